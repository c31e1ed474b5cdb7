# What commands print for people.
cli-last-hour = last 60 min
cli-so-far = so far
cli-cases = cases
cli-head = { $layout } at { $clock }
cli-part = This log is a part of another, from { $since } on: what was before counts for nothing.
cli-in-plan = , { $share } % in plan
cli-spread = (p90 { $p90 }, max { $most }{ $within })
cli-since-midnight = since midnight
cli-since = since { $since }, where this part of a log begins
cli-leg = { $leg }: { $many ->
        [one] 1 vehicle
       *[other] { $many } vehicles
    }{ $rest }
cli-leg-rest = , { $tonnes } t{ $assumed }, { $activity } t·km, { $kg } kg CO2e
cli-leg-assumed = , { $tonnes } t of it assumed
cli-elsewhere = { $many ->
        [one] 1 vehicle came from or left for somewhere that is no lane.
       *[other] { $many } vehicles came from or left for somewhere that is no lane.
    }
cli-not-over = not over
cli-incident = { $label }: { $sentence }
cli-because = because of { $number }: { $sentence }
cli-likely-because = likely because of { $number }: { $sentence }
cli-delayed = { $many ->
        [one] delayed 1 milestone: { $milestone } of { $name } by { $late }
       *[other] delayed { $many } milestones of { $things ->
            [one] one object
           *[other] { $things } objects
        }, { $milestone } of { $name } the most: by { $late }
    }
cli-no-rules = No incidents: there are no rules, and without one that looks for alarms none is told
cli-none = No incidents: every rule was tried, and no alarm was raised
cli-none-without-alarms = No incidents: every rule was tried; none of them looks for alarms
cli-in-and-out = expected files to read and one to write, found one name; hubscope convert IN... OUT
cli-again = { $again ->
        [one] { $again } event was in it more than once and is written once.
       *[other] { $again } events were in it more than once and are written once.
    }
cli-earlier = { $earlier ->
        [one] { $earlier } earlier event is with it: that tells what is there when it begins.
       *[other] { $earlier } earlier events are with it: they tell what is there when it begins.
    }
cli-wrote = Wrote { $events ->
        [one] { $events } event
       *[other] { $events } events
    } to { $path }.
cli-not-in-format = not in this format: { $what } ({ $count })
cli-check-lists = `hubscope check` lists them all
cli-no-events-sent = { $lines ->
        [one] { $lines } line is no event and is not sent: { $first }
       *[other] { $lines } lines are no events and are not sent; the first: { $first }
    }
cli-waiting = Waiting for somebody to connect to { $to }.
cli-sent = Sent { $sent ->
        [one] { $sent } event
       *[other] { $sent } events
    } to { $to }.
cli-film-bar = {"{"}wide_bar{"}"} {"{"}pos{"}"} of {"{"}len{"}"} pictures, {"{"}eta{"}"} left
cli-filmed = Wrote { $path }: { $count ->
        [one] { $count } picture
       *[other] { $count } pictures
    } of { $width }x{ $height }, { $secs } s
cli-events-span = { $events ->
        [one] { $events } event
       *[other] { $events } events
    } from { $from } to { $until } ({ $long })
cli-without-names = , without names
cli-share-file = a share file that opens at { $at }{ $names }
cli-places-late = { $places ->
        [one] { $places } place
       *[other] { $places } places
    }, { $late ->
        [one] { $late } late event
       *[other] { $late } late events
    }, { $duplicates ->
        [one] { $duplicates } duplicate
       *[other] { $duplicates } duplicates
    }, { $issues ->
        [one] { $issues } issue
       *[other] { $issues } issues
    }
cli-window-closed = the window was closed by an error of the graphics driver
cli-of-share-file = the { $part } of the share file
cli-torn = The recording ended in the middle of a line; { $torn ->
        [one] its last byte was dropped, all before it are there.
       *[other] its last { $torn } bytes were dropped, all before them are there.
    }
cli-segment-missing = Expected the segment { $file } of the recording, found none: its events are missing. Take it from a copy.
cli-recording-state = { $events ->
        [one] { $events } event
       *[other] { $events } events
    }, { $sources }
cli-dropped = { $source }: { $count ->
        [one] { $count } message there was no room for; it is missing
       *[other] { $count } messages there was no room for; they are missing
    }
cli-dropped-broker = { $source }: { $count ->
        [one] { $count } message the broker dropped, of all that it sends to anybody; it is missing
       *[other] { $count } messages the broker dropped, of all that it sends to anybody; they are missing
    }
cli-nobody-there = nobody was there
cli-kept-aside = { $messages ->
        [one] { $messages } message was no event and is kept in { $path }: { $first }
       *[other] { $messages } messages were no events and are kept in { $path }; the first: { $first }
    }
cli-held-before = , which held { $before } before
cli-recorded = Recorded { $new ->
        [one] { $new } event
       *[other] { $new } events
    } in { $folder }{ $before }.
cli-there-again = there again; what was sent meanwhile is missing if nobody kept it
cli-lost = lost, trying again: { $reason }
cli-unregistered = Links are no longer opened by this program.
cli-registered = Wrote { $path }: hubscope:// links open in { $program }.{ $more }
cli-desktop-untold = {" "}The desktop could not be told (xdg-mime is not there); it may ask once which program to take.
cli-reported = Wrote { $path }: { $label }, { $sentence }
cli-log-lost = the log was lost while it was drawn
cli-groups = Wrote { $groups ->
        [one] { $groups } group
       *[other] { $groups } groups
    } to { $path }.
cli-shared = Wrote { $events ->
        [one] { $events } event
       *[other] { $events } events
    } to { $out }, { $kib } KiB{ $redacted }; hubscope { $out } opens it.
cli-costs = { $draws ->
        [one] { $draws } draw
       *[other] { $draws } draws
    }, { $triangles ->
        [one] { $triangles } triangle
       *[other] { $triangles } triangles
    }
cli-unpacked = the picture could not be packed: { $reason }
cli-objects-at = { $objects ->
        [one] { $objects } object
       *[other] { $objects } objects
    } at { $time }
cli-held = , held
cli-at = at { $place }
cli-from-to = from { $from } to { $to }
cli-on-the-way = on the way to { $to }
cli-in = in { $parent }
cli-unplaced = nobody said where
cli-learned-later = {" "} (learned { $later } later)
cli-taken-back = {" "} (taken back)
cli-open-without = could not write { $path }: { $error }; open it without that
cli-no-display = There is no display (DISPLAY and WAYLAND_DISPLAY are not set, or nothing answers there), so the first picture is written to { $path } instead.
cli-see-window = To see the window, run Hubscope in a desktop session, or under a virtual one: apt-get install xvfb, then xvfb-run hubscope.
cli-speed = expected a speed from 0 to 100000, found { $text }
cli-film-speed = expected 0.1 to 3600 seconds of the hub per second, found { $text }
cli-seconds = expected seconds from 0 to 3600, found { $text }
cli-gibibytes = expected GiB of memory from 0.0625 to 4096, found { $text }
cli-above-zero = expected a number above zero, found { $text }
cli-whole = expected a whole number from { $least } to { $most }, found { $text }
cli-number = expected a number, found { $text }
cli-date = expected a date such as 2021-11-08, found { $text }
cli-size = expected a size such as 1280x720, each side from 16 to { $most } pixels, found { $text }
cli-word = expected a word of four letters or more, to be typed to end it, found { $text }
cli-language = expected one of { $known }, found { $code }
cli-window = expected shift, day, or a span such as 8h or 1d12h, found { $text }
