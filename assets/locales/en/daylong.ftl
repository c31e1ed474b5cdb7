# The environment over the day.
daylong-last = { $day }, at { $clock }: { $value }
daylong-nothing = Nobody tells of it on this day
