transport-start = Zum Anfang (Pos1)
transport-previous = Voriges Ereignis (,)
transport-pause = Anhalten
transport-play = Abspielen
transport-next = Nächstes Ereignis (.)
transport-end = Zum Ende (Ende)
transport-forwards = Vorwärts abspielen (J)
transport-backwards = Rückwärts abspielen (J)
transport-loop-stop = Schleife beenden (L)
transport-loop = Eine halbe Stunde um hier wiederholen (L)
transport-speed = Geschwindigkeit (+ und -)
transport-unheard = ⚠ LIVE, nichts empfangen
transport-unheard-hint = Keine Quelle meldet etwas: gezeigt wird, was zuletzt bekannt war (Quellen)
transport-live = ⏺ LIVE
transport-live-hint = Jetzt, soweit die Quellen berichtet haben
transport-replay = ⏴ AUFZEICHNUNG, { $behind } zurück
transport-replay-hint = Was war; live läuft weiter. Zurück zu jetzt (Ende)
transport-to-live = Live
transport-rec-stopped = ⚠ REC gestoppt
transport-rec = ⏺ REC
transport-rec-hint =
    { $events ->
        [one] { $events } Ereignis ist gespeichert (Quellen)
       *[other] { $events } Ereignisse sind gespeichert (Quellen)
    }
transport-known = Wie bekannt
transport-known-then = Wie damals bekannt
transport-known-differing = Wie damals bekannt: { $count } ≠
transport-known-hint = Den Hub zeigen, wie er damals bekannt war, ohne später Erfahrenes; ≠ zählt, was anders war (I)
transport-known-button = Wie es damals bekannt war
transport-field = Zu 14:05 oder +3h
transport-field-hint = Zeit eingeben und Eingabe drücken
transport-no-such-time = Diese Zeit gibt es nicht
transport-no-time = Keine Uhrzeit
