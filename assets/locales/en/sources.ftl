# The live sources: what each is doing, how one is added, and the recording of what arrives.
sources-mqtt = MQTT broker
sources-nats = NATS JetStream
sources-websocket = WebSocket
sources-tcp = TCP, connect
sources-tcp-listen = TCP, listen
sources-unix = Unix socket, connect
sources-unix-listen = Unix socket, listen
sources-file = File that grows
sources-behind = Behind the sources by
sources-behind-hint = What arrives within this time is in the picture when it should be; what comes later is put in its place
sources-new = Add a source…
sources-stop = Stop reading
sources-stop-hint = What it told stays
sources-memory = Memory { $used } of { $budget }
sources-memory-hint = What the events take. The rest is for figures, for what comes back, and for what arrives at once; what is old leaves before it is full (--memory GIB)
sources-since = In memory since { $from }; from the recording since { $back }
sources-gone = What was before { $from } has left memory; a recording would keep it
sources-kb = { $size } kB
sources-mb = { $size } MB
sources-gb = { $size } GB
sources-not-recorded = Not recorded; --record FOLDER does that
sources-folder = Not recorded. Folder for a recording of what arrives from then on
sources-record = Record
sources-record-hint = Writes down what arrives before it is shown
sources-recorded = Recorded: { $events ->
    [one] { $events } event
   *[other] { $events } events
}, { $segments ->
    [one] { $segments } sealed segment
   *[other] { $segments } sealed segments
}
sources-before = { $count ->
    [one] { $count } of them was
   *[other] { $count } of them were
} in the folder before
sources-missing = ⚠ { $count ->
    [one] { $count } segment of the recording is missing
   *[other] { $count } segments of the recording are missing
}, the first: { $first }
sources-record-end = Stop recording
sources-kind = Kind
sources-where = Where
sources-user = User, if it asks for one
sources-password = Password
sources-try = Try it
sources-try-hint = Reads it for a moment, beside the picture
sources-add = Add
sources-trial-odd = something that is no event
sources-trial-events = ✔ { $events ->
    [one] { $events } event
   *[other] { $events } events
}, the first: { $first }
sources-trial-told = ⚠ It told { $first }
sources-trial-silent = It is there; nothing was told for { $secs } s
sources-trial-waiting = { $state }… { $secs } s
sources-silent = Nothing is heard of it any more: what it told of is stale
sources-events = { $events ->
    [one] { $events } event
   *[other] { $events } events
}, { $rate } a second
sources-watermark = Told up to { $time }
sources-watermark-hint = Its watermark: what happened before should be here
sources-last = Last event of { $time }
sources-clock-ahead = Its clock is { $lag } ahead of ours
sources-lag = It tells of what was { $lag } ago, or its clock is as far behind ours
sources-way = Events take { $secs } s to get here
sources-skew-ahead = Its clock is { $apart } ahead of the other sources, if its way here is as long
sources-skew-behind = Its clock is { $apart } behind the other sources, if its way here is as long
sources-said = The sender says: { $said }
sources-waiting = { $count ->
    [one] { $count } waits
   *[other] { $count } wait
} at the server
sources-duplicates = { $count ->
    [one] { $count } came again and was left out
   *[other] { $count } came again and were left out
}
sources-late = { $count } came after the live picture had shown { $count ->
    [one] its instant
   *[other] their instant
}
sources-forgotten = { $count } left out: { $count ->
    [one] what it tells of
   *[other] what they tell of
} has left memory
sources-dropped = { $count } dropped, there was no room { $count ->
    [one] for it
   *[other] for them
}
sources-dropped-broker = { $count } dropped by the broker, of all that it sends to anybody
sources-bad = { $count } unreadable
sources-lost = { $count ->
    [one] { $count } time lost
   *[other] { $count } times lost
}
