//! What other programs make of what we write.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use hubscope::feed::{self, Progress};

use crate::common::text;

/// The folder of what `.ci/setup test` installs for these tests.
fn installed() -> Option<PathBuf> {
    let folder = std::env::var_os("HUBSCOPE_PYTHON").map(PathBuf::from);
    folder.or_else(|| Some(Path::new(&std::env::var_os("HOME")?).join(".cache/hubscope/python")))
}

/// What is not there is said by the test that needs it, and CI does not allow it.
fn or_skipped<T>(found: Option<T>, what: &str) -> Option<T> {
    if found.is_none() {
        println!("skipped: no {what}");
        assert!(std::env::var_os("HUBSCOPE_NO_SKIP").is_none(), "CI skips nothing; .ci/setup test installs {what}");
    }
    found
}

/// A Python with these modules.
pub fn python(modules: &str) -> Option<PathBuf> {
    let has_all = |python: &PathBuf| {
        let asked = Command::new(python).args(["-c", &format!("import {modules}")]).stderr(Stdio::null()).status();
        asked.is_ok_and(|status| status.success())
    };
    or_skipped(installed().map(|folder| folder.join("bin/python")).filter(has_all), modules)
}

/// The JSON schema of EPCIS 2.0, as it is published.
pub fn epcis_schema() -> Option<PathBuf> {
    let schema = installed().map(|folder| folder.join("EPCISDocument.schema.json"));
    or_skipped(schema.filter(|schema| schema.is_file()), "schema of EPCIS")
}

/// The blocks of a document that are in that language.
fn blocks(document: &str, language: &str) -> Vec<String> {
    let parts = document.split("```").skip(1).step_by(2);
    parts.filter_map(|part| part.strip_prefix(language)?.strip_prefix('\n').map(str::to_owned)).collect()
}

/// Runs a program of Python beside the recording; gives what it prints.
#[track_caller]
pub fn run(python: &Path, folder: &Path, program: &str, args: &[String]) -> String {
    let output = Command::new(python).current_dir(folder).args(["-c", program]).args(args).output().expect("python");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn duckdb_and_pandas_read_a_recording_as_it_is_documented() {
    let Some(python) = python("duckdb, pandas, pyarrow") else { return };
    let folder = tempfile::tempdir().expect("folder");
    let recording = folder.path().join("today");
    let day =
        zstd::decode_all(&fs::read("assets/recordings/opening-day.ndjson.zst").expect("the day")[..]).expect("it");
    let lines = folder.path().join("day.ndjson");
    fs::write(&lines, day).expect("written");
    let recorder = Command::new(env!("CARGO_BIN_EXE_hubscope"))
        .args(["record", "-", "--out", text(&recording)])
        .stdin(fs::File::open(&lines).expect("it"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(recorder.expect("it runs").success());
    let log = feed::open(&recording, &Progress::default()).expect("the recording").log;
    let document = fs::read_to_string("docs/recordings.md").expect("the document");
    let queries = blocks(&document, "sql");
    assert_eq!(queries.len(), 4);
    let all = "import duckdb, sys\nfor query in sys.argv[1:]:\n    rows = duckdb.sql(query).fetchall()\n    print(len(rows), sum(row[1] for row in rows))";
    let told = run(&python, folder.path(), all, &queries);
    let told: Vec<Vec<usize>> =
        told.lines().map(|line| line.split(' ').map(|word| word.parse().expect("a number")).collect()).collect();
    // Every event is of one kind and of one source.
    assert_eq!([0, 1, 2].map(|query| told[query][1]), [log.len(); 3], "{told:?}");
    assert!(told[0][0] > 10 && told[1][0] == 1 && told[2][0] == 1 && told[3][0] > 50, "{told:?}");
    let stays = log.stays().filter(|(.., until)| *until != hubscope::hub::EventTime::MAX).count();
    assert!(told[3][1] >= stays, "{} stays, of which {stays} are at other places than the one before", told[3][1]);
    let pandas = blocks(&document, "python");
    assert_eq!(pandas.len(), 1);
    let printed = run(&python, folder.path(), &pandas[0], &[]);
    assert!(printed.contains("arrives") && printed.contains("measures"), "{printed}");
}

/// Reads a recording as the robotics viewers' own library does; tells how many messages each channel has, and the sums of their times.
const READ_MCAP: &str = r#"
import collections, json, sys
from mcap.reader import make_reader
kinds, logged, published, last = collections.Counter(), 0, 0, 0
with open(sys.argv[1], "rb") as file:
    reader = make_reader(file, validate_crcs=True)
    for schema, channel, message in reader.iter_messages():
        assert (schema.name, schema.encoding) == ("hubscope.Event", "jsonschema"), schema
        assert json.loads(schema.data)["type"] == "object", schema
        assert channel.message_encoding == "json", channel
        assert message.log_time >= last, "in the order of time"
        kind, event = channel.topic.removeprefix("/hubscope/"), json.loads(message.data)
        assert kind in event and "t" in event and "obj" in event, event
        kinds[kind] += 1
        logged, published, last = logged + message.log_time, published + message.publish_time, message.log_time
    told = reader.get_summary().statistics
    assert told.message_count == sum(kinds.values()), told
    assert (told.channel_count, told.message_end_time) == (len(kinds), last), told
print(json.dumps({"kinds": kinds, "logged": str(logged), "published": str(published)}))
"#;

#[test]
fn the_library_of_the_robotics_viewers_reads_every_message_of_a_recording() {
    let Some(python) = python("mcap") else { return };
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("day.mcap");
    crate::common::done(&["convert", "day", text(&path)]);
    let told = run(&python, folder.path(), READ_MCAP, &[text(&path).to_owned()]);
    let told: serde_json::Value = serde_json::from_str(&told).expect("JSON");
    let log = feed::open(Path::new("assets/recordings/opening-day.ndjson.zst"), &Progress::default());
    let log = log.expect("the day").log;
    let events = log.events_until(hubscope::hub::EventTime::MAX);
    let mut kinds = std::collections::BTreeMap::<&str, u64>::new();
    let (mut logged, mut published) = (0_i128, 0_i128);
    for event in &events {
        *kinds.entry(event.what.name()).or_default() += 1;
        logged += i128::from(event.time.nanos());
        published += i128::from(event.recorded().nanos());
    }
    assert_eq!(told["kinds"], serde_json::json!(kinds));
    assert_eq!((&told["logged"], &told["published"]), (&logged.to_string().into(), &published.to_string().into()));
}

/// Reads a database of OCEL 2.0 by the tables that its standard tells of, with no word of ours.
const READ_OCEL: &str = r#"
import collections, json, sqlite3, sys
from datetime import datetime
base = sqlite3.connect(sys.argv[1])
columns = lambda table: [row[1] for row in base.execute(f'PRAGMA table_info("{table}")')]
ask = lambda query: base.execute(query).fetchall()
assert columns("event") == ["ocel_id", "ocel_type"] and columns("object") == ["ocel_id", "ocel_type"]
assert columns("event_object") == ["ocel_event_id", "ocel_object_id", "ocel_qualifier"]
assert columns("object_object") == ["ocel_source_id", "ocel_target_id", "ocel_qualifier"]
assert ask("PRAGMA foreign_key_check") == [], "every key is there"
kinds, times = {}, set()
for kind, table in ask("SELECT ocel_type, ocel_type_map FROM event_map_type"):
    assert columns(f"event_{table}")[:2] == ["ocel_id", "ocel_time"], table
    rows = ask(f'SELECT e.ocel_id, t.ocel_time FROM event e JOIN "event_{table}" t USING (ocel_id) WHERE e.ocel_type = \'{kind}\'')
    assert len(rows) == ask(f'SELECT count(*) FROM "event_{table}"')[0][0], table
    kinds[kind] = len(rows)
    times.update(datetime.fromisoformat(time) for _, time in rows)
objects = 0
for kind, table in ask("SELECT ocel_type, ocel_type_map FROM object_map_type"):
    assert columns(f"object_{table}")[:3] == ["ocel_id", "ocel_time", "ocel_changed_field"], table
    objects += ask(f'SELECT count(*) FROM object o JOIN "object_{table}" t USING (ocel_id) WHERE o.ocel_type = \'{kind}\'')[0][0]
assert objects == ask("SELECT count(*) FROM object")[0][0]
assert sum(kinds.values()) == ask("SELECT count(*) FROM event")[0][0]
without = ask("SELECT count(*) FROM event WHERE ocel_id NOT IN (SELECT ocel_event_id FROM event_object)")[0][0]
print(json.dumps({"kinds": kinds, "objects": objects, "without": without, "hours": round((max(times) - min(times)).total_seconds() / 3600, 3)}))
"#;

#[test]
fn a_database_of_ocel_has_the_tables_of_the_standard() {
    let Some(python) = python("sqlite3") else { return };
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("day.sqlite");
    crate::common::done(&["convert", "day", text(&path)]);
    let told = run(&python, folder.path(), READ_OCEL, &[text(&path).to_owned()]);
    let told: serde_json::Value = serde_json::from_str(&told).expect("JSON");
    let log = feed::open(Path::new("assets/recordings/opening-day.ndjson.zst"), &Progress::default());
    let log = log.expect("the day").log;
    let mut kinds = std::collections::BTreeMap::<&str, u64>::new();
    for event in &log.events_until(hubscope::hub::EventTime::MAX) {
        *kinds.entry(event.what.name()).or_default() += 1;
    }
    assert_eq!(told["kinds"], serde_json::json!(kinds));
    assert_eq!((&told["objects"], &told["without"]), (&log.object_count().into(), &0.into()));
    let (from, until) = log.span().expect("events");
    let hours = (until - from).nanos() as f64 / 3.6e12;
    assert!((told["hours"].as_f64().expect("a number") - hours).abs() < 0.002, "{told} and {hours}");
}
