# Why a link opens nothing, and why a share file cannot be read.
link-not-ours = expected a link such as hubscope://open?log=day.ndjson&at=2021-11-08T11:30:00Z, found { $found }
link-part = expected { $expected } as the part { $part } of the link, found { $found }
link-eye = six numbers: east, north, up, distance, heading, pitch
link-roof = on, ghost or off
link-parts = log, at, select, incident, scene, map, eye or roof
link-share = expected a share file that this version knows, found another one ({ $why }); its events open with a newer Hubscope, or after `hubscope cut`
