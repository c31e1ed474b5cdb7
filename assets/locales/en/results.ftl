# What trainees did.
results-title = Results of lessons
results-none = No lesson has been finished on this machine yet
results-begin = Begin with “{ $lesson }”
results-json = Copy as JSON
results-json-file = Save as JSON
results-file-hint = All results, as a file among your documents
results-nameless = Without a name
results-print = Page to print
results-print-hint = What { $name } passed
results-erase-all = Erase all of it?
results-erase = Erase
results-keep = Keep
results-erase-ask = Erase…
results-erase-hint = All that { $name } did
results-when = { $day } { $year } { $time }
results-points = { $points } of { $of }, { $percent } %
results-written = Written: { $path }
