# What sensors measured, and what models make of it.
measured-nothing = Nothing is measured in this log
measured-difference = At { $time }: measured { $measured } { $unit }, { $model } { $modelled } { $unit }, difference { $difference } { $unit }
measured-difference-hint = The dashed line is the model; the last number is measured less modelled
measured-more = The first { $shown } of { $count } are drawn; a copy as CSV has all
