# The timeline: how much happened when.
timeline-name = Timeline
timeline-events =
    { $count ->
        [one] { $count } event
       *[other] { $count } events
    } in { $span }
timeline-events-about = about { $count ->
        [one] { $count } event
       *[other] { $count } events
    } in { $span }
timeline-bookmark = Bookmark: { $words }
timeline-day-year = { $date } { $year }
