simulate-place = attendu : une scène avec le lieu { $place }, dont le modèle du hub a besoin ; simulez sur la scène fournie, ou ajoutez-le
simulate-state = attendu : un état de { $from } à { $until } d’où continuer ; trouvé : un état de { $found }
simulate-dates = attendu : des jours entre les années 1900 et 2200 ; trouvé : { $start } et { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    }
