unit-min = min
unit-people = Personen
unit-ulds = ULDs
unit-objects = Objekte
unit-alarms = Alarme
unit-trucks = Lkw
unit-of-a-thousand = je 1.000
unit-of-ten-thousand = je 10.000
