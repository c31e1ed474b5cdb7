measured-nothing = Rien n’est mesuré dans ce journal
measured-difference = À { $time } : mesuré { $measured } { $unit }, { $model } { $modelled } { $unit }, écart { $difference } { $unit }
measured-difference-hint = La ligne en tirets est le modèle ; le dernier nombre est la mesure moins le modèle
measured-more = Les { $shown } premiers sur { $count } sont tracés ; la copie CSV les contient tous
