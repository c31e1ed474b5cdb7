# What is taken away: films, share files, pictures.
take-title = Meenemen
take-film = Film
take-share = Deelbestand
take-still = Afbeelding
take-beside = Het komt naast het logboek te staan, of bij uw documenten.
take-span-loop = Van { $from } tot { $to }, de lus
take-span-around = Van { $from } tot { $to }, rond de afspeelkop
take-span-hint = [ en ] bepalen waar een lus begint en eindigt: die wordt dan genomen.
take-size = Grootte in pixels
take-format = Formaat
take-no-ffmpeg = Alle formaten behalve GIF hebben ffmpeg nodig, dat hier niet geïnstalleerd is.
take-film-what = Wat gefilmd wordt
take-film-span = Wat te zien is, zoals het verloopt
take-film-speed = Hoe snel
take-film-lasts = De film duurt { $span }, { $pictures ->
        [one] één beeld
       *[other] { $pictures } beelden
    }
take-film-follow = Volgen wat gekozen is
take-film-make = Film maken
take-share-words = Een klein bestand dat in elke Hubscope op precies dit moment opent, met de gebeurtenissen van de periode, uw notities en weergaven.
take-share-incident = Het geopende incident, met wat ertoe leidde: { $incident }
take-share-redacted = Zonder namen
take-share-redacted-hint = Pseudoniemen in plaats van id’s; geen attributen, redenen, notities of namen van personen.
take-share-make = Deelbestand maken
take-still-words = Een afbeelding van wat nu te zien is, in elke grootte.
take-still-panels = Met panelen
take-still-make = Afbeelding maken
