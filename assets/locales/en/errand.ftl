# What is made beside the window: reports, share files, films.
errand-busy = One thing is made at a time; wait for it, or cancel it
errand-unsaved = this log is not on the disk; save it first: hubscope simulate, or --record
errand-report = The report is being made
errand-report-name = report { $incident }
errand-share = The share file is being made
errand-share-name = share { $incident }
errand-film = The film is being made
errand-film-name = film { $tour }
errand-tour-gone = that tour is not there any more
errand-tour-unwritten = could not write the tour: { $error }
errand-unwritable = could not write into { $folder }: { $error }
errand-no-program = could not find the program: { $error }
errand-no-start = could not begin: { $error }
errand-broke-off = it broke off
errand-left = { $percent } %, { $span } left
errand-cancel = Cancel
