//! Reports: what they tell, and that their links lead back to their pictures.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    common::{done, refused, text},
    servers,
};

/// A day with a late aircraft, and its report.
fn report(folder: &Path, more: &[&str]) -> (PathBuf, String) {
    let (log, out) = (folder.join("day.ndjson"), folder.join("report.html"));
    done(&["simulate", "--out", text(&log), "--incident", "late-aircraft", "--incident", "sorter-jam"]);
    let mut args = vec!["report", text(&log), "--out", text(&out)];
    args.extend(more);
    done(&args);
    let page = fs::read_to_string(&out).expect("the report");
    (out, page)
}

#[test]
fn a_report_tells_what_why_and_what_it_rests_on() {
    let folder = tempfile::tempdir().expect("folder");
    let (_, page) = report(folder.path(), &["--no-pictures", "--incident", "late-departure"]);
    for words in [
        "reached DEP",
        "What brought it about",
        "reached ARR",
        "Events that prove it",
        "UTC",
        "Key figures",
        "Flights on time",
        "How far the data can be trusted",
        "SHA-256",
        "hubscope report",
        "OpenStreetMap",
    ] {
        assert!(page.contains(words), "{words}");
    }
    // Nothing is fetched from anywhere.
    for word in ["src=\"http", "<script", "<link", "@import"] {
        assert!(!page.contains(word), "{word}");
    }
    // Causes come first.
    let (cause, effect) = (page.find("reached ARR"), page.rfind("reached DEP"));
    assert!(cause < effect, "{cause:?} {effect:?}");
}

#[test]
fn an_incident_that_is_not_there_is_named_with_those_that_are() {
    let folder = tempfile::tempdir().expect("folder");
    let out = folder.path().join("report.html");
    let none = refused(&["report", "--no-pictures", "--out", text(&out)]);
    assert!(none.contains("found none"), "{none}");
    let log = folder.path().join("day.ndjson");
    done(&["simulate", "--out", text(&log), "--incident", "sorter-jam"]);
    let other = refused(&["report", text(&log), "--no-pictures", "--incident", "flood", "--out", text(&out)]);
    assert!(other.contains("flood") && other.contains("jam"), "{other}");
    let link = refused(&["shot", "hubscope://open?eye=1,2", "--out", text(&folder.path().join("a.png"))]);
    assert!(link.contains("six numbers"), "{link}");
}

/// Each picture is there again when its link is opened.
#[test]
fn the_link_of_a_picture_gives_back_that_picture() {
    let folder = tempfile::tempdir().expect("folder");
    let (_, page) = report(folder.path(), &["--quality", "low"]);
    let link = page.split("<a href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a link");
    let link = link.replace("&amp;", "&");
    assert!(link.contains("&incident="), "{link} opens no card");
    let data = page.split("base64,").nth(1).and_then(|rest| rest.split('"').next()).expect("a picture");
    let told = data_encoding::BASE64.decode(data.as_bytes()).expect("base64");
    let out = folder.path().join("again.png");
    done(&["shot", &link, "--clock", "--quality", "low", "--out", text(&out)]);
    let picture = |bytes: &[u8]| image::load_from_memory(bytes).expect("a picture").to_rgb8();
    let (told, again) = (picture(&told), picture(&fs::read(&out).expect("the picture")));
    assert_eq!(told.dimensions(), again.dimensions());
    let apart = told.as_raw().iter().zip(again.as_raw()).filter(|(a, b)| a.abs_diff(**b) > 8).count();
    assert!(apart * 200 < told.as_raw().len(), "{apart} of {} values differ", told.as_raw().len());
    let bright = told.as_raw().iter().filter(|value| **value > 60).count();
    assert!(bright * 2 > told.as_raw().len(), "the picture shows something");
}

/// A browser shows it as it is.
#[test]
fn a_browser_shows_the_report() {
    let Some(chromium) = servers::program("chromium") else { return };
    let folder = tempfile::tempdir().expect("folder");
    let (path, _) = report(folder.path(), &["--no-pictures"]);
    let output = Command::new(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"])
        .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
        .args(["--dump-dom", &format!("file://{}", path.display())])
        .output()
        .expect("the browser starts");
    let page = String::from_utf8_lossy(&output.stdout);
    assert!(page.contains("<h2>Events that prove it</h2>") && page.contains("</svg>"), "{page}");
}

/// Who has seen to it, what was said, and the bookmarks around it; not those of another time of the day.
#[test]
fn a_report_tells_what_people_noted_about_its_incident() {
    let folder = tempfile::tempdir().expect("folder");
    let (log, out) = (folder.path().join("day.ndjson"), folder.path().join("report.html"));
    done(&["simulate", "--out", text(&log), "--incident", "sorter-jam"]);
    let notes = folder.path().join("day.ndjson.notes.ron");
    let kept = r#"(
        incidents: {"alarm/jam sorter-1 2021-11-08T14:10:00Z": (
            seen_to: Some((by: "Anna", at: "2021-11-09T08:00:00Z")), words: "belt 4 <changed>")},
        bookmarks: [
            (time: "2021-11-08T14:15:00Z", words: "the first carton lies across", by: "Ben", object: Some("sorter-1")),
            (time: "2021-11-08T06:00:00Z", words: "nothing to do with it"),
        ])"#;
    fs::write(&notes, kept).expect("notes");
    let args = ["report", text(&log), "--no-pictures", "--out", text(&out)];
    done(&args);
    let page = fs::read_to_string(&out).expect("the report");
    for words in
        ["What people noted", "belt 4 &lt;changed&gt;", "Seen to by Anna, 2021-11-09 09:00:00", "Ben", "lies across"]
    {
        assert!(page.contains(words), "{words}");
    }
    // The alarm that is the incident is none of the hour before.
    let row =
        page.split("Alarms on</td>").nth(1).and_then(|rest| rest.split("</tr>").next()).expect("a row of figures");
    let cells: Vec<&str> = row.split("<td class=\"n\">").skip(1).collect();
    assert!(matches!(cells[..], [before, amid, _] if before.starts_with("0 ") && amid.starts_with("1 ")), "{row}");
    assert!(!page.contains("nothing to do with it"), "another time of the day");
    // What cannot be read is not left out in silence.
    fs::write(&notes, "(bookmarks: 3)").expect("notes");
    let error = refused(&args);
    assert!(error.contains("day.ndjson.notes.ron") && error.contains("line 1") && error.contains("mend it"), "{error}");
    fs::remove_file(&notes).expect("gone");
    done(&args);
    assert!(!fs::read_to_string(&out).expect("the report").contains("What people noted"));
}

/// A link travels with its log: what is no longer where it was is found by its name.
#[test]
fn a_link_finds_a_log_that_has_moved() {
    let folder = tempfile::tempdir().expect("folder");
    let run = |args: &[&str]| {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_hubscope"));
        program.args(args).current_dir(folder.path()).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        program.output().expect("the program starts")
    };
    assert!(run(&["simulate", "--out", "day.ndjson"]).status.success());
    let shot = |log: &str| {
        let link = format!("hubscope://open?log={log}&at=2021-11-08T11:30:00Z");
        run(&["shot", &link, "--size", "64x36", "--quality", "low", "--out", "a.png"])
    };
    let moved = shot("%2Fnowhere%2Fday.ndjson");
    assert!(moved.status.success(), "{}", String::from_utf8_lossy(&moved.stderr));
    assert!(folder.path().join("a.png").is_file());
    let gone = shot("%2Fnowhere%2Fother.ndjson");
    let said = String::from_utf8_lossy(&gone.stderr).into_owned();
    assert!(gone.status.code() == Some(1) && said.contains("/nowhere/other.ndjson"), "{said}");
}
