
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
cli-because = wegen { $number }: { $sentence }
cli-likely-because = vermutlich wegen { $number }: { $sentence }
cli-delayed = { $many ->
        [one] 1 Meilenstein verspätet: { $name }, { $milestone }, um { $late }
       *[other] { $many } Meilensteine verspätet, am meisten: { $name }, { $milestone }, um { $late }
    }
cli-no-rules = Keine Vorfälle: es gibt keine Regeln, und ohne eine für Alarme wird keiner gemeldet
cli-none = Keine Vorfälle: jede Regel wurde versucht, und kein Alarm wurde ausgelöst
cli-none-without-alarms = Keine Vorfälle: jede Regel wurde versucht; keine sucht nach Alarmen
