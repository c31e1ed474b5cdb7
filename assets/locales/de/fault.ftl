fault-at = Zeile { $line }: { $brief }; { $advice }
fault-no-title = die Lektion hat keinen Titel
fault-no-brief = die Lektion hat keine Einführung
fault-say-it = sagen Sie es in ein, zwei Sätzen
fault-no-id = die Lektion hat keine Kennung
fault-give-id = geben Sie ihr ein Wort, das keine andere Lektion hat
fault-pass = zum Bestehen sind { $percent } Prozent nötig
fault-1-to-100 = erwartet: 1 bis 100
fault-no-tasks = die Lektion hat keine Aufgaben
fault-add-one = fügen Sie eine hinzu
fault-task-at = Aufgabe { $number } ist bei { $at }: { $error }
fault-write-time = schreiben Sie 12:30, +3h oder RFC 3339
fault-no-ask = Aufgabe { $number } fragt nichts
fault-say-what = sagen Sie, was zu tun ist
fault-no-why = Aufgabe { $number } sagt nicht, warum
fault-say-why = sagen Sie, warum die Antwort richtig ist
fault-no-points = Aufgabe { $number } ist nichts wert
fault-give-points = geben Sie ihr 1 Punkt oder mehr
fault-lasts = Aufgabe { $number } dauert { $secs } s
fault-5-to-3600 = erwartet: 5 bis 3600
fault-speed = Aufgabe { $number } hat die Geschwindigkeit { $speed }
fault-speed-range = erwartet: 0,1 bis 3600 Sekunden des Hubs je Sekunde
fault-wordless-hint = Aufgabe { $number } hat einen Hinweis ohne Worte
fault-say-something = sagen Sie etwas
fault-hints-cost = die Hinweise der Aufgabe { $number } kosten { $costs } Punkte, und die Aufgabe ist { $points } wert
fault-cost-less = lassen Sie sie nicht mehr kosten, als es gibt
fault-follows-nothing = Aufgabe { $number } folgt dem gewählten Objekt und wählt keines
fault-add-select = fügen Sie select: Some("…") hinzu
fault-no-places = Aufgabe { $number } verlangt keinen einzigen Ort
fault-name-one = nennen Sie einen
fault-no-such = Aufgabe { $number } verlangt ein Objekt einer Art, die zu diesem Zeitpunkt nicht da ist
fault-other-sort = fragen Sie nach einer anderen Art oder zu einem anderen Zeitpunkt
fault-no-moment = Aufgabe { $number } verlangt einen Zeitpunkt von { $of }, den das Protokoll nicht meldet
fault-history = hubscope history sagt, was mit einem Objekt geschieht
fault-choices = Aufgabe { $number } hat { $choices ->
        [one] { $choices } Antwort
       *[other] { $choices } Antworten
    }, davon { $right } richtige
fault-two-choices = erwartet: zwei oder mehr mit Worten, mindestens eine mit right: true
fault-order-few = Aufgabe { $number } bringt { $many ->
        [one] { $many } Ding
       *[other] { $many } Dinge
    } in eine Reihenfolge
fault-order-three = erwartet: drei oder mehr, jedes mit Worten
fault-order-twice = Aufgabe { $number } bringt dasselbe Ding zweimal in eine Reihenfolge
fault-name-once = niemand könnte sie unterscheiden; nennen Sie jedes einmal
fault-figure-nothing = Aufgabe { $number } verlangt die Kennzahl { $id }, die zu diesem Zeitpunkt keinen Wert hat
fault-other-figure = fragen Sie nach einer anderen oder zu einem anderen Zeitpunkt
fault-within = Aufgabe { $task } erlaubt eine Abweichung von { $within }
fault-above-zero = erwartet: mehr als 0
fault-no-view = Aufgabe { $task } nennt die Ansicht { $found }, die keine Ansicht der Szene ist
fault-no-place = Aufgabe { $task } nennt den Ort { $found }, der kein Ort der Szene ist
fault-no-object = Aufgabe { $task } nennt das Objekt { $found }, das kein Objekt ihres Protokolls ist
fault-no-figure = Aufgabe { $task } nennt die Kennzahl { $found }, die keine ist
fault-name-view = nennen Sie eine Ansicht, die es in der Szene gibt
fault-name-place = nennen Sie einen Ort, den es in der Szene gibt
fault-name-object = nennen Sie ein Objekt, das es in ihrem Protokoll gibt
fault-name-figure = nennen Sie eine Kennzahl, die es gibt
fault-syntax = erwartet: eine Lektion wie in scenes/lessons; gefunden in Zeile { $line }, Spalte { $column }: { $reason }
