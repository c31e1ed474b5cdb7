sources-mqtt = Broker MQTT
sources-nats = NATS JetStream
sources-websocket = WebSocket
sources-tcp = TCP, se connecter
sources-tcp-listen = TCP, écouter
sources-unix = Socket Unix, se connecter
sources-unix-listen = Socket Unix, écouter
sources-file = Fichier qui grandit
sources-behind = Retard sur les sources
sources-behind-hint = Ce qui arrive dans ce délai est dans l’image au bon moment ; ce qui vient plus tard est mis à sa place après coup
sources-new = Ajouter une source…
sources-stop = Ne plus lire
sources-stop-hint = Ce qu’elle a transmis reste
sources-memory = Mémoire { $used } sur { $budget }
sources-memory-hint = Ce que prennent les événements. Le reste sert aux chiffres, à ce qui revient et à ce qui arrive d’un coup ; l’ancien part avant qu’elle soit pleine (--memory GIB)
sources-since = En mémoire depuis { $from } ; dans l’enregistrement depuis { $back }
sources-gone = Ce qui précède { $from } a quitté la mémoire ; un enregistrement le garderait
sources-kb = { $size } ko
sources-mb = { $size } Mo
sources-gb = { $size } Go
sources-not-recorded = Non enregistré ; --record FOLDER le fait
sources-folder = Non enregistré. Dossier où enregistrer ce qui arrivera ensuite
sources-record = Enregistrer
sources-record-hint = Note ce qui arrive avant de le montrer
sources-recorded = Enregistré : { $events ->
    [one] { $events } événement
   *[other] { $events } événements
}, { $segments ->
    [one] { $segments } segment scellé
   *[other] { $segments } segments scellés
}
sources-before = dont { $count } déjà dans le dossier
sources-missing = ⚠ { $count ->
    [one] { $count } segment de l’enregistrement manque
   *[other] { $count } segments de l’enregistrement manquent
}, le premier : { $first }
sources-record-end = Arrêter l’enregistrement
sources-kind = Type
sources-where = Où
sources-user = Utilisateur, si demandé
sources-password = Mot de passe
sources-try = Essayer
sources-try-hint = La lit un instant, à côté de l’image
sources-add = Ajouter
sources-trial-odd = quelque chose qui n’est pas un événement
sources-trial-events = ✔ { $events ->
    [one] { $events } événement
   *[other] { $events } événements
}, le premier : { $first }
sources-trial-told = ⚠ Elle a transmis : { $first }
sources-trial-silent = Elle est là ; rien depuis { $secs } s
sources-trial-waiting = { $state }… { $secs } s
sources-silent = On n’en entend plus rien : ce qu’elle a transmis est périmé
sources-events = { $events ->
    [one] { $events } événement
   *[other] { $events } événements
}, { $rate } par seconde
sources-watermark = Transmis jusqu’à { $time }
sources-watermark-hint = Son repère (watermark) : ce qui s’est passé avant devrait être là
sources-last = Dernier événement : { $time }
sources-clock-ahead = Son horloge avance de { $lag } sur la nôtre
sources-lag = Elle parle de ce qui était il y a { $lag }, ou son horloge retarde d’autant
sources-way = Les événements mettent { $secs } s à arriver
sources-skew-ahead = Son horloge avance de { $apart } sur les autres sources, si son trajet est aussi long
sources-skew-behind = Son horloge retarde de { $apart } sur les autres sources, si son trajet est aussi long
sources-said = L’émetteur dit : { $said }
sources-waiting = { $count ->
    [one] { $count } attend
   *[other] { $count } attendent
} sur le serveur
sources-duplicates = { $count ->
    [one] { $count } en double, laissé de côté
   *[other] { $count } en double, laissés de côté
}
sources-late = { $count ->
    [one] { $count } arrivé
   *[other] { $count } arrivés
} après que l’image en direct avait passé leur instant
sources-forgotten = { $count ->
    [one] { $count } laissé
   *[other] { $count } laissés
} de côté : ce dont il s’agit a quitté la mémoire
sources-dropped = { $count ->
    [one] { $count } perdu
   *[other] { $count } perdus
}, faute de place
sources-dropped-broker = { $count ->
    [one] { $count } perdu
   *[other] { $count } perdus
} par le broker, sur tout ce qu’il envoie à quiconque
sources-bad = { $count ->
    [one] { $count } illisible
   *[other] { $count } illisibles
}
sources-lost = perdue { $count } fois
