//! MCAP: recordings of channels, as robotics viewers open them.
//!
//! Ours have a channel for each kind of event, with our JSON as messages; the time of a message is that of the event, and the
//! time of its publication that at which it was learned. In recordings of others every number in a JSON message is measured
//! by its channel, and its words are said of it; events of ours and of EPCIS are told as such. Source: MCAP format specification, version 0 (Foxglove, 2024).

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    io::{self, Read, Seek, Write},
    rc::Rc,
};

use mcap::{
    McapError,
    records::{MessageHeader, op},
    sans_io::{LinearReadEvent, LinearReader, LinearReaderOptions},
};
use serde_json::Value;

use super::{
    epcis, ndjson,
    sink::{FormatError, Reading, Spot},
    sorter::Sorter,
};
use crate::{
    hub::{EventTime, Flow, HubEvent, ObjectKind, StatusCode, What, layout::Position},
    language::{numerals::bare, quoted},
    say,
};

/// Before the names of our channels.
const TOPIC: &str = "/hubscope/";

/// Bytes of the longest words that are said: a longer text is a picture or a file, with each byte written as a letter.
const LONGEST_WORDS: usize = 4_096;

/// Numbers of a message are looked for so deep.
const DEPTH: usize = 4;

/// A chunk may unpack to so many times its size, or to so many bytes, whichever is more.
const MOST_TIMES: u64 = 300;
const HARMLESS: u64 = 8 << 20;

/// A record is no longer than this; longer ones hold films, not events.
const LONGEST: usize = 256 << 20;

/// A message is no longer than this. What a chunk holds is believed how long it is before it is there, so that this is memory.
const LONGEST_MESSAGE: usize = 16 << 20;

/// A chunk unpacks to no more than this.
const LARGEST: u64 = 1 << 30;

/// Before the first record, and after the last.
const MAGIC: usize = 8;
/// A kind and a length stand before each record.
const HEAD: usize = 9;
/// The last record.
const FOOTER: u8 = 2;
/// A chunk begins with the times of its first and last message, and then tells how large it becomes.
const CHUNK: u8 = 6;

/// Passes on a recording, record by record, as long as it is sound: a record must be there before it is believed how long it is,
/// and no chunk may claim to unpack beyond all measure. A reader that believes it takes as much memory as it says.
struct Sound<R> {
    input: R,
    /// The record that is being passed on, and how much of it was.
    record: Vec<u8>,
    passed: usize,
    /// Where in the file the next record begins.
    at: u64,
    /// Whether the last record was passed on, or one was cut off.
    is_over: bool,
    failure: Option<FormatError>,
}

impl<R: Read> Sound<R> {
    fn new(input: R) -> Self {
        Self { input, record: Vec::new(), passed: 0, at: 0, is_over: false, failure: None }
    }

    /// Takes so many bytes in, or as many as there are; says whether all were there.
    fn take(&mut self, count: u64) -> io::Result<bool> {
        let taken = (&mut self.input).take(count).read_to_end(&mut self.record)?;
        self.at += taken as u64;
        Ok(taken as u64 == count)
    }

    /// Takes the next record in.
    fn next(&mut self) -> io::Result<()> {
        self.record.clear();
        self.passed = 0;
        if self.is_over {
            return Ok(());
        }
        let begin = self.at;
        if begin == 0 {
            self.is_over = !self.take(MAGIC as u64)?;
            return Ok(());
        }
        let number = |record: &[u8], at: usize| {
            let eight = record.get(at..at + 8).and_then(|eight| eight.try_into().ok());
            eight.map_or(0, u64::from_le_bytes)
        };
        let is_whole = self.take(HEAD as u64)? && {
            let length = number(&self.record, 1);
            if length > LONGEST as u64 {
                return Err(self.refuse(begin, say!("ocel-record-length", length = length.to_string())));
            }
            self.take(length)?
        };
        if !is_whole {
            self.record.clear();
            self.is_over = true;
            return Ok(());
        }
        let (kind, length) = (self.record[0], self.record.len() as u64);
        let unpacked = number(&self.record, HEAD + 16);
        if kind == CHUNK && unpacked > HARMLESS.max(length.saturating_mul(MOST_TIMES).min(LARGEST)) {
            return Err(self.refuse(
                begin,
                say!("ocel-chunk-length", length = length.to_string(), unpacked = unpacked.to_string()),
            ));
        }
        if kind == FOOTER {
            self.take(MAGIC as u64)?;
            self.is_over = true;
        }
        Ok(())
    }

    fn refuse(&mut self, at: u64, reason: String) -> io::Error {
        self.is_over = true;
        let error = io::Error::other(reason.clone());
        self.failure = Some(FormatError::Syntax { format: "MCAP", at: Spot::Byte(at), reason });
        error
    }
}

impl<R: Read> Read for Sound<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.passed == self.record.len() {
            self.next()?;
        }
        let rest = &self.record[self.passed..];
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        self.passed += count;
        Ok(count)
    }
}

/// A message of a channel.
struct Message {
    channel: Rc<Channel>,
    log_time: u64,
    publish_time: u64,
    data: Vec<u8>,
}

/// What is known of a channel.
struct Channel {
    topic: String,
    message_encoding: String,
}

impl Channel {
    /// Of the record of a channel: its number, that of its schema, its name, its encoding, each text with its length before it. The
    /// library believes those lengths before the text is there.
    fn of(record: &[u8]) -> Option<(u16, Self)> {
        let (number, rest) = record.split_first_chunk::<2>()?;
        let (_schema, rest) = rest.split_first_chunk::<2>()?;
        let text = |rest: &mut &[u8]| {
            let (length, behind) = rest.split_first_chunk::<4>()?;
            let (text, behind) = behind.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
            *rest = behind;
            String::from_utf8(text.to_vec()).ok()
        };
        let mut rest = rest;
        let (topic, message_encoding) = (text(&mut rest)?, text(&mut rest)?);
        Some((u16::from_le_bytes(*number), Self { topic, message_encoding }))
    }
}

/// The messages of a recording, in the order of the file; nothing behind the first error.
struct Messages<'a, R> {
    input: &'a mut Sound<R>,
    reader: LinearReader,
    channels: HashMap<u16, Rc<Channel>>,
    is_over: bool,
}

/// Before what a message says: its channel, its number, and two times.
const MESSAGE_HEAD: usize = 22;

impl<'a, R: Read> Messages<'a, R> {
    fn of(input: &'a mut Sound<R>) -> Self {
        let limits = LinearReaderOptions::default().with_record_length_limit(LONGEST_MESSAGE);
        Self { input, reader: LinearReader::new_with_options(limits), channels: HashMap::new(), is_over: false }
    }

    fn step(&mut self) -> Result<Option<Message>, McapError> {
        let broken = |what: &'static str| McapError::Io(io::Error::other(what));
        while let Some(event) = self.reader.next_event() {
            match event? {
                LinearReadEvent::ReadRequest(wanted) => {
                    match self.input.read(self.reader.insert(wanted)) {
                        Ok(count) => self.reader.notify_read(count),
                        // It is asked for once more.
                        Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                        Err(error) => return Err(error.into()),
                    }
                }
                LinearReadEvent::Record { data, opcode: op::CHANNEL } => {
                    let (number, channel) = Channel::of(data).ok_or_else(|| broken(say!("ocel-channel-cut")))?;
                    self.channels.insert(number, Rc::new(channel));
                }
                LinearReadEvent::Record { data, opcode: op::MESSAGE } => {
                    let (head, data) =
                        data.split_first_chunk::<MESSAGE_HEAD>().ok_or_else(|| broken(say!("ocel-message-cut")))?;
                    let channel = self.channels.get(&u16::from_le_bytes([head[0], head[1]]));
                    let channel = channel.ok_or_else(|| broken(say!("ocel-unknown-channel")))?;
                    let time = |at: usize| head[at..at + 8].try_into().map_or(0, u64::from_le_bytes);
                    let (log_time, publish_time) = (time(6), time(14));
                    let channel = Rc::clone(channel);
                    return Ok(Some(Message { channel, log_time, publish_time, data: data.to_vec() }));
                }
                LinearReadEvent::Record { .. } => {}
            }
        }
        Ok(None)
    }
}

impl<R: Read> Iterator for Messages<'_, R> {
    type Item = Result<Message, McapError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let step = self.step().transpose();
        self.is_over = !matches!(step, Some(Ok(_)));
        step
    }
}

/// Reads a recording.
pub fn read(input: impl Read, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let mut sound = Sound::new(input);
    let mut told = Sorter::of(reading).showing(reading);
    // The first and the last time that a recorder told; events of ours and of EPCIS tell theirs in words, which have no unit.
    let mut recorded = None::<(i64, i64)>;
    let mut has_words = false;
    let mut other = BTreeMap::<String, u64>::new();
    let mut entered = BTreeSet::new();
    let (mut known, mut silent, mut clockless) = (BTreeSet::new(), BTreeMap::<String, u64>::new(), 0_u64);
    let mut wordy = BTreeMap::<String, u64>::new();
    for (message, number) in Messages::of(&mut sound).zip(1_u64..) {
        let message = match message {
            Ok(message) => message,
            Err(error) => {
                reading.unreadable(
                    number,
                    || say!("ocel-next-message", error = error.to_string()),
                    say!("ocel-next-message-hint"),
                );
                break;
            }
        };
        told.show(reading);
        let mut keep = |event: HubEvent<'static>| told.push(event, number);
        if message.channel.message_encoding != "json" {
            *other.entry(message.channel.message_encoding.clone()).or_default() += 1;
            continue;
        }
        let topic = message.channel.topic.as_str();
        if topic.starts_with(TOPIC) {
            match ndjson::one(&message.data) {
                Ok(event) => {
                    has_words |= event.is_some();
                    event.into_iter().for_each(&mut keep);
                }
                Err(issue) => reading.unreadable(number, issue.brief, say!("feed-message-skipped")),
            }
            continue;
        }
        let value = match serde_json::from_slice::<Value>(&message.data) {
            Ok(value) => value,
            Err(error) => {
                reading.unreadable(
                    number,
                    || say!("ocel-topic-json", topic = topic.to_string(), error = error.to_string()),
                    say!("ocel-skipped"),
                );
                continue;
            }
        };
        // A list holds messages; one of numbers is a message itself.
        let values = match &value {
            Value::Array(all) if all.iter().any(Value::is_object) => all.as_slice(),
            one => std::slice::from_ref(one),
        };
        let mut says_nothing = true;
        for value in values {
            // Events of ours on a channel of another name.
            if value["t"].is_string() && value["obj"].is_string() {
                has_words = true;
                match ndjson::one(value.to_string().as_bytes()) {
                    Ok(event) => event.into_iter().for_each(&mut keep),
                    Err(issue) => reading.unreadable(number, issue.brief, say!("feed-message-skipped")),
                }
                says_nothing = false;
                continue;
            }
            if value["eventTime"].is_string() || value["epcisBody"].is_object() {
                has_words = true;
                let (events, issues) = epcis::events(value, reading.name, &mut known);
                for issue in issues {
                    reading.unreadable(number, issue.brief, &issue.hint);
                }
                events.into_iter().for_each(&mut keep);
                says_nothing = false;
                continue;
            }
            let (nanos, is_odd) = message.time(value);
            clockless += u64::from(is_odd);
            let time = EventTime::from_nanos(i64::try_from(nanos).unwrap_or(i64::MAX));
            let (first, last) = recorded.unwrap_or((time.nanos(), time.nanos()));
            recorded = Some((first.min(time.nanos()), last.max(time.nanos())));
            let mut say = |what| {
                let object = topic.to_owned().into();
                let (recorded, id, source, extensions) = (None, None, None, Vec::new());
                keep(HubEvent { time, recorded, id, source, object, what, extensions });
            };
            let mut all = Vec::new();
            // Where a satellite receiver is, is where its channel is.
            all.extend(position_in(value).map(|position| What::Observed { at: position.to_string().into() }));
            numbers(value, &mut String::new(), 0, &mut |what| all.push(what));
            let words = words_in(value);
            let is_wordy = words.as_ref().is_some_and(|words| words.len() > LONGEST_WORDS);
            if is_wordy {
                *wordy.entry(topic.to_owned()).or_default() += 1;
            }
            let words = words.filter(|_| !is_wordy);
            all.extend(words.map(|words| What::Status { code: StatusCode::Osi, detail: Some(words.into()) }));
            says_nothing &= all.is_empty() && !is_wordy;
            if !all.is_empty() && entered.insert(topic.to_owned()) {
                let (kind, flow) = (ObjectKind::Sensor, Flow::None);
                say(What::Enters { kind, type_code: None, flow, at: None, attributes: Vec::new() });
            }
            all.into_iter().for_each(&mut say);
        }
        if says_nothing {
            *silent.entry(topic.to_owned()).or_default() += 1;
        }
    }
    if let Some(refusal) = sound.failure {
        return Err(refusal);
    }
    for (encoding, count) in other {
        reading.not_understood(
            0,
            || say!("ocel-encoding", count = bare(count), encoding = quoted(&encoding)),
            say!("ocel-encoding-hint"),
        );
    }
    if told.count() == 0 {
        return Err(FormatError::content(say!("ocel-json-messages"), say!("ocel-tells-nothing")));
    }
    for (topic, count) in silent {
        reading.not_understood(
            0,
            || say!("ocel-silent", count = bare(count), topic = topic.to_string()),
            say!("feed-left-out"),
        );
    }
    for (topic, count) in wordy {
        reading.not_understood(
            0,
            || say!("ocel-wordy", count = bare(count), topic = topic.to_string()),
            say!("ocel-wordy-hint"),
        );
    }
    if clockless > 0 {
        reading.not_understood(0, || say!("ocel-clockless", clockless = bare(clockless)), say!("ocel-clockless-hint"));
    }
    if let Some((scale, unit)) = recorded.filter(|_| !has_words).and_then(scale_of) {
        told.scale(scale);
        reading.not_understood(0, || say!("ocel-nanoseconds", unit = unit.to_string()), say!("ocel-nanoseconds-hint"));
    }
    told.finish(reading)
}

/// What times are to be multiplied with, and their unit, when they are of our days in another one: the first and the last are from 2001 to
/// 2096 then, each unit a thousand times the one before, and some years apart at most. What begins with a clock that was started with the
/// recording is of the first seconds of 1970, and stays so.
fn scale_of((first, last): (i64, i64)) -> Option<(i64, &'static str)> {
    let scales = [
        (1_000, say!("ocel-microseconds")),
        (1_000_000, say!("ocel-milliseconds")),
        (1_000_000_000, say!("ocel-seconds")),
    ];
    let is_ours =
        |time: i64, scale: i64| time.checked_mul(scale).is_some_and(|nanos| (1e18..4e18).contains(&(nanos as f64)));
    let is_near = last as f64 <= first as f64 * 1.2;
    scales.into_iter().find(|(scale, _)| is_near && is_ours(first, *scale) && is_ours(last, *scale))
}

impl Message {
    /// When it was recorded; where the recorder had no clock, when it was published, or when it says it was made. And whether that was so.
    fn time(&self, value: &Value) -> (u64, bool) {
        if self.log_time > 0 {
            return (self.log_time, false);
        }
        let stamp = || [&value["header"]["stamp"], &value["timestamp"], &value["stamp"]].into_iter().find_map(stamp_of);
        (Some(self.publish_time).filter(|time| *time > 0).or_else(stamp).unwrap_or(0), true)
    }
}

/// The instant of seconds and nanoseconds, as ROS and Foxglove write it.
fn stamp_of(value: &Value) -> Option<u64> {
    let secs = value["sec"].as_u64().or(value["secs"].as_u64())?;
    let nanos = ["nsec", "nanosec", "nsecs"].into_iter().find_map(|name| value[name].as_u64())?;
    secs.checked_mul(1_000_000_000)?.checked_add(nanos)
}

/// What a message says in words, as those of logs do.
fn words_in(value: &Value) -> Option<String> {
    let text = |name: &str| value[name].as_str().filter(|text| !text.is_empty());
    // Sources: foxglove.Log and rosgraph_msgs/Log, std_msgs/String.
    let words = text("message").or_else(|| text("msg")).or_else(|| text("data")).or_else(|| text("text"))?;
    Some(text("name").map_or_else(|| words.to_owned(), |name| format!("{name}: {words}")))
}

/// The position that a message tells, as `NavSatFix` and its like do.
fn position_in(value: &Value) -> Option<Position> {
    let number = |names: [&str; 3]| names.iter().find_map(|name| value[*name].as_f64());
    let (latitude, longitude) = (number(["latitude", "lat", "Latitude"])?, number(["longitude", "lon", "Longitude"])?);
    Position::new(latitude, longitude, number(["altitude", "alt", "Altitude"]).filter(|height| height.abs() < 1e5))
}

/// Numbers of a list are measured one by one up to so many: more of them are a picture or a cloud of points.
const LIST: usize = 16;

/// Every number of a message, named by its way into it.
fn numbers(value: &Value, path: &mut String, depth: usize, say: &mut impl FnMut(What<'static>)) {
    match value {
        Value::Number(number) => {
            if let Some(value) = number.as_f64() {
                let quantity = if path.is_empty() { "value".to_owned() } else { path.clone() };
                say(What::Measures { quantity: quantity.into(), value, unit: "1".into() });
            }
        }
        // When it was made is no measurement.
        Value::Object(_) if stamp_of(value).is_some() => {}
        Value::Array(all) if depth < DEPTH && all.len() <= LIST => {
            for (at, member) in all.iter().enumerate() {
                let length = path.len();
                path.push_str(if length > 0 { "." } else { "" });
                path.push_str(&at.to_string());
                numbers(member, path, depth + 1, say);
                path.truncate(length);
            }
        }
        Value::Object(members) if depth < DEPTH => {
            for (name, member) in members {
                let length = path.len();
                if length > 0 {
                    path.push('.');
                }
                path.push_str(name);
                numbers(member, path, depth + 1, say);
                path.truncate(length);
            }
        }
        _ => {}
    }
}

/// Why a recording cannot be written: what the disk says, not that it was found out in a stream.
pub fn failed(error: McapError) -> io::Error {
    match error {
        McapError::Io(error) => error,
        error => io::Error::other(error),
    }
}

/// Writes events as they come.
pub struct Writer<W: Write + Seek> {
    out: mcap::Writer<W>,
    channels: BTreeMap<&'static str, (u16, u32)>,
}

impl<W: Write + Seek> Writer<W> {
    /// Begins a recording.
    pub fn new(out: W) -> Result<Self, McapError> {
        let options = mcap::WriteOptions::new().library("hubscope").profile("");
        Ok(Self { out: options.create(out)?, channels: BTreeMap::new() })
    }

    /// Writes an event.
    pub fn push(&mut self, event: &HubEvent<'_>) -> Result<(), McapError> {
        let name = event.what.name();
        if !self.channels.contains_key(name) {
            let schema = self.out.add_schema("hubscope.Event", "jsonschema", br#"{"type":"object"}"#)?;
            let channel = self.out.add_channel(schema, &format!("{TOPIC}{name}"), "json", &BTreeMap::new())?;
            self.channels.insert(name, (channel, 0));
        }
        let Some((channel_id, sequence)) = self.channels.get_mut(name) else { return Ok(()) };
        *sequence += 1;
        let nanos = |time: EventTime| u64::try_from(time.nanos()).unwrap_or(0);
        let header = MessageHeader {
            channel_id: *channel_id,
            sequence: *sequence,
            log_time: nanos(event.time),
            publish_time: nanos(event.recorded()),
        };
        let mut data = Vec::new();
        ndjson::write_event(&mut data, event)?;
        self.out.write_to_known_channel(&header, data.trim_ascii_end())
    }

    /// Ends the recording.
    pub fn finish(mut self) -> Result<W, McapError> {
        self.out.finish()?;
        Ok(self.out.into_inner())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::hub::{EventLog, LogBuilder};

    fn read_bytes(bytes: &[u8]) -> EventLog {
        let mut log = LogBuilder::new();
        read(bytes, &mut Reading::new("a.mcap", &mut log)).expect("MCAP");
        log.finish()
    }

    #[test]
    fn what_is_written_comes_back() {
        let lines = [
            r#"{"t":"2021-11-08T05:00:00Z","obj":"A","enters":{"kind":"uld"}}"#,
            r#"{"t":"2021-11-08T05:00:01Z","rec":"2021-11-08T06:00:00Z","obj":"A","arrives":{"at":"x"}}"#,
        ];
        let events: Vec<_> =
            lines.iter().map(|line| ndjson::one(line.as_bytes()).expect("read").expect("an event")).collect();
        let mut out = Writer::new(Cursor::new(Vec::new())).expect("begun");
        for event in &events {
            out.push(event).expect("written");
        }
        let bytes = out.finish().expect("ended").into_inner();
        assert_eq!(read_bytes(&bytes).events_until(EventTime::MAX), events);
        let cut = read_bytes(&bytes[..bytes.len() / 2 + 200]);
        assert!(cut.issues().total() > 0 || cut.len() == 2, "{:?}", cut.issues().kept());
    }

    /// Messages of others, each with the time of the recorder and that of who published it, both in nanoseconds.
    fn of_others(messages: &[(&str, u64, u64, &str)]) -> EventLog {
        let mut out = mcap::Writer::new(Cursor::new(Vec::new())).expect("begun");
        for (topic, log_time, publish_time, text) in messages {
            let channel_id = out.add_channel(0, topic, "json", &BTreeMap::new()).expect("a channel");
            let header = MessageHeader { channel_id, sequence: 0, log_time: *log_time, publish_time: *publish_time };
            out.write_to_known_channel(&header, text.as_bytes()).expect("written");
        }
        out.finish().expect("ended");
        read_bytes(&out.into_inner().into_inner())
    }

    #[test]
    fn what_others_say_in_words_events_and_lists_is_told_and_what_says_nothing_too() {
        const NOW: u64 = 1_714_550_400_000_000_000;
        let log = of_others(&[
            (
                "/log",
                NOW,
                NOW,
                r#"{"timestamp":{"sec":1714550400,"nsec":5},"level":4,"name":"belt","message":"jam at 3"}"#,
            ),
            (
                "/epcis",
                NOW,
                NOW,
                r#"{"type":"ObjectEvent","eventTime":"2024-05-01T08:00:00Z","action":"OBSERVE","epcList":["urn:x:1"],"readPoint":{"id":"d"}}"#,
            ),
            (
                "/gps",
                0,
                NOW,
                r#"{"header":{"stamp":{"sec":1,"nanosec":2}},"latitude":50.6,"longitude":5.4,"altitude":201.5}"#,
            ),
            ("/list", NOW, NOW, "[1.5, 2.5]"),
            ("/flag", NOW, NOW, r#"{"on":true}"#),
        ]);
        let told: Vec<String> = (log.events_until(EventTime::MAX).iter())
            .filter_map(|event| match &event.what {
                What::Status { detail: Some(words), .. } => Some(format!("{} {words}", event.object)),
                What::Observed { at } => Some(format!("{} {at}", event.object)),
                What::Measures { quantity, value, .. } => Some(format!("{} {quantity} {value}", event.object)),
                _ => None,
            })
            .collect();
        for expected in ["/log belt: jam at 3", "/log level 4", "urn:x:1 d", "/list 0 1.5", "/list 1 2.5"] {
            assert!(told.contains(&expected.to_owned()), "{expected} in {told:?}");
        }
        assert!(told.iter().any(|line| line.starts_with("/gps geo:50.6") && line.ends_with(",202")), "{told:?}");
        assert!(!told.iter().any(|line| line.contains("sec")), "{told:?}");
        assert_eq!(log.span().map(|(first, _)| first.to_string()), Some("2024-05-01T08:00:00Z".into()));
        let issues: Vec<String> = log.issues().kept().iter().map(ToString::to_string).collect();
        assert!(issues.iter().any(|issue| issue.contains("/flag")), "{issues:?}");
        assert!(issues.iter().any(|issue| issue.contains("found 1 without")), "{issues:?}");
    }

    #[test]
    fn a_picture_in_a_message_is_no_word() {
        const NOW: u64 = 1_714_550_400_000_000_000;
        let picture = |length: usize| format!(r#"{{"width":640,"data":"{}"}}"#, "A".repeat(length));
        let (large, small) = (picture(75_000), picture(4_096));
        let log = of_others(&[("/camera", NOW, NOW, large.as_str()), ("/radio", NOW, NOW, small.as_str())]);
        let said: Vec<String> = (log.events_until(EventTime::MAX).iter())
            .filter(|event| matches!(event.what, What::Status { .. }))
            .map(|event| event.object.to_string())
            .collect();
        assert_eq!((log.len(), said), (5, vec!["/radio".to_owned()]));
        let issues: Vec<String> = log.issues().kept().iter().map(ToString::to_string).collect();
        assert!(issues.len() == 1 && issues[0].contains("/camera") && issues[0].contains("4 KiB"), "{issues:?}");
    }

    /// A text in the record of a channel that claims to be four gigabytes long.
    #[test]
    fn a_length_is_not_believed_before_the_text_is_there() {
        let mut out = mcap::Writer::new(Cursor::new(Vec::new())).expect("begun");
        out.add_channel(0, "/weather", "json", &BTreeMap::new()).expect("a channel");
        out.finish().expect("ended");
        let mut bytes = out.into_inner().into_inner();
        let at = memchr::memmem::find(&bytes, b"/weather").expect("its name");
        bytes[at - 1] = 0xf0;
        assert!(Channel::of(&bytes[at - 8..]).is_none());
        assert!(read(&bytes[..], &mut Reading::new("a.mcap", &mut LogBuilder::new())).is_err());
    }

    #[test]
    fn only_times_that_are_all_of_our_days_in_another_unit_are_put_right() {
        let told = |first: i64, last: i64| scale_of((first, last)).map(|(scale, _)| scale);
        assert_eq!(told(1_636_347_600, 1_636_351_200), Some(1_000_000_000));
        assert_eq!(told(1_636_347_600_000, 1_636_351_200_000), Some(1_000_000));
        // The clock of a recorder that was started with it, and of a simulation.
        assert_eq!(told(0, 3_500_000_000), None);
        assert_eq!(told(1_000_000_000, 3_500_000_000), None);
        assert_eq!(told(1_636_347_600_000_000_000, 1_636_351_200_000_000_000), None);
    }

    #[test]
    fn numbers_of_others_are_measured_and_wrong_units_put_right() {
        let mut out = mcap::Writer::new(Cursor::new(Vec::new())).expect("begun");
        let channel = out.add_channel(0, "/weather", "json", &BTreeMap::new()).expect("a channel");
        // Milliseconds where nanoseconds should be.
        let header = MessageHeader { channel_id: channel, sequence: 0, log_time: 1_636_347_600_000, publish_time: 0 };
        out.write_to_known_channel(&header, br#"{"air":{"celsius":7.5},"name":"mast"}"#).expect("written");
        out.finish().expect("ended");
        let log = read_bytes(&out.into_inner().into_inner());
        let events = log.events_until(EventTime::MAX);
        assert_eq!(events[1].time.to_string(), "2021-11-08T05:00:00Z");
        assert!(matches!(&events[1].what, What::Measures { quantity, value: 7.5, .. } if quantity == "air.celsius"));
        assert!(log.issues().kept()[0].brief.contains("milliseconds"), "{:?}", log.issues().kept());
    }
}
