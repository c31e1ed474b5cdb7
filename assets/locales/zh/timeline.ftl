timeline-name = 时间轴
timeline-events = { $span } 内 { $count } 个事件
timeline-events-about = { $span } 内约 { $count } 个事件
timeline-bookmark = 书签：{ $words }
timeline-day-year = { $year }年{ $date }
