environment-none = Der Standort hat keine Daten zu seiner Umwelt
environment-since = Summen ab { $since }, wo dieser Teil des Protokolls beginnt
environment-since-hint = Was davor war, ist nicht enthalten
environment-missing =
    { $minutes ->
        [one] An diesem Tag fehlte { $minutes } Minute lang ein Wert
       *[other] An diesem Tag fehlte { $minutes } Minuten lang ein Wert
    }
environment-missing-hint = In den Summen zählen sie als null
environment-basis = Worauf das beruht
environment-figure-hint = { $formula }. Quelle: { $source }
environment-row-hint = { $label }: { $hint }
environment-course-hint = Ein Klick zeigt den Verlauf über den Tag
environment-sun = Sonne
environment-roof = Dach
environment-hub = Hub
environment-sorters = Sorter
environment-modelled = Was hinter ~ steht, kommt aus den Modellen; niemand misst es
environment-light = Niemand misst das Licht; bei klarem Himmel sind es { $light } W/m²
environment-light-hint = Was PVWatts an dessen Stelle setzt
environment-yards = Höfe
environment-separator = Abscheider
environment-basin = Becken
environment-cleaned = gereinigt
environment-separator-full = Zum Abscheider kommt mehr als die { $most } L/s, die er aufnimmt: Der Rest läuft vorbei
environment-rain = Regen
environment-valve-shut = Der Schieber ist zu: Nichts verlässt { $basin }
environment-valve = Schieber
environment-valve-open = offen
environment-valve-told = Wie das Becken meldet
environment-valve-assumed = offen, angenommen
environment-valve-untold = Niemand meldet es
environment-basin-high = { $basin } ist über der Grenze von { $limit } m
environment-from = { $mode } von { $lane }
environment-to = { $mode } nach { $lane }
environment-leg-hint =
    { $vehicles ->
        [one] { $vehicles } Fahrzeug
       *[other] { $vehicles } Fahrzeuge
    } mit { $tonnes } t, davon { $assumed } t angenommen, { $activity } t·km mit dem Faktor für { $mode }; { $basis }
environment-mode-air = Luftverkehr
environment-mode-road = Straßenverkehr
environment-mode-rail = Schienenverkehr
environment-night = Starts und Landungen bei Nacht: { $flights }, höchstens { $limit }
environment-week = Flüge in sieben Tagen: { $flights }, angekündigt: { $limit }
environment-factor = { $label }, { $year }: { $value } { $unit }; { $source }
environment-chains = Sendungen und ihre Ketten ({ $many })
environment-factors = Faktoren, Ausgabe { $version }
