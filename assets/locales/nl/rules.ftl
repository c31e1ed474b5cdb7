rules-syntax = verwacht: regels zoals in scenes/rules.ron; gevonden op regel { $line }, kolom { $column }: { $source }
rules-twice = verwacht: een eigen id voor elke regel; { $id } komt twee keer voor; geef er een een andere naam
rules-range = regel { $rule }: verwacht: `least` niet boven `most`; gevonden: { $least } en { $most }; verwissel ze
rules-advice = er wordt advies gegeven over { $found }, dat geen regel is{ $near }
rules-unknown = regel { $rule } noemt { $found }, dat geen regel is{ $near }
rules-goals = verwacht: doelen zoals in scenes/targets.ron; gevonden op regel { $line }, kolom { $column }: { $source }
rules-no-figure = verwacht: de id van een kerncijfer; gevonden: { $id }{ $near }
rules-figure-twice = verwacht: elk kerncijfer één keer; { $id } komt twee keer voor; laat er een weg
rules-share = verwacht: een aandeel van 0 tot 100 % voor { $id }; gevonden: { $found }
rules-tolerance = verwacht: geen tolerantie voor { $id }, dat niets met een plan vergelijkt; gevonden: { $found ->
        [one] { $found } minuut
       *[other] { $found } minuten
    }; laat `tolerance_minutes` weg
rules-finite = verwacht: een eindig getal, niet kleiner dan nul, voor { $id }; gevonden: { $found }
rules-goals-by-id = doelen per id van kerncijfer
rules-site = verwacht: gegevens zoals in { $like }; gevonden op regel { $line }, kolom { $column }: { $reason }
rules-site-value = verwacht: { $what } { $expected }; gevonden: { $found }
rules-unit = verwacht: de factor { $id } in { $unit }; gevonden in { $found }; reken de waarde om
rules-no-use = verwacht: een factor waarmee iets vermenigvuldigd wordt (grid, air, road, rail); gevonden: { $id }{ $near }
rules-mass = verwacht: één massa voor { $kind } waarvan niemand ze zei; geen of meerdere gevonden; voeg ze toe aan `masses` met haar grondslag
rules-no-factor = verwacht: de factor { $id }; geen met die id; voeg hem toe met zijn bron
rules-lane-way = de weg van de lijn { $lane }
rules-lane-way-expected = ofwel `at` in graden of `km` tot 25000
rules-an-hour = een uur
rules-0-to-24 = van 0 tot 24
rules-not-negative = niet kleiner dan nul
rules-mass-of = de massa voor { $kind } waarvan niemand ze zei
rules-mass-expected = boven nul, in kg
