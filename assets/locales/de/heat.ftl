heat-minutes = min
heat-span-hour = 60 min
heat-span-four = 4 h
heat-span-day = 24 h
heat-span-today = Heute
heat-places = Orte nach (H)
heat-off = Nichts
heat-fill = Wie voll sie jetzt sind
heat-load = Wie viel dort stand
heat-dwell = Wie lange es dort stand
heat-travel = Wie oft Wege befahren sind
heat-flows = Ströme: was wohin ging (T)
heat-over = über
heat-over-hint = Vor der Abspielposition; bei einer Schleife diese
heat-between = { $from } bis { $until }
heat-last = letzte { $span }
heat-today = heute
heat-fill-title = Belegte Plätze, jetzt
heat-load-title = Gleichzeitig dort, im Mittel, { $span }
heat-dwell-title = Verweilzeit, im Mittel, { $span }
heat-travel-title = Fahrten darüber, { $span }
heat-load-most = { $most } Stück
heat-travel-most =
    { $drives ->
        [one] { $drives } Fahrt
       *[other] { $drives } Fahrten
    }
heat-flows-title = Güter auf diesem Weg, { $span }
