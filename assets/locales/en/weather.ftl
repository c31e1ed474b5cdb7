# What is odd in files of weather.
weather-epw-offset = an EPW file that says in the ninth field of its first line how many hours its clock is ahead of UTC
weather-epw-row = expected year, month, day and hour and { $least } fields, found { $found }
weather-hour-left-out = The hour was left out
weather-hours-missing = expected an hour after { $before }, found { $time }
weather-hours-missing-hint = Hours are missing; nothing is made up for them
weather-number = expected a number as { $quantity }, found { $found }
weather-value-left-out = The value was left out
weather-epw-hours = hours of weather in an EPW file
weather-typical = expected hours of one year, found a typical year, whose months are of several
weather-typical-hint = All of them are told in { $year }, the latest of those years
weather-observation-time = expected an observation_time such as 2020-03-11T11:20:00Z, found { $found }
weather-report-left-out = The report was left out
weather-station = expected the station_id of a report, found none
weather-metar = METAR reports with station and time
weather-pvgis-time = expected a time such as 20200101:0011, found { $found }
weather-pvgis-number = expected a number as { $name }, found { $found }
weather-pvgis-hours = hours of PVGIS, each with a time such as 20200101:0011
weather-pvgis-column = expected a column of PVGIS, found { $name }
weather-column-left-out = The column was left out
weather-reconstructed = expected measured radiation, found { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    } whose radiation was reconstructed
weather-reconstructed-hint = The satellite did not see them; they are told like the others
weather-pvgis-cells = expected { $wanted ->
        [one] { $wanted } cell
       *[other] { $wanted } cells
    }, found { $found }
weather-pvgis-outputs = hours of PVGIS under outputs
weather-report-time = expected a day and a time such as 080520Z, found { $found }
weather-no-report = expected a METAR report such as EBLG 080520Z 24012KT 9999 13/06 Q1012, found { $found }
weather-report-date = expected a report of about { $date }, the time beside it, found { $found }
weather-report-date-hint = Its own day and time were taken; check which of them is right
weather-skipped = It was skipped
weather-no-values = expected wind, visibility, temperature or pressure, found { $found }
weather-no-values-hint = Nothing of it was read
weather-forecasts = forecasts (TAF), which nobody measured
weather-metar-such-as = METAR reports such as EBLG 080520Z 24012KT 9999 SCT030 13/06 Q1012
weather-forecasts-too = expected reports of what was measured, found { $forecasts ->
        [one] { $forecasts } forecast
       *[other] { $forecasts } forecasts
    } (TAF) among them
weather-dateless = expected a date with every report, found { $dateless } with the day of the month alone
weather-dateless-hint = Months and years are the latest that do not lie in the future
