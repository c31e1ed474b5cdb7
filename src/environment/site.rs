//! What the environment of a site is worked out from: data, each value with where it comes from.

use serde::{Deserialize, Serialize};

use super::{Basin, Lane, Mass, PvArray};
use crate::hub::nearest;

/// A site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Its arrays of solar panels.
    pub pv: Vec<Panels>,
    /// Where rain falls.
    pub catchments: Vec<Catchment>,
    /// What takes oil out of what runs off where fuel may be spilled, before it comes to the basin.
    pub separator: SeparatorData,
    /// Where it is held back.
    pub basin: BasinData,
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
}

/// Something that takes power every day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consumer {
    /// What it is.
    pub name: String,
    /// Kilowatts.
    pub kw: f64,
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
    #[serde(rename = "version")]
    _version: String,
    factors: Vec<Factor>,
}

/// Solar panels.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Panels {
    /// Their name.
    pub name: String,
    /// Direct-current power under standard conditions, in watts.
    pub peak_w: f64,
    /// Degrees from the horizontal.
    pub tilt_deg: f64,
    /// Degrees clockwise from north.
    pub azimuth_deg: f64,
    /// Where that comes from.
    pub basis: String,
}

/// An area on which rain falls.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catchment {
    /// Its name.
    pub name: String,
    /// m².
    pub area_m2: f64,
    /// SCS curve number, up to 100.
    pub curve_number: f64,
    /// Whether what runs off may seep away: never so where fuel or dangerous goods may be spilled.
    pub is_clean: bool,
    /// Share of it that is led to where it seeps away, 0 to 1; only what is clean may.
    #[serde(default)]
    pub seeps: f64,
    /// Where that comes from.
    pub basis: String,
}

/// A separator of light liquids.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeparatorData {
    /// Its name.
    pub name: String,
    /// Its nominal size: litres a second that it separates; what comes beyond goes past it (EN 858-1).
    pub nominal_l_per_s: f64,
    /// Where that comes from.
    pub basis: String,
}

/// A storm basin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BasinData {
    /// Its name.
    pub name: String,
    /// m².
    pub area_m2: f64,
    /// m.
    pub depth_m: f64,
    /// Diameter of the orifice in m.
    pub orifice_m: f64,
    /// Discharge coefficient of the orifice.
    pub discharge_coefficient: f64,
    /// What a throttle behind the orifice lets through at most, in L/s; left out, there is none.
    #[serde(default)]
    pub throttle_l_per_s: Option<f64>,
    /// Length of the weir in m.
    pub weir_m: f64,
    /// Height of the crest of the weir in m.
    pub weir_crest_m: f64,
    /// Level that should not be passed, in m.
    pub limit_m: f64,
    /// Where the water goes.
    pub outlet: String,
    /// Where that comes from.
    pub basis: String,
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

/// Data of a site that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// The text is not RON, or not the data of a site.
    #[error("expected data as in {like}, found this at line {line}, column {column}: {reason}")]
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
    #[error("expected {what} to be {expected}, found {found}")]
    Value {
        /// Of what.
        what: String,
        /// What may be.
        expected: &'static str,
        /// What is.
        found: f64,
    },
    /// A factor in a unit that is not reckoned with.
    #[error("expected the factor {id:?} in {unit}, found it in {found}; convert its value")]
    Unit {
        /// Its id.
        id: &'static str,
        /// Its unit.
        unit: &'static str,
        /// What is there.
        found: String,
    },
    /// A factor that nothing is multiplied with.
    #[error("expected a factor that something is multiplied with (grid, air, road, rail), found {id:?}{}", nearest.as_ref().map(|name| format!("; did you mean {name:?}?")).unwrap_or_default())]
    UnknownFactor {
        /// Its id.
        id: String,
        /// What may have been meant.
        nearest: Option<String>,
    },
    /// A factor that is needed is missing.
    #[error("expected the factor {id:?}, found none of that id; add it with its source")]
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
        let usual = factors(include_str!("../../scenes/factors.ron"))?;
        let is_new = |factor: &Factor| !site.factors.iter().any(|own| own.id == factor.id);
        let others: Vec<Factor> = usual.into_iter().filter(is_new).collect();
        site.factors.extend(others);
        site.check()?;
        Ok(site)
    }

    /// The site that comes with the program.
    pub fn bundled() -> Result<Self, SiteError> {
        Self::parse(include_str!("../../scenes/environment.ron"))
    }

    fn check(&self) -> Result<(), SiteError> {
        let basin = &self.basin;
        let arrays = self.pv.iter().flat_map(|array| {
            let of = |what: &str| format!("the {what} of {}", array.name);
            [
                (of("peak power"), array.peak_w, (1.0, 1e9), "from 1 W to 1e9 W"),
                (of("tilt"), array.tilt_deg, (0.0, 90.0), "from 0 to 90 degrees"),
                (of("azimuth"), array.azimuth_deg, (0.0, 360.0), "from 0 to 360 degrees"),
            ]
        });
        let of = |what: &str| format!("the {what} of the basin");
        let holes = [
            (of("orifice"), basin.orifice_m, (0.001, 10.0), "from 0.001 to 10 m across"),
            (of("discharge coefficient"), basin.discharge_coefficient, (0.01, 1.0), "from 0.01 to 1"),
            (of("length of the weir"), basin.weir_m, (0.0, 1e4), "from 0 to 10000 m"),
            (of("crest of the weir"), basin.weir_crest_m, (0.0, basin.depth_m), "within its depth"),
            (of("limit"), basin.limit_m, (0.0, basin.depth_m), "within its depth"),
            (of("throttle"), basin.throttle_l_per_s.unwrap_or(1.0), (0.01, 1e6), "above zero, in L/s"),
        ];
        let positive = [
            ("the floor of the basin", basin.area_m2),
            ("the depth of the basin", basin.depth_m),
            ("the nominal size of the separator", self.separator.nominal_l_per_s),
        ];
        let areas = self.catchments.iter().map(|catchment| (catchment.name.as_str(), catchment.area_m2));
        for (what, found) in positive.into_iter().chain(areas) {
            if !(found > 0.0 && found.is_finite()) {
                return Err(SiteError::Value { what: what.to_owned(), expected: "above zero", found });
            }
        }
        for (what, found, (least, most), expected) in arrays.chain(holes) {
            if !(least..=most).contains(&found) {
                return Err(SiteError::Value { what, expected, found });
            }
        }
        for catchment in &self.catchments {
            if !(30.0..=100.0).contains(&catchment.curve_number) {
                let what = format!("the curve number of {}", catchment.name);
                return Err(SiteError::Value { what, expected: "from 30 to 100", found: catchment.curve_number });
            }
            let (most, expected) = if catchment.is_clean {
                (1.0, "from 0 to 1")
            } else {
                (0.0, "0, for only what is clean may seep away")
            };
            if !(0.0..=most).contains(&catchment.seeps) {
                let what = format!("the share of {} that seeps away", catchment.name);
                return Err(SiteError::Value { what, expected, found: catchment.seeps });
            }
        }
        for lane in &self.lanes {
            let (what, found) = (format!("the way of the lane {:?}", lane.code), lane.km.unwrap_or(f64::NAN));
            match (lane.at, lane.km) {
                (Some((lat, lon)), None) if lat.abs() <= 90.0 && lon.abs() <= 180.0 => {}
                (None, Some(km)) if (0.0..=25_000.0).contains(&km) => {}
                _ => {
                    return Err(SiteError::Value {
                        what,
                        expected: "either `at` in degrees or `km` up to 25000",
                        found,
                    });
                }
            }
        }
        let hours = self.consumers.iter().flat_map(|one| [one.from_hour, one.until_hour]);
        let night = [self.movements.night_from_hour, self.movements.night_until_hour];
        if let Some(found) = hours.chain(night).find(|hour| !(0.0..=24.0).contains(hour)) {
            return Err(SiteError::Value { what: "an hour".into(), expected: "from 0 to 24", found });
        }
        let amounts = self.consumers.iter().map(|one| (&one.name, one.kw));
        let masses = self.masses.iter().map(|mass| (&mass.basis, mass.kg));
        if let Some((what, found)) = amounts.chain(masses).find(|(_, value)| !(0.0..1e9).contains(value)) {
            return Err(SiteError::Value { what: what.clone(), expected: "not less than zero", found });
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
        let (basin, flights) = (&self.basin, &self.movements);
        let areas = self.catchments.iter().map(|area| {
            let may = if area.is_clean { "may seep away" } else { "may never seep away" };
            format!("{}, {} m², curve number {}, {may}: {}", area.name, area.area_m2, area.curve_number, area.basis)
        });
        let masses = self.masses.iter().map(|mass| {
            format!("A {} of which nobody told the mass, {} kg: {}", mass.kind.label(), mass.kg, mass.basis)
        });
        let consumers = self.consumers.iter().map(|one| {
            format!("{}, {} kW from {} to {} h: {}", one.name, one.kw, one.from_hour, one.until_hour, one.basis)
        });
        let arrays = self.pv.iter().map(|array| {
            let Panels { name, peak_w, tilt_deg, azimuth_deg, basis } = array;
            format!("{name}, {:.1} MWp, {tilt_deg}° from level, towards {azimuth_deg}°: {basis}", peak_w / 1e6)
        });
        arrays
            .chain(areas)
            .chain([format!(
                "{}, nominal size {} L/s: {}",
                self.separator.name, self.separator.nominal_l_per_s, self.separator.basis
            )])
            .chain([format!(
                "{}, {} m², {} m deep, orifice {} m across{}, weir {} m long from {} m on, {} m at most, out {}: {}",
                basin.name,
                basin.area_m2,
                basin.depth_m,
                basin.orifice_m,
                basin.throttle_l_per_s.map(|litres| format!(" with a throttle of {litres} L/s")).unwrap_or_default(),
                basin.weir_m,
                basin.weir_crest_m,
                basin.limit_m,
                basin.outlet,
                basin.basis
            )])
            .chain(self.lanes.iter().map(|lane| format!("{} to {}: {}", lane.mode.label(), lane.name, lane.basis)))
            .chain(masses)
            .chain(consumers)
            .chain([format!(
                "Flights, {} by night and {} a week at most: {}",
                flights.night_limit, flights.week_limit, flights.basis
            )])
            .collect()
    }

    /// A factor by its id.
    pub fn factor(&self, id: &'static str) -> Result<&Factor, SiteError> {
        self.factors.iter().find(|factor| factor.id == id).ok_or(SiteError::NoFactor { id })
    }

    /// What the consumers take at an hour of the day, in kW.
    pub fn load_kw(&self, hour: f64) -> f64 {
        let on = self.consumers.iter().filter(|one| is_within(hour, one.from_hour, one.until_hour));
        on.map(|one| one.kw).sum()
    }

    /// Whether it is night for those who sleep around the site.
    pub fn is_night(&self, hour: f64) -> bool {
        is_within(hour, self.movements.night_from_hour, self.movements.night_until_hour)
    }

    /// The panels as the model has them.
    pub fn arrays(&self) -> Vec<PvArray> {
        self.pv.iter().map(|array| PvArray::standard(array.peak_w, array.tilt_deg, array.azimuth_deg)).collect()
    }

    /// The basin as the model has it.
    pub fn basin(&self) -> Basin {
        let BasinData { area_m2, depth_m, orifice_m, discharge_coefficient, weir_m, weir_crest_m, .. } = self.basin;
        let throttle_m3_per_s = self.basin.throttle_l_per_s.map(|litres| litres / 1_000.0);
        Basin { area_m2, depth_m, orifice_m, discharge_coefficient, throttle_m3_per_s, weir_m, weir_crest_m }
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
        assert!(site.catchments.iter().all(|catchment| !catchment.basis.is_empty()));
        assert!(site.factors.iter().all(|factor| !factor.source.is_empty()));
        check_refused(("depth_m: 2.5", "depth_m: 0"), &["depth of the basin", "above zero", "0"]);
        check_refused(("curve_number: 98.0", "curve_number: 980"), &["Roof of the hall", "30 to 100"]);
        check_refused(("is_clean: false", "is_clean: false, seeps: 0.5"), &["Truck yard", "only what is clean", "0.5"]);
        check_refused(("nominal_l_per_s: 320.0", "nominal_l_per_s: 0"), &["separator", "above zero"]);
        check_refused(("km: Some(300.0)", "km: Some(-3)"), &["the road", "25000", "-3"]);
        check_refused(("until_hour: 24.0", "until_hour: 25.0"), &["hour", "0 to 24", "25"]);
        check_refused(("tilt_deg: 0.0", "tilt_deg: 900.0"), &["tilt of Roof", "0 to 90", "900"]);
        check_refused(("orifice_m: 0.10", "orifice_m: 0"), &["orifice of the basin", "0.001"]);
        check_refused(("weir_crest_m: 2.3", "weir_crest_m: 9"), &["crest of the weir", "within its depth"]);
        let own = |unit: &str, id: &str| {
            format!(
                "factors: [(id: \"{id}\", label: \"L\", value: 100, unit: \"{unit}\", year: 2026, source: \"s\")], movements: ("
            )
        };
        check_refused(("movements: (", &own("g CO2e/t·km", "road")), &["\"road\" in kg CO2e/t·km", "convert"]);
        check_refused(("movements: (", &own("kg CO2e/t·km", "rode")), &["\"rode\"", "did you mean \"road\""]);
        check_refused(("pv:", "pw:"), &["line", "scenes/environment.ron"]);
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
