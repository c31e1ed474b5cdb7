//! What was found, as one sentence.

use super::{
    Find,
    sighting::{Sighting, worst},
    told,
};
use crate::hub::{EventTime, ObjectId, ObjectKind, TimeSpan, motion::Scenery, unit};

impl Find {
    /// What, where and how bad a group of sightings is.
    pub(super) fn sentence(&self, scenery: &Scenery<'_>, group: &[Sighting]) -> String {
        let Some(worst) = worst(group) else { return String::new() };
        let name = |object: Option<ObjectId>| object.map_or("something", |object| scenery.log.object_name(object));
        let place = worst.place.map(|place| format!(" at {}", scenery.layout.get(place).name)).unwrap_or_default();
        let text = worst.text.as_deref().unwrap_or_default();
        let long = span(worst.measure);
        let count = group.len();
        match self {
            Self::Alarm => match (&worst.text, &worst.alarm) {
                (Some(text), _) => format!("{text} ({})", name(worst.object)),
                (None, Some((alarm, _))) => format!("{} raises the alarm {alarm}{place}", name(worst.object)),
                (None, None) => String::new(),
            },
            Self::Crowd { kind, at, limit, .. } => {
                let kinds: Vec<String> = at.iter().map(|kind| kind.label().to_lowercase()).collect();
                format!("Up to {} {} in {}; {limit} are all right", worst.measure, many(*kind), kinds.join(" and "))
            }
            Self::Growing { kind, at, limit, within_minutes } => {
                let kinds: Vec<String> = at.iter().map(|kind| kind.label().to_lowercase()).collect();
                let within = span(f64::from(*within_minutes));
                format!(
                    "Up to {} more {} in {} than {within} before; {limit} more are all right",
                    worst.measure,
                    many(*kind),
                    kinds.join(" and ")
                )
            }
            Self::Idle { kind, of, .. } => {
                let of = of.label().to_lowercase();
                format!("Up to {} {} wait while no more than {text} {of}s are taken", worst.measure, many(*kind))
            }
            Self::Held { hold, limit, .. } => {
                format!("Up to {} objects held by {hold} at once; {limit} are all right", worst.measure)
            }
            Self::HeldLong { hold, limit_minutes } => {
                let more = others(count);
                let limit = span(f64::from(*limit_minutes));
                format!("{}{more} held by {hold} for up to {long}; {limit} is all right", name(worst.object))
            }
            Self::Dwell { limit_minutes, .. } => {
                let limit = span(f64::from(*limit_minutes));
                format!("{}{} stood{place} for up to {long}; {limit} is all right", name(worst.object), others(count))
            }
            Self::Late { milestone, .. } => {
                let by = if worst.until < EventTime::MAX { "reached" } else { "has not reached" };
                let many = match count {
                    0 | 1 => String::new(),
                    2 => ", and another is late".into(),
                    _ => format!(", and {} others are late", count - 1),
                };
                let milestone = milestone.replace('_', " ");
                // Where it stood when it should have been on its way.
                let at = worst.object.and_then(|object| told::place_of(scenery, object, worst.from));
                let place = at.map(|place| format!("; it was at {} by then", scenery.layout.get(place).name));
                format!(
                    "{} {by} {milestone} {long} after its plan{many}{}",
                    name(worst.object),
                    place.unwrap_or_default()
                )
            }
            Self::PutOff { milestone, .. } => {
                let milestone = milestone.replace('_', " ");
                let others = match count {
                    0 | 1 => String::new(),
                    2 => ", as that of another".into(),
                    _ => format!(", as those of {} others", count - 1),
                };
                let ahead = match &worst.text {
                    Some(ahead) => format!(", told {ahead} before the first plan"),
                    None => ", told when the first plan was over".into(),
                };
                format!("The plan of {} for {milestone} is put off by {long}{ahead}{others}", name(worst.object))
            }
            Self::WrongPlace { .. } => format!("{} stands{place}, not at {text} as planned", name(worst.object)),
            Self::LeftBehind => format!("{} left without {text}{}", name(worst.object), others(count)),
            Self::Range { quantity, least, most, .. } => {
                let unit = unit::unit_of(quantity).map(|unit| format!(" {}", unit::label(unit))).unwrap_or_default();
                let bound = |bound: &Option<f64>, word: &str| bound.map(|bound| format!("{word} {bound}{unit}"));
                let range: Vec<String> =
                    [bound(least, "at least"), bound(most, "at most")].into_iter().flatten().collect();
                let quantity = quantity.replace('_', " ");
                format!("{quantity} of {} came to {text}; {} is all right", name(worst.object), range.join(" and "))
            }
            Self::BasinLevel { .. } => format!("{text} is all right"),
            Self::OpenValve { .. } => {
                let shut = if worst.until < EventTime::MAX { format!("was open for {long}") } else { "is open".into() };
                format!("The valve of {} {shut} after the alarm {text}", name(worst.object))
            }
            Self::SilentReader { .. } => {
                format!("{} objects in a row passed the read point{place} unseen", worst.measure)
            }
            Self::ScannedTwice { .. } => {
                format!("{}{} was seen twice{place} within {} s", name(worst.object), others(count), worst.measure)
            }
            Self::Standstill { .. } => format!("Nothing came out of {text} for {long}, with work before it"),
            Self::Gap { .. } => format!("Nothing at all was told for {long}"),
            Self::Feed { .. } => {
                format!("Of {} events, {text}: {:.0} in a thousand", scenery.log.len(), worst.measure)
            }
        }
    }
}

/// Minutes, in words.
fn span(minutes: f64) -> String {
    TimeSpan::from_secs_f64(minutes * 60.0).to_string()
}

fn others(count: usize) -> String {
    match count {
        0 | 1 => String::new(),
        2 => " and another".into(),
        _ => format!(" and {} others", count - 1),
    }
}

fn many(kind: ObjectKind) -> String {
    let label = kind.label();
    match kind {
        ObjectKind::Aircraft => label.to_lowercase(),
        ObjectKind::Uld => "ULDs".into(),
        ObjectKind::Pallet => "pallets and cages".into(),
        _ => format!("{}s", label.to_lowercase()),
    }
}
