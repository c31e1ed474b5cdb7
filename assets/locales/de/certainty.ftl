certainty-known = bekannt
certainty-inferred = abgeleitet
certainty-stale = veraltet
