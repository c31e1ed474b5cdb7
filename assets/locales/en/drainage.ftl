# Over the picture: the ways of the water.
drainage-unknown = not known
drainage-area = { $area } { $flow }
drainage-area-through = { $area } { $flow }, through the { $separator }
drainage-shut = Valve shut: nothing to { $outlet }
drainage-pipe = By pipe to { $outlet }, { $flow }
