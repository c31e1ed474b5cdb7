# What is taken away: films, share files, pictures.
take-title = Take away
take-film = Film
take-share = Share file
take-still = Picture
take-beside = It is put beside the log, or with your documents.
take-span-loop = From { $from } to { $to }, the loop
take-span-around = From { $from } to { $to }, around the playhead
take-span-hint = [ and ] set where a loop begins and ends: that is then taken.
take-size = Size in pixels
take-format = Format
take-no-ffmpeg = All formats but GIF need ffmpeg, which is not installed here.
take-film-what = What is filmed
take-film-span = What is shown, as it goes on
take-film-speed = How fast
take-film-lasts = The film lasts { $span }, { $pictures ->
        [one] one picture
       *[other] { $pictures } pictures
    }
take-film-follow = Follow what is chosen
take-film-make = Make the film
take-share-words = A small file that opens at this very moment in any Hubscope, with the events of the span, your notes and views.
take-share-incident = The incident that is open, with what led to it: { $incident }
take-share-redacted = Without names
take-share-redacted-hint = Pseudonyms in place of ids; no attributes, reasons, notes or names of people.
take-share-make = Make the share file
take-still-words = A picture of what is shown now, of any size.
take-still-panels = With panels
take-still-make = Make the picture
