# Units that are words, behind a number.
unit-min = min
unit-people = people
unit-ulds = ULDs
unit-objects = objects
unit-alarms = alarms
unit-trucks = trucks
