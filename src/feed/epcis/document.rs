//! A document, walked into as it is read: each event is told as soon as it is there.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    fmt,
    io::BufRead,
    rc::Rc,
};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::{
    contents::{AllOff, Contents},
    event::{Part, Told, entries, id_of_event, kind_in_ilmd, kind_of, kind_told, literal, tell},
    extension,
    master::Master,
    xml::{self, Found as FoundInXml},
};
use crate::{
    feed::{
        json::Source,
        process::Process,
        sink::{FormatError, Reading},
    },
    hub::{EventTime, Flow, HubEvent, Issue, IssueKind, IssuePlace, ObjectKind, What},
    language::numerals::bare,
    say,
};

/// Reads JSON; what cannot be read in it becomes an issue. One document as a rule; a repository may also tell one event a line.
pub(crate) fn read(input: impl BufRead, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let mut source = Source::new(input, "\"eventTime\"");
    let lines = source.lines();
    let mut document = Document::of(reading);
    let mut master = Rc::default();
    while source.has_more()? {
        let mut found = Found::default();
        let mut take = |event: Value, context: &Context| document.tell(&event, lines.take(), context, reading);
        let read = source.read("EPCIS JSON", Walk { level: Level::Top, found: &mut found, take: &mut take });
        if let Err(error) = read {
            reading.broken_off(error, document.count as u64)?;
            master = found.context.master;
            break;
        }
        if found.is_context_late && !found.context.prefixes.is_empty() {
            reading.not_understood(
                0,
                || say!("epcis-late-context", many = document.count.to_string()),
                say!("epcis-late-context-hint"),
            );
        }
        master = Rc::clone(&found.context.master);
        if !found.has_events {
            return Err(FormatError::content(say!("epcis-document"), say!("epcis-other-json")));
        }
    }
    document.finish(&master, reading)
}

/// Reads an XML document; what cannot be read in it becomes an issue.
pub(crate) fn read_xml(input: impl BufRead, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let mut document = Document::of(reading);
    let mut context = Context::default();
    let take = |found: FoundInXml| match found {
        FoundInXml::Vocabulary(vocabulary) => Rc::make_mut(&mut context.master).vocabulary(&vocabulary),
        FoundInXml::Event(event, line) => document.tell(&event, line, &context, reading),
    };
    if let Err(error) = xml::each(input, take) {
        reading.broken_off(error, document.count as u64)?;
    }
    document.finish(&context.master, reading)
}

/// What a document has told so far. The order of its events means nothing, and sensors report of times before their event.
struct Document {
    process: Process,
    count: usize,
    all_off: Vec<AllOff>,
    /// How many objects have ids that do not tell what they are, and the first of them.
    untold: u64,
    first_untold: Option<String>,
}

impl Document {
    fn of(reading: &Reading<'_>) -> Self {
        Self { process: Process::showing(reading), count: 0, all_off: Vec::new(), untold: 0, first_untold: None }
    }

    fn tell(&mut self, event: &Value, line: u64, context: &Context, reading: &mut Reading<'_>) {
        self.count += 1;
        let number = self.count;
        // What an envelope of CloudEvents 1.0 holds.
        let event = if event["specversion"].is_string() && event["data"].is_object() { &event["data"] } else { event };
        let event = unprefixed(event, context);
        let part = Part { id: id_of_event(&event, context), told: 0 };
        if names_many(&event) {
            return in_parts(&event, part, |part_of, part| {
                let (told, issues) = tell_part(part_of, context, None, (part, number, line), reading.name);
                let count = self.take(told, issues, context, line, reading);
                self.process.sorter.put_away();
                count
            });
        }
        let (told, issues) = tell_part(&event, context, None, (&part, number, line), reading.name);
        if let Some(time) = time_of_all_off(&event) {
            // It is told when it is known what is inside; its parent is there all the same.
            told.iter().for_each(|(event, _)| self.enters(event, context, line));
            let (event, context) = (event.into_owned(), context.clone());
            self.all_off.push(AllOff { time, event, context, number, line });
            return;
        }
        self.take(told, issues, context, line, reading);
    }

    /// Takes what an event says, or a part of it; gives how much that is.
    fn take(
        &mut self,
        told: Vec<Told>,
        issues: Vec<Issue>,
        context: &Context,
        line: u64,
        reading: &mut Reading<'_>,
    ) -> usize {
        let count = told.len();
        issues.into_iter().for_each(|issue| reading.sink.issue(issue));
        for (event, _) in told {
            self.enters(&event, context, line);
            // That it enters was told just now, unless the document says so of all that do.
            if context.tells_who_enters() || !matches!(event.what, What::Enters { .. }) {
                self.process.sorter.push(event, line);
            }
        }
        self.process.sorter.show(reading);
        count
    }

    /// Objects are there when they are first told of.
    fn enters(&mut self, event: &HubEvent<'_>, context: &Context, line: u64) {
        if context.tells_who_enters() {
            return;
        }
        let mut enter = |object: &str, kind: Option<ObjectKind>| {
            let (known, kind_or_guess) = (context.master.of(object), kind.unwrap_or_else(|| kind_of(object)));
            let is_new = self.process.enters_as(event.time, object, kind_or_guess, None, Flow::None, known, line);
            if is_new && kind.is_none() {
                self.untold += 1;
                self.first_untold.get_or_insert_with(|| object.to_owned());
            }
        };
        let told = |object: &str| kind_told(object).or_else(|| context.master.kind_of(object));
        match &event.what {
            What::Enters { kind, .. } => enter(&event.object, Some(*kind)),
            _ => enter(&event.object, told(&event.object).or_else(|| kind_in_ilmd(event))),
        }
        if let What::Loaded { into } = &event.what {
            enter(into, told(into));
        }
    }

    /// Passes everything on, when all is read.
    fn finish(self, master: &Master, reading: &mut Reading<'_>) -> Result<(), FormatError> {
        master.places().for_each(|(place, title)| reading.sink.title(place, title));
        if let Some((brief, hint)) = master.unused() {
            reading.not_understood(0, brief, hint);
        }
        if let Some(first) = &self.first_untold {
            let brief = || say!("epcis-untold", count = bare(self.untold), first = first.as_str());
            reading.not_understood(0, brief, say!("epcis-untold-hint"));
        }
        let mut contents = Contents::of(self.all_off);
        self.process.sorter.finish_through(reading, |event, line, reading| {
            contents.tell_before(Some(event.time), reading);
            contents.see(event);
            reading.event(event, line);
        })?;
        contents.tell_before(None, reading);
        Ok(())
    }
}

/// When an event takes all off its parent without naming what that is; `None` of all other events.
fn time_of_all_off(event: &Value) -> Option<EventTime> {
    let is_empty = |name: &str| event[name].as_array().is_none_or(Vec::is_empty);
    let is_so = event["action"] == "DELETE"
        && literal(&event["parentID"]).is_some()
        && is_empty("childEPCs")
        && is_empty("childQuantityList")
        && ["type", "@type"].iter().any(|name| {
            literal(&event[*name])
                .is_some_and(|kind| kind.contains("AggregationEvent") || kind.contains("AssociationEvent"))
        });
    is_so.then(|| EventTime::parse(literal(&event["eventTime"])?).ok())?
}

/// How names of the standard begin where they are told in full or with its own prefix.
const FULL: [&str; 4] =
    ["epcis:", "https://ref.gs1.org/epcis/", "https://ref.gs1.org/standards/epcis/", "https://gs1.github.io/EPCIS/"];

/// The name of a field as most write it, whatever prefix the document has for the names of the standard.
fn short<'a>(name: &'a str, context: &'a Context) -> &'a str {
    let full = |name: &'a str| FULL.iter().find_map(|full| name.strip_prefix(full)).filter(|rest| !rest.is_empty());
    let declared = || match name.split_once(':') {
        // A prefix may stand for the whole beginning, or for a part of it.
        Some((prefix, rest)) => {
            let uri = context.prefixes.get(prefix)?;
            FULL.iter().find_map(|full| rest.strip_prefix(full.strip_prefix(uri.as_str())?))
        }
        None => full(context.prefixes.get(name)?),
    };
    full(name).or_else(declared).unwrap_or(name)
}

/// An event with the names of its fields as most write them.
fn unprefixed<'a>(event: &'a Value, context: &Context) -> Cow<'a, Value> {
    // An event may have a context of its own.
    let own = (!event["@context"].is_null()).then(|| context.and_of(&event["@context"]));
    let context = own.as_ref().unwrap_or(context);
    fn rewritten(value: &Value, context: &Context) -> Value {
        match value {
            Value::Object(all) => {
                // What is told in full wraps every value.
                let is_value = all.keys().all(|name| matches!(name.as_str(), "@value" | "@type"));
                match (all.get("@value").filter(|_| is_value), all.get("@id").filter(|_| all.len() == 1)) {
                    (Some(value), _) | (None, Some(value)) => value.clone(),
                    _ => all.iter().map(|(name, value)| of_member(name, value, context)).collect(),
                }
            }
            Value::Array(all) => {
                let mut all: Vec<Value> = all.iter().map(|one| rewritten(one, context)).collect();
                match all.as_slice() {
                    [Value::String(_) | Value::Number(_) | Value::Bool(_)] => all.remove(0),
                    _ => Value::Array(all),
                }
            }
            _ => value.clone(),
        }
    }
    fn of_member(name: &str, value: &Value, context: &Context) -> (String, Value) {
        // What a context says of names is no name itself.
        let value = if name == "@context" { value.clone() } else { rewritten(value, context) };
        (short(name, context).to_owned(), value)
    }
    let is_told_so = event.as_object().is_some_and(|all| all.keys().any(|name| short(name, context) != name));
    if is_told_so { Cow::Owned(rewritten(event, context)) } else { Cow::Borrowed(event) }
}

/// What a document says of all its events.
#[derive(Clone, Default)]
pub(super) struct Context {
    /// As it stands there.
    pub value: Value,
    /// What the prefixes of names stand for.
    pub prefixes: BTreeMap<String, String>,
    /// What the header says of ids.
    pub master: Rc<Master>,
}

impl Context {
    pub fn is_ours(&self) -> bool {
        self.prefixes.get(extension::PREFIX).is_some_and(|uri| [extension::OURS, extension::EARLIER].contains(&&**uri))
    }

    /// Whether it is one of ours that says of every object that enters that it does: an object does so at no other time.
    pub fn tells_who_enters(&self) -> bool {
        self.prefixes.get(extension::PREFIX).is_some_and(|uri| uri == extension::OURS)
    }

    pub fn of(value: Value) -> Self {
        Self { prefixes: extension::prefixes_of(&value), value, master: Rc::default() }
    }

    /// With what another context says beside.
    fn and_of(&self, other: &Value) -> Self {
        let mut both = self.clone();
        both.prefixes.extend(extension::prefixes_of(other));
        both
    }
}

/// What was found in a document beside its events.
#[derive(Default)]
struct Found {
    has_events: bool,
    context: Context,
    /// Whether events stood above it.
    is_context_late: bool,
}

/// Walks into a document to its events.
struct Walk<'a, F> {
    level: Level,
    found: &'a mut Found,
    take: &'a mut F,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    /// The document, which may be an event itself, or an array of them.
    Top,
    /// What is within its body, or within the results of a query.
    Body,
}

impl<'de, F: FnMut(Value, &Context)> DeserializeSeed<'de> for Walk<'_, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, F: FnMut(Value, &Context)> Visitor<'de> for Walk<'_, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(say!("epcis-any"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        if self.level == Level::Body {
            while all.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(());
        }
        self.found.has_events = true;
        while let Some(event) = all.next_element()? {
            (self.take)(event, &self.found.context);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        // Of an event that is a document itself.
        let mut own = serde_json::Map::new();
        while let Some(key) = all.next_key::<String>()? {
            let name = short(&key, &self.found.context).to_owned();
            let level = match (self.level, name.as_str()) {
                // Lists of events, also of a graph, and what an envelope of CloudEvents holds.
                (_, "eventList") | (Level::Top, "data" | "@graph") => Some(Level::Top),
                (Level::Top, "epcisBody") | (Level::Body, "queryResults" | "resultsBody") => Some(Level::Body),
                _ => None,
            };
            if let Some(level) = level {
                all.next_value_seed(Walk { level, found: &mut *self.found, take: &mut *self.take })?;
                continue;
            }
            match (self.level, name.as_str()) {
                (Level::Body, "event") => {
                    self.found.has_events = true;
                    let event = all.next_value()?;
                    (self.take)(event, &self.found.context);
                }
                // As a rule it stands above the events.
                (Level::Top, "@context") => {
                    let context: Value = all.next_value()?;
                    let master = Rc::clone(&self.found.context.master);
                    self.found.context = Context { master, ..Context::of(context.clone()) };
                    self.found.is_context_late = self.found.has_events;
                    own.insert(key, context);
                }
                (Level::Top, "epcisHeader") => {
                    let header = all.next_value::<Value>()?;
                    Rc::make_mut(&mut self.found.context.master).header(&header);
                }
                (Level::Body, _) => drop(all.next_value::<IgnoredAny>()?),
                (Level::Top, _) => drop(own.insert(key, all.next_value()?)),
            }
        }
        if self.level == Level::Top && own.keys().any(|name| short(name, &self.found.context) == "eventTime") {
            self.found.has_events = true;
            (self.take)(Value::Object(own), &self.found.context);
        }
        Ok(())
    }

    // What has no members has no events.
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
}

/// What a document that came by itself tells, and what of it cannot be read. `known` holds the objects that were told of
/// before, which do not enter again.
pub fn events(document: &Value, source: &str, known: &mut BTreeSet<String>) -> (Vec<HubEvent<'static>>, Vec<Issue>) {
    let (mut told, mut issues) = (Vec::new(), Vec::new());
    let mut context = Context::of(document["@context"].clone());
    let document = unprefixed(document, &context);
    Rc::make_mut(&mut context.master).header(&document["epcisHeader"]);
    for (event, number) in events_of(&document).unwrap_or_default().into_iter().zip(1..) {
        let event = unprefixed(event, &context);
        let part = Part { id: id_of_event(&event, &context), told: 0 };
        let mut take = |event: &Value, part: &Part| {
            let (more, issue) = tell_part(event, &context, None, (part, number, 0), source);
            issues.extend(issue);
            let count = more.len();
            told.extend(more);
            count
        };
        // A part has the same names for what it says here and in a file.
        if names_many(&event) {
            in_parts(&event, part, take);
        } else {
            take(&event, &part);
        }
    }
    let mut all = Vec::new();
    if context.tells_who_enters() {
        known.extend(told.iter().map(|(event, _)| event.object.to_string()));
    } else {
        all = entries(&told, &context.master, known);
        told.retain(|(event, _)| !matches!(event.what, What::Enters { .. }));
    }
    all.append(&mut told);
    all.sort_by_key(|(event, _)| event.time);
    (all.into_iter().map(|(event, _)| event).collect(), issues)
}

/// What an event of that number says, and what of it cannot be read. `inside` are the known children of its parent.
pub(super) fn tell_one(
    event: &Value,
    context: &Context,
    inside: Option<&BTreeSet<String>>,
    number: usize,
    line: u64,
    file: &str,
) -> (Vec<Told>, Vec<Issue>) {
    let part = Part { id: id_of_event(event, context), told: 0 };
    tell_part(event, context, inside, (&part, number, line), file)
}

/// The same of an event, or of a part of it, whose name is known.
fn tell_part(
    event: &Value,
    context: &Context,
    inside: Option<&BTreeSet<String>>,
    (part, number, line): (&Part, usize, u64),
    file: &str,
) -> (Vec<Told>, Vec<Issue>) {
    let mut told = Vec::new();
    let problems = match tell(event, context, inside, part, &mut told) {
        Ok(problems) => problems,
        Err(problem) => {
            told.clear();
            vec![problem]
        }
    };
    // Of an event that is wrong, one part says so for all.
    let problems = problems.into_iter().filter(|_| part.told == 0);
    let issues = problems.map(|problem| Issue {
        kind: if problem.keeps_rest { IssueKind::NotUnderstood } else { IssueKind::Unreadable },
        brief: say!("epcis-of-event", number = number.to_string(), why = problem.brief.to_string()),
        hint: problem.hint.into(),
        place: Some(IssuePlace { file: file.to_owned(), line }),
    });
    let issues = issues.collect();
    (told, issues)
}

/// The lists of an event that name objects.
const LISTS: [&str; 6] = ["epcList", "quantityList", "childEPCs", "childQuantityList", "inputEPCList", "outputEPCList"];

/// So many objects of an event are told at once; what an event says of them needs many times the room of their names.
const PART: usize = 4_096;

fn names_many(event: &Value) -> bool {
    LISTS.iter().any(|list| event[*list].as_array().is_some_and(|all| all.len() > PART))
}

/// An event as events of the same name, each with a part of its objects. `take` gives how many events of ours it made of one.
fn in_parts(event: &Value, mut part: Part, mut take: impl FnMut(&Value, &Part) -> usize) {
    let Some(all) = event.as_object() else { return };
    let is_list = |name: &str| LISTS.contains(&name);
    let base: serde_json::Map<String, Value> =
        all.iter().filter(|(name, _)| !is_list(name)).map(|(name, value)| (name.clone(), value.clone())).collect();
    for list in LISTS {
        for some in event[list].as_array().into_iter().flat_map(|all| all.chunks(PART)) {
            let mut of_part = base.clone();
            of_part.insert(list.to_owned(), Value::Array(some.to_vec()));
            let told = take(&Value::Object(of_part), &part);
            // What is wrong with one part is wrong with all.
            if told == 0 {
                return;
            }
            part.told += told;
        }
    }
}

/// The events of a document, wherever they lie in it.
fn events_of(document: &Value) -> Option<Vec<&Value>> {
    if let Some(all) = document.as_array() {
        return Some(all.iter().collect());
    }
    let body = &document["epcisBody"];
    let lists = [&body["eventList"], &body["queryResults"]["resultsBody"]["eventList"], &document["eventList"]];
    if let Some(list) = lists.into_iter().find_map(Value::as_array) {
        return Some(list.iter().collect());
    }
    if body["event"].is_object() {
        return Some(vec![&body["event"]]);
    }
    document.get("eventTime").map(|_| vec![document])
}
