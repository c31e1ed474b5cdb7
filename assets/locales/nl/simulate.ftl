simulate-place = verwacht: een scène met de plaats { $place }, die het model van de hub nodig heeft; simuleer op de meegeleverde scène, of voeg ze toe
simulate-state = verwacht: een toestand van { $from } tot { $until } om van verder te gaan; gevonden: een van { $found }
simulate-dates = verwacht: dagen tussen de jaren 1900 en 2200; gevonden: { $start } en { $days ->
        [one] { $days } dag
       *[other] { $days } dagen
    }
