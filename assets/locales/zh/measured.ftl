measured-nothing = 此日志中没有测量值
measured-difference = { $time }：测量值 { $measured } { $unit }，{ $model } { $modelled } { $unit }，差值 { $difference } { $unit }
measured-difference-hint = 虚线为模型；最后一个数为测量值减模型值
measured-more = 共 { $count } 条，仅绘制前 { $shown } 条；复制为 CSV 含全部
