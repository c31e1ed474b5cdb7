//! Logs of processes that go back to OCEL as they came: one event of theirs is several of ours, one for each object.
//!
//! Which of ours were one is told by their names, `ID#PART/PARTS`. Where all events of a log are such parts, or what an object entered
//! with and what became of it since, the log is written in the words of whoever made it; otherwise in ours.

use std::{borrow::Cow, collections::HashSet, hash::BuildHasher, io};

use rustc_hash::FxBuildHasher;

use super::{QUALIFIER, write::Row};
use crate::{
    feed::spool::Told,
    hub::{Flow, HubEvent, StatusCode, What},
};

/// The name of a part of an event.
pub fn part_name(id: &str, part: usize, parts: usize) -> String {
    format!("{id}#{part}/{parts}")
}

/// The event that one of ours is a part of.
pub fn whole_of<'a>(event: &'a HubEvent<'_>) -> Option<&'a str> {
    let (id, part) = event.id.as_deref()?.rsplit_once('#')?;
    let (part, parts) = part.split_once('/')?;
    let is_part = part.parse::<usize>().ok()? <= parts.parse().ok()?;
    (is_part && matches!(event.what, What::Observed { .. })).then_some(id)
}

/// What of an object became otherwise, as the log of a process tells it: its name and value.
pub fn change_in(event: &HubEvent<'_>) -> Option<(String, String)> {
    match &event.what {
        _ if event.id.is_some() => None,
        What::Measures { quantity, value, unit } if unit == "1" => Some((quantity.to_string(), value.to_string())),
        What::Status { code: StatusCode::Osi, detail: Some(detail) } => {
            let (name, value) = detail.split_once(": ")?;
            Some((name.to_owned(), value.to_owned()))
        }
        _ => None,
    }
}

/// Whether an event may be one of the log of a process.
pub fn is_of_process(event: &HubEvent<'_>) -> bool {
    let is_plain = event.recorded.is_none() && event.source.is_none();
    let is_entry = matches!(&event.what, What::Enters { at: None, flow: Flow::None, .. } if event.id.is_none());
    is_plain && (is_entry || whole_of(event).is_some() || change_in(event).is_some())
}

/// Names of events are held against one another up to so many; beyond, each has its number in it.
const MOST_NAMES: usize = 8_000_000;

/// The events of a process, each with all objects that take part in it.
pub struct Wholes<I> {
    told: I,
    next: Option<HubEvent<'static>>,
    /// The hashes of the names that were given.
    names: HashSet<u64, FxBuildHasher>,
    count: u64,
}

impl<I: Iterator<Item = io::Result<Told>>> Wholes<I> {
    pub fn of(told: I) -> Self {
        Self { told, next: None, names: HashSet::default(), count: 0 }
    }

    /// The next part of an event; objects and what became of them stand elsewhere.
    fn part(&mut self) -> io::Result<Option<HubEvent<'static>>> {
        if let Some(next) = self.next.take() {
            return Ok(Some(next));
        }
        for told in self.told.by_ref() {
            let (event, _) = told?;
            if whole_of(&event).is_some() {
                return Ok(Some(event));
            }
        }
        Ok(None)
    }

    /// A name that no other event has: logs that were put together may have counted from one each.
    fn name(&mut self, id: &str) -> String {
        self.count += 1;
        let is_new = self.names.len() < MOST_NAMES && self.names.insert(FxBuildHasher.hash_one(id));
        if is_new { id.to_owned() } else { format!("{id}@{}", self.count) }
    }

    fn step(&mut self) -> io::Result<Option<Row>> {
        let Some(first) = self.part()? else { return Ok(None) };
        let mut objects = vec![(first.object.to_string(), how(&first))];
        while let Some(more) = self.part()? {
            if whole_of(&more) != whole_of(&first) || more.time != first.time || activity(&more) != activity(&first) {
                self.next = Some(more);
                break;
            }
            objects.push((more.object.to_string(), how(&more)));
        }
        let said = first.extensions.iter().filter(|one| one.name != QUALIFIER);
        let attributes = said.map(|one| (one.name.to_string().into(), one.value.to_string())).collect();
        let id = self.name(whole_of(&first).unwrap_or_default());
        let (name, time) = (activity(&first).to_owned().into(), first.time.to_string());
        Ok(Some(Row { id, name, time, attributes, objects, is_ours: false }))
    }
}

impl<I: Iterator<Item = io::Result<Told>>> Iterator for Wholes<I> {
    type Item = io::Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        self.step().transpose()
    }
}

/// What happened.
pub fn activity<'a>(event: &'a HubEvent<'_>) -> &'a str {
    match &event.what {
        What::Observed { at } => at,
        _ => "",
    }
}

/// How the object takes part.
fn how(event: &HubEvent<'_>) -> Cow<'static, str> {
    let how = event.extensions.iter().find(|one| one.name == QUALIFIER);
    how.map_or(Cow::Borrowed(""), |how| how.value.to_string().into())
}
