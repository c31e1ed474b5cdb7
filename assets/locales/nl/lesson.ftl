lesson-menu = Lessen
lesson-passed = ✔ { $percent }%
lesson-failed = { $percent }%
lesson-results = Resultaten…
lesson-size = { $tasks ->
    [one] { $tasks } taak
   *[other] { $tasks } taken
}, { $points ->
    [one] { $points } punt
   *[other] { $points } punten
}
lesson-at = { $at } van { $count }, voor { $worth ->
    [one] { $worth } punt
   *[other] { $worth } punten
}
lesson-so-far = { $at } van { $count }, tot nu toe { $points ->
    [one] { $points } punt
   *[other] { $points } punten
}
lesson-left = nog { $secs } s
lesson-rules = Twee antwoorden per taak, het tweede voor de helft van de punten; hints kosten punten. { $percent }% volstaat om te slagen.
lesson-name = Uw naam of een schuilnaam
lesson-name-hint = mag leeg blijven
lesson-kept = Wat u doet, wordt alleen op deze computer bewaard, onder die naam, en kan gewist worden.
lesson-hint = Hint: { $hint }
lesson-once-more = ✖ { $said } Nog één antwoord, voor de helft van de punten.
lesson-right = ✔ Juist, { $points } van { $of ->
    [one] { $of } punt
   *[other] { $of } punten
}
lesson-time-up = ✖ De tijd is om
lesson-wrong = ✖ Niet juist
lesson-right-is = Juist is: { $answer }
lesson-begin = Beginnen
lesson-enter = Enter
lesson-answer-first = Antwoord eerst
lesson-take-hint = Hint (-{ $costs })
lesson-restart = Terug naar het begin van de taak
lesson-to-result = Naar het resultaat
lesson-next = Volgende taak
lesson-not-now = Niet nu
lesson-leave-ask = Verlaten en verliezen wat u deed?
lesson-leave-now = Verlaten
lesson-stay = Blijven
lesson-leave = De les verlaten
lesson-several = Er kan er meer dan één juist zijn
lesson-order = De pijlen verplaatsen een regel; het cijfer ervan ook, omhoog
lesson-up-line = { $line }: omhoog
lesson-up = Omhoog ({ $digit })
lesson-down-line = { $line }: omlaag
lesson-down = Omlaag
lesson-figure = De waarde
lesson-choose = Kies het in het beeld
lesson-it-is = Het is { $name }
lesson-here = Hier is het
lesson-then = Het is om { $clock }
lesson-answer = Antwoorden
lesson-that-is = Dat is { $name }.
lesson-none-chosen = Er is niets gekozen.
lesson-beside = U kijkt er { $metres } m naast.
lesson-too-far = U bent te ver weg.
lesson-too-early = Dat is te vroeg.
lesson-too-late = Dat is te laat.
lesson-in-place = { $placed ->
    [one] { $placed } van { $of } staat op zijn plaats.
   *[other] { $placed } van { $of } staan op hun plaats.
}
lesson-not-figure = Het is niet { $figure }.
lesson-not-all = Dat is niet alles, of niet alleen wat juist is.
lesson-not-it = Dat is het niet.
lesson-among-others = { $name }, onder andere
lesson-between-choices = {"; "}
lesson-between-lines = {", "}
lesson-verdict-passed = ✔ Geslaagd: { $points } van { $of ->
    [one] { $of } punt
   *[other] { $of } punten
}, { $percent }%
lesson-verdict-failed = ✖ Nog niet geslaagd: { $points } van { $of ->
    [one] { $of } punt
   *[other] { $of } punten
}, { $percent }%
lesson-enough = { $percent }% volstaat
lesson-again = Opnieuw doen
lesson-all-results = Alle resultaten
lesson-close = Sluiten
lesson-replay = Terugkijken
lesson-replay-of = Taak { $task } terugkijken
lesson-replay-all = Alles terugkijken
lesson-replay-hint = Waar u naar keek, en wanneer u antwoordde
lesson-replay-pause = Pauze
lesson-replay-play = Afspelen
lesson-replay-end = Stoppen
lesson-replay-where = Plaats in de terugblik
lesson-replay-secs = { $secs } van { $of } s
lesson-replay-task = Uw sessie: taak { $at } van { $count }
lesson-replay-said = { $sign } na { $secs } s: { $answer }
lesson-row = { $sign } { $points } van { $of ->
    [one] { $of } punt
   *[other] { $of } punten
} in { $secs } s{ $hints ->
    [0] {""}
    [one] , met een hint
   *[other] , met { $hints } hints
}
lesson-said = Uw antwoord: { $answer }
lesson-saw = Wat u zag
lesson-saw-task = Wat u zag, taak { $task }
lesson-saw-hint = Terug naar waar u antwoordde
lesson-show = Wat juist is
lesson-show-task = Wat juist is, taak { $task }
lesson-show-hint = Waar het antwoord is
lesson-said-nothing = niets
lesson-said-elsewhere = een ander deel van het beeld
lesson-said-late = niets op tijd
