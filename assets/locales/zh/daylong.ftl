daylong-last = { $day } { $clock }：{ $value }
daylong-nothing = 当天没有相关数据
