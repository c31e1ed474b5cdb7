//! Our own files: one event a line, JSON, after one header line. `docs/events.md` explains every event.
//!
//! A large file is read by several threads: one cuts it into [`blocks`], some decode them, and the caller's own puts the
//! events into the log, in the order of the file.

mod blocks;
mod line;

use std::{
    borrow::Cow,
    io::{self, BufRead, Write},
};

use self_cell::self_cell;
use serde::{Deserialize, Serialize};

pub use self::{blocks::LONGEST_LINE, line::NAMES};
use self::{
    blocks::{Block, Blocks},
    line::Line,
};
use super::{ahead::ahead, sink::Sink};
use crate::{
    hub::{EventHash, HubEvent, Issue, IssueKind, IssuePlace, Place},
    language::quoted,
    say,
};

/// The version of the format that this program writes, and the newest that it reads.
pub const VERSION: u32 = 1;

/// The first line of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Header {
    /// The version of the format.
    pub hubscope: u32,
    /// The site code: the airport.
    pub site: String,
    /// The IANA time zone of the site.
    pub time_zone: String,
    /// What a share file adds to its events; none in other files.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<serde_json::Value>,
}

impl Header {
    /// The header for a site.
    pub fn new(site: &str, time_zone: &str) -> Self {
        Self { hubscope: VERSION, site: site.into(), time_zone: time_zone.into(), share: None }
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

/// Reads all lines of `input` into `sink`; what is no event becomes an issue. Gives the header, if there was one.
///
/// The error is that of the reading itself: a disk that fails, a broken compression.
pub(crate) fn read(input: impl BufRead + Send, file: &str, sink: &mut dyn Sink) -> io::Result<Option<Header>> {
    let number = sink.file(file);
    let mut reading = Reading { file, number, lines: 0, header: None, sink };
    let mut blocks = Blocks::new(input);
    let Some(first) = blocks.next().transpose()? else { return Ok(None) };
    match blocks.next().transpose() {
        Err(error) => {
            reading.take(decode(first));
            return Err(error);
        }
        Ok(None) => reading.take(decode(first)),
        Ok(Some(second)) => {
            let blocks = [first, second].into_iter().map(Ok).chain(blocks);
            ahead(
                "ndjson",
                blocks,
                |block| Ok(decode(block)),
                |block| {
                    reading.take(block);
                    Ok(())
                },
            )?;
        }
    }
    Ok(reading.header)
}

self_cell!(
    /// The lines of a block, which borrow its bytes.
    struct Decoded {
        owner: Vec<u8>,
        #[covariant]
        dependent: Lines,
    }
);

struct Lines<'a> {
    /// What each line tells, with its number in the block from 1.
    told: Vec<(u32, Told<'a>)>,
    count: u32,
}

enum Told<'a> {
    Event(HubEvent<'a>, EventHash),
    Header(Header),
    Problem(Issue),
}

fn decode(block: Block) -> Decoded {
    match block {
        Block::Lines(bytes) => Decoded::new(bytes, |bytes| lines_of(bytes)),
        Block::TooLong => Decoded::new(Vec::new(), |_| Lines { told: vec![(1, Told::Problem(too_long()))], count: 1 }),
    }
}

fn lines_of(bytes: &[u8]) -> Lines<'_> {
    let mut lines = Lines { told: Vec::with_capacity(bytes.len() / 100), count: 0 };
    let mut rest = bytes;
    while !rest.is_empty() {
        let end = memchr::memchr(b'\n', rest);
        let (line, after) = end.map_or((rest, &[][..]), |end| (&rest[..end], &rest[end + 1..]));
        rest = after;
        lines.count = lines.count.saturating_add(1);
        let told = match line.len() {
            length if length > LONGEST_LINE => Some(Told::Problem(too_long())),
            _ => tell(line, end.is_none()),
        };
        lines.told.extend(told.map(|told| (lines.count, told)));
    }
    lines
}

/// What a line tells; nothing when it is empty.
fn tell(line: &[u8], is_cut_off: bool) -> Option<Told<'_>> {
    let line = line.trim_ascii();
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    if line.is_empty() {
        return None;
    }
    Some(match serde_json::from_slice(line) {
        Ok(Line::Event(event)) => {
            let hash = EventHash::of(&event);
            Told::Event(event, hash)
        }
        Ok(Line::Header(header)) => Told::Header(header),
        Err(error) if is_cut_off && error.is_eof() => Told::Problem(Issue {
            kind: IssueKind::CutOff,
            brief: say!("feed-mid-event").into(),
            hint: say!("feed-mid-event-hint").into(),
            place: None,
        }),
        Err(error) => Told::Problem(unreadable(line, &error)),
    })
}

/// The event of a line that came by itself; `None` for an empty line and for a header.
pub fn one(line: &[u8]) -> Result<Option<HubEvent<'static>>, Issue> {
    if line.len() > LONGEST_LINE {
        return Err(too_long());
    }
    match tell(line, false) {
        None | Some(Told::Header(_)) => Ok(None),
        Some(Told::Event(event, _)) => Ok(Some(event.into_owned())),
        Some(Told::Problem(issue)) => Err(issue),
    }
}

/// A file on its way into a sink.
struct Reading<'a> {
    file: &'a str,
    number: u32,
    lines: u32,
    header: Option<Header>,
    sink: &'a mut dyn Sink,
}

impl Reading<'_> {
    fn take(&mut self, block: Decoded) {
        let before = self.lines;
        block.with_dependent(|_, lines| {
            for (line, told) in &lines.told {
                let line = before.saturating_add(*line);
                let place = || Some(IssuePlace { file: self.file.to_owned(), line: u64::from(line) });
                match told {
                    Told::Event(event, hash) => {
                        self.sink.hashed(event, *hash, Place { file: self.number, line });
                    }
                    Told::Header(found) => {
                        if found.hubscope > VERSION {
                            self.sink.issue(newer(found, place()));
                        }
                        self.header.get_or_insert_with(|| found.clone());
                    }
                    Told::Problem(issue) => self.sink.issue(Issue { place: place(), ..issue.clone() }),
                }
            }
            self.lines = before.saturating_add(lines.count);
        });
    }
}

fn newer(header: &Header, place: Option<IssuePlace>) -> Issue {
    Issue {
        kind: IssueKind::NotUnderstood,
        brief: say!("feed-version", version = VERSION.to_string(), found = header.hubscope.to_string()),
        hint: say!("feed-version-hint").into(),
        place,
    }
}

fn too_long() -> Issue {
    Issue {
        kind: IssueKind::Unreadable,
        brief: say!("feed-long-line").into(),
        hint: say!("feed-long-line-hint").into(),
        place: None,
    }
}

fn unreadable(line: &[u8], error: &serde_json::Error) -> Issue {
    let text = match std::str::from_utf8(line) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(say!("feed-not-utf8", excerpt = String::from_utf8_lossy(line).to_string())),
    };
    let excerpt: String = text.chars().take(60).collect();
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or(&reason);
    Issue {
        kind: IssueKind::Unreadable,
        brief: say!(
            "feed-no-event",
            excerpt = quoted(&excerpt),
            reason = reason.to_string(),
            column = error.column().to_string()
        ),
        hint: say!("feed-no-event-hint").into(),
        place: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{EventLog, LogBuilder};

    fn read_text(text: &[u8]) -> EventLog {
        let mut log = LogBuilder::new();
        read(text, "day.ndjson", &mut log).expect("memory does not fail");
        log.finish()
    }

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

    #[test]
    fn many_blocks_are_read_in_the_order_of_the_file() {
        let mut text = Vec::new();
        for k in 0..20_000 {
            let line = format!(
                "{{\"t\":\"2021-11-08T{:02}:{:02}:{:02}Z\",\"obj\":\"PMC{k}\",\"arrives\":{{\"at\":\"x\"}}}}\n",
                k / 3_600,
                k / 60 % 60,
                k % 60
            );
            text.extend(line.bytes());
            if k == 12_000 {
                text.extend(b"no event\n");
            }
        }
        assert!(text.len() > 1 << 20, "several blocks");
        let log = read_text(&text);
        assert_eq!((log.len(), log.issues().count(IssueKind::OutOfOrder)), (20_000, 0));
        let unreadable = log.issues().kept().iter().find(|issue| issue.kind == IssueKind::Unreadable);
        assert_eq!(unreadable.and_then(|issue| issue.place.clone()).map(|place| place.line), Some(12_002));
        let last = log.object("PMC19999").and_then(|object| log.history(object).next().map(|event| event.line));
        assert_eq!(last, Some(20_001));
    }
}
