watch-something = iets
watch-who-two = { $name } en nog een
watch-who-more = { $name } en { $others } andere
watch-at = {" "}bij { $place }
watch-and = {" "}en{" "}
watch-alarm = { $name } slaat alarm { $alarm }{ $at }
watch-told-by-alarm = { $sentence }; gemeld door een alarm: { $alarm }
watch-crowd = Tot { $most } { $kinds } ({ $places }); toegestaan: { $limit }
watch-growing = Tot { $most } { $kinds } meer ({ $places }) dan { $within } eerder; toegestaan: { $limit } meer
watch-idle = Tot { $most } { $kinds } { $most ->
        [one] wacht
       *[other] wachten
    }; intussen bezet: hoogstens { $taken } ({ $place })
watch-of = { $used } van { $all }
watch-held = Tot { $most ->
        [one] { $most } object
       *[other] { $most } objecten
    } tegelijk vastgehouden door { $hold }; toegestaan: { $limit }
watch-held-long = { $who }: vastgehouden door { $hold }, tot { $long }; toegestaan: { $limit }
watch-dwell = { $who }: verblijf{ $at } tot { $long }; toegestaan: { $limit }
watch-late = { $name } bereikte { $milestone } { $long } na het plan{ $more }{ $then }
watch-late-still = { $name } heeft { $milestone } { $long } na het plan nog niet bereikt{ $more }{ $then }
watch-late-two = , en nog een is te laat
watch-late-more = , en { $others } andere zijn te laat
watch-late-where = ; het stond toen bij { $place }
watch-put-off = Het plan van { $name } voor { $milestone } is { $long } uitgesteld{ $ahead }{ $more }
watch-put-off-ahead = , gemeld { $ahead } voor het eerste plan
watch-put-off-after = , gemeld toen het eerste plan voorbij was
watch-put-off-two = , net als dat van nog een
watch-put-off-more = , net als die van { $others } andere
watch-wrong-place = { $name } staat{ $at }, niet bij { $planned } zoals gepland
watch-left-behind = { $name } vertrok zonder { $who }
watch-range = { $quantity } van { $name } bereikte { $value }; toegestaan: { $range }
watch-least = minstens { $bound }
watch-most = hoogstens { $bound }
watch-basin = { $name } bereikte { $value }; toegestaan: { $limit }
watch-valve = De klep van { $name } stond { $long } open na het alarm { $alarm }
watch-valve-still = De klep van { $name } staat open na het alarm { $alarm }
watch-silent = { $most ->
        [one] { $most } object op rij ging
       *[other] { $most } objecten op rij gingen
    } ongezien langs het leespunt{ $at }
watch-scanned = { $who }: twee keer gezien{ $at } binnen { $secs } s
watch-standstill = Er kwam { $long } niets uit { $machine }, hoewel er werk voor lag; geteld vanaf { $limit }
watch-gap = Er werd { $long } helemaal niets gemeld; geteld vanaf { $limit }
watch-feed = Van { $events ->
        [one] { $events } gebeurtenis
       *[other] { $events } gebeurtenissen
    }, { $odd }: { $share } op duizend
watch-feed-odd = { $late } te laat, { $twice } dubbel, { $unreadable } onleesbaar
watch-many-unknown = onbekende objecten
watch-many-aircraft = vliegtuigen
watch-many-uld = ULD’s
watch-many-pallet = pallets en rolcontainers
watch-many-bag = pakketzakken
watch-many-parcel = pakketten
watch-many-truck = vrachtwagens
watch-many-trailer = opleggers
watch-many-train = treinen
watch-many-wagon = wagons
watch-many-container = containers
watch-many-tug = trekkers
watch-many-dolly = dolly’s
watch-many-lift = laadliften
watch-many-forklift = heftrucks
watch-many-person = personen
watch-many-sensor = sensoren
