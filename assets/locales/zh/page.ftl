page-title = { $log }，{ $day } { $clock }
