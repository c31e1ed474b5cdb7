dialog-open-folder = Einen Ordner mit Protokollen öffnen
dialog-open = Ein Protokoll öffnen
dialog-log = Ein Protokoll
dialog-none = kein Dateidialog dieses Systems antwortet (unter Linux liefert xdg-desktop-portal oder zenity einen); ziehen Sie die Datei auf das Fenster oder geben Sie ihren Pfad unter Suchen (Strg+K) ein
