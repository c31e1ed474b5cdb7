unit-min = min
unit-people = Personen
unit-ulds = ULDs
unit-objects = Objekte
unit-alarms = Alarme
unit-trucks = Lkw
