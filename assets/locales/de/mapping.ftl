mapping-title = Orte dieses Protokolls
mapping-unknown = { $count ->
    [0] Jeder Ort, den dieses Protokoll nennt, ist auf der Karte.
    [one] Ein Name dieses Protokolls ist nicht auf der Karte. Sagen Sie, welchen Ort er meint.
   *[other] { $count } Namen dieses Protokolls sind nicht auf der Karte. Sagen Sie, welchen Ort jeder meint.
}
mapping-find = Einen Namen suchen
mapping-take = { $count } mit nur anderer Schreibweise übernehmen
mapping-take-hint = Jeder steht unten und kann zurückgenommen werden
mapping-find-none = Kein Name passt
mapping-stays = { $count ->
    [one] Einmal war etwas dort
   *[other] { $count }-mal war etwas dort
}
mapping-maybe = { $name }?
mapping-means = { $id } bedeutet { $name }
mapping-alike = Zu { $percent } % ähnlich
mapping-choose = Auswählen …
mapping-choose-of = Den Ort auswählen, den { $id } bedeutet
mapping-more-names = und { $count ->
    [one] { $count } weiterer
   *[other] { $count } weitere
}; tippen, um einzugrenzen
mapping-place-hint = Name eines Ortes, etwa dock 3
mapping-place = Name des Ortes
mapping-place-none = Kein Ort dieses Namens
mapping-more-places = { $count ->
    [one] und { $count } weiterer
   *[other] und { $count } weitere
}
mapping-said = Bisher gesagt ({ $count })
mapping-forget = Zurücknehmen
mapping-forget-of = Vergessen, was { $id } bedeutet
mapping-fly = Dorthin fliegen
mapping-behind = Dieses Protokoll ist lang: Kennzahlen und Vorfälle rechnen damit, wenn es wieder geöffnet wird.
mapping-undo = Rückgängig
mapping-undo-hint = Strg+Z
mapping-save = Speichern
mapping-save-hint = In { $file }
mapping-empty = Noch nichts gesagt
mapping-kept = Gespeichert in { $name }
mapping-unkept = Noch nicht in { $name }
mapping-nowhere = Keine Datei, neben der es liegen könnte
