measured-nothing = In diesem Protokoll ist nichts gemessen
measured-difference = Um { $time }: gemessen { $measured } { $unit }, { $model } { $modelled } { $unit }, Differenz { $difference } { $unit }
measured-difference-hint = Die gestrichelte Linie ist das Modell; die letzte Zahl ist gemessen minus modelliert
measured-more = Die ersten { $shown } von { $count } sind gezeichnet; die CSV-Kopie enthält alle
