presenter-title = Présentateur : Hubscope
presenter-last = C’est la dernière étape
presenter-close = Fermer cette fenêtre
presenter-elapsed = { $tour } en tout, { $stop } ici
