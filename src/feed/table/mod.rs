//! Tables: rows with a line of headings, as CSV and TSV, and as other formats have them.
//!
//! Rows that we wrote come back as they were (see [`super::flat`]). Of others a [`Mapping`] says which column is what; where
//! none is named it is guessed, with a reason for each guess.

mod guess;
mod mapping;
mod preview;
pub(super) mod records;
mod times;
mod words;

use std::{
    borrow::Cow,
    cell::Cell,
    collections::{BTreeMap, HashMap, HashSet},
    io::BufRead,
};

use self::mapping::Columns;
pub use self::{
    guess::{Guess, guess},
    mapping::{Mapping, MappingError, ObjectColumn},
    preview::Preview,
    times::TimeFormat,
};
use super::{
    encoding::western,
    flat::{self, Flat},
    sink::{FormatError, Reading, Spot},
};
use crate::{
    language::{numerals::bare, quoted},
    say,
};

/// Whether a heading is nothing but a word for things.
pub(super) fn names_things(heading: &str) -> bool {
    words::OBJECTS.contains(&heading)
}

/// Rows that a guess is made of.
pub(super) const SAMPLE: usize = 200;

/// Between the columns of a line.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Whether text begins as a table does: headings, and about as many cells below them.
pub fn sniff(text: &str) -> bool {
    let (skipped, named) = preamble(text.as_bytes());
    named.is_some() || Shape::of(text.as_bytes().get(skipped..).unwrap_or_default()).is_some()
}

/// How a table is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shape {
    /// What stands between the columns.
    delimiter: u8,
    /// Which row holds the headings: above them others write a title, who made the file, and when. None where the first row
    /// holds values already.
    head: Option<usize>,
}

impl Shape {
    fn of(start: &[u8]) -> Option<Self> {
        let fits = DELIMITERS.into_iter().rev().filter_map(|delimiter| Self::with(start, delimiter));
        fits.max_by_key(|(score, _)| *score).map(|(_, shape)| shape)
    }

    /// How a table would be laid out that has `delimiter` between its columns, and how much speaks for that: how many cells
    /// stand in rows of the usual width.
    fn with(start: &[u8], delimiter: u8) -> Option<(usize, Self)> {
        // Making a reader takes longer than reading a short table.
        memchr::memchr(delimiter, start)?;
        let rows = reader(start, delimiter).into_byte_records().map_while(Result::ok);
        let mut rows: Vec<csv::ByteRecord> = rows.take(SAMPLE).collect();
        // The last one may be cut off.
        if rows.len() > 2 && start.last() != Some(&b'\n') {
            rows.pop();
        }
        let mut widths = BTreeMap::<usize, usize>::new();
        for row in rows.iter().filter(|row| row.len() > 1) {
            *widths.entry(row.len()).or_default() += 1;
        }
        let (width, count) = widths.into_iter().max_by_key(|(width, count)| (count * (width - 1), *width))?;
        let score = count * (width - 1);
        let is_heading = |row: &csv::ByteRecord| row.len() > 1 && is_heading(row);
        // Columns behind the last one in which anything stands do not count.
        let used = rows.iter().map(used).max().unwrap_or(0);
        let holds_values = |row: &csv::ByteRecord| {
            row.len() + 1 >= width && 2 * filled(row) >= row.len().min(used) && row.iter().any(is_value)
        };
        // Above the headings a date or a number may stand, too, but not in row after row.
        let first = (0..rows.len())
            .find(|at| holds_values(&rows[*at]) && rows.get(at + 1).is_none_or(|next| next.iter().any(is_value)));
        let Some(first) = first else {
            // Nothing below them reads as a value, or nothing is there: they are known by what they say of time.
            let is_telling = |row: &csv::ByteRecord| is_heading(row) && row.len() + 1 >= width;
            let is_best = |row: &csv::ByteRecord| is_telling(row) && is_mostly_filled(row);
            let head = rows.iter().position(is_best).or_else(|| rows.iter().position(is_telling))?;
            let is_rowed = rows.get(head + 1).is_some_and(|row| row.len() == rows[head].len());
            return (is_rowed || rows[head].iter().any(guess::is_of_time))
                .then_some((score, Self { delimiter, head: Some(head) }));
        };
        let above = &rows[..first];
        // Of several rows of words the one is meant that speaks of times and things, else the first as wide as the table; titles
        // have little behind them.
        let headings = || above.iter().enumerate().filter(|(_, row)| is_heading(row)).rev();
        let wide = headings().filter(|(_, row)| row.len() == rows[first].len());
        let told = |row: &csv::ByteRecord| row.iter().filter(|cell| guess::is_known(cell)).count();
        let head = wide.max_by_key(|(_, row)| (is_mostly_filled(row), told(row)));
        let head = head.or_else(|| headings().next()).map(|(at, _)| at);
        if head.is_none() && !(count > 1 && rows[first].iter().any(is_time)) {
            return None;
        }
        Some((score, Self { delimiter, head }))
    }
}

/// How many cells of a row are filled.
fn filled(row: &csv::ByteRecord) -> usize {
    row.iter().filter(|cell| !cell.trim_ascii().is_empty()).count()
}

/// How many cells a row has up to the last one that is filled.
fn used(row: &csv::ByteRecord) -> usize {
    (0..row.len()).rfind(|at| !row[*at].trim_ascii().is_empty()).map_or(0, |at| at + 1)
}

/// Whether more than half of the cells of a row are filled.
fn is_mostly_filled(row: &csv::ByteRecord) -> bool {
    2 * filled(row) > row.len()
}

/// Whether a row can be one of headings: up to its last word most of it is filled, with words.
fn is_heading(row: &csv::ByteRecord) -> bool {
    let filled = filled(row);
    let is_code = |cell: &[u8]| cell.trim_ascii().first().is_some_and(|sign| b"{[<(".contains(sign));
    filled > 1 && 2 * filled > used(row) && !row.iter().any(|cell| is_value(cell) || is_code(cell))
}

/// Whether a cell holds a number or a time.
fn is_value(cell: &[u8]) -> bool {
    let cell = cell.trim_ascii();
    let is_number = || str::from_utf8(cell).is_ok_and(|text| text.parse::<f64>().is_ok());
    cell.first().is_some_and(|sign| sign.is_ascii_digit() || b"+-".contains(sign)) && (is_number() || is_time(cell))
}

/// Whether a cell reads as a day, a time of day, or both.
fn is_time(cell: &[u8]) -> bool {
    let cell = cell.trim_ascii();
    let has = |signs: &[u8]| cell.iter().filter(|sign| signs.contains(sign)).count();
    cell.first().is_some_and(u8::is_ascii_digit)
        && cell.iter().all(|sign| sign.is_ascii_digit() || b"/.-:TZ +,APMapm".contains(sign))
        && (has(b"/.-") >= 2 || has(b":") >= 1)
}

/// What stands before the headings, in bytes: the mark of UTF-8, and the line `sep=;` by which Excel is told the delimiter.
fn preamble(start: &[u8]) -> (usize, Option<u8>) {
    let mark = if start.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let named = start[mark..].strip_prefix(b"sep=").and_then(|rest| {
        let (delimiter, rest) = rest.split_first()?;
        let end = memchr::memchr(b'\n', rest)?;
        rest[..end].trim_ascii().is_empty().then_some((mark + "sep=".len() + 1 + end + 1, *delimiter))
    });
    named.map_or((mark, None), |(skipped, delimiter)| (skipped, Some(delimiter)))
}

fn reader<R: std::io::Read>(input: R, delimiter: u8) -> csv::Reader<R> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(input)
}

/// The headings, the first rows and the delimiter of a table by its beginning; `None` where there are no headings.
pub(crate) fn beginning(start: &[u8]) -> Option<(Vec<String>, Vec<Vec<String>>, u8)> {
    let (skipped, named) = preamble(start);
    let start = &start[skipped..];
    let shape = Shape::of(start).unwrap_or(Shape { delimiter: b',', head: Some(0) });
    let delimiter = named.unwrap_or(shape.delimiter);
    let rows = reader(start, delimiter).into_byte_records().map_while(Result::ok);
    let own = |row: csv::ByteRecord| row.iter().map(|cell| text(cell, &mut 0).into_owned()).collect::<Vec<String>>();
    let mut rows: Vec<Vec<String>> = rows.skip(shape.head?).take(SAMPLE + 1).map(own).collect();
    // The last one may be cut off.
    if rows.len() > 2 && start.last() != Some(&b'\n') {
        rows.pop();
    }
    let rest = rows.split_off(rows.len().min(1));
    rows.pop().map(|headings| (distinct(&headings), rest, delimiter))
}

/// Whether the headings are those of a table that we wrote.
fn is_ours(headings: &[String]) -> bool {
    [flat::TIME, "obj", "event"].iter().all(|name| headings.iter().any(|heading| heading == name))
}

/// Headings with names that differ: of several that are the same the later ones have a number, of those that are empty all.
fn distinct(headings: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(headings.len());
    let mut known = HashSet::new();
    // How often a heading came: the next one of that name begins to count there.
    let mut often = HashMap::<String, usize>::new();
    for (at, heading) in headings.iter().enumerate() {
        let heading = heading.trim();
        let plain = if heading.is_empty() { format!("column {}", at + 1) } else { heading.to_owned() };
        let count = often.entry(plain.clone()).or_insert(1);
        let mut name = plain.clone();
        while !known.insert(name.clone()) {
            *count += 1;
            name = format!("{plain} ({count})");
        }
        names.push(name);
    }
    names
}

/// Reads CSV or TSV.
pub(crate) fn read(
    mut input: impl BufRead,
    mapping: Option<&Mapping>,
    reading: &mut Reading<'_>,
) -> Result<(), FormatError> {
    let failed = |reason: String| FormatError::Syntax { format: "CSV", at: Spot::Beginning, reason };
    let start = input.fill_buf().map_err(|error| failed(error.to_string()))?;
    let (skipped, named) = preamble(start);
    input.consume(skipped);
    let start = input.fill_buf().map_err(|error| failed(error.to_string()))?;
    let shape = Shape::of(start).unwrap_or(Shape { delimiter: b',', head: Some(0) });
    let Some(head) = shape.head else {
        let first = reader(start, shape.delimiter).into_byte_records().next().and_then(Result::ok).unwrap_or_default();
        let first: Vec<String> = first.iter().map(|cell| text(cell, &mut 0).into_owned()).collect();
        return Err(FormatError::content(
            say!("table-headings"),
            say!("table-headless", first = mapping::known(&first).to_string()),
        ));
    };
    let delimiter = named.unwrap_or(shape.delimiter);
    let since_row = Cell::new(0);
    let mut rows = reader(RowsOf { input, since_row: &since_row }, delimiter);
    let mut record = csv::ByteRecord::new();
    let mut early = Vec::new();
    let mut all = None::<Rows>;
    let (mut foreign, mut told) = (0_u64, 0);
    loop {
        since_row.set(0);
        let more = match rows.read_byte_record(&mut record) {
            Ok(more) => more,
            Err(error) => {
                let at = error.position().map_or(Spot::End, |at| Spot::Line(at.line()));
                let broken = match error.into_kind() {
                    csv::ErrorKind::Io(error) => FormatError::Read(error),
                    kind => FormatError::Syntax { format: "CSV", at, reason: format!("{kind:?}") },
                };
                reading.broken_off(broken, told)?;
                false
            }
        };
        told += u64::from(more);
        if more {
            let line = record.position().map_or(0, csv::Position::line) + u64::from(named.is_some());
            let cells: Vec<Cow<'_, str>> = record.iter().map(|cell| text(cell, &mut foreign)).collect();
            match &mut all {
                Some(all) => all.row(&cells, line, reading),
                None => early.push((cells.into_iter().map(Cow::into_owned).collect::<Vec<String>>(), line)),
            }
        }
        if all.is_none() && (!more || early.len() > SAMPLE) {
            let mut rows = early.drain(..);
            let above: Vec<(Vec<String>, u64)> = rows.by_ref().take(head).collect();
            if let Some((first, line)) = above.first() {
                reading.not_understood(
                    *line,
                    || say!("table-lines-above", lines = bare(above.len()), first = quoted(&first.join(" "))),
                    say!("table-lines-above-hint"),
                );
            }
            let (headings, _) =
                rows.next().ok_or_else(|| FormatError::content(say!("table-heading-line"), say!("feed-nothing")))?;
            let headings = distinct(&headings);
            let rows: Vec<(Vec<String>, u64)> = rows.collect();
            if rows.is_empty() {
                reading.not_understood(0, say!("table-no-rows"), say!("table-no-rows-hint"));
                return Ok(());
            }
            let sample: Vec<&[String]> = rows.iter().map(|(cells, _)| cells.as_slice()).collect();
            let all = all.insert(Rows::new(&headings, &sample, mapping, reading.zone, Some(delimiter))?);
            for (cells, line) in &rows {
                let cells: Vec<Cow<'_, str>> = cells.iter().map(|cell| cell.as_str().into()).collect();
                all.row(&cells, *line, reading);
            }
        }
        if !more {
            break;
        }
    }
    if foreign > 0 {
        reading.not_understood(0, || say!("table-foreign", foreign = bare(foreign)), say!("table-foreign-hint"));
    }
    all.map_or(Ok(()), |all| all.finish(reading))
}

/// Bytes of the longest row: a quote that is not closed takes in all that follows.
const LONGEST_ROW: usize = 16 << 20;

/// What rows are read from, as long as they end.
struct RowsOf<'a, R> {
    input: R,
    since_row: &'a Cell<usize>,
}

impl<R: std::io::Read> std::io::Read for RowsOf<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.since_row.set(self.since_row.get() + count);
        if self.since_row.get() > LONGEST_ROW {
            let found = say!("table-long-row");
            return Err(std::io::Error::new(std::io::ErrorKind::InvalidData, found));
        }
        Ok(count)
    }
}

/// The text of a cell; what is no UTF-8 is taken for Western European text, which every byte is.
fn text<'a>(cell: &'a [u8], foreign: &mut u64) -> Cow<'a, str> {
    match std::str::from_utf8(cell) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => {
            *foreign += 1;
            Cow::Owned(cell.iter().map(|byte| western(*byte)).collect())
        }
    }
}

/// Rows on their way into a log.
pub(crate) struct Rows {
    kind: Kind,
    /// The number of headings.
    width: usize,
}

enum Kind {
    /// Rows of ours, with the names of their columns.
    Own(Vec<String>),
    Mapped(Box<Columns>),
}

impl Rows {
    /// For rows under these headings. The `sample` is what a guess is made of where no mapping is named, on the clock of `zone`, and with
    /// `delimiter` between the cells where they are text.
    pub(crate) fn new(
        headings: &[String],
        sample: &[&[String]],
        mapping: Option<&Mapping>,
        zone: &str,
        delimiter: Option<u8>,
    ) -> Result<Self, FormatError> {
        if is_ours(headings) && mapping.is_none() {
            return Ok(Self { kind: Kind::Own(headings.to_vec()), width: headings.len() });
        }
        let wrong = |error: MappingError| FormatError::content(error.expected(), error.found());
        let mapping = match mapping {
            Some(mapping) => mapping.clone(),
            None => guess(headings, sample, zone, delimiter).map_err(wrong)?.mapping,
        };
        Self::mapped(mapping, headings).map_err(wrong)
    }

    /// For rows under these headings that are read as a mapping says.
    pub(crate) fn mapped(mapping: Mapping, headings: &[String]) -> Result<Self, MappingError> {
        let columns = Columns::new(mapping, headings)?;
        Ok(Self { kind: Kind::Mapped(Box::new(columns)), width: headings.len() })
    }

    /// Takes a row that stood in that line, from 1.
    pub(crate) fn row(&mut self, cells: &[Cow<'_, str>], line: u64, reading: &mut Reading<'_>) {
        // Empty cells at the end of a row are often left away, or too many; nothing is lost with them.
        if cells.len() > self.width && cells[self.width..].iter().any(|cell| !cell.trim().is_empty()) {
            reading.not_understood(
                line,
                || say!("table-cells", wanted = self.width.to_string(), found = cells.len().to_string()),
                say!("table-cells-hint"),
            );
        }
        // A quote that is not closed takes in all rows up to the next one.
        if let Some(cell) = cells.iter().find(|cell| cell.contains('\n') && is_of_rows(cell)) {
            let first: String = cell.lines().next().unwrap_or_default().chars().take(40).collect();
            reading.not_understood(
                line,
                || say!("table-long-cell", lines = cell.lines().count().to_string(), first = quoted(&first)),
                say!("table-long-cell-hint"),
            );
        }
        match &mut self.kind {
            Kind::Own(names) => own(names, cells, line, reading),
            Kind::Mapped(columns) => {
                let cells: Vec<Cow<'_, str>> = cells.iter().map(|cell| Cow::Borrowed(cell.trim())).collect();
                columns.row(&cells, line, reading);
            }
        }
    }

    /// Tells what was kept back to be sorted.
    pub(crate) fn finish(self, reading: &mut Reading<'_>) -> Result<(), FormatError> {
        match self.kind {
            Kind::Own(_) => Ok(()),
            Kind::Mapped(columns) => columns.finish(reading),
        }
    }
}

/// Whether the lines of a cell look like rows of a table.
fn is_of_rows(cell: &str) -> bool {
    let count = |line: &str| DELIMITERS.iter().map(|sign| line.bytes().filter(|byte| byte == sign).count()).max();
    cell.lines().skip(1).any(|line| count(line).is_some_and(|count| count > 0)) || cell.lines().count() > 20
}

fn own(names: &[String], cells: &[Cow<'_, str>], line: u64, reading: &mut Reading<'_>) {
    let mut row = Flat::default();
    // Space at the ends of a name belongs to it; that of times and numbers was put there by hand.
    let is_text = |name: &str| ![flat::TIME, flat::RECORDED, flat::PLANNED, flat::VALUE].contains(&name);
    let filled = names.iter().zip(cells).filter(|(name, cell)| !cell.is_empty() || *name == flat::TIME);
    let filled = filled
        .map(|(name, cell)| row.put(name, if is_text(name) { cell } else { cell.trim() }))
        .collect::<Result<Vec<_>, _>>();
    match filled.and_then(|_| row.event()) {
        Ok(event) => reading.event(&event, line),
        Err(error) => reading.unreadable(line, error.to_string(), say!("feed-row-skipped-formats")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{EventLog, LogBuilder};

    fn read_text(text: &[u8], mapping: Option<&Mapping>) -> EventLog {
        let mut log = LogBuilder::new();
        read(text, mapping, &mut Reading::new("a.csv", &mut log)).expect("a table");
        log.finish()
    }

    fn told(log: &EventLog) -> Vec<String> {
        let events = log.events_until(crate::hub::EventTime::MAX);
        events.iter().map(|event| format!("{} {} {}", event.time, event.object, event.what.name())).collect()
    }

    #[test]
    fn a_table_of_activities_is_a_log_whatever_its_marks_and_clock() {
        let day = ["2021-11-08T05:00:00Z A enters", "2021-11-08T05:00:00Z A observed"];
        for text in [
            "case,activity,time\nA,dock,2021-11-08 05:00:00+00:00\n",
            "Case ID;Activity;Timestamp\r\nA;dock;08/11/2021 06:00\r\n",
            "\u{feff}uld\tlocation\ttime\nA\tdock\t08.11.2021 06:00:00\n",
            "sscc|place|timestamp\nA|dock|1636347600000\n",
            "\u{feff}sep=;\r\nuld;place;time\r\nA;dock;2021-11-08T05:00:00Z\r\n",
        ] {
            assert_eq!(told(&read_text(text.as_bytes(), None)), day, "{text}");
        }
    }

    #[test]
    fn a_time_that_the_clock_shows_twice_is_an_issue_with_its_line() {
        let log = read_text(b"uld,zone,time\nA,x,2021-10-31 01:30:00\nA,y,2021-10-31 02:30:00\n", None);
        assert_eq!((log.len(), log.issues().total()), (3, 1));
        let issue = log.issues().kept()[0].to_string();
        for words in [":3", "Europe/Brussels", "twice", "2021-10-31 02:30:00 +02:00"] {
            assert!(issue.contains(words), "{issue}");
        }
    }

    #[test]
    fn intervals_are_seen_at_both_ends_and_cells_may_name_several() {
        let log = read_text(b"uld,zone,start,end\nA|B,x,2021-11-08T05:00:00Z,2021-11-08T06:00:00Z\n", None);
        assert_eq!(log.object_count(), 2);
        let seen: Vec<_> = told(&log).into_iter().filter(|line| !line.contains("enters")).collect();
        assert_eq!(seen.len(), 4, "{seen:?}");
        assert!(seen[0].contains("05:00") && seen[3].contains("06:00"), "{seen:?}");
    }

    #[test]
    fn an_attribute_of_the_case_makes_no_event() {
        let log = read_text(
            b"case:concept:name,case:startdate,concept:name,time:timestamp\nA,2021-11-08T04:00:00Z,x,2021-11-08T05:00:00Z\nA,2021-11-08T04:00:00Z,y,2021-11-08T06:00:00Z\n",
            None,
        );
        let expected = ["05:00:00Z A enters", "05:00:00Z A observed", "06:00:00Z A observed"];
        assert_eq!(told(&log), expected.map(|rest| format!("2021-11-08T{rest}")));
    }

    #[test]
    fn intervals_that_have_not_ended_or_end_too_early_are_kept() {
        let log = read_text(b"uld,zone,start,end\nA,x,2021-11-08T05:00:00Z,2021-11-08T05:01:00Z\nB,x,2021-11-08T05:00:00Z,\nC,x,2021-11-08T06:00:00Z,2021-11-08T05:30:00Z\n", None);
        let seen: Vec<_> = told(&log).into_iter().filter(|line| line.contains("observed")).collect();
        let expected = ["05:00:00Z A", "05:00:00Z B", "05:01:00Z A", "05:30:00Z C", "06:00:00Z C"];
        assert_eq!(seen, expected.map(|rest| format!("2021-11-08T{rest} observed")));
        let issues: Vec<String> = log.issues().kept().iter().map(ToString::to_string).collect();
        assert!(issues.len() == 1 && issues[0].contains("a.csv:4"), "{issues:?}");
    }

    #[test]
    fn objects_enter_when_they_are_first_told_of_in_a_table_that_begins_with_the_newest() {
        let log = read_text(b"uld,zone,time\nA,y,2021-11-08T06:00:00Z\nA,x,2021-11-08T05:00:00Z\n", None);
        let expected = ["05:00:00Z A enters", "05:00:00Z A observed", "06:00:00Z A observed"];
        assert_eq!(told(&log), expected.map(|rest| format!("2021-11-08T{rest}")));
    }

    #[test]
    fn a_day_beside_a_time_of_day_is_read_with_it() {
        let log = read_text(b"uld,zone,date,time\nA,x,2021-11-08,06:12\n", None);
        assert_eq!(told(&log), ["2021-11-08T05:12:00Z A enters", "2021-11-08T05:12:00Z A observed"]);
    }

    #[test]
    fn cells_beyond_the_headings_are_told_of() {
        let log = read_text(b"case,activity,time\nA,x,2021-11-08T05:00:00Z,,\nB,x,2021-11-08T05:00:00Z,y\n", None);
        let issues: Vec<String> = log.issues().kept().iter().map(ToString::to_string).collect();
        assert!(issues.len() == 1 && issues[0].contains("a.csv:3") && issues[0].contains("found 4"), "{issues:?}");
    }

    #[test]
    fn what_is_wrong_in_a_row_is_named_with_its_line_and_column() {
        let log = read_text(b"case,activity,time\nA,x,2021-11-08T05:00:00Z\nB,x,soon\nC,x\n", None);
        let issues: Vec<String> = log.issues().kept().iter().map(ToString::to_string).collect();
        assert!(
            issues[0].contains("a.csv:3") && issues[0].contains("\"time\"") && issues[0].contains("soon"),
            "{issues:?}"
        );
        assert!(issues[1].contains("a.csv:4"), "{issues:?}");
        assert_eq!(log.object_count(), 1);
    }

    #[test]
    fn names_in_old_encodings_are_read_and_told_of() {
        let log = read_text(b"case,place,time\nA,Li\xe8ge,2021-11-08T05:00:00Z\n", None);
        assert_eq!(log.issues().total(), 1);
        assert!(log.places().find("Liège").is_some());
    }

    #[test]
    fn headings_are_found_below_titles_and_above_what_is_uneven() {
        let seen = ["2021-11-08T05:00:00Z A enters", "2021-11-08T05:00:00Z A observed"];
        for text in [
            // What a spreadsheet writes above, as wide as the table or not.
            "Movements of the hub\nExported;2021-11-09 10:00\n\nuld;place;time\nA;dock;2021-11-08T05:00:00Z\n",
            "Movements;of;today\nReport;;\nExported;2021-11-09;\nuld;place;time\nA;dock;2021-11-08T05:00:00Z\nA;dock;2021-11-08T05:00:00Z\n",
            "# made by hand\nuld,place,time\nA,dock,2021-11-08T05:00:00Z\n",
            // The first row lacks a cell that the heading has; rows have one more.
            "uld,place,time,remark\nA,dock,2021-11-08T05:00:00Z\n",
            "uld,place,time\nA,dock,2021-11-08T05:00:00Z,\n",
            // The numbers of a data frame have no heading; a heading may come twice.
            ",uld,place,time\n0,A,dock,2021-11-08T05:00:00Z\n",
            "uld,place,time,place\nA,dock,2021-11-08T05:00:00Z,\n",
            // Columns without a heading, in which little or nothing stands.
            "uld,place,time,,,,\nA,dock,2021-11-08T05:00:00Z\n",
            "uld,place,time,,,,\nA,dock,2021-11-08T05:00:00Z,,,,\n",
            "uld,place,time,,,,\nA,dock,2021-11-08T05:00:00Z,x,y,z,\n",
            "Movements,today,,,,,\nuld,place,time,remark,a,b,c\nA,dock,2021-11-08T05:00:00Z,,,,\n",
        ] {
            assert!(sniff(text), "{text}");
            assert_eq!(told(&read_text(text.as_bytes(), None)), seen, "{text}");
        }
        let log = read_text(b"Report of today\nuld,place,time\nA,x,soon\nB,x,2021-11-08T05:00:00Z\n", None);
        let issues: Vec<String> = log.issues().kept().iter().map(ToString::to_string).collect();
        assert!(issues[0].contains("a.csv:1") && issues[0].contains("Report of today"), "{issues:?}");
        assert!(issues[1].contains("a.csv:3") && issues[1].contains("soon"), "{issues:?}");
    }

    #[test]
    fn a_table_without_rows_is_an_empty_log_and_one_without_headings_is_refused() {
        let refused = |text: &str| {
            assert!(sniff(text), "{text}");
            let mut log = LogBuilder::new();
            let error = read(text.as_bytes(), None, &mut Reading::new("a.csv", &mut log)).expect_err("refused");
            error.to_string()
        };
        let error = refused("A,dock,2021-11-08T05:00:00Z\nB,dock,2021-11-08T06:00:00Z\n");
        assert!(error.contains("a line of headings") && error.contains("\"dock\""), "{error}");
        let error = refused("uld,place,time\nA,dock,yesterday\nB,dock,today\n");
        assert!(error.contains("\"time\" holds \"yesterday\""), "{error}");
        assert!(sniff("uld,place,time\n"));
        let empty = read_text(b"uld,place,time\n", None);
        assert_eq!((empty.len(), empty.issues().total()), (0, 1));
    }

    #[test]
    fn a_quote_that_is_not_closed_does_not_take_in_a_gigabyte() {
        let text = format!("uld,place,time\nA,x,2021-11-08T05:00:00Z\nB,\"{}", "y,z\n".repeat(5 << 20));
        let log = read_text(text.as_bytes(), None);
        let issues: Vec<String> = log.issues().kept().iter().map(ToString::to_string).collect();
        assert!(log.len() == 2 && issues[0].contains("16 MiB") && issues[0].contains("quote"), "{issues:?}");
    }

    #[test]
    fn space_at_the_ends_of_our_own_names_is_theirs() {
        let log = read_text(b"t,obj,event,kind,at\n 2021-11-08T05:00:00Z ,\"  x \",enters,uld,\"a \"\n", None);
        assert!(log.object("  x ").is_some() && log.places().find("a ").is_some(), "{:?}", log.issues().kept());
        let log = read_text(b"uld , place, time\n A , x ,2021-11-08T05:00:00Z\n", None);
        assert!(log.object("A").is_some() && log.places().find("x").is_some());
    }

    #[test]
    fn prose_is_no_table() {
        assert!(!sniff("Dear all,\nthe ULD is late.\n"));
        assert!(!sniff("a\nb\n"));
        assert!(sniff("sep=;\na;b\n"));
        assert!(sniff("a,b\n1,2\n") && sniff("a\tb\n1\t2\n"));
        assert!(!sniff(
            "garbage\n{\"t\":\"2021-11-08T05:00:00Z\",\"obj\":\"A\"}\n{\"t\":\"2021-11-08T05:00:00Z\",\"obj\":\"A\"}\n"
        ));
    }
}
