watch-something = quelque chose
watch-who-two = { $name } et un autre
watch-who-more = { $name } et { $others } autres
watch-at = {" "}à { $place }
watch-and = {" "}et{" "}
watch-alarm = { $name } déclenche l’alarme { $alarm }{ $at }
watch-told-by-alarm = { $sentence } ; signalé par une alarme : { $alarm }
watch-crowd = Jusqu’à { $most } { $kinds } ({ $places }) ; admis : { $limit }
watch-growing = Jusqu’à { $most } { $kinds } de plus ({ $places }) que { $within } plus tôt ; admis : { $limit } de plus
watch-idle = Jusqu’à { $most } { $kinds } { $most ->
        [one] attend
       *[other] attendent
    } ; occupés pendant ce temps : { $taken } au plus ({ $place })
watch-of = { $used } sur { $all }
watch-held = Jusqu’à { $most ->
        [one] { $most } objet bloqué
       *[other] { $most } objets bloqués
    } à la fois par { $hold } ; admis : { $limit }
watch-held-long = { $who } : blocage par { $hold } pendant { $long } au plus ; admis : { $limit }
watch-dwell = { $who } : séjour{ $at } de { $long } au plus ; admis : { $limit }
watch-late = { $name } a atteint { $milestone } { $long } après son plan{ $more }{ $then }
watch-late-still = { $name } n’a pas encore atteint { $milestone }, { $long } après son plan{ $more }{ $then }
watch-late-two = , et un autre est en retard
watch-late-more = , et { $others } autres sont en retard
watch-late-where = {" "}; il se trouvait alors à { $place }
watch-put-off = Le plan de { $name } pour { $milestone } est reporté de { $long }{ $ahead }{ $more }
watch-put-off-ahead = , annoncé { $ahead } avant le premier plan
watch-put-off-after = , annoncé une fois le premier plan passé
watch-put-off-two = , comme celui d’un autre
watch-put-off-more = , comme ceux de { $others } autres
watch-wrong-place = { $name } se trouve{ $at }, et non à { $planned } comme prévu
watch-left-behind = { $name } est parti sans { $who }
watch-range = { $quantity } de { $name } : { $value } ; admis : { $range }
watch-least = au moins { $bound }
watch-most = au plus { $bound }
watch-basin = { $name } a atteint { $value } ; admis : { $limit }
watch-valve = La vanne de { $name } est restée ouverte { $long } après l’alarme { $alarm }
watch-valve-still = La vanne de { $name } est ouverte après l’alarme { $alarm }
watch-silent = { $most ->
        [one] { $most } objet de suite a passé le point de lecture{ $at } sans être vu
       *[other] { $most } objets de suite ont passé le point de lecture{ $at } sans être vus
    }
watch-scanned = { $who } : vu deux fois{ $at } en { $secs } s
watch-standstill = Rien n’est sorti de { $machine } pendant { $long }, alors qu’il y avait du travail en amont ; compté au-delà de { $limit }
watch-gap = Rien n’a été signalé pendant { $long } ; compté au-delà de { $limit }
watch-feed = Sur { $events ->
        [one] { $events } événement
       *[other] { $events } événements
    }, { $odd } : { $share } pour mille
watch-feed-odd = { $late } en retard, { $twice } en double, { $unreadable ->
        [one] { $unreadable } illisible
       *[other] { $unreadable } illisibles
    }
watch-many-unknown = objets inconnus
watch-many-aircraft = avions
watch-many-uld = ULD
watch-many-pallet = palettes et rolls
watch-many-bag = sacs de colis
watch-many-parcel = colis
watch-many-truck = camions
watch-many-trailer = remorques
watch-many-train = trains
watch-many-wagon = wagons
watch-many-container = conteneurs
watch-many-tug = tracteurs
watch-many-dolly = dollies
watch-many-lift = chargeurs
watch-many-forklift = chariots élévateurs
watch-many-person = personnes
watch-many-sensor = capteurs
