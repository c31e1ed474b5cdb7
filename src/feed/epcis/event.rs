//! What one event says, in events of ours.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{document::Context, extension, hash, master::Master, own, sensor, write};
use crate::{
    feed::process,
    hub::{Attribute, EventTime, Flow, HubEvent, ObjectKind, StatusCode, TimeError, What, canonical_id},
    language::quoted,
    say,
};

/// The types of events (EPCIS 2.0, section 7.4).
const TYPES: [&str; 5] =
    ["ObjectEvent", "AggregationEvent", "TransactionEvent", "TransformationEvent", "AssociationEvent"];

/// What of an event cannot be read.
pub(super) struct Problem {
    pub brief: String,
    pub hint: &'static str,
    /// Whether what else the event says counts.
    pub keeps_rest: bool,
}

impl Problem {
    fn of_type(found: &str) -> Self {
        Self { brief: say!("epcis-type", kind = quoted(&found)), hint: say!("epcis-type-hint"), keeps_rest: false }
    }
}

impl From<TimeError> for Problem {
    fn from(error: TimeError) -> Self {
        Self { brief: error.to_string(), hint: say!("epcis-skipped-time"), keeps_rest: false }
    }
}

pub(super) type Told = (HubEvent<'static>, u32);

/// How the names of events begin that are made of what they say.
pub(super) const HASHED: &str = "ni:///sha-256;";

/// An event, or a part of one that names more objects than are told at once.
#[derive(Default)]
pub(super) struct Part {
    /// The name of the whole event.
    pub id: Option<String>,
    /// How many of our events were made of the parts before.
    pub told: usize,
}

/// The name of an event, or the one that is made of what it says.
pub(super) fn id_of_event(event: &Value, context: &Context) -> Option<String> {
    // A blank node has its name in its own document alone.
    let own = literal(&event["eventID"]).filter(|own| !own.starts_with("_:"));
    match own {
        // One that we gave, as it was before it became a URI.
        Some(own) if context.is_ours() => Some(plain(own)),
        // A name of its own, given by who made it.
        Some(own) if !own.starts_with(HASHED) => Some(own.to_owned()),
        // In what we wrote, an event without a name is known again by what it says, as ours are.
        None if context.is_ours() => None,
        // Who gave it no name, gave it the one that is made of what it says. The rules for that changed over the years, so that it is
        // made anew, too: whoever tells the event again, in XML or in JSON, comes to the same.
        _ => hash::event_hash_id(event, &context.value).or(own.map(str::to_owned)),
    }
}

/// All that one EPCIS event says, or a part of it; gives what of it cannot be read while the rest counts. `inside` are the children of
/// its parent that were told of before, if any; it is empty where they are told of at that very instant.
pub(super) fn tell(
    event: &Value,
    context: &Context,
    inside: Option<&BTreeSet<String>>,
    part: &Part,
    told: &mut Vec<Told>,
) -> Result<Vec<Problem>, Problem> {
    let kind = ["type", "@type", "isA"].iter().find_map(|name| literal(&event[*name])).unwrap_or_default();
    let kind = kind.rsplit([':', '/']).next().unwrap_or(kind);
    // One of another type need not have what those of the standard have: what it is says more than what it lacks.
    if !kind.is_empty() && !TYPES.contains(&kind) {
        return Err(Problem::of_type(kind));
    }
    let Some(time) = literal(&event["eventTime"]) else {
        let found =
            if event["eventTime"].is_null() { say!("feed-none").to_owned() } else { event["eventTime"].to_string() };
        return Err(Problem {
            brief: say!("epcis-no-time", found = found.to_string()),
            hint: say!("epcis-no-time-hint"),
            keeps_rest: false,
        });
    };
    if let Some(action) = event["action"].as_str().filter(|action| !["ADD", "OBSERVE", "DELETE"].contains(action)) {
        return Err(Problem {
            brief: say!("epcis-action", action = quoted(&action)),
            hint: say!("epcis-action-hint"),
            keeps_rest: false,
        });
    }
    // Some put the offset only into the field beside it.
    let beside = || EventTime::parse(&format!("{time}{}", literal(&event[extension::OFFSET])?)).ok();
    let time = match EventTime::parse(time) {
        Ok(time) => time,
        Err(error) => beside()
            .ok_or_else(|| Problem { brief: say!("epcis-field-time", error = error.to_string()), ..error.into() })?,
    };
    let recorded = event["recordTime"].as_str().and_then(|text| EventTime::parse(text).ok());
    let place = id_of(&event["readPoint"]).or_else(|| id_of(&event["bizLocation"]));
    let id = part.id.clone();
    if context.is_ours() && !event[own::FIELD].is_null() {
        told.push((own::read(event, context, time, recorded, id)?, 0));
        return Ok(Vec::new());
    }
    if context.is_ours() && event["errorDeclaration"].is_object() {
        // We write what was declared an error apart from the event itself.
        return retract(event, time, id, told).map(|()| Vec::new());
    }
    let is_first = part.told == 0;
    let mut out = Teller { told, time, recorded, id, is_ours: context.is_ours(), count: part.told };
    let start = out.told.len();
    let has_children =
        names(&event["childEPCs"]).next().is_some() || classes(&event["childQuantityList"]).next().is_some();
    let all_off = inside.filter(|_| event["action"] == "DELETE" && !has_children);
    match kind {
        "ObjectEvent" | "TransactionEvent" => {
            let step = event["bizStep"].as_str().map(word);
            let says_more = !event["sensorElementList"].is_null() || has_holds(event) || event["action"] == "DELETE";
            let parent = literal(&event["parentID"]).filter(|_| kind == "TransactionEvent" && is_first).map(plain);
            for object in parent.into_iter().chain(names(&event["epcList"])).chain(classes(&event["quantityList"])) {
                match (step, destination_of(event), &place) {
                    (Some("departing"), Some(to), from) => {
                        let from = from.clone().map(Into::into);
                        out.say(&object, What::Departs { from, to: to.into() });
                    }
                    (Some("arriving"), _, Some(at)) => out.say(&object, What::Arrives { at: at.clone().into() }),
                    // Where it is, nobody said; that it was seen is told by what else the event says.
                    (_, _, None) if says_more => {}
                    (_, _, None) if event["action"] == "ADD" && out.is_ours => out.say(&object, entry(&object)),
                    _ => out.seen(&object, place.as_deref()),
                }
                if event["action"] == "DELETE" {
                    out.say(&object, What::Leaves { to: None });
                }
            }
        }
        "AggregationEvent" | "AssociationEvent" => aggregate(event, place.as_deref(), all_off, is_first, &mut out),
        "TransformationEvent" => {
            for object in names(&event["inputEPCList"]) {
                out.say(&object, What::Leaves { to: Some("a transformation".into()) });
            }
            for object in names(&event["outputEPCList"]) {
                out.seen(&object, place.as_deref());
            }
        }
        _ => return Err(Problem::of_type(kind)),
    }
    let objects: Vec<String> = names(&event["epcList"])
        .chain(literal(&event["parentID"]).filter(|_| is_first).map(plain))
        .chain(["childEPCs", "outputEPCList"].into_iter().flat_map(|list| names(&event[list])))
        .chain(["quantityList", "childQuantityList"].into_iter().flat_map(|list| classes(&event[list])))
        .collect();
    dispositions(event, &objects, &mut out);
    let mut problems = sensor::tell(event, &objects, place.as_deref(), is_first, &mut out);
    let end = out.told.len();
    if end == start {
        if problems.is_empty() {
            problems.push(Problem {
                brief: say!("epcis-nothing").into(),
                hint: say!("epcis-nothing-hint"),
                keeps_rest: true,
            });
        }
        return Ok(problems);
    }
    let without = extend(event, context, &mut out.told[start..end], part.told);
    declare_error(event, start..end, told);
    let takes_off = matches!(kind, "AggregationEvent" | "AssociationEvent") && event["action"] == "DELETE";
    if takes_off && !has_children {
        let hint = match all_off {
            None => Some(say!("epcis-no-children-hint")),
            // Of what happens to a thing at one instant that it is put in counts last, in whatever order it is told.
            Some(all) => all.is_empty().then_some(say!("epcis-at-once-hint")),
        };
        problems.extend(hint.map(|hint| Problem { brief: say!("epcis-no-children").into(), hint, keeps_rest: true }));
    }
    if without > 0 && is_first {
        problems.push(Problem {
            brief: say!("epcis-most-said", most = MOST_SAID.to_string()),
            hint: say!("epcis-most-said-hint"),
            keeps_rest: true,
        });
    }
    Ok(problems)
}

/// More bytes are not said again and again of the objects of one event.
const MOST_SAID: usize = 1 << 16;

/// Keeps what else an event says with the first that is told of each object; gives with how many objects it is not kept.
fn extend(event: &Value, context: &Context, told: &mut [Told], before: usize) -> usize {
    let mut without = 0;
    let all = extension::of(event, &context.prefixes, context.is_ours());
    let lists = [&event["quantityList"], &event["childQuantityList"]];
    let quantities = || lists.into_iter().flat_map(|list| list.as_array().into_iter().flatten());
    let mut seen = BTreeSet::new();
    // That a device is there is not what the event is about.
    let told =
        told.iter_mut().filter(|(event, _)| !matches!(event.what, What::Enters { kind: ObjectKind::Sensor, .. }));
    let size: usize = all.iter().map(|one| one.name.len() + one.value.len() + size_of_val(one)).sum();
    for (event, _) in told {
        if seen.insert(event.object.clone()) {
            // Of many objects the first one says what is long for all.
            if size.saturating_mul(before + seen.len()) <= MOST_SAID || before + seen.len() == 1 {
                event.extensions.extend(all.iter().cloned());
            } else {
                without += 1;
            }
            event.extensions.extend(quantity_of(&event.object, quantities()));
        }
    }
    without
}

/// What is said of an object that is a class of things.
fn quantity_of<'a>(object: &str, mut all: impl Iterator<Item = &'a Value>) -> Vec<Attribute<'static>> {
    let quantity = all.find(|one| one["epcClass"].as_str().is_some_and(|class| plain(class) == object));
    quantity.map(extension::of_quantity).unwrap_or_default()
}

/// What an event that happens to one thing says beside: the thing, and the rest.
pub(super) fn of_one(event: &Value, context: &Context) -> (Option<String>, Vec<Attribute<'static>>) {
    let lists = || ["quantityList", "childQuantityList"].into_iter().map(|list| &event[list]);
    let object = ["epcList", "childEPCs"].into_iter().flat_map(|list| names(&event[list]));
    let object = object.chain(lists().flat_map(classes)).next();
    let mut all = extension::of(event, &context.prefixes, context.is_ours());
    let quantities = lists().flat_map(|list| list.as_array().into_iter().flatten());
    all.extend(object.iter().flat_map(|object| quantity_of(object, quantities.clone())));
    (object, all)
}

fn aggregate(
    event: &Value,
    place: Option<&str>,
    all_off: Option<&BTreeSet<String>>,
    is_first: bool,
    out: &mut Teller<'_>,
) {
    let parent = literal(&event["parentID"]).map(plain);
    let parent = parent.as_deref();
    if let Some(parent) = parent.filter(|_| place.is_some() && is_first) {
        out.seen(parent, place);
    }
    let named = names(&event["childEPCs"]).chain(classes(&event["childQuantityList"]));
    let children = named.chain(all_off.into_iter().flatten().cloned());
    for child in children {
        match (parent, event["action"].as_str()) {
            (Some(parent), Some("DELETE")) => {
                let at = place.map(|place| place.to_owned().into());
                out.say(&child, What::Unloaded { from: parent.to_owned().into(), at });
            }
            (Some(parent), _) => out.say(&child, What::Loaded { into: parent.to_owned().into() }),
            (None, _) => out.seen(&child, place),
        }
    }
}

/// Dispositions that last and keep a thing from going on are holds until they are unset; damage is a discrepancy.
fn dispositions(event: &Value, objects: &[String], out: &mut Teller<'_>) {
    let lasting = &event["persistentDisposition"];
    for object in objects {
        for hold in texts(&lasting["set"]).filter(|name| is_hold(name)) {
            out.say(object, What::HoldSet { hold: own_or_word(&hold).into(), reason: None });
        }
        for hold in texts(&lasting["unset"]).filter(|name| is_hold(name)) {
            out.say(object, What::HoldReleased { hold: own_or_word(&hold).into() });
        }
        if event["disposition"].as_str().map(word) == Some("damaged") {
            out.say(object, What::Status { code: StatusCode::Dis, detail: Some("damaged".into()) });
        }
    }
}

fn has_holds(event: &Value) -> bool {
    let lasting = &event["persistentDisposition"];
    ["set", "unset"].into_iter().any(|field| texts(&lasting[field]).any(|name| is_hold(&name)))
}

/// Whether what has a lasting disposition may not go on. Of those of the standard that is what is wrong with the thing, or bars it from
/// sale or use; that it is complete, conformant or active bars it from nothing. What others call so, by its words.
///
/// Source: CBV 2.0 (GS1, 2022), section 7.2, definitions of the dispositions.
pub(super) fn is_hold(name: &str) -> bool {
    const BARRING: [&str; 14] = [
        "damaged",
        "expired",
        "mismatch_class",
        "mismatch_instance",
        "mismatch_quantity",
        "needs_replacement",
        "no_pedigree_match",
        "non_conformant",
        "non_sellable",
        "non_sellable_other",
        "recalled",
        "sellable_not_accessible",
        "stolen",
        "unavailable",
    ];
    const WORDS: [&str; 10] =
        ["hold", "held", "block", "custom", "quarantine", "security", "seiz", "detain", "embargo", "stop"];
    let last = own_or_word(name);
    write::name_of(write::HOLD, name).is_some()
        || BARRING.contains(&last.as_str())
        || !extension::is_disposition(&last) && WORDS.iter().any(|word| last.to_lowercase().contains(word))
}

/// What we wrote of an event that was taken back.
fn retract(event: &Value, time: EventTime, id: Option<String>, told: &mut Vec<Told>) -> Result<(), Problem> {
    let (Some(object), Some(id)) = (names(&event["epcList"]).next(), id) else {
        return Err(Problem {
            brief: say!("epcis-no-declaration").into(),
            hint: say!("epcis-no-declaration-hint"),
            keeps_rest: false,
        });
    };
    let declaration = &event["errorDeclaration"];
    let what = What::Retracted {
        event: id.into(),
        reason: declaration["reason"].as_str().map(|reason| own_or_word(reason).into()),
        corrected_by: texts(&declaration["correctiveEventIDs"]).map(|id| plain(&id).into()).collect(),
    };
    let learned = literal(&declaration["declarationTime"]).and_then(|text| EventTime::parse(text).ok());
    let event = HubEvent {
        time,
        recorded: learned.filter(|learned| *learned != time),
        id: None,
        source: None,
        object: object.into(),
        what,
        extensions: Vec::new(),
    };
    told.push((event, 0));
    Ok(())
}

/// An event with an error declaration never happened; the declaration was learned when it was made.
fn declare_error(event: &Value, told_here: std::ops::Range<usize>, told: &mut Vec<Told>) {
    let declaration = &event["errorDeclaration"];
    if !declaration.is_object() {
        return;
    }
    let learned = declaration["declarationTime"].as_str().and_then(|text| EventTime::parse(text).ok());
    let corrected_by: Vec<_> = names(&declaration["correctiveEventIDs"]).map(Into::into).collect();
    let reason = declaration["reason"].as_str().map(|reason| word(reason).to_owned());
    for at in told_here {
        let (wrong, _) = &told[at];
        let Some(id) = wrong.id.clone() else { continue };
        let what =
            What::Retracted { event: id, reason: reason.clone().map(Into::into), corrected_by: corrected_by.clone() };
        let retraction = HubEvent {
            time: wrong.time,
            recorded: learned,
            id: None,
            source: None,
            object: wrong.object.clone(),
            what,
            extensions: Vec::new(),
        };
        told.push((retraction, 0));
    }
}

/// Collects what one EPCIS event says, each part with an id of its own.
pub(super) struct Teller<'a> {
    told: &'a mut Vec<Told>,
    pub time: EventTime,
    recorded: Option<EventTime>,
    id: Option<String>,
    /// Whether we wrote it: each event of ours is one there.
    is_ours: bool,
    pub count: usize,
}

impl Teller<'_> {
    /// Says more with what was told last.
    pub fn add(&mut self, more: &[Attribute<'static>]) {
        if let Some((event, _)) = self.told.last_mut() {
            event.extensions.extend_from_slice(more);
        }
    }

    /// A device is there, as one that measures: that is none of the parts of the event.
    pub fn device(&mut self, object: &str) {
        let what =
            What::Enters { kind: ObjectKind::Sensor, type_code: None, flow: Flow::None, at: None, attributes: vec![] };
        let object = object.to_owned().into();
        let event =
            HubEvent { time: self.time, recorded: None, id: None, source: None, object, what, extensions: Vec::new() };
        self.told.push((event, 0));
    }

    fn seen(&mut self, object: &str, place: Option<&str>) {
        if let Some(place) = place {
            self.say(object, What::Observed { at: place.to_owned().into() });
        } else {
            self.say(object, What::Status { code: StatusCode::Osi, detail: Some("seen, nobody said where".into()) });
        }
    }

    fn say(&mut self, object: &str, what: What<'static>) {
        self.say_at(self.time, object, what);
    }

    pub fn say_at(&mut self, time: EventTime, object: &str, what: What<'static>) {
        self.count += 1;
        let is_alone = self.is_ours && self.count == 1;
        let id = self.id.as_ref().map(|id| if is_alone { id.clone() } else { format!("{id}#{}", self.count) });
        let event = HubEvent {
            time,
            recorded: self.recorded,
            id: id.map(Into::into),
            source: None,
            object: object.to_owned().into(),
            what,
            extensions: Vec::new(),
        };
        self.told.push((event, 0));
    }
}

/// EPCIS objects are there when they are first told of; what they are is told by their ids. Those that are known are left out,
/// the others are known from now on.
pub(super) fn entries(told: &[Told], master: &Master, known: &mut BTreeSet<String>) -> Vec<Told> {
    let mut first = BTreeMap::<String, (EventTime, u32)>::new();
    let (mut devices, mut said) = (BTreeSet::new(), BTreeMap::new());
    for (event, line) in told {
        let mentioned = match &event.what {
            What::Loaded { into } => Some(into.to_string()),
            _ => None,
        };
        if let What::Enters { kind: ObjectKind::Sensor, .. } = event.what {
            devices.insert(event.object.to_string());
        }
        if let Some(kind) = kind_in_ilmd(event) {
            said.entry(event.object.to_string()).or_insert(kind);
        }
        for object in [Some(event.object.to_string()), mentioned].into_iter().flatten() {
            let entry = first.entry(object).or_insert((event.time, *line));
            *entry = (*entry).min((event.time, *line));
        }
    }
    let enters = |(object, (time, line)): (String, (EventTime, u32))| {
        let told = || kind_told(&object).or_else(|| master.kind_of(&object)).or_else(|| said.get(&object).copied());
        let kind = if devices.contains(&object) { ObjectKind::Sensor } else { told().unwrap_or(ObjectKind::Parcel) };
        let what = What::Enters { kind, type_code: None, flow: Flow::None, at: None, attributes: master.of(&object) };
        (
            HubEvent {
                time,
                recorded: None,
                id: None,
                source: None,
                object: object.into(),
                what,
                extensions: Vec::new(),
            },
            line,
        )
    };
    first.retain(|object, _| known.insert(object.clone()));
    first.into_iter().map(enters).collect()
}

/// An object is there from then on.
pub(super) fn entry(object: &str) -> What<'static> {
    What::Enters { kind: kind_of(object), type_code: None, flow: Flow::None, at: None, attributes: vec![] }
}

/// What an object is, by its id; what does not tell is taken for a parcel.
pub(super) fn kind_of(id: &str) -> ObjectKind {
    kind_told(id).unwrap_or(ObjectKind::Parcel)
}

/// What an object is, by the key of its id: an SSCC is a logistic unit, an SGTIN or an LGTIN a trade item, a GRAI or GIAI an asset.
pub(super) fn kind_told(id: &str) -> Option<ObjectKind> {
    let is = |urn: &str, link: &str| id.contains(urn) || id.contains(link);
    match () {
        () if is(":sscc:", "/00/") => Some(ObjectKind::Pallet),
        // What an asset is, its number may say.
        () if is(":grai:", "/8003/") || is(":giai:", "/8004/") => Some(named(id).unwrap_or(ObjectKind::Uld)),
        () if is(":sgtin:", "/01/") || id.contains(":lgtin:") => Some(ObjectKind::Parcel),
        () => named(id),
    }
}

/// The names of what says what a thing is.
const KINDS: [&str; 4] = ["type", "kind", "objectType", "assetType"];

/// What a thing is, by names and values of what is said of it.
pub(super) fn kind_said<'a>(all: impl IntoIterator<Item = (&'a str, &'a str)>) -> Option<ObjectKind> {
    let is_kind = |name: &str| KINDS.iter().any(|kind| word(name).eq_ignore_ascii_case(kind));
    let mut kinds = all.into_iter().filter(|&(name, _)| is_kind(name)).map(|(_, value)| process::kind_of(word(value)));
    kinds.find(|kind| *kind != ObjectKind::Unknown)
}

/// What a thing is, by the data it comes into being with.
pub(super) fn kind_in_ilmd(event: &HubEvent<'_>) -> Option<ObjectKind> {
    let ilmd = event.extensions.iter().find(|one| one.name == "ilmd")?;
    let ilmd: Value = serde_json::from_str(&ilmd.value).ok()?;
    kind_said(ilmd.as_object()?.iter().filter_map(|(name, value)| Some((name.as_str(), literal(value)?))))
}

/// What the end of an id calls a thing, as in `DOLLY-1` and `PMC12345LH`.
fn named(id: &str) -> Option<ObjectKind> {
    let end = id.rsplit(['/', ':', '.']).next().unwrap_or(id);
    let words = end.trim_end_matches(|sign: char| sign.is_ascii_digit());
    [end, words].into_iter().map(process::kind_of).find(|kind| *kind != ObjectKind::Unknown)
}

/// A field that is an id, or an object with one.
fn id_of(value: &Value) -> Option<String> {
    let value = alone(value);
    value.as_str().or(value["id"].as_str()).or(value["@id"].as_str()).map(plain)
}

/// The one thing of a list of one, as JSON-LD has it when it is expanded.
pub(super) fn alone(value: &Value) -> &Value {
    match value {
        Value::Array(all) if all.len() == 1 => &all[0],
        _ => value,
    }
}

/// Text, alone or as JSON-LD writes a value.
pub(super) fn literal(value: &Value) -> Option<&str> {
    let value = alone(value);
    value.as_str().or(value["@value"].as_str()).or(value["@id"].as_str())
}

/// Texts, as they stand there. One alone is a list of one.
fn texts(value: &Value) -> impl Iterator<Item = String> {
    let all = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    all.iter().filter_map(literal).map(str::to_owned)
}

fn names(value: &Value) -> impl Iterator<Item = String> {
    texts(value).map(|name| plain(&name))
}

/// The place that an event names as its destination.
fn destination_of(event: &Value) -> Option<String> {
    let all = event["destinationList"].as_array()?;
    let place = all.iter().find(|one| one["type"].as_str().map(word) == Some("location"))?;
    place["destination"].as_str().map(plain)
}

/// An id as it was before it became a URI of ours; one of GS1 in the one way that it is written among us.
pub(super) fn plain(id: &str) -> String {
    let ours = [write::OBJECT, write::PLACE, write::EVENT].into_iter().find_map(|base| write::name_of(base, id));
    ours.unwrap_or_else(|| canonical_id(id).into_owned())
}

fn classes(value: &Value) -> impl Iterator<Item = String> {
    value.as_array().into_iter().flatten().filter_map(|entry| entry["epcClass"].as_str()).map(plain)
}

/// A name that we made a URI of, or the last word of one of others.
pub(super) fn own_or_word(name: &str) -> String {
    let ours = [write::HOLD, write::QUANTITY, write::REASON].into_iter().find_map(|base| write::name_of(base, name));
    ours.unwrap_or_else(|| word(name).to_owned())
}

/// The last word of a bare, prefixed or full name: `damaged` of `cbv:Disp-damaged` and of `https://ref.gs1.org/cbv/Disp-damaged`.
pub(super) fn word(name: &str) -> &str {
    let tail = name.rsplit([':', '/', '#']).next().unwrap_or(name);
    let prefixes = ["Disp-", "ER-", "BizStep-", "SDT-", "BTT-"];
    prefixes.iter().find_map(|prefix| tail.strip_prefix(prefix)).unwrap_or(tail)
}
