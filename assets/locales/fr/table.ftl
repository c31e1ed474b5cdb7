table-no-column = attendu : une colonne { $wanted } ; il n’y a que { $known }
table-no-time = attendu : une colonne d’heures ; aucune parmi { $known }
table-no-object = attendu : une colonne qui nomme des objets, telle que uld, case ou sscc ; aucune parmi { $known }
table-no-pattern = attendu : un modèle d’heure tel que %d/%m/%Y %H:%M ; trouvé : { $found }
table-no-zone = attendu : un fuseau horaire tel que Europe/Brussels ; trouvé : { $found }
table-no-mapping = attendu : une description de colonnes ; trouvé à la ligne { $line } : { $reason }
table-columns = les colonnes que nomme la description
table-times = une colonne d’heures (nommez-la dans une description, --columns)
table-objects = une colonne qui nomme des objets, telle que uld, case ou sscc (nommez-la dans une description, --columns)
table-pattern = un modèle d’heure tel que %d/%m/%Y %H:%M
table-zone = un fuseau horaire tel que Europe/Brussels
table-mapping = une description de colonnes
table-none-among = pas de { $wanted } parmi { $known }
table-only-timeless = seulement { $known } ; un tableau sans heures n’est pas un journal
table-only = seulement { $known }
table-this = à la ligne { $line } : { $reason }
table-cell-time = colonne { $column } : attendu : une heure telle que { $example } ; trouvé : { $found }
table-clock-twice = colonne { $column } : attendu : une heure que l’horloge de { $name } montre une fois ; trouvé : { $found }, qu’elle montre deux fois
table-clock-never = colonne { $column } : attendu : une heure que l’horloge de { $name } montre une fois ; trouvé : { $found }, qu’elle ne montre jamais
table-taken-for = Elle a été prise pour { $time } ; un fichier qui dit les décalages ne laisse pas de doute
table-interval = attendu : un intervalle qui finit après son début { $start } ; sa fin est { $time }
table-interval-hint = Les deux ont été pris tels quels
table-no-name = attendu : le nom d’un objet ; la cellule est vide
table-row-zone = attendu : un fuseau horaire tel que Europe/Brussels ou +02:00 ; trouvé : { $short }
table-row-zone-hint = La ligne a été prise à l’horloge de { $zone }
table-number-comma = colonne { $name } : attendu : un nombre avec une virgule décimale ou sans ; trouvé : { $found }
table-number-point = colonne { $name } : attendu : un nombre avec un point décimal ou sans ; trouvé : { $found }
table-value-left-out = La valeur a été laissée de côté, le reste de la ligne a été pris
table-degrees = attendu : une latitude de -90 à 90 et une longitude de -180 à 180 degrés ; trouvé : { $latitude } et { $longitude }
table-degrees-hint = La ligne a été prise sans sa position
table-headings = une ligne de titres au-dessus des lignes, telle que uld,place,time
table-headless = des valeurs dans la première : { $first }
table-lines-above = attendu : des titres ; trouvé { $lines ->
        [one] { $lines } ligne au-dessus : { $first }
       *[other] { $lines } lignes au-dessus, la première : { $first }
    }
table-lines-above-hint = Elles ont été sautées
table-heading-line = une ligne de titres
table-no-rows = attendu : des lignes sous les titres ; absentes
table-no-rows-hint = C’est un journal vide ; vérifiez si l’export a été tronqué
table-foreign = attendu : du texte en UTF-8 ; { $foreign ->
        [one] { $foreign } cellule est
       *[other] { $foreign } cellules sont
    } dans un autre encodage
table-foreign-hint = Elles ont été lues comme du texte d’Europe occidentale (Windows-1252) ; enregistrez le fichier en UTF-8 si des noms semblent faux
table-long-row = attendu : une ligne d’au plus 16 Mio ; elle est plus longue : un guillemet n’y est peut-être pas fermé
table-cells = attendu : { $wanted } cellules, une sous chaque titre ; trouvé : { $found }
table-cells-hint = Celles au-delà du dernier titre ont été laissées de côté
table-long-cell = attendu : une cellule sur une ligne ; trouvé une de { $lines } lignes qui commence par { $first }
table-long-cell-hint = Un guillemet n’y est peut-être pas fermé : si oui, les lignes suivantes sont dans cette cellule, et ne sont pas lues
table-seconds = 1636348320 (secondes)
table-millis = 1636348320000 (millisecondes)
table-micros = 1636348320000000 (microsecondes)
table-nanos = 1636348320000000000 (nanosecondes)
table-days = 44508.2166667 (jours, comme dans un tableur)
table-new-member = attendu : les champs des { $rows } premiers enregistrements ; trouvé : aussi { $name }
table-new-member-hint = Il a été omis de cet enregistrement et des suivants ; placez parmi les premiers un enregistrement qui l’a
