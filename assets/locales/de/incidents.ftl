incidents-told = { $severity }: { $words }
incidents-none = Keine Vorfälle in diesem Protokoll
incidents-none-hint = Alle Regeln wurden geprüft, kein Alarm wurde ausgelöst
incidents-none-after = Kein späterer Vorfall in diesem Protokoll
incidents-none-before = Kein früherer Vorfall in diesem Protokoll
incidents-withheld = Vorfälle werden wieder gezeigt, sobald die Aufgabe beantwortet ist: Herauszufinden, was schiefgeht, gehört dazu
incidents-previous = Voriger
incidents-previous-hint = Zehn Sekunden vor den vorigen Vorfall (Umschalt+N)
incidents-next = Nächster
incidents-next-hint = Zehn Sekunden vor den nächsten Vorfall (N)
incidents-all = Alle
incidents-no-infos = Ohne Infos
incidents-only-critical = Kritische
incidents-find = Vorfall suchen
incidents-find-what = Vorfall, Objekt oder Ort suchen
incidents-find-hint = Einen Vorfall nach seinem Wortlaut suchen
incidents-open-only = Nur was niemand bearbeitet hat
incidents-no-match = Kein Vorfall passt
incidents-now = jetzt
incidents-from-to = Von { $from } bis { $until } ({ $span })
incidents-from-on = Ab { $from }, am Ende des Protokolls nicht vorbei
incidents-loop = Wiederholen
incidents-loop-hint = Immer wieder abspielen
incidents-lesson = Lektion erstellen
incidents-lesson-hint = Hier anhalten und fragen: wo, was, warum und was tun
incidents-place-hint = Zum Ort
incidents-object-hint = Zum Objekt
incidents-advice = Was zu tun ist
incidents-causes = Verursacht durch
incidents-effects = Hatte zur Folge
incidents-effects-none = Keinen anderen Vorfall dieser Liste
incidents-proof = Ereignisse, die es belegen ({ $told })
incidents-proof-first = Ereignisse, die es belegen (die ersten { $told } von { $all })
incidents-event-hint = Zu diesem Ereignis
incidents-report = Bericht
incidents-report-hint = Eine Seite zum Weitergeben: Bilder, Ursachen, Ereignisse, Kennzahlen und wie verlässlich die Daten sind
incidents-share = Freigeben
incidents-share-hint = Eine kleine Datei: dieser Teil des Protokolls mit Lageplan, Ansichten und Notizen; sie öffnet sich an dieser Stelle in jedem Hubscope
incidents-share-named = Mit Namen
incidents-share-nameless = Ohne Namen
incidents-delayed =
    Verspätet: { $many ->
        [one] 1 Meilenstein
       *[other] { $many } Meilensteine
    } von { $things ->
        [one] einem Objekt
       *[other] { $things } Objekten
    }
incidents-delay = { $name }, { $milestone }: { $late } zu spät
incidents-delay-still = { $name }, { $milestone }: { $late } zu spät und noch nicht da
