feed-expected = verwacht: { $expected }; gevonden: { $found }
feed-none = geen
feed-none-in-it = niets daarvan
feed-nothing = niets
feed-cancelled = het is geannuleerd
feed-row-skipped = De rij is overgeslagen
feed-row-skipped-formats = De rij is overgeslagen; docs/formats.md beschrijft elke kolom
feed-message-skipped = Het bericht is overgeslagen
feed-left-out = Ze worden weggelaten
feed-were-left-out = Ze zijn weggelaten
feed-line-skipped = De regel is overgeslagen
feed-at-line = regel { $line }
feed-at-column = regel { $line }, kolom { $column }
feed-at-byte = byte { $byte }
feed-at-beginning = aan het begin
feed-at-end = aan het einde
feed-at-structure = in de structuur
feed-at-database = in de database
feed-before-read = { $told ->
        [one] Die ene ervoor is gelezen
       *[other] De { $told } ervoor zijn gelezen
    }; is het bestand afgebroken, haal het dan opnieuw op
feed-syntax = verwacht: { $format }; syntaxfout ({ $at }): { $reason }; { $remedy }
feed-read-on = kon niet verder lezen: { $why }; { $remedy }
feed-disk = kon gebeurtenissen niet in { $folder } bewaren terwijl ze gesorteerd worden: { $source }; maak daar plaats, of noem een andere map in TMPDIR
feed-mend = verbeter het daar, of laat het bestand opnieuw maken
feed-make-anew = laat het bestand opnieuw maken
feed-unread = kon { $path } niet lezen: { $source }; { $remedy }
feed-no-logs = verwacht: logboeken in de map { $path }; geen gevonden; noem een map met logboeken (.ndjson, .parquet, .csv, .xml, …)
feed-empty = verwacht: gebeurtenissen in { $path }; het bestand is leeg
feed-opening-cancelled = het openen van { $path } is geannuleerd
feed-of-file = { $source }
    bestand: { $path }
feed-no-log = verwacht: een logboek; gevonden: { $found } in { $path }; Hubscope leest NDJSON-gebeurtenissen, EPCIS, OCEL, XES, ONE Record, Cargo-XML, Cargo-IMP, CSV, records in JSON, Parquet, MCAP, floating-car-gegevens van SUMO, GPX, ADS-B en weer in EPW, METAR en PVGIS, ook ingepakt met gzip of Zstandard
feed-check-name = controleer de naam
feed-ask-leave = vraag toestemming om het te lezen
feed-damaged = het is afgebroken of beschadigd; haal het opnieuw op
feed-not-to-unpack = het is niet wat het beweert te zijn: pak het niet uit en vraag de afzender om het logboek zelf
feed-check-whole = controleer of het volledig is en gelezen mag worden
feed-others-read = Dit bestand is weggelaten, de andere zijn gelezen
feed-no-event-line = geen regel die een gebeurtenis is
feed-packed-cut = verwacht: een volledig ingepakt bestand; het is afgebroken
feed-packed-cut-hint = Wat ervoor kwam, is gelezen; haal het bestand opnieuw op
feed-document-size = een document van hoogstens 4 GiB, omdat het in zijn geheel gelezen wordt
feed-document-larger = een groter; NDJSON, CSV, records in JSON, Parquet, EPCIS en OCEL mogen zo groot zijn als de schijf
feed-ndjson = NDJSON-gebeurtenissen
feed-table = een tabel (CSV of TSV)
feed-records = een tabel (records in JSON)
feed-cars = floating-car-gegevens van SUMO
feed-adsb-lines = ADS-B-regels (BaseStation)
feed-epw = EPW-weer
feed-geojson = GeoJSON, dat een kaart tekent en geen gebeurtenissen meldt; hubscope scene import maakt een scène van een map ermee
feed-old-office = een bestand van Excel, Word of een ander Office-programma van voor 2007; open het daar en bewaar het blad als CSV
feed-png = een PNG-afbeelding
feed-program = een programma
feed-pdf = een PDF-document
feed-lfs = een verwijzing van Git LFS, die voor het bestand staat; haal het bestand zelf op (git lfs pull)
feed-zeros = tekst met nulbytes (NUL), die tabellen en JSON breken; haal ze eruit, of laat het opnieuw schrijven
feed-binary = een binair bestand
feed-excel = een Excel-werkmap (.xlsx); open ze daar en bewaar het blad als CSV
feed-ods = een OpenDocument-rekenblad (.ods); open het in zijn programma en bewaar het blad als CSV
feed-office = een document van een kantoorprogramma (.docx, .odt); zet de tabellen in een rekenblad en bewaar dat als CSV
feed-zip = een zipbestand, dat eerst uitgepakt moet worden
feed-old-ocel-xml = OCEL 1.0 in XML; laat het schrijven als OCEL 1.0 JSON, of als OCEL 2.0
feed-epcis-master = EPCIS-stamgegevens, die geen gebeurtenissen melden; zet ze in de kop van het document met de gebeurtenissen
feed-xml-ends = XML dat eindigt voor het begint
feed-sumo-trips = ritinformatie van SUMO (tripinfo), die geen gebeurtenissen meldt; de floating-car-gegevens van dezelfde simulatie wel
feed-xml-root = XML met het buitenste element { $root }
feed-not-read = het kon niet gelezen worden
feed-shared-ids = verwacht: een id die één gebeurtenis noemt; { $count ->
        [one] { $count } noemt er meerdere: { $id }
       *[other] { $count } noemen er meerdere, een ervan is { $id }
    }
feed-shared-ids-hint = Al deze gebeurtenissen blijven; een intrekking van zo’n id neemt ze allemaal terug
feed-no-offset = verwacht: een tijdsverschil of Z bij elke tijd; { $assumed ->
        [one] { $assumed } heeft er geen
       *[other] { $assumed } hebben er geen
    }
feed-no-offset-hint = Ze gelden voor de klok van { $zone }
feed-changed = wat daar bewaard was, is gewijzigd
feed-unpacks = verwacht: hoogstens { $times } keer zo groot na het uitpakken; het is meer: { $packed } bytes werden { $became }
feed-column-empty = verwacht: iets in de kolom { $column } van de gebeurtenis { $event }; ze is leeg
feed-column-word = verwacht: een bekend woord in de kolom { $column }; gevonden: { $found }
feed-column-time = kolom { $column }: { $source }
feed-no-map = verwacht: het kaartbestand { $name } in de map; kon het niet lezen: { $source }
feed-no-geojson = verwacht: GeoJSON in { $name }; gevonden: { $source }
feed-no-runways = verwacht: rijen met banen in { $name }; gevonden: { $source }
feed-no-ending = verwacht: een naam die eindigt op { $endings }; gevonden: { $path }
feed-endings = een van .ndjson, .csv, .tsv, .jsonld (EPCIS), .jsonocel, .xmlocel (elk ook met .gz of .zst), .hubscope, .parquet, .sqlite of .mcap
feed-unwritten = kon { $path } niet schrijven: { $source }{ $remedy }
feed-name-a-folder = ; noem een map die er is
feed-name-a-writable = ; noem een map waarin u mag schrijven
feed-make-room = ; maak daar plaats, of noem een andere schijf
feed-is-folder = ; het is een map: noem een bestand erin
feed-no-utf8 = deze bytes zijn geen UTF-8; bewaar het bestand in die codering
feed-entity = de entiteit &{ $name }; is niet bekend
feed-mid-element = het document eindigt midden in een element
feed-no-element = er is geen element
feed-too-deep = elementen liggen meer dan { $depth } diep in elkaar
feed-unbegun = er eindigt een element dat niet begon
feed-an-array = een lijst
feed-an-object = een object
feed-event-such-as = een gebeurtenis zoals {"{"}"t":"2021-11-08T05:12:00Z","obj":"PMC12345LD","arrives":{"{"}"at":"stand-118"{"}"}{"}"}
feed-two-events = één regel meldt één gebeurtenis, deze meldt er twee
feed-no-happening = wat er gebeurde ontbreekt, zoals "arrives"
feed-mid-event = het bestand eindigt midden in een gebeurtenis
feed-mid-event-hint = Alle gebeurtenissen ervoor zijn gelezen; de schrijver is gestopt of schrijft nog
feed-version = verwacht: formaatversie { $version } of ouder; gevonden: { $found }
feed-version-hint = Wat deze versie kent, is gelezen; een nieuwere Hubscope leest misschien meer
feed-long-line = verwacht: een gebeurtenis van hoogstens 1 MiB; de regel is langer
feed-long-line-hint = Ze is overgeslagen; schrijf één gebeurtenis per regel
feed-not-utf8 = (geen UTF-8) { $excerpt }
feed-no-event = verwacht: een gebeurtenis; gevonden: { $excerpt }: { $reason } (kolom { $column })
feed-no-event-hint = De regel is overgeslagen; docs/events.md toont hoe elke gebeurtenis eruitziet
feed-negative = een kolom met een negatieve lengte of positie
feed-rows-claimed = { $bytes } bytes beweren { $rows } rijen te bevatten, en dat kan niet
feed-structures = verwacht: kolommen met waarden; ook structuren gevonden: { $names }
feed-structures-hint = Ze worden weggelaten; zet wat erin zit in eigen kolommen
feed-timestamps = tijdstempels in de kolom "t"
feed-something-else = iets anders
feed-no-time-in-t = verwacht: een tijd in de kolom "t"; ze is leeg
feed-page-of = een pagina van de kolom { $column } { $what }
feed-page-headless = heeft geen leesbare kop
feed-page-values = beweert { $values ->
        [one] { $values } waarde
       *[other] { $values } waarden
    } te bevatten, en dat kan niet
feed-page-bytes = neemt { $taken } bytes in en beweert er { $held } te bevatten, en dat kan niet
feed-loss-zone = de tijdzone van de locatie
feed-loss-site = de naam van de locatie
feed-loss-places = namen van plaatsen
