//! What is in or on a parent, for events that take all off it without naming what that is.

use std::{
    collections::{BTreeSet, HashMap, HashSet, VecDeque},
    mem,
};

use serde_json::Value;

use super::{
    document::{Context, tell_one},
    event::{literal, plain},
};
use crate::{
    feed::sink::Reading,
    hub::{EventTime, HubEvent, What},
};

/// An event that takes all off its parent without naming it.
pub(super) struct AllOff {
    /// When that is.
    pub time: EventTime,
    /// As it stands there.
    pub event: Value,
    /// What its words mean.
    pub context: Context,
    /// Its number in the document.
    pub number: usize,
    /// Its line.
    pub line: u64,
}

impl AllOff {
    fn parent(&self) -> String {
        literal(&self.event["parentID"]).map(plain).unwrap_or_default()
    }
}

/// Follows what is put in and taken off those parents of which all is taken off some time, and of no others: a document may be
/// larger than the memory. Events come in the order of time.
pub(super) struct Contents {
    /// Those that are still to be told, in the order of time.
    waiting: VecDeque<AllOff>,
    /// What is in or on each parent before `now`.
    inside: HashMap<String, BTreeSet<String>>,
    now: EventTime,
    /// What moves just now: it counts when the time goes on.
    moves: Vec<(String, String, bool)>,
    /// The parents that something is put in or on just now.
    filled: HashSet<String>,
}

impl Contents {
    pub fn of(mut all: Vec<AllOff>) -> Self {
        all.sort_by_key(|one| one.time);
        let inside = all.iter().map(|one| (one.parent(), BTreeSet::new())).collect();
        Self { waiting: all.into(), inside, now: EventTime::MIN, moves: Vec::new(), filled: HashSet::new() }
    }

    /// Takes note of an event, which is none of those that wait.
    pub fn see(&mut self, event: &HubEvent<'_>) {
        let (parent, is_put) = match &event.what {
            What::Loaded { into } => (&**into, true),
            What::Unloaded { from, .. } => (&**from, false),
            _ => return,
        };
        if self.inside.contains_key(parent) {
            self.go_on(event.time);
            if is_put {
                self.filled.insert(parent.to_owned());
            }
            self.moves.push((parent.to_owned(), event.object.to_string(), is_put));
        }
    }

    /// Tells those that wait and are before an instant; all of them without one.
    pub fn tell_before(&mut self, until: Option<EventTime>, reading: &mut Reading<'_>) {
        while let Some(one) = self.waiting.pop_front_if(|one| until.is_none_or(|until| one.time < until)) {
            self.go_on(one.time);
            let parent = one.parent();
            // What is put there at that very instant counts from then on.
            let is_at_once = self.filled.contains(&parent);
            let inside = self.inside.get(&parent).filter(|inside| is_at_once || !inside.is_empty());
            let AllOff { event, context, number, line, .. } = one;
            let (told, issues) = tell_one(&event, &context, inside, number, line, reading.name);
            issues.into_iter().for_each(|issue| reading.sink.issue(issue));
            // Who enters was told of before.
            for (event, _) in told.into_iter().filter(|(event, _)| !matches!(event.what, What::Enters { .. })) {
                self.see(&event);
                reading.event(&event, line);
            }
        }
    }

    /// What moved before an instant counts from then on.
    fn go_on(&mut self, time: EventTime) {
        if time <= self.now {
            return;
        }
        self.now = time;
        self.filled.clear();
        for (parent, child, is_put) in mem::take(&mut self.moves) {
            let Some(inside) = self.inside.get_mut(&parent) else { continue };
            if is_put {
                inside.insert(child);
            } else {
                inside.remove(&child);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use proptest::prelude::*;

    use super::*;
    use crate::{feed::epcis::document::read, hub::LogBuilder};

    /// A move of a child of one of two parents, or of all that is on it, at a second.
    type Told = (i64, u8, Option<u8>, bool);

    fn document(told: &[Told]) -> String {
        let mut text = String::from("[");
        for (k, (secs, parent, child, is_put)) in told.iter().enumerate() {
            let action = if *is_put && child.is_some() { "ADD" } else { "DELETE" };
            let child = child.map(|child| format!("\"urn:x:c{child}\"")).unwrap_or_default();
            let comma = if k == 0 { "" } else { "," };
            let _ = write!(
                text,
                r#"{comma}{{"type":"AggregationEvent","eventTime":"2021-11-08T05:00:{secs:02}Z","parentID":"urn:x:p{parent}","action":"{action}","childEPCs":[{child}],"readPoint":{{"id":"door"}}}}"#
            );
        }
        text + "]"
    }

    /// Who is taken off which parent when, by going through all moves for each.
    fn taken_off(told: &[Told]) -> BTreeSet<(i64, u8, u8)> {
        let mut order: Vec<&Told> = told.iter().collect();
        // What is said of one instant stands in the order of the document, all that are taken off behind it.
        order.sort_by_key(|(secs, _, child, _)| (*secs, child.is_none()));
        let mut moves = Vec::<(i64, u8, u8, bool)>::new();
        let mut off = BTreeSet::new();
        for (secs, parent, child, is_put) in order {
            let Some(child) = child else {
                let before = moves.iter().filter(|(at, of, ..)| at < secs && of == parent);
                let mut inside = BTreeSet::new();
                for (_, _, child, is_put) in before {
                    if *is_put {
                        inside.insert(*child)
                    } else {
                        inside.remove(child)
                    };
                }
                for child in inside {
                    off.insert((*secs, *parent, child));
                    moves.push((*secs, *parent, child, false));
                }
                continue;
            };
            moves.push((*secs, *parent, *child, *is_put));
            if !is_put {
                off.insert((*secs, *parent, *child));
            }
        }
        off
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]
        #[test]
        fn all_that_is_taken_off_is_what_was_put_there(
            told in prop::collection::vec((0_i64..8, 0_u8..2, prop::option::weighted(0.7, 0_u8..3), any::<bool>()), 1..24),
        ) {
            let mut log = LogBuilder::new();
            let text = document(&told);
            read(text.as_bytes(), &mut Reading::new("a.jsonld", &mut log)).expect("EPCIS");
            let log = log.finish();
            let mut off = BTreeSet::new();
            for object in log.objects() {
                for stored in log.history(object) {
                    if let What::Unloaded { from, .. } = &stored.event.what {
                        let number = |name: &str| name.trim_start_matches(|sign: char| !sign.is_ascii_digit()).parse::<u8>().expect("a number");
                        let secs = stored.event.time.nanos() / 1_000_000_000 % 60;
                        off.insert((secs, number(from), number(log.object_name(object))));
                    }
                }
            }
            prop_assert_eq!(off, taken_off(&told));
        }
    }
}
