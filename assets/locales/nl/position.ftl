position-north = { $degrees }° N
position-south = { $degrees }° Z
position-east = { $degrees }° O
position-west = { $degrees }° W
position-pair = { $latitude }, { $longitude }
position-above = { $latitude }, { $longitude }, { $height } m boven de zee
