//! Numbers from the log: each key figure is a list of cases, and a reading of those that end in a window of time.
//!
//! To add one is to add a line to [`ALL`] and, if no file has its cases yet, a file.

mod departures;
mod milestones;
mod stays;

use crate::hub::{EventTime, ObjectId, motion::Scenery};

/// A key figure.
#[derive(Clone, Copy)]
pub struct Kpi {
    /// A short name for files and commands.
    pub id: &'static str,
    /// The name a person reads.
    pub label: &'static str,
    /// What it is, in one sentence.
    pub definition: &'static str,
    /// The standard or source of the definition.
    pub source: &'static str,
    /// What is made of the cases.
    pub measure: Measure,
    cases: fn(&Scenery<'_>) -> Vec<Case>,
}

/// What is made of the cases in a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The median of their lengths, in minutes; less is better.
    Minutes,
    /// How many there are an hour; more is better.
    PerHour,
    /// How many of a hundred are as they should be; more is better.
    Percent,
}

impl Measure {
    /// The unit of a reading.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Minutes => "min",
            Self::PerHour => "/h",
            Self::Percent => "%",
        }
    }
}

/// One thing that a key figure counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Case {
    /// The object that it happened to.
    pub object: ObjectId,
    /// When it began.
    pub from: EventTime,
    /// When it ended, which is when it counts.
    pub until: EventTime,
    /// Whether it was as it should be.
    pub is_good: bool,
}

/// All key figures.
pub const ALL: &[Kpi] = &[
    Kpi {
        id: "uld-broken-down",
        label: "ULDs broken down",
        definition: "ULDs that leave a break-down station, an hour",
        source: "throughput, DOMAIN 2.6",
        measure: Measure::PerHour,
        cases: stays::broken_down,
    },
    Kpi {
        id: "arr-rcf",
        label: "ARR to RCF",
        definition: "From the arrival of a flight until a ULD of it is received, median",
        source: "Cargo iQ milestones",
        measure: Measure::Minutes,
        cases: milestones::arrival_to_received,
    },
    Kpi {
        id: "rcf-nfd",
        label: "RCF to NFD",
        definition: "From a ULD's receipt until its consignee is notified, median",
        source: "Cargo iQ milestones",
        measure: Measure::Minutes,
        cases: milestones::received_to_notified,
    },
    Kpi {
        id: "nfd-dlv",
        label: "NFD to DLV",
        definition: "From the notice to the consignee until delivery, median",
        source: "Cargo iQ milestones",
        measure: Measure::Minutes,
        cases: milestones::notified_to_delivered,
    },
    Kpi {
        id: "dwell-storage",
        label: "Dwell in storage",
        definition: "How long a ULD that leaves a roller deck or rack stood there, median",
        source: "ULD dwell, DOMAIN 2.6",
        measure: Measure::Minutes,
        cases: stays::stored,
    },
    Kpi {
        id: "dock-turn",
        label: "Dock turn time",
        definition: "How long a truck that leaves a dock stood at it, median",
        source: "dock turn time, DOMAIN 2.6",
        measure: Measure::Minutes,
        cases: stays::docked,
    },
    Kpi {
        id: "flights-on-time",
        label: "Flights on time",
        definition: "Flights whose departure was told at most 15 minutes after its last plan, of a hundred",
        source: "on-time departure, tolerance of 15 min; DOMAIN 2.6",
        measure: Measure::Percent,
        cases: departures::flights,
    },
    Kpi {
        id: "trucks-on-time",
        label: "Trucks on time",
        definition: "Trucks seen at the gate out at most 15 minutes after their last plan, of a hundred",
        source: "on-time departure, tolerance of 15 min; DOMAIN 2.6",
        measure: Measure::Percent,
        cases: departures::trucks,
    },
];

/// A key figure over a whole log: its cases by their ends.
pub struct Series {
    /// Which.
    pub kpi: Kpi,
    cases: Vec<Case>,
}

/// A key figure in a window of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// How many cases ended in the window.
    pub count: usize,
    /// The figure, in the unit of its measure; none when there is no case to make it of.
    pub value: Option<f64>,
    /// What nine in ten cases do not exceed, in minutes; only for lengths of time.
    pub p90: Option<f64>,
    /// The longest, in minutes; only for lengths of time.
    pub most: Option<f64>,
}

impl Series {
    /// The cases of a log on its layout.
    pub fn of(kpi: Kpi, scenery: &Scenery<'_>) -> Self {
        let mut cases = (kpi.cases)(scenery);
        cases.sort_by_key(|case| (case.until, case.object));
        Self { kpi, cases }
    }

    /// The cases that end after `from` and at or before `until`: what a reading is made of.
    pub fn cases(&self, from: EventTime, until: EventTime) -> &[Case] {
        let at = |time: EventTime| self.cases.partition_point(|case| case.until <= time);
        self.cases.get(at(from)..at(until)).unwrap_or_default()
    }

    /// The figure for the window after `from` up to and with `until`.
    pub fn reading(&self, from: EventTime, until: EventTime) -> Reading {
        let cases = self.cases(from, until);
        let mut reading = Reading { count: cases.len(), value: None, p90: None, most: None };
        match self.kpi.measure {
            Measure::PerHour => {
                let hours = until.secs_since(from) / 3_600.0;
                reading.value = (hours > 0.0).then(|| cases.len() as f64 / hours);
            }
            Measure::Percent => {
                let good = cases.iter().filter(|case| case.is_good).count();
                reading.value = (!cases.is_empty()).then(|| good as f64 / cases.len() as f64 * 100.0);
            }
            Measure::Minutes => {
                let mut minutes: Vec<f64> = cases.iter().map(|case| case.until.secs_since(case.from) / 60.0).collect();
                minutes.sort_by(f64::total_cmp);
                reading.value = quantile(&minutes, 0.5);
                reading.p90 = quantile(&minutes, 0.9);
                reading.most = minutes.last().copied();
            }
        }
        reading
    }
}

/// The least value that a share of all does not exceed (nearest rank), of sorted values.
fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let rank = (share * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.max(1) - 1).copied()
}

#[cfg(test)]
mod tests {
    use super::quantile;

    #[test]
    fn the_nearest_rank_is_taken() {
        let sorted = [1.0, 2.0, 3.0, 4.0];
        assert_eq!([0.5, 0.9, 0.0, 1.0].map(|share| quantile(&sorted, share)), [2.0, 4.0, 1.0, 4.0].map(Some));
        assert_eq!(quantile(&[], 0.5), None);
    }
}
