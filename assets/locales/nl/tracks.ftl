tracks-adsb = verwacht: vliegtuigen met de tijd van nu, een spoor met zijn tijdstempel, of toestanden met hun tijd
tracks-document-skipped = Het document is overgeslagen
tracks-placeless = verwacht: een positie bij elke melding; { $placeless ->
        [one] { $placeless } heeft er geen
       *[other] { $placeless } hebben er geen
    }
tracks-placeless-hint = Ze zijn weggelaten: zulke vliegtuigen zijn te horen en zeggen niet waar ze zijn
tracks-adsb-positions = ADS-B met posities
tracks-now = vliegtuigen met de tijd waarop hun posities zijn ontvangen
tracks-nowless = { $timeless ->
        [one] { $timeless } positie
       *[other] { $timeless } posities
    } zonder die tijd; schrijf ze als “now” in het document, in seconden sinds 1970, of neem de aircraft.json van de ontvanger zoals hij is
tracks-base-station = verwacht: regels van een BaseStation-poort, zoals MSG met 22 velden; { $unknown } andere gevonden
tracks-base-station-hint = Ze zijn overgeslagen; dit is de eerste ervan
tracks-offset = verwacht: een tijdsverschil bij elke tijd; ontbreekt, want regels van een BaseStation-poort hebben er geen
tracks-offset-hint = Ze gelden als UTC; de klok van de ontvanger kan een andere zijn
tracks-step-time = verwacht: seconden als tijd van een stap; gevonden: { $found }
tracks-step-skipped = De stap is overgeslagen
tracks-steps = floating-car-gegevens met tijdstappen
tracks-degrees-for-metres = verwacht: x en y in meter; gevonden wat als graden leest: vijf cijfers en meer achter de komma
tracks-degrees-for-metres-hint = Ze zijn opgevat als lengte en breedte; `--fcd-output.geo` schrijft die
tracks-within-lane = ; waar een voertuig binnen zijn rijstrook is, wordt weggelaten
tracks-since-start = verwacht: tijden; gevonden: seconden sinds het begin van de simulatie
tracks-since-start-hint = Ze zijn geteld vanaf 1970-01-01T00:00:00Z{ $within }
tracks-point-skipped = Het punt is overgeslagen
tracks-degrees = verwacht: graden; gevonden: lat { $lat } en lon { $lon }
tracks-timeless = verwacht: een tijd bij elk punt; { $timeless ->
        [one] { $timeless } heeft er geen
       *[other] { $timeless } hebben er geen
    }
tracks-timeless-hint = Ze zijn weggelaten: niemand kan zeggen wanneer het daar was
tracks-more = verwacht: posities met tijden; { $more ->
        [one] { $more } ervan heeft
       *[other] { $more } ervan hebben
    } ook hoogten, snelheden of uitbreidingen
tracks-more-hint = Ze zijn weggelaten: ontvangers op de grond melden hoogten die er verder naast zitten dan een voertuig ooit van de grond komt
tracks-routes = verwacht: sporen; ook { $routes ->
        [one] { $routes } route
       *[other] { $routes } routes
    } gevonden
tracks-routes-hint = Ze zijn weggelaten: een route is een plan zonder tijd
tracks-gpx = GPX met sporen waarvan de punten een tijd hebben
tracks-no-times = punten zonder tijden: ze zeggen waar, en niet wanneer; neem een track met tijden op, of laat hem daarmee exporteren
tracks-none = geen track: waypoints en routes zeggen waar, en niet wanneer; neem een track met tijden op of exporteer er een
