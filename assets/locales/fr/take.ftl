# What is taken away: films, share files, pictures.
take-title = Emporter
take-film = Film
take-share = Fichier à partager
take-still = Image
take-beside = Le résultat est placé à côté du journal, ou dans vos documents.
take-span-loop = De { $from } à { $to }, la boucle
take-span-around = De { $from } à { $to }, autour de la tête de lecture
take-span-hint = [ et ] fixent le début et la fin d’une boucle, qui est alors prise.
take-size = Taille en pixels
take-format = Format
take-no-ffmpeg = Tous les formats sauf GIF demandent ffmpeg, qui n’est pas installé ici.
take-film-what = Ce qui est filmé
take-film-span = Ce qui est montré, tel qu’il se déroule
take-film-speed = Vitesse
take-film-lasts = Le film dure { $span }, soit { $pictures ->
        [one] une image
       *[other] { $pictures } images
    }
take-film-follow = Suivre ce qui est choisi
take-film-make = Faire le film
take-share-words = Un petit fichier qui s’ouvre à cet instant précis dans tout Hubscope, avec les événements de la période, vos notes et vos vues.
take-share-incident = L’incident ouvert, avec ce qui y a mené : { $incident }
take-share-redacted = Sans les noms
take-share-redacted-hint = Des pseudonymes à la place des identifiants ; ni attributs, ni raisons, ni notes, ni noms de personnes.
take-share-make = Faire le fichier
take-still-words = Une image de ce qui est montré, à toute taille.
take-still-panels = Avec les panneaux
take-still-make = Faire l’image
