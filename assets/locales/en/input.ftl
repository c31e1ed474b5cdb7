# Why a command could not do its work.
input-live = could not begin to read live sources: { $source }
input-send = could not send to { $to }: { $source }; is there somebody who listens?
input-no-display = expected a display for the live picture, found none; `hubscope record` writes down what arrives without one
input-no-incident = expected something that goes wrong, one of { $known }; found { $found }{ $near }
input-nothing-to-share = expected --incident, --at or --from, which tell what to share, found none of them
input-nothing-to-film = expected a tour, or --from and --to of a log, found neither; for the story of the hub: hubscope film hub --out hub.mp4
input-tour-or-span = expected a tour, or --from and --to of a log, found both; a tour has instants of its own
input-film-backwards = expected --to to be after --from
input-no-desktop = expected a Linux desktop with a home folder, found none; elsewhere the system has to be told by its own settings that `hubscope view LINK` opens hubscope:// links
input-av1 = expected --out to be a name that ends in .mp4 with --av1, found { $path }; leave --av1 out or name an .mp4
input-film-long = expected a film of at most an hour, found one of { $secs } s; take a higher --speed or a shorter part
input-left = left before it was done; nothing was written
input-unread = could not read { $path }: { $source }; check the name
input-unwritten = could not write { $path }: { $source }
input-not-there = no such file or folder
input-not-allowed = this is not allowed
input-is-folder = this is a folder
input-notes = { $path }: { $source }; mend it or move it away
input-nothing-to-write = expected events to convert, found none{ $why }
input-because = : { $why }
input-overwrite = expected another name for what is written than for what is read, found { $path } for both
input-once-only = expected a file, which is gone through four times, found a pipe: { $path }; write it into a file first
input-no-picture = expected --out to be a name that ends in .png, found { $path }
input-no-incidents = expected incidents in the log, found none: every rule was tried, and no alarm was raised
input-which-incident = expected an incident from 1 to { $count } or one of the rules { $known }, found { $wanted }; `hubscope incidents` lists them
input-heard-nothing = expected events, heard nothing: { $why }
input-no-instant = expected the instant of the picture, found none; add --at TIME, or name a link that has one
input-backwards = expected --to at or after --from, found { $from } to { $until }
input-no-events = expected a log with events, found none in it; `hubscope check` tells why
input-outside = expected a time within the log, from { $from } to { $until } on the site's clock, found { $found }; +0s is its start
input-other-site = expected a log of { $expected }, the site of the scene, found one of { $found }; name the scene of { $found } with --scene
input-no-object = the log holds no object { $wanted }{ $near }
input-object-unnamed = expected the log and an object of it, found only the log; type: hubscope history { $log } OBJECT
input-no-view = the scene has no view { $wanted }; it has { $known }
input-no-tour = expected a log, the file of a tour, or one of the tours { $known }, found { $wanted }, which is none of them
input-empty = expected a scene, map, tour, lesson, rules, targets or an environment in { $path }, found nothing; see scenes/ for one of each
input-unusable = { $failed } of { $all ->
        [one] { $all } file
       *[other] { $all } files
    } could not be used
input-no-viewer = this hubscope was built without its window; name a command, see `hubscope --help`
input-format = could not write what was asked for: { $why }
input-bar = {"{"}msg{"}"} {"{"}bar:32{"}"} {"{"}bytes{"}"} of {"{"}total_bytes{"}"}, {"{"}bytes_per_sec{"}"}, {"{"}eta{"}"} left
input-indexing-bar = {"{"}msg{"}"} {"{"}spinner{"}"} {"{"}elapsed{"}"} in all
input-indexing = Indexing
input-reading = Reading
input-stdout = standard output
