//! Numbers from the log: each key figure is a list of cases, and a reading of those that end, or are open, in a window of time.
//!
//! To add one is to add a line to [`ALL`], what it is in every `kpi.ftl` and, if no file has its cases yet, a file. How a reading is
//! made of cases, in less than a millisecond for a log of millions, is in [`Series`].

mod catalogue;
mod departures;
mod flows;
mod goals;
mod holds;
mod lanes;
mod milestones;
#[cfg(test)]
mod oracle;
mod presence;
mod roster;
mod series;
mod sorting;
mod stays;
mod window;

pub use self::{
    catalogue::ALL,
    flows::{Flows, Load, Ribbon, flows},
    goals::{Goal, Goals, GoalsError},
    lanes::{Bar, Lane, LaneGroup, lanes},
    milestones::made_of,
    series::{Reading, Series, since},
    window::Window,
};
use crate::{
    hub::{EventTime, ObjectId, TimeSpan, motion::Scenery},
    say,
};

/// A key figure.
#[derive(Clone, Copy)]
pub struct Kpi {
    /// A short name for files and commands; by it the words of what it is are found.
    pub id: &'static str,
    /// The message that names the standard or source of the definition.
    source: &'static str,
    /// Which group of figures it belongs to.
    pub group: Group,
    /// What is made of the cases.
    pub measure: Measure,
    /// What is wanted, in the unit of the measure, if somebody said so.
    pub target: Option<f64>,
    /// How many minutes after its plan a case is as it should be; none where that does not depend on a plan.
    pub tolerance: Option<f64>,
    /// Which way is good.
    pub better: Better,
    cases: fn(&Scenery<'_>) -> Vec<Case>,
    /// Of how much a share is made.
    whole: fn(&Scenery<'_>) -> f64,
}

impl Kpi {
    /// The name a person reads.
    pub fn label(&self) -> &'static str {
        say!(&format!("kpi-{}", self.id))
    }

    /// What it is, in one sentence.
    pub fn definition(&self) -> &'static str {
        say!(&format!("kpi-{}-definition", self.id))
    }

    /// The standard or source of the definition.
    pub fn source(&self) -> &'static str {
        say!(self.source)
    }

    /// All key figures with what is wanted of them.
    pub fn all(goals: &Goals) -> impl Iterator<Item = Self> {
        ALL.iter().map(|kpi| {
            let goal = goals.get(kpi.id);
            Self {
                target: goal.and_then(|goal| goal.target),
                // Of what is held against a plan nothing may be late where nobody says how much.
                tolerance: goal.and_then(|goal| goal.tolerance_minutes).or(kpi.is_of_plans().then_some(0.0)),
                ..*kpi
            }
        })
    }

    /// Whether it is the share of what keeps to a plan.
    fn is_of_plans(&self) -> bool {
        self.measure == Measure::Percent && self.group == Group::Service
    }

    /// Whether it holds something against a plan, or a length of time against how long that may take.
    fn has_plan(&self) -> bool {
        self.measure == Measure::Minutes || self.is_of_plans()
    }

    /// Whether a case is as it should be.
    fn is_good(&self, case: &Case) -> bool {
        match (case.due, self.tolerance) {
            (Some(due), _) => case.until <= due,
            (None, Some(minutes)) => case.until.secs_since(case.from) <= minutes * 60.0,
            (_, None) => case.is_good,
        }
    }

    /// From when on a case is late: by its own plan, or by how long such things may take.
    fn late_from(&self, case: &Case) -> EventTime {
        let usual = case.from + TimeSpan::from_secs_f64(self.tolerance.unwrap_or_default() * 60.0);
        case.due.unwrap_or(usual).max(case.from) + TimeSpan::from_nanos(1)
    }
}

/// Groups of key figures, in the order in which boards show them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// How much goes through.
    Throughput,
    /// How long it takes.
    Time,
    /// How much is there.
    Load,
    /// Whether what was promised is kept.
    Service,
    /// Customs, damage, safety.
    Quality,
    /// Who is there.
    People,
}

impl Group {
    /// The name a person reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::Throughput => say!("kpi-group-throughput"),
            Self::Time => say!("kpi-group-time"),
            Self::Load => say!("kpi-group-load"),
            Self::Service => say!("kpi-group-service"),
            Self::Quality => say!("kpi-group-quality"),
            Self::People => say!("kpi-group-people"),
        }
    }
}

/// Which way is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    More,
    /// Less is better.
    Less,
    /// Neither is.
    Neither,
}

/// What is made of the cases in a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The median of their lengths, in minutes.
    Minutes,
    /// The sum of their amounts, an hour; with the unit of an amount.
    PerHour(&'static str),
    /// How many of a hundred are as they should be.
    Percent,
    /// The sum of the amounts of those that are open when the window ends; with its unit.
    Now(&'static str),
    /// The same as a share of the whole, in percent.
    Share,
    /// The sum of their amounts, an hour, as a share of the whole that is possible in an hour, in percent.
    OfCapacity,
    /// The time in which they are open, of the time of the whole, in percent.
    Occupied,
    /// How long the oldest of those that are open has been so, in minutes.
    Oldest,
    /// The sum of their amounts, of so many cases: damages of 10,000.
    Of(u32),
}

impl Measure {
    /// The unit of a reading, as files have it.
    pub fn unit(self) -> &'static str {
        match self {
            Self::Minutes | Self::Oldest => "min",
            Self::PerHour("kg") => "kg/h",
            Self::PerHour(_) => "/h",
            Self::Percent | Self::Share | Self::OfCapacity | Self::Occupied => "%",
            Self::Now(unit) => unit,
            Self::Of(1_000) => "/1000",
            Self::Of(_) => "/10000",
        }
    }

    /// The unit of a reading, as a person reads it.
    pub fn spoken_unit(self) -> &'static str {
        match self.unit() {
            "min" => say!("unit-min"),
            "people" => say!("unit-people"),
            "ULDs" => say!("unit-ulds"),
            "objects" => say!("unit-objects"),
            "alarms" => say!("unit-alarms"),
            "trucks" => say!("unit-trucks"),
            "/1000" => say!("unit-of-a-thousand"),
            "/10000" => say!("unit-of-ten-thousand"),
            sign => sign,
        }
    }

    /// The unit of a reading of that value: of one thing it is another word.
    pub fn unit_of(self, value: f64) -> &'static str {
        match self.unit() {
            _ if value != 1.0 => self.spoken_unit(),
            "people" => say!("unit-one-person"),
            "ULDs" => say!("unit-one-uld"),
            "objects" => say!("unit-one-object"),
            "alarms" => say!("unit-one-alarm"),
            "trucks" => say!("unit-one-truck"),
            _ => self.spoken_unit(),
        }
    }

    /// Whether a reading is of an instant, and not of what ended in a window.
    pub const fn is_of_an_instant(self) -> bool {
        matches!(self, Self::Now(_) | Self::Share | Self::Oldest)
    }
}

/// One thing that a key figure counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Case {
    /// The object that it happened to.
    pub object: ObjectId,
    /// When it began.
    pub from: EventTime,
    /// When it ended; [`EventTime::MAX`] when it is not over.
    pub until: EventTime,
    /// When it counts: as a rule when it ended; what is late counts as soon as it is, whether it ever ends or not.
    pub counts: EventTime,
    /// Whether it was as it should be.
    pub is_good: bool,
    /// How much of it there is: one, or so many kilograms.
    pub amount: f64,
    /// When it should have ended by its own plan, if it had one; then that counts, and not how long such things may take.
    pub due: Option<EventTime>,
}

impl Case {
    /// A case of one, as it should be.
    pub const fn new(object: ObjectId, from: EventTime, until: EventTime) -> Self {
        Self { object, from, until, counts: until, is_good: true, amount: 1.0, due: None }
    }
}
