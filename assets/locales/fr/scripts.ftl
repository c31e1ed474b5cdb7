scripts-no-folder = il n’y a pas de dossier de réglages
scripts-no-tour = { $file } n’est pas une visite
scripts-no-lesson = { $file } n’est pas une leçon
