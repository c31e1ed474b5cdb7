stream-nats-no-stream = le serveur n’a pas de flux { $wanted } pour nous : { $error }
stream-broke-off = la connexion au serveur s’est interrompue
stream-server-ended = le serveur a terminé le flux
stream-lost = { $lost ->
        [one] { $lost } message s’est perdu en ligne ; il est redemandé
       *[other] { $lost } messages se sont perdus en ligne ; ils sont redemandés
    }
stream-nats-unkept = le serveur ne garde pas ce qu’on lui envoie
stream-over = la connexion est terminée
stream-broker-silent = le courtier ne répond pas
stream-broker-unsure = le courtier ne dit pas qu’il a tout reçu
stream-one-topic = les événements s’envoient à un seul sujet, sans les caractères génériques + et #
stream-no-outlet = on ne peut pas y envoyer un journal
stream-certificates = attendu : des certificats (PEM) dans { $path } ; trouvé : { $error }
stream-closed = l’autre côté a fermé la connexion
stream-one-broke-off = une connexion s’est interrompue : { $error }
stream-refused = une connexion a été refusée : { $error }
stream-unreadable = on ne peut rien lire de là
stream-no-address = l’hôte n’a pas d’adresse
stream-no-unix = ce système n’a pas de sockets Unix ; utilisez tcp://
stream-no-websocket = le serveur n’a pas accepté le WebSocket : { $error }
stream-no-answer = l’autre côté ne répond plus
stream-envelopes = attendu : des événements ; trouvé : des enveloppes dans des enveloppes
stream-cloud-text = attendu : du JSON dans les données d’un CloudEvent ; trouvé : un autre texte
stream-cloud-without = attendu : un CloudEvent avec des données en JSON ; il n’en a pas
stream-serves = { $address } est l’adresse où `hubscope feed` sert des événements ; pour les lire là, nommez ws://HOST:PORT/
