# The list of incidents, and the card of one.
incidents-told = { $severity }: { $words }
incidents-none = No incidents in this log
incidents-none-hint = Every rule was tried, and no alarm was raised
incidents-none-after = No later incident in this log
incidents-none-before = No earlier incident in this log
incidents-withheld = Incidents are shown again once the task is answered: to find out what goes wrong is part of it
incidents-previous = Previous
incidents-previous-hint = Ten seconds before the last incident before now (Shift+N)
incidents-next = Next
incidents-next-hint = Ten seconds before the next incident (N)
incidents-all = All
incidents-no-infos = No infos
incidents-only-critical = Critical
incidents-find = Find an incident
incidents-find-what = Find an incident, object or place
incidents-find-hint = Find an incident by its words
incidents-open-only = Only what nobody has seen to
incidents-no-match = No incident matches
incidents-now = now
incidents-from-to = From { $from } to { $until } ({ $span })
incidents-from-on = From { $from } not over at the end of the log
incidents-loop = Loop
incidents-loop-hint = Play it over and over
incidents-lesson = Make a lesson
incidents-lesson-hint = Stop here and ask: where, what, why, and what to do
incidents-place-hint = Go to the place
incidents-object-hint = Go to the object
incidents-advice = What to do
incidents-causes = Because of
incidents-effects = It brought about
incidents-effects-none = No other incident of this list
incidents-proof = Events that prove it ({ $told })
incidents-proof-first = Events that prove it (the first { $told } of { $all })
incidents-event-hint = Go to this event
incidents-report = Report
incidents-report-hint = One page to hand over: pictures, causes, events, figures, and how far the data can be trusted
incidents-share = Share
incidents-share-hint = One small file: this part of the log, with layout, views and notes; it opens here in any Hubscope
incidents-share-named = With names
incidents-share-nameless = Without names
incidents-delayed =
    Delayed: { $many ->
        [one] 1 milestone
       *[other] { $many } milestones
    } of { $things ->
        [one] one object
       *[other] { $things } objects
    }
incidents-delay = { $name }, { $milestone }: { $late } late
incidents-delay-still = { $name }, { $milestone }: { $late } late and not there yet
