//! Our own files: one event a line, JSON, after one header line. `docs/events.md` explains every event.

use std::{
    borrow::Cow,
    fmt,
    io::{self, BufRead, Write},
};

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{self, IgnoredAny, MapAccess, Visitor},
};

use crate::hub::{EventTime, HubEvent, Issue, IssueKind, IssuePlace, LogBuilder, Place, What};

/// The version of the format that this program writes, and the newest that it reads.
pub const VERSION: u32 = 1;

/// A longer line is no event; it is skipped without being held in memory.
const LONGEST_LINE: usize = 1 << 20;

/// The first line of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Header {
    /// The version of the format.
    pub hubscope: u32,
    /// The site code: the airport.
    pub site: String,
    /// The IANA time zone of the site.
    pub time_zone: String,
}

impl Header {
    /// The header for a site.
    pub fn new(site: &str, time_zone: &str) -> Self {
        Self { hubscope: VERSION, site: site.into(), time_zone: time_zone.into() }
    }
}

/// Writes the header line.
pub fn write_header(out: &mut impl Write, header: &Header) -> io::Result<()> {
    serde_json::to_writer(&mut *out, header)?;
    out.write_all(b"\n")
}

/// Writes one event as one line.
pub fn write_event(out: &mut impl Write, event: &HubEvent<'_>) -> io::Result<()> {
    serde_json::to_writer(&mut *out, event)?;
    out.write_all(b"\n")
}

/// Reads all lines of `input` into `log`; what is no event becomes an issue. Gives the header, if there was one.
///
/// The error is that of the reading itself: a disk that fails, a broken compression.
pub fn read(input: impl BufRead, file: &str, log: &mut LogBuilder) -> io::Result<Option<Header>> {
    let number = log.file(file);
    let mut lines = Lines { input, line: Vec::new(), number: 0 };
    let mut header = None;
    while let Some(line) = lines.next()? {
        let place = || Some(IssuePlace { file: file.to_owned(), line: u64::from(line.number) });
        let bytes = line.bytes.trim_ascii();
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if bytes.is_empty() && !line.is_too_long {
            continue;
        }
        if line.is_too_long {
            log.issue(Issue {
                kind: IssueKind::Unreadable,
                brief: "expected an event of at most 1 MiB, found a longer line".into(),
                hint: "It was skipped; write one event a line".into(),
                place: place(),
            });
            continue;
        }
        match serde_json::from_slice::<Line<'_>>(bytes) {
            Ok(Line::Event(event)) => log.push(&event, Place { file: number, line: line.number }),
            Ok(Line::Header(found)) => {
                if found.hubscope > VERSION {
                    log.issue(newer(&found, place()));
                }
                header.get_or_insert(found);
            }
            Err(error) if line.is_cut_off && error.is_eof() => log.issue(Issue {
                kind: IssueKind::CutOff,
                brief: "the file ends in the middle of an event".into(),
                hint: "All events before it were read; the writer was stopped or is still writing".into(),
                place: place(),
            }),
            Err(error) => log.issue(unreadable(bytes, &error, place())),
        }
    }
    Ok(header)
}

fn newer(header: &Header, place: Option<IssuePlace>) -> Issue {
    Issue {
        kind: IssueKind::NotUnderstood,
        brief: format!("expected format version {VERSION} or older, found {}", header.hubscope),
        hint: "What this version knows was read; a newer Hubscope may read more".into(),
        place,
    }
}

fn unreadable(line: &[u8], error: &serde_json::Error, place: Option<IssuePlace>) -> Issue {
    let text = match std::str::from_utf8(line) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(format!("(not UTF-8) {}", String::from_utf8_lossy(line))),
    };
    let excerpt: String = text.chars().take(60).collect();
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or(&reason);
    Issue {
        kind: IssueKind::Unreadable,
        brief: format!("expected an event, found {excerpt:?}: {reason} (column {})", error.column()),
        hint: "The line was skipped; docs/events.md shows what each event looks like".into(),
        place,
    }
}

struct Lines<R> {
    input: R,
    line: Vec<u8>,
    number: u32,
}

struct RawLine<'a> {
    bytes: &'a [u8],
    number: u32,
    is_cut_off: bool,
    is_too_long: bool,
}

impl<R: BufRead> Lines<R> {
    fn next(&mut self) -> io::Result<Option<RawLine<'_>>> {
        self.line.clear();
        let mut is_too_long = false;
        let is_cut_off = loop {
            let part = self.input.fill_buf()?;
            if part.is_empty() {
                break true;
            }
            let end = memchr::memchr(b'\n', part);
            let used = end.map_or(part.len(), |end| end + 1);
            if self.line.len() + used > LONGEST_LINE {
                is_too_long = true;
                self.line.clear();
            } else if !is_too_long {
                self.line.extend_from_slice(&part[..used]);
            }
            self.input.consume(used);
            if end.is_some() {
                break false;
            }
        };
        if is_cut_off && self.line.is_empty() && !is_too_long {
            return Ok(None);
        }
        self.number = self.number.saturating_add(1);
        Ok(Some(RawLine { bytes: &self.line, number: self.number, is_cut_off, is_too_long }))
    }
}

/// A line: a header or an event.
enum Line<'a> {
    Header(Header),
    Event(HubEvent<'a>),
}

/// The key of a member of a line.
#[derive(Deserialize)]
#[serde(transparent)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Line<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members<'a>(std::marker::PhantomData<&'a ()>);
        impl<'de: 'a, 'a> Visitor<'de> for Members<'a> {
            type Value = Line<'a>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an event such as {\"t\":\"2021-11-08T05:12:00Z\",\"obj\":\"PMC12345LD\",\"arrives\":{\"at\":\"stand-118\"}}")
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Line<'a>, A::Error> {
                members(map)
            }
        }
        deserializer.deserialize_map(Members(std::marker::PhantomData))
    }
}

/// Reads the members of a line in whatever order they stand; an event is told by the name of its member.
fn members<'de: 'a, 'a, A: MapAccess<'de>>(mut map: A) -> Result<Line<'a>, A::Error> {
    let (mut time, mut recorded, mut id, mut source, mut object, mut what) = (None, None, None, None, None, None);
    let (mut version, mut site, mut time_zone) = (None, None, None);
    while let Some(Key(key)) = map.next_key::<Key<'a>>()? {
        match &*key {
            "t" => time = Some(map.next_value::<EventTime>()?),
            "rec" => recorded = map.next_value::<Option<EventTime>>()?,
            "id" => id = map.next_value::<Option<Text<'a>>>()?,
            "src" => source = map.next_value::<Option<Text<'a>>>()?,
            "obj" => object = Some(map.next_value::<Text<'a>>()?),
            "hubscope" => version = Some(map.next_value::<u32>()?),
            "site" => site = Some(map.next_value::<String>()?),
            "time_zone" => time_zone = Some(map.next_value::<String>()?),
            name => match event_of(name) {
                Some(read) if what.is_none() => what = Some(read(&mut map)?),
                Some(_) => return Err(de::Error::custom("one line tells one event, this one tells two")),
                None => drop(map.next_value::<IgnoredAny>()?),
            },
        }
    }
    if let Some(hubscope) = version {
        let site = site.unwrap_or_default();
        return Ok(Line::Header(Header { hubscope, site, time_zone: time_zone.unwrap_or_default() }));
    }
    Ok(Line::Event(HubEvent {
        time: time.ok_or_else(|| de::Error::missing_field("t"))?,
        recorded,
        id: id.map(|text: Text<'a>| text.0),
        source: source.map(|text: Text<'a>| text.0),
        object: object.ok_or_else(|| de::Error::missing_field("obj"))?.0,
        what: what.ok_or_else(|| de::Error::custom("what happened is missing, such as \"arrives\""))?,
    }))
}

/// Text that borrows from the line when it has no escapes.
#[derive(Deserialize)]
#[serde(transparent)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

/// Reads the value of a member by the name of the event, through the one definition of the vocabulary.
fn event_of<'de: 'a, 'a, A: MapAccess<'de>>(name: &str) -> Option<impl Fn(&mut A) -> Result<What<'a>, A::Error>> {
    let name = NAMES.iter().find(|known| **known == name)?;
    Some(move |map: &mut A| map.next_value_seed(Named(name, std::marker::PhantomData)))
}

/// The names of the events.
pub const NAMES: [&str; 15] = [
    "enters",
    "departs",
    "arrives",
    "observed",
    "loaded",
    "unloaded",
    "status",
    "hold_set",
    "hold_released",
    "leaves",
    "plan",
    "measures",
    "alarm_raised",
    "alarm_cleared",
    "retracted",
];

/// A value that is the content of the event of that name.
struct Named<'a>(&'static str, std::marker::PhantomData<&'a ()>);

impl<'de: 'a, 'a> de::DeserializeSeed<'de> for Named<'a> {
    type Value = What<'a>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<What<'a>, D::Error> {
        What::deserialize(OneVariant { name: self.0, content: deserializer })
    }
}

/// Presents `content` to serde as an enum whose variant is already known.
struct OneVariant<D> {
    name: &'static str,
    content: D,
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for OneVariant<D> {
    type Error = D::Error;
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        visitor.visit_enum(self)
    }
    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de, D: Deserializer<'de>> de::EnumAccess<'de> for OneVariant<D> {
    type Error = D::Error;
    type Variant = Content<D>;
    fn variant_seed<S: de::DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Content<D>), D::Error> {
        let name = de::value::StrDeserializer::<D::Error>::new(self.name);
        Ok((seed.deserialize(name)?, Content(self.content)))
    }
}

struct Content<D>(D);

impl<'de, D: Deserializer<'de>> de::VariantAccess<'de> for Content<D> {
    type Error = D::Error;
    fn unit_variant(self) -> Result<(), D::Error> {
        IgnoredAny::deserialize(self.0).map(drop)
    }
    fn newtype_variant_seed<S: de::DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, D::Error> {
        seed.deserialize(self.0)
    }
    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_tuple(len, visitor)
    }
    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_struct("", fields, visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{EventLog, Flow, ObjectKind, Severity, StatusCode};

    fn read_text(text: &[u8]) -> EventLog {
        let mut log = LogBuilder::new();
        read(text, "day.ndjson", &mut log).expect("memory does not fail");
        log.finish()
    }

    fn examples() -> Vec<HubEvent<'static>> {
        let text = |text: &'static str| Cow::Borrowed(text);
        let whats = vec![
            What::Enters {
                kind: ObjectKind::Uld,
                type_code: Some(text("PMC")),
                flow: Flow::Import,
                at: Some(text("stand-118")),
                attributes: vec![crate::hub::Attribute { name: text("gross_kg"), value: text("2700") }],
            },
            What::Departs { from: Some(text("a \"quoted\" place")), to: text("b") },
            What::Arrives { at: text("b") },
            What::Observed { at: text("door-3") },
            What::Loaded { into: text("DOLLY1") },
            What::Unloaded { from: text("DOLLY1"), at: None },
            What::Status { code: StatusCode::Rcf, detail: None },
            What::HoldSet { hold: text("customs"), reason: Some(text("random check")) },
            What::HoldReleased { hold: text("customs") },
            What::Leaves { to: None },
            What::Plan { milestone: text("DEP"), planned: EventTime::from_secs(100), at: None },
            What::Measures { quantity: text("temperature"), value: 4.5, unit: text("Cel") },
            What::AlarmRaised { alarm: text("hot"), severity: Severity::Critical, text: None },
            What::AlarmCleared { alarm: text("hot") },
            What::Retracted { event: text("e1"), reason: None, corrected_by: vec![text("e2")] },
        ];
        let event = |(k, what): (usize, What<'static>)| HubEvent {
            time: EventTime::from_secs(k as i64),
            recorded: (k % 3 == 0).then(|| EventTime::from_secs(k as i64 + 5)),
            id: (k % 2 == 0).then(|| format!("e{k}").into()),
            source: None,
            object: "PMC1".into(),
            what,
        };
        whats.into_iter().enumerate().map(event).collect()
    }

    #[test]
    fn every_event_is_read_as_it_was_written() {
        for event in examples() {
            let mut line = Vec::new();
            write_event(&mut line, &event).expect("memory does not fail");
            match serde_json::from_slice::<Line<'_>>(&line) {
                Ok(Line::Event(read)) => assert_eq!(read, event),
                Ok(Line::Header(_)) => panic!("read as a header: {event:?}"),
                Err(error) => panic!("{error}: {}", String::from_utf8_lossy(&line)),
            }
        }
        assert_eq!(examples().iter().map(|event| event.what.name()).collect::<Vec<_>>(), NAMES_IN_ORDER);
    }

    const NAMES_IN_ORDER: [&str; 15] = NAMES;

    #[track_caller]
    fn check_issue(line: &str, kind: IssueKind, words: &str) {
        let good = r#"{"t":"2021-11-08T05:00:00Z","obj":"A","arrives":{"at":"x"}}"#;
        let log = read_text(format!("{good}\n{line}").as_bytes());
        assert_eq!((log.len(), log.issues().count(kind)), (1, 1), "{:?}", log.issues().kept());
        let issue = log.issues().kept().iter().find(|issue| issue.kind == kind).expect("kept");
        assert!(issue.to_string().contains(words), "{issue}");
        assert!(issue.to_string().contains("day.ndjson:2"), "{issue}");
    }

    #[test]
    fn what_is_no_event_is_named_with_its_line() {
        check_issue("nonsense\n", IssueKind::Unreadable, "nonsense");
        check_issue("{\"obj\":\"A\",\"arrives\":{\"at\":\"x\"}}\n", IssueKind::Unreadable, "missing field `t`");
        check_issue(
            "{\"t\":\"2021-11-08T05:00:00Z\",\"obj\":\"A\"}\n",
            IssueKind::Unreadable,
            "what happened is missing",
        );
        check_issue("{\"t\":\"noon\",\"obj\":\"A\",\"leaves\":{}}\n", IssueKind::Unreadable, "\"noon\"");
        check_issue("{\"t\":\"2021-11-08T05:00:00Z\",\"obj\":\"A\",\"arr", IssueKind::CutOff, "in the middle");
        check_issue("{\"hubscope\":99,\"site\":\"LGG\"}\n", IssueKind::NotUnderstood, "99");
        check_issue(&format!("{}\n", "x".repeat(LONGEST_LINE + 9)), IssueKind::Unreadable, "longer line");
    }

    #[test]
    fn bytes_that_are_no_text_do_no_harm() {
        let log =
            read_text(b"\xff\xfe\x00{}\n\n\xc3\x28\n{\"t\":\"2021-11-08T05:00:00Z\",\"obj\":\"A\",\"leaves\":{}}");
        assert_eq!((log.len(), log.issues().count(IssueKind::Unreadable)), (1, 2));
    }

    #[test]
    fn what_we_do_not_know_is_passed_over() {
        let log = read_text(
            br#"{"future":[1,{"a":2}],"t":"2021-11-08T05:00:00Z","obj":"A","arrives":{"at":"x","colour":"red"}}"#,
        );
        assert_eq!((log.len(), log.issues().total()), (1, 1), "only that A never entered");
    }
}
