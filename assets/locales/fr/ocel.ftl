ocel-objects-and-events = un journal avec des objets et des événements
ocel-of-event = événement { $id } : { $error }
ocel-time-hint = L’événement a été ignoré ; l’heure d’un événement est en ISO 8601
ocel-skipped = Il a été ignoré
ocel-with-events = un journal d’événements centré objets avec des événements
ocel-alone = attendu : des objets nommés par chaque événement ; { $many ->
        [one] { $many } n’en nomme aucun
       *[other] { $many } n’en nomment aucun
    }
ocel-alone-hint = Ils sont laissés de côté : ils n’arrivent à rien
ocel-undeclared = { $count ->
        [one] { $count } objet qu’ils nomment et qui n’est pas déclaré
       *[other] { $count } objets qu’ils nomment et qui ne sont pas déclarés
    }
ocel-undeclared-hint = Ils entrent quand il en est question pour la première fois, comme des choses dont rien d’autre n’est connu
ocel-eventless = { $count ->
        [one] { $count } objet qui ne prend part à aucun
       *[other] { $count } objets qui ne prennent part à aucun
    }
ocel-eventless-hint = Ils sont laissés de côté : rien ne dit quand ils étaient là
ocel-timeless = { $count ->
        [one] { $count } attribut sans heure lisible
       *[other] { $count } attributs sans heure lisible
    }
ocel-timeless-hint = Ils sont tenus pour vrais depuis le début
ocel-also = attendu : des événements et leurs objets ; aussi trouvé : { $what }
ocel-no-tables = une base de données sans tables
ocel-only = seulement { $names }
ocel-tables = les tables d’OCEL 2.0 : event_map_type, object_map_type, event_object et une par type
ocel-export = { $found } ; exportez les événements en tableau (CSV) ou en OCEL 2.0
ocel-traces = un journal avec des traces ou des événements
ocel-case-time = événement de { $case } : attendu : time:timestamp en ISO 8601 ; trouvé : { $found }
ocel-event-skipped = L’événement a été ignoré
ocel-case-name = événement de { $case } : attendu : concept:name ; absent
ocel-case-name-hint = L’événement a été ignoré ; le nom d’un événement dit ce qui s’est passé
ocel-no-type = des objets sans type (@type) ; ouvrez le fichier qui donne leurs LogisticsEvents
ocel-one-record = du ONE Record avec des LogisticsEvents
ocel-other-without = { $other } sans aucun ; ouvrez les événements qui s’y rapportent
ocel-of-document = événement { $event } du document : { $brief }
ocel-without-id = sans identifiant
ocel-of-action = { $name } { $id } : { $brief }
ocel-action-skipped = Ce qu’il dit a été ignoré
ocel-event-date = attendu : le champ eventDate ; absent
ocel-event-code = attendu : le champ eventCode avec un code ; absent
ocel-event-for = attendu : le champ eventFor ; absent, et le @id de l’événement ne le dit pas
ocel-action-time = attendu : un actionStartTime ou un actionEndTime ; absents
ocel-action-objects = attendu : les objets concernés ; absents
ocel-record-length = un enregistrement prétend faire { $length } octets
ocel-chunk-length = un bloc de { $length } octets prétend en faire { $unpacked } décompressé
ocel-channel-cut = un canal dont le nom est tronqué
ocel-message-cut = un message tronqué
ocel-unknown-channel = un message d’un canal dont rien n’a été dit
ocel-next-message = attendu : un autre message ; trouvé : { $error }
ocel-next-message-hint = Les messages précédents ont été lus ; l’enregistrement a été tronqué ou modifié
ocel-topic-json = attendu : du JSON sur { $topic } ; trouvé : { $error }
ocel-encoding = attendu : des messages JSON ; { $count ->
        [one] { $count } est
       *[other] { $count } sont
    } dans l’encodage { $encoding }
ocel-encoding-hint = Ils sont laissés de côté ; enregistrez ces canaux en JSON
ocel-json-messages = un enregistrement avec des messages JSON (les autres encodages, tels que cdr et protobuf, sont à enregistrer en JSON)
ocel-tells-nothing = aucun qui dise quelque chose
ocel-silent = attendu : des événements, positions, nombres ou mots ; { $count ->
        [one] { $count } message sur { $topic } n’en contient pas
       *[other] { $count } messages sur { $topic } n’en contiennent pas
    }
ocel-wordy = attendu : des mots de 4 Kio au plus ; { $count ->
        [one] { $count } message sur { $topic } en contient de plus longs
       *[other] { $count } messages sur { $topic } en contiennent de plus longs
    }
ocel-wordy-hint = Ils sont laissés de côté, comme les images et les fichiers ; le reste de ces messages a été lu
ocel-clockless = attendu : des messages avec l’heure de leur enregistrement ; { $clockless ->
        [one] { $clockless } n’en a pas
       *[other] { $clockless } n’en ont pas
    }
ocel-clockless-hint = Ils sont placés à l’heure de leur publication, ou à celle qu’ils disent eux-mêmes ; voyez l’horloge de l’enregistreur
ocel-nanoseconds = attendu : des heures en nanosecondes ; certaines de 1970 sont de nos jours en { $unit }
ocel-nanoseconds-hint = Elles ont été lues ainsi ; `hubscope convert` écrit un enregistrement juste
ocel-microseconds = microsecondes
ocel-milliseconds = millisecondes
ocel-seconds = secondes
