unit-min = min
unit-people = personnes
unit-ulds = ULD
unit-objects = objets
unit-alarms = alarmes
unit-trucks = camions
