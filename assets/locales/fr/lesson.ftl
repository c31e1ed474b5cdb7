lesson-menu = Leçons
lesson-passed = ✔ { $percent } %
lesson-failed = { $percent } %
lesson-results = Résultats…
lesson-size = { $tasks ->
    [one] { $tasks } tâche
   *[other] { $tasks } tâches
}, { $points ->
    [one] { $points } point
   *[other] { $points } points
}
lesson-at = { $at } sur { $count }, pour { $worth ->
    [one] { $worth } point
   *[other] { $worth } points
}
lesson-so-far = { $at } sur { $count }, { $points ->
    [one] { $points } point
   *[other] { $points } points
} jusqu’ici
lesson-left = encore { $secs } s
lesson-rules = Deux réponses par tâche, la seconde pour la moitié des points ; les indices en coûtent. { $percent } % suffisent pour réussir.
lesson-name = Votre nom ou un pseudonyme
lesson-name-hint = facultatif
lesson-kept = Ce que vous faites n’est gardé que sur cette machine, sous ce nom, et peut être effacé.
lesson-hint = Indice : { $hint }
lesson-once-more = ✖ { $said } Encore une réponse, pour la moitié des points.
lesson-right = ✔ Juste, { $points ->
    [one] { $points } point
   *[other] { $points } points
} sur { $of }
lesson-time-up = ✖ Le temps est écoulé
lesson-wrong = ✖ Pas juste
lesson-right-is = La bonne réponse : { $answer }
lesson-begin = Commencer
lesson-enter = Entrée
lesson-answer-first = Répondez d’abord
lesson-take-hint = Indice (-{ $costs })
lesson-restart = Revenir au début de la tâche
lesson-to-result = Voir le résultat
lesson-next = Tâche suivante
lesson-not-now = Pas maintenant
lesson-leave-ask = Quitter et perdre ce que vous avez fait ?
lesson-leave-now = Quitter
lesson-stay = Rester
lesson-leave = Quitter la leçon
lesson-several = Plusieurs réponses peuvent être justes
lesson-order = Les flèches déplacent une ligne ; son chiffre aussi, vers le haut
lesson-up-line = { $line } : vers le haut
lesson-up = Vers le haut ({ $digit })
lesson-down-line = { $line } : vers le bas
lesson-down = Vers le bas
lesson-figure = La valeur
lesson-choose = Choisissez dans l’image
lesson-it-is = C’est { $name }
lesson-here = C’est ici
lesson-then = C’est à { $clock }
lesson-answer = Répondre
lesson-that-is = C’est { $name }.
lesson-none-chosen = Rien n’est choisi.
lesson-beside = Vous regardez { $metres } m à côté.
lesson-too-far = Vous êtes trop loin.
lesson-too-early = C’est trop tôt.
lesson-too-late = C’est trop tard.
lesson-in-place = { $placed ->
    [one] { $placed } sur { $of } est à sa place.
   *[other] { $placed } sur { $of } sont à leur place.
}
lesson-not-figure = Ce n’est pas { $figure }.
lesson-not-all = Il en manque, ou tout n’y est pas juste.
lesson-not-it = Ce n’est pas cela.
lesson-among-others = { $name }, entre autres
lesson-between-choices = {" ; "}
lesson-between-lines = {", "}
lesson-verdict-passed = ✔ Réussi : { $points ->
    [one] { $points } point
   *[other] { $points } points
} sur { $of }, { $percent } %
lesson-verdict-failed = ✖ Pas encore réussi : { $points ->
    [one] { $points } point
   *[other] { $points } points
} sur { $of }, { $percent } %
lesson-enough = { $percent } % suffisent
lesson-again = Recommencer
lesson-all-results = Tous les résultats
lesson-close = Fermer
lesson-replay = Revoir
lesson-replay-of = Revoir la tâche { $task }
lesson-replay-all = Tout revoir
lesson-replay-hint = Ce que vous regardiez, et quand vous avez répondu
lesson-replay-pause = Pause
lesson-replay-play = Lire
lesson-replay-end = Quitter
lesson-replay-where = Position dans la relecture
lesson-replay-secs = { $secs } sur { $of } s
lesson-replay-task = Votre session : tâche { $at } sur { $count }
lesson-replay-said = { $sign } après { $secs } s : { $answer }
lesson-row = { $sign } { $points ->
    [one] { $points } point
   *[other] { $points } points
} sur { $of } en { $secs } s{ $hints ->
    [0] {""}
    [one] , avec un indice
   *[other] , avec { $hints } indices
}
lesson-said = Votre réponse : { $answer }
lesson-saw = Ce que vous avez vu
lesson-saw-task = Ce que vous avez vu, tâche { $task }
lesson-saw-hint = Revenir là où vous avez répondu
lesson-show = Ce qui est juste
lesson-show-task = Ce qui est juste, tâche { $task }
lesson-show-hint = Là où est la réponse
lesson-said-nothing = rien
lesson-said-elsewhere = une autre partie de l’image
lesson-said-late = rien à temps
