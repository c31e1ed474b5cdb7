epcis-late-context = attendu : "@context" avant les événements ; trouvé après { $many } d’entre eux
epcis-late-context-hint = Ce que désignent ses préfixes n’est pas connu pour leurs extensions ; placez-le au début du document
epcis-document = un document EPCIS avec un epcisBody, un événement ou un tableau d’événements
epcis-other-json = un autre JSON
epcis-of-event = événement { $number } du document : { $why }
epcis-skipped-time = L’événement a été ignoré ; eventTime est en ISO 8601 avec un décalage ou Z
epcis-no-time = attendu : le champ eventTime en texte ; trouvé : { $found }
epcis-no-time-hint = L’événement a été ignoré ; tout événement EPCIS a un eventTime
epcis-action = attendu : l’action ADD, OBSERVE ou DELETE ; trouvé : { $action }
epcis-action-hint = L’événement a été ignoré : ce qu’il a fait aux objets n’est pas connu
epcis-field-time = champ eventTime : { $error }
epcis-type-hint = L’événement a été ignoré ; EPCIS 2.0 connaît les événements Object, Aggregation, Association, Transaction et Transformation
epcis-type = attendu : un type d’événement ; trouvé : { $kind }
epcis-nothing = attendu : des objets (epcList, quantityList, parentID) ou un capteur ; absents
epcis-nothing-hint = Rien de l’événement n’a été retenu : il n’arrive à rien
epcis-no-children = attendu : childEPCs ; absents, ce qui désigne tous les enfants
epcis-no-children-hint = Seul ce qui est dit du parent a été retenu : les enfants ne sont pas connus ici ; nommez-les
epcis-at-once-hint = Seul ce qui est dit du parent a été retenu : les enfants y sont chargés au même instant, et à un même instant le chargement compte en dernier ; donnez un eventTime postérieur
epcis-most-said = attendu : au plus { $most } octets d’extensions pour tous les objets ensemble ; il y en a plus
epcis-most-said-hint = Elles sont gardées pour les premiers objets de l’événement, pas pour les autres
epcis-no-declaration = attendu : un eventID et une epcList avec l’errorDeclaration ; absents
epcis-no-declaration-hint = La déclaration a été ignorée : nul ne sait de quel événement il s’agit
epcis-master = attendu : des données de base d’objets et de lieux ; trouvé : { $others ->
        [one] { $others } élément de vocabulaire d’autre chose
       *[other] { $others } éléments de vocabulaire d’autre chose
    }
epcis-master-hint = Ils ne servent pas : rien n’arrive à ce qu’ils décrivent
epcis-own = attendu : les membres d’un événement dans le champ { $field } ; trouvé : { $found }
epcis-own-hint = L’événement a été ignoré ; docs/events.md montre la forme de chaque événement
epcis-most-values = attendu : au plus { $most } valeurs de capteurs pour tous les objets ensemble ; il y en a plus
epcis-most-values-hint = Elles sont dites du premier objet de l’événement, pas des autres
epcis-no-report = attendu : un sensorReport dans l’élément du capteur ; absent
epcis-no-report-hint = L’élément a été ignoré ; un sensorReport dit ce qui a été mesuré
epcis-no-device = attendu : des objets, un deviceID ou un readPoint avec la mesure du capteur ; absents
epcis-no-device-hint = La mesure a été ignorée : nul ne sait ce qui a mesuré
epcis-no-value = attendu : une valeur dans la mesure de { $quantity } ; aucune n’est lisible
epcis-no-value-hint = La mesure a été ignorée ; le champ value d’un sensorReport est un nombre
epcis-field = champ { $field } : { $error }
epcis-sensor-time-hint = La mesure a été ignorée ; une heure est en ISO 8601 avec un décalage ou Z
epcis-with-events = un document EPCIS avec des événements
epcis-any = un document, un événement ou un tableau d’événements
epcis-untold = identifiants disant ce que sont leurs objets attendus, { $count ->
        [one] { $count } trouvé qui ne le dit pas : { $first }
       *[other] { $count } trouvés qui ne le disent pas, dont { $first } en premier
    }
epcis-untold-hint = Ces objets sont pris pour des colis ; SSCC, SGTIN, GRAI et GIAI disent ce qu’ils sont, de même que des noms comme DOLLY-1
