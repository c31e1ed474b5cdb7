//! What can go wrong on demand.

use super::{engine::Sim, weather::VALVE_MINUTES};
use crate::hub::{EventTime, Flow, ObjectKind, Severity, TimeSpan, What};

/// Something that goes wrong on the first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Incident {
    /// Customs holds six ULDs in ten from 11:00 to 20:00, and takes three times as long
    CustomsBacklog,
    /// Sorter 1 stands still from 15:10 to 16:20
    SorterJam,
    /// The second flight lands 2 h 40 min late
    LateAircraft,
    /// From 12:00 to 18:00 only two truck docks work
    DockCongestion,
    /// A drum on a ULD leaks at 16:30: the air station closes until 18:00
    DgLeak,
    /// Fuel on the apron at 12:20 in heavy rain: unloading stops until 13:20
    FuelSpill,
    /// No power from 14:00 to 14:25
    PowerCut,
    /// A cool container grows too warm after noon
    ColdChain,
    /// The reader at the airlock is silent from 13:00 to 17:00
    SilentReader,
    /// The feed sends lines twice, late, and broken
    MessyFeed,
    /// The rain of July 2021 as it fell at Spa, for two days: the storm basin fills
    #[value(name = "july-2021")]
    July2021,
}

impl Incident {
    /// All of them.
    pub const ALL: [Incident; 11] = [
        Self::CustomsBacklog,
        Self::SorterJam,
        Self::LateAircraft,
        Self::DockCongestion,
        Self::DgLeak,
        Self::FuelSpill,
        Self::PowerCut,
        Self::ColdChain,
        Self::SilentReader,
        Self::MessyFeed,
        Self::July2021,
    ];

    /// From when until when it is on, in minutes of the first day.
    const fn minutes(self) -> Option<(i64, i64)> {
        match self {
            Self::CustomsBacklog => Some((11 * 60, 20 * 60)),
            Self::SorterJam => Some((15 * 60 + 10, 16 * 60 + 20)),
            Self::DockCongestion => Some((12 * 60, 18 * 60)),
            Self::DgLeak => Some((16 * 60 + 30, 18 * 60)),
            Self::FuelSpill => Some((12 * 60 + 20, 13 * 60 + 20)),
            Self::PowerCut => Some((14 * 60, 14 * 60 + 25)),
            Self::ColdChain => Some((12 * 60, 15 * 60)),
            Self::SilentReader => Some((13 * 60, 17 * 60)),
            Self::July2021 => Some((0, 48 * 60)),
            Self::LateAircraft | Self::MessyFeed => None,
        }
    }

    /// From when until when it is on, for a simulation whose first day begins at `midnight`.
    pub(super) fn span(self, midnight: EventTime) -> Option<(EventTime, EventTime)> {
        let (from, until) = self.minutes()?;
        Some((midnight + TimeSpan::from_minutes(from), midnight + TimeSpan::from_minutes(until)))
    }
}

/// What an incident says of itself: who raises the alarm, its name, and its words.
const ALARMS: [(Incident, &str, &str, Severity, &str); 4] = [
    (Incident::SorterJam, "sorter-1", "jam", Severity::Critical, "Sorter 1 is jammed at the induction"),
    (Incident::DgLeak, "airlock", "dg-leak", Severity::Critical, "A drum leaks; the air station is being cleared"),
    (
        Incident::FuelSpill,
        "apron-drain",
        "fuel-spill",
        Severity::Critical,
        "Fuel on the apron; the shut-off valve is being closed",
    ),
    (Incident::PowerCut, "transformer", "no-power", Severity::Critical, "No power from the grid"),
];

pub(super) fn prepare(sim: &mut Sim<'_>) {
    for (incident, object, alarm, severity, text) in ALARMS {
        let Some((from, until)) = incident.span(sim.midnight).filter(|_| sim.plan.incidents.contains(&incident)) else {
            continue;
        };
        if until <= sim.begin {
            continue;
        }
        sim.tell_at(
            from.max(sim.begin),
            object,
            What::AlarmRaised { alarm: alarm.into(), severity, text: Some(text.into()) },
        );
        sim.tell_at(until, object, What::AlarmCleared { alarm: alarm.into() });
    }
    if sim.plan.incidents.contains(&Incident::ColdChain) {
        cold_chain(sim);
    }
    if sim.plan.incidents.contains(&Incident::FuelSpill) {
        valve(sim);
    }
}

/// The shut-off valve of the storm basin, which is shut after the spill, and opened again when it is over.
fn valve(sim: &mut Sim<'_>) {
    let Some((from, until)) = Incident::FuelSpill.span(sim.midnight) else { return };
    let begin = sim.begin;
    let (shut, opened) = VALVE_MINUTES;
    let steps =
        [(begin, 1.0), (from + TimeSpan::from_minutes(shut), 0.0), (until + TimeSpan::from_minutes(opened), 1.0)];
    for (time, value) in steps.into_iter().filter(|(time, _)| *time >= begin) {
        sim.tell_at(time, "storm-basin", What::Measures { quantity: "valve_open".into(), value, unit: "1".into() });
    }
}

/// A cool container that warms from 5 to 12 °C while it waits. Limit 8 °C: the usual 2 to 8 °C range of pharma.
fn cold_chain(sim: &mut Sim<'_>) {
    let Some((from, until)) = Incident::ColdChain.span(sim.midnight).filter(|(from, _)| *from > sim.begin) else {
        return;
    };
    let uld = "RKN90001EH";
    let at = Some("build-up".into());
    let enters = What::Enters {
        kind: ObjectKind::Uld,
        type_code: Some("RKN".into()),
        flow: Flow::Export,
        at,
        attributes: vec![],
    };
    sim.tell_at(from - TimeSpan::from_minutes(60), uld, enters);
    let mut warm = false;
    for k in 0..72 {
        let time = from - TimeSpan::from_minutes(55) + TimeSpan::from_minutes(k * 5);
        if time >= until + TimeSpan::from_minutes(60) {
            break;
        }
        let into = (time.secs_since(from) / until.secs_since(from)).clamp(0.0, 1.0);
        let value = ((5.0 + 7.0 * into + sim.normal(0.0, 0.1)) * 10.0).round() / 10.0;
        sim.tell_at(time, uld, What::Measures { quantity: "temperature".into(), value, unit: "Cel".into() });
        if value > 8.0 && !warm {
            warm = true;
            let text = Some("Temperature above 8 °C".into());
            sim.tell_at(time, uld, What::AlarmRaised { alarm: "too-warm".into(), severity: Severity::Critical, text });
        }
    }
}
