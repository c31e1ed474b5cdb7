# What was known then and was not so.
differing-menu = ≠ Wat
differing-hint = Wat toen bekend was en niet zo was, met wat later bleek
differing-both = bekend: { $known }; was: { $was }
differing-absent = niet aanwezig
differing-on-way = onderweg naar { $to }
differing-inside = in { $parent }
differing-held = , vastgehouden
