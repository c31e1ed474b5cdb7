export-csv = Als CSV kopieren
export-csv-hint = Was hier aufgelistet ist, zum Einfügen in eine Tabelle
export-png = Als PNG speichern
export-png-hint = Der Inhalt dieser Ansicht, als Bild neben dem Protokoll
export-saved = Gespeichert als { $path }
export-no-folder = konnte nicht in { $path } schreiben: { $error }
export-unwritten = konnte { $path } nicht schreiben: { $error }
export-full = es gibt schon tausend
