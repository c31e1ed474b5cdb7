recording-let-go = die Aufzeichnung hat es nicht mehr
recording-part-unread = konnte { $file } nicht lesen: { $error }
recording-frame-gone = was nötig ist, um dorthin zurückzugehen, wurde nicht behalten
recording-changed = es wurde nach dem Versiegeln verändert
recording-folder = konnte nicht in { $path } aufzeichnen: { $source }; nennen Sie einen Ordner, in den geschrieben werden darf, auf einer Festplatte mit Platz
recording-not-empty = erwartet: ein leerer Ordner oder eine Aufzeichnung zum Fortsetzen; in { $path } liegen andere Dateien; nennen Sie einen anderen Ordner
recording-no-manifest = erwartet: eine Aufzeichnung mit ihrem { $manifest }; versiegelte Segmente ohne es in { $path }; zeichnen Sie in einen anderen Ordner auf, oder legen Sie das Manifest aus einer Kopie zurück
recording-stale = erwartet: das { $manifest } von allem, was in { $path } liegt; gefunden { $file }, { $what }; legen Sie das neueste Manifest aus einer Kopie zurück, oder zeichnen Sie in einen anderen Ordner auf
recording-in-use = erwartet: ein Ordner, in den niemand aufzeichnet; in { $path } ist ein anderer Rekorder am Werk; nennen Sie einen anderen Ordner
recording-manifest-broken = erwartet: das Manifest einer Aufzeichnung in { $path }; gefunden in Zeile { $line }: { $reason }
recording-gone-too = was dort aufgezeichnet war, ist auch weg
recording-safe = was vorher aufgezeichnet wurde, ist sicher
recording-stopped = die Aufzeichnung in { $path } endete: { $error }; { $what }
recording-taken-away = { $tail } wurde weggenommen
recording-follows = das auf ein anderes Segment folgt als das letzte des Manifests
recording-unnamed = das das Manifest nicht nennt
recording-lost = erwartet: das { $manifest } einer Aufzeichnung; fehlt
recording-lost-hint = Nichts kann damit verglichen werden; legen Sie es aus einer Kopie zurück
recording-foreign = erwartet: nur Dateien der Aufzeichnung; gefunden: { $name }
recording-foreign-hint = Ihre Ereignisse werden mit den anderen gelesen; nehmen Sie sie aus dem Ordner
recording-checksum = erwartet: die Prüfsumme { $wanted }…; gefunden: { $found }…
recording-checksum-hint = Das Segment wurde nach dem Versiegeln verändert; nehmen Sie es aus einer Kopie
recording-segment-gone = erwartet: ein versiegeltes Segment mit { $events ->
        [one] { $events } Ereignis
       *[other] { $events } Ereignissen
    }; nicht gefunden: { $error }
recording-segment-gone-hint = Nehmen Sie es aus einer Kopie; der Rest der Aufzeichnung öffnet sich ohne es
recording-chain = erwartet: dass es auf das vorige Segment folgt; die Kette ist unterbrochen
recording-chain-hint = Das Manifest wurde von Hand geändert, oder ein Segment wurde herausgenommen
recording-stale-here = erwartet: das Manifest von allem, was hier liegt; gefunden { $file }, { $what }
recording-stale-hint = Die letzten Segmente wurden herausgenommen, oder das Manifest ist älter; legen Sie zurück, was fehlt
