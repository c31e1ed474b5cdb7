check-all-on-map = alle auf der Karte
check-not-on-map = { $unknown } nicht auf der Karte; --map nennt eine Datei, die sagt, { $unknown ->
        [one] wo er ist
       *[other] wo sie sind
    }
check-no-gap = keine Lücke von mehr als { $minutes } min
check-gaps = { $count ->
        [one] { $count } Lücke
       *[other] { $count } Lücken
    } von mehr als { $minutes } min, die längste { $long } ab { $from }
check-span = von { $from } bis { $until } ({ $long })
check-places = { $count ->
        [one] { $count } Ort
       *[other] { $count } Orte
    }, { $known }
check-late = { $gaps }; { $late } verspätet, { $twice } doppelt, { $order } in falscher Reihenfolge
check-only-header = , nur ein Kopf
check-no-events = erwartet: Ereignisse in { $path }; keine gefunden{ $why }
check-summary = { $is_recording }Ereignisse: { $events }, Objekte: { $objects }, Orte: { $places }
check-recording = eine Aufzeichnung:{" "}
check-recording-held = eine Aufzeichnung, { $segments ->
        [one] ihr { $segments } Segment gegen seine Prüfsumme
       *[other] ihre { $segments } Segmente gegen ihre Prüfsummen
    } geprüft (der letzte Wert der Kette ist { $chain }…):{" "}
check-guessed = geraten: { $reason }
check-nothing-odd = nichts Auffälliges
check-more = { $count ->
        [one] und { $count } weiteres
       *[other] und { $count } weitere
    }
check-environment = eine Umwelt von { $consumers ->
        [one] { $consumers } Verbraucher
       *[other] { $consumers } Verbrauchern
    } und { $lanes ->
        [one] { $lanes } Linie
       *[other] { $lanes } Linien
    }
check-factors = { $factors ->
        [one] { $factors } Faktor
       *[other] { $factors } Faktoren
    }
check-targets = Ziele von { $figures ->
        [one] { $figures } Kennzahl
       *[other] { $figures } Kennzahlen
    }
check-map = eine Zuordnung von { $ids ->
        [one] { $ids } Kennung
       *[other] { $ids } Kennungen
    } zu Orten
check-scene = eine Szene von { $places ->
        [one] { $places } Ort
       *[other] { $places } Orten
    }
check-gauge = Nichts namens { $gauge } meldet den Pegel von { $basin }
check-gauge-hint = Nennen Sie das Objekt, das im Protokoll `level` meldet, oder lassen Sie `gauge` weg
check-held = { $summary }, geprüft gegen { $log }
check-columns = Spalten einer Tabelle
check-notes = Notizen zu { $incidents ->
        [one] { $incidents } Vorfall
       *[other] { $incidents } Vorfällen
    }
check-bundled-day = den mitgelieferten Tag
check-correct-other = Berichtigen Sie den Namen, wenn nicht ein anderes Protokoll davon berichtet
check-correct-own = Berichtigen Sie den Namen, wenn nicht Ihr eigenes Protokoll davon berichtet: nennen Sie es mit
check-rules = { $rules ->
        [one] { $rules } Regel
       *[other] { $rules } Regeln
    }, geprüft gegen { $log }
check-lesson = eine Lektion von { $tasks ->
        [one] { $tasks } Aufgabe
       *[other] { $tasks } Aufgaben
    } und { $points ->
        [one] { $points } Punkt
       *[other] { $points } Punkten
    }
check-tour-hint = Ein Fenster gibt diesen Rundgang nicht; bringen Sie ihn in Ordnung
check-tour = ein Rundgang von { $stops ->
        [one] { $stops } Station
       *[other] { $stops } Stationen
    }, geprüft gegen { $log }
check-counted = { $kind }: { $count }
