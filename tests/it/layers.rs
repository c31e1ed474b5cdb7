//! The pure rooms and the feeds name no engine.

use std::{fs, path::Path};

const PURE: [&str; 8] = ["hub", "kpi", "environment", "watch", "simulate", "guide", "feed", "publish"];

/// Rooms that may know the engine, and those above which a room must not reach.
const ABOVE: [(&str, &[&str]); 6] = [
    ("watch", &["feed", "simulate", "twin", "ui", "cli"]),
    ("hub", &["feed", "simulate", "environment", "watch", "twin", "ui", "cli"]),
    ("environment", &["feed", "simulate", "kpi", "twin", "ui", "cli"]),
    ("kpi", &["feed", "simulate", "twin", "ui", "cli"]),
    ("feed", &["simulate", "twin", "ui", "cli"]),
    ("twin", &["ui", "cli"]),
];

#[test]
fn pure_rooms_name_no_engine() {
    let mut read = 0;
    for_each_line(&PURE, |place, line| {
        read += 1;
        for word in ["bevy", "egui", "wgpu", "winit"] {
            let code = line.split("//").next().unwrap_or_default();
            assert!(!code.contains(&format!("{word}::")), "{place}: a pure room names {word}");
        }
    });
    assert!(read > 1_000, "read only {read} lines; the rooms have moved");
}

#[test]
fn arrows_go_down_only() {
    for (room, above) in ABOVE {
        for_each_line(&[room], |place, line| {
            let code = line.split("//").next().unwrap_or_default();
            for upper in above {
                assert!(!code.contains(&format!("crate::{upper}::")), "{place}: {room} reaches up into {upper}");
            }
        });
    }
}

fn for_each_line(rooms: &[&str], mut look: impl FnMut(&str, &str)) {
    for room in rooms {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(room);
        if folder.is_dir() {
            walk(&folder, &mut look);
        }
    }
}

fn walk(folder: &Path, look: &mut impl FnMut(&str, &str)) {
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            walk(&entry, look);
        } else if entry.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&entry).expect("a source file");
            for (number, line) in text.lines().enumerate() {
                look(&format!("{}:{}", entry.display(), number + 1), line);
            }
        }
    }
}
