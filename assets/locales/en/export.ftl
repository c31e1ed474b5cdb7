# What is taken out of the window: tables, pictures, and where they are.
export-csv = Copy as CSV
export-copied = Copied, to be pasted elsewhere
export-csv-hint = What is listed here, to be pasted into a table
export-png = Save as PNG
export-png-hint = What stands in this panel, as a picture beside the log
export-saved = Saved as { $path }
export-no-folder = could not write into { $path }: { $error }
export-unwritten = could not write { $path }: { $error }
export-full = there are a thousand already
export-csv-file = Save as CSV
export-csv-file-hint = What is listed here, as a table beside the log
