//! What is wrong with a lesson: told with its line, and what to do about it.

use super::{Lesson, Seen, Task, Want, want::figure};
use crate::{
    guide::Eye,
    hub::{TimeInput, nearest},
    language::{numerals::bare, quoted},
    say,
};

/// Something wrong with a lesson.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", say!("fault-at", line = line.to_string(), brief = brief, advice = advice))]
pub struct Fault {
    /// The line, from 1; that of the task where the thing itself is not found.
    pub line: usize,
    /// What was expected and what was found.
    pub brief: String,
    /// What to do.
    pub advice: String,
}

/// The faults of a lesson as they are found, with the text to find their lines in.
struct Faults<'a> {
    text: &'a str,
    all: Vec<Fault>,
}

impl Lesson {
    /// Everything that is wrong with it on the log on which it is given. `text` is what it was read from: lines are found
    /// in it. `seen` is the hub at the beginning of that log; what tasks ask of other instants is asked there.
    pub fn check(&self, text: &str, seen: &Seen<'_>, zone: &jiff::tz::TimeZone) -> Vec<Fault> {
        let mut faults = Faults { text, all: Vec::new() };
        for (what, words, brief) in [("title", &self.title, "fault-no-title"), ("brief", &self.brief, "fault-no-brief")]
        {
            if words.is_empty() {
                faults.add(0, what, say!(brief).into(), say!("fault-say-it").into());
            }
        }
        if self.id.trim().is_empty() {
            faults.add(0, "id", say!("fault-no-id").into(), say!("fault-give-id").into());
        }
        if !(1..=100).contains(&self.pass) {
            let brief = say!("fault-pass", percent = self.pass.to_string());
            faults.add(0, "pass", brief, say!("fault-1-to-100").into());
        }
        if self.tasks.is_empty() {
            faults.add(0, "tasks", say!("fault-no-tasks").into(), say!("fault-add-one").into());
        }
        let mut time = seen.state.time;
        for (number, task) in (1..).zip(&self.tasks) {
            let input = task.at.as_deref().map(TimeInput::parse);
            match input {
                Some(Ok(input)) => time = input.resolve(seen.state.time, zone).unwrap_or(time),
                Some(Err(error)) => {
                    let at = task.at.clone().unwrap_or_default();
                    let brief =
                        say!("fault-task-at", number = number.to_string(), at = quoted(&at), error = error.to_string());
                    faults.add(number, &at, brief, say!("fault-write-time").into());
                }
                None => {}
            }
            let state = seen.log.state_at(time);
            task.check(number, &Seen { state: &state, ..*seen }, &mut faults);
        }
        faults.all
    }
}

impl Task {
    fn check(&self, number: usize, seen: &Seen<'_>, faults: &mut Faults<'_>) {
        if self.ask.is_empty() {
            faults.add(number, "ask", say!("fault-no-ask", number = number.to_string()), say!("fault-say-what").into());
        }
        if self.why.is_empty() {
            faults.add(number, "why", say!("fault-no-why", number = number.to_string()), say!("fault-say-why").into());
        }
        if self.points == 0 {
            faults.add(
                number,
                "points",
                say!("fault-no-points", number = number.to_string()),
                say!("fault-give-points").into(),
            );
        }
        if self.secs.is_some_and(|secs| !(5.0..=3_600.0).contains(&secs)) {
            let brief =
                say!("fault-lasts", number = number.to_string(), secs = self.secs.unwrap_or_default().to_string());
            faults.add(number, "secs", brief, say!("fault-5-to-3600").into());
        }
        if self.speed.is_some_and(|speed| !(0.1..=3_600.0).contains(&speed)) {
            let brief =
                say!("fault-speed", number = number.to_string(), speed = self.speed.unwrap_or_default().to_string());
            faults.add(number, "speed", brief, say!("fault-speed-range").into());
        }
        if self.hints.iter().any(|hint| hint.words.is_empty()) {
            faults.add(
                number,
                "hints",
                say!("fault-wordless-hint", number = number.to_string()),
                say!("fault-say-something").into(),
            );
        }
        let costs: u64 = self.hints.iter().map(|hint| u64::from(hint.costs)).sum();
        if self.points > 0 && costs > u64::from(self.points) {
            let brief = say!(
                "fault-hints-cost",
                number = number.to_string(),
                costs = costs.to_string(),
                points = self.points.to_string()
            );
            faults.add(number, "hints", brief, say!("fault-cost-less").into());
        }
        match &self.eye {
            Some(Eye::Named(name)) if seen.layout.view(name).is_none() => {
                let known = seen.layout.views.iter().map(|view| view.name.as_str());
                faults.unknown(number, &VIEW, name, nearest(name, known));
            }
            Some(Eye::Follow) if self.select.is_none() => {
                let brief = say!("fault-follows-nothing", number = number.to_string());
                faults.add(number, "Follow", brief, say!("fault-add-select").into());
            }
            _ => {}
        }
        if let Some(name) = &self.select {
            faults.object(number, name, seen);
        }
        self.want.check(number, seen, faults);
    }
}

impl Want {
    fn check(&self, number: usize, seen: &Seen<'_>, faults: &mut Faults<'_>) {
        match self {
            Self::Place(ids) => {
                if ids.is_empty() {
                    faults.add(
                        number,
                        "Place",
                        say!("fault-no-places", number = number.to_string()),
                        say!("fault-name-one").into(),
                    );
                }
                ids.iter().for_each(|id| faults.place(number, id, seen));
            }
            Self::Object(id) => faults.object(number, id, seen),
            Self::Such { .. } => {
                if self.object(seen).is_none() {
                    let brief = say!("fault-no-such", number = number.to_string());
                    faults.add(number, "Such", brief, say!("fault-other-sort").into());
                }
            }
            Self::Look { place, within } => {
                faults.place(number, place, seen);
                faults.room(number, *within);
            }
            Self::Moment { of, when, within } => {
                if let super::Happening::Comes(place) = when {
                    faults.place(number, place, seen);
                }
                faults.object(number, of, seen);
                faults.room(number, *within);
                if seen.log.object(of).is_some() && self.instant(seen.log, seen.layout).is_none() {
                    let brief = say!("fault-no-moment", number = number.to_string(), of = quoted(&of));
                    faults.add(number, "Moment", brief, say!("fault-history").into());
                }
            }
            Self::Choice(all) => {
                let right = all.iter().filter(|choice| choice.right).count();
                if all.len() < 2 || right == 0 || all.iter().any(|choice| choice.words.is_empty()) {
                    let brief = say!(
                        "fault-choices",
                        number = number.to_string(),
                        choices = bare(all.len()),
                        right = bare(right)
                    );
                    let advice = say!("fault-two-choices");
                    faults.add(number, "Choice", brief, advice.into());
                }
            }
            Self::Order(all) if all.len() < 3 || all.iter().any(super::Text::is_empty) => {
                let brief = say!("fault-order-few", number = number.to_string(), many = bare(all.len()));
                faults.add(number, "Order", brief, say!("fault-order-three").into());
            }
            Self::Order(all) if (1..all.len()).any(|at| all[..at].contains(&all[at])) => {
                let brief = say!("fault-order-twice", number = number.to_string());
                faults.add(number, "Order", brief, say!("fault-name-once").into());
            }
            Self::Order(_) => {}
            Self::Figure { id, within } => {
                faults.room(number, *within);
                if !seen.kpis.iter().any(|series| series.kpi.id == id) {
                    let known = seen.kpis.iter().map(|series| series.kpi.id);
                    faults.unknown(number, &FIGURE, id, nearest(id, known));
                } else if figure(id, seen.kpis, seen.state.time).is_none() {
                    let brief = say!("fault-figure-nothing", number = number.to_string(), id = quoted(&id));
                    faults.add(number, id, brief, say!("fault-other-figure").into());
                }
            }
        }
    }
}

/// A sort of things that a task may name: what is said of one that nobody knows, and what to do.
struct Sort {
    unknown: &'static str,
    instead: &'static str,
}

const VIEW: Sort = Sort { unknown: "fault-no-view", instead: "fault-name-view" };
const PLACE: Sort = Sort { unknown: "fault-no-place", instead: "fault-name-place" };
const OBJECT: Sort = Sort { unknown: "fault-no-object", instead: "fault-name-object" };
const FIGURE: Sort = Sort { unknown: "fault-no-figure", instead: "fault-name-figure" };

impl Faults<'_> {
    /// A fault of a task, counted from one, or of the lesson itself (zero), at the line where `word` stands.
    fn add(&mut self, task: usize, word: &str, brief: String, advice: String) {
        self.all.push(Fault { line: line_of(self.text, task, word), brief, advice });
    }

    fn unknown(&mut self, task: usize, sort: &Sort, found: &str, nearest: Option<&str>) {
        let brief = say!(sort.unknown, task = task.to_string(), found = quoted(found));
        let advice = nearest.map(|near| say!("near-question", near = quoted(near)));
        self.add(task, found, brief, advice.unwrap_or_else(|| say!(sort.instead).into()));
    }

    fn place(&mut self, task: usize, id: &str, seen: &Seen<'_>) {
        if seen.layout.place(id).is_none() {
            let known = seen.layout.places().map(|(_, place)| place.id.as_str());
            self.unknown(task, &PLACE, id, nearest(id, known));
        }
    }

    fn object(&mut self, task: usize, id: &str, seen: &Seen<'_>) {
        if seen.log.object(id).is_none() {
            let known = seen.log.objects().map(|object| seen.log.object_name(object));
            self.unknown(task, &OBJECT, id, nearest(id, known));
        }
    }

    fn room(&mut self, task: usize, within: f64) {
        if !(within > 0.0 && within.is_finite()) {
            let brief = say!("fault-within", task = task.to_string(), within = within.to_string());
            self.add(task, "within", brief, say!("fault-above-zero").into());
        }
    }
}

/// The line of a word in a task, counted from one, or before the first task; the line where the task begins when the word
/// is not there, and the first line when there is no such task.
fn line_of(text: &str, task: usize, word: &str) -> usize {
    let code = |line: &str| line.split("//").next().unwrap_or_default().to_owned();
    let lines: Vec<String> = text.lines().map(code).collect();
    let begins: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].contains("ask:")).collect();
    let from = task.checked_sub(1).map_or(Some(0), |at| begins.get(at).copied()).unwrap_or_default();
    let until = begins.get(task).copied().unwrap_or(lines.len());
    let found = (from..until).find(|at| !word.is_empty() && lines[*at].contains(word));
    found.unwrap_or(from) + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{EventLog, layout::Point};

    const TASK: &str = r#"(
    ask: {"en": "A"},
    want: Place(["storm-basin"]),
    why: {"en": "B"},
)"#;

    #[track_caller]
    fn check(change: (&str, &str), line: usize, words: &str) {
        let layout = crate::hub::layout::scene::liege();
        let log = EventLog::default();
        let state = log.state_at(crate::hub::EventTime::from_secs(0));
        let eye = (Point::default(), 100.0);
        let seen =
            Seen { log: &log, layout: &layout, places: &[], kpis: &[], state: &state, object: None, place: None, eye };
        let second = TASK.replace(change.0, change.1);
        assert_ne!(second, TASK, "{change:?}");
        let text = format!(
            "(\nid: \"x\", title: {{\"en\": \"T\"}}, brief: {{\"en\": \"T\"}}, pass: 50,\ntasks: [\n{TASK},\n{second}])"
        );
        let lesson = Lesson::parse(&text).expect("a lesson");
        let faults = lesson.check(&text, &seen, &jiff::tz::TimeZone::UTC);
        let faults: Vec<Fault> = faults.into_iter().filter(|fault| fault.brief.contains("task 2")).collect();
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert_eq!(faults[0].line, line, "{faults:?}");
        assert!(faults[0].to_string().contains(words), "{faults:?}");
    }

    #[test]
    fn what_is_wrong_with_a_lesson_is_told_with_its_line_and_advice() {
        check(("storm-basin", "strom-basin"), 11, "did you mean \"storm-basin\"");
        check(("\"A\"", "\" \""), 10, "say what there is to do");
        check(("\"B\"", "\"\""), 12, "say why");
        check(("\"B\"},", "\"B\"}, points: 0,"), 12, "1 point or more");
        check(("\"B\"},", "\"B\"},\n secs: Some(1),"), 13, "5 to 3600");
        check(("\"B\"},", "\"B\"},\n eye: Some(Named(\"Sortre\")),"), 13, "did you mean \"Sorter\"");
        check(("\"B\"},", "\"B\"},\n eye: Some(Follow),"), 13, "add select");
        check(("\"B\"},", "\"B\"},\n at: Some(\"noon\"),"), 13, "write 12:30");
        check(("\"B\"},", "\"B\"},\n hints: [(words: {}, costs: 1)],"), 13, "without words");
        check(("Place([\"storm-basin\"])", "Choice([(words: {\"en\": \"x\"})])"), 11, "at least one with right");
        check(("Place([\"storm-basin\"])", "Order([{\"en\": \"x\"}])"), 11, "three or more");
        check(("Place([\"storm-basin\"])", "Such(held: Some(true))"), 11, "another instant");
        check(
            ("Place([\"storm-basin\"])", "Order([{\"en\": \"x\"}, {\"en\": \"y\"}, {\"en\": \"x\"}])"),
            11,
            "name each once",
        );
        check(("\"B\"},", "\"B\"},\n hints: [(words: {\"en\": \"h\"}, costs: 11)],"), 13, "no more than there is");
        check(("Place([\"storm-basin\"])", "Object(\"PMC1\")"), 11, "no object of its log");
        check(("Place([\"storm-basin\"])", "Look(place: \"airlock\", within: 0)"), 11, "more than 0");
        check(("Place([\"storm-basin\"])", "Figure(id: \"x\", within: 1)"), 11, "no key figure");
    }
}
