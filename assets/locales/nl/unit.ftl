unit-min = min
unit-people = mensen
unit-ulds = ULD’s
unit-objects = objecten
unit-alarms = alarmen
unit-trucks = vrachtwagens
