transport-start = Au début (Début)
transport-previous = Événement précédent (,)
transport-pause = Pause
transport-play = Lecture
transport-next = Événement suivant (.)
transport-end = À la fin (Fin)
transport-forwards = Lire vers l’avant (J)
transport-backwards = Lire à rebours (J)
transport-loop-stop = Arrêter la boucle (L)
transport-loop = Une demi-heure autour d’ici en boucle (L)
transport-speed = Vitesse (+ et -)
transport-unheard = ⚠ DIRECT, rien reçu
transport-unheard-hint = Aucune source ne transmet rien : voici le dernier état connu (Sources)
transport-live = ⏺ DIRECT
transport-live-hint = Maintenant, selon ce que les sources ont transmis
transport-replay = ⏴ DIFFÉRÉ, { $behind } de retard
transport-replay-hint = Le passé ; le direct continue. Revenir à maintenant (Fin)
transport-to-live = Direct
transport-rec-stopped = ⚠ REC arrêté
transport-rec = ⏺ REC
transport-rec-hint =
    { $events ->
        [one] { $events } événement enregistré sur disque (Sources)
       *[other] { $events } événements enregistrés sur disque (Sources)
    }
transport-known = Tel que connu
transport-known-then = Tel que connu alors
transport-known-differing = Tel que connu alors : { $count } ≠
transport-known-hint = Montrer le hub tel qu’on le connaissait alors, sans ce qui a été appris plus tard ; ≠ compte ce qui était différent (I)
transport-known-button = Tel que connu à ce moment
transport-field = Aller à 14:05 ou +3h
transport-field-hint = Tapez une heure et appuyez sur Entrée
transport-no-such-time = Cette heure n’existe pas
transport-no-time = Heure non valable
