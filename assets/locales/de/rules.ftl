rules-syntax = erwartet: Regeln wie in scenes/rules.ron; gefunden in Zeile { $line }, Spalte { $column }: { $source }
rules-twice = erwartet: eine eigene Kennung für jede Regel; { $id } kommt zweimal vor; benennen Sie eine um
rules-range = Regel { $rule }: erwartet: `least` nicht über `most`; gefunden: { $least } und { $most }; vertauschen Sie sie
rules-advice = ein Rat bezieht sich auf { $found }, das keine Regel ist{ $near }
rules-unknown = Regel { $rule } nennt { $found }, das keine Regel ist{ $near }
rules-goals = erwartet: Ziele wie in scenes/targets.ron; gefunden in Zeile { $line }, Spalte { $column }: { $source }
rules-no-figure = erwartet: die Kennung einer Kennzahl; gefunden: { $id }{ $near }
rules-figure-twice = erwartet: jede Kennzahl einmal; { $id } kommt zweimal vor; lassen Sie eine weg
rules-share = erwartet: ein Anteil von 0 bis 100 % für { $id }; gefunden: { $found }
rules-tolerance = erwartet: keine Toleranz für { $id }, das nichts mit einem Plan vergleicht; gefunden: { $found ->
        [one] { $found } Minute
       *[other] { $found } Minuten
    }; lassen Sie `tolerance_minutes` weg
rules-finite = erwartet: eine endliche Zahl, nicht kleiner als null, für { $id }; gefunden: { $found }
rules-goals-by-id = Ziele nach Kennungen von Kennzahlen
rules-site = erwartet: Daten wie in { $like }; gefunden in Zeile { $line }, Spalte { $column }: { $reason }
rules-site-value = erwartet: { $what } { $expected }; gefunden: { $found }
rules-unit = erwartet: der Faktor { $id } in { $unit }; gefunden in { $found }; rechnen Sie seinen Wert um
rules-no-use = erwartet: ein Faktor, mit dem etwas multipliziert wird (grid, air, road, rail); gefunden: { $id }{ $near }
rules-mass = erwartet: eine Masse für { $kind }, von dem niemand sie sagte; keine oder mehrere gefunden; fügen Sie sie mit ihrer Grundlage zu `masses` hinzu
rules-no-factor = erwartet: der Faktor { $id }; keiner mit dieser Kennung; fügen Sie ihn mit seiner Quelle hinzu
rules-lane-way = der Weg der Linie { $lane }
rules-lane-way-expected = entweder `at` in Grad oder `km` bis 25000
rules-an-hour = eine Stunde
rules-0-to-24 = von 0 bis 24
rules-not-negative = nicht kleiner als null
rules-mass-of = die Masse für { $kind }, von dem niemand sie sagte
rules-mass-expected = über null, in kg
