presenter-title = Vortragende: Hubscope
presenter-last = Das ist die letzte Station
presenter-close = Dieses Fenster schließen
presenter-elapsed = { $tour } insgesamt, { $stop } hier
