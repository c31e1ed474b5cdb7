board-title = Chiffres
board-figures = Indicateurs
board-lanes = Couloirs
board-measured = Mesures
board-environment = Environnement
board-hour = 60 min
board-hour-hint = L’heure qui précède la tête de lecture
board-eight-hours = 8 h
board-eight-hours-hint = Les huit heures qui précèdent la tête de lecture
board-full-day = 24 h
board-full-day-hint = Les 24 heures qui précèdent la tête de lecture
board-shift = Équipe
board-shift-hint = Depuis la prise de service de l’équipe en place ; horaires dans la scène
board-day = Jour
board-day-hint = Depuis minuit, heure du hub
board-loop = Boucle
board-loop-hint = La partie du journal lue en boucle ; glissez avec Maj sur la ligne du temps
board-csv-hint = Ce qui s’affiche ci-dessous, à coller dans un tableur
board-span-hint = Période des chiffres ; les valeurs instantanées sont celles de sa fin
board-no-log = Il n’y a pas encore de journal
board-all-directions = Tous les sens
board-pinned = Épinglés
board-pin = Épingler en haut
board-earlier = Placer avant
board-later = Placer après
board-unpin = Détacher
board-card = { $name } : { $value }
board-card-judged = { $name } : { $value }, { $verdict }
board-good = objectif atteint
board-bad = objectif manqué
board-card-hint = Glissez la carte à l’avant, ou clic droit
board-about =
    { $definition }.
    { $many } cas. Source : { $source }
board-definition = { $definition }.
board-source = Source : { $source }
board-wanted = Objectif : { $wanted }
board-at-most = au plus { $value }
board-at-least = au moins { $value }
board-tolerance =
    { $minutes ->
        [one] { $minutes } min reste dans les délais
       *[other] { $minutes } min restent dans les délais
    }
board-join = {" ; "}
board-back = ⬅ Tous les chiffres
board-lengths = p90 { $p90 }, max. { $most } min
board-lengths-within = p90 { $p90 }, max. { $most } min, { $share } % dans les délais
board-no-case = Aucun cas
board-cases =
    { $many ->
        [one] { $many } cas ; un clic y mène
       *[other] { $many } cas ; un clic mène à l’un d’eux
    }
board-cases-of =
    { $many ->
        [one] { $many } cas de { $from } à { $until } ; un clic y mène
       *[other] { $many } cas de { $from } à { $until } ; un clic mène à l’un d’eux
    }
board-now = maintenant
board-case = { $name }  { $from } – { $until }  ({ $minutes } min)
board-case-amount = { $name } : { $amount }
board-nothing = Rien dans ce journal n’en parle
