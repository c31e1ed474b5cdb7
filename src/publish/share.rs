//! A share file: a part of a log that opens at one moment, with the layout, views and notes that belong to it.
//!
//! It is a log of our own format whose header says more: other programs, and older versions, read its events.

use std::{borrow::Cow, cell::RefCell, collections::BTreeMap};

use serde::{Deserialize, Serialize};

use crate::{
    feed::ndjson::Header,
    guide::Notes,
    hub::{EventTime, HubEvent, ObjectKind, What, layout::View},
    say,
};

/// What a share file adds to its events.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Since when all is told: of what was before, only what it takes to know what is there.
    pub since: EventTime,
    /// The instant at which it opens.
    pub at: EventTime,
    /// The object that is chosen.
    #[serde(default)]
    pub select: Option<String>,
    /// Where one looks from.
    #[serde(default)]
    pub eye: Option<View>,
    /// Views that go with it.
    #[serde(default)]
    pub views: Vec<View>,
    /// What people wrote down about that part.
    #[serde(default)]
    pub notes: Notes,
    /// The layout on which it is shown.
    pub scene: SceneText,
    /// What the site goes by, where that is not what comes with the program.
    #[serde(default, skip_serializing_if = "NormsText::is_empty")]
    pub norms: NormsText,
    /// Whether names were taken out of it.
    #[serde(default)]
    pub is_redacted: bool,
}

/// What a site goes by, as the files that say so; what is left out comes with the program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NormsText {
    /// What finds incidents.
    #[serde(default)]
    pub rules: Option<String>,
    /// What is wanted of key figures.
    #[serde(default)]
    pub targets: Option<String>,
    /// What the environment is worked out from.
    #[serde(default)]
    pub environment: Option<String>,
}

impl NormsText {
    /// Whether all of it comes with the program.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A layout as the files that it was made of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SceneText {
    /// The name of the scene file.
    pub name: String,
    /// What stands in it.
    pub text: String,
    /// The files that it builds on, by their names.
    #[serde(default)]
    pub includes: BTreeMap<String, String>,
    /// What ids of other systems mean.
    #[serde(default)]
    pub map: BTreeMap<String, String>,
}

/// A share file that cannot be opened as one.
#[derive(Debug, thiserror::Error)]
#[error("{}", say!("link-share", why = .0.to_string()))]
pub struct ShareError(#[from] serde_json::Error);

impl Share {
    /// What the header of a file shares; `None` when it is no share file.
    ///
    /// # Errors
    ///
    /// When it is one of another make.
    pub fn of(header: &Header) -> Result<Option<Self>, ShareError> {
        Ok(header.share.clone().map(serde_json::from_value).transpose()?)
    }

    /// The header that shares it.
    ///
    /// # Errors
    ///
    /// When it cannot be put into JSON: a view of nowhere.
    pub fn header(&self, site: &str, time_zone: &str) -> Result<Header, ShareError> {
        Ok(Header { share: Some(serde_json::to_value(self)?), ..Header::new(site, time_zone) })
    }

    /// Takes names out of what is told beside the events.
    pub fn redact(&mut self, redaction: &Redaction) {
        self.is_redacted = true;
        // What views are called says who looks at what; what ids of other systems mean is said in the events themselves.
        self.views.clear();
        self.scene.map.clear();
        self.select = self.select.as_deref().map(|name| redaction.pseudonym(name).to_owned());
        for note in self.notes.incidents.values_mut() {
            // Whoever wrote it may have named anybody.
            note.words.clear();
            if let Some(signature) = &mut note.seen_to {
                signature.by.clear();
            }
        }
        // The key of an incident names what it is about.
        let incidents = std::mem::take(&mut self.notes.incidents);
        let incidents = incidents.into_iter().filter(|(_, note)| note.seen_to.is_some());
        self.notes.incidents = incidents.map(|(key, note)| (redaction.words(&key), note)).collect();
        for bookmark in &mut self.notes.bookmarks {
            bookmark.words.clear();
            bookmark.by.clear();
            bookmark.object = bookmark.object.as_deref().map(|name| redaction.pseudonym(name).to_owned());
        }
    }
}

/// Pseudonyms in place of the names of objects: the same one everywhere in a file, and none that says anything.
#[derive(Clone, Debug, Default)]
pub struct Redaction {
    names: BTreeMap<String, String>,
    /// What ids of places in other systems mean on the layout.
    places: BTreeMap<String, String>,
    /// Numbers in place of the ids of events, in the order in which they are told of.
    ids: RefCell<BTreeMap<String, usize>>,
}

impl Redaction {
    /// Pseudonyms for objects with their kinds, and places of the layout for ids of other systems. Sensors keep their names: they are
    /// fixtures of the site.
    pub fn of<'a>(objects: impl Iterator<Item = (&'a str, ObjectKind)>, places: BTreeMap<String, String>) -> Self {
        let mut names = BTreeMap::new();
        let mut counts: BTreeMap<ObjectKind, u32> = BTreeMap::new();
        for (name, kind) in objects.filter(|(_, kind)| *kind != ObjectKind::Sensor) {
            let count = counts.entry(kind).or_default();
            *count += 1;
            let word = kind.name().split(' ').next().unwrap_or_default().to_uppercase();
            names.insert(name.to_owned(), format!("{word}-X{count:04}"));
        }
        Self { names, places, ids: RefCell::default() }
    }

    /// What the id of an event is called instead.
    fn id(&self, id: &str) -> String {
        let mut ids = self.ids.borrow_mut();
        let next = ids.len() + 1;
        format!("E{}", ids.entry(id.to_owned()).or_insert(next))
    }

    /// What an object is called instead.
    pub fn pseudonym<'a>(&'a self, name: &'a str) -> &'a str {
        self.names.get(name).map_or(name, String::as_str)
    }

    /// Words without the names of objects.
    pub fn words(&self, words: &str) -> String {
        let is_of_name = |sign: char| sign.is_alphanumeric() || "-_:./".contains(sign);
        let mut out = String::with_capacity(words.len());
        let mut rest = words;
        while let Some(begin) = rest.find(is_of_name) {
            out.push_str(&rest[..begin]);
            let word = &rest[begin..];
            let end = word.find(|sign| !is_of_name(sign)).unwrap_or(word.len());
            // A full stop may end a sentence and belong to no name.
            let name = word[..end].trim_end_matches(['.', ':', '/']);
            out.push_str(self.pseudonym(name));
            rest = &word[name.len().max(1)..];
            if name.is_empty() {
                out.push_str(&word[..1]);
            }
        }
        out + rest
    }

    /// An event that tells the same of where things are and what happens to them, and nothing of what they are called or
    /// of who told it: names become pseudonyms, ids of events numbers, places those of the layout; attributes, details, reasons,
    /// sources and extensions are left out.
    pub fn event(&self, event: &HubEvent<'_>) -> HubEvent<'static> {
        let name = |name: &str| self.pseudonym(name).to_owned().into();
        let place = |place: Cow<'static, str>| self.places.get(&place[..]).cloned().map_or(place, Cow::Owned);
        let mut event = event.clone().into_owned();
        event.object = name(&event.object);
        event.id = event.id.map(|id| self.id(&id).into());
        (event.source, event.extensions) = (None, Vec::new());
        event.what = match event.what {
            What::Enters { kind, type_code, flow, at, .. } => {
                What::Enters { kind, type_code, flow, at: at.map(place), attributes: Vec::new() }
            }
            What::Departs { from, to } => What::Departs { from: from.map(place), to: place(to) },
            What::Arrives { at } => What::Arrives { at: place(at) },
            What::Observed { at } => What::Observed { at: place(at) },
            What::Plan { milestone, planned, at } => What::Plan { milestone, planned, at: at.map(place) },
            What::Loaded { into } => What::Loaded { into: name(&into) },
            What::Unloaded { from, at } => What::Unloaded { from: name(&from), at: at.map(place) },
            What::Status { code, .. } => What::Status { code, detail: None },
            What::HoldSet { hold, .. } => What::HoldSet { hold, reason: None },
            What::Leaves { .. } => What::Leaves { to: None },
            What::AlarmRaised { alarm, severity, .. } => What::AlarmRaised { alarm, severity, text: None },
            What::Retracted { event, corrected_by, .. } => What::Retracted {
                event: self.id(&event).into(),
                reason: None,
                corrected_by: corrected_by.iter().map(|id| self.id(id).into()).collect(),
            },
            what => what,
        };
        event
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{Attribute, Flow};

    fn redaction() -> Redaction {
        let objects = [("PMC1", ObjectKind::Uld), ("PMC10", ObjectKind::Uld), ("mast", ObjectKind::Sensor)];
        Redaction::of(objects.into_iter(), BTreeMap::from([("GLN-7".into(), "door-1".into())]))
    }

    #[test]
    fn words_keep_all_but_the_names() {
        let redaction = redaction();
        assert_eq!(
            redaction.words("PMC10, not PMC1. (PMC11?) mast: é PMC1"),
            "ULD-X0002, not ULD-X0001. (PMC11?) mast: é ULD-X0001"
        );
        for same in ["", "...", "a.b", "://", "é.é"] {
            assert_eq!(redaction.words(same), same);
        }
    }

    #[test]
    fn what_is_told_of_an_object_names_nobody() {
        let time = EventTime::parse("2021-11-08T05:12:00Z").expect("a time");
        let named = |name: &'static str, value: &'static str| Attribute { name: name.into(), value: value.into() };
        let event = |id: Option<&'static str>, what| HubEvent {
            time,
            recorded: None,
            id: id.map(Into::into),
            source: Some("WFS".into()),
            object: "PMC1".into(),
            what,
            extensions: vec![named("x", "y")],
        };
        let enters = What::Enters {
            kind: ObjectKind::Uld,
            type_code: Some("PMC".into()),
            flow: Flow::None,
            at: Some("GLN-7".into()),
            attributes: vec![named("consignee", "Anna")],
        };
        let redaction = redaction();
        let told = serde_json::to_string(&redaction.event(&event(Some("PMC1@WFS"), enters))).expect("JSON");
        assert_eq!(
            told,
            r#"{"t":"2021-11-08T05:12:00Z","id":"E1","obj":"ULD-X0001","enters":{"kind":"uld","type":"PMC","at":"door-1"}}"#
        );
        let back = What::Retracted {
            event: "PMC1@WFS".into(),
            reason: Some("Anna erred".into()),
            corrected_by: vec!["PMC1@WFS/2".into()],
        };
        let told = serde_json::to_string(&redaction.event(&event(None, back))).expect("JSON");
        assert_eq!(
            told,
            r#"{"t":"2021-11-08T05:12:00Z","obj":"ULD-X0001","retracted":{"event":"E1","corrected_by":["E2"]}}"#
        );
    }
}
