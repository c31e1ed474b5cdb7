scripts-no-folder = es gibt keinen Ordner für Einstellungen
scripts-no-tour = { $file } ist kein Rundgang
scripts-no-lesson = { $file } ist keine Lektion
