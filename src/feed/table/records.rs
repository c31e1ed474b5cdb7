//! Records in JSON: an array of objects, or one object after another, each of which is a row of a table.
//!
//! The names of their members are the headings. What lies in an object is a column of its own, `position.lat`; several values are one
//! cell, as Parquet has lists.

use std::{cell::RefCell, io::BufRead, rc::Rc};

use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer, de::DeserializeSeed};
use serde_json::Value;

use super::{Mapping, Rows, SAMPLE, guess};
use crate::{
    feed::{
        json::{Each, EachMember, Lines, Source},
        sink::{FormatError, Reading},
    },
    language::quoted,
    say,
};

/// Objects lie in each other so deep at most, and have so many members in all: what has more is no row.
const DEPTH: usize = 4;
const MOST_COLUMNS: usize = 1_000;

/// What messages call it.
const NAME: &str = "JSON";

/// The members of an object in their order, as headings and cells; nothing of those that are null.
#[derive(Debug, Default, PartialEq)]
struct Record(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut record = Self::default();
        EachMember::to(|name, value: Value| record.put(name, &value, 0)).deserialize(deserializer)?;
        Ok(record)
    }
}

impl Record {
    fn put(&mut self, name: String, value: &Value, depth: usize) {
        match value {
            Value::Object(members) if depth < DEPTH => {
                members.iter().for_each(|(inner, value)| self.put(format!("{name}.{inner}"), value, depth + 1));
            }
            Value::Array(values) if !values.iter().any(|value| value.is_object() || value.is_array()) => {
                let cells: Vec<String> = values.iter().filter_map(plain).collect();
                self.0.push((name, format!("[{}]", cells.join(", "))));
            }
            value if self.0.len() < MOST_COLUMNS => self.0.extend(plain(value).map(|cell| (name, cell))),
            _ => {}
        }
    }
}

/// What stands in a cell; nothing for null, and for what is no single value.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        _ => None,
    }
}

/// Whether text that is in no other format begins with records in JSON: one of their members is called a time, or is one. Lines of events
/// of ours, be they broken, are none.
pub fn sniff(text: &str) -> bool {
    if text.contains("\"obj\"") {
        return false;
    }
    let (headings, rows) = beginning(text.as_bytes());
    // One object alone is a document of any kind: a query, a list of packages.
    if !text.starts_with('[') && rows.len() < 2 {
        return false;
    }
    let is_time = |(at, name): (usize, &String)| {
        let cells: Vec<&str> =
            rows.iter().filter_map(|row| row.get(at)).map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        // Numbers are times only where they are called so.
        let is_number = cells.iter().all(|cell| cell.parse::<f64>().is_ok());
        guess::is_of_time(name.as_bytes()) || !is_number && guess::format_of(&cells, &TimeZone::UTC).is_some()
    };
    !rows.is_empty() && headings.len() > 1 && headings.iter().enumerate().any(is_time)
}

/// The headings and the first rows.
pub fn beginning(start: &[u8]) -> (Vec<String>, Vec<Vec<String>>) {
    let mut records = Vec::new();
    // The last one may be cut off.
    let _ = each(start, |record, _| records.push(record));
    records.truncate(SAMPLE);
    let headings = headings_of(records.iter());
    let rows = records.iter().map(|record| cells_of(record, &headings).0).collect();
    (headings, rows)
}

/// Reads records.
pub fn read(input: impl BufRead, mapping: Option<&Mapping>, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let (mut early, mut table, mut told) = (Vec::new(), None, 0);
    let mut wrong = None;
    let read = each(input, |record, line| {
        told += 1;
        if wrong.is_some() {
            return;
        }
        match &mut table {
            Some(table) => row(table, &record, line, reading),
            None => {
                early.push((record, line));
                if early.len() == SAMPLE {
                    begin(&mut early, &mut table, mapping, reading).unwrap_or_else(|error| wrong = Some(error));
                }
            }
        }
    });
    if let Some(error) = wrong {
        return Err(error);
    }
    if let Err(error) = read {
        reading.broken_off(error, told)?;
    }
    if table.is_none() && !early.is_empty() {
        begin(&mut early, &mut table, mapping, reading)?;
    }
    table.map_or(Ok(()), |(_, rows)| rows.finish(reading))
}

type Table = (Vec<String>, Rows);

/// Finds out what the columns are by the first records, and reads these.
fn begin(
    early: &mut Vec<(Record, u64)>,
    table: &mut Option<Table>,
    mapping: Option<&Mapping>,
    reading: &mut Reading<'_>,
) -> Result<(), FormatError> {
    let headings = headings_of(early.iter().map(|(record, _)| record));
    let sample: Vec<Vec<String>> = early.iter().map(|(record, _)| cells_of(record, &headings).0).collect();
    let sample: Vec<&[String]> = sample.iter().map(Vec::as_slice).collect();
    let rows = Rows::new(&headings, &sample, mapping, reading.zone, None)?;
    let table = table.insert((headings, rows));
    early.drain(..).for_each(|(record, line)| row(table, &record, line, reading));
    Ok(())
}

fn row((headings, rows): &mut Table, record: &Record, line: u64, reading: &mut Reading<'_>) {
    let (cells, other) = cells_of(record, headings);
    let cells: Vec<_> = cells.into_iter().map(Into::into).collect();
    rows.row(&cells, line, reading);
    if let Some(name) = other {
        let brief = || say!("table-new-member", name = quoted(name), rows = SAMPLE.to_string());
        reading.not_understood(line, brief, say!("table-new-member-hint"));
    }
}

fn headings_of<'r>(records: impl Iterator<Item = &'r Record>) -> Vec<String> {
    let mut headings = indexmap::IndexSet::new();
    for (name, _) in records.flat_map(|record| &record.0) {
        if headings.len() < MOST_COLUMNS && !headings.contains(name) {
            headings.insert(name.clone());
        }
    }
    headings.into_iter().collect()
}

/// The cells below the headings, and the name of a member that has none.
fn cells_of<'r>(record: &'r Record, headings: &[String]) -> (Vec<String>, Option<&'r str>) {
    let (mut cells, mut other) = (vec![String::new(); headings.len()], None);
    // The members of most records come in the order of the headings.
    let mut next = 0;
    for (name, cell) in &record.0 {
        let at = headings.get(next).filter(|heading| *heading == name).map(|_| next);
        match at.or_else(|| headings.iter().position(|heading| heading == name)) {
            Some(at) => {
                cells[at].clone_from(cell);
                next = at + 1;
            }
            None => other = other.or(Some(name.as_str())),
        }
    }
    (cells, other)
}

/// Gives each record, with the line on which it ends.
fn each(input: impl BufRead, take: impl FnMut(Record, u64)) -> Result<(), FormatError> {
    let mut source = Source::new(input, "");
    let (lines, take): (Rc<Lines>, _) = (source.lines(), RefCell::new(take));
    let tell = |record: Record| (take.borrow_mut())(record, lines.take());
    while let Some(first) = source.peek()? {
        match first {
            b'[' => source.read(NAME, Each::to(tell))?,
            _ => tell(source.read(NAME, std::marker::PhantomData::<Record>)?),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{EventLog, EventTime, LogBuilder};

    fn log(text: &str) -> EventLog {
        let mut log = LogBuilder::new();
        read(text.as_bytes(), None, &mut Reading::new("a.json", &mut log)).expect("records");
        log.finish()
    }

    #[test]
    fn records_are_rows_in_an_array_or_one_after_another() {
        let lines = "{\"time\":\"2021-11-08T05:00:00Z\",\"uld\":\"PMC1\",\"at\":{\"zone\":\"x\"}}\n{\"uld\":[\"PMC1\",\"PMC2\"],\"time\":\"2021-11-08T05:01:00Z\",\"at\":{\"zone\":\"y\"},\"note\":null}\n";
        let array = format!("[{}]", lines.trim_end().replace('\n', ",\n"));
        for text in [lines, &array] {
            assert!(sniff(text), "{text}");
            let log = log(text);
            let told = log.events_until(EventTime::MAX).len();
            assert_eq!((log.object_count(), log.issues().total(), told), (2, 0, 5));
            assert!(log.places().find("y").is_some());
        }
        let (headings, rows) = beginning(array.as_bytes());
        assert_eq!(headings, ["time", "uld", "at.zone"]);
        assert_eq!(rows[1], ["2021-11-08T05:01:00Z", "[PMC1, PMC2]", "y"]);
    }

    #[test]
    fn what_is_no_table_of_records_is_none() {
        for text in [
            "[1,2,3]",
            "{\"a\":1}",
            "{\"hubscope\":1}\n{\"t\":\"noon\",\"obj\":\"A\"}\n",
            "{\"name\":\"x\",\"version\":\"1.0\"}",
            "{\"name\":\"x\",\"runtime\":\"node\",\"time\":\"2021-11-08T05:00:00Z\"}",
            "[]",
            "{",
        ] {
            assert!(!sniff(text), "{text}");
        }
        assert!(sniff("[{\"time\":\"2021-11-08T05:00:00Z\",\"uld\":\"A\"},{\"time\":\"2021"), "cut off");
        assert!(sniff("[{\"ts\":\"2021-11-08T05:00:00Z\",\"uld\":\"A\"}]"), "a time by what it is");
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let text = "{\"time\":\"2021-11-08T05:00:00Z\",\"uld\":\"A\"}\n{\"time\":\"soon\",\"uld\":\"A\"}\n{\"time\":\"2021-11-08T05:00:00Z\",\"uld\":\"B\"}\n{\"time\":\"2021";
        let log = log(text);
        assert_eq!(log.object_count(), 2);
        let issues: Vec<String> = log.issues().kept().iter().map(ToString::to_string).collect();
        assert!(issues.iter().any(|issue| issue.contains("a.json:2") && issue.contains("soon")), "{issues:?}");
        assert!(issues.iter().any(|issue| issue.contains("line 4")), "{issues:?}");
    }

    #[test]
    fn a_member_that_comes_late_is_told_of() {
        let line = |k: usize| format!("{{\"time\":\"2021-11-08T05:00:00Z\",\"uld\":\"A{k}\"}}\n");
        let text = (0..SAMPLE).map(line).collect::<String>()
            + "{\"time\":\"2021-11-08T06:00:00Z\",\"uld\":\"B\",\"zone\":\"x\"}\n";
        let log = log(&text);
        let issues: Vec<String> = log.issues().kept().iter().map(ToString::to_string).collect();
        assert!(issues.len() == 1 && issues[0].contains("\"zone\"") && issues[0].contains(":201"), "{issues:?}");
    }
}
