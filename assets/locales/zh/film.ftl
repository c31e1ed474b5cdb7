film-name = --out 应为以 .mp4、.webm、.gif 或 .webp 结尾的名称，实际为 { $path }
film-no-ffmpeg = 此格式的影片由 ffmpeg 打包，但无法启动（{ $source }）；请安装（Debian 和 Ubuntu：apt-get install ffmpeg），或改用无需其他程序的 .gif
film-ffmpeg = ffmpeg 无法打包影片：{ $said }
film-unwritten = 无法写入 { $path }：{ $source }
film-picture = 有一幅画面无法打包：{ $why }
film-pixels = 应为 { $width }x{ $height } 像素，实际为 { $bytes } 字节
film-over = 影片已结束
film-too-small = 太小
film-wordless = 没有任何说明就结束了
film-no-driver = 应有 Vulkan 或 OpenGL 驱动，但没有；请安装，Debian 和 Ubuntu 上：apt-get install mesa-vulkan-drivers
film-device-lost = 绘制画面时图形设备丢失；请尝试更小的 --size 或 --quality low，或更换驱动
film-not-ready = 图形驱动未能就绪；请用 RUST_LOG=info 运行以查看原因
film-no-picture = 图形驱动没有绘出画面
