# Why rules, targets, or the data of a site cannot be used.
rules-syntax = expected rules as in scenes/rules.ron, found this at line { $line }, column { $column }: { $source }
rules-twice = expected every rule to have an id of its own, found { $id } twice; rename one of them
rules-range = rule { $rule }: expected `least` not to be above `most`, found { $least } and { $most }; exchange them
rules-advice = advice is given on { $found }, which is no rule{ $near }
rules-unknown = rule { $rule } names { $found }, which is no rule{ $near }
rules-goals = expected goals as in scenes/targets.ron, found this at line { $line }, column { $column }: { $source }
rules-no-figure = expected the id of a key figure, found { $id }{ $near }
rules-figure-twice = expected each key figure once, found { $id } twice; leave one of them out
rules-share = expected a share of 0 to 100 % for { $id }, found { $found }
rules-tolerance = expected no tolerance for { $id }, which holds nothing against a plan; found { $found ->
        [one] { $found } minute
       *[other] { $found } minutes
    }; leave `tolerance_minutes` out
rules-finite = expected a finite number, not less than zero, for { $id }, found { $found }
rules-goals-by-id = goals by the ids of key figures
rules-site = expected data as in { $like }, found this at line { $line }, column { $column }: { $reason }
rules-site-value = expected { $what } to be { $expected }, found { $found }
rules-unit = expected the factor { $id } in { $unit }, found it in { $found }; convert its value
rules-no-use = expected a factor that something is multiplied with (grid, air, road, rail), found { $id }{ $near }
rules-mass = expected one mass of a { $kind } of which nobody told it, found none or several; add it to `masses` with its basis
rules-no-factor = expected the factor { $id }, found none of that id; add it with its source
rules-lane-way = the way of the lane { $lane }
rules-lane-way-expected = either `at` in degrees or `km` up to 25000
rules-an-hour = an hour
rules-0-to-24 = from 0 to 24
rules-not-negative = not less than zero
rules-mass-of = the mass of a { $kind } of which nobody told it
rules-mass-expected = above zero, in kg
