recording-let-go = l’enregistrement ne l’a plus
recording-part-unread = impossible de lire { $file } : { $error }
recording-frame-gone = ce qu’il faut pour y revenir n’a pas été gardé
recording-changed = il a été modifié après avoir été scellé
recording-folder = impossible d’enregistrer dans { $path } : { $source } ; nommez un dossier où l’on peut écrire, sur un disque où il y a de la place
recording-not-empty = attendu : un dossier vide ou un enregistrement à poursuivre ; d’autres fichiers se trouvent dans { $path } ; nommez un autre dossier
recording-no-manifest = attendu : un enregistrement avec son { $manifest } ; segments scellés sans lui dans { $path } ; enregistrez dans un autre dossier, ou remettez le manifeste depuis une copie
recording-stale = attendu : le { $manifest } de tout ce qui se trouve dans { $path } ; trouvé { $file }, { $what } ; remettez le manifeste le plus récent depuis une copie, ou enregistrez dans un autre dossier
recording-in-use = attendu : un dossier où personne n’enregistre ; un autre enregistreur travaille dans { $path } ; nommez un autre dossier
recording-manifest-broken = attendu : le manifeste d’un enregistrement dans { $path } ; trouvé à la ligne { $line } : { $reason }
recording-gone-too = ce qui y était enregistré a disparu aussi
recording-safe = ce qui était enregistré avant est sauf
recording-stopped = l’enregistrement dans { $path } s’est arrêté : { $error } ; { $what }
recording-taken-away = { $tail } a été enlevé
recording-follows = qui suit un segment autre que le dernier du manifeste
recording-unnamed = que le manifeste ne nomme pas
recording-lost = attendu : le { $manifest } d’un enregistrement ; absent
recording-lost-hint = Rien ne peut y être comparé ; remettez-le depuis une copie
recording-foreign = attendu : seulement des fichiers de l’enregistrement ; trouvé : { $name }
recording-foreign-hint = Ses événements sont lus avec les autres ; sortez-le du dossier
recording-checksum = attendu : la somme de contrôle { $wanted }… ; trouvé : { $found }…
recording-checksum-hint = Le segment a été modifié après avoir été scellé ; reprenez-le d’une copie
recording-segment-gone = attendu : un segment scellé de { $events ->
        [one] { $events } événement
       *[other] { $events } événements
    } ; introuvable : { $error }
recording-segment-gone-hint = Reprenez-le d’une copie ; le reste de l’enregistrement s’ouvre sans lui
recording-chain = attendu : qu’il suive le segment précédent ; la chaîne est rompue
recording-chain-hint = Le manifeste a été modifié à la main, ou un segment a été retiré
recording-stale-here = attendu : le manifeste de tout ce qui se trouve ici ; trouvé { $file }, { $what }
recording-stale-hint = Les derniers segments ont été retirés, ou le manifeste est plus ancien ; remettez ce qui manque
