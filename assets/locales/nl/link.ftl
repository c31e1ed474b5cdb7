link-not-ours = verwacht: een link zoals hubscope://open?log=day.ndjson&at=2021-11-08T11:30:00Z; gevonden: { $found }
link-part = verwacht: { $expected } als deel { $part } van de link; gevonden: { $found }
link-eye = zes getallen: oost, noord, omhoog, afstand, richting, helling
link-roof = on, ghost of off
link-parts = log, at, select, incident, scene, map, eye of roof
link-share = verwacht: een deelbestand dat deze versie kent; het is een ander ({ $why }); de gebeurtenissen erin openen met een nieuwere Hubscope, of na `hubscope cut`
