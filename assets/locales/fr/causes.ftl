causes-link = Maillon : { $incident }
