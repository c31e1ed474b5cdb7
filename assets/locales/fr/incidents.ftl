incidents-told = { $severity } : { $words }
incidents-none = Aucun incident dans ce journal
incidents-none-hint = Toutes les règles ont été vérifiées, aucune alarme n’a été déclenchée
incidents-none-after = Aucun incident ultérieur dans ce journal
incidents-none-before = Aucun incident antérieur dans ce journal
incidents-withheld = Les incidents seront de nouveau affichés après la réponse : découvrir ce qui ne va pas fait partie de l’exercice
incidents-previous = Précédent
incidents-previous-hint = Dix secondes avant le dernier incident passé (Maj+N)
incidents-next = Suivant
incidents-next-hint = Dix secondes avant le prochain incident (N)
incidents-all = Tous
incidents-no-infos = Sans infos
incidents-only-critical = Critiques
incidents-find = Chercher un incident
incidents-find-what = Chercher un incident, un objet ou un lieu
incidents-find-hint = Chercher un incident par ses mots
incidents-open-only = Seulement ce qui n’est pas traité
incidents-no-match = Aucun incident ne correspond
incidents-now = en cours
incidents-from-to = De { $from } à { $until } ({ $span })
incidents-from-on = Depuis { $from }, pas terminé à la fin du journal
incidents-loop = En boucle
incidents-loop-hint = Lire encore et encore
incidents-lesson = Créer une leçon
incidents-lesson-hint = S’arrêter ici et demander : où, quoi, pourquoi et que faire
incidents-place-hint = Aller au lieu
incidents-object-hint = Aller à l’objet
incidents-advice = Que faire
incidents-causes = À cause de
incidents-effects = A entraîné
incidents-effects-none = Aucun autre incident de cette liste
incidents-proof = Événements qui le prouvent ({ $told })
incidents-proof-first = Événements qui le prouvent (les { $told } premiers sur { $all })
incidents-event-hint = Aller à cet événement
incidents-report = Rapport
incidents-report-hint = Une page à remettre : images, causes, événements, chiffres et fiabilité des données
incidents-share = Partager
incidents-share-hint = Un petit fichier : cette partie du journal, avec le plan, les vues et les notes ; il s’ouvre à cet endroit dans tout Hubscope
incidents-share-named = Avec les noms
incidents-share-nameless = Sans les noms
incidents-delayed =
    Retards : { $many ->
        [one] 1 jalon
       *[other] { $many } jalons
    }, { $things ->
        [one] d’un objet
       *[other] de { $things } objets
    }
incidents-delay = { $name }, { $milestone } : { $late } de retard
incidents-delay-still = { $name }, { $milestone } : { $late } de retard, et toujours attendu
