sources-mqtt = MQTT-broker
sources-nats = NATS JetStream
sources-websocket = WebSocket
sources-tcp = TCP, verbinden
sources-tcp-listen = TCP, luisteren
sources-unix = Unix-socket, verbinden
sources-unix-listen = Unix-socket, luisteren
sources-file = Bestand dat groeit
sources-behind = Achter op de bronnen
sources-behind-hint = Wat binnen deze tijd aankomt, staat op tijd in het beeld; wat later komt, wordt alsnog op zijn plaats gezet
sources-new = Een bron toevoegen…
sources-stop = Niet meer lezen
sources-stop-hint = Wat ze meldde, blijft
sources-memory = Geheugen { $used } van { $budget }
sources-memory-hint = Wat de gebeurtenissen innemen. De rest is voor cijfers, voor wat terugkomt en voor wat ineens aankomt; het oude verdwijnt voor het vol is (--memory GIB)
sources-since = In het geheugen sinds { $from }; uit de opname sinds { $back }
sources-gone = Wat voor { $from } was, is uit het geheugen; een opname zou het bewaren
sources-kb = { $size } kB
sources-mb = { $size } MB
sources-gb = { $size } GB
sources-not-recorded = Niet opgenomen; --record FOLDER doet dat
sources-folder = Niet opgenomen. Map voor een opname van wat vanaf dan aankomt
sources-record = Opnemen
sources-record-hint = Schrijft op wat aankomt voor het getoond wordt
sources-recorded = Opgenomen: { $events ->
    [one] { $events } gebeurtenis
   *[other] { $events } gebeurtenissen
}, { $segments ->
    [one] { $segments } verzegeld segment
   *[other] { $segments } verzegelde segmenten
}
sources-before = waarvan { $count } al in de map
sources-missing = ⚠ { $count ->
    [one] { $count } segment van de opname ontbreekt
   *[other] { $count } segmenten van de opname ontbreken
}, het eerste: { $first }
sources-record-end = Opname stoppen
sources-kind = Soort
sources-where = Waar
sources-user = Gebruiker, indien gevraagd
sources-password = Wachtwoord
sources-try = Uitproberen
sources-try-hint = Leest ze even, naast het beeld
sources-add = Toevoegen
sources-trial-odd = iets dat geen gebeurtenis is
sources-trial-events = ✔ { $events ->
    [one] { $events } gebeurtenis
   *[other] { $events } gebeurtenissen
}, de eerste: { $first }
sources-trial-told = ⚠ Ze meldde { $first }
sources-trial-silent = Ze is er; al { $secs } s niets gemeld
sources-trial-waiting = { $state }… { $secs } s
sources-silent = Er is niets meer van te horen: wat ze meldde, is verouderd
sources-events = { $events ->
    [one] { $events } gebeurtenis
   *[other] { $events } gebeurtenissen
}, { $rate } per seconde
sources-watermark = Gemeld tot { $time }
sources-watermark-hint = Haar watermerk: wat eerder gebeurde, zou hier moeten zijn
sources-last = Laatste gebeurtenis: { $time }
sources-clock-ahead = Haar klok loopt { $lag } voor op de onze
sources-lag = Ze meldt wat { $lag } geleden was, of haar klok loopt zoveel achter
sources-way = Gebeurtenissen doen er { $secs } s over
sources-skew-ahead = Haar klok loopt { $apart } voor op de andere bronnen, als haar weg hierheen even lang is
sources-skew-behind = Haar klok loopt { $apart } achter op de andere bronnen, als haar weg hierheen even lang is
sources-said = De afzender zegt: { $said }
sources-waiting = { $count ->
    [one] { $count } wacht
   *[other] { $count } wachten
} bij de server
sources-duplicates = { $count ->
    [one] { $count } kwam opnieuw en is weggelaten
   *[other] { $count } kwamen opnieuw en zijn weggelaten
}
sources-late = { $count ->
    [one] { $count } kwam
   *[other] { $count } kwamen
} nadat het livebeeld dat ogenblik had getoond
sources-forgotten = { $count } weggelaten: waar het over gaat, is uit het geheugen
sources-dropped = { $count } verloren, er was geen plaats voor
sources-dropped-broker = { $count } verloren door de broker, van alles wat hij aan wie ook stuurt
sources-bad = { $count } onleesbaar
sources-lost = { $count } keer verloren
