//! The command line, with good files and bad ones.

use std::{fs, path::Path};

use serde_json::Value;

use crate::common::{done, hubscope, refused, text};

#[test]
fn the_same_seed_gives_the_same_bytes_and_a_likely_week() {
    let folder = tempfile::tempdir().expect("folder");
    let (first, second) = (folder.path().join("a.ndjson"), folder.path().join("b.ndjson"));
    for file in [&first, &second] {
        done(&["simulate", "--seed", "7", "--days", "7", "--out", text(file)]);
    }
    assert!(fs::read(&first).expect("read") == fs::read(&second).expect("read"), "the same seed gave other bytes");
    let info: Value = serde_json::from_str(&done(&["info", text(&first), "--json"])).expect("JSON");
    assert_eq!(info["objects"]["aircraft"], 18);
    assert_eq!(info["objects"]["truck"], 420);
    assert_eq!(info["issues"], 0);
    assert!((140_000..1_400_000).contains(&info["events"].as_u64().expect("a number")), "{info}");
}

/// The state at an instant is the state of a log that ends there: what comes later has no say.
#[test]
fn the_state_at_an_instant_is_that_of_the_log_cut_there() {
    let folder = tempfile::tempdir().expect("folder");
    let (whole, cut) = (folder.path().join("whole.ndjson"), folder.path().join("cut.ndjson"));
    done(&["simulate", "--seed", "3", "--days", "2", "--out", text(&whole)]);
    let all = fs::read_to_string(&whole).expect("read");
    for at in ["2021-11-08T11:11:11Z", "2021-11-09T03:00:00Z", "2021-11-09T17:45:30.5Z"] {
        let is_past =
            |line: &&str| line.contains("\"hubscope\"") || line[6..].split('"').next().is_some_and(|t| t <= at);
        fs::write(&cut, all.lines().filter(is_past).map(|line| format!("{line}\n")).collect::<String>())
            .expect("write");
        let state = |file| done(&["state", text(file), "--at", at, "--json"]);
        let (of_whole, of_cut) = (state(&whole), state(&cut));
        assert!(of_whole.contains("\"object\": \"TUG-01\""), "the state is empty");
        assert!(of_whole == of_cut, "at {at} the states differ");
    }
}

#[test]
fn a_messy_feed_loads_with_its_issues_named() {
    let folder = tempfile::tempdir().expect("folder");
    let (clean, messy) = (folder.path().join("clean.ndjson"), folder.path().join("messy.ndjson"));
    done(&["simulate", "--seed", "5", "--out", text(&clean)]);
    done(&["simulate", "--seed", "5", "--incident", "messy-feed", "--out", text(&messy)]);
    let report: Value = serde_json::from_str(&done(&["check", text(&messy), "--json"])).expect("JSON");
    let counts = &report["reports"][0]["counts"];
    for kind in ["unreadable", "duplicate", "out_of_order"] {
        assert!(counts[kind].as_u64().is_some_and(|count| count > 0), "{kind}: {counts}");
    }
    // Late, twice and broken lines change nothing of what is true.
    let state = |file| done(&["state", text(file), "--at", "2021-11-08T15:00:00Z", "--json"]);
    assert!(state(&clean) == state(&messy), "the messy feed tells another story");
}

#[test]
fn every_incident_can_be_had_by_name() {
    let folder = tempfile::tempdir().expect("folder");
    let file = folder.path().join("day.ndjson.zst");
    for incident in [
        "customs-backlog",
        "sorter-jam",
        "late-aircraft",
        "dock-congestion",
        "dg-leak",
        "fuel-spill",
        "power-cut",
        "cold-chain",
        "silent-reader",
        "messy-feed",
    ] {
        done(&["simulate", "--incident", incident, "--out", text(&file)]);
        let info: Value = serde_json::from_str(&done(&["info", text(&file), "--json"])).expect("JSON");
        assert!(info["events"].as_u64().is_some_and(|count| count > 10_000), "{incident}: {info}");
    }
}

#[test]
fn the_story_of_an_object_is_told() {
    let story = done(&["history", "FLIGHT-1108-1"]);
    assert!(
        story.contains("enters as Aircraft") && story.contains("ARR arrived") && story.contains("leaves for HGH"),
        "{story}"
    );
    let message = refused(&["history", "FLIGHT-1108-9"]);
    assert!(message.contains("no object \"FLIGHT-1108-9\"; did you mean \"FLIGHT-1108-"), "{message}");
}

#[track_caller]
fn check_refused(args: &[&str], words: &[&str]) {
    let message = refused(args);
    for word in words {
        assert!(message.contains(word), "{args:?}: {message}");
    }
    assert!(message.starts_with("hubscope: ") && !message.contains("panicked"), "{message}");
}

#[test]
fn what_cannot_be_done_is_said_in_one_sentence() {
    let folder = tempfile::tempdir().expect("folder");
    let path = |name: &str, content: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, content).expect("write");
        text(&path).to_owned()
    };
    let empty = path("empty.ndjson", b"");
    let binary = path("program.bin", b"\x7fELF\x02\x01\x01\0\0");
    let other_site = path("hgh.ndjson", b"{\"hubscope\":1,\"site\":\"HGH\",\"time_zone\":\"Asia/Shanghai\"}\n{\"t\":\"2021-11-08T05:00:00Z\",\"obj\":\"A\",\"leaves\":{}}\n");
    let only_header = path("header.ndjson", b"{\"hubscope\":1,\"site\":\"LGG\",\"time_zone\":\"Europe/Brussels\"}\n");
    check_refused(&["info", "/nowhere.ndjson"], &["could not read /nowhere.ndjson"]);
    check_refused(&["info", text(folder.path().join("none").as_path())], &["could not read"]);
    check_refused(&["info", &empty], &["empty file", "empty.ndjson"]);
    check_refused(&["info", &binary], &["a program", "program.bin"]);
    check_refused(&["info", &only_header], &["found none"]);
    check_refused(&["state", "--at", "2030-01-01T00:00:00Z"], &["within the log", "2030-01-01"]);
    // What was typed wrongly is wrong usage.
    let typed = hubscope(&["state", "--at", "tea time"]);
    let said = String::from_utf8_lossy(&typed.stderr).into_owned();
    assert!(typed.status.code() == Some(2) && said.contains("tea time") && said.contains("+3h"), "{said}");
    check_refused(&["simulate", "--out", "/nowhere/day.ndjson"], &["could not write /nowhere/day.ndjson"]);
    check_refused(&["shot", &other_site, "--at", "+0s", "--out", "/tmp/never.png"], &["HGH", "--scene"]);
    check_refused(
        &["shot", "--at", "12:00", "--view", "Basement", "--out", "/tmp/never.png"],
        &["Basement", "Overview"],
    );
    let nothing = folder.path().join("logs");
    fs::create_dir(&nothing).expect("folder");
    check_refused(&["info", text(&nothing)], &["found none", ".ndjson"]);
}

#[test]
fn wrong_usage_ends_with_two() {
    for args in [
        &["shot"][..],
        &["simulate", "--incident", "rain"],
        &["shot", "--at", "12:00", "--out", "a.png", "--size", "1x1"],
    ] {
        assert_eq!(hubscope(args).status.code(), Some(2), "{args:?}");
    }
}

#[track_caller]
fn check_scene(from: &str, to: &str, words: &[&str]) {
    let folder = tempfile::tempdir().expect("folder");
    let scene = include_str!("../../scenes/liege.ron");
    assert!(scene.contains(from), "the scene has changed: {from}");
    let file = folder.path().join("liege.ron");
    fs::write(&file, scene.replacen(from, to, 1)).expect("write");
    let output = hubscope(&["check", text(&file)]);
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{message}");
    for word in words.iter().chain(&["line", "column", "liege.ron"]) {
        assert!(message.contains(word), "expected {word:?} in {message}");
    }
}

#[test]
fn a_wrong_scene_is_told_where_it_is_wrong() {
    done(&["check", concat!(env!("CARGO_MANIFEST_DIR"), "/scenes/liege.ron")]);
    check_scene("kind: Airlock", "kind: Airlok", &["Airlock"]);
    check_scene("(id: \"xray-2\"", "(id: \"xray-1\"", &["xray-1", "twice"]);
    check_scene("at: (706.0, 447.5)", "at: (706000.0, 447.5)", &["xray-1", "50 km"]);
    check_scene("at: (706.0, 447.5)", "at: (722.0, 447.5)", &["on top of"]);
    check_scene("at: (894.0, 508.0)", "at: (2894.0, 508.0)", &["rail-door", "within reach"]);
    check_scene("slots: (3, 2)", "slots: (0, 2)", &["airlock", "above zero"]);
    check_scene("Europe/Brussels", "Europe/Luik", &["time zone", "Luik"]);
}

#[test]
fn the_schema_knows_every_event() {
    let schema: Value = serde_json::from_str(&done(&["schema"])).expect("JSON");
    let text = schema.to_string();
    for name in hubscope::feed::ndjson::NAMES {
        assert!(text.contains(&format!("\"{name}\"")), "{name}");
    }
    let published = include_str!("../../docs/event.schema.json");
    assert!(
        published == done(&["schema"]),
        "docs/event.schema.json is out of date; run `hubscope schema > docs/event.schema.json`"
    );
}

/// The official examples are not ours to ship; they lie beside the project where there is a folder of shared data.
#[test]
fn the_official_epcis_examples_are_read() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/gs1-epcis");
    if !folder.is_dir() {
        println!("skipped: no {}, the examples of GS1 may not be shipped with the project", folder.display());
        assert!(std::env::var_os("CI").is_none(), "CI has the examples");
        return;
    }
    for (name, objects) in [
        ("Example_9.6.1-ObjectEvent.jsonld", 2),
        ("Example_9.6.3-AggregationEvent.jsonld", 5),
        ("PersistentDisposition-example.jsonld", 10),
        ("SensorDataExample1.jsonld", 1),
        ("ErrorDeclarationAndCorrectiveEvent.jsonld", 2),
    ] {
        let file = folder.join(name);
        let info: Value = serde_json::from_str(&done(&["info", text(&file), "--json"])).expect("JSON");
        let count: u64 = info["objects"].as_object().expect("objects").values().filter_map(Value::as_u64).sum();
        assert_eq!((count, info["issues"].as_u64()), (objects, Some(0)), "{name}: {info}");
        let map = concat!(env!("CARGO_MANIFEST_DIR"), "/scenes/gs1-examples.map.ron");
        let report = done(&["check", text(&file), "--map", map]);
        assert!(report.contains(name), "{report}");
    }
}

#[test]
fn a_map_of_ids_is_checked_against_the_scene() {
    let folder = tempfile::tempdir().expect("folder");
    let map = folder.path().join("ids.map.ron");
    fs::write(&map, "{\n  \"theirs\": \"aurlock\",\n}").expect("write");
    let day = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/recordings/opening-day.ndjson.zst");
    check_refused(
        &["check", day, "--map", text(&map)],
        &["aurlock", "did you mean \"airlock\"", "line 2", "ids.map.ron"],
    );
    // The map beside a log counts without being named, unless another is.
    let log = folder.path().join("scans.csv");
    fs::write(&log, "uld,place,time\nPMC12345CV,KX-77,2021-11-08T06:00:00Z\n").expect("write");
    assert!(done(&["check", text(&log)]).contains("\"KX-77\""));
    fs::write(folder.path().join("scans.csv.map.ron"), "{ \"KX-77\": \"airlock\" }").expect("write");
    assert!(!done(&["check", text(&log)]).contains("\"KX-77\""));
    fs::write(&map, "{}").expect("write");
    assert!(done(&["check", text(&log), "--map", text(&map)]).contains("\"KX-77\""));
}

#[test]
fn a_simulation_goes_on_from_a_log_of_the_user_s_own() {
    let folder = tempfile::tempdir().expect("folder");
    let (log, out) = (folder.path().join("own.ndjson"), folder.path().join("on.ndjson"));
    let lines = [
        r#"{"t":"2021-11-08T06:00:00Z","obj":"T","enters":{"kind":"tug","at":"equipment-park"}}"#,
        r#"{"t":"2021-11-08T06:00:10Z","obj":"T","departs":{"from":"equipment-park","to":"stand-126-side"}}"#,
        r#"{"t":"2021-11-08T06:00:20Z","obj":"CAGE-4294967295","enters":{"kind":"pallet","at":"chute-1-1"}}"#,
        r#"{"t":"2021-11-08T06:01:10Z","obj":"Ü","enters":{"kind":"uld","flow":"import","at":"stand-126-side"}}"#,
        r#"{"t":"2021-11-08T06:01:20Z","obj":"scale","measures":{"quantity":"weight","value":7.5,"unit":"kg"}}"#,
        r#"{"t":"2021-11-08T06:09:00Z","obj":"T","arrives":{"at":"equipment-park"}}"#,
    ];
    std::fs::write(&log, lines.join("\n")).expect("write");
    done(&["simulate", "--from", text(&log), "--at", "+3m", "--out", text(&out)]);
    let written = std::fs::read_to_string(&out).expect("a log");
    assert!(lines[..5].iter().all(|line| written.contains(line)), "what was told before stands in it");
    assert!(!written.contains("06:09:00Z\",\"obj\":\"T\""), "and not what was told after");
    assert!(written.lines().count() > 5_000, "the day goes on");

    let before = std::fs::read(&out).expect("a log");
    let said = refused(&["simulate", "--from", text(&out), "--at", "+3m", "--out", text(&out)]);
    assert!(said.contains("another name for what is written"), "{said}");
    assert_eq!(std::fs::read(&out).expect("a log"), before, "nothing is written");
}

#[test]
fn what_cannot_be_is_refused_before_anything_is_written() {
    let folder = tempfile::tempdir().expect("folder");
    let log = folder.path().join("day.ndjson");
    done(&["simulate", "--out", text(&log)]);
    let bytes = std::fs::read(&log).expect("a log");
    for (args, words) in [
        (vec!["state", text(&log), "--at", "-3h"], "+0s is its start"),
        (vec!["state", text(&log), "--at", "+999h"], "2021-11-08 00:00:00"),
        (vec!["history", text(&log)], "OBJECT"),
        (vec!["info", "missing.ndjson"], "check the name"),
    ] {
        let said = refused(&args);
        assert!(said.contains(words) && said.lines().count() == 1, "{args:?}: {said}");
    }
    assert_eq!(std::fs::read(&log).expect("a log"), bytes);
    let other = folder.path().join("egll.ndjson");
    let header = r#"{"hubscope":1,"site":"EGLL","time_zone":"Europe/London"}"#;
    std::fs::write(&other, format!("{header}\n")).expect("write");
    let output = crate::common::hubscope(&["check", text(&other)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("only a header"));
    let line = r#"{"t":"2021-11-08T06:00:00Z","obj":"T","enters":{"kind":"tug","at":"equipment-park"}}"#;
    std::fs::write(&other, format!("{header}\n{line}\n")).expect("write");
    let output = crate::common::hubscope(&["check", text(&other)]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("found one of EGLL"));
}

#[test]
fn a_wrong_lesson_is_refused_with_its_line_and_advice() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("lesson.ron");
    let good = include_str!("../../scenes/lessons/sorter-jam.ron");
    for (right, wrong, words) in [
        ("Place([\"sorter-1\"])", "Place([\"sorter-l\"])", "did you mean \"sorter-1\"?"),
        ("of: \"sorter-1\", when: Alarm(\"jam\")", "of: \"sorter-2\", when: Alarm(\"jam\")", "Hubscope history tells"),
        ("break-down-queue", "break-down-quene", "Did you mean \"break-down-queue\"?"),
    ] {
        let text_of = good.replacen(right, wrong, 1);
        assert_ne!(text_of, good, "{right}");
        fs::write(&path, &text_of).expect("written");
        let line = 1 + text_of.lines().position(|line| line.contains(wrong)).expect("the line");
        let output = hubscope(&["check", text(&path)]);
        assert_eq!(output.status.code(), Some(1));
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(said.contains(&format!("lesson.ron:{line}: ")), "line {line}: {said}");
        assert!(said.to_lowercase().contains(&words.to_lowercase()), "{said}");
        let said = refused(&["--lesson", text(&path)]);
        assert!(said.contains(&format!("line {line}")) && said.contains("lesson.ron"), "{said}");
    }
    fs::write(&path, good.replacen("sorter-jam\"]", "sorter-jan\"]", 1)).expect("written");
    assert!(refused(&["--lesson", text(&path)]).contains("did you mean \"sorter-jam\"?"));
    assert!(done(&["check", "scenes/lessons/sorter-jam.ron"]).contains("8 tasks and 80 points"));
}

#[test]
fn a_wrong_tour_is_refused_with_its_stop_and_advice() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("tour.ron");
    let good = include_str!("../../scenes/tours/hub.ron");
    fs::write(&path, good.replace("FLIGHT-1108-1", "FLIGHT-1108-9")).expect("write");
    let said = refused(&["--tour", text(&path)]);
    assert!(said.contains("stop 3") && said.contains("did you mean") && said.contains("tour.ron"), "{said}");
    let output = hubscope(&["check", text(&path)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("stop 3"));
    assert!(done(&["check", "scenes/tours/parcel.ron"]).contains("9 stops"));
}

#[test]
fn incidents_are_told_with_their_causes_and_wrong_rules_are_refused() {
    let folder = tempfile::tempdir().expect("folder");
    let log = folder.path().join("late.ndjson");
    done(&["simulate", "--out", text(&log), "--incident", "late-aircraft"]);
    let said = done(&["incidents", text(&log)]);
    assert!(said.contains("Aircraft late") && said.contains("because of 1"), "{said}");
    let json: serde_json::Value = serde_json::from_str(&done(&["incidents", text(&log), "--json"])).expect("JSON");
    let all = json["incidents"].as_array().expect("a list");
    let late = all.iter().position(|found| found["rule"] == "late-departure").expect("a late departure");
    let cause = all[late]["cause"].as_u64().expect("a cause") as usize;
    let cause = &all[cause - 1];
    assert_eq!(cause["rule"], "late-arrival");
    let first = &all[cause["cause"].as_u64().expect("a cause") as usize - 1];
    assert_eq!((&first["rule"], &first["cause"]), (&"arrival-put-off".into(), &serde_json::Value::Null));
    assert!(all[late]["evidence"].as_array().is_some_and(|evidence| !evidence.is_empty()));
    assert!(done(&["incidents"]).contains("No incidents"));
    let rules = folder.path().join("rules.ron");
    fs::write(&rules, "(rules: [(id: \"a\")])").expect("write");
    let refusal = refused(&["incidents", "--rules", text(&rules)]);
    assert!(refusal.contains("line 1") && refusal.contains("rules.ron"), "{refusal}");
}

/// What people read is in the language that is named, what programs read in English.
#[test]
fn a_language_is_spoken_when_it_is_named() {
    let folder = tempfile::tempdir().expect("folder");
    let (log, page) = (folder.path().join("day.ndjson"), folder.path().join("report.html"));
    done(&["simulate", "--out", text(&log), "--incident", "late-aircraft"]);
    let french = done(&["incidents", text(&log), "--language", "fr"]);
    assert!(french.contains("Avion en retard") && french.contains("après son plan"), "{french}");
    let json = |more: &[&str]| done(&[&["incidents", text(&log), "--json"][..], more].concat());
    assert_eq!(json(&["--language", "fr"]), json(&[]));
    let csv = |more: &[&str]| done(&[&["kpi", text(&log), "--csv"][..], more].concat());
    assert_eq!(csv(&["--language", "zh_CN.UTF-8"]), csv(&[]));
    assert!(done(&["kpi", text(&log), "--language", "de"]).contains("Personen"));
    let report = ["report", text(&log), "--no-pictures", "--incident", "late-arrival", "--out", text(&page)];
    done(&[&report[..], &["--language", "de"][..]].concat());
    let page = fs::read_to_string(&page).expect("a report");
    for words in ["<html lang=\"de\"", "Flugzeug verspätet", "Was dazu führte", "--language de"] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    let typed = hubscope(&["incidents", "--language", "tlh"]);
    let said = String::from_utf8_lossy(&typed.stderr);
    assert!(typed.status.code() == Some(2) && said.contains("en, fr, nl, de, zh"), "{said}");
}

/// The help is in the language that is named, before the command or behind it, and in English where none is.
#[test]
fn the_help_is_in_the_language_that_is_named() {
    for args in [
        ["kpi", "--help", "--language", "de"],
        ["--language", "de", "kpi", "-h"],
        ["--language", "de", "help", "kpi"],
        ["help", "kpi", "--language", "de"],
    ] {
        let german = done(&args).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(german.contains("Aufruf: hubscope kpi [OPTIONEN] [LOG]"), "{german}");
        assert!(german.contains("Die Kennzahlen bis") && german.contains("[mögliche Werte: import, "), "{german}");
        assert!(!german.contains("Usage:") && !german.contains("Tell the key figures"), "{german}");
    }
    let english = done(&["kpi", "--help"]);
    assert!(english.starts_with("Tell the key figures up to an instant\n\nUsage: hubscope kpi "), "{english}");
}

/// What is wrong with the arguments is said in the language that is named, with what was found, and ends with two.
#[test]
fn wrong_arguments_are_told_of_in_the_language_that_is_named() {
    for (line, words) in [
        ("kpi --jsn", "--jsn|--json"),
        ("kpi a b", "b"),
        ("kpi --csv --json", "--csv|--json"),
        ("kpi --json --json", "--json"),
        ("kpi --json=1", "--json|1"),
        ("kpi --flow imprt", "--flow <DIRECTION>|imprt|import, export, transfer, rail"),
        ("kpi --flow", "--flow <DIRECTION>|import, export, transfer, rail"),
        ("kpi --targets", "--targets <FILE>"),
        ("kpi --window never", "--window <WINDOW>|never|8h"),
        ("record -", "--out <FOLDER>"),
        ("record - --out x --for ever", "--for <SECS>|ever"),
        ("record carrier-pigeon --out x", "<URL>|carrier-pigeon|tcp://HOST:PORT"),
        ("simulate --out x --days 400", "--days <DAYS>|400|366"),
        ("simulate --out x --seed one", "--seed <SEED>|one"),
        ("simulate --out x --start soon", "--start <DATE>|soon|2021-11-08"),
        ("simulate --out x --incident sorter-jma", "--incident <NAME>|sorter-jma|sorter-jam"),
        ("convert a.csv", "hubscope convert IN... OUT"),
        ("scene", "hubscope scene|import"),
        ("scene imprt", "imprt|import"),
        ("help nonsense", "nonsense"),
        ("simualte", "simualte|simulate"),
    ] {
        let mut sentences = std::collections::BTreeSet::new();
        for language in ["en", "fr", "nl", "de", "zh"] {
            let args: Vec<&str> = ["--language", language].into_iter().chain(line.split(' ')).collect();
            let output = hubscope(&args);
            let said = String::from_utf8(output.stderr).expect("text");
            assert_eq!(output.status.code(), Some(2), "{args:?}: {said}");
            assert!(output.stdout.is_empty() && said.starts_with("hubscope: "), "{args:?}: {said}");
            let sentence = said.lines().next().unwrap_or_default().to_owned();
            for word in words.split('|') {
                assert!(sentence.contains(word), "{args:?}: {word} is not in {said}");
            }
            let english = [
                "error:",
                "Usage:",
                "<COMMAND>",
                "For more",
                "tip:",
                "subcommand",
                "expected",
                "found",
                "required",
                "cannot",
                "not in",
                "did you",
                "invalid",
                "digit",
                "given",
            ];
            let clap = english.iter().find(|word| language != "en" && said.contains(**word));
            assert_eq!(clap, None, "{args:?}: {said}");
            sentences.insert(sentence);
        }
        assert_eq!(sentences.len(), 5, "{line}: {sentences:?}");
    }
}

/// In English what is wrong reads as a program says it, with how the command is used and where there is more.
#[test]
fn a_wrong_argument_is_followed_by_how_the_command_is_used() {
    let output = hubscope(&["kpi", "a", "b"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "hubscope: unexpected argument \"b\"\n\nUsage: hubscope kpi [OPTIONS] [LOG]\n\n\
         For more information, try '--help'.\n"
    );
}

/// A site's own files are looked at by what they say, and count wherever they are named.
/// What is odd about a file, and why one cannot be opened, is said in the language that is named; what programs read of it is always
/// the same.
#[test]
fn a_bad_file_is_told_of_in_the_language_that_is_named() {
    let folder = tempfile::tempdir().expect("folder");
    let (table, lines, picture) =
        (folder.path().join("odd.csv"), folder.path().join("odd.ndjson"), folder.path().join("plan.png"));
    fs::write(&table, "uld,place,time\nPMC1,stand-1,2021-11-08T05:12:00Z\nPMC1,stand-2,yesterday\n").expect("write");
    let event = r#"{"t":"2021-11-08T05:12:00Z","obj":"A","arrives":{"at":"stand-118"}}"#;
    fs::write(&lines, format!("{event}\n{{\"t\":\"2021-11-08T05:12:00Z\",\"obj\":\"A\"}}\n")).expect("write");
    fs::write(&picture, b"\x89PNG\r\n\x1a\n").expect("write");
    fn french<'a>(args: &[&'a str]) -> Vec<&'a str> {
        [args, &["--language", "fr"]].concat()
    }

    let told = done(&french(&["check", text(&table), text(&lines)]));
    for words in [
        "Lignes illisibles\u{a0}: 1",
        "colonne «\u{a0}time\u{a0}»\u{a0}: attendu\u{a0}: une heure telle que",
        "trouvé\u{a0}: «\u{a0}yesterday\u{a0}». La ligne a été ignorée",
        "attendu\u{a0}: un événement\u{a0}; trouvé\u{a0}: «\u{a0}{",
        "ce qui s’est passé manque",
        "attendu\u{a0}: l’entrée de «\u{a0}A\u{a0}»",
        "hors carte",
    ] {
        assert!(told.contains(words), "{words} is not in:\n{told}");
    }
    for words in ["expected", "found", "skipped"] {
        assert!(!told.contains(words), "{words} is in:\n{told}");
    }

    let no_log = refused(&french(&["info", text(&picture)]));
    assert!(no_log.contains("attendu\u{a0}: un journal\u{a0}; trouvé\u{a0}: une image PNG dans"), "{no_log}");
    let gone = refused(&french(&["info", text(&folder.path().join("gone.csv"))]));
    assert!(gone.contains("impossible de lire") && gone.contains("vérifiez le nom"), "{gone}");
    let typed = hubscope(&french(&["record", "tcp://nowhere", "--out", "x"]));
    assert!(String::from_utf8_lossy(&typed.stderr).contains("un port de 1 à 65535"), "{typed:?}");

    let json = |more: &[&str]| {
        let told = done(&[&["check", text(&table), "--json"], more].concat());
        serde_json::from_str::<Value>(&told).expect("JSON")["reports"][0].clone()
    };
    let (in_french, in_english) = (json(&["--language", "fr"]), json(&[]));
    for (told, brief) in [(&in_french, "colonne"), (&in_english, "column")] {
        let issue = &told["issues"][0];
        assert!(issue["kind"] == "unreadable" && issue["place"]["line"] == 3, "{issue}");
        assert!(issue["brief"].as_str().is_some_and(|said| said.starts_with(brief)), "{issue}");
    }
    assert_eq!(in_french["counts"], in_english["counts"]);
}

#[test]
fn the_files_of_a_site_are_checked_and_used() {
    let folder = tempfile::tempdir().expect("folder");
    let put = |name: &str, words: &str| {
        let file = folder.path().join(name);
        fs::write(&file, words).expect("write");
        file
    };
    let rules = include_str!("../../scenes/rules.ron");
    for (name, words, said) in [
        ("a.ron", rules, "rules, held against the bundled day"),
        ("b.ron", include_str!("../../scenes/targets.ron"), "targets of 21 key figures"),
        ("c.ron", include_str!("../../scenes/environment.ron"), "an environment of 6 consumers"),
        ("d.ron", include_str!("../../scenes/factors.ron"), "4 factors"),
        ("e.ron", "{\"T7\": \"dock-7\"}", "a map of 1 id to places"),
    ] {
        let told = done(&["check", text(&put(name, words))]);
        assert!(told.contains(said) && told.contains("nothing odd"), "{name}: {told}");
    }
    for (name, words, said) in [
        ("f.ron", "(rules: [(id: 1)])", "line 1"),
        ("g.ron", "// tasks: none\n", "expected a scene, map, tour"),
        ("h.ron", "{\"no-read\": (tolerance_minutes: Some(5.0), basis: \"x\")}", "leave `tolerance_minutes` out"),
        ("i.ron", "(lanes: 1, consumers: [])", "scenes/environment.ron"),
    ] {
        let told = refused(&["check", text(&put(name, words))]);
        assert!(told.contains(said), "{name}: {told}");
    }
    // A name that nobody tells of is told, and what is found by a site's own rules is in its report.
    let slip = put("slip.ron", &rules.replacen("milestone: \"DEP\"", "milestone: \"DEPP\"", 1));
    let told = done(&["check", text(&slip)]);
    assert!(told.contains("\"departure-put-off\"") && told.contains("did you mean \"DEP\""), "{told}");
    // Beside a log, rules and scenes are held against that.
    let own = put("own.ndjson", "{\"t\":\"2021-11-08T05:00:00Z\",\"obj\":\"A\",\"enters\":{\"kind\":\"uld\"}}\n");
    let scene = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes/liege.ron");
    let told = done(&["check", text(&put("a.ron", rules)), text(&scene), text(&own)]);
    assert!(told.contains("held against") && told.contains("own.ndjson"), "{told}");
    assert!(told.contains("Nobody called \"storm-basin\" tells the level of Storm basin"), "{told}");
    let json: Value = serde_json::from_str(&done(&["incidents", "--rules", text(&slip), "--json"])).expect("JSON");
    assert!(json["unknown_names"][0].as_str().is_some_and(|said| said.contains("did you mean \"DEP\"")), "{json}");
    let strict = rules.replacen("limit_minutes: 15, grave", "limit_minutes: 0, grave", 1);
    let strict = put("strict.ron", &strict.replace("hold: \"customs\", limit: 12", "hold: \"customs\", limit: 0"));
    let found = done(&["incidents", "--rules", text(&strict)]);
    assert!(found.contains("Customs backlog"), "{found}");
    let html = folder.path().join("report.html");
    done(&["report", "--rules", text(&strict), "--no-pictures", "--incident", "customs-backlog", "--out", text(&html)]);
    let html = fs::read_to_string(&html).expect("a report");
    assert!(html.contains("strict.ron") && html.contains("Customs backlog"), "the report does not tell of the rules");
}

#[test]
fn check_tells_span_gaps_and_places_in_words_and_in_numbers() {
    let folder = tempfile::tempdir().expect("folder");
    let log = folder.path().join("gap.ndjson");
    fs::write(
        &log,
        "{\"t\":\"2021-11-01T05:00:00Z\",\"obj\":\"A\",\"enters\":{\"kind\":\"uld\",\"at\":\"door-1\"}}\n\
         {\"t\":\"2021-11-11T05:00:00Z\",\"obj\":\"A\",\"arrives\":{\"at\":\"nowhere\"}}\n",
    )
    .expect("write");
    let said = done(&["check", text(&log)]);
    for words in
        ["(10 d", "1 gap of more than 15 min, the longest 10 d", "2 places, 1 not on the map", "0 late, 0 twice"]
    {
        assert!(said.contains(words), "{words:?} is not in {said}");
    }
    let report: Value = serde_json::from_str(&done(&["check", text(&log), "--json"])).expect("JSON");
    let facts = &report["reports"][0]["log"];
    assert_eq!((&facts["events"], &facts["gaps"], &facts["places_unknown"]), (&2.into(), &1.into(), &1.into()));
    assert_eq!(facts["longest_gap_minutes"].as_f64(), Some(14_400.0));
}

/// Who ends a conversion finds nothing half done.
#[test]
#[cfg(unix)]
fn a_conversion_that_is_ended_leaves_nothing() {
    let folder = tempfile::tempdir().expect("folder");
    let (out, part) = (folder.path().join("day.xmlocel"), folder.path().join("day.xmlocel.part"));
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_hubscope"))
        .args(["convert", "day", text(&out)])
        .spawn()
        .expect("the program starts");
    while !part.exists() {
        assert!(child.try_wait().expect("a status").is_none(), "it was done before it could be ended");
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    let asked = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(asked.is_ok_and(|status| status.success()));
    assert_eq!(child.wait().expect("it ends").code(), Some(130));
    assert!(!part.exists() && !out.exists());
}

/// What is packed and cut off says what came before the cut, and that it is cut.
#[test]
fn a_packed_table_that_is_cut_off_is_read_as_far_as_it_goes() {
    let folder = tempfile::tempdir().expect("folder");
    let (whole, cut) = (folder.path().join("day.csv"), folder.path().join("cut.csv.zst"));
    done(&["convert", "day", text(&whole)]);
    let packed = zstd::encode_all(&fs::read(&whole).expect("the table")[..], 1).expect("packed");
    fs::write(&cut, &packed[..packed.len() / 2]).expect("write");
    let said = done(&["check", text(&cut)]);
    assert!(said.contains("before it were read") && !said.contains(" 0 events"), "{said}");
    fs::write(&cut, &packed[..12]).expect("write");
    assert!(refused(&["info", text(&cut)]).contains("cut.csv.zst"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_desktop_is_told_what_opens_links_and_told_no_longer() {
    let folder = tempfile::tempdir().expect("folder");
    let run = |args: &[&str]| {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_hubscope"));
        // Nothing of the machine is changed.
        program.args(args).env("XDG_DATA_HOME", folder.path()).env("XDG_CONFIG_HOME", folder.path());
        let output = program.output().expect("the program starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    let entry = folder.path().join("applications/hubscope.desktop");
    run(&["register"]);
    let text = std::fs::read_to_string(&entry).expect("the entry");
    assert!(text.contains(env!("CARGO_BIN_EXE_hubscope")) && text.contains("x-scheme-handler/hubscope"), "{text}");
    run(&["register", "--remove"]);
    assert!(!entry.exists());
    // Twice does no harm.
    run(&["register", "--remove"]);
}
