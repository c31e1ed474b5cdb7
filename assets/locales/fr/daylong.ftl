daylong-last = { $day }, à { $clock } : { $value }
daylong-nothing = Personne n’en parle ce jour-là
