ocel-objects-and-events = een logboek met objecten en gebeurtenissen
ocel-of-event = gebeurtenis { $id }: { $error }
ocel-time-hint = De gebeurtenis is overgeslagen; de tijd van een gebeurtenis is ISO 8601
ocel-skipped = Overgeslagen
ocel-with-events = een objectgericht gebeurtenissenlogboek met gebeurtenissen
ocel-alone = verwacht: objecten bij elke gebeurtenis; { $many ->
        [one] { $many } noemt er geen
       *[other] { $many } noemen er geen
    }
ocel-alone-hint = Ze worden weggelaten: er is niets waarmee ze gebeuren
ocel-undeclared = { $count ->
        [one] { $count } object erin dat niet is aangegeven
       *[other] { $count } objecten erin die niet zijn aangegeven
    }
ocel-undeclared-hint = Ze komen binnen zodra ze voor het eerst genoemd worden, als dingen waarvan verder niets bekend is
ocel-eventless = { $count ->
        [one] { $count } object dat aan geen enkele deelneemt
       *[other] { $count } objecten die aan geen enkele deelnemen
    }
ocel-eventless-hint = Ze worden weggelaten: niemand zegt wanneer ze er waren
ocel-timeless = { $count ->
        [one] { $count } kenmerk zonder leesbare tijd
       *[other] { $count } kenmerken zonder leesbare tijd
    }
ocel-timeless-hint = Ze gelden als zo van het begin af
ocel-also = verwacht: gebeurtenissen en hun objecten; ook gevonden: { $what }
ocel-no-tables = een database zonder tabellen
ocel-only = alleen { $names }
ocel-tables = de tabellen van OCEL 2.0: event_map_type, object_map_type, event_object en een per soort
ocel-export = { $found }; exporteer de gebeurtenissen als tabel (CSV) of als OCEL 2.0
ocel-traces = een logboek met traces of gebeurtenissen
ocel-case-time = gebeurtenis van { $case }: verwacht: time:timestamp in ISO 8601; gevonden: { $found }
ocel-event-skipped = De gebeurtenis is overgeslagen
ocel-case-name = gebeurtenis van { $case }: verwacht: concept:name; ontbreekt
ocel-case-name-hint = De gebeurtenis is overgeslagen; de naam van een gebeurtenis is wat er gebeurde
ocel-no-type = objecten zonder type (@type); open het bestand dat hun LogisticsEvents meldt
ocel-one-record = ONE Record met LogisticsEvents
ocel-other-without = { $other } zonder; open de gebeurtenissen die erbij horen
ocel-of-document = gebeurtenis { $event } van het document: { $brief }
ocel-without-id = zonder id
ocel-of-action = { $name } { $id }: { $brief }
ocel-action-skipped = Wat het meldt, is overgeslagen
ocel-event-date = verwacht: het veld eventDate; ontbreekt
ocel-event-code = verwacht: het veld eventCode met een code; ontbreekt
ocel-event-for = verwacht: het veld eventFor; ontbreekt, en de eigen @id van de gebeurtenis zegt het niet
ocel-action-time = verwacht: een actionStartTime of actionEndTime; ontbreken
ocel-action-objects = verwacht: de objecten waarmee het gedaan wordt; ontbreken
ocel-record-length = een record beweert { $length } bytes lang te zijn
ocel-chunk-length = een blok van { $length } bytes beweert uitgepakt { $unpacked } te worden
ocel-channel-cut = een kanaal waarvan de naam is afgebroken
ocel-message-cut = een afgebroken bericht
ocel-unknown-channel = een bericht van een kanaal waarvan niets gemeld is
ocel-next-message = verwacht: nog een bericht; gevonden: { $error }
ocel-next-message-hint = De berichten ervoor zijn gelezen; de opname is afgebroken of gewijzigd
ocel-topic-json = verwacht: JSON op { $topic }; gevonden: { $error }
ocel-encoding = verwacht: JSON-berichten; { $count ->
        [one] { $count } heeft
       *[other] { $count } hebben
    } de codering { $encoding }
ocel-encoding-hint = Ze worden weggelaten; neem die kanalen op als JSON
ocel-json-messages = een opname met JSON-berichten (andere coderingen, zoals cdr en protobuf, moeten als JSON worden opgenomen)
ocel-tells-nothing = geen dat iets meldt
ocel-silent = verwacht: gebeurtenissen, posities, getallen of woorden; { $count ->
        [one] { $count } bericht op { $topic } heeft er geen
       *[other] { $count } berichten op { $topic } hebben geen van alle
    }
ocel-wordy = verwacht: woorden van hoogstens 4 KiB; { $count ->
        [one] { $count } bericht op { $topic } heeft langere
       *[other] { $count } berichten op { $topic } hebben langere
    }
ocel-wordy-hint = Ze worden weggelaten, zoals beelden en bestanden; wat die berichten verder melden, is gelezen
ocel-clockless = verwacht: berichten met de tijd waarop ze zijn opgenomen; { $clockless ->
        [one] { $clockless } heeft er geen
       *[other] { $clockless } hebben er geen
    }
ocel-clockless-hint = Ze staan op de tijd waarop ze gepubliceerd zijn, of die ze zelf noemen; kijk naar de klok van de recorder
ocel-nanoseconds = verwacht: tijden in nanoseconden; sommige van 1970 zijn van onze tijd in { $unit }
ocel-nanoseconds-hint = Ze zijn zo gelezen; `hubscope convert` schrijft een juiste opname
ocel-microseconds = microseconden
ocel-milliseconds = milliseconden
ocel-seconds = seconden
