link-not-ours = attendu : un lien tel que hubscope://open?log=day.ndjson&at=2021-11-08T11:30:00Z ; trouvé : { $found }
link-part = attendu : { $expected } pour la partie { $part } du lien ; trouvé : { $found }
link-eye = six nombres : est, nord, haut, distance, cap, inclinaison
link-roof = on, ghost ou off
link-parts = log, at, select, incident, scene, map, eye ou roof
link-share = attendu : un fichier de partage que cette version connaît ; c’en est un autre ({ $why }) ; ses événements s’ouvrent avec un Hubscope plus récent, ou après `hubscope cut`
