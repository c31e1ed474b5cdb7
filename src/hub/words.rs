//! What happened, as a sentence that a person reads.

use std::borrow::Cow;

use jiff::tz::TimeZone;

use super::{What, layout::Position};

/// What happened, in words; other times that it tells of are read on the clock of the site.
pub fn of(what: &What<'_>, zone: &TimeZone) -> String {
    let at = |place: &Option<Cow<'_, str>>| place.as_ref().map(|place| format!(" at {place}")).unwrap_or_default();
    let more = |text: &Option<Cow<'_, str>>| text.as_ref().map(|text| format!(": {text}")).unwrap_or_default();
    match what {
        What::Enters { kind, type_code, at: place, .. } => {
            let code = type_code.as_ref().map(|code| format!(" {code}")).unwrap_or_default();
            format!("enters as {}{code}{}", kind.label(), at(place))
        }
        What::Departs { from, to } => {
            format!("departs{} for {to}", from.as_ref().map(|from| format!(" {from}")).unwrap_or_default())
        }
        What::Arrives { at } => format!("arrives at {at}"),
        What::Observed { at } => format!("is seen at {}", place_of(at)),
        What::Loaded { into } => format!("is loaded into {into}"),
        What::Unloaded { from, at: place } => format!("is unloaded from {from}{}", at(place)),
        What::Status { code, detail } => format!("{} {}{}", code.code(), code.label(), more(detail)),
        What::HoldSet { hold, reason } => format!("is held by {hold}{}", more(reason)),
        What::HoldReleased { hold } => format!("is released by {hold}"),
        What::Leaves { to } => format!("leaves{}", to.as_ref().map(|to| format!(" for {to}")).unwrap_or_default()),
        What::Plan { milestone, planned, at: place } => {
            let clock = planned.zoned(zone).strftime("%H:%M on %-d %b");
            format!("{milestone} is planned for {clock}{}", at(place))
        }
        What::Measures { quantity, value, unit } => format!("measures {quantity} {value} {unit}"),
        What::AlarmRaised { alarm, text, .. } => format!("raises alarm {alarm}{}", more(text)),
        What::AlarmCleared { alarm } => format!("clears alarm {alarm}"),
        What::Retracted { event, reason, .. } => format!("event {event} is taken back{}", more(reason)),
    }
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
    }
}
