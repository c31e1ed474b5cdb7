incidents-told = { $severity }: { $words }
incidents-none = Geen incidenten in dit logboek
incidents-none-hint = Alle regels zijn getoetst en er ging geen alarm af
incidents-none-after = Geen later incident in dit logboek
incidents-none-before = Geen eerder incident in dit logboek
incidents-withheld = Incidenten worden na het antwoord weer getoond: uitzoeken wat er misgaat, hoort bij de opdracht
incidents-previous = Vorige
incidents-previous-hint = Tien seconden voor het vorige incident (Shift+N)
incidents-next = Volgende
incidents-next-hint = Tien seconden voor het volgende incident (N)
incidents-all = Alle
incidents-no-infos = Geen info
incidents-only-critical = Kritieke
incidents-find = Een incident zoeken
incidents-find-what = Een incident, object of plaats zoeken
incidents-find-hint = Een incident zoeken op zijn woorden
incidents-open-only = Alleen wat niemand behandeld heeft
incidents-no-match = Geen incident komt overeen
incidents-now = nu
incidents-from-to = Van { $from } tot { $until } ({ $span })
incidents-from-on = Vanaf { $from }, niet voorbij aan het einde van het logboek
incidents-loop = Herhalen
incidents-loop-hint = Steeds opnieuw afspelen
incidents-lesson = Les maken
incidents-lesson-hint = Hier stoppen en vragen: waar, wat, waarom en wat te doen
incidents-place-hint = Naar de plaats gaan
incidents-object-hint = Naar het object gaan
incidents-advice = Wat te doen
incidents-causes = Als gevolg van
incidents-effects = Had als gevolg
incidents-effects-none = Geen ander incident uit deze lijst
incidents-proof = Gebeurtenissen die het bewijzen ({ $told })
incidents-proof-first = Gebeurtenissen die het bewijzen (de eerste { $told } van { $all })
incidents-event-hint = Naar deze gebeurtenis gaan
incidents-report = Rapport
incidents-report-hint = Eén pagina om door te geven: beelden, oorzaken, gebeurtenissen, cijfers en hoe betrouwbaar de gegevens zijn
incidents-share = Delen
incidents-share-hint = Eén klein bestand: dit deel van het logboek, met plattegrond, zichten en notities; het opent op deze plek in elke Hubscope
incidents-share-named = Met namen
incidents-share-nameless = Zonder namen
incidents-delayed =
    Vertraagd: { $many ->
        [one] 1 mijlpaal
       *[other] { $many } mijlpalen
    } van { $things ->
        [one] één object
       *[other] { $things } objecten
    }
incidents-delay = { $name }, { $milestone }: { $late } te laat
incidents-delay-still = { $name }, { $milestone }: { $late } te laat en er nog niet
