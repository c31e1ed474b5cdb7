daylong-last = { $day }, om { $clock }: { $value }
daylong-nothing = Niemand vertelt er die dag over
