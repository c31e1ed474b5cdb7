drainage-unknown = inconnu
drainage-area = { $area } { $flow }
drainage-area-through = { $area } { $flow }, via { $separator }
drainage-shut = Vanne fermée : rien vers { $outlet }
drainage-pipe = Par conduite vers { $outlet }, { $flow }
