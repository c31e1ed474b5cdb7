position-north = { $degrees }° N
position-south = { $degrees }° S
position-east = { $degrees }° E
position-west = { $degrees }° O
position-pair = { $latitude }, { $longitude }
position-above = { $latitude }, { $longitude }, { $height } m au-dessus de la mer
