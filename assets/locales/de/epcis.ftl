epcis-late-context = erwartet: "@context" vor den Ereignissen; gefunden nach { $many } davon
epcis-late-context-hint = Wofür seine Präfixe stehen, ist für deren Erweiterungen nicht bekannt; setzen Sie es an den Anfang des Dokuments
epcis-document = ein EPCIS-Dokument mit einem epcisBody, ein Ereignis oder eine Liste von Ereignissen
epcis-other-json = anderes JSON
epcis-of-event = Ereignis { $number } des Dokuments: { $why }
epcis-skipped-time = Das Ereignis wurde übersprungen; eventTime ist ISO 8601 mit Zeitversatz oder Z
epcis-no-time = erwartet: das Feld eventTime als Text; gefunden: { $found }
epcis-no-time-hint = Das Ereignis wurde übersprungen; jedes EPCIS-Ereignis hat eine eventTime
epcis-action = erwartet: die Aktion ADD, OBSERVE oder DELETE; gefunden: { $action }
epcis-action-hint = Das Ereignis wurde übersprungen: was es mit den Objekten tat, ist nicht bekannt
epcis-field-time = Feld eventTime: { $error }
epcis-type-hint = Das Ereignis wurde übersprungen; EPCIS 2.0 kennt Ereignisse der Arten Object, Aggregation, Association, Transaction und Transformation
epcis-type = erwartet: eine Art von Ereignis; gefunden: { $kind }
epcis-nothing = erwartet: Objekte (epcList, quantityList, parentID) oder ein Sensor; fehlen
epcis-nothing-hint = Vom Ereignis wurde nichts übernommen: Es gibt nichts, womit es geschieht
epcis-no-children = erwartet: childEPCs; fehlen, was alle Kinder bedeutet
epcis-no-children-hint = Nur was vom Elternteil gesagt ist, wurde übernommen: Wer die Kinder sind, steht hier nicht; nennen Sie sie
epcis-at-once-hint = Nur was vom Elternteil gesagt ist, wurde übernommen: Die Kinder kommen im selben Augenblick hinein, und von einem Augenblick zählt das Beladen zuletzt; melden Sie eine spätere eventTime
epcis-most-said = erwartet: höchstens { $most } Bytes an Erweiterungen für alle Objekte zusammen; es sind mehr
epcis-most-said-hint = Sie werden bei den ersten Objekten des Ereignisses behalten, bei den anderen nicht
epcis-no-declaration = erwartet: eine eventID und eine epcList zur errorDeclaration; fehlen
epcis-no-declaration-hint = Die Erklärung wurde übersprungen: Niemand weiß, zu welchem Ereignis sie gehört
epcis-master = erwartet: Stammdaten von Objekten und Orten; gefunden: { $others ->
        [one] { $others } Vokabularelement von anderem
       *[other] { $others } Vokabularelemente von anderem
    }
epcis-master-hint = Sie werden nicht verwendet: Mit dem, was sie beschreiben, geschieht nichts
epcis-own = erwartet: die Angaben eines Ereignisses im Feld { $field }; gefunden: { $found }
epcis-own-hint = Das Ereignis wurde übersprungen; docs/events.md zeigt, wie jedes Ereignis aussieht
epcis-most-values = erwartet: höchstens { $most } Sensorwerte für alle Objekte zusammen; es sind mehr
epcis-most-values-hint = Sie gelten für das erste Objekt des Ereignisses, für die anderen nicht
epcis-no-report = erwartet: ein sensorReport im Sensorelement; fehlt
epcis-no-report-hint = Das Element wurde übersprungen; ein sensorReport sagt, was gemessen wurde
epcis-no-device = erwartet: Objekte, eine deviceID oder ein readPoint zur Sensormeldung; fehlen
epcis-no-device-hint = Die Meldung wurde übersprungen: Niemand weiß, was gemessen hat
epcis-no-value = erwartet: ein Wert in der Sensormeldung von { $quantity }; kein lesbarer gefunden
epcis-no-value-hint = Die Meldung wurde übersprungen; das Feld value eines sensorReport ist eine Zahl
epcis-field = Feld { $field }: { $error }
epcis-sensor-time-hint = Die Meldung wurde übersprungen; eine Zeit ist ISO 8601 mit Zeitversatz oder Z
epcis-with-events = ein EPCIS-Dokument mit Ereignissen
epcis-any = ein Dokument, ein Ereignis oder eine Liste von Ereignissen
epcis-untold = erwartet wurden Kennungen, die sagen, was ihre Objekte sind; gefunden: { $count ->
        [one] { $count }, die es nicht sagt: { $first }
       *[other] { $count }, die es nicht sagen, als erste { $first }
    }
epcis-untold-hint = Sie gelten als Pakete; SSCC, SGTIN, GRAI und GIAI sagen, was sie sind, ebenso Namen wie DOLLY-1
