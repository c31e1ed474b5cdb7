# The transport bar.
transport-start = To the start (Home)
transport-previous = Previous event (,)
transport-pause = Pause
transport-play = Play
transport-next = Next event (.)
transport-end = To the end (End)
transport-forwards = Play forwards (J)
transport-backwards = Play backwards (J)
transport-loop-stop = Stop looping (L)
transport-loop = Loop half an hour around here (L)
transport-speed = Speed (+ and -)
transport-unheard = ⚠ LIVE, nothing heard
transport-unheard-hint = No source tells anything: what is shown is what was known last (Sources)
transport-live = ⏺ LIVE
transport-live-hint = Now, as far as the sources have told
transport-replay = ⏴ REPLAY, { $behind } behind
transport-replay-hint = What was; live goes on. Back to now (End)
transport-to-live = Live
transport-rec-stopped = ⚠ REC stopped
transport-rec = ⏺ REC
transport-rec-hint =
    { $events ->
        [one] { $events } event is on disk (Sources)
       *[other] { $events } events are on disk (Sources)
    }
transport-known = As known
transport-known-then = As known then
transport-known-differing = As known then: { $count } ≠
transport-known-hint = Show the hub as it was known at that time, without what was learned later; ≠ counts what was otherwise (I)
transport-known-button = As it was known then
transport-field = Go to 14:05 or +3h
transport-field-hint = Type a time and press Enter
transport-no-such-time = That time does not exist
transport-no-time = Not a time
