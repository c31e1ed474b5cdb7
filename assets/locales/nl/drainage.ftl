drainage-unknown = onbekend
drainage-area = { $area } { $flow }
drainage-area-through = { $area } { $flow }, via { $separator }
drainage-shut = Klep dicht: niets naar { $outlet }
drainage-pipe = Via leiding naar { $outlet }, { $flow }
