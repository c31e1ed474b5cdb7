# What is wrong with a lesson, and what to do about it.
fault-at = line { $line }: { $brief }; { $advice }
fault-no-title = the lesson has no title
fault-no-brief = the lesson has no brief
fault-say-it = say it in a sentence or two
fault-no-id = the lesson has no id
fault-give-id = give it a word that no other lesson has
fault-pass = it takes { $percent } percent to pass
fault-1-to-100 = expected 1 to 100
fault-no-tasks = the lesson has no tasks
fault-add-one = add one
fault-task-at = task { $number } is at { $at }: { $error }
fault-write-time = write 12:30, +3h, or RFC 3339
fault-no-ask = task { $number } asks nothing
fault-say-what = say what there is to do
fault-no-why = task { $number } does not say why
fault-say-why = say why the answer is right
fault-no-points = task { $number } is worth nothing
fault-give-points = give it 1 point or more
fault-lasts = task { $number } lasts { $secs } s
fault-5-to-3600 = expected 5 to 3600
fault-speed = task { $number } has the speed { $speed }
fault-speed-range = expected 0.1 to 3600 seconds of the hub per second
fault-wordless-hint = task { $number } has a hint without words
fault-say-something = say something
fault-hints-cost = the hints of task { $number } cost { $costs } points, and the task is worth { $points }
fault-cost-less = let them cost no more than there is
fault-follows-nothing = task { $number } follows the chosen object and chooses none
fault-add-select = add select: Some("…")
fault-no-places = task { $number } wants none of no places
fault-name-one = name one
fault-no-such = task { $number } wants an object of a sort that is not there at that instant
fault-other-sort = ask for another sort, or at another instant
fault-no-moment = task { $number } wants an instant of { $of } that the log does not tell of
fault-history = hubscope history tells what happens to an object
fault-choices = task { $number } has { $choices ->
        [one] { $choices } choice
       *[other] { $choices } choices
    }, { $right } of them right
fault-two-choices = expected two or more with words, at least one with right: true
fault-order-few = task { $number } puts { $many ->
        [one] { $many } thing
       *[other] { $many } things
    } into an order
fault-order-three = expected three or more, each with words
fault-order-twice = task { $number } puts the same thing into an order twice
fault-name-once = nobody could tell one from the other; name each once
fault-figure-nothing = task { $number } wants the figure { $id }, which has no value at that instant
fault-other-figure = ask for another one, or at another instant
fault-within = task { $task } allows { $within } to be off
fault-above-zero = expected more than 0
fault-no-view = task { $task } names the view { $found }, which is no view of the scene
fault-no-place = task { $task } names the place { $found }, which is no place of the scene
fault-no-object = task { $task } names the object { $found }, which is no object of its log
fault-no-figure = task { $task } names the figure { $found }, which is no key figure
fault-name-view = name a view of the scene that there is
fault-name-place = name a place of the scene that there is
fault-name-object = name a object of its log that there is
fault-name-figure = name a key figure that there is
fault-syntax = expected a lesson as in scenes/lessons, found this at line { $line }, column { $column }: { $reason }
