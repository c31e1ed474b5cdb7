check-all-on-map = allemaal op de kaart
check-not-on-map = { $unknown } niet op de kaart; --map noemt een bestand dat zegt { $unknown ->
        [one] waar ze is
       *[other] waar ze zijn
    }
check-no-gap = geen gat van meer dan { $minutes } min
check-gaps = { $count ->
        [one] { $count } gat
       *[other] { $count } gaten
    } van meer dan { $minutes } min, het langste { $long } vanaf { $from }
check-span = van { $from } tot { $until } ({ $long })
check-places = { $count ->
        [one] { $count } plaats
       *[other] { $count } plaatsen
    }, { $known }
check-late = { $gaps }; { $late } te laat, { $twice } dubbel, { $order } niet op volgorde
check-only-header = , alleen een kop
check-no-events = verwacht: gebeurtenissen in { $path }; geen gevonden{ $why }
check-summary = { $is_recording }gebeurtenissen: { $events }, objecten: { $objects }, plaatsen: { $places }
check-recording = een opname:{" "}
check-recording-held = een opname, haar { $segments ->
        [one] { $segments } segment getoetst aan zijn controlesom
       *[other] { $segments } segmenten getoetst aan hun controlesommen
    } (de laatste waarde van de keten is { $chain }…):{" "}
check-guessed = geraden: { $reason }
check-nothing-odd = niets vreemds
check-more = en nog { $count }
check-environment = een omgeving van { $consumers ->
        [one] { $consumers } verbruiker
       *[other] { $consumers } verbruikers
    } en { $lanes ->
        [one] { $lanes } lijn
       *[other] { $lanes } lijnen
    }
check-factors = { $factors ->
        [one] { $factors } factor
       *[other] { $factors } factoren
    }
check-targets = doelen van { $figures ->
        [one] { $figures } kerncijfer
       *[other] { $figures } kerncijfers
    }
check-map = een toewijzing van { $ids ->
        [one] { $ids } id
       *[other] { $ids } id’s
    } aan plaatsen
check-scene = een scène van { $places ->
        [one] { $places } plaats
       *[other] { $places } plaatsen
    }
check-gauge = Niets met de naam { $gauge } meldt het peil van { $basin }
check-gauge-hint = Noem het object dat `level` meldt in het logboek, of laat `gauge` weg
check-held = { $summary }, getoetst aan { $log }
check-columns = kolommen van een tabel
check-notes = notities bij { $incidents ->
        [one] { $incidents } incident
       *[other] { $incidents } incidenten
    }
check-bundled-day = de meegeleverde dag
check-correct-other = Verbeter de naam, tenzij een ander logboek het noemt
check-correct-own = Verbeter de naam, tenzij uw eigen logboek het noemt: noem dat ook
check-rules = { $rules ->
        [one] { $rules } regel
       *[other] { $rules } regels
    }, getoetst aan { $log }
check-lesson = een les van { $tasks ->
        [one] { $tasks } taak
       *[other] { $tasks } taken
    } en { $points ->
        [one] { $points } punt
       *[other] { $points } punten
    }
check-tour-hint = Een venster geeft deze rondleiding niet; herstel ze
check-tour = een rondleiding van { $stops ->
        [one] { $stops } halte
       *[other] { $stops } haltes
    }, getoetst aan { $log }
check-counted = { $kind }: { $count }
