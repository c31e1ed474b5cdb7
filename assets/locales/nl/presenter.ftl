presenter-title = Presentator: Hubscope
presenter-last = Dit is de laatste halte
presenter-close = Dit venster sluiten
presenter-elapsed = { $tour } in totaal, { $stop } hier
