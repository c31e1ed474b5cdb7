# Sentences of incidents. $who is one name or several, $at and what stands like it at the end is a part of this file or nothing.
watch-something = something
watch-who-two = { $name } and another
watch-who-more = { $name } and { $others } others
watch-at = {" "}at { $place }
watch-and = {" "}and{" "}
watch-alarm = { $name } raises the alarm { $alarm }{ $at }
watch-told-by-alarm = { $sentence }; told by an alarm: { $alarm }
watch-crowd = Up to { $most } { $kinds } in { $places }; the limit is { $limit }
watch-growing = Up to { $most } more { $kinds } in { $places } than { $within } before; the limit is { $limit } more
watch-idle = Up to { $most } { $kinds } { $most ->
        [one] waits
       *[other] wait
    } while no more than { $taken } { $place }s are taken
watch-of = { $used } of { $all }
watch-held = Up to { $most ->
        [one] { $most } object
       *[other] { $most } objects
    } held by { $hold } at once; the limit is { $limit }
watch-held-long = { $who } held by { $hold } for up to { $long }; the limit is { $limit }
watch-dwell = { $who } stood{ $at } for up to { $long }; { $limit } is all right
watch-late = { $name } reached { $milestone } { $long } after its plan{ $more }{ $then }
watch-late-still = { $name } has not reached { $milestone } { $long } after its plan{ $more }{ $then }
watch-late-two = , and another is late
watch-late-more = , and { $others } others are late
watch-late-where = ; it was at { $place } by then
watch-put-off = The plan of { $name } for { $milestone } is put off by { $long }{ $ahead }{ $more }
watch-put-off-ahead = , told { $ahead } before the first plan
watch-put-off-after = , told when the first plan was over
watch-put-off-two = , as that of another
watch-put-off-more = , as those of { $others } others
watch-wrong-place = { $name } stands{ $at }, not at { $planned } as planned
watch-left-behind = { $name } left without { $who }
watch-range = { $quantity } of { $name } came to { $value }; { $range } is all right
watch-least = at least { $bound }
watch-most = at most { $bound }
watch-basin = { $name } came to { $value }; { $limit } is all right
watch-valve = The valve of { $name } was open for { $long } after the alarm { $alarm }
watch-valve-still = The valve of { $name } is open after the alarm { $alarm }
watch-silent = { $most ->
        [one] { $most } object
       *[other] { $most } objects
    } in a row passed the read point{ $at } unseen
watch-scanned = { $who } was seen twice{ $at } within { $secs } s
watch-standstill = Nothing came out of { $machine } for { $long }, with work before it; it counts from { $limit } on
watch-gap = Nothing at all was told for { $long }; it counts from { $limit } on
watch-feed = Of { $events ->
        [one] { $events } event
       *[other] { $events } events
    }, { $odd }: { $share } in a thousand
watch-feed-odd = { $late } late, { $twice } twice, { $unreadable } unreadable
watch-many-unknown = unknown objects
watch-many-aircraft = aircraft
watch-many-uld = ULDs
watch-many-pallet = pallets and cages
watch-many-bag = parcel bags
watch-many-parcel = parcels
watch-many-truck = trucks
watch-many-trailer = trailers
watch-many-train = trains
watch-many-wagon = wagons
watch-many-container = containers
watch-many-tug = tugs
watch-many-dolly = dollies
watch-many-lift = loaders
watch-many-forklift = forklifts
watch-many-person = persons
watch-many-sensor = sensors
