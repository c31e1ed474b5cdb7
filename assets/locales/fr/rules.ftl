rules-syntax = attendu : des règles comme dans scenes/rules.ron ; trouvé à la ligne { $line }, colonne { $column } : { $source }
rules-twice = attendu : un identifiant propre à chaque règle ; { $id } apparaît deux fois ; renommez l’une d’elles
rules-range = règle { $rule } : attendu : `least` pas au-dessus de `most` ; trouvé : { $least } et { $most } ; échangez-les
rules-advice = un conseil est donné pour { $found }, qui n’est pas une règle{ $near }
rules-unknown = la règle { $rule } nomme { $found }, qui n’est pas une règle{ $near }
rules-goals = attendu : des objectifs comme dans scenes/targets.ron ; trouvé à la ligne { $line }, colonne { $column } : { $source }
rules-no-figure = attendu : l’identifiant d’un indicateur ; trouvé : { $id }{ $near }
rules-figure-twice = attendu : chaque indicateur une fois ; { $id } apparaît deux fois ; retirez-en un
rules-share = attendu : une part de 0 à 100 % pour { $id } ; trouvé : { $found }
rules-tolerance = attendu : pas de tolérance pour { $id }, qui ne compare rien à un plan ; trouvé : { $found ->
        [one] { $found } minute
       *[other] { $found } minutes
    } ; retirez `tolerance_minutes`
rules-finite = attendu : un nombre fini, non négatif, pour { $id } ; trouvé : { $found }
rules-goals-by-id = des objectifs par identifiant d’indicateur
rules-site = attendu : des données comme dans { $like } ; trouvé à la ligne { $line }, colonne { $column } : { $reason }
rules-site-value = attendu : { $what } { $expected } ; trouvé : { $found }
rules-unit = attendu : le facteur { $id } en { $unit } ; trouvé en { $found } ; convertissez sa valeur
rules-no-use = attendu : un facteur par lequel quelque chose est multiplié (grid, air, road, rail) ; trouvé : { $id }{ $near }
rules-mass = attendu : une masse pour { $kind } dont personne ne l’a dite ; aucune ou plusieurs ; ajoutez-la à `masses` avec son fondement
rules-no-factor = attendu : le facteur { $id } ; aucun de cet identifiant ; ajoutez-le avec sa source
rules-lane-way = le trajet de la ligne { $lane }
rules-lane-way-expected = soit `at` en degrés, soit `km` jusqu’à 25000
rules-an-hour = une heure
rules-0-to-24 = de 0 à 24
rules-not-negative = pas inférieur à zéro
rules-mass-of = la masse pour { $kind } dont personne ne l’a dite
rules-mass-expected = supérieure à zéro, en kg
