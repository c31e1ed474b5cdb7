# Plots on the clock of the site.
plot-limit = wanted, or at most
plot-no-value = nothing to make it of
plot-value = { $name }: { $value } { $unit }
plot-unmeasured = { $name }: nothing measured
plot-wanted = Wanted
plot-playhead = Playhead
plot-whole = Whole course
plot-whole-hint = Back from what was looked at closer (double click)
plot-hint = Drag over a part to look at it closer, or Ctrl+wheel; a click goes to an instant
