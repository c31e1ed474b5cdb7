# The explorer: every object by kind, place or status, and the health of the log.
explorer-by-kind = By kind
explorer-by-place = By place
explorer-by-status = By status
explorer-moving = On the way to { $place }
explorer-inside = In or on { $object }
explorer-unplaced = Nobody said where
explorer-alarm = Alarm
explorer-held = Held
explorer-no-status = No status yet
explorer-unknown =
    { $many ->
        [one] { $many } place not on the map
       *[other] { $many } places not on the map
    }
explorer-unknown-hint = Say which places they mean
explorer-last-hour = Last 60 minutes
explorer-find = Find an object, place or status
explorer-find-hint = Find an object by name, kind, place or status
explorer-no-match = Nothing here now matches
explorer-more = and { $many } more; type to narrow it down
explorer-size =
    { $events ->
        [one] { $events } event
       *[other] { $events } events
    }, { $objects ->
        [one] { $objects } object
       *[other] { $objects } objects
    }
explorer-late = { $late } late, { $twice } twice
explorer-no-issues = No issues in the log
explorer-issues =
    { $many ->
        [one] ⚠ { $many } issue in the log
       *[other] ⚠ { $many } issues in the log
    }
explorer-issues-of = { $kind }: { $many }
