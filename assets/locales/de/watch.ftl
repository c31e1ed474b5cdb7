watch-something = etwas
watch-who-two = { $name } und ein weiteres
watch-who-more = { $name } und { $others } weitere
watch-at = {" "}bei { $place }
watch-and = {" "}und{" "}
watch-alarm = { $name } löst Alarm { $alarm } aus{ $at }
watch-told-by-alarm = { $sentence }; von einem Alarm gemeldet: { $alarm }
watch-crowd = Bis zu { $most } { $kinds } ({ $places }); zulässig: { $limit }
watch-growing = Bis zu { $most } { $kinds } mehr ({ $places }) als { $within } zuvor; zulässig: { $limit } mehr
watch-idle = Bis zu { $most } { $kinds } { $most ->
        [one] wartet
       *[other] warten
    }; dabei belegt: höchstens { $taken } ({ $place })
watch-of = { $used } von { $all }
watch-held = Bis zu { $most ->
        [one] { $most } Objekt
       *[other] { $most } Objekte
    } zugleich festgehalten durch { $hold }; zulässig: { $limit }
watch-held-long = { $who }: festgehalten durch { $hold }, bis zu { $long }; zulässig: { $limit }
watch-dwell = { $who }: Verweilzeit{ $at } bis zu { $long }; zulässig: { $limit }
watch-late = { $name } erreichte { $milestone } { $long } nach Plan{ $more }{ $then }
watch-late-still = { $name } hat { $milestone } { $long } nach Plan noch nicht erreicht{ $more }{ $then }
watch-late-two = , und ein weiteres ist verspätet
watch-late-more = , und { $others } weitere sind verspätet
watch-late-where = ; es stand da bei { $place }
watch-put-off = Der Plan von { $name } für { $milestone } wird um { $long } verschoben{ $ahead }{ $more }
watch-put-off-ahead = , gemeldet { $ahead } vor dem ersten Plan
watch-put-off-after = , gemeldet, als der erste Plan vorbei war
watch-put-off-two = , wie der eines weiteren
watch-put-off-more = , wie die von { $others } weiteren
watch-wrong-place = { $name } steht{ $at }, nicht wie geplant bei { $planned }
watch-left-behind = { $name } ging ab ohne { $who }
watch-range = { $quantity } von { $name } erreichte { $value }; zulässig: { $range }
watch-least = mindestens { $bound }
watch-most = höchstens { $bound }
watch-basin = { $name } erreichte { $value }; zulässig: { $limit }
watch-valve = Das Ventil von { $name } stand nach dem Alarm { $alarm } noch { $long } offen
watch-valve-still = Das Ventil von { $name } ist nach dem Alarm { $alarm } offen
watch-silent = { $most ->
        [one] { $most } Objekt in Folge kam
       *[other] { $most } Objekte in Folge kamen
    } ungesehen am Lesepunkt vorbei{ $at }
watch-scanned = { $who }: zweimal gesehen{ $at } innerhalb von { $secs } s
watch-standstill = Aus { $machine } kam { $long } lang nichts, obwohl Arbeit davor lag; gezählt ab { $limit }
watch-gap = { $long } lang wurde gar nichts gemeldet; gezählt ab { $limit }
watch-feed = Von { $events ->
        [one] { $events } Ereignis
       *[other] { $events } Ereignissen
    } { $odd }: { $share } von tausend
watch-feed-odd = { $late } verspätet, { $twice } doppelt, { $unreadable } unlesbar
watch-many-unknown = unbekannte Objekte
watch-many-aircraft = Flugzeuge
watch-many-uld = ULDs
watch-many-pallet = Paletten und Rollbehälter
watch-many-bag = Paketsäcke
watch-many-parcel = Pakete
watch-many-truck = Lkw
watch-many-trailer = Auflieger
watch-many-train = Züge
watch-many-wagon = Waggons
watch-many-container = Container
watch-many-tug = Schlepper
watch-many-dolly = Dollys
watch-many-lift = Loader
watch-many-forklift = Gabelstapler
watch-many-person = Personen
watch-many-sensor = Sensoren
