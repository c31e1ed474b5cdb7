# Names in rules that nobody knows. $said is one of the first four.
strangers-milestone = The rule "{ $rule }" looks for the milestone "{ $name }", of which this log tells nothing
strangers-hold = The rule "{ $rule }" looks for the hold "{ $name }", of which this log tells nothing
strangers-quantity = The rule "{ $rule }" looks for the quantity "{ $name }", of which this log tells nothing
strangers-alarm = The rule "{ $rule }" looks for the alarm "{ $name }", of which this log tells nothing
strangers-near = { $said } (did you mean "{ $near }"?)
strangers-hint = Correct the name in the file of rules, or leave it: as it is, the rule finds nothing
