# Positions on the globe. $latitude and $longitude are each one of the first four.
position-north = { $degrees }° N
position-south = { $degrees }° S
position-east = { $degrees }° E
position-west = { $degrees }° W
position-pair = { $latitude }, { $longitude }
position-above = { $latitude }, { $longitude }, { $height } m above the sea
