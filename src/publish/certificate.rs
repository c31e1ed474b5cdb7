//! What trainees did, to be handed over: a page to print, and a table.

use std::fmt::Write;

use super::report::{STYLE, escaped};
use crate::{
    guide::{Outcome, Results},
    hub::EventTime,
    language::Language,
    say,
};

/// The day of an instant, in UTC: results are kept without a site.
fn day(time: EventTime) -> String {
    time.zoned(&jiff::tz::TimeZone::UTC).strftime("%Y-%m-%d").to_string()
}

/// What trainees did, as CSV: one line a go at a lesson.
pub fn results_table(results: &Results) -> String {
    let mut table = csv::Writer::from_writer(Vec::new());
    let head = ["trainee", "lesson", "title", "finished", "points", "of", "percent", "passed", "seconds"];
    // Memory does not refuse to be written to.
    let _ = table.write_record(head);
    for (trainee, all) in &results.trainees {
        for outcome in all {
            let _ = table.write_record([
                trainee.as_str(),
                &outcome.lesson,
                &outcome.title,
                &outcome.at.to_string(),
                &outcome.points.to_string(),
                &outcome.of.to_string(),
                &outcome.percent().to_string(),
                if outcome.is_passed { "yes" } else { "no" },
                &outcome.secs.to_string(),
            ]);
        }
    }
    table.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// A page to print: what a trainee passed, and what else they did.
pub fn certificate(trainee: &str, outcomes: &[Outcome]) -> String {
    let name = if trainee.is_empty() { say!("certificate-nameless") } else { trainee };
    let mut passed: Vec<&Outcome> = Vec::new();
    for outcome in outcomes.iter().filter(|outcome| outcome.is_passed) {
        match passed.iter_mut().find(|other| other.lesson == outcome.lesson) {
            Some(best) if best.percent() >= outcome.percent() => {}
            Some(best) => *best = outcome,
            None => passed.push(outcome),
        }
    }
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{}</title>\
         <style>{STYLE}</style></head><body>\n<header><div class=\"kind\">{}</div><h1>{}</h1></header>\n",
        Language::spoken().code(),
        escaped(&say!("certificate-title", name = name)),
        say!("certificate-kind"),
        escaped(name),
    );
    let [lesson, time, day_head] = ["certificate-lesson", "certificate-time", "certificate-day"].map(|id| say!(id));
    if passed.is_empty() {
        let _ = writeln!(page, "<p>{}</p>", say!("certificate-none"));
    } else {
        let _ = write!(
            page,
            "<h2>{}</h2>\n<table><tr><th>{lesson}</th><th>{}</th><th>{day_head}</th></tr>",
            say!("certificate-passed"),
            say!("certificate-result"),
        );
        for outcome in passed {
            let _ = write!(
                page,
                "<tr><td>{}</td><td>{}</td><td>{}</td></tr>",
                escaped(&outcome.title),
                say!("certificate-percent", percent = outcome.percent()),
                day(outcome.at)
            );
        }
        page.push_str("</table>\n");
    }
    let _ = write!(
        page,
        "<h2>{}</h2>\n<table><tr><th>{lesson}</th><th>{}</th><th>{time}</th><th>{day_head}</th></tr>",
        say!("certificate-all"),
        say!("certificate-points"),
    );
    for outcome in outcomes {
        let points = if outcome.is_passed { "certificate-points-passed" } else { "certificate-points-of" };
        let _ = write!(
            page,
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            escaped(&outcome.title),
            say!(points, points = outcome.points, of = outcome.of),
            say!("certificate-span", minutes = outcome.secs / 60, secs = format!("{:02}", outcome.secs % 60)),
            day(outcome.at)
        );
    }
    let _ = write!(
        page,
        "</table>\n<p class=\"quiet\">{}</p>\n</body></html>\n",
        say!("certificate-made", version = env!("CARGO_PKG_VERSION"))
    );
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    fn results() -> Results {
        let mut results = Results::default();
        let at = EventTime::parse("2026-11-26T10:00:00Z").expect("a time");
        for (points, is_passed) in [(30, false), (60, true), (72, true), (64, true)] {
            let (lesson, title) = ("x".to_owned(), "A & <B>".to_owned());
            results.add("Anna, \"A\"", Outcome { lesson, title, at, points, of: 80, is_passed, secs: 75 });
        }
        results
    }

    #[test]
    fn a_certificate_tells_the_best_go_and_all_of_them() {
        let results = results();
        let (name, outcomes) = results.trainees.first_key_value().expect("a trainee");
        let page = certificate(name, outcomes);
        let (head, rest) = page.split_once("All that was taken").expect("two parts");
        assert!(head.contains("90 %") && !head.contains("75 %"), "{head}");
        assert!(rest.contains("30 of 80") && rest.contains("64 of 80, passed") && rest.contains("1 min 15 s"));
        assert!(page.contains("A &amp; &lt;B&gt;") && page.contains("Anna, &quot;A&quot;") && !page.contains("<B>"));
        assert!(certificate("", &outcomes[..1]).contains("No lesson was passed yet"));
    }

    #[test]
    fn the_table_has_a_line_a_go() {
        let table = results_table(&results());
        assert_eq!(table.lines().count(), 5);
        assert!(table.contains("\"Anna, \"\"A\"\"\",x,A & <B>,2026-11-26T10:00:00Z,72,80,90,yes,75"), "{table}");
    }
}
