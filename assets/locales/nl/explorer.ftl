explorer-by-kind = Per soort
explorer-by-place = Per plaats
explorer-by-status = Per status
explorer-moving = Onderweg naar { $place }
explorer-inside = In of op { $object }
explorer-unplaced = Plaats niet gemeld
explorer-alarm = Alarm
explorer-held = Vastgehouden
explorer-no-status = Nog geen status
explorer-unknown =
    { $many ->
        [one] { $many } plaats niet op de kaart
       *[other] { $many } plaatsen niet op de kaart
    }
explorer-unknown-hint = Aangeven welke plaatsen het zijn
explorer-last-hour = Laatste 60 minuten
explorer-find = Object, plaats of status zoeken
explorer-find-hint = Een object zoeken op naam, soort, plaats of status
explorer-no-match = Nu komt hier niets overeen
explorer-more = en nog { $many }; typ om te verfijnen
explorer-size =
    { $events ->
        [one] { $events } gebeurtenis
       *[other] { $events } gebeurtenissen
    }, { $objects ->
        [one] { $objects } object
       *[other] { $objects } objecten
    }
explorer-late = { $late } te laat, { $twice } dubbel
explorer-no-issues = Geen problemen in het logboek
explorer-issues =
    { $many ->
        [one] ⚠ { $many } probleem in het logboek
       *[other] ⚠ { $many } problemen in het logboek
    }
explorer-issues-of = { $kind }: { $many }
