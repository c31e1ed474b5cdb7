causes-link = 环节：{ $incident }
