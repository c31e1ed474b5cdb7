daylong-last = { $day }, um { $clock }: { $value }
daylong-nothing = An diesem Tag sagt niemand etwas darüber
