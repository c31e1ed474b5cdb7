tracks-adsb = attendu : des avions avec l’heure présente, une trace avec son horodatage, ou des états avec leur heure
tracks-document-skipped = Le document a été ignoré
tracks-placeless = attendu : une position à chaque message ; { $placeless ->
        [one] { $placeless } n’en a pas
       *[other] { $placeless } n’en ont pas
    }
tracks-placeless-hint = Ils ont été laissés de côté : on entend ces avions sans qu’ils disent où ils sont
tracks-adsb-positions = de l’ADS-B avec des positions
tracks-now = des avions avec l’heure à laquelle leurs positions ont été reçues
tracks-nowless = { $timeless ->
        [one] { $timeless } position sans cette heure
       *[other] { $timeless } positions sans cette heure
    } ; écrivez-la dans le document sous le nom « now », en secondes depuis 1970, ou prenez l’aircraft.json du récepteur tel quel
tracks-base-station = attendu : des lignes d’un port BaseStation, telles que MSG avec 22 champs ; { $unknown ->
        [one] { $unknown } autre trouvée
       *[other] { $unknown } autres trouvées
    }
tracks-base-station-hint = Elles ont été ignorées ; voici la première
tracks-offset = attendu : un décalage pour chaque heure ; absent, car les lignes d’un port BaseStation n’en ont pas
tracks-offset-hint = Elles sont prises comme UTC ; l’horloge du récepteur peut être autre
tracks-step-time = attendu : des secondes comme heure d’un pas ; trouvé : { $found }
tracks-step-skipped = Le pas a été ignoré
tracks-steps = des données de véhicules flottants avec des pas de temps
tracks-degrees-for-metres = attendu : x et y en mètres ; trouvé ce qui se lit comme des degrés : cinq chiffres et plus après la virgule
tracks-degrees-for-metres-hint = Ils ont été pris pour longitude et latitude ; `--fcd-output.geo` écrit celles-ci
tracks-within-lane =  ; la place d’un véhicule dans sa voie est laissée de côté
tracks-since-start = attendu : des heures ; trouvé : des secondes depuis le début de la simulation
tracks-since-start-hint = Elles sont comptées depuis 1970-01-01T00:00:00Z{ $within }
tracks-point-skipped = Le point a été ignoré
tracks-degrees = attendu : des degrés ; trouvé : lat { $lat } et lon { $lon }
tracks-timeless = attendu : une heure à chaque point ; { $timeless ->
        [one] { $timeless } n’en a pas
       *[other] { $timeless } n’en ont pas
    }
tracks-timeless-hint = Ils ont été laissés de côté : nul ne peut dire quand il y était
tracks-more = attendu : des positions avec des heures ; { $more ->
        [one] { $more } d’entre elles a
       *[other] { $more } d’entre elles ont
    } aussi une altitude, une vitesse ou des extensions
tracks-more-hint = Elles ont été laissées de côté : au sol, les récepteurs disent des altitudes fausses de plus que ce qu’un véhicule s’élève
tracks-routes = attendu : des traces ; { $routes ->
        [one] { $routes } itinéraire trouvé
       *[other] { $routes } itinéraires trouvés
    } en plus
tracks-routes-hint = Ils ont été laissés de côté : un itinéraire est un plan sans heure
tracks-gpx = du GPX avec des traces dont les points ont une heure
tracks-no-times = des points sans heures : ils disent où, et non quand ; enregistrez une trace avec des heures, ou faites-la exporter avec elles
tracks-none = aucune trace : des repères et des itinéraires disent où, et non quand ; enregistrez ou exportez une trace avec des heures
