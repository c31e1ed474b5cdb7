heat-minutes = min
heat-span-hour = 60 min
heat-span-four = 4 h
heat-span-day = 24 h
heat-span-today = Aujourd’hui
heat-places = Lieux selon (H)
heat-off = Rien
heat-fill = Remplissage actuel
heat-load = Quantité présente
heat-dwell = Temps de séjour
heat-travel = Fréquence des trajets
heat-flows = Flux : ce qui est allé où (T)
heat-over = sur
heat-over-hint = Avant la tête de lecture ; dans la boucle, s’il y en a une
heat-between = { $from } à { $until }
heat-last = dernières { $span }
heat-today = aujourd’hui
heat-fill-title = Emplacements occupés, maintenant
heat-load-title = Présents à la fois, moyenne, { $span }
heat-dwell-title = Temps de séjour moyen, { $span }
heat-travel-title = Passages, { $span }
heat-load-most = { $most } à la fois
heat-travel-most =
    { $drives ->
        [one] { $drives } passage
       *[other] { $drives } passages
    }
heat-flows-title = Marchandises passées, { $span }
