position-north = 北纬 { $degrees }°
position-south = 南纬 { $degrees }°
position-east = 东经 { $degrees }°
position-west = 西经 { $degrees }°
position-pair = { $latitude }，{ $longitude }
position-above = { $latitude }，{ $longitude }，海拔 { $height } 米
