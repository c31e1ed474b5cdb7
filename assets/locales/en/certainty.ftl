# How sure a position is.
certainty-known = known
certainty-inferred = inferred
certainty-stale = stale
