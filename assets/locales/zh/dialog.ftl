dialog-open-folder = 打开日志文件夹
dialog-open = 打开日志
dialog-log = 日志
dialog-none = 此系统的文件对话框没有响应（Linux 上由 xdg-desktop-portal 或 zenity 提供）；请将文件拖到窗口上，或在搜索（Ctrl+K）中输入其路径
