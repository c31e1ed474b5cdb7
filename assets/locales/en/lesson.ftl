# Lessons: their menu, the card of a task, the answer as it is made, and what came of it.
lesson-menu = Lessons
lesson-passed = ✔ { $percent } %
lesson-failed = { $percent } %
lesson-results = Results…
lesson-size = { $tasks ->
    [one] { $tasks } task
   *[other] { $tasks } tasks
}, { $points ->
    [one] { $points } point
   *[other] { $points } points
}
lesson-at = { $at } of { $count }, worth { $worth }
lesson-so-far = { $at } of { $count }, { $points ->
    [one] { $points } point
   *[other] { $points } points
} so far
lesson-left = { $secs } s left
lesson-rules = Two answers to each task, the second for half the points; hints cost. { $percent } % are enough to pass.
lesson-name = Your name or a pseudonym
lesson-name-hint = may be left out
lesson-kept = What you do is kept on this machine only, under that name, and can be erased.
lesson-hint = Hint: { $hint }
lesson-once-more = ✖ { $said } One more answer, for half the points.
lesson-right = ✔ Right, { $points } of { $of ->
    [one] { $of } point
   *[other] { $of } points
}
lesson-time-up = ✖ The time is up
lesson-wrong = ✖ Not right
lesson-right-is = Right is: { $answer }
lesson-begin = Begin
lesson-enter = Enter
lesson-answer-first = Answer first
lesson-take-hint = Hint (-{ $costs })
lesson-restart = Back to the start of the task
lesson-to-result = To the result
lesson-next = Next task
lesson-not-now = Not now
lesson-leave-ask = Leave, and lose what you did?
lesson-leave-now = Leave
lesson-stay = Stay
lesson-leave = Leave the lesson
lesson-several = More than one may be right
lesson-order = The arrows move a line; so does its digit, upwards
lesson-up-line = { $line }: up
lesson-up = Up ({ $digit })
lesson-down-line = { $line }: down
lesson-down = Down
lesson-figure = The figure
lesson-choose = Choose it in the picture
lesson-it-is = { $name } it is
lesson-here = Here it is
lesson-then = { $clock } it is
lesson-answer = Answer
lesson-that-is = That is { $name }.
lesson-none-chosen = Nothing is chosen.
lesson-beside = You look { $metres } m beside it.
lesson-too-far = You are too far away.
lesson-too-early = That is too early.
lesson-too-late = That is too late.
lesson-in-place = { $placed ->
    [one] { $placed } of { $of } is where it belongs.
   *[other] { $placed } of { $of } are where they belong.
}
lesson-not-figure = It is not { $figure }.
lesson-not-all = That is not all, or not only what is right.
lesson-not-it = That is not it.
lesson-among-others = { $name }, among others
lesson-between-choices = {"; "}
lesson-between-lines = {", "}
lesson-verdict-passed = ✔ Passed: { $points } of { $of ->
    [one] { $of } point
   *[other] { $of } points
}, { $percent } %
lesson-verdict-failed = ✖ Not passed yet: { $points } of { $of ->
    [one] { $of } point
   *[other] { $of } points
}, { $percent } %
lesson-enough = { $percent } % are enough
lesson-again = Take it again
lesson-all-results = All results
lesson-close = Close
lesson-replay = Replay
lesson-replay-of = Replay task { $task }
lesson-replay-all = Replay it all
lesson-replay-hint = What you looked at, and when you answered
lesson-replay-pause = Pause
lesson-replay-play = Play
lesson-replay-end = End replay
lesson-replay-where = Where in the replay
lesson-replay-secs = { $secs } of { $of } s
lesson-replay-task = Your session: task { $at } of { $count }
lesson-replay-said = { $sign } after { $secs } s: { $answer }
lesson-row = { $sign } { $points } of { $of ->
    [one] { $of } point
   *[other] { $of } points
} in { $secs } s{ $hints ->
    [0] {""}
    [one] , with a hint
   *[other] , with { $hints } hints
}
lesson-said = You said: { $answer }
lesson-saw = What you saw
lesson-saw-task = What you saw, task { $task }
lesson-saw-hint = Back to where you answered
lesson-show = What is right
lesson-show-task = What is right, task { $task }
lesson-show-hint = Where the answer is
lesson-said-nothing = nothing
lesson-said-elsewhere = another part of the picture
lesson-said-late = nothing in time
