# What is wrong with a recording, and why one cannot be made.
recording-let-go = the recording has let go of it
recording-part-unread = could not read { $file }: { $error }
recording-frame-gone = what it takes to go back there was not kept
recording-changed = it was changed after it was sealed
recording-folder = could not record into { $path }: { $source }; name a folder that may be written to, on a disk with room
recording-not-empty = expected an empty folder or a recording to go on with, found other files in { $path }; name another folder
recording-no-manifest = expected a recording with its { $manifest }, found sealed segments without one in { $path }; record into another folder, or put the manifest back from a copy
recording-stale = expected the { $manifest } of all that lies in { $path }, found { $file }, { $what }; put the newest manifest back from a copy, or record into another folder
recording-in-use = expected a folder that nobody records into, found another recorder at work in { $path }; name another folder
recording-manifest-broken = expected the manifest of a recording in { $path }, found this at line { $line }: { $reason }
recording-gone-too = what was recorded there is gone, too
recording-safe = what was recorded before is safe
recording-stopped = recording into { $path } stopped: { $error }; { $what }
recording-taken-away = { $tail } was taken away
recording-follows = which follows a segment that is not the last of the manifest
recording-unnamed = which the manifest does not name
recording-lost = expected the { $manifest } of a recording, found none
recording-lost-hint = Nothing can be held against it; put it back from a copy
recording-foreign = expected only files of the recording, found { $name }
recording-foreign-hint = Its events are read with the others; take it out of the folder
recording-checksum = expected the checksum { $wanted }…, found { $found }…
recording-checksum-hint = The segment was changed after it was sealed; take it from a copy
recording-segment-gone = expected a sealed segment with { $events ->
        [one] { $events } event
       *[other] { $events } events
    }, found none: { $error }
recording-segment-gone-hint = Take it from a copy; the rest of the recording opens without it
recording-chain = expected it to follow the segment before, found a break in the chain
recording-chain-hint = The manifest was changed by hand, or a segment was taken out
recording-stale-here = expected the manifest of all that lies here, found { $file }, { $what }
recording-stale-hint = The last segments were taken out, or the manifest is an older one; put back what is missing
