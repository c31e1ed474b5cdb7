# The inspector: what the chosen thing is, where it is, and what happened to it.
inspector-none = Nothing chosen
inspector-none-hint = Click an aircraft, a ULD, a truck or a place, or press Ctrl+K and type a name
inspector-go = Go there
inspector-go-hint = Fly to it (Enter)
inspector-follow = Follow
inspector-unfollow = Stop following
inspector-follow-hint = Keep it in the middle of the picture (F)
inspector-manner-hint = Shift+F
inspector-close = Close
inspector-close-hint = Choose nothing (Esc)
inspector-absent = Not at the hub at this time
inspector-known = Position known from events
inspector-inferred = Position inferred: no event tells the way
inspector-stale = Stale: nothing was heard of it for long
inspector-since = Since
inspector-since-value = { $clock } ({ $span })
inspector-seen = Last heard of
inspector-seen-value = { $clock } ({ $span } ago)
inspector-status = Status
inspector-held = Held by { $by }
inspector-held-why = Held by { $by }: { $reason }
inspector-alarm = Alarm { $alarm }: { $text }
inspector-alarm-no-text = no text
inspector-later = ≠ Learned later:
inspector-later-absent = It was not at the hub at this time
inspector-planned = { $milestone } planned
inspector-unmapped = { $place } (not on the map)
inspector-in = In or on
inspector-at = At
inspector-unplaced = nobody said where
inspector-way = On the way
inspector-way-value = { $from } to { $to }
inspector-history = History, { $count ->
        [one] { $count } event
       *[other] { $count } events
    }
inspector-late = { $event } (learned { $span } later)
inspector-event-hint = Go to this event
inspector-event-hint-line = Go to this event ({ $file }, line { $line })
inspector-event-unknown = Not known yet: learned { $clock }. { $hint }
inspector-id = Id
inspector-size = Size
inspector-room = Room for
inspector-source = Source: { $note }
inspector-computed = Computed: { $note }
inspector-assumption = Assumption: { $note }
inspector-here = Here now: { $count }
