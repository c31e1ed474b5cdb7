//! The beginning of a table, to be looked at before it is opened.

use std::borrow::Cow;

use super::{
    Rows,
    guess::{Guess, format_of, guess},
    mapping::{Mapping, MappingError},
    times::TimeFormat,
};
use crate::feed::sink::{Gathered, Reading};

/// The headings and the first rows of a table that is not one of ours, and what is guessed of them.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The headings, each with a name of its own.
    pub headings: Vec<String>,
    /// The first rows, 200 at most.
    pub rows: Vec<Vec<String>>,
    /// Which column is what, or why that cannot be guessed.
    pub guess: Result<Guess, MappingError>,
    /// The time zone whose clock times are taken for that tell no offset: that of the scene.
    pub zone: String,
}

impl Preview {
    /// Of headings and rows, with `delimiter` between the cells where they are text; `None` when it is a table of ours, which needs no mapping.
    pub(crate) fn new(
        headings: Vec<String>,
        rows: Vec<Vec<String>>,
        zone: &str,
        delimiter: Option<u8>,
    ) -> Option<Self> {
        if super::is_ours(&headings) {
            return None;
        }
        let sample: Vec<&[String]> = rows.iter().map(Vec::as_slice).collect();
        let guess = guess(&headings, &sample, zone, delimiter);
        Some(Self { headings, rows, guess, zone: zone.to_owned() })
    }

    /// What the first rows tell under a mapping.
    ///
    /// # Errors
    ///
    /// What does not fit the headings, or is no time format or zone.
    pub fn told(&self, mapping: &Mapping) -> Result<Gathered, MappingError> {
        let mut told = Gathered::default();
        let mut rows = Rows::mapped(mapping.clone(), &self.headings)?;
        let mut reading = Reading::new("", &mut told);
        for (line, row) in (1_u64..).zip(&self.rows) {
            let cells: Vec<Cow<'_, str>> = row.iter().map(|cell| cell.as_str().into()).collect();
            rows.row(&cells, line, &mut reading);
        }
        // It puts what it kept back in order, and cannot fail any more.
        let _ = rows.finish(&mut reading);
        Ok(told)
    }

    /// How the times of a column are written, if most of its cells are times.
    pub fn time_format(&self, column: usize) -> Option<TimeFormat> {
        let zone = jiff::tz::TimeZone::get(&self.zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let cells = self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.trim());
        let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).take(50).collect();
        format_of(&cells, &zone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::ZONE;

    fn preview() -> Preview {
        let own = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let rows = vec![own(&["PMC1", "dock-3", "08/11/2021 06:12"]), own(&["PMC2", "dock-3", "soon"])];
        Preview::new(own(&["uld", "zone", "when"]), rows, ZONE, None).expect("none of ours")
    }

    #[test]
    fn the_first_rows_are_told_under_a_mapping_and_what_is_wrong_is_named() {
        let preview = preview();
        let mapping = preview.guess.clone().expect("a guess").mapping;
        let told = preview.told(&mapping).expect("it fits");
        let words: Vec<String> =
            told.events.iter().map(|event| format!("{} {} {}", event.time, event.object, event.what.name())).collect();
        assert_eq!(words, ["2021-11-08T05:12:00Z PMC1 enters", "2021-11-08T05:12:00Z PMC1 observed"]);
        assert!(told.issues.len() == 1 && told.issues[0].brief.contains("soon"), "{:?}", told.issues);
        let wrong = Mapping { time: "tume".into(), ..mapping };
        assert!(preview.told(&wrong).is_err());
    }

    #[test]
    fn the_format_of_times_goes_by_their_column() {
        let preview = preview();
        assert_eq!(preview.time_format(2), Some(TimeFormat::Pattern("%d/%m/%Y %H:%M".into())));
        assert_eq!(preview.time_format(0), None);
    }

    #[test]
    fn a_table_of_ours_needs_no_mapping() {
        let headings = ["t", "obj", "event"].map(str::to_owned).to_vec();
        assert!(Preview::new(headings, vec![], ZONE, None).is_none());
    }
}
