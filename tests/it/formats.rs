//! The trade's own files: read right or refused with a word on what to do, and written so that they come back.

use std::{
    collections::BTreeMap,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use hubscope::{
    feed::{self, Progress},
    hub::{EventLog, EventTime},
};
use serde_json::Value;

use crate::common::{done, refused, text};

const DAY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/recordings/opening-day.ndjson.zst");

fn open(path: &Path) -> EventLog {
    feed::open(path, &Progress::default()).unwrap_or_else(|error| panic!("{error}")).log
}

/// Everything that a log tells, in an order of its own.
fn events(log: &EventLog) -> Vec<String> {
    let mut all: Vec<String> =
        log.events_until(EventTime::MAX).iter().map(|event| serde_json::to_string(event).expect("JSON")).collect();
    all.sort();
    all
}

/// What is in a file, in words.
fn summary(path: &Path) -> String {
    let name = path.file_name().expect("a name").to_string_lossy();
    let mut summary = format!("{name}\n");
    match feed::open(path, &Progress::default()) {
        Err(error) => {
            let path = path.display().to_string();
            let _ = writeln!(summary, "  refused: {}", error.to_string().replace(&path, &name).replace('\n', " | "));
        }
        Ok(opened) => {
            let log = &opened.log;
            let span = log.span().map_or_else(|| "never".to_owned(), |(from, until)| format!("{from} to {until}"));
            let _ = writeln!(
                summary,
                "  {}: {} events of {} objects at {} places, {span}",
                opened.files[0].1,
                log.len(),
                log.object_count(),
                log.places().len()
            );
            let mut kinds = BTreeMap::<&str, usize>::new();
            for event in log.events_until(EventTime::MAX) {
                *kinds.entry(event.what.name()).or_default() += 1;
            }
            let kinds: Vec<String> = kinds.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
            let _ = writeln!(summary, "  {}", kinds.join(", "));
            for (kind, count) in log.issues().counts() {
                let first = log.issues().kept().iter().find(|issue| issue.kind == kind).expect("kept");
                let _ = writeln!(summary, "  {} ({count}): {first}", kind.label());
            }
        }
    }
    summary
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

#[track_caller]
fn check_golden(summary: &str, golden: &str) {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it").join(golden);
    if std::env::var_os("BLESS").is_some() {
        fs::write(&golden, summary).expect("write");
    }
    let written = fs::read_to_string(&golden).unwrap_or_default();
    assert!(summary == written, "files are read otherwise; look at it, then BLESS=1 cargo test. Now it is:\n{summary}");
}

/// Files that partners really send, broken ones among them.
#[test]
fn what_is_left_out_of_a_folder_is_told_by_name_and_its_other_files_are_read() {
    let folder = tempfile::tempdir().expect("folder");
    fs::write(folder.path().join("day.csv"), "uld,zone,time\nPMC1,dock-3,2021-11-08T05:00:00Z\n").expect("written");
    fs::write(folder.path().join("note.txt"), "Dear all,\nthe ULD is late.\n").expect("written");
    let told: serde_json::Value = serde_json::from_str(&done(&["check", "--json", text(folder.path())])).expect("JSON");
    assert_eq!((&told["reports"][0]["log"]["events"], &told["reports"][0]["log"]["objects"]), (&2.into(), &1.into()));
    let refused = told["refused"].as_array().expect("a list");
    assert_eq!(refused.len(), 1, "{told}");
    let [file, why] = ["file", "why"].map(|name| refused[0][name].as_str().unwrap_or_default());
    assert!(file.ends_with("note.txt") && why.contains("expected a log"), "{told}");
}

#[test]
fn a_bomb_is_refused_with_what_to_do() {
    let folder = tempfile::tempdir().expect("folder");
    let line = "{\"t\":\"2021-11-08T05:00:00Z\",\"obj\":\"A\",\"leaves\":{}}\n".repeat(3_000_000);
    let table = "uld,zone,time\n".to_owned() + &"PMC1,dock-3,2021-11-08T05:00:00Z\n".repeat(5_000_000);
    for (name, text) in [("day.ndjson.zst", line), ("day.csv.zst", table)] {
        let bomb = folder.path().join(name);
        fs::write(&bomb, zstd::encode_all(text.as_bytes(), 9).expect("packed")).expect("written");
        let output = crate::common::hubscope(&["info", crate::common::text(&bomb)]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && said.contains("300 times"), "{said}");
        assert!(said.contains("do not unpack it"), "{said}");
    }
}

#[test]
fn real_files_are_read_or_refused_as_it_was_written_down() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/formats");
    // The year of Cargo-IMP is the latest that has been; it is not of the golden file.
    let all: String = files(&folder)
        .iter()
        .filter(|path| !path.ends_with("FSU-lines-extracted.txt"))
        .chain([&folder.join("../pvwatts_8760_roofmount.csv.zst")])
        .map(|path| summary(path))
        .collect();
    check_golden(&all, "formats.txt");
    let fsu = open(&folder.join("FSU-lines-extracted.txt"));
    let told: Vec<&str> = events(&fsu).iter().map(|_| "").collect();
    assert_eq!((told.len(), fsu.object_count(), fsu.issues().total()), (8, 1, 2), "{:?}", fsu.issues().kept());
}

/// Examples of our own, written from the standards, and the same content in every format that has it.
#[test]
fn examples_of_the_standards_are_read_and_twins_say_the_same() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/examples");
    let folder = tempfile::tempdir().expect("folder");
    let database = folder.path().join("ocel.sqlite");
    fs::write(&database, crate::fuzz::sqlite_of_others(folder.path())).expect("written");
    let all = files(&examples).into_iter().filter(|path| path.extension().is_none_or(|ending| ending != "sql"));
    let all: String = all.chain([database.clone()]).map(|path| summary(&path)).collect();
    check_golden(&all, "formats-examples.txt");
    let [json, xml, ocel, ocel_xml] =
        ["epcis.jsonld", "epcis.xml", "ocel.jsonocel", "ocel.xmlocel"].map(|name| open(&examples.join(name)));
    assert_eq!(events(&json), events(&xml), "EPCIS in JSON and in XML");
    assert_eq!(events(&ocel), events(&ocel_xml), "OCEL in JSON and in XML");
    assert_eq!(events(&ocel), events(&open(&database)), "OCEL in JSON and in SQLite");
    // Told twice, in JSON and in XML, with a name and without one, an event is one.
    let twins = folder.path().join("twins");
    fs::create_dir(&twins).expect("a folder");
    for name in ["epcis.jsonld", "epcis.xml"] {
        fs::copy(examples.join(name), twins.join(name)).expect("copied");
    }
    assert_eq!(events(&open(&twins)), events(&json));
    // A folder is converted as it is opened: in the order of time, each event once.
    let out = folder.path().join("out.ndjson");
    done(&["convert", text(&twins), text(&out)]);
    assert_eq!(events(&open(&out)), events(&json));
    assert!(!open(&out).issues().kept().iter().any(|issue| issue.brief.contains("order")));
    let (a, b) = (twins.join("epcis.xml"), examples.join("ocel.xmlocel"));
    done(&["convert", text(&a), text(&b), text(&out)]);
    let both = open(&out);
    assert_eq!((both.len(), both.issues().count(hubscope::hub::IssueKind::OutOfOrder)), (xml.len() + ocel.len(), 0));
}

/// Two exports that count their events from one each, and blank nodes, which mean something in their own document alone.
#[test]
fn events_of_several_files_that_share_an_id_are_all_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let ocel = |object: &str, day: u32| {
        format!(
            r#"{{"objectTypes":[],"eventTypes":[],"objects":[{{"id":"{object}","type":"pallet"}}],"events":[{{"id":"e1","type":"scan","time":"2024-05-0{day}T08:00:00Z","relationships":[{{"objectId":"{object}","qualifier":""}}]}}]}}"#
        )
    };
    let one_record = |object: &str| {
        format!(
            r#"{{"@context":{{"@vocab":"https://onerecord.iata.org/ns/cargo#"}},"@id":"_:b0","@type":"LogisticsEvent","eventDate":"2024-05-01T10:00:00Z","eventCode":{{"@id":"https://onerecord.iata.org/ns/code-lists/StatusCode#RCF"}},"eventFor":{{"@id":"https://x.example/{object}"}}}}"#
        )
    };
    let line = |object: &str| {
        format!("{{\"t\":\"2024-05-01T08:00:00Z\",\"id\":\"e1\",\"obj\":\"{object}\",\"leaves\":{{}}}}\n")
    };
    for (name, files, events, again) in [
        ("ocel", [ocel("P1", 1), ocel("P4", 2), ocel("P1", 1)], 4, 2),
        ("one-record", [one_record("p1"), one_record("p2"), one_record("p1")], 4, 2),
        ("ours", [line("A") + &line("B"), line("A") + &line("B"), line("C")], 3, 2),
    ] {
        let part = folder.path().join(name);
        fs::create_dir(&part).expect("a folder");
        for (k, text) in files.iter().enumerate() {
            fs::write(part.join(format!("{k}.json")), text).expect("written");
        }
        assert_eq!(open(&part).len(), events, "{name} opened");
        let out = folder.path().join(format!("{name}.ndjson"));
        let output = crate::common::hubscope(&["merge", text(&part), "--out", text(&out)]);
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(open(&out).len(), events, "{name} merged");
        assert!(told.contains(&format!("{again} events were in it more than once")), "{name}: {told}");
    }
}

/// What another program writes is read as a file of it would be, whatever it is.
#[cfg(unix)]
#[test]
fn what_comes_through_a_pipe_is_read_whole() {
    use std::process::{Command, Stdio};
    let folder = tempfile::tempdir().expect("a folder");
    let line = |k: u32| format!("{{\"t\":\"2024-05-01T08:00:0{k}Z\",\"obj\":\"A\",\"arrives\":{{\"at\":\"d{k}\"}}}}\n");
    let ndjson = folder.path().join("a.ndjson");
    fs::write(&ndjson, (0..5).map(line).collect::<String>()).expect("written");
    let mut files = vec![ndjson.clone()];
    for ending in ["csv", "parquet", "sqlite"] {
        let file = folder.path().join(format!("a.{ending}"));
        done(&["convert", text(&ndjson), text(&file)]);
        files.push(file);
    }
    for (file, name) in files.iter().flat_map(|file| [(file, "-"), (file, "/dev/stdin")]) {
        let out = folder.path().join("out.ndjson");
        let mut cat = Command::new("cat").arg(file).stdout(Stdio::piped()).spawn().expect("cat");
        let convert = Command::new(env!("CARGO_BIN_EXE_hubscope"))
            .args(["convert", name, text(&out)])
            .stdin(cat.stdout.take().expect("its output"))
            .output()
            .expect("the program starts");
        assert!(cat.wait().expect("it ends").success());
        assert!(convert.status.success(), "{file:?}: {}", String::from_utf8_lossy(&convert.stderr));
        assert_eq!(events(&open(&out)), events(&open(&ndjson)), "{file:?} as {name}");
    }
    let said = refused(&["cut", "-", "--from", "08:00", "--to", "09:00", text(&folder.path().join("cut.ndjson"))]);
    assert!(said.contains("found a pipe") && said.contains("write it into a file first"), "{said}");
}

/// Options may stand anywhere.
#[test]
fn the_columns_may_be_named_between_the_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let (table, columns, out) = ["a.csv", "a.ron", "out.ndjson"].map(|name| folder.path().join(name)).into();
    fs::write(&table, "when,what\n2024-05-01T08:00:00Z,X\n").expect("written");
    fs::write(&columns, "(objects: [(column: \"what\")], time: \"when\")").expect("written");
    done(&["convert", text(&table), "--columns", text(&columns), text(&out)]);
    assert!(open(&out).object("X").is_some());
    assert!(done(&["check", text(&columns)]).contains("columns of a table"));
    let output = crate::common::hubscope(&["convert", text(&table)]);
    assert_eq!(output.status.code(), Some(2), "one name alone is wrong usage");
}

/// Files that may not be shipped, where they are at hand: more of what the examples of our own hold.
#[test]
fn standard_examples_are_read_as_it_was_written_down() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    if !shared.is_dir() {
        println!(
            "skipped: examples of GS1 and OCEL that may not be part of the project; those in tests/data/examples were read"
        );
        assert!(std::env::var_os("HUBSCOPE_NO_SKIP").is_none(), "CI skips nothing; lay them into {}", shared.display());
        return;
    }
    let all: String = ["gs1-epcis", "ocel"]
        .iter()
        .flat_map(|folder| files(&shared.join(folder)))
        .map(|path| summary(&path))
        .collect();
    check_golden(&all, "formats-standards.txt");
    let same =
        |a: &str, b: &str| assert_eq!(events(&open(&shared.join(a))), events(&open(&shared.join(b))), "{a} and {b}");
    same("gs1-epcis/Example_9.6.1-ObjectEvent.jsonld", "gs1-epcis/Example_9.6.1-ObjectEvent-2020_06_18a.xml");
    same("ocel/ocel20_example.jsonocel", "ocel/ocel20_example.xmlocel");
}

/// A day written in a format and read again is the same day.
#[test]
fn every_format_that_can_carry_a_day_gives_it_back() {
    let folder = tempfile::tempdir().expect("folder");
    let day = open(Path::new(DAY));
    let expected = events(&day);
    for ending in ["ndjson.gz", "csv", "tsv.zst", "parquet", "mcap", "jsonocel", "xmlocel.gz", "sqlite", "jsonld"] {
        let path = folder.path().join(format!("day.{ending}"));
        let said = done(&["convert", DAY, text(&path)]);
        // Only formats with a header have a place for the name of the site.
        let has_header = ending.starts_with("ndjson") || ending == "parquet";
        let lost: Vec<&str> = said.lines().filter(|line| line.contains("not in this format")).map(str::trim).collect();
        let without: &[&str] = if has_header { &[] } else { &["not in this format: the name of the site (1)"] };
        assert!(said.contains(&format!("{} events", day.len())) && lost == without, "{ending}: {said}");
        let back = open(&path);
        assert_eq!(back.len(), day.len(), "{ending}");
        assert!(events(&back) == expected, "{ending} tells something else");
        assert_eq!(back.issues().total(), 0, "{ending}: {:?}", back.issues().kept());
    }
}

#[test]
fn a_part_of_a_log_shows_the_same_picture() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("part.ndjson");
    done(&["cut", DAY, "--from", "12:00", "--to", "13:00", text(&path)]);
    let (day, part) = (open(Path::new(DAY)), open(&path));
    assert!(part.len() < day.len() / 2, "{} events", part.len());
    let state = |file: &str, at: &str| {
        let told: Value = serde_json::from_str(&done(&["state", file, "--at", at, "--json"])).expect("JSON");
        let mut all: Vec<String> =
            told["objects"].as_array().expect("objects").iter().map(|object| object.to_string()).collect();
        all.sort();
        all
    };
    for at in ["2021-11-08T11:00:00Z", "2021-11-08T11:30:00Z", "2021-11-08T12:00:00Z"] {
        let (whole, cut) = (state(DAY, at), state(text(&path), at));
        assert!(whole.len() > 100 && whole == cut, "at {at}: {} and {} objects", whole.len(), cut.len());
    }
    let backwards = refused(&["cut", DAY, "--from", "13:00", "--to", "12:00", text(&path)]);
    assert!(backwards.contains("--from"), "{backwards}");
    // What reaches beyond the log is cut at its end; what lies beyond it is refused.
    let end = |until: &str| {
        done(&["cut", "day", "--from", "20:00", "--to", until, text(&path)]);
        open(&path).len()
    };
    assert_eq!(end("2021-12-24 12:00"), end("2021-11-09 00:00:00"));
    let beyond = refused(&["cut", "day", "--from", "2021-12-24 12:00", "--to", "2021-12-25 12:00", text(&path)]);
    assert!(beyond.contains("2021-12-24 12:00:00"), "{beyond}");
}

#[test]
fn parts_that_overlap_are_put_together_again() {
    let folder = tempfile::tempdir().expect("folder");
    let [first, second, whole] = ["a.ndjson", "b.parquet", "whole.ndjson"].map(|name| folder.path().join(name));
    let info: Value = serde_json::from_str(&done(&["info", DAY, "--json"])).expect("JSON");
    let end = info["until"].as_str().expect("an end");
    done(&["cut", DAY, "--from", "+0s", "--to", "13:00", text(&first)]);
    done(&["cut", DAY, "--from", "12:00", "--to", end, text(&second)]);
    done(&["merge", text(&second), text(&first), "--out", text(&whole)]);
    let merged = open(&whole);
    let day = open(Path::new(DAY));
    assert!(events(&merged) == events(&day), "{} and {} events", merged.len(), day.len());
    assert_eq!(merged.issues().total(), 0, "in the order of time, each once: {:?}", merged.issues().kept());
    // A folder is merged as it is opened.
    let both = folder.path().join("both");
    fs::create_dir(&both).expect("a folder");
    fs::rename(&first, both.join("a.ndjson")).expect("moved");
    fs::rename(&second, both.join("b.parquet")).expect("moved");
    fs::write(both.join("c.json"), "{\"epcisBody\": 3").expect("written");
    let log = open(&both);
    assert!(events(&log) == events(&day));
    assert!(log.issues().kept().iter().any(|issue| issue.brief.contains("c.json")), "{:?}", log.issues().kept());
}

#[test]
fn a_table_is_read_as_the_mapping_beside_it_says() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("wms.csv");
    fs::write(&path, "what;moment;thing\ndock;08.11.2021 06:12;PMC1\nstaging;08.11.2021 06:20;PMC1\n")
        .expect("written");
    let wordy = folder.path().join("wordy.csv");
    fs::write(&wordy, "what;moment;thing\ndock;08.11.2021 06:12;a red box\n").expect("written");
    let unknown = refused(&["info", text(&wordy)]);
    assert!(unknown.contains("--columns") && unknown.contains("\"thing\""), "{unknown}");
    let guessed = folder.path().join("guessed.csv");
    fs::write(&guessed, "uld;zone;time\nPMC1;dock;08/11/2021 06:12\n").expect("written");
    let told = done(&["check", text(&guessed)]);
    assert!(told.contains("guessed: \"uld\" names the objects") && told.contains("other way round"), "{told}");
    let mapping = r#"(objects: [(column: "thing", kind: uld)], time: "moment", place: Some("what"), time_format: Pattern("%d.%m.%Y %H:%M"), time_zone: "Europe/Brussels")"#;
    let columns = folder.path().join("columns.ron");
    fs::write(&columns, mapping).expect("written");
    let out = folder.path().join("out.ndjson");
    done(&["convert", text(&path), text(&out), "--columns", text(&columns)]);
    fs::write(folder.path().join("wms.csv.columns.ron"), mapping).expect("written");
    let log = open(&path);
    assert_eq!(events(&log), events(&open(&out)));
    assert_eq!(log.span().expect("events").0.to_string(), "2021-11-08T05:12:00Z");
    fs::write(folder.path().join("wms.csv.columns.ron"), "(time: 3)").expect("written");
    let wrong = refused(&["info", text(&path)]);
    assert!(wrong.contains("line 1") && wrong.contains("wms.csv.columns.ron"), "{wrong}");
}

#[test]
fn names_that_tell_no_format_and_files_over_themselves_are_refused() {
    let folder = tempfile::tempdir().expect("folder");
    let doc = refused(&["convert", DAY, text(&folder.path().join("day.doc"))]);
    assert!(doc.contains(".parquet"), "{doc}");
    let path = folder.path().join("day.ndjson.zst");
    fs::copy(DAY, &path).expect("copied");
    let same = refused(&["convert", text(&path), text(&path)]);
    assert!(same.contains("both"), "{same}");
    let nowhere = refused(&["convert", DAY, "/nowhere/day.csv"]);
    assert!(nowhere.contains("/nowhere/day.csv"), "{nowhere}");
}

#[test]
fn what_was_refused_is_listed_for_programs_and_says_what_to_do() {
    let folder = tempfile::tempdir().expect("folder");
    let sheet = folder.path().join("day.xlsx");
    fs::write(&sheet, b"PK\x03\x04\x14\0[Content_Types].xml...PK\x03\x04xl/workbook.xml").expect("written");
    let output = crate::common::hubscope(&["check", "day", text(&sheet), "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let told: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(
        (told["reports"].as_array().map(Vec::len), told["refused"].as_array().map(Vec::len)),
        (Some(1), Some(1))
    );
    assert_eq!(told["refused"][0]["file"], text(&sheet));
    let why = told["refused"][0]["why"].as_str().expect("why");
    assert!(why.contains("save the sheet as CSV"), "{why}");
    let table = folder.path().join("table.csv");
    let text_16 = "uld;zone;time\nPMC1;dock;2021-11-08T06:12:00Z\n".encode_utf16().flat_map(u16::to_le_bytes);
    fs::write(&table, text_16.collect::<Vec<u8>>()).expect("written");
    assert_eq!(open(&table).object_count(), 1);
}

#[test]
fn a_packed_log_that_was_cut_off_is_read_up_to_there() {
    let folder = tempfile::tempdir().expect("folder");
    let whole = folder.path().join("day.ndjson.gz");
    done(&["convert", DAY, text(&whole)]);
    let bytes = fs::read(&whole).expect("read");
    let cut = folder.path().join("cut.ndjson.gz");
    fs::write(&cut, &bytes[..bytes.len() / 2]).expect("written");
    let log = open(&cut);
    assert!(log.len() > 5_000 && log.len() < open(Path::new(DAY)).len(), "{} events", log.len());
    assert!(log.issues().kept().iter().any(|issue| issue.brief.contains("cut off")), "{:?}", log.issues().kept());
    // A database is packed and unpacked as anything else.
    let database = folder.path().join("day.sqlite");
    done(&["convert", DAY, text(&database)]);
    let packed = folder.path().join("day.sqlite.zst");
    fs::write(&packed, zstd::encode_all(&fs::read(&database).expect("read")[..], 1).expect("packed")).expect("written");
    assert_eq!(open(&packed).len(), open(Path::new(DAY)).len());
}

#[test]
fn what_partners_write_in_other_ways_is_read_or_told_of() {
    let folder = tempfile::tempdir().expect("folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("written");
        path
    };
    let issues =
        |path: &Path| open(path).issues().kept().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    // A table of thousands of columns takes no longer than one of as many rows.
    let wide: String = (0..60_000).map(|k| format!(",c{k}")).collect();
    let path = write("wide.csv", &format!("time,uld{wide}\n2021-11-08T05:00:00Z,PMC12345CV{}\n", ",1".repeat(60_000)));
    assert_eq!(open(&path).object_count(), 1);
    // A quote that is not closed takes in the rows below it.
    let path = write("quote.csv", "time,uld,zone\n2021-11-08T05:00:00Z,PMC1,\"A\n2021-11-08T06:00:00Z,PMC2,B\n");
    assert!(issues(&path).contains("quote may not be closed"), "{}", issues(&path));
    // What is told of nothing that the hub could show is told of.
    let path = write(
        "none.json",
        r#"{"type":"TransactionEvent","eventTime":"2021-11-08T05:00:00Z","action":"ADD","bizStep":"shipping"}"#,
    );
    let refusal = refused(&["convert", text(&path), text(&folder.path().join("out.ndjson"))]);
    assert!(refusal.contains("expected objects"), "{refusal}");
    // Degrees that are the wrong way round are nowhere near.
    let path = write("turned.csv", "uld,time,lat,lon\nPMC1,2021-11-08T05:00:00Z,5.44,50.64\n");
    let told = done(&["check", text(&path)]);
    assert!(told.contains("wrong way round"), "{told}");
    // What is said of many objects at once is not kept many times.
    let children: Vec<String> = (0..20_000).map(|k| format!("\"C{k}\"")).collect();
    let fields: Vec<String> = (0..3_000).map(|k| format!("\"e{k}\":\"v\"")).collect();
    let path = write(
        "many.json",
        &format!(
            r#"{{"type":"AggregationEvent","eventTime":"2021-11-08T05:00:00Z","parentID":"P","action":"ADD","childEPCs":[{}],"x:big":{{{}}}}}"#,
            children.join(","),
            fields.join(",")
        ),
    );
    let out = folder.path().join("many.ndjson");
    done(&["convert", text(&path), text(&out)]);
    assert!(fs::metadata(&out).expect("written").len() < 20_000_000);
}
