
cli-last-hour = 60 dern. min
cli-so-far = jusqu’ici
cli-cases = cas
cli-head = { $layout }, { $clock }
cli-part = Ce journal est une partie d’un autre, à partir de { $since } : ce qui précède ne compte pas.
cli-in-plan = , { $share } % dans le plan
cli-spread = (p90 { $p90 }, max. { $most }{ $within })
cli-since-midnight = depuis minuit
cli-since = depuis { $since }, où cette partie d’un journal commence
cli-leg = { $leg }: { $many ->
        [one] 1 véhicule
       *[other] { $many } véhicules
    }{ $rest }
cli-leg-rest = , { $tonnes } t{ $assumed }, { $activity } t·km, { $kg } kg CO2e
cli-leg-assumed = , dont { $tonnes } t supposées
cli-elsewhere = { $many ->
        [one] 1 véhicule est venu de ou parti vers un lieu hors des liaisons.
       *[other] { $many } véhicules sont venus de ou partis vers un lieu hors des liaisons.
    }
cli-not-over = en cours
cli-incident = { $label } : { $sentence }
cli-because = à cause de { $number } : { $sentence }
cli-likely-because = probablement à cause de { $number } : { $sentence }
cli-delayed = { $many ->
        [one] 1 jalon retardé : { $name }, { $milestone }, de { $late }
       *[other] { $many } jalons retardés, { $things ->
            [one] d’un objet
           *[other] de { $things } objets
        }, le plus : { $name }, { $milestone }, de { $late }
    }
cli-no-rules = Aucun incident : il n’y a pas de règles, et sans règle sur les alarmes aucun n’est signalé
cli-none = Aucun incident : chaque règle a été essayée, et aucune alarme n’a été donnée
cli-none-without-alarms = Aucun incident : chaque règle a été essayée ; aucune ne cherche d’alarmes
cli-in-and-out = attendu : des fichiers à lire et un à écrire ; un seul nom trouvé ; hubscope convert IN... OUT
cli-again = { $again ->
        [one] { $again } événement y était plus d’une fois et est écrit une fois.
       *[other] { $again } événements y étaient plus d’une fois et sont écrits une fois.
    }
cli-earlier = { $earlier ->
        [one] { $earlier } événement antérieur y est aussi : il dit ce qui est là au début.
       *[other] { $earlier } événements antérieurs y sont aussi : ils disent ce qui est là au début.
    }
cli-wrote = { $events ->
        [one] { $events } événement écrit
       *[other] { $events } événements écrits
    } dans { $path }.
cli-not-in-format = pas dans ce format : { $what } ({ $count })
cli-check-lists = `hubscope check` les liste tous
cli-no-events-sent = { $lines ->
        [one] { $lines } ligne n’est pas un événement et n’est pas envoyée : { $first }
       *[other] { $lines } lignes ne sont pas des événements et ne sont pas envoyées ; la première : { $first }
    }
cli-waiting = En attente de quelqu’un qui se connecte à { $to }.
cli-sent = { $sent ->
        [one] { $sent } événement envoyé
       *[other] { $sent } événements envoyés
    } à { $to }.
cli-film-bar = {"{"}wide_bar{"}"} {"{"}pos{"}"} images sur {"{"}len{"}"}, encore {"{"}eta{"}"}
cli-filmed = { $path } écrit : { $count ->
        [one] { $count } image
       *[other] { $count } images
    } de { $width }x{ $height }, { $secs } s
cli-events-span = { $events ->
        [one] { $events } événement
       *[other] { $events } événements
    } de { $from } à { $until } ({ $long })
cli-without-names = , sans noms
cli-share-file = un fichier de partage qui s’ouvre à { $at }{ $names }
cli-places-late = { $places ->
        [one] { $places } lieu
       *[other] { $places } lieux
    }, { $late ->
        [one] { $late } événement en retard
       *[other] { $late } événements en retard
    }, { $duplicates ->
        [one] { $duplicates } doublon
       *[other] { $duplicates } doublons
    }, { $issues ->
        [one] { $issues } anomalie
       *[other] { $issues } anomalies
    }
cli-window-closed = la fenêtre a été fermée par une erreur du pilote graphique
cli-of-share-file = { $part } du fichier de partage
cli-torn = L’enregistrement finissait au milieu d’une ligne ; { $torn ->
        [one] son dernier octet a été abandonné, tous ceux d’avant sont là.
       *[other] ses { $torn } derniers octets ont été abandonnés, tous ceux d’avant sont là.
    }
cli-segment-missing = Attendu : le segment { $file } de l’enregistrement ; introuvable : ses événements manquent. Reprenez-le d’une copie.
cli-recording-state = { $events ->
        [one] { $events } événement
       *[other] { $events } événements
    }, { $sources }
cli-dropped = { $source } : pas de place pour { $count ->
        [one] { $count } message ; il manque
       *[other] { $count } messages ; ils manquent
    }
cli-dropped-broker = { $source } : { $count ->
        [one] { $count } message abandonné par le courtier, de tout ce qu’il envoie à quiconque ; il manque
       *[other] { $count } messages abandonnés par le courtier, de tout ce qu’il envoie à quiconque ; ils manquent
    }
cli-nobody-there = personne n’était là
cli-kept-aside = { $messages ->
        [one] { $messages } message n’était pas un événement et est gardé dans { $path } : { $first }
       *[other] { $messages } messages n’étaient pas des événements et sont gardés dans { $path } ; le premier : { $first }
    }
cli-held-before = , qui en contenait { $before } avant
cli-recorded = { $new ->
        [one] { $new } événement enregistré
       *[other] { $new } événements enregistrés
    } dans { $folder }{ $before }.
cli-there-again = de retour ; ce qui a été envoyé entre-temps manque si personne ne l’a gardé
cli-lost = perdu, nouvel essai : { $reason }
cli-unregistered = Les liens ne sont plus ouverts par ce programme.
cli-registered = { $path } écrit : les liens hubscope:// s’ouvrent dans { $program }.{ $more }
cli-desktop-untold = {" "}Le bureau n’a pas pu être averti (xdg-mime est absent) ; il demandera peut-être une fois quel programme prendre.
cli-reported = { $path } écrit : { $label }, { $sentence }
cli-log-lost = le journal a été perdu pendant le dessin
cli-groups = { $groups ->
        [one] { $groups } groupe écrit
       *[other] { $groups } groupes écrits
    } dans { $path }.
cli-shared = { $events ->
        [one] { $events } événement écrit
       *[other] { $events } événements écrits
    } dans { $out }, { $kib } Kio{ $redacted } ; hubscope { $out } l’ouvre.
cli-costs = { $draws ->
        [one] { $draws } dessin
       *[other] { $draws } dessins
    }, { $triangles ->
        [one] { $triangles } triangle
       *[other] { $triangles } triangles
    }
cli-unpacked = l’image n’a pas pu être emballée : { $reason }
cli-objects-at = { $objects ->
        [one] { $objects } objet
       *[other] { $objects } objets
    } à { $time }
cli-held = , bloqué
cli-at = à { $place }
cli-from-to = de { $from } à { $to }
cli-on-the-way = en route vers { $to }
cli-in = dans { $parent }
cli-unplaced = personne n’a dit où
cli-learned-later = {" "} (appris { $later } plus tard)
cli-taken-back = {" "} (retiré)
cli-open-without = impossible d’écrire { $path } : { $error } ; ouvrez-le sans cela
cli-no-display = Il n’y a pas d’écran (DISPLAY et WAYLAND_DISPLAY ne sont pas définis, ou rien n’y répond) ; la première image est donc écrite dans { $path }.
cli-see-window = Pour voir la fenêtre, lancez Hubscope dans une session de bureau, ou dans une session virtuelle : apt-get install xvfb, puis xvfb-run hubscope.
cli-speed = attendu : une vitesse de 0 à 100000 ; trouvé : { $text }
cli-film-speed = attendu : de 0,1 à 3600 secondes du hub par seconde ; trouvé : { $text }
cli-seconds = attendu : de 0 à 3600 secondes ; trouvé : { $text }
cli-gibibytes = attendu : de 0,0625 à 4096 Gio de mémoire ; trouvé : { $text }
cli-above-zero = attendu : un nombre supérieur à zéro ; trouvé : { $text }
cli-whole = attendu : un nombre entier de { $least } à { $most } ; trouvé : { $text }
cli-number = attendu : un nombre ; trouvé : { $text }
cli-date = attendu : une date telle que 2021-11-08 ; trouvé : { $text }
cli-size = attendu : une taille telle que 1280x720, chaque côté de 16 à { $most } pixels ; trouvé : { $text }
cli-word = attendu : un mot de quatre lettres ou plus, à taper pour finir ; trouvé : { $text }
cli-language = attendu : l’un de { $known } ; trouvé : { $code }
cli-window = attendu : shift, day, ou une durée telle que 8h ou 1d12h ; trouvé : { $text }
