stream-nats-no-stream = de server heeft geen stream { $wanted } voor ons: { $error }
stream-broke-off = de verbinding met de server brak af
stream-server-ended = de server beëindigde de stream
stream-lost = { $lost ->
        [one] { $lost } bericht ging onderweg verloren; het wordt opnieuw gevraagd
       *[other] { $lost } berichten gingen onderweg verloren; ze worden opnieuw gevraagd
    }
stream-nats-unkept = de server bewaart niet wat hij krijgt
stream-over = de verbinding is voorbij
stream-broker-silent = de broker antwoordt niet
stream-broker-unsure = de broker zegt niet dat hij alles heeft
stream-one-topic = gebeurtenissen gaan naar één topic, zonder de jokertekens + en #
stream-no-outlet = hier kan geen logboek naartoe gestuurd worden
stream-certificates = verwacht: certificaten (PEM) in { $path }; gevonden: { $error }
stream-closed = de andere kant sloot de verbinding
stream-one-broke-off = een verbinding brak af: { $error }
stream-refused = een verbinding is geweigerd: { $error }
stream-unreadable = daar kan niets gelezen worden
stream-no-address = de host heeft geen adres
stream-no-unix = dit systeem heeft geen Unix-sockets; gebruik tcp://
stream-no-websocket = de server ging niet akkoord met een WebSocket: { $error }
stream-no-answer = de andere kant antwoordt niet meer
stream-envelopes = verwacht: gebeurtenissen; gevonden: enveloppen in enveloppen
stream-cloud-text = verwacht: JSON in de gegevens van een CloudEvent; gevonden: andere tekst
stream-cloud-without = verwacht: een CloudEvent met gegevens in JSON; die ontbreken
stream-serves = { $address } is waar `hubscope feed` gebeurtenissen aanbiedt; noem ws://HOST:PORT/ om ze daar te lezen
