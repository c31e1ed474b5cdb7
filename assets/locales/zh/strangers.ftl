strangers-milestone = 规则“{ $rule }”查找里程碑“{ $name }”，而此日志中没有相关记录
strangers-hold = 规则“{ $rule }”查找扣留“{ $name }”，而此日志中没有相关记录
strangers-quantity = 规则“{ $rule }”查找测量量“{ $name }”，而此日志中没有相关记录
strangers-alarm = 规则“{ $rule }”查找警报“{ $name }”，而此日志中没有相关记录
strangers-near = { $said }（是否指“{ $near }”？）
strangers-hint = 请在规则文件中更正名称，或保持不变：目前该规则找不到任何内容
