# The report of an incident, a page to hand over. $label and $command bring their markup with them.
report-title = { $label }: { $sentence }
report-severity-info = worth knowing
report-severity-warning = worth a look
report-severity-critical = critical
report-began = Began
report-ended = Ended
report-ended-after = { $time }, after { $after }
report-not-over = It was not over at the end of the log.
report-where = Where
report-what = What
report-objects = { $count } objects: { $names }
report-advice = What to do
report-noted = What people noted
report-nobody = somebody who gave no name
report-seen-to = Seen to by { $by }, { $time }.
report-local-time = Local time
report-to-see = What there is to see
report-set-by = Set by
report-open = Open in Hubscope
report-by-command = Or on the command line: { $command }
report-causes = What brought it about
report-causes-none = No earlier incident of this log explains it: this is where it began.
report-cause = { $time }: { $sentence } { $label }
report-cause-likely = { $time }: likely because of that: { $sentence } { $label }
report-effects = What it brought about
report-effects-none = Nothing that the rules found.
report-effect = { $after } later: { $sentence } { $label }
report-timeline = In time
report-timeline-hint = The incident among its causes and effects
report-proof = Events that prove it
report-object = Object
report-happened = What happened
report-first-hundred = The first hundred; there are more in the log.
report-figures = Key figures
report-hour-before = hour before
report-while = while it was on
report-hour-after = hour after
report-cases = In brackets the number of cases that a figure is made of; figures without any are left out.
report-trust = How far the data can be trusted
report-log-tells = The log tells of
report-from-to = { $from } to { $until }
report-complete = Complete up to (watermark)
report-part = A part
report-part-told = It is a part of another log, of which all is told from { $from } on; of what was before it tells only what it takes to know what is there, and of what came after its end nothing
report-watermark = { $local } ({ $utc } UTC): of what happened later nothing is known, and what came in later is not in here
report-silent = Silent
report-never-silent = never for more than { $silence }
report-silences = { $count ->
        [one] { $count } time
       *[other] { $count } times
    } for more than { $silence }, { $near } of them within an hour of the incident; the longest for { $longest } from { $from } on
report-events = Events
report-events-of = { $events } of { $objects ->
        [one] { $objects } object
       *[other] { $objects } objects
    }
report-late = Learned late
report-late-told = { $count } (more than two seconds after { $count ->
        [one] it happened
       *[other] they happened
    })
report-twice = Told twice
report-twice-told = { $count } (counted once)
report-issues = Issues
report-issues-none = none
report-basis = What this rests on
report-made = Made by Hubscope { $version } at { $local } ({ $utc } UTC). The same again: { $command }
report-picture-before = Ten seconds before it began, { $clock }.
report-picture-amid = In the midst of it, { $clock }.
report-picture-over = When it was over, { $clock }.
report-source-day = the bundled day
report-source-log = log
report-source-bundled-scene = the bundled scene
report-source-scene = scene
report-source-rules = rules
report-source-targets = targets
report-source-environment = environment
