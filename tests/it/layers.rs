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

/// What people read is in the files of words, so that it is said in every language: no error, no oddity and no complaint has a sentence
/// of its own in the sources.
#[test]
fn what_is_said_is_in_the_words_of_every_language() {
    let mut wrong = Vec::new();
    for_each_file(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut |place, text| {
        if place.ends_with("/tests.rs") || place.contains("/tests/") {
            return;
        }
        wrong.extend(own_sentences(text).into_iter().map(|(line, said)| format!("{place}:{line}: {said:?}")));
    });
    assert!(wrong.is_empty(), "not said with say!:\n{}", wrong.join("\n"));
}

#[test]
fn a_sentence_of_its_own_is_found() {
    let found = |text: &str| own_sentences(text).into_iter().map(|(_, said)| said).collect::<Vec<_>>();
    let told = [
        r#"#[error("could not read {path}")]"#,
        "#[error(\n    \"line {line}\",\n)]",
        r#"Issue { brief: format!("the {kind} is odd"), hint: "Leave it out".into() }"#,
        r#"let hint = "Mend it";"#,
        r#"reading.unreadable(1, error, "The line was skipped")"#,
        r#"let found = format!("expected a name, found {name:?}");"#,
        r#"Err("could not write".into())"#,
    ];
    assert!(told.iter().all(|text| !found(text).is_empty()), "{:?}", told.map(found));
    assert_eq!(found(told[2]), ["the {kind} is odd", "Leave it out"]);
    let fine = [
        r#"#[error("{}", say!("feed-empty", path = path))]"#,
        r#"#[error("{0}")] #[error(transparent)]"#,
        r#"Issue { brief: say!("log-twice", object = object), hint: say!("log-twice-hint").into() }"#,
        "/// expected a name\n// \"could not be\"\nlet hint = say!(\"a-b\");",
        "#[cfg(test)]\nmod tests {\n    const WRONG: &str = \"expected a name\";\n}",
    ];
    assert!(fine.iter().all(|text| found(text).is_empty()), "{:?}", fine.map(found));
}

/// The sentences of a source, outside of its tests, that stand where something is said of what is wrong.
fn own_sentences(text: &str) -> Vec<(usize, String)> {
    const SAID_AFTER: [&str; 8] =
        ["#[error(", "brief: ", "hint: ", "let brief = ", "let hint = ", "unreadable(", "not_understood(", "content("];
    const BEGINNINGS: [&str; 4] = ["expected ", "Expected ", "could not ", "Could not "];
    let code = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default();
    let code = code.strip_prefix("#[cfg(test)]").map_or(code, |_| "");
    let mut wrong = Vec::new();
    for literal in literals(code) {
        let said = &code[literal.clone()];
        let words = said.split(['{', '}']).step_by(2).collect::<String>();
        let has_words =
            words.split_whitespace().any(|word| word.chars().filter(|sign| sign.is_alphabetic()).count() > 1);
        // What the statement says before it.
        let before = &code[..literal.start - 1];
        let statement = &before[before.rfind([';', '}', '{']).map_or(0, |end| end + 1)..];
        let is_id = statement.trim_end().ends_with("say!(") || !words.contains(' ') && !statement.contains("#[error(");
        let is_said = SAID_AFTER.iter().any(|opening| statement.contains(opening));
        if has_words && !is_id && (is_said || BEGINNINGS.iter().any(|beginning| said.starts_with(beginning))) {
            wrong.push((code[..literal.start].matches('\n').count() + 1, said.to_owned()));
        }
    }
    wrong
}

/// Where the contents of string literals stand in code; comments have none.
fn literals(code: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(next) = code[rest..].find(['"', '/', '\'']).map(|at| rest + at) {
        let tail = &code[next..];
        rest = next + 1;
        if tail.starts_with("//") {
            rest = next + tail.find('\n').unwrap_or(tail.len());
        } else if tail.starts_with("'\"'") || tail.starts_with("'\\\"'") {
            rest = next + tail[1..].find('\'').map_or(1, |end| end + 2);
        } else if tail.starts_with('"') && code[..next].ends_with("r#") {
            let end = tail.find("\"#").map_or(code.len(), |end| next + end);
            found.push(next + 1..end);
            rest = end + 1;
        } else if let Some(inside) = tail.strip_prefix('"') {
            let mut is_escaped = false;
            let end = inside.find(|sign| {
                let ends = sign == '"' && !is_escaped;
                is_escaped = sign == '\\' && !is_escaped;
                ends
            });
            let end = next + 1 + end.unwrap_or(inside.len());
            found.push(next + 1..end);
            rest = end + 1;
        }
    }
    found
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
    for_each_file(folder, &mut |place, text| {
        for (number, line) in text.lines().enumerate() {
            look(&format!("{place}:{}", number + 1), line);
        }
    });
}

fn for_each_file(folder: &Path, look: &mut impl FnMut(&str, &str)) {
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            for_each_file(&entry, look);
        } else if entry.extension().is_some_and(|ending| ending == "rs") {
            look(&entry.display().to_string(), &fs::read_to_string(&entry).expect("a source file"));
        }
    }
}
