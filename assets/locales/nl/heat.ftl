heat-minutes = min
heat-span-hour = 60 min
heat-span-four = 4 u
heat-span-day = 24 u
heat-span-today = Vandaag
heat-places = Plaatsen volgens (H)
heat-off = Niets
heat-fill = Hoe vol ze nu zijn
heat-load = Hoeveel er stond
heat-dwell = Hoelang het er stond
heat-travel = Hoe vaak wegen bereden zijn
heat-flows = Stromen: wat ging waarheen (T)
heat-over = over
heat-over-hint = Vóór de afspeelkop; van een lus, als die er is
heat-between = { $from } tot { $until }
heat-last = laatste { $span }
heat-today = vandaag
heat-fill-title = Bezette plaatsen, nu
heat-load-title = Tegelijk aanwezig, gemiddeld, { $span }
heat-dwell-title = Verblijftijd, gemiddeld, { $span }
heat-travel-title = Ritten erover, { $span }
heat-load-most = { $most } stuks
heat-travel-most =
    { $drives ->
        [one] { $drives } rit
       *[other] { $drives } ritten
    }
heat-flows-title = Goederen die zo gingen, { $span }
