# The system’s own dialog, in which a file or a folder is chosen.
dialog-open-folder = Open a folder of logs
dialog-open = Open a log
dialog-log = A log
dialog-none = no file dialog of this system answers (on Linux, one comes with xdg-desktop-portal or zenity); drop the file onto the window, or type its path in Search (Ctrl+K)
