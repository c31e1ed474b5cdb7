live-connecting = Connexion
live-live = En direct
live-waiting = En attente d’une connexion
live-lost = Perdue, nouvel essai
live-ended = Terminée
