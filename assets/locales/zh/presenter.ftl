presenter-title = 演讲者：Hubscope
presenter-last = 这是最后一站
presenter-close = 关闭此窗口
presenter-elapsed = 共 { $tour }，本站 { $stop }
