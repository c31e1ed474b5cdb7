timeline-name = Tijdlijn
timeline-events =
    { $count ->
        [one] { $count } gebeurtenis
       *[other] { $count } gebeurtenissen
    } in { $span }
timeline-events-about = ongeveer { $count ->
        [one] { $count } gebeurtenis
       *[other] { $count } gebeurtenissen
    } in { $span }
timeline-bookmark = Bladwijzer: { $words }
timeline-day-year = { $date } { $year }
