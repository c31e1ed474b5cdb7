# Which place each id of another system means.
mapping-title = Places of this log
mapping-unknown = { $count ->
    [0] Every place that this log names is on the map.
    [one] One name of this log is not on the map. Say which place it means.
   *[other] { $count } names of this log are not on the map. Say which place each means.
}
mapping-find = Find a name
mapping-take = { $count ->
    [one] Take { $count } that differs in spelling only
   *[other] Take { $count } that differ in spelling only
}
mapping-take-hint = Each is listed below, and can be taken back
mapping-find-none = No name matches
mapping-stays = { $count ->
    [one] Something was there once
   *[other] Something was there { $count } times
}
mapping-maybe = { $name }?
mapping-means = { $id } means { $name }
mapping-alike = Alike by { $percent } %
mapping-choose = Choose…
mapping-choose-of = Choose the place that { $id } means
mapping-more-names = and { $count } more; type to narrow it down
mapping-place-hint = Name of a place, such as dock 3
mapping-place = Name of the place
mapping-place-none = No place of that name
mapping-more-places = and { $count } more
mapping-said = Said so far ({ $count })
mapping-forget = Take it back
mapping-forget-of = Forget what { $id } means
mapping-fly = Fly there
mapping-behind = This log is long: figures and incidents count with it when it is opened again.
mapping-undo = Undo
mapping-undo-hint = Ctrl+Z
mapping-save = Save
mapping-save-hint = Into { $file }
mapping-empty = Nothing said yet
mapping-kept = Kept in { $name }
mapping-unkept = Not yet in { $name }
mapping-nowhere = Nothing to keep it beside
