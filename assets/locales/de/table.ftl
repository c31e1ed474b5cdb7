table-no-column = erwartet: eine Spalte { $wanted }; es gibt nur { $known }
table-no-time = erwartet: eine Spalte mit Zeiten; keine unter { $known }
table-no-object = erwartet: eine Spalte, die Objekte nennt, etwa uld, case oder sscc; keine unter { $known }
table-no-pattern = erwartet: ein Zeitmuster wie %d/%m/%Y %H:%M; gefunden: { $found }
table-no-zone = erwartet: eine Zeitzone wie Europe/Brussels; gefunden: { $found }
table-no-mapping = erwartet: eine Spaltenzuordnung; gefunden in Zeile { $line }: { $reason }
table-columns = die Spalten, die die Zuordnung nennt
table-times = eine Spalte mit Zeiten (nennen Sie sie in einer Zuordnung, --columns)
table-objects = eine Spalte, die Objekte nennt, etwa uld, case oder sscc (nennen Sie sie in einer Zuordnung, --columns)
table-pattern = ein Zeitmuster wie %d/%m/%Y %H:%M
table-zone = eine Zeitzone wie Europe/Brussels
table-mapping = eine Spaltenzuordnung
table-none-among = kein { $wanted } unter { $known }
table-only-timeless = nur { $known }; eine Tabelle ohne Zeiten ist kein Protokoll
table-only = nur { $known }
table-this = in Zeile { $line }: { $reason }
table-cell-time = Spalte { $column }: erwartet: eine Zeit wie { $example }; gefunden: { $found }
table-clock-twice = Spalte { $column }: erwartet: eine Zeit, die die Uhr von { $name } einmal zeigt; gefunden: { $found }, die sie zweimal zeigt
table-clock-never = Spalte { $column }: erwartet: eine Zeit, die die Uhr von { $name } einmal zeigt; gefunden: { $found }, die sie nie zeigt
table-taken-for = Sie wurde als { $time } verstanden; eine Datei mit Zeitversatz lässt keinen Zweifel
table-interval = erwartet: ein Intervall, das nach seinem Beginn { $start } endet; sein Ende ist { $time }
table-interval-hint = Beide wurden so übernommen
table-no-name = erwartet: der Name eines Objekts; die Zelle ist leer
table-row-zone = erwartet: eine Zeitzone wie Europe/Brussels oder +02:00; gefunden: { $short }
table-row-zone-hint = Die Zeile wurde nach der Uhr von { $zone } gelesen
table-number-comma = Spalte { $name }: erwartet: eine Zahl mit Dezimalkomma oder ohne; gefunden: { $found }
table-number-point = Spalte { $name }: erwartet: eine Zahl mit Dezimalpunkt oder ohne; gefunden: { $found }
table-value-left-out = Der Wert wurde weggelassen, der Rest der Zeile übernommen
table-degrees = erwartet: eine Breite von -90 bis 90 und eine Länge von -180 bis 180 Grad; gefunden: { $latitude } und { $longitude }
table-degrees-hint = Die Zeile wurde ohne ihre Position übernommen
table-headings = eine Kopfzeile über den Zeilen, etwa uld,place,time
table-headless = Werte in der ersten: { $first }
table-lines-above = erwartet: Überschriften; darüber { $lines ->
        [one] { $lines } Zeile gefunden: { $first }
       *[other] { $lines } Zeilen gefunden, die erste: { $first }
    }
table-lines-above-hint = Sie wurden übergangen
table-heading-line = eine Kopfzeile
table-no-rows = erwartet: Zeilen unter den Überschriften; fehlen
table-no-rows-hint = Das ist ein leeres Protokoll; prüfen Sie, ob der Export abgeschnitten wurde
table-foreign = erwartet: Text in UTF-8; { $foreign ->
        [one] { $foreign } Zelle hat
       *[other] { $foreign } Zellen haben
    } eine andere Kodierung
table-foreign-hint = Sie wurden als westeuropäischer Text (Windows-1252) gelesen; speichern Sie die Datei als UTF-8, wenn Namen falsch aussehen
table-long-row = erwartet: eine Zeile von höchstens 16 MiB; sie ist länger: vielleicht ist darin ein Anführungszeichen nicht geschlossen
table-cells = erwartet: { $wanted } Zellen, eine unter jeder Überschrift; gefunden: { $found }
table-cells-hint = Die hinter der letzten Überschrift wurden weggelassen
table-long-cell = erwartet: eine Zelle auf einer Zeile; gefunden: eine von { $lines } Zeilen, die mit { $first } beginnt
table-long-cell-hint = Vielleicht ist dort ein Anführungszeichen nicht geschlossen: Dann stehen die folgenden Zeilen in dieser Zelle und werden nicht gelesen
table-seconds = 1636348320 (Sekunden)
table-millis = 1636348320000 (Millisekunden)
table-micros = 1636348320000000 (Mikrosekunden)
table-nanos = 1636348320000000000 (Nanosekunden)
table-days = 44508.2166667 (Tage, wie in einer Tabellenkalkulation)
table-new-member = erwartet: die Felder der ersten { $rows } Datensätze; gefunden: auch { $name }
table-new-member-hint = Es wurde in diesem Datensatz und in denen danach weggelassen; stellen Sie einen, der es hat, unter die ersten
