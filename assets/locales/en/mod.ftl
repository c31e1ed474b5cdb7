# The frame of the panels: the tabs on the left, what the program is, and what is told about links and lessons.
mod-lesson-first = A lesson is being taken; leave it first, then take the tour
mod-link-copied = The link is copied; hubscope LINK opens it, and so does Search
mod-tab-hub = Hub
mod-tab-incidents = Incidents ({ $count })
mod-tab-incidents-withheld = Incidents
mod-tab-environment = Environment
mod-tab-environment-hint = Sun and power, rain and water
mod-tab-sources = Sources
mod-about = About Hubscope
mod-about-version = Hubscope { $version }, a digital twin of an airport logistics hub
mod-about-scene = Scene: { $scene }
mod-about-sources = The bundled day is simulated. The siting of the hall and all that the inspector calls an assumption is not sourced.
