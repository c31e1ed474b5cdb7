//! The panels, by their accessibility labels: what they show, and what they ask for.

use std::{cell::RefCell, sync::Arc};

use egui::accesskit::Role;
use egui_kittest::{Harness, kittest::Queryable};
use hubscope::{
    feed::live::{State, Status},
    guide::{Eye, Tour},
    hub::{
        EventLog, EventTime, HubEvent, HubState, Layout, Playback, PlaybackAction, TimeSpan, What,
        layout::{Heading, RoofMode, View},
    },
    language::{Language, numerals::Numerals},
    publish::{FilmFormat, Link},
    say,
    simulate::{Detail, Incident, Plan, simulate},
    twin::{
        Look, Manner, MapCommand, Measure, MeasureCommand, MemoryView, Noting, Pixels, Quality, Session, SourceView,
        figures,
    },
    ui::{
        BoardMemory, Drawn, EditorMemory, EnvironmentMemory, Errand, ExplorerMemory, FilmOrder, Grouping, Heat,
        HeatMemory, IncidentsMemory, Kiosk, LessonLine, LiveView, MappingMemory, OpeningState, PaletteMemory, Picture,
        Settings, SourcesMemory, TakeMemory, TimelineMemory, TourLine, TourMemory, TransportMemory, UiAction,
        ViewsMemory, bar_ui, board_ui, columns_ui, compare_ui, environment_ui, explorer_ui, incident_after,
        incident_before, incidents_ui, inspector_ui, mapping_ui, measure_ui, opening_ui, palette_ui, settings_ui,
        sources_ui, take_ui, timeline_ui, tour_editor_ui, tour_ui, transport_ui, views_ui, welcome_ui,
    },
};
use jiff::tz::TimeZone;

pub struct Day {
    pub session: Session,
    pub noting: Noting,
    pub playback: Playback,
    state: HubState,
}

impl Day {
    pub fn at(minutes: i64) -> Self {
        Self::with(minutes, vec![Incident::SorterJam])
    }

    pub fn with(minutes: i64, incidents: Vec<Incident>) -> Self {
        let layout: Layout = crate::twin::scene();
        let plan = Plan {
            start: "2021-11-08".parse().expect("a date"),
            days: 1,
            seed: 1,
            incidents,
            detail: Detail::Cages,
            has_train: false,
        };
        let log = EventLog::of(&simulate(&layout, &plan).expect("a day"));
        let span = log.span().expect("events");
        let mut playback = Playback::new(span);
        playback.time = span.0 + TimeSpan::from_minutes(minutes);
        let state = log.state_at(playback.time);
        let zone = TimeZone::get("Europe/Brussels").expect("a zone");
        Self { session: Session::new(log, layout, zone, "day".into()), noting: Noting::default(), playback, state }
    }

    pub fn picture(&self) -> Picture<'_> {
        let day = Picture::of(&self.session, &self.noting, &self.playback, &self.state);
        Picture { author: "Anna", ..day }
    }
}

#[test]
fn the_transport_bar_asks_for_what_its_buttons_say() {
    let day = Day::at(750);
    let picture = day.picture();
    for (label, expected) in [
        ("Play", PlaybackAction::TogglePlay),
        ("Next event (.)", PlaybackAction::StepNext),
        ("Previous event (,)", PlaybackAction::StepPrevious),
        ("To the start (Home)", PlaybackAction::ToStart),
        ("To the end (End)", PlaybackAction::ToEnd),
        ("Play backwards (J)", PlaybackAction::Reverse),
    ] {
        let mut memory = TransportMemory::default();
        let mut asked = Vec::new();
        let mut harness = Harness::new_ui(|ui| asked.extend(transport_ui(ui, &picture, &mut memory)));
        harness.get_by_label(label).click();
        harness.run();
        drop(harness);
        assert_eq!(asked, [UiAction::Playback(expected)], "{label}");
    }
}

#[test]
fn the_clock_shows_the_site_s_time() {
    let day = Day::at(750);
    let picture = day.picture();
    let mut memory = TransportMemory::default();
    let harness = Harness::new_ui(|ui| drop(transport_ui(ui, &picture, &mut memory)));
    harness.get_by_label("12:30:00");
    harness.get_by_label("Mon 8 Nov 2021 CET");
}

#[test]
fn a_click_on_the_timeline_seeks() {
    let day = Day::at(750);
    let picture = day.picture();
    let mut memory = TimelineMemory::default();
    let mut asked = Vec::new();
    let mut harness = Harness::new_ui(|ui| asked.extend(timeline_ui(ui, &picture, &mut memory)));
    harness.get_by_label("Timeline").click();
    harness.run();
    drop(harness);
    let Some(UiAction::Playback(PlaybackAction::SeekTo(time))) = asked.first() else { panic!("{asked:?}") };
    let middle = day.playback.span.0 + TimeSpan::from_minutes(720);
    assert!(time.secs_since(middle).abs() < 600.0, "the middle of the timeline is {time}");
}

#[test]
fn the_inspector_tells_the_story_and_seeks_in_it() {
    let day = Day::at(750);
    let flight = day.session.log.object("FLIGHT-1108-1").expect("a flight");
    let picture = Picture { object: Some(flight), ..day.picture() };
    let mut asked = Vec::new();
    let mut harness =
        Harness::builder().with_size([320.0, 900.0]).build_ui(|ui| asked.extend(inspector_ui(ui, &picture)));
    harness.get_by_label("FLIGHT-1108-1");
    harness.get_by_label("Stand 126");
    let arrival = day
        .session
        .log
        .history(flight)
        .find(|event| event.event.what.name() == "arrives")
        .expect("an arrival")
        .event
        .time;
    let label = format!("{}  arrives at stand-126", picture.told_clock(arrival));
    harness.get_by_label(&label).click();
    harness.run();
    harness.get_by_label("Follow").click();
    harness.run();
    drop(harness);
    assert_eq!(asked, [UiAction::Playback(PlaybackAction::SeekTo(arrival)), UiAction::ToggleFollow]);
}

#[test]
fn the_inspector_says_what_is_assumed_of_a_place() {
    let day = Day::at(750);
    let place = day.session.layout.place("airlock").expect("a place");
    let picture = Picture { place: Some(place), ..day.picture() };
    let harness = Harness::builder().with_size([320.0, 700.0]).build_ui(|ui| drop(inspector_ui(ui, &picture)));
    assert_eq!(harness.get_all_by_label("Airlock").count(), 2, "its name and its kind");
    harness.get_by_label_contains("Assumption: siting");
}

#[test]
fn the_inspector_is_not_empty_when_nothing_is_chosen() {
    let day = Day::at(750);
    let picture = day.picture();
    let harness = Harness::new_ui(|ui| drop(inspector_ui(ui, &picture)));
    harness.get_by_label("Nothing chosen");
    harness.get_by_label_contains("Ctrl+K");
}

#[test]
fn the_explorer_finds_by_name_kind_and_status() {
    let day = Day::at(750);
    let picture = day.picture();
    let figures = figures::figures(&day.session, &day.state);
    assert!(figures.contains(&("Aircraft on stands", 1)), "{figures:?}");
    let mut asked = Vec::new();
    let mut memory = ExplorerMemory { wanted: "flight-1108".into(), ..Default::default() };
    let mut harness = Harness::builder()
        .with_size([260.0, 800.0])
        .build_ui(|ui| asked.extend(explorer_ui(ui, &picture, &figures, &mut memory)));
    harness.get_by_label("Aircraft on stands");
    harness.run();
    harness.get_by_label("FLIGHT-1108-1").click();
    harness.run();
    drop(harness);
    assert_eq!(asked, [UiAction::Select(day.session.log.object("FLIGHT-1108-1").expect("a flight"))]);
    let mut memory = ExplorerMemory { wanted: "no such thing".into(), ..Default::default() };
    let harness = Harness::builder()
        .with_size([260.0, 800.0])
        .build_ui(|ui| drop(explorer_ui(ui, &picture, &figures, &mut memory)));
    assert!(harness.query_by_label("FLIGHT-1108-1").is_none());
    match day.session.issues.total() {
        0 => drop(harness.get_by_label("No issues in the log")),
        count => drop(harness.get_by_label_contains(&format!("{count} issue"))),
    }
}

#[test]
fn the_palette_finds_commands_times_and_objects() {
    let day = Day::at(750);
    let picture = day.picture();
    let flight = day.session.log.object("FLIGHT-1108-1").expect("a flight");
    let one_o_clock = day.playback.span.0 + TimeSpan::from_minutes(780);
    for (typed, expected) in [
        ("roof off", vec![UiAction::Roof(RoofMode::Off)]),
        (
            "13:00",
            vec![UiAction::Playback(PlaybackAction::SeekTo(EventTime::from_secs(one_o_clock.nanos() / 1_000_000_000)))],
        ),
        ("flight-1108-1", vec![UiAction::Select(flight), UiAction::FlyTo(flight)]),
        ("view docks", vec![UiAction::View("Docks".into())]),
    ] {
        let mut memory = PaletteMemory::default();
        memory.is_open = true;
        let mut asked = Vec::new();
        let mut harness = Harness::new_ui(|ui| asked.extend(palette_ui(&ui.ctx().clone(), &picture, &mut memory)));
        harness.run();
        harness.event(egui::Event::Text(typed.to_owned()));
        harness.run();
        harness.key_press(egui::Key::Enter);
        harness.run();
        drop(harness);
        assert_eq!(asked, expected, "{typed}");
    }
}

#[test]
fn the_explorer_gathers_by_kind_place_and_status() {
    let day = Day::at(750);
    let picture = day.picture();
    let figures = figures::figures(&day.session, &day.state);
    for (grouping, branch) in
        [(Grouping::Kind, "Aircraft (1)"), (Grouping::Place, "Stand 126 (1)"), (Grouping::Status, "ARR arrived (1)")]
    {
        let mut memory = ExplorerMemory { wanted: "flight-1108".into(), grouping };
        let harness = Harness::builder()
            .with_size([260.0, 800.0])
            .build_ui(|ui| drop(explorer_ui(ui, &picture, &figures, &mut memory)));
        harness.get_by_label(branch);
        harness.get_by_label("FLIGHT-1108-1");
    }
    let mut memory = ExplorerMemory { wanted: "flight-1108".into(), ..Default::default() };
    let mut harness = Harness::builder()
        .with_size([260.0, 800.0])
        .build_ui(|ui| drop(explorer_ui(ui, &picture, &figures, &mut memory)));
    harness.get_by_label("By place").click();
    harness.run();
    drop(harness);
    assert_eq!(memory.grouping, Grouping::Place);
}

#[test]
fn the_menu_of_views_saves_flies_and_forgets() {
    let day = Day::at(750);
    let view = hubscope::hub::layout::View { name: "My view 1".into(), ..day.session.layout.views[0].clone() };
    let saved = [view.clone()];
    let picture = Picture { saved: &saved, ..day.picture() };
    for (label, expected) in [
        ("Save this view", UiAction::SaveView("My view 2".into())),
        ("My view 1", UiAction::FlyToView(view.clone())),
        ("Forget", UiAction::ForgetView("My view 1".into())),
        ("Link", UiAction::CopyLink(Some(view.clone()))),
        ("Copy a link to this picture", UiAction::CopyLink(None)),
        ("Airlock", UiAction::View("Airlock".into())),
    ] {
        let mut memory = ViewsMemory::default();
        let mut asked = Vec::new();
        let mut harness = Harness::new_ui(|ui| asked.extend(views_ui(ui, &picture, &mut memory, 7)));
        harness.get_by_label("More views").click();
        harness.run();
        harness.get_by_label(label).click();
        harness.run();
        drop(harness);
        assert_eq!(asked, [expected], "{label}");
    }
}

#[test]
fn who_waits_for_a_log_sees_how_far_it_is_and_can_stop_it() {
    let progress = hubscope::feed::Progress::default();
    let state = OpeningState::Reading { name: "week.ndjson", progress: &progress, secs: 2.0, is_begun: false };
    let mut asked = Vec::new();
    let mut harness = Harness::new_ui(|ui| asked.extend(opening_ui(&ui.ctx().clone(), state)));
    harness.get_by_label("Opening week.ndjson");
    harness.get_by_label("Cancel").click();
    harness.run();
    drop(harness);
    assert_eq!(asked, [UiAction::CancelOpening]);

    // Its beginning is seen: the card makes room for it, and says what it is.
    let state = OpeningState::Reading { name: "week.ndjson", progress: &progress, secs: 2.0, is_begun: true };
    let mut harness = Harness::new_ui(|ui| drop(opening_ui(&ui.ctx().clone(), state)));
    harness.run();
    let title = harness.get_by_label("The beginning of week.ndjson is shown").rect();
    assert!(title.top() < 120.0, "{title:?}");
    harness.get_by_label("Cancel");

    let state = OpeningState::Refused { name: "a.png", reason: "expected a log, found a PNG picture" };
    let mut asked = Vec::new();
    let mut harness = Harness::new_ui(|ui| asked.extend(opening_ui(&ui.ctx().clone(), state)));
    harness.get_by_label("expected a log, found a PNG picture");
    harness.get_by_label("Close").click();
    harness.run();
    drop(harness);
    assert_eq!(asked, [UiAction::DismissRefusal]);

    let harness = Harness::new_ui(|ui| drop(opening_ui(&ui.ctx().clone(), OpeningState::Nothing)));
    harness.get_by_label_contains("Drop files");
}

#[test]
fn a_loop_is_drawn_on_the_timeline_with_shift() {
    let day = Day::at(750);
    let picture = day.picture();
    let mut memory = TimelineMemory::default();
    let mut asked = Vec::new();
    let mut harness =
        Harness::builder().with_size([600.0, 80.0]).build_ui(|ui| asked.extend(timeline_ui(ui, &picture, &mut memory)));
    let modifiers = egui::Modifiers::SHIFT;
    let button = |pos: egui::Pos2, pressed: bool| egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers,
    };
    let (from, to) = (egui::pos2(150.0, 30.0), egui::pos2(300.0, 30.0));
    harness.event(egui::Event::ModifiersChanged(modifiers));
    for event in [egui::Event::PointerMoved(from), button(from, true)] {
        harness.event(event);
        harness.step();
    }
    for event in [egui::Event::PointerMoved(egui::pos2(220.0, 30.0)), egui::Event::PointerMoved(to), button(to, false)]
    {
        harness.event(event);
        harness.step();
    }
    drop(harness);
    let mut loops = asked.iter().filter_map(|action| match action {
        UiAction::Playback(PlaybackAction::Loop(Some(span))) => Some(*span),
        _ => None,
    });
    let (from, until) = loops.next_back().expect("a loop");
    let hours = until.secs_since(from) / 3_600.0;
    assert!((5.0..7.5).contains(&hours), "a quarter of the day is looped, found {hours:.1} h");
}

#[test]
fn the_key_figures_of_the_last_hour_stand_below_those_of_now() {
    let day = Day::at(960);
    let picture = day.picture();
    let mut memory = ExplorerMemory::default();
    let mut harness = Harness::builder()
        .with_size([260.0, 900.0])
        .build_ui(|ui| drop(explorer_ui(ui, &picture, &figures::figures(&day.session, &day.state), &mut memory)));
    harness.get_by_label("Last 60 minutes").click();
    harness.run();
    harness.get_by_label("ULDs broken down");
    let series = day.session.kpis.iter().find(|series| series.kpi.id == "uld-broken-down").expect("a figure");
    let reading = series.reading(day.playback.time - TimeSpan::from_minutes(60), day.playback.time);
    harness.get_by_label(&format!("{:.0} /h", reading.value.expect("an hour has passed")));
}

#[test]
fn an_incident_says_why_and_what_it_brought_about_and_leads_there() {
    let incidents = vec![Incident::LateAircraft];
    let day = Day::with(980, incidents);
    let picture = day.picture();
    let at = |rule: &str| picture.incidents.iter().position(|found| found.rule == rule).expect(rule);
    let (late, leaves) = (at("late-arrival"), at("late-departure"));
    let mut memory = IncidentsMemory { chosen: Some(leaves), ..Default::default() };
    let mut asked = Vec::new();
    let mut harness = Harness::builder()
        .with_size([260.0, 900.0])
        .build_ui(|ui| asked.extend(incidents_ui(ui, &picture, &mut memory)));
    harness.get_by_label(&picture.incidents[leaves].sentence);
    harness.get_by_label("Because of");
    let since = picture.incidents[late].from.zoned(picture.zone).strftime("%H:%M");
    // The row in the list shows more than the link to the cause.
    harness.get_by_label(&format!("{since}  {}", picture.incidents[late].label)).click();
    harness.run();
    harness.get_by_label("Next").click();
    harness.run();
    harness.get_by_label_contains("Events that prove it").click();
    harness.run();
    let reached = picture.incidents[leaves].evidence.last().expect("an event");
    let line = format!("{}  FLIGHT-1108-2 {}", picture.told_clock(reached.time), reached.words);
    harness.get_by_label(&line).click();
    harness.run();
    drop(harness);
    let flight = day.session.log.object("FLIGHT-1108-2").expect("a flight");
    assert_eq!(
        asked,
        [
            UiAction::Incident(late),
            UiAction::NextIncident,
            UiAction::Playback(PlaybackAction::SeekTo(reached.time)),
            UiAction::Select(flight)
        ]
    );

    let mut memory = IncidentsMemory { wanted: "no such thing".into(), ..Default::default() };
    let harness =
        Harness::builder().with_size([260.0, 400.0]).build_ui(|ui| drop(incidents_ui(ui, &picture, &mut memory)));
    harness.get_by_label("No incident matches");
}

#[test]
fn a_log_without_incidents_says_so() {
    let day = Day::with(750, vec![]);
    let picture = day.picture();
    let mut memory = IncidentsMemory::default();
    let harness =
        Harness::builder().with_size([260.0, 400.0]).build_ui(|ui| drop(incidents_ui(ui, &picture, &mut memory)));
    harness.get_by_label("No incidents in this log");
}

/// A tour on the opening day, with its cards.
pub fn opening_day() -> Day {
    let layout: Layout = crate::twin::scene();
    let bytes = include_bytes!("../../assets/recordings/opening-day.ndjson.zst");
    let log = hubscope::feed::open_bytes("the opening day", bytes).expect("the day").log;
    let span = log.span().expect("events");
    let playback = Playback::new(span);
    let state = log.state_at(playback.time);
    let zone = TimeZone::get("Europe/Brussels").expect("a zone");
    Day { session: Session::new(log, layout, zone, "day".into()), noting: Noting::default(), playback, state }
}

#[test]
fn the_tours_of_the_program_fit_the_opening_day_and_every_figure_has_its_source() {
    let day = opening_day();
    for text in [include_str!("../../scenes/tours/hub.ron"), include_str!("../../scenes/tours/parcel.ron")] {
        let tour = Tour::parse(text).expect("a tour");
        assert_eq!(tour.check(&day.session.layout, &day.session.log), []);
        // What is chosen before it comes is told.
        let mut early = tour.clone();
        let chosen = early.stops.iter_mut().find(|stop| stop.select.is_some()).expect("one that chooses");
        chosen.at = Some("03:00".into());
        let wrong = early.check(&day.session.layout, &day.session.log);
        assert!(wrong.len() == 1 && wrong[0].to_string().contains("not there"), "{wrong:?}");
        for stop in &tour.stops {
            let title = stop.title.get("en");
            assert!(stop.caption.get("en").lines().count() == 2, "{title}: two lines");
            let source = stop.source.as_ref().expect("a source");
            let lacking = Language::ALL.into_iter().find(|language| !source.0.contains_key(language.code()));
            assert_eq!(lacking, None, "{title}: no source in it");
            assert!(stop.at.is_some(), "{title}: no instant");
        }
    }
}

/// Whoever orders a film of a tour knows beforehand how long it will be.
#[test]
fn a_film_of_a_tour_tells_its_length_and_its_pictures() {
    let day = Day::at(750);
    let tours = [TourLine { number: 3, title: "The hub".into(), secs: 90.0 }];
    let picture = Picture { tours: &tours, ..day.picture() };
    let view = day.session.layout.views[0].clone();
    let mut memory = TakeMemory::default();
    memory.is_open = true;
    let asked = RefCell::new(Vec::new());
    let mut harness = Harness::builder().with_size([900.0, 600.0]).build_ui(|ui| {
        asked.borrow_mut().extend(take_ui(&ui.ctx().clone(), &picture, (&view, None, &[]), &mut memory));
    });
    // Half an hour around the playhead, at sixty times its speed.
    let told = |span: &str, secs: u32| {
        let pictures = secs * FilmFormat::usual().usual_fps() + 1;
        say!("take-film-lasts", span = span, pictures = pictures)
    };
    harness.run();
    harness.get_by_label(&told("30 s", 30));
    harness.get_by_role_and_label(Role::ComboBox, say!("take-film-what")).click();
    harness.run();
    harness.get_by_label("The hub").click();
    harness.run();
    harness.get_by_label(&told("1 min 30 s", 90));
    harness.get_by_label(say!("take-film-make")).click();
    harness.run();
    drop(harness);
    let [UiAction::Errand(Errand::Film(order))] = &asked.take()[..] else { panic!("one film") };
    assert_eq!(*order, FilmOrder::of_tour(3));
}

#[test]
fn the_first_start_has_three_doors() {
    let day = Day::at(750);
    let lessons = [LessonLine { number: 0, title: "Find your way".into(), best: None }];
    let tours = [TourLine { number: 0, title: "The hub".into(), secs: 90.0 }];
    let picture = Picture { lessons: &lessons, tours: &tours, ..day.picture() };
    let free = egui::Rect::from_min_size(egui::pos2(0.0, 0.0), egui::vec2(900.0, 600.0));
    for (label, expected) in [
        ("Take the tour", Some(UiAction::StartTour(0))),
        ("Take a lesson", Some(UiAction::StartLesson(0))),
        ("Look around by myself", None),
        (
            "See an incident",
            Some(UiAction::ShowIncidentOf(hubscope::guide::Day::Simulated {
                incidents: vec!["sorter-jam".into()],
                seed: 1,
            })),
        ),
    ] {
        let mut asked = Vec::new();
        let mut harness = Harness::builder()
            .with_size([900.0, 600.0])
            .build_ui(|ui| asked.extend(welcome_ui(&ui.ctx().clone(), &picture, free)));
        harness.get_by_label(label).click();
        harness.run();
        drop(harness);
        assert_eq!(asked, expected.into_iter().chain([UiAction::Welcomed]).collect::<Vec<_>>(), "{label}");
    }
}

#[test]
fn layers_and_settings_are_chosen_by_their_names() {
    let day = Day::at(750);
    let picture = day.picture();
    let (mut views, mut heat) = (ViewsMemory::default(), HeatMemory::default());
    let asked = RefCell::new(Vec::new());
    let mut harness = Harness::builder()
        .with_size([1280.0, 500.0])
        .build_ui(|ui| asked.borrow_mut().extend(bar_ui(ui, &picture, "day", (&mut views, &mut heat))));
    harness.run();
    harness.get_by_label("Layers").click();
    harness.run();
    harness.get_by_label("How long it stood there").click();
    harness.run();
    harness.get_by_label("Flows: what went where (T)").click();
    harness.run();
    harness.get_by_label("Taken off").click();
    harness.run();
    harness.get_by_label("Measure on the ground (Shift+M)").click();
    harness.run();
    harness.get_by_label("Settings").click();
    harness.run();
    drop(harness);
    assert_eq!(heat.heat, Heat::Dwell);
    assert!(heat.has_ribbons);
    let measure = UiAction::Measure(MeasureCommand::Toggle);
    assert_eq!(asked.take(), [UiAction::Roof(RoofMode::Off), measure, UiAction::ToggleSettings]);
    let settings = Settings::default();
    let drawn = Drawn { quality: Quality::High, pixels: Pixels::All, device: "a device".into() };
    let (mut is_open, asked) = (true, RefCell::new(Vec::new()));
    let mut harness = Harness::builder()
        .with_size([600.0, 500.0])
        .build_ui(|ui| asked.borrow_mut().extend(settings_ui(&ui.ctx().clone(), &settings, &drawn, &mut is_open)));
    harness.run();
    harness.get_by_label("Larger").click();
    harness.run();
    harness.get_by_label("Simple: few panels, for trainees and presenters").click();
    harness.run();
    harness.get_by_label("Now: High, all pixels; a device");
    for label in ["Medium", "Half", "12.345,6"] {
        harness.get_by_label(label).click();
        harness.run();
    }
    drop(harness);
    let usual = Settings::default;
    let wanted = [
        Settings { scale: 1.1, ..usual() },
        Settings { is_simple: true, ..usual() },
        Settings { quality: Quality::Medium, ..usual() },
        Settings { pixels: Pixels::Half, ..usual() },
        Settings { numerals: Numerals::Comma, ..usual() },
    ];
    assert_eq!(asked.take(), wanted.map(|settings| UiAction::Set(Box::new(settings))));
}

#[test]
fn a_kiosk_lets_nobody_out_who_does_not_know_the_word() {
    let kiosk = RefCell::new(Kiosk::new("open sesame".into(), None));
    let (clicked, pressed) = (RefCell::new(0), RefCell::new(0));
    let mut harness = Harness::builder().with_size([300.0, 200.0]).build_ui(|ui| {
        let ctx = ui.ctx().clone();
        if kiosk.borrow().is_on {
            kiosk.borrow_mut().keep(&ctx);
        }
        *pressed.borrow_mut() += usize::from(ctx.input(|input| input.key_pressed(egui::Key::Escape)));
        *clicked.borrow_mut() += usize::from(ctx.input(|input| !input.events.is_empty()));
    });
    let mut type_text = |text: &str| {
        for sign in text.chars() {
            harness.event(egui::Event::Text(sign.to_string()));
            harness.run();
        }
        harness.key_press(egui::Key::Escape);
        harness.run();
    };
    type_text("open");
    type_text("sesame, open up");
    // Somebody plays with the keyboard for an hour.
    type_text(&"x".repeat(500));
    assert!(kiosk.borrow().is_on);
    assert_eq!(*clicked.borrow(), 0, "something came through");
    type_text("well, open sesame");
    assert!(!kiosk.borrow().is_on);
    assert!(*clicked.borrow() > 0, "afterwards everything comes through");
}

#[test]
fn a_tour_is_made_of_what_is_shown_and_changed_and_undone() {
    let mut day = opening_day();
    day.playback.time = EventTime::parse("2021-11-08T11:00:00Z").expect("a time");
    let session = &day.session;
    let object = session.log.object("FLIGHT-1108-1");
    let picture = Picture { object, ..day.picture() };
    let view = |distance: f64| View {
        name: String::new(),
        target: (-700.0, 118.0, 3.0),
        distance,
        heading: Heading::from_degrees(20.0),
        pitch: 30.0,
        roof: RoofMode::Off,
    };
    let (seen, memory) = (RefCell::new(view(100.0)), RefCell::new(Some(EditorMemory::new())));
    let asked = RefCell::new(Vec::new());
    let mut harness = Harness::builder().with_size([1000.0, 900.0]).build_ui(|ui| {
        let (ctx, seen) = (ui.ctx().clone(), seen.borrow().clone());
        asked.borrow_mut().extend(tour_editor_ui(&ctx, &picture, (&seen, &[]), &mut memory.borrow_mut()));
    });
    let tour = || memory.borrow().as_ref().expect("an editor").tour.clone();
    let click = |harness: &mut Harness<'_>, label: &str| {
        harness.get_by_label(label).click();
        harness.run();
    };
    click(&mut harness, "Add a stop from here");
    *seen.borrow_mut() = view(400.0);
    click(&mut harness, "Add a stop from here");
    assert_eq!(tour().stops.len(), 2);
    assert_eq!(tour().stops[1].eye, Eye::Free(view(400.0)));
    assert_eq!(tour().stops[0].select.as_deref(), Some("FLIGHT-1108-1"));
    assert_eq!(tour().check(&session.layout, &session.log), [], "what was taken can be given");
    click(&mut harness, "Earlier, stop 2");
    assert_eq!(tour().stops[0].eye, Eye::Free(view(400.0)));
    harness.get_by_label("Title of stop 1").focus();
    harness.run();
    harness.get_by_label("Title of stop 1").type_text(" from afar");
    harness.run();
    assert_eq!(tour().stops[0].title.get("en"), "FLIGHT-1108-1 from afar");
    click(&mut harness, "Forget, stop 2");
    assert_eq!(tour().stops.len(), 1);
    click(&mut harness, "Undo");
    assert_eq!((tour().stops.len(), tour().stops[0].title.get("en")), (2, "FLIGHT-1108-1 from afar"));
    click(&mut harness, "Undo");
    assert_eq!(tour().stops[0].title.get("en"), "FLIGHT-1108-1", "what was typed is one change");
    click(&mut harness, "Try it");
    assert_eq!(asked.borrow().last(), Some(&UiAction::TryTour(Box::new(tour()))));
    click(&mut harness, "Go there, stop 1");
    let asked = asked.borrow();
    assert!(asked.contains(&UiAction::FlyToView(view(400.0))), "{:?}", asked.last());
}

/// Nothing that is written is cut off: it lies within `free`.
#[track_caller]
pub fn assert_within(harness: &Harness<'_>, free: egui::Rect) {
    let is_said = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        matches!(node.role(), Role::Label | Role::Button | Role::CheckBox | Role::RadioButton | Role::Link)
    };
    let mut count = 0;
    for node in harness.query_all(egui_kittest::kittest::by().predicate(is_said)) {
        let rect = node.rect();
        assert!(free.expand(1.0).contains_rect(rect), "{:?} at {rect:?} is not within {free:?}", node.value());
        count += 1;
    }
    assert!(count > 0, "something is written");
}

#[test]
fn every_tour_is_given_to_its_end_in_every_language_and_nothing_is_cut_off() {
    let day = opening_day();
    let free = egui::Rect::from_min_max(egui::pos2(230.0, 26.0), egui::pos2(1_050.0, 660.0));
    for text in [include_str!("../../scenes/tours/hub.ron"), include_str!("../../scenes/tours/parcel.ron")] {
        let tour = Arc::new(Tour::parse(text).expect("a tour"));
        for language in Language::ALL {
            language.speaking(|| {
                let picture = day.picture();
                let mut memory = TourMemory::new(tour.clone(), 0.0);
                let mut harness = Harness::builder()
                    .with_size([1280.0, 720.0])
                    .build_ui(|ui| drop(tour_ui(&ui.ctx().clone(), &picture, free, &mut memory)));
                for stop in &tour.stops {
                    harness.run();
                    let said = stop.title.0.get(language.code()).expect("a title in every language");
                    harness.get_by_label(said);
                    let caption = stop.caption.0.get(language.code()).expect("a caption in every language");
                    harness.get_by_label(caption);
                    harness.key_press(egui::Key::M);
                    harness.run();
                    assert_within(&harness, free);
                    harness.key_press(egui::Key::M);
                    harness.key_press(egui::Key::Space);
                    harness.run();
                }
                // At the last stop there is no next one.
                harness.get_by_label(say!("tour-finish")).click();
                harness.run();
                assert!(harness.query_by_label(say!("tour-end")).is_none(), "the tour is over");
            });
        }
    }
}

#[test]
fn two_logs_are_held_against_one_another() {
    use hubscope::twin::{Beside, CompareCommand};
    let (day, other) = (Day::at(975), Day::with(975, Vec::new()));
    let picture = day.picture();
    let now = picture.playback.time;
    let reading = |session: &Session| {
        let series = session.kpis.iter().find(|series| series.kpi.id == "uld-broken-down").expect("a figure");
        series.reading(now - TimeSpan::from_minutes(60), now).value.expect("some were")
    };
    let difference = reading(&day.session) - reading(&other.session);
    assert!(difference < -0.5, "a jam takes from {} to {}", reading(&other.session), reading(&day.session));
    let beside = Beside::new(other.session, &day.session);
    assert_eq!(beside.offset, TimeSpan::ZERO, "both are of one day");
    let (asked, is_open) = (RefCell::new(Vec::new()), RefCell::new(true));
    let mut harness = Harness::builder().with_size([1280.0, 720.0]).build_ui(|ui| {
        let (ctx, is_open) = (ui.ctx().clone(), &mut *is_open.borrow_mut());
        if *is_open {
            asked.borrow_mut().extend(compare_ui(&ctx, &picture, &day.session.name, &beside, false, is_open));
        }
    });
    harness.run();
    harness.get_by_label("ULDs broken down");
    let told = format!("{difference:.0}");
    assert!(harness.query_all_by_label(&told).count() >= 1, "the difference of {told} is told");
    for (label, command) in [
        ("1 day earlier", CompareCommand::Shift(TimeSpan::from_minutes(-1_440))),
        ("Stop comparing", CompareCommand::Stop),
    ] {
        asked.borrow_mut().clear();
        harness.get_by_label(label).click();
        harness.run();
        assert_eq!(*asked.borrow(), [UiAction::Compare(command)], "{label}");
    }
    // Who closes the table goes on comparing.
    asked.borrow_mut().clear();
    harness.get_by_label("Close window").click();
    harness.run();
    assert!(asked.borrow().is_empty() && !*is_open.borrow(), "{:?}", asked.borrow());
}

/// While another log lies beside, the table of both is had again, and the comparing ended, where it was begun and by name.
#[test]
fn a_closed_table_of_two_logs_is_had_again() {
    let day = opening_day();
    let stop = || UiAction::Compare(hubscope::twin::CompareCommand::Stop);
    for (label, expected) in [("Table of both logs", UiAction::ToggleCompared), ("Stop comparing", stop())] {
        let picture = Picture { is_beside: true, ..day.picture() };
        let (mut views, mut heat) = (ViewsMemory::default(), HeatMemory::default());
        let asked = RefCell::new(Vec::new());
        let mut harness = Harness::builder()
            .with_size([1280.0, 500.0])
            .build_ui(|ui| asked.borrow_mut().extend(bar_ui(ui, &picture, "day", (&mut views, &mut heat))));
        harness.run();
        for step in ["Open", "Compare with", label] {
            harness.get_by_label_contains(step).click();
            harness.run();
        }
        drop(harness);
        assert_eq!(asked.take(), [expected], "{label}");
    }
    for (is_beside, count) in [(true, 2), (false, 0)] {
        let picture = Picture { is_beside, ..day.picture() };
        let mut memory = PaletteMemory::default();
        memory.is_open = true;
        let mut harness = Harness::builder()
            .with_size([1280.0, 720.0])
            .build_ui(|ui| drop(palette_ui(&ui.ctx().clone(), &picture, &mut memory)));
        harness.run();
        harness.event(egui::Event::Text("compar".into()));
        harness.run();
        let told = ["Comparing: the table of both logs", "Comparing: stop"];
        let found = told.into_iter().filter(|label| harness.query_by_label(label).is_some()).count();
        assert_eq!(found, count, "beside: {is_beside}");
    }
}

/// A link of a report opens the card of its incident, too, beside the instant and what is chosen.
#[test]
fn a_pasted_link_of_an_incident_opens_its_card() {
    let (day, opening) = (Day::at(750), hubscope::guide::Day::Opening);
    let picture = Picture { day: Some(&opening), ..day.picture() };
    let at = day.session.incidents.len() - 1;
    let incident = &day.session.incidents[at];
    for (key, expected) in [(incident.key(), Some(at)), (format!("{}@2001-01-01T00:00:00Z", incident.rule), None)] {
        let link = Link { at: Some(incident.from.to_string()), incident: Some(key.clone()), ..Link::default() };
        let mut memory = PaletteMemory::default();
        memory.is_open = true;
        let mut asked = Vec::new();
        let mut harness = Harness::new_ui(|ui| asked.extend(palette_ui(&ui.ctx().clone(), &picture, &mut memory)));
        harness.run();
        harness.event(egui::Event::Text(link.to_string()));
        harness.run();
        harness.key_press(egui::Key::Enter);
        harness.run();
        drop(harness);
        let seek = UiAction::Playback(PlaybackAction::SeekTo(incident.from));
        assert_eq!(
            asked,
            [Some(seek), expected.map(UiAction::ShowIncident)].into_iter().flatten().collect::<Vec<_>>(),
            "{key}"
        );
    }
}

#[test]
fn a_tour_is_walked_by_keys_and_buttons() {
    let day = opening_day();
    let picture = day.picture();
    let tour = Arc::new(Tour::parse(include_str!("../../scenes/tours/hub.ron")).expect("a tour"));
    let mut memory = TourMemory::new(tour.clone(), 0.0);
    let asked = RefCell::new(Vec::new());
    let free = egui::Rect::from_min_size(egui::pos2(0.0, 0.0), egui::vec2(900.0, 600.0));
    let mut harness = Harness::builder()
        .with_size([900.0, 600.0])
        .build_ui(|ui| asked.borrow_mut().extend(tour_ui(&ui.ctx().clone(), &picture, free, &mut memory)));
    let title = |k: usize| tour.stops[k].title.get("en").to_owned();
    let views = || {
        let asked = std::mem::take(&mut *asked.borrow_mut());
        asked
            .into_iter()
            .filter_map(|action| if let UiAction::View(name) = action { Some(name) } else { None })
            .collect::<Vec<_>>()
    };
    harness.get_by_label(&title(0));
    assert_eq!(views(), ["Overview"]);
    harness.key_press(egui::Key::PageDown);
    harness.run();
    harness.get_by_label(&title(1));
    harness.get_by_label("Next").click();
    harness.run();
    harness.get_by_label(&title(2));
    assert_eq!(views(), ["Apron"]);
    harness.key_press(egui::Key::PageUp);
    harness.run();
    harness.get_by_label(&title(1));
    harness.get_by_label("Notes").click();
    harness.run();
    harness.get_by_label(&format!("Next: {}", title(2)));
    harness.get_by_label("Look again").click();
    harness.run();
    assert!(asked.borrow().contains(&UiAction::ToggleAnnounced), "the stop outlines the announced project again");
    for _ in 0..20 {
        harness.key_press(egui::Key::Space);
        harness.run();
    }
    harness.get_by_label(&title(tour.stops.len() - 1));
    harness.get_by_label("Finish").click();
    harness.run();
    assert!(harness.query_by_label(&title(tour.stops.len() - 1)).is_none(), "the tour is over");
}

#[test]
fn the_environment_is_told_with_what_is_measured_and_what_is_modelled() {
    let day = Day::with(820, vec![Incident::FuelSpill]);
    let picture = day.picture();
    let mut memory = EnvironmentMemory::default();
    let mut harness =
        Harness::builder().with_size([260.0, 2400.0]).build_ui(|ui| drop(environment_ui(ui, &picture, &mut memory)));
    let site = hubscope::environment::Site::bundled().expect("a site");
    let (layout, zone) = (&day.session.layout, &day.session.zone);
    let report = hubscope::environment::report(&day.session.log, layout, &site, zone, day.playback.time);
    let report = report.expect("a report");
    let measured = |value: Option<f64>| value.expect("measured");
    let (light, roof, hub) =
        (measured(report.power.irradiance), measured(report.power.pv_kw), measured(report.power.load_kw));
    harness.get_by_label(&format!("Sun {light:.0} W/m², Roof {roof:.0} kW, Hub {hub:.0} kW, Sorters ~ 220 kW"));
    harness.get_by_label(&format!("{:.0} kWh", report.power.pv_model_kwh));
    harness.get_by_label("⚠ The valve is shut: nothing leaves Storm basin");
    harness.get_by_label("What this rests on").click();
    harness.run();
    harness.get_by_label_contains("lowcarbonpower.org");
    for basis in layout.grounds.bases().into_iter().chain(site.bases()) {
        harness.get_by_label(&basis);
    }
    // What came and left, and what of it is assumed.
    let transport = &report.transport;
    assert!(transport.legs.iter().any(|leg| leg.assumed_tonnes > 0.0) && transport.kg_co2e() > 0.0);
    harness.get_by_label("Air from Hangzhou");
    let kg = transport.kg_co2e().round() as u64;
    assert!((10_000..1_000_000).contains(&kg), "{kg}");
    harness.get_by_label(&format!("{},{:03} kg", kg / 1_000, kg % 1_000));
}

/// A panel that is a window of its own.
pub fn board<'a>(day: &'a Day, memory: &'a RefCell<BoardMemory>, asked: &'a RefCell<Vec<UiAction>>) -> Harness<'a> {
    Harness::builder().with_size([1000.0, 1400.0]).build_ui(move |ui| {
        let ctx = ui.ctx().clone();
        asked.borrow_mut().extend(board_ui(&ctx, &day.picture(), &mut memory.borrow_mut()));
    })
}

#[test]
fn the_board_shows_every_figure_and_leads_to_what_makes_it() {
    let day = Day::at(950);
    let (memory, asked) = (RefCell::new(BoardMemory::open()), RefCell::default());
    let mut harness = board(&day, &memory, &asked);
    harness.run();
    // What stands on a card is what the command says.
    let until = day.playback.time;
    let from = until - TimeSpan::from_minutes(60);
    let series = day.session.kpis.iter().find(|series| series.kpi.id == "staging-fill").expect("a figure");
    let value = series.reading(from, until).value.expect("a value");
    let shown = if value.fract() == 0.0 { format!("{value:.0} %") } else { format!("{value:.1} %") };
    harness.get_by_label(&format!("Staging in use: {shown}, as wanted"));
    harness.get_by_label_contains("Dock turn time: ").click();
    harness.run();
    harness.get_by_label("How long a truck that leaves a dock stood at it, median.");
    // The course, and the cases.
    assert_eq!(harness.query_all_by_label("Copy as CSV").count(), 2);
    let case =
        day.session.kpis.iter().find(|series| series.kpi.id == "dock-turn").expect("a figure").cases(from, until)[0];
    let name = day.session.log.object_name(case.object).to_owned();
    harness.get_by_label_contains(&name).click();
    harness.run();
    drop(harness);
    // The card leads to the docks, the case to its truck.
    let asked = asked.into_inner();
    let Some((UiAction::FlyToPlace(place), rest)) = asked.split_first() else { panic!("{asked:?}") };
    assert_eq!(day.session.layout.get(*place).kind, hubscope::hub::layout::PlaceKind::Dock);
    assert_eq!(
        rest,
        [
            UiAction::Playback(PlaybackAction::SeekTo(case.until)),
            UiAction::Select(case.object),
            UiAction::FlyTo(case.object)
        ]
    );
}

#[test]
fn what_is_measured_is_plotted_by_quantity() {
    let day = Day::at(750);
    let (memory, asked) = (RefCell::new(BoardMemory::open()), RefCell::default());
    let mut harness = board(&day, &memory, &asked);
    harness.get_by_label("Measured").click();
    harness.run();
    for quantity in ["cloud cover", "power", "rain", "level"] {
        harness.get_by_label(quantity);
    }
    assert!(asked.borrow().is_empty());
}

#[test]
fn a_source_is_put_together_and_its_secrets_are_not_shown() {
    let day = Day::at(750);
    let live = live_view(vec![], MemoryView::default());
    let (memory, asked) = (RefCell::new(SourcesMemory::default()), RefCell::new(Vec::new()));
    let mut harness = Harness::builder().with_size([400.0, 900.0]).build_ui(|ui| {
        asked.borrow_mut().extend(sources_ui(ui, &day.picture(), &live, &mut memory.borrow_mut()));
    });
    harness.get_by_label("Add a source…").click();
    harness.run();
    let is_field = |node: &egui_kittest::kittest::AccessKitNode<'_>, label: &str| {
        matches!(node.role(), Role::TextInput | Role::PasswordInput) && node.label().as_deref() == Some(label)
    };
    for (label, text) in
        [("Where", "broker.example/hub/+/events"), ("User, if it asks for one", "me"), ("Password", "p@ss:w")]
    {
        harness.get_by(|node| is_field(node, label)).focus();
        harness.run();
        harness.get_by(|node| is_field(node, label)).type_text(text);
        harness.run();
    }
    harness.get_by_label("mqtt://broker.example:1883/hub/+/events");
    harness.get_by_label("Add").click();
    harness.run();
    drop(harness);
    let asked = asked.into_inner();
    let Some(UiAction::AddSource(address)) = asked.first() else { panic!("{asked:?}") };
    assert_eq!(*address, "mqtt://me:p%40ss%3Aw@broker.example/hub/+/events".parse().expect("an address"));
    assert!(!format!("{asked:?} {address}").contains("p@ss"), "{asked:?}");
}

#[test]
fn a_recording_is_begun_into_the_folder_that_is_named() {
    let day = Day::at(750);
    let live = live_view(vec![], MemoryView::default());
    let (memory, asked) = (RefCell::new(SourcesMemory::default()), RefCell::new(Vec::new()));
    let mut harness = Harness::new_ui(|ui| {
        asked.borrow_mut().extend(sources_ui(ui, &day.picture(), &live, &mut memory.borrow_mut()));
    });
    harness.get_by_label("Record").click();
    harness.run();
    drop(harness);
    let asked = asked.into_inner();
    assert!(
        matches!(&asked[..], [UiAction::Record(folder)] if folder.to_string_lossy().contains("hubscope-")),
        "{asked:?}"
    );
}

fn live_view(sources: Vec<SourceView>, memory: MemoryView) -> LiveView {
    LiveView { sources, buffer: TimeSpan::from_secs(2), recording: None, can_grow: true, memory }
}

#[test]
fn what_leaves_memory_and_a_clock_that_goes_wrong_are_told() {
    let day = Day::at(750);
    let from = day.playback.span.0 + TimeSpan::from_minutes(300);
    let memory = MemoryView {
        used: 1_500_000_000,
        budget: 2_000_000_000,
        from: Some(from),
        back_to: Some(day.playback.span.0),
        ..MemoryView::default()
    };
    let source = SourceView {
        address: "tcp://a:1".into(),
        status: Status { state: State::Live, ..Status::default() },
        lag: Some(TimeSpan::from_secs(9)),
        skew: Some(TimeSpan::from_secs(8)),
        watermark: Some(from),
        rate: 12.4,
        is_silent: true,
        late: 0,
        duplicates: 0,
        forgotten: 0,
    };
    let live = live_view(vec![source], memory);
    let mut memory = SourcesMemory::default();
    let harness = Harness::builder()
        .with_size([400.0, 900.0])
        .build_ui(|ui| drop(sources_ui(ui, &day.picture(), &live, &mut memory)));
    harness.get_by_label_contains("Memory 1.50 GB of 2.00 GB");
    harness.get_by_label_contains("from the recording since");
    harness.get_by_label_contains("behind the other sources, if its way here");
    harness.get_by_label_contains("0 events, 12 a second");
    harness.get_by_label_contains("Nothing is heard of it any more");
}

#[test]
fn who_looks_further_back_than_memory_reaches_is_told_what_becomes_of_it() {
    let day = Day::at(750);
    for (look, title, words) in [
        (Look::Coming(day.playback.time, Some(0.25)), "Reading Mon 8 Nov, 12:30 from the recording", "is taken in"),
        (Look::Gone, "Mon 8 Nov, 12:30 is no longer in memory", "Nothing was recorded then"),
        (Look::Failed("the disk is gone".into()), "Mon 8 Nov, 12:30 is no longer in memory", "the disk is gone"),
    ] {
        let state = OpeningState::Past { look: &look, time: day.playback.time, zone: &day.session.zone };
        let mut asked = Vec::new();
        let mut harness = Harness::new_ui(|ui| asked.extend(opening_ui(&ui.ctx().clone(), state)));
        harness.get_by_label(title);
        harness.get_by_label_contains(words);
        harness.get_by_label("Back to now (End)").click();
        harness.run_steps(2);
        drop(harness);
        assert_eq!(asked, [UiAction::Playback(PlaybackAction::ToEnd)], "{look:?}");
    }
}

#[test]
fn nothing_in_the_bar_lies_over_anything_else() {
    let day = Day::at(750);
    let picture = day.picture();
    let long = "mqtt://broker.example:8883/lgg/+/events, nats://a:4222,b:4222/HUBSCOPE, tcp-listen://127.0.0.1:7011";
    for width in [700.0, 960.0, 1_280.0, 1_920.0] {
        for name in ["the opening day", long] {
            let mut memory = ViewsMemory::default();
            let mut harness = Harness::builder()
                .with_size([width, 200.0])
                .build_ui(|ui| drop(bar_ui(ui, &picture, name, (&mut memory, &mut HeatMemory::default()))));
            harness.run_steps(3);
            let buttons: Vec<_> = harness.get_all_by_role(Role::Button).map(|button| button.rect()).collect();
            // Where there is little room, views are in the menu.
            assert!(buttons.len() > if width < 1_000.0 { 8 } else { 12 }, "{} at {width}", buttons.len());
            for (k, one) in buttons.iter().enumerate() {
                assert!(one.left() >= 0.0 && one.right() <= width, "{one:?} in {width}, {name}");
                let overlap = buttons[k + 1..].iter().find(|other| one.shrink(0.5).intersects(**other));
                assert_eq!(overlap, None, "over {one:?} in {width}, {name}");
            }
        }
    }
}

#[test]
fn what_was_learned_later_of_a_thing_is_not_known_yet() {
    let layout: Layout = crate::twin::scene();
    let at = |secs: i64| EventTime::from_secs(1_636_347_600 + secs);
    let event = |secs: i64, learned: i64, what| HubEvent {
        time: at(secs),
        recorded: Some(at(learned)),
        id: None,
        source: None,
        object: "PMC1".into(),
        what,
        extensions: Vec::new(),
    };
    let enters = What::Enters {
        kind: hubscope::hub::ObjectKind::Uld,
        type_code: None,
        flow: Default::default(),
        at: Some("lane-1".into()),
        attributes: vec![],
    };
    let hold = What::HoldSet { hold: "customs".into(), reason: Some("papers".into()) };
    let log = EventLog::of(&[event(0, 0, enters), event(60, 300, hold)]);
    let object = log.object("PMC1");
    let zone = TimeZone::get("Europe/Brussels").expect("a zone");
    let mut playback = Playback::new(log.span().expect("events"));
    playback.time = at(120);
    let session = Session::new(log, layout, zone, "log".into());
    for is_as_known in [false, true] {
        playback.is_as_known = is_as_known;
        let state = match is_as_known {
            true => session.log.state_as_known(playback.time, playback.time),
            false => session.log.state_at(playback.time),
        };
        let day = Day {
            session: Session::new(session.log.clone(), session.layout.clone(), session.zone.clone(), "log".into()),
            noting: Noting::default(),
            playback,
            state,
        };
        let picture = Picture { object, ..day.picture() };
        let harness = Harness::builder().with_size([400.0, 900.0]).build_ui(|ui| drop(inspector_ui(ui, &picture)));
        assert_eq!(harness.query_by_label("Held by customs: papers").is_some(), !is_as_known);
        // That it is in the history is not hidden, and that it came late is told.
        harness.get_by_label_contains("is held by customs: papers (learned 4 min");
        drop(harness);
        // What was otherwise is listed, with both, and leads there.
        let mut shown = hubscope::twin::Shown::default();
        shown.differing.extend(object.filter(|_| is_as_known));
        let picture = Picture { shown: Some(&shown), ..picture };
        let (asked, mut memory) = (RefCell::new(Vec::new()), TransportMemory::default());
        let mut harness = Harness::builder()
            .with_size([900.0, 500.0])
            .build_ui(|ui| asked.borrow_mut().extend(transport_ui(ui, &picture, &mut memory)));
        if !is_as_known {
            assert!(harness.query_by_label("≠ What").is_none());
            continue;
        }
        harness.get_by_label("≠ What").click();
        harness.run();
        harness.get_by_label("known: Check-in lane 1; was: Check-in lane 1, on hold");
        harness.get_by_label("PMC1").click();
        harness.run();
        drop(harness);
        let object = object.expect("it");
        assert_eq!(asked.take(), [UiAction::Select(object), UiAction::FlyTo(object)]);
    }
}

/// The table of a forwarder, as it lies on a disk.
fn table(folder: &std::path::Path) -> std::path::PathBuf {
    let path = folder.join("scans.csv");
    let text = "Scans of today\n\nwann;wo;was;kg\n08/11/2021 06:12;dock-3;PMC12345CV;12,5\n08/11/2021 06:20;lane-1;PMC12345CV;13\n";
    std::fs::write(&path, text).expect("written");
    path
}

#[test]
fn the_columns_of_a_table_are_asked_and_what_they_tell_is_shown() {
    let folder = tempfile::tempdir().expect("folder");
    let path = table(folder.path());
    let preview = hubscope::feed::preview(&path, hubscope::feed::ZONE).expect("a table of others");
    let mut memory = None;
    let mut asked = Vec::new();
    let mut harness = Harness::builder()
        .with_size([1_280.0, 720.0])
        .build_ui(|ui| asked.extend(columns_ui(&ui.ctx().clone(), (&path, &preview), None, &mut memory)));
    harness.run_steps(2);
    harness.get_by_label("The columns of scans.csv");
    harness.get_by_label("What was is: objects");
    harness.get_by_label("What wann is: time, or end");
    harness.get_by_label_contains("06:12:00 CET  PMC12345CV enters as ULD");
    // The place was not known by its name.
    harness.get_by_label("What wo is: said of it").click();
    harness.run_steps(3);
    harness.get_by_label("place").click();
    harness.run_steps(3);
    harness.get_by_label("What wo is: place");
    harness.get_by_label_contains("06:12:00 CET  PMC12345CV is seen at dock-3");
    harness.get_by_label_contains("Remember it, in scans.csv.columns.ron").click();
    harness.run_steps(2);
    harness.get_by_label("Open").click();
    harness.run_steps(2);
    drop(harness);
    let [UiAction::OpenTable { path: opened, mapping, is_kept: true }] = &asked[..] else { panic!("{asked:?}") };
    assert_eq!((opened, mapping.place.as_deref(), mapping.time.as_str()), (&path, Some("wo"), "wann"));
    // Another time it begins with what was said, as long as that fits.
    let mut memory = None;
    let mut harness = Harness::builder().with_size([1_280.0, 720.0]).build_ui(|ui| {
        columns_ui(&ui.ctx().clone(), (&path, &preview), Some(mapping), &mut memory);
    });
    harness.run_steps(2);
    harness.get_by_label("What wo is: place");
    harness.get_by_label("Guess anew").click();
    harness.run_steps(3);
    harness.get_by_label("What wo is: said of it");
    assert!(harness.query_by_label("Guess anew").is_none());
    drop(harness);
    let other = hubscope::feed::table::Mapping { time: "when".into(), ..(**mapping).clone() };
    let mut memory = None;
    let mut harness = Harness::builder().with_size([1_280.0, 720.0]).build_ui(|ui| {
        columns_ui(&ui.ctx().clone(), (&path, &preview), Some(&other), &mut memory);
    });
    harness.run_steps(2);
    harness.get_by_label("What wo is: said of it");
}

#[test]
fn a_table_that_cannot_be_guessed_says_what_is_missing() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("words.csv");
    std::fs::write(&path, "alpha,beta,time\nred,blue,2021-11-08 06:00\n").expect("written");
    let preview = hubscope::feed::preview(&path, hubscope::feed::ZONE).expect("a table of others");
    let mut memory = None;
    let mut asked = Vec::new();
    let mut harness = Harness::builder()
        .with_size([1_280.0, 720.0])
        .build_ui(|ui| asked.extend(columns_ui(&ui.ctx().clone(), (&path, &preview), None, &mut memory)));
    harness.run_steps(2);
    harness.get_by_label_contains("expected a column that names objects");
    harness.get_by_label_contains("Say which column is the time");
    harness.get_by_label("What time is: left out").click();
    harness.run_steps(3);
    harness.get_by_label("time, or end").click();
    harness.run_steps(3);
    harness.get_by_label_contains("Say which column names the objects");
    harness.get_by_label("Open").click();
    harness.run_steps(2);
    harness.key_press(egui::Key::Escape);
    harness.run_steps(2);
    drop(harness);
    assert_eq!(asked, [UiAction::CancelOpening], "nothing is opened that cannot be read");
}

/// A log of another system, with two docks in its own spelling and a place that nobody could guess.
fn foreign() -> Day {
    let at = |secs: i64| EventTime::from_secs(1_636_347_600 + secs);
    let seen = |secs: i64, object: &'static str, place: &'static str| HubEvent {
        time: at(secs),
        recorded: None,
        id: None,
        source: None,
        object: object.into(),
        what: What::Observed { at: place.into() },
        extensions: Vec::new(),
    };
    let log = EventLog::of(&[
        seen(0, "PMC1", "DOCK_03"),
        seen(60, "PMC1", "KX-77"),
        seen(120, "PMC2", "KX-77"),
        seen(180, "PMC2", "geo:50.64,5.45"),
    ]);
    let mut playback = Playback::new(log.span().expect("events"));
    playback.time = at(120);
    let state = log.state_at(playback.time);
    let zone = TimeZone::get("Europe/Brussels").expect("a zone");
    Day {
        session: Session::new(log, crate::twin::scene(), zone, "log".into()),
        noting: Noting::default(),
        playback,
        state,
    }
}

#[test]
fn what_ids_mean_is_suggested_chosen_and_never_guessed() {
    let day = foreign();
    let picture = day.picture();
    let mut memory = MappingMemory::default();
    memory.toggle();
    let asked = RefCell::new(Vec::new());
    let mut harness = Harness::builder().with_size([1_280.0, 720.0]).build_ui(|ui| {
        asked.borrow_mut().extend(mapping_ui(&ui.ctx().clone(), &picture, &day.session, &mut memory));
    });
    harness.run_steps(2);
    // A position needs no place; of the two that do the one with more stays comes first.
    harness.get_by_label("2 names of this log are not on the map. Say which place each means.");
    assert!(asked.borrow().is_empty(), "nothing is placed by itself");
    harness.get_by_label("DOCK_03 means Dock 3").click();
    harness.run_steps(2);
    harness.get_by_label("Choose the place that KX-77 means").click();
    harness.run_steps(3);
    harness.get_by_label("Name of the place").type_text("customs");
    harness.run_steps(2);
    harness.get_by_label("Customs cage").click();
    harness.run_steps(2);
    // What is taken back, and done again, is the same everywhere: the panel takes no key for that.
    for modifiers in [egui::Modifiers::COMMAND, egui::Modifiers::COMMAND | egui::Modifiers::SHIFT] {
        harness.key_press_modifiers(modifiers, egui::Key::Z);
        harness.run_steps(2);
    }
    drop(harness);
    let place = |id: &str| day.session.layout.place(id).expect("a place");
    let said = |id: &str, place| UiAction::Map(MapCommand::Set(vec![(id.to_owned(), place)]));
    assert_eq!(*asked.borrow(), [said("DOCK_03", place("dock-3")), said("KX-77", place("customs-cage"))]);
}

#[test]
fn what_is_followed_is_followed_from_behind_or_from_above() {
    let day = Day::at(750);
    let object = day.session.log.object("FLIGHT-1108-1").expect("a flight");
    for (manner, label, expected) in [
        (Manner::Around, "Behind it", Some(Manner::Behind)),
        (Manner::Behind, "From above", Some(Manner::Above)),
        (Manner::Above, "From above", None),
    ] {
        let picture = Picture { object: Some(object), is_following: true, manner, ..day.picture() };
        let asked = RefCell::new(Vec::new());
        let mut harness = Harness::builder()
            .with_size([360.0, 700.0])
            .build_ui(|ui| asked.borrow_mut().extend(inspector_ui(ui, &picture)));
        harness.run();
        harness.get_by_label(label).click();
        harness.run();
        drop(harness);
        assert_eq!(asked.take(), expected.map(UiAction::FollowAs).into_iter().collect::<Vec<_>>(), "{label}");
    }
}

#[test]
fn what_is_measured_is_told_and_can_be_taken_back_with_the_keyboard() {
    let view = hubscope::twin::Eye::default().now;
    let point = hubscope::hub::layout::Point::new;
    let measure = Measure { is_on: true, points: vec![point(0.0, 0.0), point(240.0, 0.0)], is_closed: false };
    let asked = RefCell::new(Vec::new());
    let room = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(800.0, 500.0));
    let mut harness = Harness::builder()
        .with_size([800.0, 500.0])
        .build_ui(|ui| asked.borrow_mut().extend(measure_ui(&ui.ctx().clone(), &measure, &view, room)));
    harness.run();
    harness.get_by_label("240.0 m");
    for key in [egui::Key::Enter, egui::Key::Backspace, egui::Key::Escape] {
        harness.key_press(key);
        harness.run();
    }
    harness.get_by_label("End").click();
    harness.run();
    drop(harness);
    let asked = asked.take();
    assert!(
        matches!(
            asked[..],
            [
                UiAction::Measure(MeasureCommand::Add(..)),
                UiAction::Measure(MeasureCommand::TakeBack),
                UiAction::Measure(MeasureCommand::Toggle),
                UiAction::Measure(MeasureCommand::Toggle)
            ]
        ),
        "{asked:?}"
    );
}

/// What stands on the board and in the panel of the environment is what the commands tell of the same instant.
#[test]
fn figures_on_screen_are_those_of_the_commands() {
    use hubscope::language::numerals::number;
    let folder = tempfile::tempdir().expect("folder");
    let log = folder.path().join("day.ndjson");
    let log = crate::common::text(&log);
    let day = Day::at(950);
    let plan = ["simulate", "--out", log, "--start", "2021-11-08", "--seed", "1", "--incident", "sorter-jam"];
    crate::common::done(&plan);
    let at = day.playback.time.to_string();
    let told = |command: &str| -> serde_json::Value {
        serde_json::from_str(&crate::common::done(&[command, log, "--at", &at, "--json"])).expect("JSON")
    };

    let (memory, asked) = (RefCell::new(BoardMemory::open()), RefCell::<Vec<UiAction>>::default());
    let mut harness = Harness::builder().with_size([1300.0, 4000.0]).build_ui(|ui| {
        let ctx = ui.ctx().clone();
        asked.borrow_mut().extend(board_ui(&ctx, &day.picture(), &mut memory.borrow_mut()));
    });
    harness.run();
    let kpi = told("kpi");
    let figures = kpi["figures"].as_array().expect("figures");
    assert_eq!(figures.len(), day.session.kpis.len());
    let mut seen = 0;
    for (figure, series) in figures.iter().zip(&day.session.kpis) {
        let value = figure["last_hour"]["value"].as_f64();
        let unit = series.kpi.measure.unit_of(value.unwrap_or_default());
        let shown = match value {
            None => "–".to_owned(),
            Some(value) if value.abs() >= 100.0 || value.fract() == 0.0 => format!("{} {unit}", number(value, 0)),
            Some(value) if value.abs() < 0.1 => format!("{} {unit}", number(value, 3)),
            Some(value) => format!("{} {unit}", number(value, 1)),
        };
        let label = format!("{}: {shown}", series.kpi.label());
        assert!(harness.query_all_by_label_contains(&label).next().is_some(), "{label} is on no card");
        seen += usize::from(figure["last_hour"]["value"].is_number());
    }
    assert!(seen > 30, "{seen} figures with a value");
    drop(harness);

    let mut memory = EnvironmentMemory::default();
    let picture = day.picture();
    let mut harness =
        Harness::builder().with_size([300.0, 4000.0]).build_ui(|ui| drop(environment_ui(ui, &picture, &mut memory)));
    harness.run();
    let mut seen = 0;
    for figure in told("environment")["figures"].as_array().expect("figures") {
        let Some(value) = figure["value"].as_f64() else { continue };
        let unit = figure["unit"].as_str().expect("a unit");
        let is_shown = (0..4).any(|digits| {
            let text = format!("{} {unit}", number(value, digits));
            harness.query_all_by_label(text.trim_end()).next().is_some()
        });
        assert!(is_shown, "{} of {value} {unit} is nowhere in the panel", figure["name"]);
        seen += 1;
    }
    assert!(seen > 30, "{seen} figures");
}

/// Where two begin at the same second, or the log begins with one, none is passed over, forwards and back.
#[test]
fn the_next_incident_is_the_next_of_the_list() {
    let mut day = Day::with(0, vec![Incident::SorterJam, Incident::FuelSpill]);
    let approaches: Vec<EventTime> = day.session.incidents.iter().map(|incident| incident.approach()).collect();
    assert!(approaches.len() > 3 && approaches.windows(2).any(|pair| pair[0] == pair[1]), "{approaches:?}");
    let (begin, mut open) = (day.playback.span.0, None);
    for (at, approach) in approaches.iter().enumerate() {
        assert_eq!(incident_after(&day.picture(), open), Some(at));
        (day.playback.time, open) = ((*approach).max(begin), Some(at));
    }
    assert_eq!(incident_after(&day.picture(), open), None);
    for (at, approach) in approaches.iter().enumerate().rev().skip(1) {
        assert_eq!(incident_before(&day.picture(), open), Some(at));
        (day.playback.time, open) = ((*approach).max(begin), Some(at));
    }
    // Who has gone elsewhere meanwhile goes on from there.
    day.playback.time = approaches[approaches.len() - 1] - TimeSpan::from_minutes(1);
    assert_eq!(incident_after(&day.picture(), Some(0)), Some(approaches.len() - 1));
}

/// A figure of the environment is gone to by a click, and is drawn over the day beside its models.
#[test]
fn a_figure_of_the_environment_has_its_course_over_the_day() {
    let day = Day::at(900);
    let picture = day.picture();
    let (mut memory, mut asked) = (EnvironmentMemory::default(), Vec::new());
    let mut harness = Harness::builder()
        .with_size([260.0, 2400.0])
        .build_ui(|ui| asked.extend(environment_ui(ui, &picture, &mut memory)));
    harness.get_by_label("Roof now").click();
    harness.run();
    drop(harness);
    let [UiAction::ShowCourse(figure)] = asked[..] else { panic!("{asked:?}") };
    let (memory, asked) = (RefCell::new(BoardMemory::default()), RefCell::default());
    memory.borrow_mut().show_course(figure);
    let mut harness = board(&day, &memory, &asked);
    harness.run();
    for line in ["Roof now", "Roof now, by PVWatts", "Roof now, measured less modelled"] {
        assert!(harness.query_all_by_label(line).next().is_some(), "{line} is not drawn");
    }
    harness.get_by_label("Save as CSV").click();
    harness.run();
    let sheets: Vec<_> = asked
        .borrow()
        .iter()
        .filter_map(|action| match action {
            UiAction::SaveSheet(sheet) => Some(sheet.text.clone()),
            _ => None,
        })
        .collect();
    let [sheet] = &sheets[..] else { panic!("{} tables", sheets.len()) };
    let mut lines = sheet.lines();
    assert_eq!(
        lines.next(),
        Some("time,Roof now kW,\"Roof now, by PVWatts kW\",\"Roof now, measured less modelled kW\"")
    );
    // Every ten minutes from midnight to midnight, and the last word of the day.
    assert!((144..=146).contains(&lines.count()), "{} lines", sheet.lines().count());
}
