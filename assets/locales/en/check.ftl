# What `hubscope check` says of files.
check-all-on-map = all on the map
check-not-on-map = { $unknown } not on the map; --map names a file that says { $unknown ->
        [one] where it is
       *[other] where they are
    }
check-no-gap = no gap of more than { $minutes } min
check-gaps = { $count ->
        [one] { $count } gap
       *[other] { $count } gaps
    } of more than { $minutes } min, the longest { $long } from { $from }
check-span = from { $from } to { $until } ({ $long })
check-places = { $count ->
        [one] { $count } place
       *[other] { $count } places
    }, { $known }
check-late = { $gaps }; { $late } late, { $twice } twice, { $order } out of order
check-only-header = , only a header
check-no-events = expected events in { $path }, found none{ $why }
check-summary = { $is_recording }{ $events ->
        [one] { $events } event
       *[other] { $events } events
    } of { $objects ->
        [one] { $objects } object
       *[other] { $objects } objects
    } at { $places ->
        [one] { $places } place
       *[other] { $places } places
    }
check-recording = a recording:{" "}
check-recording-held = a recording, its { $segments ->
        [one] { $segments } segment held against its checksum
       *[other] { $segments } segments held against their checksums
    } (the last chain value is { $chain }…):{" "}
check-guessed = guessed: { $reason }
check-nothing-odd = nothing odd
check-more = and { $count } more
check-environment = an environment of { $consumers ->
        [one] { $consumers } consumer
       *[other] { $consumers } consumers
    } and { $lanes ->
        [one] { $lanes } lane
       *[other] { $lanes } lanes
    }
check-factors = { $factors ->
        [one] { $factors } factor
       *[other] { $factors } factors
    }
check-targets = targets of { $figures ->
        [one] { $figures } key figure
       *[other] { $figures } key figures
    }
check-map = a map of { $ids ->
        [one] { $ids } id
       *[other] { $ids } ids
    } to places
check-scene = a scene of { $places ->
        [one] { $places } place
       *[other] { $places } places
    }
check-gauge = Nobody called { $gauge } tells the level of { $basin }
check-gauge-hint = Name the object that tells `level` in the log, or leave `gauge` out
check-held = { $summary }, held against { $log }
check-columns = columns of a table
check-notes = notes on { $incidents ->
        [one] { $incidents } incident
       *[other] { $incidents } incidents
    }
check-bundled-day = the bundled day
check-correct-other = Correct the name, unless another log tells of it
check-correct-own = Correct the name, unless your own log tells of it: name that, too
check-rules = { $rules ->
        [one] { $rules } rule
       *[other] { $rules } rules
    }, held against { $log }
check-lesson = a lesson of { $tasks ->
        [one] { $tasks } task
       *[other] { $tasks } tasks
    } and { $points ->
        [one] { $points } point
       *[other] { $points } points
    }
check-tour-hint = A window will not give this tour; mend it
check-tour = a tour of { $stops ->
        [one] { $stops } stop
       *[other] { $stops } stops
    }, held against { $log }
check-counted = { $kind }: { $count }
