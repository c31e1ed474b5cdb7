# The timeline: how much happened when.
timeline-name = Timeline
timeline-events = { $count } events in { $span }
timeline-events-about = about { $count } events in { $span }
timeline-bookmark = Bookmark: { $words }
timeline-day-year = { $date } { $year }
