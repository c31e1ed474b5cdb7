//! Share files: a part of a log that opens at one moment.

use std::{fs, path::Path};

use serde_json::Value;

use crate::common::{done, refused, text};

/// A day with a jam, what somebody wrote about it, and its share file.
fn shared(folder: &Path, more: &[&str]) -> (std::path::PathBuf, std::path::PathBuf) {
    let (day, out) = (folder.join("day.ndjson"), folder.join("jam.hubscope"));
    done(&["simulate", "--incident", "sorter-jam", "--out", text(&day)]);
    let notes = r#"(incidents: {"alarm/jam sorter-1 2021-11-08T14:10:00Z": (words: "Phoned John Smith")}, bookmarks: [
        (time: "2021-11-08T14:20:00Z", words: "PMC10030EH waits", by: "Anna", object: Some("PMC10030EH")),
        (time: "2021-11-08T03:00:00Z", words: "long before", by: "Anna"),
    ])"#;
    fs::write(folder.join("day.ndjson.notes.ron"), notes).expect("written");
    let incident = if more.contains(&"--rules") { "my-trucks" } else { "jam" };
    let mut args = vec!["share", text(&day), "--incident", incident, "--out", text(&out)];
    args.extend(more);
    let said = done(&args);
    assert!(said.contains("KiB"), "{said}");
    (day, out)
}

fn header(file: &Path) -> Value {
    let text = zstd::decode_all(fs::File::open(file).expect("a file")).expect("zstd");
    let line = text.split(|byte| *byte == b'\n').next().expect("a line");
    serde_json::from_slice(line).expect("JSON")
}

#[test]
fn a_share_file_shows_what_the_log_shows_and_opens_at_its_moment() {
    let folder = tempfile::tempdir().expect("a folder");
    let (day, out) = shared(folder.path(), &[]);
    assert!(fs::metadata(&out).expect("a file").len() < 200 * 1024);
    let state = |file: &Path, at: &str| done(&["state", text(file), "--at", at, "--json"]);
    for at in ["2021-11-08T14:00:00Z", "2021-11-08T14:30:00Z", "2021-11-08T15:40:00Z"] {
        assert!(state(&day, at) == state(&out, at), "at {at} the states differ");
    }
    let share = &header(&out)["share"];
    assert_eq!(share["at"], "2021-11-08T14:09:50Z", "ten seconds before it begins");
    let bookmarks = share["notes"]["bookmarks"].as_array().expect("bookmarks");
    assert_eq!(bookmarks.len(), 1, "only what belongs to that part: {bookmarks:?}");
    assert_eq!(bookmarks[0]["words"], "PMC10030EH waits");
    assert!(share["scene"]["includes"]["lgg-airport.ron"].is_string() && share["eye"].is_object());
    // It opens as any log does, with the picture of its moment.
    let (told, asked) = (folder.path().join("told.png"), folder.path().join("asked.png"));
    let size = ["--size", "192x108", "--quality", "low"];
    done(&[&["shot", text(&out), "--at", "2021-11-08T14:09:50Z", "--out", text(&told)], &size[..]].concat());
    done(
        &[
            &["shot", text(&out), "--at", "2021-11-08T14:09:50Z", "--view", "Overview", "--out", text(&asked)],
            &size[..],
        ]
        .concat(),
    );
    let open = |path: &Path| image::open(path).expect("a picture").to_rgb8();
    assert!(open(&told) != open(&asked), "it does not open where it was told to");
    // What is cut out of it is an ordinary log.
    let cut = folder.path().join("cut.ndjson");
    done(&["cut", text(&out), "--from", "2021-11-08T14:10:00Z", "--to", "2021-11-08T14:20:00Z", text(&cut)]);
    assert!(!fs::read_to_string(&cut).expect("read").contains("\"share\""));
}

/// Whoever shares an incident while looking at it shares that very moment, and from where they looked.
#[test]
fn an_incident_that_is_shared_opens_at_the_moment_that_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_, out) = shared(folder.path(), &["--at", "2021-11-08T14:30:00Z"]);
    assert_eq!(header(&out)["share"]["at"], "2021-11-08T14:30:00Z");
    // What lies beyond the incident is in it, too.
    let (_, out) = shared(folder.path(), &["--at", "2021-11-08T20:00:00Z"]);
    assert_eq!(header(&out)["share"]["at"], "2021-11-08T20:00:00Z");
    let told = done(&["info", text(&out)]);
    assert!(told.contains("21:00:00 CET"), "{told}");
}

#[test]
fn names_can_be_taken_out_and_the_story_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let (day, out) = shared(folder.path(), &["--redact"]);
    let text_of =
        String::from_utf8(zstd::decode_all(fs::File::open(&out).expect("a file")).expect("zstd")).expect("text");
    let day_text = fs::read_to_string(&day).expect("read");
    let mut names = 0;
    for line in day_text.lines().skip(1) {
        let event: Value = serde_json::from_str(line).expect("JSON");
        let name = event["obj"].as_str().expect("a name");
        let is_sensor = ["sorter-1", "weather-mast"].contains(&name) || event["measures"].is_object();
        if event["enters"].is_object() && event["enters"]["kind"] != "sensor" && !is_sensor {
            assert!(!text_of.contains(&format!("\"{name}\"")), "{name} is still told");
            names += 1;
        }
    }
    assert!(names > 1_000, "only {names} names were looked for");
    for word in ["Anna", "PMC10030EH", "waits", "Phoned John Smith", "\"attributes\"", "\"detail\"", "\"reason\""] {
        assert!(!text_of.contains(word), "{word} is still told");
    }
    let told = done(&["info", text(&out)]);
    assert!(told.contains("a share file that opens at 2021-11-08 15:09:50 CET, without names"), "{told}");
    assert!(header(&out)["share"]["is_redacted"].as_bool().expect("told"));
    // As many things are at the same places.
    let count = |file: &Path| {
        let state: Value =
            serde_json::from_str(&done(&["state", text(file), "--at", "2021-11-08T14:30:00Z", "--json"]))
                .expect("JSON");
        let objects = state["objects"].as_array().expect("objects");
        let mut places: Vec<String> = objects.iter().map(|object| object["at"].to_string()).collect();
        places.sort();
        places
    };
    assert_eq!(count(&day), count(&out));
    let incidents: Value = serde_json::from_str(&done(&["incidents", text(&out), "--json"])).expect("JSON");
    assert_eq!(incidents["incidents"][0]["rule"], "alarm/jam", "what is left out is no gap");
    assert!(done(&["check", text(&out)]).contains("nothing odd"));
}

#[test]
fn what_cannot_be_shared_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("a.hubscope");
    assert!(refused(&["share", "--out", text(&out)]).contains("--incident"));
    assert!(refused(&["share", "--out", text(&out), "--incident", "1"]).contains("expected incidents"));
    let said = refused(&["share", "--out", text(&out), "--at", "12:00", "--from", "13:00"]);
    assert!(said.contains("13:00"), "{said}");
    // One of another make says so.
    fs::write(&out, "{\"hubscope\":1,\"site\":\"LGG\",\"time_zone\":\"Europe/Brussels\",\"share\":{\"of\":2}}\n{\"t\":\"2021-11-08T05:12:00Z\",\"obj\":\"A\",\"enters\":{\"kind\":\"uld\"}}\n").expect("written");
    let shot = folder.path().join("a.png");
    let said = refused(&["shot", text(&out), "--at", "+1s", "--out", text(&shot)]);
    assert!(said.contains("share file"), "{said}");
}

/// What a site goes by goes along: an incident by its own rule is found again without naming the rules.
#[test]
fn a_share_file_brings_the_rules_of_its_site_along() {
    let folder = tempfile::tempdir().expect("a folder");
    let rules = folder.path().join("rules.ron");
    let own = r#"(rules: [(id: "my-trucks", label: "Too many trucks", basis: "ours", severity: warning,
        find: Crowd(kind: truck, at: [Dock], limit: 3, for_minutes: 1), merge_minutes: Some(600))])"#;
    fs::write(&rules, own).expect("written");
    let (_, out) = shared(folder.path(), &["--rules", text(&rules)]);
    assert_eq!(header(&out)["share"]["norms"]["rules"], own);
    let report = folder.path().join("report.html");
    done(&["report", text(&out), "--incident", "my-trucks", "--out", text(&report)]);
    // How far it can be trusted says that it is a part.
    let page = fs::read_to_string(&report).expect("the report");
    assert!(page.contains("It is a part of another log, of which all is told from "), "{page}");
    let said = refused(&[
        "report",
        text(&out),
        "--rules",
        "scenes/rules.ron",
        "--incident",
        "my-trucks",
        "--out",
        text(&report),
    ]);
    assert!(said.contains("my-trucks"), "{said}");
    let (_, plain) = shared(folder.path(), &[]);
    assert_eq!(header(&plain)["share"]["norms"], Value::Null);
}
