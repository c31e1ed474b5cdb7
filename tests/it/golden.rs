//! A small day, written down: what is true at five instants, whatever the order of the lines.

use std::{collections::BTreeMap, fmt::Write, fs};

use serde_json::Value;

use crate::common::{done, text};

const INSTANTS: [&str; 5] = [
    "2021-11-08T05:00:00Z",
    "2021-11-08T10:30:00Z",
    "2021-11-08T11:30:00Z",
    "2021-11-08T15:00:00Z",
    "2021-11-08T21:00:00Z",
];

#[test]
fn the_opening_day_is_as_it_was_written_down() {
    let day = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/recordings/opening-day.ndjson.zst");
    let summary = summary(day);
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/golden.txt");
    if std::env::var_os("BLESS").is_some() {
        fs::write(golden, &summary).expect("write");
    }
    let written = fs::read_to_string(golden).expect("the golden file");
    assert!(summary == written, "the day has changed; look at it, then BLESS=1 cargo test. Now it is:\n{summary}");
}

/// The bundled day is what the simulator makes today: nobody edited it, and nobody forgot to make it anew.
#[test]
fn the_opening_day_is_made_by_the_simulator() {
    let folder = tempfile::tempdir().expect("folder");
    let file = folder.path().join("day.ndjson");
    done(&["simulate", "--bags", "--out", text(&file)]);
    let mut bundled = Vec::new();
    let packed = include_bytes!("../../assets/recordings/opening-day.ndjson.zst");
    zstd::stream::copy_decode(&packed[..], &mut bundled).expect("zstd");
    assert!(
        bundled == fs::read(&file).expect("read"),
        "run `hubscope simulate --bags --out assets/recordings/opening-day.ndjson.zst`"
    );
    assert!(packed.len() < 3_000_000, "the bundled day is {} bytes", packed.len());
}

#[test]
fn the_order_of_the_lines_does_not_matter() {
    let folder = tempfile::tempdir().expect("folder");
    let (file, shuffled) = (folder.path().join("day.ndjson"), folder.path().join("shuffled.ndjson"));
    done(&["simulate", "--seed", "11", "--out", text(&file)]);
    let all = fs::read_to_string(&file).expect("read");
    // Every seventh line, then every seventh from the next on: far out of order, and always the same.
    let lines: Vec<&str> = all.lines().collect();
    let mixed = (0..7).flat_map(|from| lines.iter().skip(from).step_by(7)).map(|line| format!("{line}\n"));
    fs::write(&shuffled, mixed.collect::<String>()).expect("write");
    assert!(summary(text(&file)) == summary(text(&shuffled)), "the order of the lines changed the day");
}

/// How many objects of each kind are where, at five instants.
fn summary(log: &str) -> String {
    let mut summary = String::new();
    for at in INSTANTS {
        let state: Value = serde_json::from_str(&done(&["state", log, "--at", at, "--json"])).expect("JSON");
        let mut counts = BTreeMap::<String, usize>::new();
        for object in state["objects"].as_array().expect("objects") {
            let location = &object["location"];
            let place = match (location["at"].as_str(), location["to"].as_str(), location["inside"].as_str()) {
                (Some(at), ..) => at.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned(),
                (_, Some(_), _) => "on the way".to_owned(),
                (_, _, Some(_)) => "in another".to_owned(),
                _ => "nowhere".to_owned(),
            };
            let held = if object.get("holds").is_some() { ", held" } else { "" };
            *counts.entry(format!("{} {place}{held}", object["kind"].as_str().expect("kind"))).or_default() += 1;
        }
        let _ = writeln!(summary, "{at}");
        for (what, count) in counts {
            let _ = writeln!(summary, "  {count:>4} {what}");
        }
    }
    summary
}
