fault-at = ligne { $line } : { $brief } ; { $advice }
fault-no-title = la leçon n’a pas de titre
fault-no-brief = la leçon n’a pas de présentation
fault-say-it = dites-le en une phrase ou deux
fault-no-id = la leçon n’a pas d’identifiant
fault-give-id = donnez-lui un mot qu’aucune autre leçon n’a
fault-pass = il faut { $percent } pour cent pour réussir
fault-1-to-100 = attendu : de 1 à 100
fault-no-tasks = la leçon n’a pas de tâches
fault-add-one = ajoutez-en une
fault-task-at = la tâche { $number } est à { $at } : { $error }
fault-write-time = écrivez 12:30, +3h ou du RFC 3339
fault-no-ask = la tâche { $number } ne demande rien
fault-say-what = dites ce qu’il y a à faire
fault-no-why = la tâche { $number } ne dit pas pourquoi
fault-say-why = dites pourquoi la réponse est juste
fault-no-points = la tâche { $number } ne vaut rien
fault-give-points = donnez-lui 1 point ou plus
fault-lasts = la tâche { $number } dure { $secs } s
fault-5-to-3600 = attendu : de 5 à 3600
fault-speed = la tâche { $number } a la vitesse { $speed }
fault-speed-range = attendu : de 0,1 à 3600 secondes du hub par seconde
fault-wordless-hint = la tâche { $number } a un indice sans mots
fault-say-something = dites quelque chose
fault-hints-cost = les indices de la tâche { $number } coûtent { $costs } points, et la tâche en vaut { $points }
fault-cost-less = faites qu’ils ne coûtent pas plus qu’il n’y a
fault-follows-nothing = la tâche { $number } suit l’objet choisi et n’en choisit aucun
fault-add-select = ajoutez select: Some("…")
fault-no-places = la tâche { $number } ne demande aucun lieu
fault-name-one = nommez-en un
fault-no-such = la tâche { $number } demande un objet d’une sorte absente à cet instant
fault-other-sort = demandez une autre sorte, ou à un autre instant
fault-no-moment = la tâche { $number } demande un instant de { $of } que le journal ne dit pas
fault-history = hubscope history dit ce qui arrive à un objet
fault-choices = la tâche { $number } a { $choices } choix, dont { $right ->
        [one] { $right } juste
       *[other] { $right } justes
    }
fault-two-choices = attendu : deux ou plus avec des mots, dont un au moins avec right: true
fault-order-few = la tâche { $number } met { $many ->
        [one] { $many } chose
       *[other] { $many } choses
    } en ordre
fault-order-three = attendu : trois ou plus, chacune avec des mots
fault-order-twice = la tâche { $number } met deux fois la même chose en ordre
fault-name-once = nul ne pourrait les distinguer ; nommez chacune une fois
fault-figure-nothing = la tâche { $number } demande l’indicateur { $id }, qui n’a pas de valeur à cet instant
fault-other-figure = demandez-en un autre, ou à un autre instant
fault-within = la tâche { $task } admet un écart de { $within }
fault-above-zero = attendu : plus de 0
fault-no-view = la tâche { $task } nomme la vue { $found }, qui n’est pas une vue de la scène
fault-no-place = la tâche { $task } nomme le lieu { $found }, qui n’est pas un lieu de la scène
fault-no-object = la tâche { $task } nomme l’objet { $found }, qui n’est pas un objet de son journal
fault-no-figure = la tâche { $task } nomme l’indicateur { $found }, qui n’en est pas un
fault-name-view = nommez une vue que la scène possède
fault-name-place = nommez un lieu que la scène possède
fault-name-object = nommez un objet qui existe dans son journal
fault-name-figure = nommez un indicateur qui existe
fault-syntax = attendu : une leçon comme dans scenes/lessons ; trouvé à la ligne { $line }, colonne { $column } : { $reason }
