weather-epw-offset = eine EPW-Datei, die im neunten Feld ihrer ersten Zeile sagt, um wie viele Stunden ihre Uhr UTC voraus ist
weather-epw-row = erwartet: Jahr, Monat, Tag und Stunde und { $least } Felder; gefunden: { $found }
weather-hour-left-out = Die Stunde wurde weggelassen
weather-hours-missing = erwartet: die Stunde nach { $before }; gefunden: { $time }
weather-hours-missing-hint = Es fehlen Stunden; für sie wird nichts erfunden
weather-number = erwartet: eine Zahl für { $quantity }; gefunden: { $found }
weather-value-left-out = Der Wert wurde weggelassen
weather-epw-hours = Stunden mit Wetter in einer EPW-Datei
weather-typical = erwartet: Stunden eines Jahres; gefunden: ein typisches Jahr, dessen Monate aus mehreren Jahren sind
weather-typical-hint = Alle stehen in { $year }, dem letzten dieser Jahre
weather-observation-time = erwartet: eine observation_time wie 2020-03-11T11:20:00Z; gefunden: { $found }
weather-report-left-out = Die Meldung wurde weggelassen
weather-station = erwartet: die station_id einer Meldung; fehlt
weather-metar = METAR-Meldungen mit Station und Zeit
weather-pvgis-time = erwartet: eine Zeit wie 20200101:0011; gefunden: { $found }
weather-pvgis-number = erwartet: eine Zahl für { $name }; gefunden: { $found }
weather-pvgis-hours = Stunden von PVGIS, jede mit einer Zeit wie 20200101:0011
weather-pvgis-column = erwartet: eine Spalte von PVGIS; gefunden: { $name }
weather-column-left-out = Die Spalte wurde weggelassen
weather-reconstructed = erwartet: gemessene Strahlung; für { $hours ->
        [one] { $hours } Stunde
       *[other] { $hours } Stunden
    } wurde sie rekonstruiert
weather-reconstructed-hint = Der Satellit sah sie nicht; sie werden wie die anderen gemeldet
weather-pvgis-cells = erwartet: { $wanted ->
        [one] { $wanted } Zelle
       *[other] { $wanted } Zellen
    }; gefunden: { $found }
weather-pvgis-outputs = Stunden von PVGIS unter outputs
weather-report-time = erwartet: Tag und Uhrzeit wie 080520Z; gefunden: { $found }
weather-no-report = erwartet: eine METAR-Meldung wie EBLG 080520Z 24012KT 9999 13/06 Q1012; gefunden: { $found }
weather-report-date = erwartet: eine Meldung von etwa { $date }, der Zeit daneben; gefunden: { $found }
weather-report-date-hint = Tag und Uhrzeit der Meldung selbst wurden genommen; prüfen Sie, was stimmt
weather-skipped = Übersprungen
weather-no-values = erwartet: Wind, Sicht, Temperatur oder Druck; gefunden: { $found }
weather-no-values-hint = Davon wurde nichts gelesen
weather-forecasts = Vorhersagen (TAF), die niemand gemessen hat
weather-metar-such-as = METAR-Meldungen wie EBLG 080520Z 24012KT 9999 SCT030 13/06 Q1012
weather-forecasts-too = erwartet: Meldungen von Gemessenem; darunter { $forecasts ->
        [one] { $forecasts } Vorhersage
       *[other] { $forecasts } Vorhersagen
    } (TAF)
weather-dateless = erwartet: ein Datum bei jeder Meldung; { $dateless ->
        [one] { $dateless } hat nur den Tag des Monats
       *[other] { $dateless } haben nur den Tag des Monats
    }
weather-dateless-hint = Monat und Jahr sind die letzten, die nicht in der Zukunft liegen
