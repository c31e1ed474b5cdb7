# What commands print for people.
cli-last-hour = last 60 min
cli-so-far = so far
cli-cases = cases
cli-head = { $layout } at { $clock }
cli-part = This log is a part of another, from { $since } on: what was before counts for nothing.
cli-in-plan = , { $share } % in plan
cli-spread = (p90 { $p90 }, max { $most }{ $within })
cli-since-midnight = since midnight
cli-since = since { $since }, where this part of a log begins
cli-leg = { $leg }: { $many ->
        [one] 1 vehicle
       *[other] { $many } vehicles
    }{ $rest }
cli-leg-rest = , { $tonnes } t{ $assumed }, { $activity } t·km, { $kg } kg CO2e
cli-leg-assumed = , { $tonnes } t of it assumed
cli-elsewhere = { $many ->
        [one] 1 vehicle came from or left for somewhere that is no lane.
       *[other] { $many } vehicles came from or left for somewhere that is no lane.
    }
cli-not-over = not over
cli-because = because of { $number }: { $sentence }
cli-likely-because = likely because of { $number }: { $sentence }
cli-delayed = { $many ->
        [one] delayed 1 milestone: { $milestone } of { $name } by { $late }
       *[other] delayed { $many } milestones, { $milestone } of { $name } the most: by { $late }
    }
cli-no-rules = No incidents: there are no rules, and without one that looks for alarms none is told
cli-none = No incidents: every rule was tried, and no alarm was raised
cli-none-without-alarms = No incidents: every rule was tried; none of them looks for alarms
