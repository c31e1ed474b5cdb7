# The board of figures: key figures, lanes, what is measured.
board-title = Figures
board-figures = Key figures
board-lanes = Lanes
board-measured = Measured
board-environment = Environment
board-hour = 60 min
board-hour-hint = The hour before the playhead
board-eight-hours = 8 h
board-eight-hours-hint = The eight hours before the playhead
board-full-day = 24 h
board-full-day-hint = The 24 hours before the playhead
board-shift = Shift
board-shift-hint = Since the shift began that is on; the hours are in the scene
board-day = Day
board-day-hint = Since midnight on the clock of the hub
board-loop = Loop
board-loop-hint = The part of the log that is looped; drag with Shift over the timeline
board-csv-hint = What is shown below, to be pasted into a table
board-span-hint = Over what the figures are; those of an instant are of its end
board-no-log = There is no log yet
board-all-directions = All directions
board-pinned = Pinned
board-pin = Pin to the top
board-earlier = Move earlier
board-later = Move later
board-unpin = Unpin
board-card = { $name }: { $value }
board-card-judged = { $name }: { $value }, { $verdict }
board-good = as wanted
board-bad = not as wanted
board-card-hint = Drag it to the front, or right click
board-about =
    { $definition }.
    { $many ->
        [one] { $many } case
       *[other] { $many } cases
    }. Source: { $source }
board-definition = { $definition }.
board-source = Source: { $source }
board-wanted = Wanted: { $wanted }
board-at-most = at most { $value }
board-at-least = at least { $value }
board-tolerance =
    { $minutes ->
        [one] { $minutes } min is still in time
       *[other] { $minutes } min are still in time
    }
board-join = {"; "}
board-back = ⬅ All figures
board-lengths = p90 { $p90 }, longest { $most } min
board-lengths-within = p90 { $p90 }, longest { $most } min, { $share } % within plan
board-no-case = No case
board-cases =
    { $many ->
        [one] 1 case; a click goes to it
       *[other] { $many } cases; a click goes to one
    }
board-cases-of =
    { $many ->
        [one] 1 case of { $from } to { $until }; a click goes to it
       *[other] { $many } cases of { $from } to { $until }; a click goes to one
    }
board-now = now
board-case = { $name }  { $from } – { $until }  ({ $minutes } min)
board-case-amount = { $name }: { $amount }
board-nothing = Nothing in this log tells of it
