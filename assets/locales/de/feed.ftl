feed-expected = erwartet: { $expected }; gefunden: { $found }
feed-none = nichts davon
feed-none-in-it = nichts davon
feed-nothing = nichts
feed-cancelled = es wurde abgebrochen
feed-row-skipped = Die Zeile wurde übersprungen
feed-row-skipped-formats = Die Zeile wurde übersprungen; docs/formats.md beschreibt jede Spalte
feed-message-skipped = Die Nachricht wurde übersprungen
feed-left-out = Sie werden weggelassen
feed-were-left-out = Sie wurden weggelassen
feed-line-skipped = Die Zeile wurde übersprungen
feed-at-line = Zeile { $line }
feed-at-column = Zeile { $line }, Spalte { $column }
feed-at-byte = Byte { $byte }
feed-at-beginning = am Anfang
feed-at-end = am Ende
feed-at-structure = in seiner Struktur
feed-at-database = in der Datenbank
feed-before-read = { $told ->
        [one] Das eine davor wurde gelesen
       *[other] Die { $told } davor wurden gelesen
    }; ist die Datei abgeschnitten, holen Sie sie noch einmal
feed-syntax = erwartet: { $format }; Syntaxfehler ({ $at }): { $reason }; { $remedy }
feed-read-on = konnte nicht weiterlesen: { $why }; { $remedy }
feed-disk = konnte Ereignisse beim Sortieren nicht in { $folder } halten: { $source }; schaffen Sie dort Platz, oder nennen Sie in TMPDIR einen anderen Ordner
feed-mend = berichtigen Sie es dort, oder lassen Sie die Datei neu erstellen
feed-make-anew = lassen Sie die Datei neu erstellen
feed-unread = konnte { $path } nicht lesen: { $source }; { $remedy }
feed-no-logs = erwartet: Protokolle im Ordner { $path }; keine gefunden; nennen Sie einen Ordner, der welche enthält (.ndjson, .parquet, .csv, .xml, …)
feed-empty = erwartet: Ereignisse in { $path }; die Datei ist leer
feed-opening-cancelled = das Öffnen von { $path } wurde abgebrochen
feed-of-file = { $source }
    Datei: { $path }
feed-no-log = erwartet: ein Protokoll; gefunden: { $found } in { $path }; Hubscope liest NDJSON-Ereignisse, EPCIS, OCEL, XES, ONE Record, Cargo-XML, Cargo-IMP, CSV, Datensätze in JSON, Parquet, MCAP, Floating-Car-Daten von SUMO, GPX, ADS-B und Wetter in EPW, METAR und PVGIS, auch mit gzip oder Zstandard gepackt
feed-check-name = prüfen Sie den Namen
feed-ask-leave = lassen Sie sich das Leserecht geben
feed-damaged = sie ist abgeschnitten oder beschädigt; holen Sie sie noch einmal
feed-not-to-unpack = sie ist nicht, was sie zu sein vorgibt: Entpacken Sie sie nicht, und bitten Sie den Absender um das Protokoll selbst
feed-check-whole = prüfen Sie, ob sie vollständig ist und gelesen werden darf
feed-others-read = Diese Datei wurde weggelassen, die anderen wurden gelesen
feed-no-event-line = keine Zeile, die ein Ereignis ist
feed-packed-cut = erwartet: eine vollständige gepackte Datei; sie ist abgeschnitten
feed-packed-cut-hint = Was davor kam, wurde gelesen; holen Sie die Datei noch einmal
feed-document-size = ein Dokument von höchstens 4 GiB, denn es wird als Ganzes gelesen
feed-document-larger = ein größeres; NDJSON, CSV, Datensätze in JSON, Parquet, EPCIS und OCEL dürfen so groß sein wie die Festplatte
feed-ndjson = NDJSON-Ereignisse
feed-table = eine Tabelle (CSV oder TSV)
feed-records = eine Tabelle (Datensätze in JSON)
feed-cars = Floating-Car-Daten von SUMO
feed-adsb-lines = ADS-B-Zeilen (BaseStation)
feed-epw = EPW-Wetter
feed-geojson = GeoJSON, das eine Karte zeichnet und keine Ereignisse meldet; hubscope scene import macht aus einem Ordner davon eine Szene
feed-old-office = eine Datei von Excel, Word oder einem anderen Office-Programm von vor 2007; öffnen Sie sie dort und speichern Sie das Blatt als CSV
feed-png = ein PNG-Bild
feed-program = ein Programm
feed-pdf = ein PDF-Dokument
feed-lfs = ein Zeiger von Git LFS, der für die Datei steht; holen Sie die Datei selbst (git lfs pull)
feed-zeros = Text mit Nullbytes (NUL), an denen Tabellen und JSON zerbrechen; nehmen Sie sie heraus, oder lassen Sie ihn neu schreiben
feed-binary = eine Binärdatei
feed-excel = eine Excel-Arbeitsmappe (.xlsx); öffnen Sie sie dort und speichern Sie das Blatt als CSV
feed-ods = eine OpenDocument-Tabelle (.ods); öffnen Sie sie in ihrem Programm und speichern Sie das Blatt als CSV
feed-office = ein Dokument eines Büroprogramms (.docx, .odt); legen Sie seine Tabellen in ein Tabellenblatt und speichern Sie das als CSV
feed-zip = eine Zip-Datei, die zuerst entpackt werden muss
feed-old-ocel-xml = OCEL 1.0 in XML; lassen Sie es als OCEL 1.0 JSON oder als OCEL 2.0 schreiben
feed-epcis-master = EPCIS-Stammdaten, die keine Ereignisse melden; setzen Sie sie in den Kopf des Dokuments mit den Ereignissen
feed-xml-ends = XML, das endet, bevor es beginnt
feed-sumo-trips = Fahrtinformationen von SUMO (tripinfo), die keine Ereignisse melden; die Floating-Car-Daten desselben Laufs tun es
feed-xml-root = XML mit dem äußersten Element { $root }
feed-not-read = sie konnte nicht gelesen werden
feed-shared-ids = erwartet: eine Kennung, die ein einziges Ereignis nennt; { $count ->
        [one] { $count } nennt mehrere: { $id }
       *[other] { $count } nennen mehrere, eine davon ist { $id }
    }
feed-shared-ids-hint = Alle diese Ereignisse bleiben; ein Widerruf einer solchen Kennung nimmt jedes zurück
feed-no-offset = erwartet: ein Zeitversatz oder Z bei jeder Zeit; { $assumed ->
        [one] { $assumed } hat keinen
       *[other] { $assumed } haben keinen
    }
feed-no-offset-hint = Sie gelten für die Uhr von { $zone }
feed-changed = was dort lag, wurde verändert
feed-unpacks = erwartet: ausgepackt höchstens das { $times }-Fache seiner Größe; es ist mehr: aus { $packed } Bytes wurden { $became }
feed-column-empty = erwartet: ein Wert in der Spalte { $column } des Ereignisses { $event }; sie ist leer
feed-column-word = erwartet: ein bekanntes Wort in der Spalte { $column }; gefunden: { $found }
feed-column-time = Spalte { $column }: { $source }
feed-no-map = erwartet: die Kartendatei { $name } im Ordner; konnte sie nicht lesen: { $source }
feed-no-geojson = erwartet: GeoJSON in { $name }; gefunden: { $source }
feed-no-runways = erwartet: Zeilen mit Pisten in { $name }; gefunden: { $source }
feed-no-ending = erwartet: ein Name, der auf { $endings } endet; gefunden: { $path }
feed-endings = .ndjson, .csv, .tsv, .jsonld (EPCIS), .jsonocel, .xmlocel (jeweils auch mit .gz oder .zst), .hubscope, .parquet, .sqlite oder .mcap
feed-unwritten = konnte { $path } nicht schreiben: { $source }{ $remedy }
feed-name-a-folder = ; nennen Sie einen Ordner, den es gibt
feed-name-a-writable = ; nennen Sie einen Ordner, in den Sie schreiben dürfen
feed-make-room = ; schaffen Sie dort Platz, oder nennen Sie eine andere Festplatte
feed-is-folder = ; das ist ein Ordner: nennen Sie eine Datei darin
feed-no-utf8 = diese Bytes sind kein UTF-8; speichern Sie die Datei in dieser Kodierung
feed-entity = die Entität &{ $name }; ist nicht bekannt
feed-mid-element = das Dokument endet mitten in einem Element
feed-no-element = es gibt kein Element
feed-too-deep = Elemente sind mehr als { $depth } Ebenen tief ineinander geschachtelt
feed-unbegun = ein Element endet, das nicht begann
feed-an-array = ein Array
feed-an-object = ein Objekt
feed-event-such-as = ein Ereignis wie {"{"}"t":"2021-11-08T05:12:00Z","obj":"PMC12345LD","arrives":{"{"}"at":"stand-118"{"}"}{"}"}
feed-two-events = eine Zeile meldet ein Ereignis, diese meldet zwei
feed-no-happening = was geschah, fehlt, etwa "arrives"
feed-mid-event = die Datei endet mitten in einem Ereignis
feed-mid-event-hint = Alle Ereignisse davor wurden gelesen; der Schreiber wurde angehalten oder schreibt noch
feed-version = erwartet: Formatversion { $version } oder älter; gefunden: { $found }
feed-version-hint = Was diese Version kennt, wurde gelesen; ein neueres Hubscope liest vielleicht mehr
feed-long-line = erwartet: ein Ereignis von höchstens 1 MiB; die Zeile ist länger
feed-long-line-hint = Sie wurde übersprungen; schreiben Sie ein Ereignis je Zeile
feed-not-utf8 = (kein UTF-8) { $excerpt }
feed-no-event = erwartet: ein Ereignis; gefunden: { $excerpt }: { $reason } (Spalte { $column })
feed-no-event-hint = Die Zeile wurde übersprungen; docs/events.md zeigt, wie jedes Ereignis aussieht
feed-negative = eine Spalte mit negativer Länge oder Position
feed-rows-claimed = { $bytes } Bytes wollen { $rows } Zeilen enthalten, und das geht nicht
feed-structures = erwartet: Spalten mit Werten; auch Strukturen gefunden: { $names }
feed-structures-hint = Sie werden weggelassen; legen Sie ihren Inhalt in eigene Spalten
feed-timestamps = Zeitstempel in der Spalte "t"
feed-something-else = etwas anderes
feed-no-time-in-t = erwartet: eine Zeit in der Spalte "t"; sie ist leer
feed-page-of = eine Seite der Spalte { $column } { $what }
feed-page-headless = hat keinen lesbaren Kopf
feed-page-values = will { $values ->
        [one] { $values } Wert
       *[other] { $values } Werte
    } enthalten, und das geht nicht
feed-page-bytes = belegt { $taken } Bytes und will { $held } enthalten, und das geht nicht
feed-loss-zone = die Zeitzone des Standorts
feed-loss-site = der Name des Standorts
feed-loss-places = Namen von Orten
