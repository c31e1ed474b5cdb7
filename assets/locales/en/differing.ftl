# What was known then and was not so.
differing-menu = ≠ What
differing-hint = What was known then and was not so, with what was learned later
differing-both = known: { $known }; was: { $was }
differing-absent = not there
differing-on-way = on its way to { $to }
differing-inside = in { $parent }
differing-held = , on hold
