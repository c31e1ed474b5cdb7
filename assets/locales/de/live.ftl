live-connecting = Verbindet
live-live = Live
live-waiting = Wartet, dass jemand verbindet
live-lost = Verloren, neuer Versuch
live-ended = Beendet
