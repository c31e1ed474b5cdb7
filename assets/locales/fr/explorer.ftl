explorer-by-kind = Par type
explorer-by-place = Par lieu
explorer-by-status = Par statut
explorer-moving = En route vers { $place }
explorer-inside = Dans ou sur { $object }
explorer-unplaced = Lieu non indiqué
explorer-alarm = Alarme
explorer-held = Bloqué
explorer-no-status = Pas encore de statut
explorer-unknown =
    { $many ->
        [one] { $many } lieu absent de la carte
       *[other] { $many } lieux absents de la carte
    }
explorer-unknown-hint = Indiquer les lieux dont il s’agit
explorer-last-hour = 60 dernières minutes
explorer-find = Chercher objet, lieu ou statut
explorer-find-hint = Chercher un objet par nom, type, lieu ou statut
explorer-no-match = Rien ne correspond en ce moment
explorer-more =
    { $many ->
        [one] et { $many } autre ; tapez pour affiner
       *[other] et { $many } autres ; tapez pour affiner
    }
explorer-size =
    { $events ->
        [one] { $events } événement
       *[other] { $events } événements
    }, { $objects ->
        [one] { $objects } objet
       *[other] { $objects } objets
    }
explorer-late = { $late } en retard, { $twice } en double
explorer-no-issues = Aucun problème dans le journal
explorer-issues =
    { $many ->
        [one] ⚠ { $many } problème dans le journal
       *[other] ⚠ { $many } problèmes dans le journal
    }
explorer-issues-of = { $kind } : { $many }
