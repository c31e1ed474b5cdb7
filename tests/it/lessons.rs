//! Lessons: every one that comes with the program is taken to its end, in its card and by keys, with right answers and wrong ones.

use std::{cell::RefCell, collections::BTreeSet, sync::Arc};

use clap::ValueEnum;
use egui::accesskit::Role;
use egui_kittest::{Harness, kittest::Queryable};
use hubscope::{
    guide::{self, Lesson, Material, Results, Seen, Task, Want},
    hub::{
        HubState, ObjectId, Playback, PlaybackAction, TimeInput, TimeSpan,
        layout::{Heading, PlaceId, RoofMode, View},
    },
    language::Language,
    say,
    simulate::Incident,
    ui::{
        IncidentsMemory, LessonMemory, Picture, ResultsMemory, Training, UiAction, incident_after, incidents_ui,
        lesson_ui, results_ui,
    },
    watch::Rules,
};

use crate::panels::{Day, assert_within, opening_day};

/// What panels leave of a window of 1280 by 720 points.
const FREE: egui::Rect = egui::Rect { min: egui::pos2(230.0, 26.0), max: egui::pos2(990.0, 626.0) };

/// A trainee before the picture.
struct Trainee {
    day: Day,
    playback: Playback,
    state: HubState,
    object: Option<ObjectId>,
    place: Option<PlaceId>,
    view: View,
    memory: Option<LessonMemory>,
    /// What was asked for and is none of the picture's.
    asked: Vec<UiAction>,
}

impl Trainee {
    fn new(day: Day, lesson: Lesson) -> Self {
        let (playback, state) = (day.playback, day.session.log.state_at(day.playback.time));
        let memory = Some(LessonMemory::new(Arc::new(lesson)));
        let view = View {
            name: String::new(),
            target: (0.0, 0.0, 0.0),
            distance: 900.0,
            heading: Heading::from_degrees(0.0),
            pitch: 30.0,
            roof: RoofMode::Off,
        };
        Self { day, playback, state, object: None, place: None, view, memory, asked: Vec::new() }
    }

    fn show(&mut self, ctx: &egui::Context) {
        let mut memory = self.memory.take();
        let picture = Picture {
            playback: &self.playback,
            state: &self.state,
            object: self.object,
            place: self.place,
            ..self.day.picture()
        };
        let asked = lesson_ui(ctx, &picture, &self.view, FREE, &mut memory);
        self.memory = memory;
        for action in asked {
            match action {
                UiAction::Playback(action) => {
                    self.playback.apply(action, |_| None, |_| None);
                    if matches!(action, PlaybackAction::SeekTo(_)) {
                        self.state = self.day.session.log.state_at(self.playback.time);
                    }
                }
                UiAction::Deselect => (self.object, self.place) = (None, None),
                UiAction::Select(object) | UiAction::FollowObject(object) => {
                    (self.object, self.place) = (Some(object), None);
                }
                UiAction::SelectPlace(place) => (self.object, self.place) = (None, Some(place)),
                other => self.asked.push(other),
            }
        }
    }

    fn seen(&self) -> Seen<'_> {
        let picture = Picture { state: &self.state, object: self.object, place: self.place, ..self.day.picture() };
        picture.seen(&self.view)
    }

    /// Puts the picture as the right answer wants it.
    fn put_right(&mut self, task: &Task) {
        let (log, layout) = (&self.day.session.log, &self.day.session.layout);
        if let Some(time) = task.want.instant(log, layout) {
            self.playback.time = time;
            self.state = log.state_at(time);
        }
        match &task.want {
            Want::Look { place, .. } => {
                let at = layout.get(layout.place(place).expect("a place")).at;
                (self.view.target, self.view.distance) = ((at.east, at.north, 0.0), 100.0);
            }
            Want::Moment { .. } => {}
            want => {
                let chosen = (want.object(&self.seen()), want.place(&self.day.session.layout));
                (self.object, self.place) = chosen;
            }
        }
    }

    /// Puts the picture as it is wrong for every task.
    fn put_wrong(&mut self) {
        let layout = &self.day.session.layout;
        (self.object, self.place) = (None, layout.place("road-e42"));
        self.view.distance = 900.0;
        self.playback.time = self.playback.span.0;
        self.state = self.day.session.log.state_at(self.playback.time);
    }
}

fn day_of(lesson: &Lesson) -> Day {
    match &lesson.day {
        guide::Day::Opening => opening_day(),
        guide::Day::Simulated { incidents, seed: 1 } => {
            let incident = |name: &String| Incident::from_str(name, false).expect("an incident");
            Day::with(0, incidents.iter().map(incident).collect())
        }
        other => panic!("{other:?}"),
    }
}

const DIGITS: [egui::Key; 9] = [
    egui::Key::Num1,
    egui::Key::Num2,
    egui::Key::Num3,
    egui::Key::Num4,
    egui::Key::Num5,
    egui::Key::Num6,
    egui::Key::Num7,
    egui::Key::Num8,
    egui::Key::Num9,
];

/// The keys that make the right answer.
fn keys(want: &Want) -> Vec<egui::Key> {
    match want {
        Want::Choice(all) => (0..all.len()).filter(|at| all[*at].right).map(|at| DIGITS[at]).collect(),
        Want::Order(all) => {
            let (mut order, mut keys) = (guide::mixed(all.len()), Vec::new());
            for goal in 0..order.len() {
                let from = order.iter().position(|at| *at == goal).expect("all of them");
                for line in ((goal + 1)..=from).rev() {
                    keys.push(DIGITS[line]);
                    order.swap(line, line - 1);
                }
            }
            keys
        }
        _ => Vec::new(),
    }
}

fn harness<'a>(trainee: &'a RefCell<Trainee>) -> Harness<'a> {
    Harness::builder().with_size([1280.0, 720.0]).build_ui(|ui| trainee.borrow_mut().show(&ui.ctx().clone()))
}

fn type_figure(harness: &mut Harness<'_>, figure: f64) {
    harness.get_by_label(say!("lesson-figure")).focus();
    harness.run();
    harness.get_by_label(say!("lesson-figure")).type_text(&format!("{figure:.3}").replace('.', ","));
    harness.run();
}

/// Takes a lesson with right answers only; it brings all points.
#[track_caller]
fn take_right(day: Day, lesson: &Lesson) {
    let trainee = RefCell::new(Trainee::new(day, lesson.clone()));
    let mut harness = harness(&trainee);
    harness.get_by_label(lesson.brief.said());
    harness.key_press(egui::Key::Enter);
    harness.run();
    for task in &lesson.tasks {
        harness.get_by_label(task.ask.said());
        trainee.borrow_mut().put_right(task);
        harness.run();
        if let Want::Figure { id, .. } = &task.want {
            let (value, _) = {
                let trainee = trainee.borrow();
                guide::figure(id, &trainee.day.session.kpis, trainee.playback.time).expect("a figure")
            };
            type_figure(&mut harness, value);
            // Out of the field the key answers, as everywhere.
            harness.key_press(egui::Key::Enter);
        } else {
            for key in keys(&task.want) {
                harness.key_press(key);
                harness.run();
            }
            harness.key_press(egui::Key::Enter);
        }
        harness.run();
        let right = say!("lesson-right", points = task.points, of = task.points);
        assert_within(&harness, FREE);
        assert!(harness.query_by_label(&right).is_some(), "{}: {}", lesson.id, task.ask.said());
        harness.get_by_label(task.why.said());
        harness.key_press(egui::Key::Enter);
        harness.run();
    }
    let points = lesson.points();
    harness.get_by_label(&say!("lesson-verdict-passed", points = points, of = points, percent = 100));
    let told: Vec<(u32, bool)> = (trainee.borrow().asked.iter())
        .filter_map(|action| match action {
            UiAction::FinishLesson(outcome) => Some((outcome.percent(), outcome.is_passed)),
            _ => None,
        })
        .collect();
    assert_eq!(told, [(100, true)]);
}

#[test]
fn every_lesson_of_the_program_can_be_passed_with_all_points_in_every_language() {
    for language in Language::ALL {
        language.speaking(|| {
            for lesson in Lesson::bundled().expect("lessons") {
                take_right(day_of(&lesson), &lesson);
            }
        });
    }
}

#[test]
fn wrong_answers_are_told_what_was_right_and_bring_nothing_in_every_language() {
    for language in Language::ALL {
        language.speaking(answer_wrong);
    }
}

fn answer_wrong() {
    for lesson in Lesson::bundled().expect("lessons") {
        let trainee = RefCell::new(Trainee::new(day_of(&lesson), lesson.clone()));
        let mut harness = harness(&trainee);
        harness.get_by_label(say!("lesson-begin")).click();
        harness.run();
        for task in &lesson.tasks {
            harness.get_by_label(task.ask.said());
            for again in [false, true] {
                trainee.borrow_mut().put_wrong();
                harness.run();
                // The same at once would be a key that was pressed twice.
                harness.run_steps(if again { 8 } else { 0 });
                match &task.want {
                    Want::Figure { .. } => {
                        if !again {
                            type_figure(&mut harness, 123_456.0);
                        }
                        harness.get_by_label(say!("lesson-answer")).click();
                    }
                    Want::Choice(all) => {
                        if !again {
                            let wrong = (0..all.len()).find(|at| !all[*at].right).expect("a wrong one");
                            harness.key_press(DIGITS[wrong]);
                            harness.run();
                        }
                        harness.key_press(egui::Key::Enter);
                    }
                    _ => harness.key_press(egui::Key::Enter),
                }
                harness.run();
                if !again {
                    let once_more = say!("lesson-once-more", said = "|");
                    let once_more = once_more.rsplit('|').next().expect("what comes after").trim();
                    let more = harness.query_all_by_label_contains(once_more).count();
                    assert_eq!(more, 1, "{}: {}", lesson.id, task.ask.said());
                }
            }
            let right_is = say!("lesson-right-is", answer = "|");
            let right_is = right_is.split('|').next().expect("what comes before").trim();
            harness.get_by_label(say!("lesson-wrong"));
            assert_within(&harness, FREE);
            assert!(harness.query_all_by_label_contains(right_is).count() == 1, "{}", task.ask.said());
            harness.key_press(egui::Key::Enter);
            harness.run();
        }
        harness.get_by_label(&say!("lesson-verdict-failed", points = 0, of = lesson.points(), percent = 0));
        // The debrief goes to where an answer was given, and to where it is.
        let (log, layout) = (trainee.borrow().day.session.log.clone(), trainee.borrow().day.session.layout.clone());
        for (number, task) in (1..).zip(&lesson.tasks) {
            let button = say!("lesson-show-task", task = number);
            if matches!(task.want, Want::Figure { .. } | Want::Choice(_) | Want::Order(_)) {
                assert!(harness.query_by_label(&button).is_none(), "there is nothing to be seen of task {number}");
                continue;
            }
            harness.get_by_label(&button).click_accesskit();
            harness.run();
            let trainee = trainee.borrow();
            match (task.want.instant(&log, &layout), task.want.place(&layout)) {
                (Some(time), _) => assert_eq!(trainee.playback.time, time, "task {number}"),
                (None, Some(place)) => assert_eq!(trainee.place, Some(place), "task {number}"),
                (None, None) => assert!(trainee.object.is_some(), "task {number}"),
            }
        }
        harness.get_by_label(&say!("lesson-saw-task", task = 1)).click();
        harness.run();
        assert_eq!(trainee.borrow().playback.time, trainee.borrow().playback.span.0);
        if Language::spoken() == Language::English {
            see_again(&mut harness, &trainee, &lesson);
        }
        harness.get_by_label(say!("lesson-again")).click();
        harness.run();
        harness.get_by_label(say!("lesson-begin"));
        harness.key_press(egui::Key::Escape);
        harness.run();
        assert!(trainee.borrow().memory.is_none(), "the lesson is over");
    }
}

/// The session itself is shown again: what was seen then, what was answered, and what was right.
fn see_again(harness: &mut Harness<'_>, trainee: &RefCell<Trainee>, lesson: &Lesson) {
    let end = trainee.borrow().playback.span.1;
    trainee.borrow_mut().playback.time = end;
    trainee.borrow_mut().asked.clear();
    harness.get_by_label(&say!("lesson-replay-of", task = 1)).click_accesskit();
    harness.step();
    harness.step();
    let count = lesson.tasks.len();
    harness.get_by_label(&say!("lesson-replay-task", at = 1, count = count));
    assert_ne!(trainee.borrow().playback.time, end, "what was seen is shown");
    let views = |trainee: &Trainee| {
        let view = |action: &UiAction| match action {
            UiAction::FlyToView(view) => Some(view.distance),
            _ => None,
        };
        trainee.asked.iter().filter_map(view).collect::<Vec<_>>()
    };
    assert!(views(&trainee.borrow()).contains(&900.0), "{:?}", views(&trainee.borrow()));
    for _ in 0..600 {
        harness.step();
    }
    let right_is = say!("lesson-right-is", answer = "|");
    let right_is = right_is.split('|').next().expect("what comes before").trim();
    let wrong = say!("lesson-replay-said", sign = "✖", secs = "|", answer = "");
    let wrong = wrong.split('|').next().expect("what comes before").trim().to_owned();
    assert!(harness.query_all_by_label_contains(&wrong).count() >= 2, "both answers are told");
    assert!(harness.query_all_by_label_contains(right_is).count() > lesson.tasks.len(), "and what was right");
    // It is over, and stays where it ended.
    harness.get_by_label(say!("lesson-replay-play"));
    harness.get_by_label(say!("lesson-replay-end")).click();
    harness.run();
    assert!(harness.query_by_label(say!("lesson-replay-end")).is_none());
}

#[test]
fn hints_cost_and_one_is_asked_before_a_lesson_is_left() {
    let lesson = Lesson::bundled().expect("lessons").remove(0);
    let trainee = RefCell::new(Trainee::new(opening_day(), lesson.clone()));
    let mut harness = harness(&trainee);
    let name = |harness: &Harness<'_>, act: fn(&egui_kittest::Node<'_>)| {
        act(&harness.get_by_role_and_label(Role::TextInput, "Your name or a pseudonym"));
    };
    name(&harness, |field| field.focus());
    harness.run();
    name(&harness, |field| field.type_text(" B"));
    harness.run();
    harness.get_by_label("Begin").click();
    harness.run();
    assert!(trainee.borrow().asked.contains(&UiAction::SetAuthor("Anna B".into())), "{:?}", trainee.borrow().asked);
    harness.get_by_label("1 of 8, worth 10");
    // With nothing chosen there is nothing to be answered with, by key as by button.
    harness.key_press(egui::Key::Enter);
    harness.run();
    harness.get_by_label("1 of 8, worth 10");
    harness.get_by_label("Hint (-2)").click();
    harness.run();
    harness.get_by_label("1 of 8, worth 8");
    harness.key_press(egui::Key::H);
    harness.run();
    harness.get_by_label("1 of 8, worth 5");
    for hint in &lesson.tasks[0].hints {
        harness.get_by_label(&format!("Hint: {}", hint.words.get("en")));
    }
    harness.get_by_label("Leave the lesson").click();
    harness.run();
    harness.get_by_label("Stay").click();
    harness.run();
    harness.get_by_label(lesson.tasks[0].ask.get("en"));
    harness.get_by_label("Leave the lesson").click();
    harness.run();
    harness.get_by_label("Leave").click();
    harness.run();
    assert!(trainee.borrow().memory.is_none());
}

/// Who begins by keyboard does not answer with the next key: the button that answers is where the one was that began.
#[test]
fn a_lesson_that_is_begun_by_keyboard_is_not_answered_by_it() {
    let lesson = Lesson::bundled().expect("lessons").into_iter().find(|lesson| lesson.id.contains("uld"));
    let trainee = RefCell::new(Trainee::new(opening_day(), lesson.expect("the lesson")));
    let mut harness = harness(&trainee);
    harness.get_by_label("Begin").focus();
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    harness.get_by_label("1 of 7, worth 10");
    harness.key_press(egui::Key::Space);
    harness.run();
    harness.get_by_label("1 of 7, worth 10");
    // Nothing has the keyboard, so that the picture gets it.
    assert!(!harness.ctx.egui_wants_keyboard_input());
}

/// What a task asks for is found, and not read off: while it is done the list tells nothing, and N goes nowhere.
#[test]
fn what_went_wrong_is_told_only_when_no_task_asks_for_it() {
    let lesson = Lesson::bundled().expect("lessons").into_iter().find(|lesson| lesson.id == "sorter-jam");
    let lesson = lesson.expect("the lesson");
    let trainee = RefCell::new(Trainee::new(day_of(&lesson), lesson.clone()));
    let mut harness = harness(&trainee);
    let is_asking = || trainee.borrow().memory.as_ref().is_some_and(LessonMemory::is_asking);
    assert!(!is_asking(), "nothing is asked before it begins");
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert!(is_asking());
    trainee.borrow_mut().put_right(&lesson.tasks[0]);
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert!(!is_asking(), "the answer is given");
    drop(harness);
    let day = day_of(&lesson);
    let (told, withheld) = (day.picture(), day.picture().withholding_incidents());
    for (picture, is_told) in [(told, true), (withheld, false)] {
        let mut memory = IncidentsMemory::default();
        let harness = Harness::new_ui(|ui| drop(incidents_ui(ui, &picture, &mut memory)));
        assert_eq!(harness.query_by_label(say!("incidents-withheld")).is_some(), !is_told);
        assert_eq!(harness.query_by_label(say!("incidents-next")).is_some(), is_told);
        assert_eq!(incident_after(&picture, None).is_some(), is_told);
    }
}

#[test]
fn of_every_incident_a_lesson_can_be_made_and_passed() {
    let rules = Rules::bundled().expect("rules");
    let mut count = 0;
    for incident in Incident::ALL {
        let day = Day::with(0, vec![incident]);
        let (session, whose) = (&day.session, guide::Day::Opening);
        let (log, layout, incidents) = (&session.log, &*session.layout, &session.incidents[..]);
        let material = Material { log, layout, incidents, rules: &rules, day: &whose };
        for at in 0..incidents.len() {
            let lesson = Lesson::of_incident(&material, at).expect("a lesson");
            let text = lesson.to_ron().expect("text");
            assert_eq!(Lesson::parse(&text).as_ref(), Ok(&lesson));
            let state = log.state_at(log.span().expect("events").0);
            let faults = lesson.check(&text, &Seen { state: &state, ..day.picture().seen(&view()) }, &session.zone);
            assert_eq!(faults, [], "{text}");
            for task in &lesson.tasks {
                if let Want::Choice(all) = &task.want {
                    assert!(all.len() >= 2 && all.iter().filter(|choice| choice.right).count() == 1, "{text}");
                    let mut words: Vec<&str> = all.iter().map(|choice| choice.words.get("en")).collect();
                    words.sort();
                    words.dedup();
                    assert_eq!(words.len(), all.len(), "{text}");
                }
            }
            count += 1;
        }
        if let Some(lesson) = Lesson::of_incident(&material, 0) {
            take_right(Day::with(0, vec![incident]), &lesson);
        }
    }
    assert!(count >= 10, "only {count} lessons");
}

fn view() -> View {
    View {
        name: String::new(),
        target: (0.0, 0.0, 0.0),
        distance: 100.0,
        heading: Heading::from_degrees(0.0),
        pitch: 30.0,
        roof: RoofMode::Off,
    }
}

#[test]
fn times_of_lessons_are_those_of_their_days() {
    for lesson in Lesson::bundled().expect("lessons") {
        let day = day_of(&lesson);
        for task in &lesson.tasks {
            let Some(at) = &task.at else { continue };
            let time = TimeInput::parse(at).expect("a time").resolve(day.playback.span.0, &day.session.zone);
            let time = time.expect("an instant");
            assert!((day.playback.span.0..=day.playback.span.1).contains(&time), "{}: {at}", lesson.id);
            if let Some(name) = &task.select {
                let object = day.session.log.object(name).expect("an object");
                assert!(day.session.log.object_at(object, time).is_some(), "{}: {name} at {at}", lesson.id);
            }
        }
    }
}

/// What a lesson says of a day is so: the times that it names, and where what is followed comes to.
#[test]
fn what_lessons_say_of_their_days_is_so() {
    let (mut times, mut places) = (0, 0);
    for lesson in Lesson::bundled().expect("lessons") {
        let day = day_of(&lesson);
        let (log, zone) = (&day.session.log, &day.session.zone);
        for task in &lesson.tasks {
            if let (Want::Moment { .. }, Some(wanted)) = (&task.want, task.want.instant(log, &day.session.layout)) {
                for language in Language::ALL {
                    let why = task.why.get(language.code());
                    for said in why.split(|sign: char| !sign.is_ascii_digit() && sign != ':') {
                        let Some(time) = TimeInput::parse(said.trim_matches(':')).ok().filter(|_| said.contains(':'))
                        else {
                            continue;
                        };
                        let time = time.resolve(wanted, zone).expect("an instant");
                        let off = time.secs_since(wanted).abs();
                        // Said to the minute or to the second.
                        let allowed = if said.matches(':').count() > 1 { 1.0 } else { 60.0 };
                        assert!(off <= allowed, "{}, {language:?}: {said} is {off} s off", lesson.id);
                        times += 1;
                    }
                }
            }
            let (Want::Place(wanted), Some(name), Some(at)) = (&task.want, &task.select, &task.at) else { continue };
            let object = log.object(name).expect("an object");
            let from = TimeInput::parse(at).expect("a time").resolve(day.playback.span.0, zone).expect("an instant");
            let comes_to = |minute: i64| {
                let object = log.object_at(object, from + TimeSpan::from_minutes(minute))?;
                day.session.place_of(object.location)
            };
            let is_wanted = |place: PlaceId| wanted.contains(&day.session.layout.get(place).id);
            assert!((0..60).filter_map(comes_to).any(is_wanted), "{}: {name} never comes to {wanted:?}", lesson.id);
            places += 1;
        }
    }
    assert!(times >= 10 && places > 0, "{times} times, {places} places");
}

#[test]
fn results_are_kept_shown_printed_and_erased() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("results.ron");
    let mut training = Training::load(Some(file.clone()));
    let lesson = Lesson::bundled().expect("lessons").remove(0);
    let outcome = guide::Outcome {
        lesson: lesson.id.clone(),
        title: lesson.title.get("en").into(),
        at: hubscope::hub::EventTime::from_secs(1_700_000_000),
        points: 64,
        of: 80,
        is_passed: true,
        secs: 300,
    };
    training.finish("Anna", outcome);
    assert_eq!(Training::load(Some(file.clone())).results, training.results);
    let day = Day::at(0);
    let picture = day.picture();
    let asked = RefCell::new(Vec::new());
    let mut memory = ResultsMemory::default();
    memory.is_open = true;
    let mut harness = Harness::builder().with_size([900.0, 600.0]).build_ui(|ui| {
        asked.borrow_mut().extend(results_ui(&ui.ctx().clone(), &picture, &training, &mut memory));
    });
    harness.run();
    harness.get_by_label("Find your way");
    harness.get_by_label("64 of 80, 80 %");
    for (button, ending, words) in
        [("Save as CSV", "csv", ",Find your way,"), ("Save as JSON", "json", "\"title\": \"Find your way\"")]
    {
        harness.get_by_label(button).click();
        harness.run();
        let saved = asked.borrow_mut().pop();
        let Some(UiAction::SaveResults(sheet)) = saved else { panic!("{button}: {saved:?}") };
        assert!(sheet.ending == ending && sheet.text.contains(words), "{sheet:?}");
    }
    for button in ["Copy as CSV", "Copy as JSON"] {
        harness.get_by_label(button).click();
        harness.run();
        assert_eq!(asked.borrow_mut().pop(), Some(UiAction::Copied), "{button}");
    }
    harness.get_by_label("Page to print").click();
    harness.run();
    harness.get_by_label("Erase…").click();
    harness.run();
    assert_eq!(asked.borrow().as_slice(), [UiAction::PrintResults("Anna".into())]);
    harness.get_by_label("Erase").click();
    harness.run();
    assert_eq!(asked.borrow().last(), Some(&UiAction::EraseResults("Anna".into())));
    drop(harness);
    training.print("Anna", folder.path());
    let page = std::fs::read_to_string(training.page.as_ref().expect("a page")).expect("read");
    assert!(page.contains("Find your way") && page.contains("80 %"));
    training.erase("Anna");
    assert_eq!(Training::load(Some(file.clone())).results, Results::default());
    // What cannot even be read as text is not written over, nor is what somebody wrote by hand and got wrong.
    std::fs::write(&file, [0xff, 0xfe]).expect("written");
    let mut training = Training::load(Some(file.clone()));
    training.erase("Anna");
    assert_eq!(std::fs::read(&file).expect("read"), [0xff, 0xfe]);
    std::fs::write(&file, "my own words").expect("written");
    let mut training = Training::load(Some(file.clone()));
    assert!(training.refusal.as_ref().is_some_and(|why| why.contains("results of lessons")));
    training.erase("Anna");
    assert_eq!(std::fs::read_to_string(&file).expect("read"), "my own words");
}

/// The numbers in a text, without what keeps thousands apart, and with a point before decimals.
fn numbers_in(text: &str) -> BTreeSet<String> {
    let signs: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| signs.get(at).is_some_and(char::is_ascii_digit);
    let (mut all, mut number) = (BTreeSet::new(), String::new());
    for (at, sign) in signs.iter().enumerate() {
        let is_thousand = (1..=3).all(|ahead| is_digit(at + ahead)) && !is_digit(at + 4);
        match sign {
            '0'..='9' => number.push(*sign),
            '.' | ',' | '\u{a0}' | '\u{202f}' | '’' if !number.is_empty() && is_thousand => {}
            '.' | ',' if !number.is_empty() && is_digit(at + 1) => number.push('.'),
            _ => all.extend(Some(std::mem::take(&mut number)).filter(|number| !number.is_empty())),
        }
    }
    all.extend(Some(number).filter(|number| !number.is_empty()));
    all
}

/// Whoever reads another language is told the same figures. Chinese counts in ten thousands, and is left to those who read it.
#[test]
fn tours_and_lessons_tell_the_same_figures_in_every_language() {
    assert!(numbers_in("2,424 kg at 12:30, 2.4 t").into_iter().eq(["12", "2.4", "2424", "30"]));
    let scenes = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenes");
    let mut told = 0;
    for folder in ["tours", "lessons"] {
        for file in std::fs::read_dir(scenes.join(folder)).expect("a folder") {
            let path = file.expect("a file").path();
            let text = std::fs::read_to_string(&path).expect("text");
            let mut english = BTreeSet::new();
            for line in text.lines().map(str::trim) {
                let Some((language, words)) = line.strip_prefix('"').and_then(|rest| rest.split_once("\": \"")) else {
                    continue;
                };
                match language {
                    "en" => english = numbers_in(words),
                    "fr" | "nl" | "de" => assert_eq!(numbers_in(words), english, "{}: {line}", path.display()),
                    _ => continue,
                }
                told += usize::from(!english.is_empty());
            }
        }
    }
    assert!(told > 200, "{told} texts with figures");
}
