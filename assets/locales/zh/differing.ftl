# What was known then and was not so.
differing-menu = ≠ 明细
differing-hint = 当时所知与事实不符之处，及后来得知的情况
differing-both = 当时所知：{ $known }；实际：{ $was }
differing-absent = 不在场
differing-on-way = 正前往 { $to }
differing-inside = 在 { $parent } 内
differing-held = ，被扣留
