# Units that are words, behind a number.
unit-min = min
unit-people = people
unit-ulds = ULDs
unit-objects = objects
unit-alarms = alarms
unit-trucks = trucks
unit-of-a-thousand = of 1,000
unit-of-ten-thousand = of 10,000
unit-one-uld = ULD
unit-one-object = object
unit-one-alarm = alarm
unit-one-truck = truck
unit-one-person = person
