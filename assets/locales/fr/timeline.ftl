timeline-name = Ligne du temps
timeline-events =
    { $count ->
        [one] { $count } événement
       *[other] { $count } événements
    } en { $span }
timeline-events-about = environ { $count ->
        [one] { $count } événement
       *[other] { $count } événements
    } en { $span }
timeline-bookmark = Signet : { $words }
timeline-day-year = { $date } { $year }
