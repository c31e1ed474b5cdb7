simulate-place = erwartet: eine Szene mit dem Ort { $place }, den das Modell des Hubs braucht; simulieren Sie auf der mitgelieferten Szene, oder fügen Sie ihn hinzu
simulate-state = erwartet: ein Zustand von { $from } bis { $until }, von dem aus es weitergeht; gefunden: einer von { $found }
simulate-dates = erwartet: Tage zwischen den Jahren 1900 und 2200; gefunden: { $start } und { $days ->
        [one] { $days } Tag
       *[other] { $days } Tage
    }
