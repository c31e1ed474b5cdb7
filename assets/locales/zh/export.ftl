export-csv = 复制为 CSV
export-csv-hint = 此处列出的内容，可粘贴到表格中
export-png = 保存为 PNG
export-png-hint = 将此面板的内容以图片保存在日志旁
export-saved = 已保存为 { $path }
export-no-folder = 无法写入文件夹 { $path }：{ $error }
export-unwritten = 无法写入 { $path }：{ $error }
export-full = 已有一千个
