
cli-last-hour = 60 dern. min
cli-so-far = jusqu’ici
cli-cases = cas
cli-head = { $layout }, { $clock }
cli-part = Ce journal est une partie d’un autre, à partir de { $since } : ce qui précède ne compte pas.
cli-in-plan = , { $share } % dans le plan
cli-spread = (p90 { $p90 }, max. { $most }{ $within })
cli-since-midnight = depuis minuit
cli-since = depuis { $since }, où cette partie d’un journal commence
cli-leg = { $leg }: { $many ->
        [one] 1 véhicule
       *[other] { $many } véhicules
    }{ $rest }
cli-leg-rest = , { $tonnes } t{ $assumed }, { $activity } t·km, { $kg } kg CO2e
cli-leg-assumed = , dont { $tonnes } t supposées
cli-elsewhere = { $many ->
        [one] 1 véhicule est venu de ou parti vers un lieu hors des liaisons.
       *[other] { $many } véhicules sont venus de ou partis vers un lieu hors des liaisons.
    }
cli-not-over = en cours
cli-because = à cause de { $number } : { $sentence }
cli-likely-because = probablement à cause de { $number } : { $sentence }
cli-delayed = { $many ->
        [one] 1 jalon retardé : { $name }, { $milestone }, de { $late }
       *[other] { $many } jalons retardés, le plus : { $name }, { $milestone }, de { $late }
    }
cli-no-rules = Aucun incident : il n’y a pas de règles, et sans règle sur les alarmes aucun n’est signalé
cli-none = Aucun incident : chaque règle a été essayée, et aucune alarme n’a été donnée
cli-none-without-alarms = Aucun incident : chaque règle a été essayée ; aucune ne cherche d’alarmes
