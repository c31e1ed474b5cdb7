# What lies over the picture: the way that is planned, north, how one walks, the map, and what the picture costs.
overlay-planned = planned { $clock }
overlay-north = N
overlay-walking = Walking: W A S D (as on an American keyboard), Shift to run, drag to look around, X to fly
overlay-map = Map
overlay-map-hint = Click to fly there; M hides the map
overlay-costs-frame = frame
overlay-costs-tier = tier
overlay-costs-state = state
overlay-costs-objects = objects
overlay-costs-draws = draws
overlay-costs-triangles = triangles
overlay-costs-shadows = in shadows
overlay-costs-log = log
overlay-costs-memory = memory
overlay-costs-untold = not told
