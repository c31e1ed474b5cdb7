# The environment: sun and power, rain and water, transport and flights.
environment-none = The site has no data on its environment
environment-since = Sums are since { $since }, where this part of a log begins
environment-since-hint = What was before is not in it
environment-missing =
    { $minutes ->
        [one] For { $minutes } minute of the day a value was missing
       *[other] For { $minutes } minutes of the day a value was missing
    }
environment-missing-hint = They count as nothing in the sums
environment-basis = What this rests on
environment-figure-hint = { $formula }. Source: { $source }
environment-row-hint = { $label }: { $hint }
environment-course-hint = A click shows its course over the day
environment-sun = Sun
environment-roof = Roof
environment-hub = Hub
environment-sorters = Sorters
environment-modelled = What stands behind ~ is by the models; nobody measures it
environment-light = Nobody measures the light; by a clear sky it is { $light } W/m²
environment-light-hint = What PVWatts has in its place
environment-yards = Yards
environment-separator = Separator
environment-basin = Basin
environment-cleaned = cleaned
environment-separator-full = More comes to the separator than the { $most } L/s that it takes: the rest goes past it
environment-rain = Rain
environment-valve-shut = The valve is shut: nothing leaves { $basin }
environment-valve = Valve
environment-valve-open = open
environment-valve-told = As the basin tells
environment-valve-assumed = open, assumed
environment-valve-untold = Nobody tells of it
environment-basin-high = { $basin } is above its limit of { $limit } m
environment-from = { $mode } from { $lane }
environment-to = { $mode } to { $lane }
environment-leg-hint =
    { $vehicles ->
        [one] { $vehicles } vehicle
       *[other] { $vehicles } vehicles
    } with { $tonnes } t, { $assumed } t of it assumed, { $activity } t·km by the factor of { $mode }; { $basis }
environment-mode-air = air
environment-mode-road = road
environment-mode-rail = rail
environment-night =
    { $flights ->
        [one] { $flights } landing or take-off
       *[other] { $flights } landings and take-offs
    } by night, { $limit } at most
environment-week =
    { $flights ->
        [one] { $flights } flight
       *[other] { $flights } flights
    } in seven days, { $limit } announced
environment-factor = { $label }, { $year }: { $value } { $unit }; { $source }
environment-chains = Consignments and their chains ({ $many })
environment-factors = Factors, edition { $version }
