# What is taken away: films, share files, pictures.
take-title = Mitnehmen
take-film = Film
take-share = Datei zum Teilen
take-still = Bild
take-beside = Das Ergebnis liegt neben dem Protokoll oder bei Ihren Dokumenten.
take-span-loop = Von { $from } bis { $to }, die Schleife
take-span-around = Von { $from } bis { $to }, um den Abspielpunkt
take-span-hint = [ und ] legen Anfang und Ende einer Schleife fest; die wird dann genommen.
take-size = Größe in Pixeln
take-format = Format
take-no-ffmpeg = Alle Formate außer GIF brauchen ffmpeg, das hier nicht installiert ist.
take-film-what = Was gefilmt wird
take-film-span = Was zu sehen ist, im Verlauf
take-film-speed = Wie schnell
take-film-lasts = Der Film dauert { $span }, { $pictures ->
        [one] ein Bild
       *[other] { $pictures } Bilder
    }
take-film-follow = Gewähltem folgen
take-film-make = Film machen
take-share-words = Eine kleine Datei, die sich in jedem Hubscope an genau diesem Augenblick öffnet, mit den Ereignissen der Spanne, Ihren Notizen und Ansichten.
take-share-incident = Der geöffnete Vorfall, mit dem, was dazu führte: { $incident }
take-share-redacted = Ohne Namen
take-share-redacted-hint = Pseudonyme statt Kennungen; keine Merkmale, Gründe, Notizen oder Namen von Personen.
take-share-make = Datei machen
take-still-words = Ein Bild dessen, was jetzt zu sehen ist, in jeder Größe.
take-still-panels = Mit Bedienfeldern
take-still-make = Bild machen
