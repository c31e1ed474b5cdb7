# Why a day cannot be simulated.
simulate-place = expected the scene to have the place { $place }, which the model of the hub needs; simulate on the bundled scene, or add it
simulate-state = expected a state from { $from } to { $until } to go on from, found one of { $found }
simulate-dates = expected days between the years 1900 and 2200, found { $start } and { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
