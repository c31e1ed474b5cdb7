# What was known then and was not so.
differing-menu = ≠ Quoi
differing-hint = Ce que l’on savait alors et qui n’était pas ainsi, avec ce que l’on a appris depuis
differing-both = su : { $known } ; réel : { $was }
differing-absent = absent
differing-on-way = en route vers { $to }
differing-inside = dans { $parent }
differing-held = , bloqué
