# The chain of causes, over the picture.
causes-link = Link: { $incident }
