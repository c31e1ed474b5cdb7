# The page of what a trainee passed, to be printed.
certificate-title = Lessons of { $name }
certificate-nameless = A trainee who gave no name
certificate-kind = Hubscope · lessons
certificate-none = No lesson was passed yet.
certificate-passed = Passed
certificate-lesson = Lesson
certificate-result = Result
certificate-day = Day
certificate-percent = { $percent } %
certificate-all = All that was taken
certificate-points = Points
certificate-time = Time
certificate-points-of = { $points } of { $of }
certificate-points-passed = { $points } of { $of }, passed
certificate-span = { $minutes } min { $secs } s
certificate-made = Made by Hubscope { $version } from what is kept on the trainee's own machine. It is no qualification of an authority.
