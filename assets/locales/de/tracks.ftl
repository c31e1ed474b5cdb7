tracks-adsb = erwartet: Flugzeuge mit der Zeit von jetzt, eine Spur mit ihrem Zeitstempel oder Zustände mit ihrer Zeit
tracks-document-skipped = Das Dokument wurde übersprungen
tracks-placeless = erwartet: eine Position bei jeder Meldung; { $placeless ->
        [one] { $placeless } hat keine
       *[other] { $placeless } haben keine
    }
tracks-placeless-hint = Sie wurden weggelassen: Solche Flugzeuge sind zu hören und sagen nicht, wo sie sind
tracks-adsb-positions = ADS-B mit Positionen
tracks-now = Flugzeuge mit der Zeit, zu der ihre Positionen empfangen wurden
tracks-nowless = { $timeless ->
        [one] { $timeless } Position
       *[other] { $timeless } Positionen
    } ohne diese Zeit; schreiben Sie sie als „now“ in das Dokument, in Sekunden seit 1970, oder nehmen Sie die aircraft.json des Empfängers, wie sie ist
tracks-base-station = erwartet: Zeilen eines BaseStation-Ports, etwa MSG mit 22 Feldern; { $unknown } andere gefunden
tracks-base-station-hint = Sie wurden übersprungen; dies ist die erste davon
tracks-offset = erwartet: ein Zeitversatz bei jeder Zeit; fehlt, denn Zeilen eines BaseStation-Ports haben keinen
tracks-offset-hint = Sie gelten als UTC; die Uhr des Empfängers kann eine andere sein
tracks-step-time = erwartet: Sekunden als Zeit eines Schritts; gefunden: { $found }
tracks-step-skipped = Der Schritt wurde übersprungen
tracks-steps = Floating-Car-Daten mit Zeitschritten
tracks-degrees-for-metres = erwartet: x und y in Metern; gefunden, was sich wie Grad liest: fünf Stellen und mehr hinter dem Komma
tracks-degrees-for-metres-hint = Sie wurden als Länge und Breite verstanden; `--fcd-output.geo` schreibt diese
tracks-within-lane = ; wo ein Fahrzeug innerhalb seiner Spur ist, wird weggelassen
tracks-since-start = erwartet: Uhrzeiten; gefunden: Sekunden seit Beginn der Simulation
tracks-since-start-hint = Sie zählen ab 1970-01-01T00:00:00Z{ $within }
tracks-point-skipped = Der Punkt wurde übersprungen
tracks-degrees = erwartet: Grad; gefunden: lat { $lat } und lon { $lon }
tracks-timeless = erwartet: eine Zeit bei jedem Punkt; { $timeless ->
        [one] { $timeless } hat keine
       *[other] { $timeless } haben keine
    }
tracks-timeless-hint = Sie wurden weggelassen: Niemand kann sagen, wann es dort war
tracks-more = erwartet: Positionen mit Zeiten; { $more ->
        [one] { $more } davon hat
       *[other] { $more } davon haben
    } auch Höhen, Geschwindigkeiten oder Erweiterungen
tracks-more-hint = Sie wurden weggelassen: Empfänger am Boden melden Höhen, die weiter danebenliegen, als ein Fahrzeug vom Boden abhebt
tracks-routes = erwartet: Spuren; auch { $routes ->
        [one] { $routes } Route
       *[other] { $routes } Routen
    } gefunden
tracks-routes-hint = Sie wurden weggelassen: Eine Route ist ein Plan ohne Zeit
tracks-gpx = GPX mit Spuren, deren Punkte Zeiten haben
tracks-no-times = Punkte ohne Zeiten: Sie sagen, wo, und nicht, wann; zeichnen Sie einen Track mit Zeiten auf, oder lassen Sie ihn damit exportieren
tracks-none = kein Track: Wegpunkte und Routen sagen, wo, und nicht, wann; zeichnen Sie einen Track mit Zeiten auf, oder exportieren Sie einen
