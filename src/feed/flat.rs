//! An event as one row of a table: what CSV, Parquet, OCEL and databases can hold.
//!
//! Every event of ours fits into one row, and comes back from it as it was.

use std::borrow::Cow;

use crate::{
    hub::{Attribute, EventTime, Flow, HubEvent, ObjectKind, Severity, StatusCode, TimeError, What},
    language::quoted,
    say,
};

/// The columns that hold text, after those of the times and the value.
pub const TEXTS: [Text; 23] = {
    use Text::*;
    [
        Id, Source, Object, Event, At, To, From, Into, Kind, Type, Flow, Code, Detail, Hold, Reason, Milestone,
        Quantity, Unit, Alarm, Severity, Words, More, Extensions,
    ]
};

/// A column that holds text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    Id,
    Source,
    Object,
    Event,
    At,
    To,
    From,
    Into,
    Kind,
    Type,
    Flow,
    Code,
    Detail,
    Hold,
    Reason,
    Milestone,
    Quantity,
    Unit,
    Alarm,
    Severity,
    Words,
    /// Attributes, or the ids of correcting events, as JSON.
    More,
    /// What else was said with the event, as JSON.
    Extensions,
}

impl Text {
    /// The name of the column: the same words as in our own files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Source => "src",
            Self::Object => "obj",
            Self::Event => "event",
            Self::At => "at",
            Self::To => "to",
            Self::From => "from",
            Self::Into => "into",
            Self::Kind => "kind",
            Self::Type => "type",
            Self::Flow => "flow",
            Self::Code => "code",
            Self::Detail => "detail",
            Self::Hold => "hold",
            Self::Reason => "reason",
            Self::Milestone => "milestone",
            Self::Quantity => "quantity",
            Self::Unit => "unit",
            Self::Alarm => "alarm",
            Self::Severity => "severity",
            Self::Words => "text",
            Self::More => "more",
            Self::Extensions => "ext",
        }
    }

    /// Whether most of its values are told again and again, so that a dictionary pays.
    pub const fn is_repeated(self) -> bool {
        !matches!(self, Self::Id | Self::More | Self::Extensions)
    }
}

/// The column of the time of the event.
pub const TIME: &str = "t";
/// The column of the time at which it was learned.
pub const RECORDED: &str = "rec";
/// The column of the time that is planned.
pub const PLANNED: &str = "planned";
/// The column of what was measured.
pub const VALUE: &str = "value";

/// One row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flat<'a> {
    pub time: EventTime,
    pub recorded: Option<EventTime>,
    pub planned: Option<EventTime>,
    pub value: Option<f64>,
    texts: [Option<Cow<'a, str>>; TEXTS.len()],
}

/// A row that is no event.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FlatError {
    /// A column has nothing in it that this kind of event cannot be without.
    #[error("{}", say!("feed-column-empty", column = quoted(column), event = quoted(event)))]
    Missing {
        /// The column.
        column: &'static str,
        /// What happened.
        event: String,
    },
    /// A column has a word in it that it does not know.
    #[error("{}", say!("feed-column-word", column = quoted(column), found = quoted(found)))]
    Unknown {
        /// The column.
        column: &'static str,
        /// What is there.
        found: String,
    },
    /// A time is none.
    #[error("{}", say!("feed-column-time", column = quoted(column), source = source.to_string()))]
    Time {
        /// The column.
        column: &'static str,
        /// What is wrong.
        source: TimeError,
    },
}

impl<'a> Flat<'a> {
    /// What stands in a column.
    pub fn text(&self, column: Text) -> Option<&str> {
        self.texts[column as usize].as_deref()
    }

    /// Puts text into a column; nothing when it is empty.
    pub fn set(&mut self, column: Text, text: impl Into<Cow<'a, str>>) {
        let text = text.into();
        if !text.is_empty() || column == Text::Object {
            self.texts[column as usize] = Some(text);
        }
    }

    /// Puts what stands in a column of that name into its place; gives whether there is such a column.
    pub fn put(&mut self, column: &str, text: &'a str) -> Result<bool, FlatError> {
        let time = |column: &'static str| EventTime::parse(text).map_err(|source| FlatError::Time { column, source });
        match column {
            TIME => self.time = time(TIME)?,
            RECORDED if text.is_empty() => {}
            RECORDED => self.recorded = Some(time(RECORDED)?),
            PLANNED if text.is_empty() => {}
            PLANNED => self.planned = Some(time(PLANNED)?),
            VALUE if text.is_empty() => {}
            VALUE => {
                let value = text.parse().ok().filter(|value: &f64| value.is_finite());
                self.value = Some(value.ok_or_else(|| FlatError::Unknown { column: VALUE, found: text.to_owned() })?);
            }
            _ => match TEXTS.into_iter().find(|known| known.name() == column) {
                Some(known) => self.set(known, text),
                None => return Ok(false),
            },
        }
        Ok(true)
    }

    /// The event of the row.
    pub fn event(mut self) -> Result<HubEvent<'a>, FlatError> {
        event(&mut self)
    }
}

/// Where the cells of a row come from: one that was filled, or columns that are looked into only where an event needs it.
pub trait Cells<'a> {
    /// What stands in a column of text; nothing when it is empty. It is asked for once.
    fn take(&mut self, column: Text) -> Option<Cow<'a, str>>;

    /// The time of the event.
    fn time(&self) -> EventTime;

    /// The time at which it was learned.
    fn recorded(&self) -> Option<EventTime>;

    /// The time that is planned.
    fn planned(&self) -> Option<EventTime>;

    /// What was measured.
    fn value(&self) -> Option<f64>;
}

impl<'a> Cells<'a> for Flat<'a> {
    fn take(&mut self, column: Text) -> Option<Cow<'a, str>> {
        self.texts[column as usize].take()
    }

    fn time(&self) -> EventTime {
        self.time
    }

    fn recorded(&self) -> Option<EventTime> {
        self.recorded
    }

    fn planned(&self) -> Option<EventTime> {
        self.planned
    }

    fn value(&self) -> Option<f64> {
        self.value
    }
}

fn word<'a, T: serde::de::DeserializeOwned>(row: &mut impl Cells<'a>, column: Text) -> Result<Option<T>, FlatError> {
    let Some(text) = row.take(column) else { return Ok(None) };
    let read = T::deserialize(serde::de::value::StrDeserializer::<serde::de::value::Error>::new(&text));
    read.map(Some).map_err(|_| FlatError::Unknown { column: column.name(), found: text.into_owned() })
}

/// The event of a row.
pub fn event<'a>(row: &mut impl Cells<'a>) -> Result<HubEvent<'a>, FlatError> {
    let name = row.take(Text::Event).unwrap_or_default();
    let missing = |column: &'static str| FlatError::Missing { column, event: name.to_string() };
    macro_rules! need {
        ($column:expr) => {
            row.take($column).ok_or_else(|| missing($column.name()))?
        };
    }
    let what = match &*name {
        "enters" => What::Enters {
            kind: word::<ObjectKind>(row, Text::Kind)?.unwrap_or_default(),
            type_code: row.take(Text::Type),
            flow: word::<Flow>(row, Text::Flow)?.unwrap_or_default(),
            at: row.take(Text::At),
            attributes: pairs(row, Text::More)?,
        },
        "departs" => What::Departs { from: row.take(Text::From), to: need!(Text::To) },
        "arrives" => What::Arrives { at: need!(Text::At) },
        "observed" => What::Observed { at: need!(Text::At) },
        "loaded" => What::Loaded { into: need!(Text::Into) },
        "unloaded" => What::Unloaded { from: need!(Text::From), at: row.take(Text::At) },
        "status" => What::Status {
            code: word::<StatusCode>(row, Text::Code)?.ok_or_else(|| missing("code"))?,
            detail: row.take(Text::Detail),
        },
        "hold_set" => What::HoldSet { hold: need!(Text::Hold), reason: row.take(Text::Reason) },
        "hold_released" => What::HoldReleased { hold: need!(Text::Hold) },
        "leaves" => What::Leaves { to: row.take(Text::To) },
        "plan" => What::Plan {
            milestone: need!(Text::Milestone),
            planned: row.planned().ok_or_else(|| missing(PLANNED))?,
            at: row.take(Text::At),
        },
        "measures" => What::Measures {
            quantity: need!(Text::Quantity),
            value: row.value().ok_or_else(|| missing(VALUE))?,
            // A number alone has none, which an empty cell says.
            unit: row.take(Text::Unit).unwrap_or_default(),
        },
        "alarm_raised" => What::AlarmRaised {
            alarm: need!(Text::Alarm),
            severity: word::<Severity>(row, Text::Severity)?.unwrap_or_default(),
            text: row.take(Text::Words),
        },
        "alarm_cleared" => What::AlarmCleared { alarm: need!(Text::Alarm) },
        "retracted" => What::Retracted {
            // The id of what is taken back stands where the place of others stands not: in the words.
            event: need!(Text::Words),
            reason: row.take(Text::Reason),
            corrected_by: corrections(row)?,
        },
        _ => return Err(FlatError::Unknown { column: Text::Event.name(), found: name.into_owned() }),
    };
    Ok(HubEvent {
        time: row.time(),
        recorded: row.recorded(),
        id: row.take(Text::Id),
        source: row.take(Text::Source),
        object: need!(Text::Object),
        what,
        extensions: pairs(row, Text::Extensions)?,
    })
}

/// Names with values.
fn pairs<'a>(row: &mut impl Cells<'a>, column: Text) -> Result<Vec<Attribute<'a>>, FlatError> {
    let Some(text) = row.take(column) else { return Ok(Vec::new()) };
    let unknown = |_| FlatError::Unknown { column: column.name(), found: text.to_string() };
    let all: Vec<(String, String)> = serde_json::from_str(&text).map_err(unknown)?;
    Ok(all.into_iter().map(|(name, value)| Attribute::new(name, value)).collect())
}

fn corrections<'a>(row: &mut impl Cells<'a>) -> Result<Vec<Cow<'a, str>>, FlatError> {
    let Some(text) = row.take(Text::More) else { return Ok(Vec::new()) };
    let unknown = |_| FlatError::Unknown { column: Text::More.name(), found: text.to_string() };
    let all: Vec<String> = serde_json::from_str(&text).map_err(unknown)?;
    Ok(all.into_iter().map(Cow::Owned).collect())
}

/// The word of an enumeration as our files have it.
fn word_of(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// Names with values as JSON; nothing of none.
fn json_of(pairs: &[Attribute<'_>]) -> Option<String> {
    let all: Vec<[&str; 2]> = pairs.iter().map(|pair| [pair.name.as_ref(), pair.value.as_ref()]).collect();
    (!all.is_empty()).then(|| serde_json::json!(all).to_string())
}

impl<'a> Flat<'a> {
    /// The row of an event.
    pub fn of(event: &'a HubEvent<'_>) -> Self {
        let mut flat = Self { time: event.time, recorded: event.recorded, ..Self::default() };
        fn text<'b>(text: &'b impl AsRef<str>) -> Cow<'b, str> {
            Cow::Borrowed(text.as_ref())
        }
        let mut put = |column: Text, value: Option<Cow<'a, str>>| flat.texts[column as usize] = value;
        put(Text::Object, Some(text(&event.object)));
        put(Text::Id, event.id.as_ref().map(text));
        put(Text::Source, event.source.as_ref().map(text));
        put(Text::Event, Some(event.what.name().into()));
        put(Text::Extensions, json_of(&event.extensions).map(Into::into));
        match &event.what {
            What::Enters { kind, type_code, flow, at, attributes } => {
                put(Text::Kind, Some(word_of(kind).into()));
                put(Text::Type, type_code.as_ref().map(text));
                put(Text::Flow, (!flow.is_none()).then(|| word_of(flow).into()));
                put(Text::At, at.as_ref().map(text));
                put(Text::More, json_of(attributes).map(Into::into));
            }
            What::Departs { from, to } => {
                put(Text::From, from.as_ref().map(text));
                put(Text::To, Some(text(to)));
            }
            What::Arrives { at } | What::Observed { at } => put(Text::At, Some(text(at))),
            What::Loaded { into } => put(Text::Into, Some(text(into))),
            What::Unloaded { from, at } => {
                put(Text::From, Some(text(from)));
                put(Text::At, at.as_ref().map(text));
            }
            What::Status { code, detail } => {
                put(Text::Code, Some(code.code().into()));
                put(Text::Detail, detail.as_ref().map(text));
            }
            What::HoldSet { hold, reason } => {
                put(Text::Hold, Some(text(hold)));
                put(Text::Reason, reason.as_ref().map(text));
            }
            What::HoldReleased { hold } => put(Text::Hold, Some(text(hold))),
            What::Leaves { to } => put(Text::To, to.as_ref().map(text)),
            What::Plan { milestone, planned, at } => {
                put(Text::Milestone, Some(text(milestone)));
                put(Text::At, at.as_ref().map(text));
                flat.planned = Some(*planned);
            }
            What::Measures { quantity, value, unit } => {
                put(Text::Quantity, Some(text(quantity)));
                put(Text::Unit, Some(text(unit)));
                flat.value = Some(*value);
            }
            What::AlarmRaised { alarm, severity, text: words } => {
                put(Text::Alarm, Some(text(alarm)));
                put(Text::Severity, Some(word_of(severity).into()));
                put(Text::Words, words.as_ref().map(text));
            }
            What::AlarmCleared { alarm } => put(Text::Alarm, Some(text(alarm))),
            What::Retracted { event, reason, corrected_by } => {
                put(Text::Words, Some(text(event)));
                put(Text::Reason, reason.as_ref().map(text));
                let all = || serde_json::json!(corrected_by).to_string().into();
                put(Text::More, (!corrected_by.is_empty()).then(all));
            }
        }
        flat
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::ndjson;

    #[test]
    fn every_event_of_ours_comes_back_from_a_row() {
        let lines = [
            r#""enters":{"kind":"uld","type":"PMC","flow":"import","at":"x","attributes":[{"name":"gross_kg","value":"1"},{"name":"a","value":"b"}]}"#,
            r#""departs":{"from":"x","to":"y"}"#,
            r#""departs":{"to":"y"}"#,
            r#""arrives":{"at":"y"}"#,
            r#""observed":{"at":"y"}"#,
            r#""loaded":{"into":"B"}"#,
            r#""unloaded":{"from":"B","at":"y"}"#,
            r#""status":{"code":"RCF","detail":"d"}"#,
            r#""hold_set":{"hold":"customs","reason":"r"}"#,
            r#""hold_released":{"hold":"customs"}"#,
            r#""leaves":{"to":"z"}"#,
            r#""plan":{"milestone":"DLV","planned":"2021-11-08T09:00:00Z","at":"x"}"#,
            r#""measures":{"quantity":"temperature","value":-1.25,"unit":"Cel"}"#,
            r#""alarm_raised":{"alarm":"jam","severity":"critical","text":"t"}"#,
            r#""alarm_cleared":{"alarm":"jam"}"#,
            r#""retracted":{"event":"e1","reason":"r","corrected_by":["e2","e3"]}"#,
        ];
        for what in lines {
            let line = format!(
                r#"{{"t":"2021-11-08T05:00:00.5Z","rec":"2021-11-08T06:00:00Z","id":"i","src":"s","obj":"A",{what},"ext":[{{"name":"po","value":"7"}}]}}"#
            );
            let event = ndjson::one(line.as_bytes()).expect("read").expect("an event");
            assert_eq!(Flat::of(&event).event().expect("an event"), event, "{what}");
        }
    }

    #[test]
    fn a_row_that_is_no_event_says_which_column_is_wrong() {
        let mut flat = Flat::default();
        flat.set(Text::Object, "A");
        flat.set(Text::Event, "arrives");
        assert_eq!(
            flat.clone().event().expect_err("no place").to_string(),
            "expected something in the column \"at\" of the event \"arrives\", found nothing"
        );
        flat.set(Text::Event, "flies");
        assert!(flat.event().expect_err("no such event").to_string().contains("flies"));
        assert!(Flat::default().put(TIME, "noon").expect_err("no time").to_string().contains("noon"));
    }
}
