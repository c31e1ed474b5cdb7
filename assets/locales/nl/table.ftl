table-no-column = verwacht: een kolom { $wanted }; er zijn alleen { $known }
table-no-time = verwacht: een kolom met tijden; geen onder { $known }
table-no-object = verwacht: een kolom die objecten noemt, zoals uld, case of sscc; geen onder { $known }
table-no-pattern = verwacht: een tijdpatroon zoals %d/%m/%Y %H:%M; gevonden: { $found }
table-no-zone = verwacht: een tijdzone zoals Europe/Brussels; gevonden: { $found }
table-no-mapping = verwacht: een kolomtoewijzing; gevonden op regel { $line }: { $reason }
table-columns = de kolommen die de toewijzing noemt
table-times = een kolom met tijden (noem ze in een toewijzing, --columns)
table-objects = een kolom die objecten noemt, zoals uld, case of sscc (noem ze in een toewijzing, --columns)
table-pattern = een tijdpatroon zoals %d/%m/%Y %H:%M
table-zone = een tijdzone zoals Europe/Brussels
table-mapping = een kolomtoewijzing
table-none-among = geen { $wanted } onder { $known }
table-only-timeless = alleen { $known }; een tabel zonder tijden is geen logboek
table-only = alleen { $known }
table-this = op regel { $line }: { $reason }
table-cell-time = kolom { $column }: verwacht: een tijd zoals { $example }; gevonden: { $found }
table-clock-twice = kolom { $column }: verwacht: een tijd die de klok van { $name } één keer toont; gevonden: { $found }, die ze twee keer toont
table-clock-never = kolom { $column }: verwacht: een tijd die de klok van { $name } één keer toont; gevonden: { $found }, die ze nooit toont
table-taken-for = Ze is opgevat als { $time }; een bestand met tijdsverschillen laat geen twijfel
table-interval = verwacht: een interval dat eindigt na zijn begin { $start }; het einde is { $time }
table-interval-hint = Beide zijn overgenomen zoals ze zijn
table-no-name = verwacht: de naam van een object; de cel is leeg
table-row-zone = verwacht: een tijdzone zoals Europe/Brussels of +02:00; gevonden: { $short }
table-row-zone-hint = De rij is gelezen op de klok van { $zone }
table-number-comma = kolom { $name }: verwacht: een getal met een decimale komma of zonder; gevonden: { $found }
table-number-point = kolom { $name }: verwacht: een getal met een decimale punt of zonder; gevonden: { $found }
table-value-left-out = De waarde is weggelaten, de rest van de rij is overgenomen
table-degrees = verwacht: een breedte van -90 tot 90 en een lengte van -180 tot 180 graden; gevonden: { $latitude } en { $longitude }
table-degrees-hint = De rij is overgenomen zonder haar positie
table-headings = een regel met koppen boven de rijen, zoals uld,place,time
table-headless = waarden in de eerste: { $first }
table-lines-above = verwacht: koppen; { $lines ->
        [one] { $lines } regel erboven gevonden: { $first }
       *[other] { $lines } regels erboven gevonden, de eerste: { $first }
    }
table-lines-above-hint = Ze zijn overgeslagen
table-heading-line = een regel met koppen
table-no-rows = verwacht: rijen onder de koppen; ontbreken
table-no-rows-hint = Het is een leeg logboek; controleer of de export is afgebroken
table-foreign = verwacht: UTF-8-tekst; { $foreign ->
        [one] { $foreign } cel heeft
       *[other] { $foreign } cellen hebben
    } een andere codering
table-foreign-hint = Ze zijn gelezen als West-Europese tekst (Windows-1252); bewaar het bestand als UTF-8 als namen er verkeerd uitzien
table-long-row = verwacht: een rij van hoogstens 16 MiB; ze is langer: misschien is er een aanhalingsteken niet gesloten
table-cells = verwacht: { $wanted } cellen, één onder elke kop; gevonden: { $found }
table-cells-hint = Die voorbij de laatste kop zijn weggelaten
table-long-cell = verwacht: een cel op één regel; gevonden: een van { $lines } regels die begint met { $first }
table-long-cell-hint = Misschien is daar een aanhalingsteken niet gesloten: dan staan de rijen erna in deze cel, en worden ze niet gelezen
table-seconds = 1636348320 (seconden)
table-millis = 1636348320000 (milliseconden)
table-micros = 1636348320000000 (microseconden)
table-nanos = 1636348320000000000 (nanoseconden)
table-days = 44508.2166667 (dagen, zoals in een rekenblad)
table-new-member = verwacht: de velden van de eerste { $rows } records; gevonden: ook { $name }
table-new-member-hint = Het is in dit record en in die erna weggelaten; zet een record dat het heeft bij de eerste
