certainty-known = connue
certainty-inferred = déduite
certainty-stale = périmée
