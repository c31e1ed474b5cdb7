measured-nothing = In dit logboek is niets gemeten
measured-difference = Om { $time }: gemeten { $measured } { $unit }, { $model } { $modelled } { $unit }, verschil { $difference } { $unit }
measured-difference-hint = De streepjeslijn is het model; het laatste getal is gemeten min gemodelleerd
measured-more = De eerste { $shown } van { $count } zijn getekend; een kopie als CSV heeft ze alle
