ocel-objects-and-events = ein Protokoll mit Objekten und Ereignissen
ocel-of-event = Ereignis { $id }: { $error }
ocel-time-hint = Das Ereignis wurde übersprungen; die Zeit eines Ereignisses ist ISO 8601
ocel-skipped = Übersprungen
ocel-with-events = ein objektzentriertes Ereignisprotokoll mit Ereignissen
ocel-alone = erwartet: Objekte bei jedem Ereignis; { $many ->
        [one] { $many } nennt keine
       *[other] { $many } nennen keine
    }
ocel-alone-hint = Sie werden weggelassen: Es gibt nichts, womit sie geschehen
ocel-undeclared = { $count ->
        [one] { $count } darin genanntes Objekt, das nicht deklariert ist
       *[other] { $count } darin genannte Objekte, die nicht deklariert sind
    }
ocel-undeclared-hint = Sie treten ein, wenn sie zuerst genannt werden, als Dinge, von denen sonst nichts bekannt ist
ocel-eventless = { $count ->
        [one] { $count } Objekt, das an keinem teilnimmt
       *[other] { $count } Objekte, die an keinem teilnehmen
    }
ocel-eventless-hint = Sie werden weggelassen: Niemand sagt, wann sie da waren
ocel-timeless = { $count ->
        [one] { $count } Attribut ohne lesbare Zeit
       *[other] { $count } Attribute ohne lesbare Zeit
    }
ocel-timeless-hint = Sie gelten als von Anfang an so
ocel-also = erwartet: Ereignisse und ihre Objekte; auch gefunden: { $what }
ocel-no-tables = eine Datenbank ohne Tabellen
ocel-only = nur { $names }
ocel-tables = die Tabellen von OCEL 2.0: event_map_type, object_map_type, event_object und eine je Typ
ocel-export = { $found }; exportieren Sie die Ereignisse als Tabelle (CSV) oder als OCEL 2.0
ocel-traces = ein Protokoll mit Traces oder Ereignissen
ocel-case-time = Ereignis von { $case }: erwartet: time:timestamp in ISO 8601; gefunden: { $found }
ocel-event-skipped = Das Ereignis wurde übersprungen
ocel-case-name = Ereignis von { $case }: erwartet: concept:name; fehlt
ocel-case-name-hint = Das Ereignis wurde übersprungen; der Name eines Ereignisses ist, was geschah
ocel-no-type = Objekte ohne Typ (@type); öffnen Sie die Datei, die ihre LogisticsEvents meldet
ocel-one-record = ONE Record mit LogisticsEvents
ocel-other-without = { $other } ohne; öffnen Sie die Ereignisse, die dazugehören
ocel-of-document = Ereignis { $event } des Dokuments: { $brief }
ocel-without-id = ohne Kennung
ocel-of-action = { $name } { $id }: { $brief }
ocel-action-skipped = Was es meldet, wurde übersprungen
ocel-event-date = erwartet: das Feld eventDate; fehlt
ocel-event-code = erwartet: das Feld eventCode mit einem Code; fehlt
ocel-event-for = erwartet: das Feld eventFor; fehlt, und die eigene @id des Ereignisses sagt es nicht
ocel-action-time = erwartet: eine actionStartTime oder actionEndTime; fehlen
ocel-action-objects = erwartet: die Objekte, mit denen es geschieht; fehlen
ocel-record-length = ein Datensatz will { $length } Bytes lang sein
ocel-chunk-length = ein Block von { $length } Bytes will ausgepackt { $unpacked } ergeben
ocel-channel-cut = ein Kanal, dessen Name abgeschnitten ist
ocel-message-cut = eine abgeschnittene Nachricht
ocel-unknown-channel = eine Nachricht eines Kanals, von dem nichts gemeldet wurde
ocel-next-message = erwartet: eine weitere Nachricht; gefunden: { $error }
ocel-next-message-hint = Die Nachrichten davor wurden gelesen; die Aufzeichnung wurde abgeschnitten oder verändert
ocel-topic-json = erwartet: JSON auf { $topic }; gefunden: { $error }
ocel-encoding = erwartet: JSON-Nachrichten; { $count ->
        [one] { $count } hat
       *[other] { $count } haben
    } die Kodierung { $encoding }
ocel-encoding-hint = Sie werden weggelassen; zeichnen Sie diese Kanäle als JSON auf
ocel-json-messages = eine Aufzeichnung mit JSON-Nachrichten (andere Kodierungen wie cdr und protobuf sind als JSON aufzuzeichnen)
ocel-tells-nothing = keine, die etwas meldet
ocel-silent = erwartet: Ereignisse, Positionen, Zahlen oder Wörter; { $count ->
        [one] { $count } Nachricht auf { $topic } hat nichts davon
       *[other] { $count } Nachrichten auf { $topic } haben nichts davon
    }
ocel-wordy = erwartet: Wörter von höchstens 4 KiB; { $count ->
        [one] { $count } Nachricht auf { $topic } hat längere
       *[other] { $count } Nachrichten auf { $topic } haben längere
    }
ocel-wordy-hint = Sie werden weggelassen, wie Bilder und Dateien; was diese Nachrichten sonst melden, wurde gelesen
ocel-clockless = erwartet: Nachrichten mit der Zeit ihrer Aufzeichnung; { $clockless ->
        [one] { $clockless } hat keine
       *[other] { $clockless } haben keine
    }
ocel-clockless-hint = Sie stehen bei der Zeit ihrer Veröffentlichung oder der, die sie selbst nennen; prüfen Sie die Uhr des Rekorders
ocel-nanoseconds = erwartet: Zeiten in Nanosekunden; manche von 1970 sind aus unserer Zeit in { $unit }
ocel-nanoseconds-hint = Sie wurden so gelesen; `hubscope convert` schreibt eine richtige Aufzeichnung
ocel-microseconds = Mikrosekunden
ocel-milliseconds = Millisekunden
ocel-seconds = Sekunden
