environment-none = De site heeft geen gegevens over haar omgeving
environment-since = Sommen vanaf { $since }, waar dit deel van het logboek begint
environment-since-hint = Wat daarvoor was, telt niet mee
environment-missing =
    { $minutes ->
        [one] Gedurende { $minutes } minuut van de dag ontbrak een waarde
       *[other] Gedurende { $minutes } minuten van de dag ontbrak een waarde
    }
environment-missing-hint = In de sommen tellen ze als nul
environment-basis = Waarop dit berust
environment-figure-hint = { $formula }. Bron: { $source }
environment-row-hint = { $label }: { $hint }
environment-course-hint = Een klik toont het verloop over de dag
environment-sun = Zon
environment-roof = Dak
environment-hub = Hub
environment-sorters = Sortering
environment-modelled = Wat achter ~ staat, komt uit de modellen; niemand meet het
environment-light = Niemand meet het licht; bij heldere hemel is het { $light } W/m²
environment-light-hint = Wat PVWatts in de plaats neemt
environment-yards = Terreinen
environment-separator = Afscheider
environment-basin = Bekken
environment-cleaned = gezuiverd
environment-separator-full = Er komt meer bij de afscheider dan de { $most } L/s die hij aankan: de rest gaat erlangs
environment-rain = Regen
environment-valve-shut = De klep is dicht: niets verlaat { $basin }
environment-valve = Klep
environment-valve-open = open
environment-valve-told = Zoals het bekken meldt
environment-valve-assumed = open, aangenomen
environment-valve-untold = Niemand meldet het
environment-basin-high = { $basin } staat boven de grens van { $limit } m
environment-from = { $mode } van { $lane }
environment-to = { $mode } naar { $lane }
environment-leg-hint =
    { $vehicles ->
        [one] { $vehicles } voertuig
       *[other] { $vehicles } voertuigen
    } met { $tonnes } t, waarvan { $assumed } t aangenomen, { $activity } t·km met de factor van { $mode }; { $basis }
environment-mode-air = luchtvervoer
environment-mode-road = wegvervoer
environment-mode-rail = spoorvervoer
environment-night = Landingen en starts ’s nachts: { $flights }, ten hoogste { $limit }
environment-week = Vluchten in zeven dagen: { $flights }, aangekondigd: { $limit }
environment-factor = { $label }, { $year }: { $value } { $unit }; { $source }
environment-chains = Zendingen en hun ketens ({ $many })
environment-factors = Factoren, uitgave { $version }
