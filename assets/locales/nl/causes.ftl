causes-link = Schakel: { $incident }
