//! What the environment of a site is worked out from: data, each value with where it comes from.

use serde::{Deserialize, Serialize};

use super::{Lane, Mass};
use crate::{
    hub::{ObjectKind, did_you_mean, nearest},
    language::{known, numerals::in_words, quoted},
    say,
};

/// A site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// The meters of power; left out, all that the log tells of.
    #[serde(default)]
    pub meters: MeterIds,
    /// Where vehicles come from and leave for.
    pub lanes: Vec<Lane>,
    /// What things weigh of which nobody told the mass.
    pub masses: Vec<Mass>,
    /// What takes power.
    pub consumers: Vec<Consumer>,
    /// Landings and take-offs, and what was said of them.
    pub movements: Movements,
    /// What is multiplied with: those of the file, and of `scenes/factors.ron` the others.
    #[serde(default)]
    pub factors: Vec<Factor>,
    /// Which edition the usual factors are.
    #[serde(default)]
    pub factors_version: String,
}

/// Which objects tell power and load: their sum counts, as long as all of them tell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeterIds {
    /// Those of the panels; left out, all that tell `power`.
    #[serde(default)]
    pub power: Vec<String>,
    /// Those of the hub; left out, all that tell `load`.
    #[serde(default)]
    pub load: Vec<String>,
}

/// Something that takes power every day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consumer {
    /// What it is.
    pub name: String,
    /// Kilowatts.
    pub kw: f64,
    /// Whether it belongs to the sorters.
    #[serde(default)]
    pub sorts: bool,
    /// From that hour of the day on the clock of the site, 0 to 24.
    pub from_hour: f64,
    /// Up to that hour; when it is the earlier one, over midnight.
    pub until_hour: f64,
    /// Where that comes from.
    pub basis: String,
}

/// What was said of landings and take-offs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Movements {
    /// From that hour on it is night, on the clock of the site.
    pub night_from_hour: f64,
    /// Up to that hour it is night.
    pub night_until_hour: f64,
    /// So many flights a night at most.
    pub night_limit: u32,
    /// So many flights a week at most.
    pub week_limit: u32,
    /// Where that comes from.
    pub basis: String,
}

/// Whether an hour of the day is in a span of hours, which may go over midnight.
fn is_within(hour: f64, from: f64, until: f64) -> bool {
    if from <= until { (from..until).contains(&hour) } else { hour >= from || hour < until }
}

/// Factors that every site has unless it names others.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Factors {
    version: String,
    factors: Vec<Factor>,
}

/// A number that others are multiplied with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Factor {
    /// A short name.
    pub id: String,
    /// What it is.
    pub label: String,
    /// The value.
    pub value: f64,
    /// Its unit.
    pub unit: String,
    /// The year it is of.
    pub year: u16,
    /// Where it comes from.
    pub source: String,
}

impl Factor {
    /// It in words, in the language that is spoken: what it is, of which year, how much, and where that comes from.
    pub fn words(&self) -> String {
        say!(
            "environment-factor",
            label = known(&self.label),
            year = self.year.to_string(),
            value = self.value,
            unit = &self.unit,
            source = known(&self.source),
        )
    }
}

/// Data of a site that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// The text is not RON, or not the data of a site.
    #[error(
        "{}",
        say!("rules-site", like = *like, line = line.to_string(), column = column.to_string(), reason = reason)
    )]
    Syntax {
        /// A file that is right.
        like: &'static str,
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// What is wrong.
        reason: String,
    },
    /// A value that cannot be.
    #[error("{}", say!("rules-site-value", what = what, expected = *expected, found = found.to_string()))]
    Value {
        /// Of what.
        what: String,
        /// What may be.
        expected: &'static str,
        /// What is.
        found: f64,
    },
    /// A factor in a unit that is not reckoned with.
    #[error("{}", say!("rules-unit", id = quoted(id), unit = *unit, found = found))]
    Unit {
        /// Its id.
        id: &'static str,
        /// Its unit.
        unit: &'static str,
        /// What is there.
        found: String,
    },
    /// A factor that nothing is multiplied with.
    #[error("{}", say!("rules-no-use", id = quoted(id), near = did_you_mean(nearest.as_deref())))]
    UnknownFactor {
        /// Its id.
        id: String,
        /// What may have been meant.
        nearest: Option<String>,
    },
    /// A mass that is needed is missing, or there twice.
    #[error("{}", say!("rules-mass", kind = *kind))]
    Mass {
        /// Of what.
        kind: &'static str,
    },
    /// A factor that is needed is missing.
    #[error("{}", say!("rules-no-factor", id = quoted(id)))]
    NoFactor {
        /// Its id.
        id: &'static str,
    },
}

fn parsed<T: serde::de::DeserializeOwned>(like: &'static str, text: &str) -> Result<T, SiteError> {
    ron::from_str(text).map_err(|error| SiteError::Syntax {
        like,
        line: error.span.start.line,
        column: error.span.start.col,
        reason: error.code.to_string(),
    })
}

/// What has to have a mass where nobody tells it: without one its transport would weigh nothing.
const WEIGHED: [ObjectKind; 3] = [ObjectKind::Uld, ObjectKind::Pallet, ObjectKind::Container];

/// What is multiplied with factors, and the unit of each.
const FACTORS: [(&str, &str); 4] =
    [("grid", "kg CO2e/kWh"), ("air", "kg CO2e/t·km"), ("road", "kg CO2e/t·km"), ("rail", "kg CO2e/t·km")];

/// Reads factors as `scenes/factors.ron` has them.
pub fn factors(text: &str) -> Result<Vec<Factor>, SiteError> {
    parsed("scenes/factors.ron", text).map(|read: Factors| read.factors)
}

impl Site {
    /// Reads the data of a site.
    pub fn parse(text: &str) -> Result<Self, SiteError> {
        let mut site: Self = parsed("scenes/environment.ron", text)?;
        let usual: Factors = parsed("scenes/factors.ron", include_str!("../../scenes/factors.ron"))?;
        let is_new = |factor: &Factor| !site.factors.iter().any(|own| own.id == factor.id);
        let others: Vec<Factor> = usual.factors.into_iter().filter(is_new).collect();
        if site.factors_version.is_empty() {
            site.factors_version = usual.version;
        }
        site.factors.extend(others);
        site.check()?;
        Ok(site)
    }

    /// The site that comes with the program.
    pub fn bundled() -> Result<Self, SiteError> {
        Self::parse(include_str!("../../scenes/environment.ron"))
    }

    fn check(&self) -> Result<(), SiteError> {
        for lane in &self.lanes {
            let (what, found) = (say!("rules-lane-way", lane = quoted(&lane.code)), lane.km.unwrap_or(f64::NAN));
            match (lane.at, lane.km) {
                (Some((lat, lon)), None) if lat.abs() <= 90.0 && lon.abs() <= 180.0 => {}
                (None, Some(km)) if (0.0..=25_000.0).contains(&km) => {}
                _ => {
                    return Err(SiteError::Value { what, expected: say!("rules-lane-way-expected"), found });
                }
            }
        }
        let hours = self.consumers.iter().flat_map(|one| [one.from_hour, one.until_hour]);
        let night = [self.movements.night_from_hour, self.movements.night_until_hour];
        if let Some(found) = hours.chain(night).find(|hour| !(0.0..=24.0).contains(hour)) {
            return Err(SiteError::Value {
                what: say!("rules-an-hour").into(),
                expected: say!("rules-0-to-24"),
                found,
            });
        }
        let amounts = self.consumers.iter().map(|one| (&one.name, one.kw));
        if let Some((what, found)) = amounts.into_iter().find(|(_, value)| !(0.0..1e9).contains(value)) {
            return Err(SiteError::Value { what: what.clone(), expected: say!("rules-not-negative"), found });
        }
        for kind in WEIGHED {
            let mut of_kind = self.masses.iter().filter(|mass| mass.kind == kind);
            let (Some(mass), None) = (of_kind.next(), of_kind.next()) else {
                return Err(SiteError::Mass { kind: kind.name() });
            };
            if !(mass.kg > 0.0 && mass.kg < 1e6) {
                let what = say!("rules-mass-of", kind = kind.name().to_string());
                return Err(SiteError::Value { what, expected: say!("rules-mass-expected"), found: mass.kg });
            }
        }
        for (id, unit) in FACTORS {
            let found = &self.factor(id)?.unit;
            if found != unit {
                return Err(SiteError::Unit { id, unit, found: found.clone() });
            }
        }
        match self.factors.iter().find(|factor| !FACTORS.iter().any(|(id, _)| *id == factor.id)) {
            Some(factor) => {
                let nearest = nearest(&factor.id, FACTORS.iter().map(|(id, _)| *id)).map(str::to_owned);
                Err(SiteError::UnknownFactor { id: factor.id.clone(), nearest })
            }
            None => Ok(()),
        }
    }

    /// What the figures rest on beside the factors: a line for each measure, assumption and limit of the site, with its source.
    pub fn bases(&self) -> Vec<String> {
        let told = |value: f64| in_words(&value.to_string());
        let lanes = self.lanes.iter().map(|lane| {
            say!("env-basis-lane", mode = lane.mode.label(), lane = known(&lane.name), basis = known(&lane.basis))
        });
        let masses = self.masses.iter().map(|mass| {
            say!("env-basis-mass", kind = mass.kind.label(), kg = told(mass.kg), basis = known(&mass.basis))
        });
        let consumers = self.consumers.iter().map(|one| {
            say!(
                "env-basis-consumer",
                name = known(&one.name),
                kw = told(one.kw),
                from = told(one.from_hour),
                until = told(one.until_hour),
                basis = known(&one.basis),
            )
        });
        let flights = say!(
            "env-basis-flights",
            night = self.movements.night_limit,
            week = self.movements.week_limit,
            basis = known(&self.movements.basis),
        );
        lanes.chain(masses).chain(consumers).chain([flights]).collect()
    }

    /// A factor by its id.
    pub fn factor(&self, id: &'static str) -> Result<&Factor, SiteError> {
        self.factors.iter().find(|factor| factor.id == id).ok_or(SiteError::NoFactor { id })
    }

    /// What the consumers take at an hour of the day, in kW.
    pub fn load_kw(&self, hour: f64) -> f64 {
        self.on(hour).map(|one| one.kw).sum()
    }

    /// What of it the sorters take; none where no consumer is said to belong to them.
    pub fn sorting_kw(&self, hour: f64) -> Option<f64> {
        let sorts = |one: &&Consumer| one.sorts;
        self.consumers.iter().any(|one| one.sorts).then(|| self.on(hour).filter(sorts).map(|one| one.kw).sum())
    }

    fn on(&self, hour: f64) -> impl Iterator<Item = &Consumer> {
        self.consumers.iter().filter(move |one| is_within(hour, one.from_hour, one.until_hour))
    }

    /// Whether it is night for those who sleep around the site.
    pub fn is_night(&self, hour: f64) -> bool {
        is_within(hour, self.movements.night_from_hour, self.movements.night_until_hour)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_refused(change: (&str, &str), words: &[&str]) {
        let text = include_str!("../../scenes/environment.ron").replacen(change.0, change.1, 1);
        let said = Site::parse(&text).expect_err("refused").to_string();
        assert!(words.iter().all(|word| said.contains(word)), "{said}");
    }

    #[test]
    fn the_bundled_site_is_right_and_wrong_ones_are_refused() {
        let site = Site::bundled().expect("a site");
        assert!(site.lanes.iter().all(|lane| !lane.basis.is_empty()));
        assert!(site.factors.iter().all(|factor| !factor.source.is_empty()));
        check_refused(("km: Some(300.0)", "km: Some(-3)"), &["the road", "25000", "-3"]);
        check_refused(("(kind: pallet, kg: 180.0", "(kind: uld, kg: 180.0"), &["one mass of a ULD", "add it"]);
        check_refused(("kg: 180.0", "kg: 0.0"), &["mass of a Pallet or cage", "above zero", "0"]);
        check_refused(("until_hour: 24.0", "until_hour: 25.0"), &["hour", "0 to 24", "25"]);
        let own = |unit: &str, id: &str| {
            format!(
                "factors: [(id: \"{id}\", label: \"L\", value: 100, unit: \"{unit}\", year: 2026, source: \"s\")], movements: ("
            )
        };
        check_refused(("movements: (", &own("g CO2e/t·km", "road")), &["\"road\" in kg CO2e/t·km", "convert"]);
        check_refused(("movements: (", &own("kg CO2e/t·km", "rode")), &["\"rode\"", "did you mean \"road\""]);
        check_refused(("lanes:", "lines:"), &["line", "scenes/environment.ron"]);
    }

    #[test]
    fn a_factor_of_ones_own_takes_the_place_of_the_usual_one() {
        let own = "factors: [(id: \"grid\", label: \"Our wind\", value: 0.01, unit: \"kg CO2e/kWh\", year: 2026, source: \"contract\")], movements: (";
        let text = include_str!("../../scenes/environment.ron").replacen("movements: (", own, 1);
        let (own, usual) = (Site::parse(&text).expect("a site"), Site::bundled().expect("a site"));
        assert_eq!(own.factor("grid").expect("a factor").value, 0.01);
        assert_eq!(own.factor("air").expect("a factor"), usual.factor("air").expect("a factor"));
    }

    #[test]
    fn a_span_of_hours_may_go_over_midnight() {
        assert!(is_within(23.5, 22.0, 6.0) && is_within(5.9, 22.0, 6.0) && !is_within(6.0, 22.0, 6.0));
        assert!(is_within(0.0, 0.0, 24.0) && !is_within(5.0, 6.0, 22.0));
    }
}
