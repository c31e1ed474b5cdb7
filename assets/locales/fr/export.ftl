export-csv = Copier en CSV
export-csv-hint = Ce qui est listé ici, à coller dans un tableur
export-png = Enregistrer en PNG
export-png-hint = Le contenu de ce panneau, en image à côté du journal
export-saved = Enregistré sous { $path }
export-no-folder = impossible d’écrire dans { $path } : { $error }
export-unwritten = impossible d’écrire { $path } : { $error }
export-full = il y en a déjà mille
