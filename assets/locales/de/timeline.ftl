timeline-name = Zeitleiste
timeline-events =
    { $count ->
        [one] { $count } Ereignis
       *[other] { $count } Ereignisse
    } in { $span }
timeline-events-about = etwa { $count ->
        [one] { $count } Ereignis
       *[other] { $count } Ereignisse
    } in { $span }
timeline-bookmark = Lesezeichen: { $words }
timeline-day-year = { $date } { $year }
