# What a live source is doing.
live-connecting = Connecting
live-live = Live
live-waiting = Waiting for somebody to connect
live-lost = Lost, trying again
live-ended = Ended
