# What is odd in tracks of vehicles and aircraft.
tracks-adsb = expected aircraft with the time of now, a trace with its timestamp, or states with their time
tracks-document-skipped = The document was skipped
tracks-placeless = expected a position with every report, found { $placeless } without
tracks-placeless-hint = They were left out: such aircraft are heard and do not say where they are
tracks-adsb-positions = ADS-B with positions
tracks-now = aircraft with the time at which their positions were received
tracks-nowless = { $timeless ->
        [one] { $timeless } position
       *[other] { $timeless } positions
    } without it; write it into the document as "now", in seconds since 1970, or take the aircraft.json of the receiver as it is
tracks-base-station = expected lines of a BaseStation port, such as MSG with 22 fields, found { $unknown ->
        [one] { $unknown } other
       *[other] { $unknown } others
    }
tracks-base-station-hint = They were skipped; this is the first of them
tracks-offset = expected an offset with every time, found none, because lines of a BaseStation port have none
tracks-offset-hint = They are taken for UTC; the clock of the receiver may be another one
tracks-step-time = expected seconds as the time of a step, found { $found }
tracks-step-skipped = The step was skipped
tracks-steps = floating-car data with time steps
tracks-degrees-for-metres = expected x and y in metres, found what reads as degrees: five figures and more behind the point
tracks-degrees-for-metres-hint = They were taken for longitude and latitude; `--fcd-output.geo` writes these
tracks-within-lane = ; where a vehicle is within its lane is left out
tracks-since-start = expected times of day, found seconds since the start of the simulation
tracks-since-start-hint = They were taken to begin at 1970-01-01T00:00:00Z{ $within }
tracks-point-skipped = The point was skipped
tracks-degrees = expected degrees, found lat { $lat } and lon { $lon }
tracks-timeless = expected a time with every point, found { $timeless } without
tracks-timeless-hint = They were left out: nobody can tell when it was there
tracks-more = expected positions with times, found heights, speeds or extensions with { $more } of them, too
tracks-more-hint = They were left out: receivers on the ground tell heights that are off by more than a vehicle leaves it
tracks-routes = expected tracks, found { $routes ->
        [one] { $routes } route
       *[other] { $routes } routes
    } as well
tracks-routes-hint = They were left out: a route is a plan without a time
tracks-gpx = GPX with tracks whose points have times
tracks-no-times = points without times: they tell where, and not when; record a track with times, or have it exported with them
tracks-none = no track: waypoints and routes tell where, and not when; record or export a track with times
