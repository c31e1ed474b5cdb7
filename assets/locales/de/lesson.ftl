lesson-menu = Lektionen
lesson-passed = ✔ { $percent } %
lesson-failed = { $percent } %
lesson-results = Ergebnisse …
lesson-size = { $tasks ->
    [one] { $tasks } Aufgabe
   *[other] { $tasks } Aufgaben
}, { $points ->
    [one] { $points } Punkt
   *[other] { $points } Punkte
}
lesson-at = { $at } von { $count }, für { $worth ->
    [one] { $worth } Punkt
   *[other] { $worth } Punkte
}
lesson-so-far = { $at } von { $count }, bisher { $points ->
    [one] { $points } Punkt
   *[other] { $points } Punkte
}
lesson-left = noch { $secs } s
lesson-rules = Zwei Antworten je Aufgabe, die zweite für die halbe Punktzahl; Hinweise kosten Punkte. { $percent } % genügen zum Bestehen.
lesson-name = Ihr Name oder ein Pseudonym
lesson-name-hint = kann leer bleiben
lesson-kept = Was Sie tun, bleibt nur auf diesem Rechner, unter diesem Namen, und kann gelöscht werden.
lesson-hint = Hinweis: { $hint }
lesson-once-more = ✖ { $said } Noch eine Antwort, für die halbe Punktzahl.
lesson-right = ✔ Richtig, { $points } von { $of ->
    [one] { $of } Punkt
   *[other] { $of } Punkten
}
lesson-time-up = ✖ Die Zeit ist um
lesson-wrong = ✖ Nicht richtig
lesson-right-is = Richtig ist: { $answer }
lesson-begin = Beginnen
lesson-enter = Eingabe
lesson-answer-first = Zuerst antworten
lesson-take-hint = Hinweis (-{ $costs })
lesson-restart = Zurück zum Beginn der Aufgabe
lesson-to-result = Zum Ergebnis
lesson-next = Nächste Aufgabe
lesson-not-now = Nicht jetzt
lesson-leave-ask = Verlassen und das Erreichte verlieren?
lesson-leave-now = Verlassen
lesson-stay = Bleiben
lesson-leave = Lektion verlassen
lesson-several = Mehrere können richtig sein
lesson-order = Die Pfeile verschieben eine Zeile, ihre Ziffer schiebt sie nach oben
lesson-up-line = { $line }: nach oben
lesson-up = Nach oben ({ $digit })
lesson-down-line = { $line }: nach unten
lesson-down = Nach unten
lesson-figure = Der Wert
lesson-choose = Im Bild auswählen
lesson-it-is = Es ist { $name }
lesson-here = Hier ist es
lesson-then = Es ist um { $clock }
lesson-answer = Antworten
lesson-that-is = Das ist { $name }.
lesson-none-chosen = Nichts ist ausgewählt.
lesson-beside = Sie schauen { $metres } m daneben.
lesson-too-far = Sie sind zu weit entfernt.
lesson-too-early = Das ist zu früh.
lesson-too-late = Das ist zu spät.
lesson-in-place = { $placed ->
    [one] { $placed } von { $of } steht am richtigen Platz.
   *[other] { $placed } von { $of } stehen am richtigen Platz.
}
lesson-not-figure = Es ist nicht { $figure }.
lesson-not-all = Das ist nicht alles oder nicht nur das Richtige.
lesson-not-it = Das ist es nicht.
lesson-among-others = { $name }, unter anderem
lesson-between-choices = {"; "}
lesson-between-lines = {", "}
lesson-verdict-passed = ✔ Bestanden: { $points } von { $of ->
    [one] { $of } Punkt
   *[other] { $of } Punkten
}, { $percent } %
lesson-verdict-failed = ✖ Noch nicht bestanden: { $points } von { $of ->
    [one] { $of } Punkt
   *[other] { $of } Punkten
}, { $percent } %
lesson-enough = { $percent } % genügen
lesson-again = Noch einmal
lesson-all-results = Alle Ergebnisse
lesson-close = Schließen
lesson-replay = Wiedergabe
lesson-replay-of = Aufgabe { $task } wiedergeben
lesson-replay-all = Alles wiedergeben
lesson-replay-hint = Was Sie ansahen, und wann Sie antworteten
lesson-replay-pause = Pause
lesson-replay-play = Abspielen
lesson-replay-end = Beenden
lesson-replay-where = Stelle der Wiedergabe
lesson-replay-secs = { $secs } von { $of } s
lesson-replay-task = Ihr Durchgang: Aufgabe { $at } von { $count }
lesson-replay-said = { $sign } nach { $secs } s: { $answer }
lesson-row = { $sign } { $points } von { $of ->
    [one] { $of } Punkt
   *[other] { $of } Punkten
} in { $secs } s{ $hints ->
    [0] {""}
    [one] , mit einem Hinweis
   *[other] , mit { $hints } Hinweisen
}
lesson-said = Ihre Antwort: { $answer }
lesson-saw = Was Sie sahen
lesson-saw-task = Was Sie sahen, Aufgabe { $task }
lesson-saw-hint = Zurück an die Stelle Ihrer Antwort
lesson-show = Was richtig ist
lesson-show-task = Was richtig ist, Aufgabe { $task }
lesson-show-hint = Wo die Antwort ist
lesson-said-nothing = nichts
lesson-said-elsewhere = ein anderer Teil des Bildes
lesson-said-late = nichts rechtzeitig
