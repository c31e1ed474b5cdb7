# What is odd in tables, and why columns cannot be read as a mapping says.
table-no-column = expected a column { $wanted }, found only { $known }
table-no-time = expected a column of times, found none among { $known }
table-no-object = expected a column that names objects, such as uld, case or sscc, found none among { $known }
table-no-pattern = expected a pattern of times such as %d/%m/%Y %H:%M, found { $found }
table-no-zone = expected a time zone such as Europe/Brussels, found { $found }
table-no-mapping = expected a mapping of columns, found this at line { $line }: { $reason }
table-columns = the columns that the mapping names
table-times = a column of times (name it in a mapping, --columns)
table-objects = a column that names objects, such as uld, case or sscc (name it in a mapping, --columns)
table-pattern = a pattern of times such as %d/%m/%Y %H:%M
table-zone = a time zone such as Europe/Brussels
table-mapping = a mapping of columns
table-none-among = no { $wanted } among { $known }
table-only-timeless = only { $known }; a table that tells no times is no log
table-only = only { $known }
table-this = this at line { $line }: { $reason }
table-cell-time = column { $column }: expected a time such as { $example }, found { $found }
table-clock-twice = column { $column }: expected a time that the clock of { $name } shows once, found { $found }, which it shows twice
table-clock-never = column { $column }: expected a time that the clock of { $name } shows once, found { $found }, which it shows never
table-taken-for = It was taken for { $time }; a file that tells offsets leaves no doubt
table-interval = expected an interval to end after it begins at { $start }, found its end at { $time }
table-interval-hint = Both were taken as they are
table-no-name = expected the name of an object, found an empty cell
table-row-zone = expected a time zone such as Europe/Brussels or +02:00, found { $short }
table-row-zone-hint = The row was taken on the clock of { $zone }
table-number-comma = column { $name }: expected a number with a decimal comma or none, found { $found }
table-number-point = column { $name }: expected a number with a decimal point or none, found { $found }
table-value-left-out = The value was left out, the rest of the row was taken
table-degrees = expected a latitude of -90 to 90 and a longitude of -180 to 180 degrees, found { $latitude } and { $longitude }
table-degrees-hint = The row was taken without its position
table-headings = a line of headings above the rows, such as uld,place,time
table-headless = values in the first one: { $first }
table-lines-above = expected headings, found { $lines ->
        [one] { $lines } line above them: { $first }
       *[other] { $lines } lines above them, the first: { $first }
    }
table-lines-above-hint = They were passed over
table-heading-line = a line of headings
table-no-rows = expected rows below the headings, found none
table-no-rows-hint = It is an empty log; check whether the export was cut off
table-foreign = expected UTF-8 text, found { $foreign ->
        [one] { $foreign } cell
       *[other] { $foreign } cells
    } in another encoding
table-foreign-hint = They were read as Western European text (Windows-1252); save the file as UTF-8 if names look wrong
table-long-row = expected a row of at most 16 MiB, found a longer one: a quote may not be closed in it
table-cells = expected { $wanted } cells, one under each heading, found { $found }
table-cells-hint = Those beyond the last heading were left out
table-long-cell = expected a cell on one line, found one of { $lines } lines that begins { $first }
table-long-cell-hint = A quote may not be closed there: if so, the rows after it are in this cell, and not read
table-seconds = 1636348320 (seconds)
table-millis = 1636348320000 (milliseconds)
table-micros = 1636348320000000 (microseconds)
table-nanos = 1636348320000000000 (nanoseconds)
table-days = 44508.2166667 (days, as in a spreadsheet)
table-new-member = expected the members of the first { $rows } records, found { $name } as well
table-new-member-hint = It was left out of this record and of those after it; put a record that has it among the first
