certainty-known = bekend
certainty-inferred = afgeleid
certainty-stale = verouderd
