# The presenter's own window while a tour is given.
presenter-title = Presenter: Hubscope
presenter-last = This is the last stop
presenter-close = Close this window
presenter-elapsed = { $tour } in all, { $stop } here
