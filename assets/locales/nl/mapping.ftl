mapping-title = Plaatsen van dit logboek
mapping-unknown = { $count ->
    [0] Elke plaats die dit logboek noemt, staat op de kaart.
    [one] Eén naam uit dit logboek staat niet op de kaart. Zeg welke plaats bedoeld is.
   *[other] { $count } namen uit dit logboek staan niet op de kaart. Zeg telkens welke plaats bedoeld is.
}
mapping-find = Een naam zoeken
mapping-take = { $count ->
    [one] { $count } overnemen die alleen anders gespeld is
   *[other] { $count } overnemen die alleen anders gespeld zijn
}
mapping-take-hint = Elk staat hieronder en kan teruggenomen worden
mapping-find-none = Geen naam komt overeen
mapping-stays = { $count ->
    [one] Er stond één keer iets
   *[other] Er stond { $count } keer iets
}
mapping-maybe = { $name }?
mapping-means = { $id } betekent { $name }
mapping-alike = { $percent }% gelijkend
mapping-choose = Kiezen…
mapping-choose-of = De plaats kiezen die { $id } betekent
mapping-more-names = en nog { $count }; typ om te verfijnen
mapping-place-hint = Naam van een plaats, zoals dock 3
mapping-place = Naam van de plaats
mapping-place-none = Geen plaats met die naam
mapping-more-places = en nog { $count }
mapping-said = Tot nu toe gezegd ({ $count })
mapping-forget = Terugnemen
mapping-forget-of = Vergeten wat { $id } betekent
mapping-fly = Erheen vliegen
mapping-behind = Dit logboek is lang: cijfers en incidenten rekenen ermee als het opnieuw geopend wordt.
mapping-undo = Ongedaan maken
mapping-undo-hint = Ctrl+Z
mapping-save = Opslaan
mapping-save-hint = In { $file }
mapping-empty = Nog niets gezegd
mapping-kept = Bewaard in { $name }
mapping-unkept = Nog niet in { $name }
mapping-nowhere = Geen bestand om het naast te bewaren
