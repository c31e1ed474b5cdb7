causes-link = Glied: { $incident }
