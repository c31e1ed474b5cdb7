stream-nats-no-stream = der Server hat keinen Stream { $wanted } für uns: { $error }
stream-broke-off = die Verbindung zum Server brach ab
stream-server-ended = der Server beendete den Stream
stream-lost = { $lost ->
        [one] { $lost } Nachricht ging unterwegs verloren; sie wird noch einmal angefordert
       *[other] { $lost } Nachrichten gingen unterwegs verloren; sie werden noch einmal angefordert
    }
stream-nats-unkept = der Server behält nicht, was ihm gesendet wird
stream-over = die Verbindung ist zu Ende
stream-broker-silent = der Broker antwortet nicht
stream-broker-unsure = der Broker sagt nicht, dass er alles hat
stream-one-topic = Ereignisse gehen an ein einziges Topic, ohne die Platzhalter + und #
stream-no-outlet = dorthin kann kein Protokoll gesendet werden
stream-certificates = erwartet: Zertifikate (PEM) in { $path }; gefunden: { $error }
stream-closed = die Gegenseite schloss die Verbindung
stream-one-broke-off = eine Verbindung brach ab: { $error }
stream-refused = eine Verbindung wurde abgelehnt: { $error }
stream-unreadable = von dort kann nichts gelesen werden
stream-no-address = der Host hat keine Adresse
stream-no-unix = dieses System hat keine Unix-Sockets; verwenden Sie tcp://
stream-no-websocket = der Server nahm den WebSocket nicht an: { $error }
stream-no-answer = die Gegenseite antwortet nicht mehr
stream-envelopes = erwartet: Ereignisse; gefunden: Umschläge in Umschlägen
stream-cloud-text = erwartet: JSON in den Daten eines CloudEvent; gefunden: anderer Text
stream-cloud-without = erwartet: ein CloudEvent mit Daten in JSON; sie fehlen
stream-serves = { $address } ist, wo `hubscope feed` Ereignisse anbietet; um sie dort zu lesen, nennen Sie ws://HOST:PORT/
