unit-min = min
unit-people = mensen
unit-ulds = ULD’s
unit-objects = objecten
unit-alarms = alarmen
unit-trucks = vrachtwagens
unit-of-a-thousand = per 1.000
unit-of-ten-thousand = per 10.000
