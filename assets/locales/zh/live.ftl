live-connecting = 正在连接
live-live = 实时
live-waiting = 等待对方连接
live-lost = 已断开，正在重试
live-ended = 已结束
