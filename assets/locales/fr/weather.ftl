weather-epw-offset = un fichier EPW qui dit dans le neuvième champ de sa première ligne de combien d’heures son horloge avance sur UTC
weather-epw-row = attendu : année, mois, jour et heure et { $least } champs ; trouvé : { $found }
weather-hour-left-out = L’heure a été laissée de côté
weather-hours-missing = attendu : l’heure qui suit { $before } ; trouvé : { $time }
weather-hours-missing-hint = Des heures manquent ; rien n’est inventé à leur place
weather-number = attendu : un nombre pour { $quantity } ; trouvé : { $found }
weather-value-left-out = La valeur a été laissée de côté
weather-epw-hours = des heures de météo dans un fichier EPW
weather-typical = attendu : les heures d’une année ; trouvé : une année type, dont les mois sont de plusieurs années
weather-typical-hint = Toutes sont placées en { $year }, la dernière de ces années
weather-observation-time = attendu : un observation_time tel que 2020-03-11T11:20:00Z ; trouvé : { $found }
weather-report-left-out = Le bulletin a été laissé de côté
weather-station = attendu : le station_id d’un bulletin ; absent
weather-metar = des bulletins METAR avec station et heure
weather-pvgis-time = attendu : une heure telle que 20200101:0011 ; trouvé : { $found }
weather-pvgis-number = attendu : un nombre pour { $name } ; trouvé : { $found }
weather-pvgis-hours = des heures de PVGIS, chacune avec une heure telle que 20200101:0011
weather-pvgis-column = attendu : une colonne de PVGIS ; trouvé : { $name }
weather-column-left-out = La colonne a été laissée de côté
weather-reconstructed = attendu : un rayonnement mesuré ; pour { $hours ->
        [one] { $hours } heure
       *[other] { $hours } heures
    } il a été reconstitué
weather-reconstructed-hint = Le satellite ne les a pas vues ; elles sont dites comme les autres
weather-pvgis-cells = attendu : { $wanted ->
        [one] { $wanted } cellule
       *[other] { $wanted } cellules
    } ; trouvé : { $found }
weather-pvgis-outputs = des heures de PVGIS sous outputs
weather-report-time = attendu : un jour et une heure tels que 080520Z ; trouvé : { $found }
weather-no-report = attendu : un bulletin METAR tel que EBLG 080520Z 24012KT 9999 13/06 Q1012 ; trouvé : { $found }
weather-report-date = attendu : un bulletin de { $date } environ, l’heure indiquée à côté ; trouvé : { $found }
weather-report-date-hint = Le jour et l’heure du bulletin lui-même ont été retenus ; vérifiez lesquels sont justes
weather-skipped = Il a été ignoré
weather-no-values = attendu : vent, visibilité, température ou pression ; trouvé : { $found }
weather-no-values-hint = Rien n’en a été lu
weather-forecasts = des prévisions (TAF), que personne n’a mesurées
weather-metar-such-as = des bulletins METAR tels que EBLG 080520Z 24012KT 9999 SCT030 13/06 Q1012
weather-forecasts-too = attendu : des bulletins de ce qui a été mesuré ; { $forecasts ->
        [one] { $forecasts } prévision
       *[other] { $forecasts } prévisions
    } (TAF) parmi eux
weather-dateless = attendu : une date à chaque bulletin ; { $dateless ->
        [one] { $dateless } n’a que le jour du mois
       *[other] { $dateless } n’ont que le jour du mois
    }
weather-dateless-hint = Mois et années sont les plus récents qui ne soient pas à venir
