unit-min = min
unit-people = personnes
unit-ulds = ULD
unit-objects = objets
unit-alarms = alarmes
unit-trucks = camions
unit-of-a-thousand = pour 1 000
unit-of-ten-thousand = pour 10 000
