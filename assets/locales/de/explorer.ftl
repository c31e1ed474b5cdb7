explorer-by-kind = Nach Art
explorer-by-place = Nach Ort
explorer-by-status = Nach Status
explorer-moving = Unterwegs zu { $place }
explorer-inside = In oder auf { $object }
explorer-unplaced = Ort nicht gemeldet
explorer-alarm = Alarm
explorer-held = Festgehalten
explorer-no-status = Noch kein Status
explorer-unknown =
    { $many ->
        [one] { $many } Ort nicht auf der Karte
       *[other] { $many } Orte nicht auf der Karte
    }
explorer-unknown-hint = Angeben, welche Orte gemeint sind
explorer-last-hour = Letzte 60 Minuten
explorer-find = Objekt, Ort oder Status suchen
explorer-find-hint = Ein Objekt nach Name, Art, Ort oder Status suchen
explorer-no-match = Hier passt gerade nichts
explorer-more =
    { $many ->
        [one] und { $many } weiteres; zum Eingrenzen tippen
       *[other] und { $many } weitere; zum Eingrenzen tippen
    }
explorer-size =
    { $events ->
        [one] { $events } Ereignis
       *[other] { $events } Ereignisse
    }, { $objects ->
        [one] { $objects } Objekt
       *[other] { $objects } Objekte
    }
explorer-late = { $late } verspätet, { $twice } doppelt
explorer-no-issues = Keine Probleme im Protokoll
explorer-issues =
    { $many ->
        [one] ⚠ { $many } Problem im Protokoll
       *[other] ⚠ { $many } Probleme im Protokoll
    }
explorer-issues-of = { $kind }: { $many }
