recording-let-go = de opname heeft het niet meer
recording-part-unread = kon { $file } niet lezen: { $error }
recording-frame-gone = wat nodig is om daarheen terug te gaan, is niet bewaard
recording-changed = het is gewijzigd nadat het verzegeld was
recording-folder = kon niet opnemen in { $path }: { $source }; noem een map waarin geschreven mag worden, op een schijf met plaats
recording-not-empty = verwacht: een lege map of een opname om mee verder te gaan; er staan andere bestanden in { $path }; noem een andere map
recording-no-manifest = verwacht: een opname met haar { $manifest }; verzegelde segmenten zonder in { $path }; neem op in een andere map, of zet het manifest terug van een kopie
recording-stale = verwacht: het { $manifest } van alles wat in { $path } staat; gevonden { $file }, { $what }; zet het nieuwste manifest terug van een kopie, of neem op in een andere map
recording-in-use = verwacht: een map waarin niemand opneemt; in { $path } is een andere recorder bezig; noem een andere map
recording-manifest-broken = verwacht: het manifest van een opname in { $path }; gevonden op regel { $line }: { $reason }
recording-gone-too = wat daar opgenomen was, is ook weg
recording-safe = wat eerder opgenomen is, is veilig
recording-stopped = het opnemen in { $path } is gestopt: { $error }; { $what }
recording-taken-away = { $tail } is weggehaald
recording-follows = dat op een ander segment volgt dan het laatste van het manifest
recording-unnamed = dat het manifest niet noemt
recording-lost = verwacht: het { $manifest } van een opname; ontbreekt
recording-lost-hint = Er kan niets aan getoetst worden; zet het terug van een kopie
recording-foreign = verwacht: alleen bestanden van de opname; gevonden: { $name }
recording-foreign-hint = De gebeurtenissen erin worden met de andere gelezen; haal het uit de map
recording-checksum = verwacht: de controlesom { $wanted }…; gevonden: { $found }…
recording-checksum-hint = Het segment is gewijzigd nadat het verzegeld was; neem het van een kopie
recording-segment-gone = verwacht: een verzegeld segment met { $events ->
        [one] { $events } gebeurtenis
       *[other] { $events } gebeurtenissen
    }; niet gevonden: { $error }
recording-segment-gone-hint = Neem het van een kopie; de rest van de opname opent zonder
recording-chain = verwacht: dat het op het vorige segment volgt; de keten is gebroken
recording-chain-hint = Het manifest is met de hand gewijzigd, of er is een segment uitgehaald
recording-stale-here = verwacht: het manifest van alles wat hier staat; gevonden { $file }, { $what }
recording-stale-hint = De laatste segmenten zijn uitgehaald, of het manifest is ouder; zet terug wat ontbreekt
