drainage-unknown = 未知
drainage-area = { $area } { $flow }
drainage-area-through = { $area } { $flow }，经 { $separator }
drainage-shut = 阀门已关：无水排往 { $outlet }
drainage-pipe = 经管道排往 { $outlet }，{ $flow }
