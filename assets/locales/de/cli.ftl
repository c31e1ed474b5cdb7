
cli-last-hour = letzte 60 min
cli-so-far = bisher
cli-cases = Fälle
cli-head = { $layout } um { $clock }
cli-part = Dieses Protokoll ist ein Teil eines anderen, ab { $since }: was vorher war, zählt nicht.
cli-in-plan = , { $share } % im Plan
cli-spread = (p90 { $p90 }, max. { $most }{ $within })
cli-since-midnight = seit Mitternacht
cli-since = seit { $since }, wo dieser Teil eines Protokolls beginnt
cli-leg = { $leg }: { $many ->
        [one] 1 Fahrzeug
       *[other] { $many } Fahrzeuge
    }{ $rest }
cli-leg-rest = , { $tonnes } t{ $assumed }, { $activity } t·km, { $kg } kg CO2e
cli-leg-assumed = , davon { $tonnes } t angenommen
cli-elsewhere = { $many ->
        [one] 1 Fahrzeug kam von oder fuhr nach einem Ort, der keine Verbindung ist.
       *[other] { $many } Fahrzeuge kamen von oder fuhren nach einem Ort, der keine Verbindung ist.
    }
cli-not-over = nicht vorbei
cli-incident = { $label }: { $sentence }
cli-because = wegen { $number }: { $sentence }
cli-likely-because = vermutlich wegen { $number }: { $sentence }
cli-delayed = { $many ->
        [one] 1 Meilenstein verspätet: { $name }, { $milestone }, um { $late }
       *[other] { $many } Meilensteine von { $things ->
            [one] einem Objekt
           *[other] { $things } Objekten
        } verspätet, am meisten: { $name }, { $milestone }, um { $late }
    }
cli-no-rules = Keine Vorfälle: es gibt keine Regeln, und ohne eine für Alarme wird keiner gemeldet
cli-none = Keine Vorfälle: jede Regel wurde versucht, und kein Alarm wurde ausgelöst
cli-none-without-alarms = Keine Vorfälle: jede Regel wurde versucht; keine sucht nach Alarmen
cli-in-and-out = erwartet: Dateien zum Lesen und eine zum Schreiben; nur ein Name gefunden; hubscope convert IN... OUT
cli-again = { $again ->
        [one] { $again } Ereignis kam mehr als einmal vor und ist einmal geschrieben.
       *[other] { $again } Ereignisse kamen mehr als einmal vor und sind einmal geschrieben.
    }
cli-earlier = { $earlier ->
        [one] { $earlier } früheres Ereignis ist dabei: Es sagt, was am Anfang da ist.
       *[other] { $earlier } frühere Ereignisse sind dabei: Sie sagen, was am Anfang da ist.
    }
cli-wrote = { $events ->
        [one] { $events } Ereignis
       *[other] { $events } Ereignisse
    } in { $path } geschrieben.
cli-not-in-format = nicht in diesem Format: { $what } ({ $count })
cli-check-lists = `hubscope check` zählt alle auf
cli-no-events-sent = { $lines ->
        [one] { $lines } Zeile ist kein Ereignis und wird nicht gesendet: { $first }
       *[other] { $lines } Zeilen sind keine Ereignisse und werden nicht gesendet; die erste: { $first }
    }
cli-waiting = Wartet auf jemanden, der sich mit { $to } verbindet.
cli-sent = { $sent ->
        [one] { $sent } Ereignis
       *[other] { $sent } Ereignisse
    } an { $to } gesendet.
cli-film-bar = {"{"}wide_bar{"}"} {"{"}pos{"}"} von {"{"}len{"}"} Bildern, noch {"{"}eta{"}"}
cli-filmed = { $path } geschrieben: { $count ->
        [one] { $count } Bild
       *[other] { $count } Bilder
    } von { $width }x{ $height }, { $secs } s
cli-events-span = { $events ->
        [one] { $events } Ereignis
       *[other] { $events } Ereignisse
    } von { $from } bis { $until } ({ $long })
cli-without-names = , ohne Namen
cli-share-file = eine Freigabedatei, die sich bei { $at } öffnet{ $names }
cli-places-late = { $places ->
        [one] { $places } Ort
       *[other] { $places } Orte
    }, { $late ->
        [one] { $late } verspätetes Ereignis
       *[other] { $late } verspätete Ereignisse
    }, { $duplicates ->
        [one] { $duplicates } doppeltes
       *[other] { $duplicates } doppelte
    }, { $issues ->
        [one] { $issues } Auffälligkeit
       *[other] { $issues } Auffälligkeiten
    }
cli-window-closed = das Fenster wurde durch einen Fehler des Grafiktreibers geschlossen
cli-of-share-file = { $part } der Freigabedatei
cli-torn = Die Aufzeichnung endete mitten in einer Zeile; { $torn ->
        [one] ihr letztes Byte wurde verworfen, alle davor sind da.
       *[other] ihre letzten { $torn } Bytes wurden verworfen, alle davor sind da.
    }
cli-segment-missing = Erwartet: das Segment { $file } der Aufzeichnung; nicht gefunden: Seine Ereignisse fehlen. Nehmen Sie es aus einer Kopie.
cli-recording-state = { $events ->
        [one] { $events } Ereignis
       *[other] { $events } Ereignisse
    }, { $sources }
cli-dropped = { $source }: kein Platz für { $count ->
        [one] { $count } Nachricht; sie fehlt
       *[other] { $count } Nachrichten; sie fehlen
    }
cli-dropped-broker = { $source }: { $count ->
        [one] { $count } Nachricht verwarf der Broker, von allem, was er an irgendwen sendet; sie fehlt
       *[other] { $count } Nachrichten verwarf der Broker, von allem, was er an irgendwen sendet; sie fehlen
    }
cli-nobody-there = niemand war da
cli-kept-aside = { $messages ->
        [one] { $messages } Nachricht war kein Ereignis und liegt in { $path }: { $first }
       *[other] { $messages } Nachrichten waren keine Ereignisse und liegen in { $path }; die erste: { $first }
    }
cli-held-before = , in dem vorher { $before ->
        [one] { $before } lag
       *[other] { $before } lagen
    }
cli-recorded = { $new ->
        [one] { $new } Ereignis
       *[other] { $new } Ereignisse
    } in { $folder } aufgezeichnet{ $before }.
cli-there-again = wieder da; was inzwischen gesendet wurde, fehlt, wenn niemand es behielt
cli-lost = verloren, neuer Versuch: { $reason }
cli-unregistered = Links werden nicht mehr von diesem Programm geöffnet.
cli-registered = { $path } geschrieben: hubscope://-Links öffnen sich in { $program }.{ $more }
cli-desktop-untold = {" "}Der Desktop konnte es nicht erfahren (xdg-mime fehlt); er fragt vielleicht einmal, welches Programm zu nehmen ist.
cli-reported = { $path } geschrieben: { $label }, { $sentence }
cli-log-lost = das Protokoll ging verloren, während es gezeichnet wurde
cli-groups = { $groups ->
        [one] { $groups } Gruppe
       *[other] { $groups } Gruppen
    } in { $path } geschrieben.
cli-shared = { $events ->
        [one] { $events } Ereignis
       *[other] { $events } Ereignisse
    } in { $out } geschrieben, { $kib } KiB{ $redacted }; hubscope { $out } öffnet es.
cli-costs = { $draws ->
        [one] { $draws } Zeichenaufruf
       *[other] { $draws } Zeichenaufrufe
    }, { $triangles ->
        [one] { $triangles } Dreieck
       *[other] { $triangles } Dreiecke
    }
cli-unpacked = das Bild konnte nicht gepackt werden: { $reason }
cli-objects-at = { $objects ->
        [one] { $objects } Objekt
       *[other] { $objects } Objekte
    } um { $time }
cli-held = , gesperrt
cli-at = an { $place }
cli-from-to = von { $from } nach { $to }
cli-on-the-way = unterwegs nach { $to }
cli-in = in { $parent }
cli-unplaced = niemand sagte wo
cli-learned-later = {" "} (erfahren { $later } später)
cli-taken-back = {" "} (widerrufen)
cli-open-without = konnte { $path } nicht schreiben: { $error }; öffnen Sie es ohne das
cli-no-display = Es gibt keinen Bildschirm (DISPLAY und WAYLAND_DISPLAY sind nicht gesetzt, oder dort antwortet nichts); das erste Bild wird deshalb in { $path } geschrieben.
cli-see-window = Um das Fenster zu sehen, starten Sie Hubscope in einer Desktop-Sitzung oder in einer virtuellen: apt-get install xvfb, dann xvfb-run hubscope.
cli-speed = erwartet: eine Geschwindigkeit von 0 bis 100000; gefunden: { $text }
cli-film-speed = erwartet: 0,1 bis 3600 Sekunden des Hubs je Sekunde; gefunden: { $text }
cli-seconds = erwartet: 0 bis 3600 Sekunden; gefunden: { $text }
cli-gibibytes = erwartet: 0,0625 bis 4096 GiB Speicher; gefunden: { $text }
cli-above-zero = erwartet: eine Zahl über null; gefunden: { $text }
cli-whole = erwartet: eine ganze Zahl von { $least } bis { $most }; gefunden: { $text }
cli-number = erwartet: eine Zahl; gefunden: { $text }
cli-date = erwartet: ein Datum wie 2021-11-08; gefunden: { $text }
cli-size = erwartet: eine Größe wie 1280x720, jede Seite von 16 bis { $most } Pixel; gefunden: { $text }
cli-word = erwartet: ein Wort von vier Buchstaben oder mehr, das zum Beenden getippt wird; gefunden: { $text }
cli-language = erwartet: eines von { $known }; gefunden: { $code }
cli-window = erwartet: shift, day oder eine Dauer wie 8h oder 1d12h; gefunden: { $text }
