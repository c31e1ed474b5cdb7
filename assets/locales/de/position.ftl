position-north = { $degrees }° N
position-south = { $degrees }° S
position-east = { $degrees }° O
position-west = { $degrees }° W
position-pair = { $latitude }, { $longitude }
position-above = { $latitude }, { $longitude }, { $height } m über dem Meer
