board-title = Kennzahlen
board-figures = Kennzahlen
board-lanes = Bahnen
board-measured = Messwerte
board-environment = Umwelt
board-hour = 60 min
board-hour-hint = Die Stunde vor der Abspielposition
board-eight-hours = 8 h
board-eight-hours-hint = Die acht Stunden vor der Abspielposition
board-full-day = 24 h
board-full-day-hint = Die 24 Stunden vor der Abspielposition
board-shift = Schicht
board-shift-hint = Seit Beginn der laufenden Schicht; die Zeiten stehen in der Szene
board-day = Tag
board-day-hint = Seit Mitternacht nach der Uhr des Hubs
board-loop = Schleife
board-loop-hint = Der Teil des Protokolls in der Schleife; mit Umschalt über die Zeitleiste ziehen
board-csv-hint = Was unten steht, zum Einfügen in eine Tabelle
board-span-hint = Zeitraum der Kennzahlen; Momentanwerte gelten für sein Ende
board-no-log = Es gibt noch kein Protokoll
board-all-directions = Alle Richtungen
board-pinned = Angeheftet
board-pin = Oben anheften
board-earlier = Nach vorn
board-later = Nach hinten
board-unpin = Lösen
board-card = { $name }: { $value }
board-card-judged = { $name }: { $value }, { $verdict }
board-good = im Soll
board-bad = nicht im Soll
board-card-hint = Nach vorn ziehen oder rechts klicken
board-about =
    { $definition }.
    { $many ->
        [one] { $many } Fall
       *[other] { $many } Fälle
    }. Quelle: { $source }
board-definition = { $definition }.
board-source = Quelle: { $source }
board-wanted = Soll: { $wanted }
board-at-most = höchstens { $value }
board-at-least = mindestens { $value }
board-tolerance =
    { $minutes ->
        [one] { $minutes } min ist noch pünktlich
       *[other] { $minutes } min sind noch pünktlich
    }
board-join = {"; "}
board-back = ⬅ Alle Kennzahlen
board-lengths = P90 { $p90 }, längste { $most } min
board-lengths-within = P90 { $p90 }, längste { $most } min, { $share } % im Plan
board-no-case = Kein Fall
board-cases =
    { $many ->
        [one] { $many } Fall; ein Klick führt hin
       *[other] { $many } Fälle; ein Klick führt zu einem
    }
board-cases-of =
    { $many ->
        [one] { $many } Fall von { $from } bis { $until }; ein Klick führt hin
       *[other] { $many } Fälle von { $from } bis { $until }; ein Klick führt zu einem
    }
board-now = jetzt
board-case = { $name }  { $from } – { $until }  ({ $minutes } min)
board-case-amount = { $name }: { $amount }
board-nothing = Nichts in diesem Protokoll sagt etwas darüber
