# The sorts of oddity in data, for counting.
issue-unreadable = Unreadable lines
issue-cut-off = Cut off at the end
issue-duplicate = Duplicates
issue-shared-id = Ids given to different events
issue-out-of-order = Out of order
issue-unknown-object = Objects that never entered
issue-unknown-place = Places not on the map
issue-impossible-move = Impossible moves
issue-place-overfull = Places overfull
issue-unknown-event = Retractions of unknown events
issue-not-understood = Content not understood
issue-told = { $brief }. { $hint }
