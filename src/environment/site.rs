//! What the environment of a site is worked out from: data, each value with where it comes from.

use serde::{Deserialize, Serialize};

use super::{Basin, PvArray};

/// A site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Its solar panels.
    pub pv: Panels,
    /// Where rain falls.
    pub catchments: Vec<Catchment>,
    /// Where it is held back.
    pub basin: BasinData,
    /// What is multiplied with.
    pub factors: Vec<Factor>,
}

/// Solar panels.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Panels {
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
    #[error("expected a site as in scenes/environment.ron, found this at line {line}, column {column}: {reason}")]
    Syntax {
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
    /// A factor that is needed is missing.
    #[error("expected the factor {id:?}, found none of that id; add it with its source")]
    NoFactor {
        /// Its id.
        id: &'static str,
    },
}

impl Site {
    /// Reads the data of a site.
    pub fn parse(text: &str) -> Result<Self, SiteError> {
        let site: Self = ron::from_str(text).map_err(|error| SiteError::Syntax {
            line: error.span.start.line,
            column: error.span.start.col,
            reason: error.code.to_string(),
        })?;
        site.check()?;
        Ok(site)
    }

    /// The site that comes with the program.
    pub fn bundled() -> Result<Self, SiteError> {
        Self::parse(include_str!("../../scenes/environment.ron"))
    }

    fn check(&self) -> Result<(), SiteError> {
        let basin = &self.basin;
        let positive = [
            ("the peak power of the panels", self.pv.peak_w),
            ("the floor of the basin", basin.area_m2),
            ("the depth of the basin", basin.depth_m),
        ];
        let areas = self.catchments.iter().map(|catchment| (catchment.name.as_str(), catchment.area_m2));
        for (what, found) in positive.into_iter().chain(areas) {
            if !(found > 0.0 && found.is_finite()) {
                return Err(SiteError::Value { what: what.to_owned(), expected: "above zero", found });
            }
        }
        for catchment in &self.catchments {
            if !(30.0..=100.0).contains(&catchment.curve_number) {
                let what = format!("the curve number of {}", catchment.name);
                return Err(SiteError::Value { what, expected: "from 30 to 100", found: catchment.curve_number });
            }
        }
        self.factor("grid").map(|_| ())
    }

    /// A factor by its id.
    pub fn factor(&self, id: &'static str) -> Result<&Factor, SiteError> {
        self.factors.iter().find(|factor| factor.id == id).ok_or(SiteError::NoFactor { id })
    }

    /// The panels as the model has them.
    pub fn panels(&self) -> PvArray {
        PvArray::standard(self.pv.peak_w, self.pv.tilt_deg, self.pv.azimuth_deg)
    }

    /// The basin as the model has it.
    pub fn basin(&self) -> Basin {
        let BasinData { area_m2, depth_m, orifice_m, discharge_coefficient, weir_m, weir_crest_m, .. } = self.basin;
        Basin { area_m2, depth_m, orifice_m, discharge_coefficient, weir_m, weir_crest_m }
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
        check_refused(("\"grid\"", "\"gird\""), &["\"grid\"", "add it"]);
        check_refused(("pv:", "pw:"), &["line", "scenes/environment.ron"]);
    }
}
