live-connecting = Verbinden
live-live = Live
live-waiting = Wacht tot iemand verbindt
live-lost = Verbroken, nieuwe poging
live-ended = Beëindigd
