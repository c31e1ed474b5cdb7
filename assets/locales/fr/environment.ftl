environment-none = Le site n’a pas de données sur son environnement
environment-since = Sommes depuis { $since }, début de cette partie du journal
environment-since-hint = Ce qui précède n’est pas compté
environment-missing =
    { $minutes ->
        [one] Une valeur manquait pendant { $minutes } minute de la journée
       *[other] Une valeur manquait pendant { $minutes } minutes de la journée
    }
environment-missing-hint = Elles comptent pour zéro dans les sommes
environment-basis = Sur quoi cela repose
environment-figure-hint = { $formula }. Source : { $source }
environment-row-hint = { $label } : { $hint }
environment-course-hint = Un clic montre son évolution au cours de la journée
environment-sun = Soleil
environment-roof = Toit
environment-hub = Hub
environment-sorters = Trieurs
environment-modelled = Ce qui suit ~ vient des modèles ; personne ne le mesure
environment-light = La lumière n’est pas mesurée ; par ciel clair, elle vaut { $light } W/m²
environment-light-hint = Ce que PVWatts prend à la place
environment-yards = Aires
environment-separator = Séparateur
environment-basin = Bassin
environment-cleaned = eau épurée
environment-separator-full = Le séparateur reçoit plus que les { $most } L/s qu’il admet : le reste le contourne
environment-rain = Pluie
environment-valve-shut = La vanne est fermée : rien ne quitte { $basin }
environment-valve = Vanne
environment-valve-open = ouverte
environment-valve-told = Selon le bassin
environment-valve-assumed = ouverte, supposée
environment-valve-untold = Personne ne le signale
environment-basin-high = { $basin } dépasse sa limite de { $limit } m
environment-from = { $mode } depuis { $lane }
environment-to = { $mode } vers { $lane }
environment-leg-hint =
    { $vehicles ->
        [one] { $vehicles } véhicule
       *[other] { $vehicles } véhicules
    } avec { $tonnes } t, dont { $assumed } t supposées, { $activity } t·km au facteur { $mode } ; { $basis }
environment-mode-air = aérien
environment-mode-road = routier
environment-mode-rail = ferroviaire
environment-night = Atterrissages et décollages de nuit : { $flights }, { $limit } au plus
environment-week = Vols en sept jours : { $flights }, annoncés : { $limit }
environment-factor = { $label }, { $year } : { $value } { $unit } ; { $source }
environment-chains = Envois et leurs chaînes ({ $many })
environment-factors = Facteurs, édition { $version }
