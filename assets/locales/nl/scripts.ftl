scripts-no-folder = er is geen map voor instellingen
scripts-no-tour = { $file } is geen rondleiding
scripts-no-lesson = { $file } is geen les
