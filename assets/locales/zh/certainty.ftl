certainty-known = 已知
certainty-inferred = 推断
certainty-stale = 过时
