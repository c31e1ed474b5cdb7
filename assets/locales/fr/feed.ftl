feed-expected = attendu : { $expected } ; trouvé : { $found }
feed-none = aucun
feed-none-in-it = rien de tel
feed-nothing = rien
feed-cancelled = c’est annulé
feed-row-skipped = La ligne a été ignorée
feed-row-skipped-formats = La ligne a été ignorée ; docs/formats.md décrit chaque colonne
feed-message-skipped = Le message a été ignoré
feed-left-out = Ils sont laissés de côté
feed-were-left-out = Ils ont été laissés de côté
feed-line-skipped = La ligne a été ignorée
feed-at-line = ligne { $line }
feed-at-column = ligne { $line }, colonne { $column }
feed-at-byte = octet { $byte }
feed-at-beginning = au début
feed-at-end = à la fin
feed-at-structure = dans sa structure
feed-at-database = dans la base de données
feed-before-read = { $told ->
        [one] Celui qui précède a été lu
       *[other] Les { $told } qui précèdent ont été lus
    } ; si le fichier est tronqué, récupérez-le de nouveau
feed-syntax = attendu : { $format } ; erreur de syntaxe ({ $at }) : { $reason } ; { $remedy }
feed-read-on = impossible de poursuivre la lecture : { $why } ; { $remedy }
feed-disk = impossible de garder des événements dans { $folder } pendant leur tri : { $source } ; faites-y de la place, ou nommez un autre dossier dans TMPDIR
feed-mend = corrigez-le à cet endroit, ou faites refaire le fichier
feed-make-anew = faites refaire le fichier
feed-unread = impossible de lire { $path } : { $source } ; { $remedy }
feed-no-logs = attendu : des journaux dans le dossier { $path } ; aucun trouvé ; nommez un dossier qui en contient (.ndjson, .parquet, .csv, .xml, …)
feed-empty = attendu : des événements dans { $path } ; le fichier est vide
feed-opening-cancelled = l’ouverture de { $path } a été annulée
feed-of-file = { $source }
    fichier : { $path }
feed-no-log = attendu : un journal ; trouvé : { $found } dans { $path } ; Hubscope lit les événements NDJSON, EPCIS, OCEL, XES, ONE Record, Cargo-XML, Cargo-IMP, CSV, enregistrements en JSON, Parquet, MCAP, les données de véhicules flottants de SUMO, GPX, ADS-B, la météo EPW, METAR et PVGIS, aussi compressés par gzip ou Zstandard
feed-check-name = vérifiez le nom
feed-ask-leave = demandez le droit de le lire
feed-damaged = il est tronqué ou endommagé ; récupérez-le de nouveau
feed-not-to-unpack = il n’est pas ce qu’il prétend être : ne le décompressez pas et demandez le journal lui-même à l’expéditeur
feed-check-whole = vérifiez qu’il est complet et lisible
feed-others-read = Ce fichier a été laissé de côté, les autres ont été lus
feed-no-event-line = aucune ligne qui soit un événement
feed-packed-cut = attendu : un fichier compressé entier ; il est tronqué
feed-packed-cut-hint = Ce qui précède a été lu ; récupérez le fichier de nouveau
feed-document-size = un document d’au plus 4 Gio, car il est lu d’un bloc
feed-document-larger = un plus grand ; NDJSON, CSV, enregistrements en JSON, Parquet, EPCIS et OCEL peuvent être aussi grands que le disque
feed-ndjson = événements NDJSON
feed-table = un tableau (CSV ou TSV)
feed-records = un tableau (enregistrements en JSON)
feed-cars = données de véhicules flottants de SUMO
feed-adsb-lines = lignes ADS-B (BaseStation)
feed-epw = météo EPW
feed-geojson = du GeoJSON, qui dessine une carte et ne dit aucun événement ; hubscope scene import fait une scène d’un dossier qui en contient
feed-old-office = un fichier Excel, Word ou autre d’Office d’avant 2007 ; ouvrez-le là et enregistrez la feuille en CSV
feed-png = une image PNG
feed-program = un programme
feed-pdf = un document PDF
feed-lfs = un pointeur Git LFS, qui tient lieu du fichier ; récupérez le fichier lui-même (git lfs pull)
feed-zeros = un texte avec des octets nuls (NUL), qui cassent tableaux et JSON ; retirez-les, ou faites-le réécrire
feed-binary = un fichier binaire
feed-excel = un classeur Excel (.xlsx) ; ouvrez-le là et enregistrez la feuille en CSV
feed-ods = une feuille de calcul OpenDocument (.ods) ; ouvrez-la dans son programme et enregistrez la feuille en CSV
feed-office = un document de bureautique (.docx, .odt) ; mettez ses tableaux dans une feuille et enregistrez-la en CSV
feed-zip = un fichier zip, à décompresser d’abord
feed-old-ocel-xml = de l’OCEL 1.0 en XML ; faites-le écrire en OCEL 1.0 JSON ou en OCEL 2.0
feed-epcis-master = des données de base EPCIS, qui ne disent aucun événement ; mettez-les dans l’en-tête du document des événements
feed-xml-ends = du XML qui finit avant de commencer
feed-sumo-trips = des trajets SUMO (tripinfo), qui ne disent aucun événement ; les données de véhicules flottants de la même simulation en disent
feed-xml-root = du XML avec l’élément extérieur { $root }
feed-not-read = il n’a pas pu être lu
feed-shared-ids = attendu : un identifiant qui nomme un seul événement ; { $count ->
        [one] { $count } en nomme plusieurs : { $id }
       *[other] { $count } en nomment plusieurs, dont { $id }
    }
feed-shared-ids-hint = Tous ces événements sont gardés ; une rétractation d’un tel identifiant les retire tous
feed-no-offset = attendu : un décalage ou Z pour chaque heure ; { $assumed ->
        [one] { $assumed } n’en a pas
       *[other] { $assumed } n’en ont pas
    }
feed-no-offset-hint = Elles valent pour l’horloge de { $zone }
feed-changed = ce qui y était gardé a été modifié
feed-unpacks = attendu : au plus { $times } fois sa taille une fois décompressé ; il y a plus : { $packed } octets sont devenus { $became }
feed-column-empty = attendu : une valeur dans la colonne { $column } de l’événement { $event } ; elle est vide
feed-column-word = attendu : un mot connu dans la colonne { $column } ; trouvé : { $found }
feed-column-time = colonne { $column } : { $source }
feed-no-map = attendu : le fichier de carte { $name } dans le dossier ; impossible de le lire : { $source }
feed-no-geojson = attendu : du GeoJSON dans { $name } ; trouvé : { $source }
feed-no-runways = attendu : des lignes de pistes dans { $name } ; trouvé : { $source }
feed-no-ending = attendu : un nom qui finit par { $endings } ; trouvé : { $path }
feed-endings = .ndjson, .csv, .tsv, .jsonld (EPCIS), .jsonocel, .xmlocel (chacun aussi avec .gz ou .zst), .hubscope, .parquet, .sqlite ou .mcap
feed-unwritten = impossible d’écrire { $path } : { $source }{ $remedy }
feed-name-a-folder =  ; nommez un dossier qui existe
feed-name-a-writable =  ; nommez un dossier où vous pouvez écrire
feed-make-room =  ; faites-y de la place, ou nommez un autre disque
feed-is-folder =  ; c’est un dossier : nommez un fichier dedans
feed-no-utf8 = ces octets ne sont pas de l’UTF-8 ; enregistrez le fichier dans cet encodage
feed-entity = l’entité &{ $name }; est inconnue
feed-mid-element = le document finit au milieu d’un élément
feed-no-element = il n’y a aucun élément
feed-too-deep = des éléments sont imbriqués sur plus de { $depth } niveaux
feed-unbegun = un élément finit sans avoir commencé
feed-an-array = un tableau
feed-an-object = un objet
feed-event-such-as = un événement tel que {"{"}"t":"2021-11-08T05:12:00Z","obj":"PMC12345LD","arrives":{"{"}"at":"stand-118"{"}"}{"}"}
feed-two-events = une ligne dit un événement, celle-ci en dit deux
feed-no-happening = ce qui s’est passé manque, par exemple "arrives"
feed-mid-event = le fichier finit au milieu d’un événement
feed-mid-event-hint = Tous les événements précédents ont été lus ; l’auteur a été interrompu ou écrit encore
feed-version = attendu : la version { $version } du format ou une plus ancienne ; trouvé : { $found }
feed-version-hint = Ce que cette version connaît a été lu ; un Hubscope plus récent peut en lire plus
feed-long-line = attendu : un événement d’au plus 1 Mio ; la ligne est plus longue
feed-long-line-hint = Elle a été ignorée ; écrivez un événement par ligne
feed-not-utf8 = (pas de l’UTF-8) { $excerpt }
feed-no-event = attendu : un événement ; trouvé : { $excerpt } : { $reason } (colonne { $column })
feed-no-event-hint = La ligne a été ignorée ; docs/events.md montre la forme de chaque événement
feed-negative = une colonne de longueur ou de position négative
feed-rows-claimed = { $bytes } octets prétendent contenir { $rows } lignes, ce qui est impossible
feed-structures = attendu : des colonnes de valeurs ; trouvé aussi des structures : { $names }
feed-structures-hint = Elles sont laissées de côté ; mettez leur contenu dans des colonnes à part
feed-timestamps = des horodatages dans la colonne "t"
feed-something-else = autre chose
feed-no-time-in-t = attendu : une heure dans la colonne "t" ; elle est vide
feed-page-of = une page de la colonne { $column } { $what }
feed-page-headless = n’a pas d’en-tête lisible
feed-page-values = prétend contenir { $values ->
        [one] { $values } valeur
       *[other] { $values } valeurs
    }, ce qui est impossible
feed-page-bytes = occupe { $taken } octets et prétend en contenir { $held }, ce qui est impossible
feed-loss-zone = le fuseau horaire du site
feed-loss-site = le nom du site
feed-loss-places = les noms de lieux
