//! Notes, bookmarks and lanes: what the panels show and ask for, and what is kept on the disk.

use std::{cell::RefCell, fs, path::Path};

use bevy::prelude::*;
use bevy_egui::egui;
use egui_kittest::{Harness, kittest::Queryable};
use hubscope::{
    feed::notes_beside,
    guide::{self, Bookmark, Colour, Notes},
    hub::{EventLog, EventTime, PlaybackAction, TimeSpan},
    simulate::Incident,
    twin::{NoteCommand, Noting, Session, core_plugin},
    ui::{BoardMemory, IncidentsMemory, Picture, UiAction, board_ui, incidents_ui, steps},
};

use crate::panels::{Day, board};

fn incidents<'a>(day: &'a Day, memory: &'a RefCell<IncidentsMemory>, asked: &'a RefCell<Vec<UiAction>>) -> Harness<'a> {
    Harness::builder().with_size([330.0, 900.0]).build_ui(move |ui| {
        asked.borrow_mut().extend(incidents_ui(ui, &day.picture(), &mut memory.borrow_mut()));
    })
}

#[test]
fn an_incident_is_seen_to_under_a_name_and_noted() {
    let mut day = Day::at(950);
    let jam = day.session.incidents.iter().position(|found| found.rule == "alarm/jam").expect("the jam");
    let key = guide::key_of(&day.session.incidents[jam], &day.session.log, &day.session.layout);
    let memory = RefCell::new(IncidentsMemory { chosen: Some(jam), ..IncidentsMemory::default() });
    let asked = RefCell::default();
    let mut harness = incidents(&day, &memory, &asked);
    harness.get_by_label("Seen to").click();
    harness.run();
    harness.get_by_label("Note on this incident").focus();
    harness.run();
    harness.get_by_label("Note on this incident").type_text("belt changed");
    harness.run();
    // Who goes on elsewhere is done.
    harness.get_by_label("Find an incident").focus();
    harness.run();
    drop(harness);
    let see_to = NoteCommand::SeeTo { key: key.clone(), by: Some("Anna".into()) };
    let write = NoteCommand::Write { key: key.clone(), words: "belt changed".into() };
    assert_eq!(asked.take(), [UiAction::Note(see_to), UiAction::Note(write)]);
    // What is seen to is marked, and may be left out.
    let mut notes = Notes::default();
    notes.change(&key, |note| {
        note.seen_to = Some(guide::Signature { by: "Anna".into(), at: EventTime::from_secs(0) });
    });
    day.noting = Noting::of(notes);
    let mut harness = incidents(&day, &memory, &asked);
    harness.get_by_label_contains("by Anna, 1 Jan 1970");
    harness.get_by_label("Only what nobody has seen to").click();
    harness.run();
    assert!(harness.query_by_label("Seen to").is_none(), "it is left out");
}

#[test]
fn bookmarks_are_listed_and_lead_to_their_instants() {
    let mut day = Day::at(950);
    let time = day.playback.time - TimeSpan::from_minutes(20);
    let mut notes = Notes::default();
    let bookmark = Bookmark {
        point: None,
        time,
        words: "the belt stops".into(),
        by: "Anna".into(),
        colour: Colour::Blue,
        object: None,
        place: None,
    };
    notes.add(bookmark.clone());
    day.noting = Noting::of(notes);
    let (memory, asked) = (RefCell::default(), RefCell::default());
    let mut harness = incidents(&day, &memory, &asked);
    harness.get_by_label("Bookmarks (1)").click();
    harness.run();
    harness.get_by_label("Flag of the belt stops, blue").click();
    harness.run();
    harness.get_by_label(&day.picture().clock(time)[..5]).click();
    harness.run();
    harness.get_by_label("Bookmark here").click();
    harness.run();
    drop(harness);
    let orange = Bookmark { colour: Colour::Orange, ..bookmark };
    assert_eq!(
        asked.take(),
        [
            UiAction::Note(NoteCommand::Change(0, orange)),
            UiAction::Bookmark(0),
            UiAction::Note(NoteCommand::Add(day.picture().bookmark())),
        ]
    );
}

/// The systems that keep notes, with a log that lies in a file.
fn app(file: &Path) -> App {
    let mut app = App::new();
    app.add_plugins((MinimalPlugins, core_plugin));
    let zone = jiff::tz::TimeZone::UTC;
    let session = Session::new(EventLog::default(), crate::twin::scene(), zone, "log".into());
    app.insert_resource(Session { notes_file: Some(notes_beside(file)), ..session });
    app.update();
    app
}

fn send(app: &mut App, command: NoteCommand) {
    app.world_mut().write_message(command);
    app.update();
}

#[test]
fn notes_are_kept_beside_the_log_and_come_back() {
    let folder = tempfile::tempdir().expect("folder");
    let log = folder.path().join("day.csv");
    let mut day = app(&log);
    let write = |words: &str| NoteCommand::Write { key: "k".into(), words: words.into() };
    send(&mut day, write("one"));
    send(&mut day, write("two"));
    let words = |app: &App| app.world().resource::<Noting>().notes.of("k").map(|note| note.words.clone());
    assert_eq!(words(&app(&log)), Some("two".into()), "another window finds it");
    send(&mut day, NoteCommand::Undo);
    assert_eq!(words(&app(&log)), Some("one".into()));
    send(&mut day, NoteCommand::Redo);
    assert_eq!(words(&app(&log)), Some("two".into()), "it is made again");
    send(&mut day, NoteCommand::Undo);
    send(&mut day, NoteCommand::Undo);
    assert_eq!((words(&day), words(&app(&log))), (None, None));
    // A file that is no notes is told of, and not written over.
    fs::write(notes_beside(&log), "my own words").expect("written");
    let mut broken = app(&log);
    send(&mut broken, write("three"));
    let refusal = broken.world().resource::<Noting>().refusal.clone().expect("told of");
    assert!(refusal.contains("day.csv.notes.ron") && refusal.contains("line 1"), "{refusal}");
    assert_eq!(fs::read_to_string(notes_beside(&log)).expect("read"), "my own words");
}

#[test]
fn lanes_show_plan_and_fact_and_lead_to_both() {
    let day = Day::with(1_000, vec![Incident::LateAircraft]);
    let (memory, asked) = (RefCell::new(BoardMemory::open()), RefCell::default());
    let mut harness = board(&day, &memory, &asked);
    harness.get_by_label("Lanes").click();
    harness.run();
    harness.get_by_label("24 h").click();
    harness.run();
    for group in ["Docks", "Trucks"] {
        assert!(harness.query_all_by_label(group).count() >= 2, "{group}: the filter and the heading");
    }
    harness.query_all_by_label("Flights").next().expect("the filter").click();
    harness.run();
    let log = &day.session.log;
    let late = log.object("FLIGHT-1108-2").expect("the late flight");
    let landed = log.history(late).find(|event| event.event.what.name() == "status");
    let is_late =
        |label: &str| label.starts_with("FLIGHT-1108-2, ") && label.contains("planned") && label.contains("min late");
    harness.get_by(|node| node.label().is_some_and(|label| is_late(&label))).click();
    harness.run();
    drop(harness);
    let landed = landed.expect("it is on blocks (ARR)").event.time;
    assert_eq!(asked.take(), [UiAction::Select(late), UiAction::Playback(PlaybackAction::SeekTo(landed))]);
}

/// Why a flight left late, from the first deviation on, where each link was.
#[test]
fn the_chain_of_a_late_departure_begins_with_the_plan_that_was_put_off() {
    let day = Day::with(1_200, vec![Incident::LateAircraft]);
    let picture = day.picture();
    let late = picture.incidents.iter().position(|found| found.label == "Aircraft leaves late").expect("it is found");
    let chain = steps(&picture, late);
    let labels: Vec<(usize, &str)> =
        chain.iter().map(|step| (step.number, &picture.incidents[step.incident].label[..])).collect();
    assert_eq!(labels, [(1, "Arrival put off"), (2, "Aircraft late"), (3, "Aircraft leaves late")]);
    let stand = picture.layout.get(picture.layout.place("stand-120").expect("the stand")).at;
    let (east, north) = (chain[2].at.x, -chain[2].at.z);
    assert!((f64::from(east) - stand.east).abs() < 0.1 && (f64::from(north) - stand.north).abs() < 0.1, "{chain:?}");
}

/// The words of a link in the picture lead to it.
#[test]
fn links_of_a_chain_are_clicked_in_the_picture() {
    let day = Day::with(1_200, vec![Incident::LateAircraft]);
    let picture = day.picture();
    let at = |label: &str| picture.incidents.iter().position(|found| found.label == label).expect("it is found");
    let room = |k: f32| egui::Rect::from_min_size(egui::pos2(20.0, 20.0 + 40.0 * k), egui::vec2(120.0, 20.0));
    let words = [(at("Aircraft leaves late"), room(0.0)), (at("Aircraft late"), room(1.0))];
    let asked = RefCell::new(None);
    let mut harness = Harness::builder().with_size([300.0, 200.0]).build_ui(|ui| {
        let ctx = ui.ctx().clone();
        if let Some(found) = hubscope::ui::link_clicked(&ctx, &picture, &words) {
            asked.replace(Some(found));
        }
    });
    harness.run();
    harness.get_by_label("Link: Aircraft late").click();
    harness.run();
    drop(harness);
    assert_eq!(asked.take(), Some(at("Aircraft late")));
}

/// Figures can be arranged, and looked at by direction; what stands there can be saved as a picture.
#[test]
fn the_board_is_arranged_filtered_and_saved() {
    let day = Day::at(950);
    let pinned = ["dock-turn".to_owned(), "holds-now".to_owned()];
    let asked = RefCell::<Vec<UiAction>>::default();
    let open = || {
        let (memory, asked, pinned, day) = (RefCell::new(BoardMemory::open()), &asked, &pinned, &day);
        let mut harness = Harness::builder().with_size([1000.0, 1400.0]).build_ui(move |ui| {
            let (ctx, picture) = (ui.ctx().clone(), Picture { pinned, ..day.picture() });
            asked.borrow_mut().extend(board_ui(&ctx, &picture, &mut memory.borrow_mut()));
        });
        harness.run();
        harness
    };
    let pin = |card: &str, choice: &str| {
        let mut harness = open();
        harness.get_by_label("Pinned");
        harness.get_by_label_contains(card).click_secondary();
        harness.run();
        harness.get_by_label(choice).click();
        harness.run();
        drop(harness);
        asked.take()
    };
    let pinned_are = |all: &[&str]| [UiAction::Pin(all.iter().map(|id| (*id).to_owned()).collect())];
    assert_eq!(pin("Held by customs now: ", "Move earlier"), pinned_are(&["holds-now", "dock-turn"]));
    assert_eq!(pin("Held by customs now: ", "Unpin"), pinned_are(&["dock-turn"]));
    assert_eq!(pin("Cages loaded: ", "Pin to the top"), pinned_are(&["dock-turn", "holds-now", "cages-out"]));
    let mut harness = open();
    // No ULD that goes out is broken down.
    assert!(harness.query_by_label("ULDs broken down: –").is_none());
    harness.query_all_by_value("All directions").next().expect("the directions").click();
    harness.run();
    harness.get_by_label("Export").click();
    harness.run();
    harness.get_by_label("ULDs broken down: –");
    harness.get_by_label("Save as PNG").click();
    harness.run();
    drop(harness);
    let saved = asked.take();
    assert!(
        matches!(&saved[..], [UiAction::SavePage(page)] if page.name.starts_with("figures 2021-11-08")),
        "{saved:?}"
    );
}

/// What was put on the clipboard by a click on that button.
fn copied(harness: &mut Harness<'_>, button: &str) -> String {
    harness.get_by_label(button).click();
    harness.step();
    let commands = &harness.output().platform_output.commands;
    let mut texts = commands.iter().filter_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    texts.next_back().unwrap_or_default()
}

#[test]
fn what_panels_show_is_copied_as_a_table() {
    let day = Day::at(950);
    let (memory, asked) = (RefCell::new(IncidentsMemory::default()), RefCell::default());
    let mut harness = incidents(&day, &memory, &asked);
    let all = copied(&mut harness, "Copy as CSV");
    assert_eq!(all.lines().count(), 1 + day.session.incidents.len(), "{all}");
    // What is not listed is not copied.
    assert!(all.contains("alarm/jam"), "{all}");
    memory.borrow_mut().wanted = "flood".into();
    harness.run();
    assert_eq!(copied(&mut harness, "Copy as CSV").lines().count(), 1);
    harness.get_by_label("Save as PNG").click();
    harness.run();
    drop(harness);
    assert!(
        asked
            .take()
            .iter()
            .any(|action| matches!(action, UiAction::SavePage(page) if page.name.starts_with("incidents")))
    );

    let memory = RefCell::new(BoardMemory::open());
    let mut harness = board(&day, &memory, &asked);
    harness.run();
    let figures = copied(&mut harness, "Copy as CSV");
    assert_eq!(figures.lines().count(), 1 + day.session.kpis.len(), "{figures}");
    // A file has the same.
    harness.get_by_label("Save as CSV").click();
    harness.step();
    let saved = asked.take();
    let is_same = |action: &UiAction| matches!(action, UiAction::SaveSheet(sheet) if sheet.text == figures && sheet.name.starts_with("figures 2021-11-08"));
    assert!(saved.iter().any(is_same), "{saved:?}");
    harness.get_by_label("Lanes").click();
    harness.run();
    let lanes = copied(&mut harness, "Copy as CSV");
    assert!(
        lanes.starts_with("group,lane,object,from,until,planned_from,planned_until,put_off_from,put_off_until\n"),
        "{lanes}"
    );
    assert!(lanes.contains("\nflights,FLIGHT-") && lanes.contains("\ndocks,"), "{lanes}");
    harness.get_by_label("Measured").click();
    harness.run();
    let measured = copied(&mut harness, "Copy as CSV");
    let (object, quantity, unit) = day.session.log.series().min_by_key(|(_, name, _)| *name).expect("a series");
    assert!(measured.lines().count() > 100 && measured.contains(&format!(",{quantity},")), "{measured:.300}");
    assert!(measured.contains(day.session.log.object_name(object)) && measured.contains(unit), "{measured:.300}");
}
