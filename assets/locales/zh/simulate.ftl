simulate-place = 场景应有枢纽模型所需的地点 { $place }；请在自带场景上模拟，或添加该地点
simulate-state = 续接的状态应在 { $from } 至 { $until } 之间，实际为 { $found }
simulate-dates = 应为 1900 至 2200 年之间的日子，实际为 { $start } 和 { $days } 天
