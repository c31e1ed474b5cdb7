weather-epw-offset = een EPW-bestand dat in het negende veld van zijn eerste regel zegt hoeveel uur zijn klok voorloopt op UTC
weather-epw-row = verwacht: jaar, maand, dag en uur en { $least } velden; gevonden: { $found }
weather-hour-left-out = Het uur is weggelaten
weather-hours-missing = verwacht: het uur na { $before }; gevonden: { $time }
weather-hours-missing-hint = Er ontbreken uren; er wordt niets voor verzonnen
weather-number = verwacht: een getal voor { $quantity }; gevonden: { $found }
weather-value-left-out = De waarde is weggelaten
weather-epw-hours = uren met weer in een EPW-bestand
weather-typical = verwacht: uren van één jaar; gevonden: een typisch jaar, met maanden van verschillende jaren
weather-typical-hint = Ze staan allemaal in { $year }, het laatste van die jaren
weather-observation-time = verwacht: een observation_time zoals 2020-03-11T11:20:00Z; gevonden: { $found }
weather-report-left-out = De melding is weggelaten
weather-station = verwacht: het station_id van een melding; ontbreekt
weather-metar = METAR-meldingen met station en tijd
weather-pvgis-time = verwacht: een tijd zoals 20200101:0011; gevonden: { $found }
weather-pvgis-number = verwacht: een getal voor { $name }; gevonden: { $found }
weather-pvgis-hours = uren van PVGIS, elk met een tijd zoals 20200101:0011
weather-pvgis-column = verwacht: een kolom van PVGIS; gevonden: { $name }
weather-column-left-out = De kolom is weggelaten
weather-reconstructed = verwacht: gemeten straling; voor { $hours ->
        [one] { $hours } uur
       *[other] { $hours } uren
    } is ze gereconstrueerd
weather-reconstructed-hint = De satelliet zag ze niet; ze worden gemeld zoals de andere
weather-pvgis-cells = verwacht: { $wanted ->
        [one] { $wanted } cel
       *[other] { $wanted } cellen
    }; gevonden: { $found }
weather-pvgis-outputs = uren van PVGIS onder outputs
weather-report-time = verwacht: een dag en een tijd zoals 080520Z; gevonden: { $found }
weather-no-report = verwacht: een METAR-melding zoals EBLG 080520Z 24012KT 9999 13/06 Q1012; gevonden: { $found }
weather-report-date = verwacht: een melding van omstreeks { $date }, de tijd die ernaast staat; gevonden: { $found }
weather-report-date-hint = Dag en tijd van de melding zelf zijn genomen; ga na wat juist is
weather-skipped = Overgeslagen
weather-no-values = verwacht: wind, zicht, temperatuur of druk; gevonden: { $found }
weather-no-values-hint = Er is niets van gelezen
weather-forecasts = verwachtingen (TAF), die niemand gemeten heeft
weather-metar-such-as = METAR-meldingen zoals EBLG 080520Z 24012KT 9999 SCT030 13/06 Q1012
weather-forecasts-too = verwacht: meldingen van wat gemeten is; { $forecasts ->
        [one] { $forecasts } verwachting
       *[other] { $forecasts } verwachtingen
    } (TAF) ertussen
weather-dateless = verwacht: een datum bij elke melding; { $dateless ->
        [one] { $dateless } heeft alleen de dag van de maand
       *[other] { $dateless } hebben alleen de dag van de maand
    }
weather-dateless-hint = Maand en jaar zijn de laatste die niet in de toekomst liggen
