# Tours and lessons of the user's own, and files that are none.
scripts-no-folder = there is no folder for settings
scripts-no-tour = { $file } is no tour
scripts-no-lesson = { $file } is no lesson
