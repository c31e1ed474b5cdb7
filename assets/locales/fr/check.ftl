check-all-on-map = tous sur la carte
check-not-on-map = { $unknown } hors carte ; --map nomme un fichier qui dit { $unknown ->
        [one] où il est
       *[other] où ils sont
    }
check-no-gap = aucun trou de plus de { $minutes } min
check-gaps = { $count ->
        [one] { $count } trou
       *[other] { $count } trous
    } de plus de { $minutes } min, le plus long { $long } à partir de { $from }
check-span = de { $from } à { $until } ({ $long })
check-places = { $count ->
        [one] { $count } lieu
       *[other] { $count } lieux
    }, { $known }
check-late = { $gaps } ; { $late } en retard, { $twice } en double, { $order } en désordre
check-only-header = , seulement un en-tête
check-no-events = attendu : des événements dans { $path } ; aucun{ $why }
check-summary = { $is_recording }événements : { $events }, objets : { $objects }, lieux : { $places }
check-recording = un enregistrement :{" "}
check-recording-held = un enregistrement, { $segments ->
        [one] { $segments } segment comparé à sa somme de contrôle
       *[other] ses { $segments } segments comparés à leurs sommes de contrôle
    } (la dernière valeur de la chaîne est { $chain }…) :{" "}
check-guessed = deviné : { $reason }
check-nothing-odd = rien d’anormal
check-more = et { $count } de plus
check-environment = un environnement de { $consumers ->
        [one] { $consumers } consommateur
       *[other] { $consumers } consommateurs
    } et { $lanes ->
        [one] { $lanes } ligne
       *[other] { $lanes } lignes
    }
check-factors = { $factors ->
        [one] { $factors } facteur
       *[other] { $factors } facteurs
    }
check-targets = objectifs de { $figures ->
        [one] { $figures } indicateur
       *[other] { $figures } indicateurs
    }
check-map = une table de { $ids ->
        [one] { $ids } identifiant
       *[other] { $ids } identifiants
    } vers des lieux
check-scene = une scène de { $places ->
        [one] { $places } lieu
       *[other] { $places } lieux
    }
check-gauge = Rien de nommé { $gauge } ne dit le niveau de { $basin }
check-gauge-hint = Nommez l’objet qui dit `level` dans le journal, ou retirez `gauge`
check-held = { $summary }, comparée à { $log }
check-columns = les colonnes d’un tableau
check-notes = des notes sur { $incidents ->
        [one] { $incidents } incident
       *[other] { $incidents } incidents
    }
check-bundled-day = la journée fournie
check-correct-other = Corrigez le nom, sauf si un autre journal en parle
check-correct-own = Corrigez le nom, sauf si votre propre journal en parle : nommez-le aussi
check-rules = { $rules ->
        [one] { $rules } règle, comparée
       *[other] { $rules } règles, comparées
    } à { $log }
check-lesson = une leçon de { $tasks ->
        [one] { $tasks } tâche
       *[other] { $tasks } tâches
    } et { $points ->
        [one] { $points } point
       *[other] { $points } points
    }
check-tour-hint = Une fenêtre ne donnera pas cette visite ; corrigez-la
check-tour = une visite de { $stops ->
        [one] { $stops } étape
       *[other] { $stops } étapes
    }, comparée à { $log }
check-counted = { $kind } : { $count }
