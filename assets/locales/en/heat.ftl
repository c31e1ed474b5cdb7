# Layers over the picture: how full places are, how much stood there, what went where.
heat-minutes = min
heat-span-hour = 60 min
heat-span-four = 4 h
heat-span-day = 24 h
heat-span-today = Today
heat-places = Places by (H)
heat-off = Nothing
heat-fill = How full they are now
heat-load = How much stood there
heat-dwell = How long it stood there
heat-travel = How often ways are driven
heat-flows = Flows: what went where (T)
heat-over = over
heat-over-hint = Before the playhead; of a loop, where there is one
heat-between = { $from } to { $until }
heat-last = last { $span }
heat-today = today
heat-fill-title = Slots taken, now
heat-load-title = Things at once, in the mean, { $span }
heat-dwell-title = Dwell, in the mean, { $span }
heat-travel-title = Drives over it, { $span }
heat-load-most = { $most } things
heat-travel-most =
    { $drives ->
        [one] { $drives } drive
       *[other] { $drives } drives
    }
heat-flows-title = Goods that went there, { $span }
