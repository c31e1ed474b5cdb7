# What was known then and was not so.
differing-menu = ≠ Was
differing-hint = Was damals bekannt war und nicht so war, mit dem, was später bekannt wurde
differing-both = bekannt: { $known }; war: { $was }
differing-absent = nicht da
differing-on-way = unterwegs nach { $to }
differing-inside = in { $parent }
differing-held = , gesperrt
