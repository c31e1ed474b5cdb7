export-csv = Kopiëren als CSV
export-csv-hint = Wat hier opgesomd is, om in een tabel te plakken
export-png = Opslaan als PNG
export-png-hint = De inhoud van dit paneel, als afbeelding naast het logboek
export-saved = Opgeslagen als { $path }
export-no-folder = kon niet schrijven in { $path }: { $error }
export-unwritten = kon { $path } niet schrijven: { $error }
export-full = er zijn er al duizend
