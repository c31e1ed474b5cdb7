//! The key figures of an instant as a table, for where there is no window.

use std::fmt::Write;

use super::Session;
use crate::{
    hub::{EventTime, HubState, Location, ObjectKind, layout::PlaceKind},
    say,
};

/// A figure: what it is called, and its value, a number of objects.
pub type Figure = (&'static str, usize);

/// The key figures of a state.
pub fn figures(session: &Session, state: &HubState) -> Vec<Figure> {
    let of = |kind: ObjectKind| state.objects.iter().filter(move |object| object.kind == kind);
    let at = |kind: ObjectKind, place: PlaceKind| {
        of(kind)
            .filter(|object| session.place_of(object.location).is_some_and(|id| session.layout.get(id).kind == place))
            .count()
    };
    let moving = state.objects.iter().filter(|object| matches!(object.location, Location::Moving { .. })).count();
    vec![
        (say!("twin-figure-stands"), at(ObjectKind::Aircraft, PlaceKind::Stand)),
        (say!("twin-figure-ulds"), of(ObjectKind::Uld).count()),
        (say!("twin-figure-storage"), at(ObjectKind::Uld, PlaceKind::Rack)),
        (say!("twin-figure-break-down"), at(ObjectKind::Uld, PlaceKind::BreakDown)),
        (say!("twin-figure-held"), state.objects.iter().filter(|object| object.is_held).count()),
        (say!("twin-figure-staging"), at(ObjectKind::Pallet, PlaceKind::Staging)),
        (say!("twin-figure-docks"), at(ObjectKind::Truck, PlaceKind::Dock)),
        (say!("twin-figure-waiting"), at(ObjectKind::Truck, PlaceKind::TruckPark)),
        (say!("twin-figure-moving"), moving),
    ]
}

/// The key figures at an instant, as text.
pub fn table(session: &Session, time: EventTime) -> String {
    let state = session.log.state_at(time);
    let clock = time.zoned(&session.zone).strftime("%Y-%m-%d %H:%M:%S %Z").to_string();
    let mut text = say!("twin-figures-at", name = &session.layout.name, clock = clock) + "\n";
    for (label, value) in figures(session, &state) {
        let _ = writeln!(text, "  {label:<20} {value:>6}");
    }
    text
}
