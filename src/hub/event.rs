//! What can happen at a hub: the vocabulary of the log.
//!
//! These types are also what our own file format holds, one event a line, so that the published
//! schema cannot drift from what the program reads.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::EventTime;
use crate::{language::Language, say};

/// One thing that happened, as somebody told it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct HubEvent<'a> {
    /// When it happened.
    #[serde(rename = "t")]
    pub time: EventTime,
    /// When it was learned; left out when that was at once.
    #[serde(rename = "rec", skip_serializing_if = "Option::is_none")]
    pub recorded: Option<EventTime>,
    /// A name of the event that no other has, so that it can be retracted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Cow<'a, str>>,
    /// Who told it: a reader, a system, a partner.
    #[serde(rename = "src", skip_serializing_if = "Option::is_none")]
    pub source: Option<Cow<'a, str>>,
    /// The object it happened to.
    #[serde(rename = "obj")]
    pub object: Cow<'a, str>,
    /// What happened.
    #[serde(flatten)]
    pub what: What<'a>,
    /// What else was said with it, in the words of who said it: the business transaction, a lot, the field of a vendor. It changes
    /// nothing of the picture.
    #[serde(rename = "ext", skip_serializing_if = "Vec::is_empty")]
    pub extensions: Vec<Attribute<'a>>,
}

impl HubEvent<'_> {
    /// When the event was learned: `recorded`, or the time of the event itself.
    pub fn recorded(&self) -> EventTime {
        self.recorded.unwrap_or(self.time)
    }

    /// The same event, owning its text.
    pub fn into_owned(self) -> HubEvent<'static> {
        let own = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        HubEvent {
            time: self.time,
            recorded: self.recorded,
            id: self.id.map(own),
            source: self.source.map(own),
            object: own(self.object),
            what: self.what.into_owned(),
            extensions: self.extensions.into_iter().map(Attribute::into_owned).collect(),
        }
    }
}

/// What happened to the object of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum What<'a> {
    /// The object becomes part of the picture.
    Enters {
        /// What it is.
        kind: ObjectKind,
        /// Its type in the trade's own code: `PMC`, `AKE`, `B744F`, `EUR`.
        #[serde(rename = "type", borrow, default, skip_serializing_if = "Option::is_none")]
        type_code: Option<Cow<'a, str>>,
        /// Which way its goods flow.
        #[serde(default, skip_serializing_if = "Flow::is_none")]
        flow: Flow,
        /// Where it stands at first.
        #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
        at: Option<Cow<'a, str>>,
        /// More that is known of it: carrier, registration, weight in kg, pieces.
        #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
        attributes: Vec<Attribute<'a>>,
    },
    /// The object sets out from where it is towards another place.
    Departs {
        /// The place it leaves, when the teller knows.
        #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
        from: Option<Cow<'a, str>>,
        /// Where it is bound.
        #[serde(borrow)]
        to: Cow<'a, str>,
    },
    /// The object reaches a place.
    Arrives {
        /// That place.
        #[serde(borrow)]
        at: Cow<'a, str>,
    },
    /// The object is seen at a read point: where it is, not how it came.
    Observed {
        /// The read point or place.
        #[serde(borrow)]
        at: Cow<'a, str>,
    },
    /// The object is put into or onto another and moves with it from now on.
    Loaded {
        /// The other object.
        #[serde(borrow)]
        into: Cow<'a, str>,
    },
    /// The object is taken out of or off another.
    Unloaded {
        /// The other object.
        #[serde(borrow)]
        from: Cow<'a, str>,
        /// Where it stands now; left out, it is where the other is.
        #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
        at: Option<Cow<'a, str>>,
    },
    /// The object reaches a milestone of the trade.
    Status {
        /// The milestone.
        code: StatusCode,
        /// What else was said: a sub-code of a discrepancy, a consignee.
        #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
        detail: Option<Cow<'a, str>>,
    },
    /// The object may not go on until the hold is released; it stays where it is.
    HoldSet {
        /// Who holds it: `customs`, `security`, `damage`.
        #[serde(borrow)]
        hold: Cow<'a, str>,
        /// Why.
        #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
        reason: Option<Cow<'a, str>>,
    },
    /// A hold is over.
    HoldReleased {
        /// Which hold, as it was set.
        #[serde(borrow)]
        hold: Cow<'a, str>,
    },
    /// The object is no longer part of the picture.
    Leaves {
        /// Where it went, in words.
        #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
        to: Option<Cow<'a, str>>,
    },
    /// A milestone of the object is planned, or planned anew.
    Plan {
        /// The milestone: a status code, or a word such as `off_blocks`, `gate_out`.
        #[serde(borrow)]
        milestone: Cow<'a, str>,
        /// When it should be reached.
        planned: EventTime,
        /// Where.
        #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
        at: Option<Cow<'a, str>>,
    },
    /// The object, a sensor or something with one, measures.
    Measures {
        /// The quantity: `temperature`, `rain`, `basin_level`.
        #[serde(borrow)]
        quantity: Cow<'a, str>,
        /// The value, in `unit`.
        value: f64,
        /// The unit, UCUM or plain: `Cel`, `mm/h`, `kW`.
        #[serde(borrow)]
        unit: Cow<'a, str>,
    },
    /// An alarm begins.
    AlarmRaised {
        /// Its name, by which it is cleared.
        #[serde(borrow)]
        alarm: Cow<'a, str>,
        /// How bad it is.
        severity: Severity,
        /// What it says, one sentence.
        #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
        text: Option<Cow<'a, str>>,
    },
    /// An alarm ends.
    AlarmCleared {
        /// Its name, as it was raised.
        #[serde(borrow)]
        alarm: Cow<'a, str>,
    },
    /// An earlier event was wrong: it never happened.
    Retracted {
        /// The `id` of the event that is taken back.
        #[serde(borrow)]
        event: Cow<'a, str>,
        /// Why: `did_not_occur`, `incorrect_data`.
        #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
        reason: Option<Cow<'a, str>>,
        /// The `id`s of the events that are right instead.
        #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
        corrected_by: Vec<Cow<'a, str>>,
    },
}

/// Whether a place is what a milestone calls so, with `_` for `-`.
fn is_called(place: &str, name: &str) -> bool {
    place.len() == name.len() && place.bytes().zip(name.bytes()).all(|(a, b)| a == b || (a, b) == (b'-', b'_'))
}

/// Whether a place is one of a row of that name, by its number: `dock-7` is of `dock`.
fn is_of_row(place: &str, row: &str) -> bool {
    let number = place.get(row.len()..).and_then(|rest| rest.strip_prefix('-'));
    !row.is_empty()
        && number.is_some_and(|number| number.starts_with(|sign: char| sign.is_ascii_digit()))
        && place.get(..row.len()).is_some_and(|name| is_called(name, row))
}

impl What<'_> {
    /// The name of the event in our files.
    pub fn name(&self) -> &'static str {
        match self {
            What::Enters { .. } => "enters",
            What::Departs { .. } => "departs",
            What::Arrives { .. } => "arrives",
            What::Observed { .. } => "observed",
            What::Loaded { .. } => "loaded",
            What::Unloaded { .. } => "unloaded",
            What::Status { .. } => "status",
            What::HoldSet { .. } => "hold_set",
            What::HoldReleased { .. } => "hold_released",
            What::Leaves { .. } => "leaves",
            What::Plan { .. } => "plan",
            What::Measures { .. } => "measures",
            What::AlarmRaised { .. } => "alarm_raised",
            What::AlarmCleared { .. } => "alarm_cleared",
            What::Retracted { .. } => "retracted",
        }
    }

    /// Whether this is a milestone: a status code, or being seen at a place whose id, with `-` for `_`, it is. Places of a row go by the
    /// name of the row: `dock_in` is to be at any `dock-7`, `dock_out` to depart from one, `chute` to be at any `chute-1-2`.
    pub fn is_milestone(&self, milestone: &str) -> bool {
        match self {
            What::Status { code, .. } => code.code() == milestone,
            What::Arrives { at } | What::Observed { at } => {
                is_called(at, milestone) || is_of_row(at, milestone.strip_suffix("_in").unwrap_or(milestone))
            }
            What::Departs { from: Some(from), .. } => {
                milestone.strip_suffix("_out").is_some_and(|row| is_of_row(from, row))
            }
            _ => false,
        }
    }

    fn into_owned(self) -> What<'static> {
        fn own(text: Cow<'_, str>) -> Cow<'static, str> {
            Cow::Owned(text.into_owned())
        }
        fn own_if(text: Option<Cow<'_, str>>) -> Option<Cow<'static, str>> {
            text.map(own)
        }
        match self {
            What::Enters { kind, type_code, flow, at, attributes } => What::Enters {
                kind,
                type_code: own_if(type_code),
                flow,
                at: own_if(at),
                attributes: attributes.into_iter().map(Attribute::into_owned).collect(),
            },
            What::Departs { from, to } => What::Departs { from: own_if(from), to: own(to) },
            What::Arrives { at } => What::Arrives { at: own(at) },
            What::Observed { at } => What::Observed { at: own(at) },
            What::Loaded { into } => What::Loaded { into: own(into) },
            What::Unloaded { from, at } => What::Unloaded { from: own(from), at: own_if(at) },
            What::Status { code, detail } => What::Status { code, detail: own_if(detail) },
            What::HoldSet { hold, reason } => What::HoldSet { hold: own(hold), reason: own_if(reason) },
            What::HoldReleased { hold } => What::HoldReleased { hold: own(hold) },
            What::Leaves { to } => What::Leaves { to: own_if(to) },
            What::Plan { milestone, planned, at } => What::Plan { milestone: own(milestone), planned, at: own_if(at) },
            What::Measures { quantity, value, unit } => {
                What::Measures { quantity: own(quantity), value, unit: own(unit) }
            }
            What::AlarmRaised { alarm, severity, text } => {
                What::AlarmRaised { alarm: own(alarm), severity, text: own_if(text) }
            }
            What::AlarmCleared { alarm } => What::AlarmCleared { alarm: own(alarm) },
            What::Retracted { event, reason, corrected_by } => What::Retracted {
                event: own(event),
                reason: own_if(reason),
                corrected_by: corrected_by.into_iter().map(own).collect(),
            },
        }
    }
}

/// One more thing that is known of an object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Attribute<'a> {
    /// What it is called, with its unit: `gross_kg`, `carrier`.
    #[serde(borrow)]
    pub name: Cow<'a, str>,
    /// Its value as text.
    #[serde(borrow)]
    pub value: Cow<'a, str>,
}

impl<'a> Attribute<'a> {
    /// Of a name and a value.
    pub fn new(name: impl Into<Cow<'a, str>>, value: impl Into<Cow<'a, str>>) -> Self {
        Self { name: name.into(), value: value.into() }
    }

    /// The same, owning its text.
    pub fn into_owned(self) -> Attribute<'static> {
        Attribute::new(self.name.into_owned(), self.value.into_owned())
    }
}

/// What an object is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ObjectKind {
    /// Spoken of before anybody said what it is.
    #[default]
    Unknown,
    /// An aircraft, a freighter as a rule.
    Aircraft,
    /// A unit load device: an aircraft pallet with its net, or an aircraft container.
    Uld,
    /// A pallet, roll cage or skid of goods for the road.
    Pallet,
    /// A bag or sack of parcels.
    Bag,
    /// One parcel.
    Parcel,
    /// A truck or tractor.
    Truck,
    /// A trailer or semi-trailer.
    Trailer,
    /// A train.
    Train,
    /// A rail wagon.
    Wagon,
    /// An intermodal (ISO) container.
    Container,
    /// An apron tug.
    Tug,
    /// A dolly that carries ULDs behind a tug.
    Dolly,
    /// A main-deck or lower-deck loader.
    Lift,
    /// A fork lift.
    Forklift,
    /// A person in a role; never a name.
    Person,
    /// A sensor, meter, weather station or machine that measures.
    Sensor,
}

impl ObjectKind {
    /// Every kind, in the order in which lists show them.
    pub const ALL: [ObjectKind; 17] = [
        Self::Aircraft,
        Self::Uld,
        Self::Pallet,
        Self::Bag,
        Self::Parcel,
        Self::Truck,
        Self::Trailer,
        Self::Train,
        Self::Wagon,
        Self::Container,
        Self::Tug,
        Self::Dolly,
        Self::Lift,
        Self::Forklift,
        Self::Person,
        Self::Sensor,
        Self::Unknown,
    ];

    /// The name a person reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::Unknown => say!("kind-unknown"),
            Self::Aircraft => say!("kind-aircraft"),
            Self::Uld => say!("kind-uld"),
            Self::Pallet => say!("kind-pallet"),
            Self::Bag => say!("kind-bag"),
            Self::Parcel => say!("kind-parcel"),
            Self::Truck => say!("kind-truck"),
            Self::Trailer => say!("kind-trailer"),
            Self::Train => say!("kind-train"),
            Self::Wagon => say!("kind-wagon"),
            Self::Container => say!("kind-container"),
            Self::Tug => say!("kind-tug"),
            Self::Dolly => say!("kind-dolly"),
            Self::Lift => say!("kind-lift"),
            Self::Forklift => say!("kind-forklift"),
            Self::Person => say!("kind-person"),
            Self::Sensor => say!("kind-sensor"),
        }
    }

    /// The same in English, whatever is spoken: for files of others, and for what is made of it.
    pub fn name(self) -> &'static str {
        Language::English.speaking(|| self.label())
    }
}

/// Which way the goods of an object flow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Flow {
    /// Not goods, or nobody said.
    #[default]
    None,
    /// From the air to the road.
    Import,
    /// From the road to the air.
    Export,
    /// From the air to the air.
    Transfer,
    /// By rail.
    Rail,
}

impl Flow {
    /// Whether nothing is said of a flow.
    pub fn is_none(&self) -> bool {
        *self == Flow::None
    }

    /// The name a person reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::None => say!("flow-none"),
            Self::Import => say!("flow-import"),
            Self::Export => say!("flow-export"),
            Self::Transfer => say!("flow-transfer"),
            Self::Rail => say!("flow-rail"),
        }
    }
}

/// How bad an alarm is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Worth a look.
    #[default]
    Warning,
    /// Stops work or endangers somebody.
    Critical,
}

impl Severity {
    /// The name a person reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::Info => say!("severity-info"),
            Self::Warning => say!("severity-warning"),
            Self::Critical => say!("severity-critical"),
        }
    }
}

/// Milestones of air cargo: IATA status codes as in Cargo-XML XFSU and ONE Record.
///
/// Source: ONE Record code list `StatusCode` (July 2026). FIW and FOW are in the list though not in
/// the older FSU of the Cargo-IMP manual.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
#[repr(u8)]
#[allow(missing_docs, reason = "`label` gives the meaning of every code")]
pub enum StatusCode {
    Bkd = 1,
    Dpu,
    Foh,
    Rcs,
    Pre,
    Man,
    Dep,
    Arr,
    Awr,
    Rcf,
    Nfd,
    Awd,
    Crc,
    Tgc,
    Ccd,
    Dlv,
    Ddl,
    Trm,
    Tfd,
    Rct,
    Doc,
    Fiw,
    Fow,
    Dis,
    Oci,
    Osi,
}

impl StatusCode {
    /// Every code, by its number.
    pub const ALL: [StatusCode; 26] = {
        use StatusCode::*;
        [
            Bkd, Dpu, Foh, Rcs, Pre, Man, Dep, Arr, Awr, Rcf, Nfd, Awd, Crc, Tgc, Ccd, Dlv, Ddl, Trm, Tfd, Rct, Doc,
            Fiw, Fow, Dis, Oci, Osi,
        ]
    };

    /// The code with that number, as [`StatusCode::ALL`] counts from one; zero means no status.
    pub(crate) fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number).checked_sub(1)?).copied()
    }

    /// The three letters.
    pub fn code(self) -> String {
        format!("{self:?}").to_uppercase()
    }

    /// What the code means, in a few words.
    pub fn label(self) -> &'static str {
        use StatusCode::*;
        match self {
            Bkd => say!("status-bkd"),
            Dpu => say!("status-dpu"),
            Foh => say!("status-foh"),
            Rcs => say!("status-rcs"),
            Pre => say!("status-pre"),
            Man => say!("status-man"),
            Dep => say!("status-dep"),
            Arr => say!("status-arr"),
            Awr => say!("status-awr"),
            Rcf => say!("status-rcf"),
            Nfd => say!("status-nfd"),
            Awd => say!("status-awd"),
            Crc => say!("status-crc"),
            Tgc => say!("status-tgc"),
            Ccd => say!("status-ccd"),
            Dlv => say!("status-dlv"),
            Ddl => say!("status-ddl"),
            Trm => say!("status-trm"),
            Tfd => say!("status-tfd"),
            Rct => say!("status-rct"),
            Doc => say!("status-doc"),
            Fiw => say!("status-fiw"),
            Fow => say!("status-fow"),
            Dis => say!("status-dis"),
            Oci => say!("status-oci"),
            Osi => say!("status-osi"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_milestone_is_reached_at_its_place_or_at_one_of_its_row() {
        let arrives = |at: &'static str| What::Arrives { at: at.into() };
        let departs = |from: &'static str| What::Departs { from: Some(from.into()), to: "x".into() };
        for (what, milestone, is_reached) in [
            (arrives("gate-in"), "gate_in", true),
            (arrives("gate-out"), "gate_in", false),
            (arrives("dock-7"), "dock_in", true),
            (arrives("dock-7"), "dock_out", false),
            (departs("dock-7"), "dock_out", true),
            (departs("gate-out"), "gate_out", false),
            (departs("dock-7"), "dock_in", false),
            (arrives("chute-1-2"), "chute", true),
            (arrives("docks-7"), "dock_in", false),
            (arrives("dock-"), "dock_in", false),
            (arrives("é-7"), "_in", false),
        ] {
            assert_eq!(what.is_milestone(milestone), is_reached, "{what:?} for {milestone}");
        }
    }

    #[test]
    fn status_numbers_come_back() {
        for code in StatusCode::ALL {
            assert_eq!(StatusCode::from_number(code as u8), Some(code));
        }
        assert_eq!(StatusCode::from_number(0), None);
        assert_eq!(StatusCode::from_number(27), None);
    }

    #[test]
    fn names_for_files_are_those_of_english_whatever_is_spoken() {
        Language::German.speaking(|| {
            assert_eq!(ObjectKind::Truck.label(), "Lkw");
            assert_eq!(ObjectKind::Truck.name(), "Truck");
        });
        let named = |kind: ObjectKind| kind.name() == kind.label() && !kind.name().starts_with("kind-");
        assert!(ObjectKind::ALL.into_iter().all(named));
    }

    #[test]
    fn a_code_is_written_as_the_trade_writes_it() {
        assert_eq!(StatusCode::Rcf.code(), "RCF");
        assert_eq!(serde_json::to_string(&StatusCode::Rcf).expect("json"), "\"RCF\"");
    }
}
