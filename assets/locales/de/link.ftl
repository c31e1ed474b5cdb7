link-not-ours = erwartet: ein Link wie hubscope://open?log=day.ndjson&at=2021-11-08T11:30:00Z; gefunden: { $found }
link-part = erwartet: { $expected } als Teil { $part } des Links; gefunden: { $found }
link-eye = sechs Zahlen: Ost, Nord, Höhe, Abstand, Richtung, Neigung
link-roof = on, ghost oder off
link-parts = log, at, select, incident, scene, map, eye oder roof
link-share = erwartet: eine Freigabedatei, die diese Version kennt; es ist eine andere ({ $why }); ihre Ereignisse öffnen sich mit einem neueren Hubscope oder nach `hubscope cut`
