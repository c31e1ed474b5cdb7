drainage-unknown = unbekannt
drainage-area = { $area } { $flow }
drainage-area-through = { $area } { $flow }, über { $separator }
drainage-shut = Schieber zu: nichts Richtung { $outlet }
drainage-pipe = Per Rohr Richtung { $outlet }, { $flow }
