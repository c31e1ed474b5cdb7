
cli-last-hour = laatste 60 min
cli-so-far = tot nu toe
cli-cases = gevallen
cli-head = { $layout } om { $clock }
cli-part = Dit logboek is een deel van een ander, vanaf { $since }: wat eerder was telt niet mee.
cli-in-plan = , { $share } % binnen plan
cli-spread = (p90 { $p90 }, max. { $most }{ $within })
cli-since-midnight = sinds middernacht
cli-since = sinds { $since }, waar dit deel van een logboek begint
cli-leg = { $leg }: { $many ->
        [one] 1 voertuig
       *[other] { $many } voertuigen
    }{ $rest }
cli-leg-rest = , { $tonnes } t{ $assumed }, { $activity } t·km, { $kg } kg CO2e
cli-leg-assumed = , waarvan { $tonnes } t aangenomen
cli-elsewhere = { $many ->
        [one] 1 voertuig kwam van of vertrok naar een plek die geen verbinding is.
       *[other] { $many } voertuigen kwamen van of vertrokken naar een plek die geen verbinding is.
    }
cli-not-over = niet voorbij
cli-because = door { $number }: { $sentence }
cli-likely-because = waarschijnlijk door { $number }: { $sentence }
cli-delayed = { $many ->
        [one] 1 mijlpaal vertraagd: { $name }, { $milestone }, met { $late }
       *[other] { $many } mijlpalen vertraagd, het meest: { $name }, { $milestone }, met { $late }
    }
cli-no-rules = Geen incidenten: er zijn geen regels, en zonder regel voor alarmen wordt er geen verteld
cli-none = Geen incidenten: elke regel is geprobeerd, en er was geen alarm
cli-none-without-alarms = Geen incidenten: elke regel is geprobeerd; geen ervan zoekt alarmen
