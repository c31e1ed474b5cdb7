//! What happened, as a sentence that a person reads.

use std::borrow::Cow;

use jiff::tz::TimeZone;

use super::{What, layout::Position};
use crate::{
    language::{find_message, known, short_date},
    say,
};

/// What happened, in words; other times that it tells of are read on the clock of the site.
pub fn of(what: &What<'_>, zone: &TimeZone) -> String {
    let at = |place: &Option<Cow<'_, str>>| {
        place.as_ref().map(|place| say!("happened-at", place = &**place)).unwrap_or_default()
    };
    let more = |text: &Option<Cow<'_, str>>| {
        text.as_ref().map(|text| say!("happened-more", text = known(text))).unwrap_or_default()
    };
    match what {
        What::Enters { kind, type_code, at: place, .. } => {
            let code = type_code.as_ref().map(|code| format!(" {}", known(code))).unwrap_or_default();
            say!("happened-enters", what = kind.label().to_owned() + &code, at = at(place))
        }
        What::Departs { from: Some(from), to } => say!("happened-departs-from", from = &**from, to = &**to),
        What::Departs { from: None, to } => say!("happened-departs", to = &**to),
        What::Arrives { at } => say!("happened-arrives", place = &**at),
        What::Observed { at } => say!("happened-observed", place = place_of(at)),
        What::Loaded { into } => say!("happened-loaded", into = &**into),
        What::Unloaded { from, at: place } => say!("happened-unloaded", from = &**from, at = at(place)),
        What::Status { code, detail } => {
            say!("happened-status", code = code.code(), words = code.label(), more = more(detail))
        }
        What::HoldSet { hold, reason } => say!("happened-hold-set", hold = hold_by(hold), more = more(reason)),
        What::HoldReleased { hold } => say!("happened-hold-released", hold = hold_by(hold)),
        What::Leaves { to: Some(to) } => say!("happened-leaves-for", to = &**to),
        What::Leaves { to: None } => say!("happened-leaves").to_owned(),
        What::Plan { milestone, planned, at: place } => {
            let planned = planned.zoned(zone);
            let clock = planned.strftime("%H:%M").to_string();
            let (milestone, at) = (&**milestone, at(place));
            say!("happened-plan", milestone = milestone, clock = clock, day = short_date(&planned), at = at)
        }
        What::Measures { quantity, value, unit } => measures(quantity, *value, unit),
        What::AlarmRaised { alarm, text, .. } => say!("happened-alarm", alarm = self::alarm(alarm), more = more(text)),
        What::AlarmCleared { alarm } => say!("happened-alarm-over", alarm = self::alarm(alarm)),
        What::Retracted { event, reason, .. } => say!("happened-retracted", event = &**event, more = more(reason)),
    }
}

/// That something was measured, in words.
pub fn measures(quantity: &str, value: f64, unit: &str) -> String {
    // As it was told: with a point, and all its digits.
    say!("happened-measures", quantity = quantity, value = value.to_string(), unit = unit)
}

/// Who or what holds an object, as one says it after "by".
pub fn hold_by(hold: &str) -> Cow<'_, str> {
    term("hold", hold).map_or(hold.into(), Cow::Borrowed)
}

/// A milestone of a plan: a code of the trade stays as it is.
pub fn milestone(name: &str) -> Cow<'_, str> {
    term("milestone", name).map_or_else(|| name.replace('_', " ").into(), Cow::Borrowed)
}

/// An alarm.
pub fn alarm(name: &str) -> Cow<'_, str> {
    term("alarm", name).map_or(name.into(), Cow::Borrowed)
}

/// An attribute of an object.
pub fn attribute(name: &str) -> Cow<'_, str> {
    term("attribute", name).map_or_else(|| name.replace('_', " ").into(), Cow::Borrowed)
}

/// A quantity that is measured.
pub fn quantity(name: &str) -> Cow<'_, str> {
    term("quantity", name).map_or_else(|| name.replace('_', " ").into(), Cow::Borrowed)
}

/// What people call something that has a name of its own in logs; none where the program does not know it.
fn term(sort: &str, name: &str) -> Option<&'static str> {
    find_message(&format!("term-{sort}-{}", name.replace('_', "-")))
}

/// The name of a place; of a position, its degrees.
fn place_of(name: &str) -> Cow<'_, str> {
    Position::of_name(name).map_or(name.into(), |position| position.words().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::EventTime;

    #[test]
    fn a_plan_is_told_on_the_clock_of_the_site() {
        let zone = TimeZone::get("Europe/Brussels").expect("a zone");
        let planned = EventTime::parse("2021-11-08T21:53:00Z").expect("a time");
        let what = What::Plan { milestone: "gate_in".into(), planned, at: Some("gate-in".into()) };
        assert_eq!(of(&what, &zone), "gate_in is planned for 22:53 on 8 Nov at gate-in");
        let told = crate::language::Language::German.speaking(|| of(&what, &zone));
        assert_eq!(told, "gate_in ist für 22:53 am 8. Nov. geplant bei gate-in");
    }

    #[test]
    fn what_the_program_knows_has_a_name_and_all_else_keeps_its_own() {
        assert_eq!([hold_by("customs"), hold_by("the_police")], ["customs", "the_police"]);
        assert_eq!([milestone("gate_out"), milestone("DEP"), milestone("at_dock")], ["gate out", "DEP", "at dock"]);
        assert_eq!([quantity("dew_point"), quantity("ph_value")], ["dew point", "ph value"]);
        crate::language::Language::French.speaking(|| {
            assert_eq!([hold_by("customs"), hold_by("the_police")], ["la douane", "the_police"]);
        });
    }
}
