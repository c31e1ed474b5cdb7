//! What of a site sun and rain fall on: its panels, its catchments, and the basins that hold back what runs off.

use serde::{Deserialize, Serialize};

use super::{Point, Shape, said};
use crate::{
    hub::{did_you_mean, nearest},
    language::{known, quoted, within},
    say,
};

/// What of a site sun and rain fall on, each part with where its figures come from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grounds {
    /// Its arrays of solar panels.
    #[serde(default)]
    pub panels: Vec<Panels>,
    /// Where rain falls.
    #[serde(default)]
    pub catchments: Vec<Catchment>,
    /// What takes oil out of what runs off where fuel may be spilled, before it comes to a basin.
    #[serde(default)]
    pub separator: Option<Separator>,
    /// Where what runs off is held back.
    #[serde(default)]
    pub basins: Vec<StormBasin>,
}

/// An array of solar panels.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Panels {
    /// Its name.
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
    /// The name of the basin that it drains into; left out, the first.
    #[serde(default)]
    pub basin: Option<String>,
    /// The name of a shape of the scene from whose middle its water is led away; left out, nobody knows where.
    #[serde(default)]
    pub shape: Option<String>,
    /// Where that comes from.
    pub basis: String,
}

/// A separator of light liquids.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Separator {
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
pub struct StormBasin {
    /// Its name; a shape of that name is where it is drawn.
    pub name: String,
    /// The object that tells its level and its valve; left out, the first in the log that tells any.
    #[serde(default)]
    pub gauge: Option<String>,
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
    /// Where the water goes: `the Meuse`.
    pub outlet: String,
    /// Where that comes from.
    pub basis: String,
}

/// A value of a part, and what it may be.
struct Value<'a> {
    name: &'a str,
    what: &'static str,
    found: f64,
    within: (f64, f64),
    expected: &'static str,
}

impl Grounds {
    /// Which basin a catchment drains into; none where there is no basin.
    pub fn basin_of(&self, catchment: &Catchment) -> Option<usize> {
        match &catchment.basin {
            Some(name) => self.basins.iter().position(|basin| basin.name == *name),
            None => (!self.basins.is_empty()).then_some(0),
        }
    }

    /// The basin to which runs what is spilled at a point: that of the nearest catchment whose shape the scene has, of those where
    /// something may be spilled; none where there is no such.
    pub(super) fn drained_into(&self, point: Point, shapes: &[Shape]) -> Option<usize> {
        let away = |catchment: &&Catchment| -> Option<f64> {
            let shape = shapes.iter().find(|shape| Some(&shape.name) == catchment.shape.as_ref())?;
            Some(shape.distance_to(point))
        };
        let near = self.catchments.iter().filter(|one| !one.is_clean).filter_map(|one| Some((away(&one)?, one)));
        let (_, catchment) = near.min_by(|(a, _), (b, _)| a.total_cmp(b))?;
        self.basin_of(catchment)
    }

    /// Takes in those of another file that the scene builds on.
    pub(super) fn add(&mut self, other: Grounds) {
        self.panels.extend(other.panels);
        self.catchments.extend(other.catchments);
        self.basins.extend(other.basins);
        self.separator = self.separator.take().or(other.separator);
    }

    /// The name of the first part that cannot be, with what was expected of it and what was found.
    pub(super) fn check(&self, shapes: &[Shape]) -> Result<(), (String, String)> {
        for Value { name, what, found, within: (least, most), expected } in self.values() {
            if !(least..=most).contains(&found) {
                return Err((
                    name.to_owned(),
                    say!(
                        "layout-grounds",
                        what = what.to_string(),
                        name = name.to_string(),
                        expected = expected.to_string(),
                        found = found.to_string()
                    ),
                ));
            }
        }
        for one in &self.catchments {
            let unknown = one.basin.as_ref().filter(|_| self.basin_of(one).is_none());
            if let Some(unknown) = unknown {
                let near = nearest(unknown, self.basins.iter().map(|basin| basin.name.as_str()));
                let near = did_you_mean(near);
                let found =
                    say!("layout-drain", name = said(&one.name), unknown = quoted(&unknown), near = near.to_string());
                return Err((unknown.clone(), found));
            }
        }
        for (one, wanted) in self.catchments.iter().filter_map(|one| Some((one, one.shape.as_ref()?))) {
            if shapes.iter().all(|shape| shape.name != *wanted) {
                let near = nearest(wanted, shapes.iter().map(|shape| shape.name.as_str()));
                let near = did_you_mean(near);
                let found =
                    say!("layout-shape", name = said(&one.name), wanted = quoted(&wanted), near = near.to_string());
                return Err((wanted.clone(), found));
            }
        }
        for (k, basin) in self.basins.iter().enumerate() {
            if self.basins[..k].iter().any(|other| other.name == basin.name) {
                let found = say!("layout-basin-twice", name = quoted(&basin.name));
                return Err((basin.name.clone(), found));
            }
        }
        Ok(())
    }

    /// Every value with the part it is of, what it is, and what it may be.
    fn values(&self) -> Vec<Value<'_>> {
        const SIZE: (f64, f64) = (1e-3, 1e9);
        let mut values = Vec::new();
        let mut add = |name, what, found, within, expected| values.push(Value { name, what, found, within, expected });
        for array in &self.panels {
            let name = array.name.as_str();
            add(name, say!("layout-peak-power"), array.peak_w, (1.0, 1e9), say!("layout-from-1-w"));
            add(name, say!("layout-tilt"), array.tilt_deg, (0.0, 90.0), say!("layout-0-to-90"));
            add(name, say!("layout-azimuth"), array.azimuth_deg, (0.0, 360.0), say!("layout-0-to-360"));
        }
        for area in &self.catchments {
            let name = area.name.as_str();
            let seeps = if area.is_clean { (1.0, say!("layout-0-to-1")) } else { (0.0, say!("layout-nothing-seeps")) };
            add(name, say!("layout-area"), area.area_m2, SIZE, say!("layout-above-zero"));
            add(name, say!("layout-curve-number"), area.curve_number, (30.0, 100.0), say!("layout-30-to-100"));
            add(name, say!("layout-share-seeps"), area.seeps, (0.0, seeps.0), seeps.1);
        }
        if let Some(one) = &self.separator {
            add(&one.name, say!("layout-nominal-size"), one.nominal_l_per_s, SIZE, say!("layout-above-zero"));
        }
        for basin in &self.basins {
            let (name, depth) = (basin.name.as_str(), (0.0, basin.depth_m));
            add(name, say!("layout-floor"), basin.area_m2, SIZE, say!("layout-above-zero"));
            add(name, say!("layout-depth"), basin.depth_m, SIZE, say!("layout-above-zero"));
            add(name, say!("layout-orifice"), basin.orifice_m, (0.001, 10.0), say!("layout-orifice-across"));
            add(name, say!("layout-discharge"), basin.discharge_coefficient, (0.01, 1.0), say!("layout-from-001"));
            add(name, say!("layout-weir-length"), basin.weir_m, (0.0, 1e4), say!("layout-0-to-10000-m"));
            add(name, say!("layout-weir-crest"), basin.weir_crest_m, depth, say!("layout-within-depth"));
            add(name, say!("layout-limit"), basin.limit_m, depth, say!("layout-within-depth"));
            add(
                name,
                say!("layout-throttle"),
                basin.throttle_l_per_s.unwrap_or(1.0),
                (0.01, 1e6),
                say!("layout-above-zero-l"),
            );
        }
        values
    }

    /// What it rests on: a line for each measure and assumption, with its source.
    pub fn bases(&self) -> Vec<String> {
        let arrays = self.panels.iter().map(|array| {
            let Panels { name, peak_w, tilt_deg, azimuth_deg, basis } = array;
            say!(
                "layout-basis-panels",
                name = said(name),
                mwp = format!("{:.1}", peak_w / 1e6),
                tilt_deg = tilt_deg.to_string(),
                azimuth_deg = azimuth_deg.to_string(),
                basis = known(basis)
            )
        });
        let areas = self.catchments.iter().map(|area| {
            let may = if area.is_clean { say!("layout-may-seep") } else { say!("layout-may-not-seep") };
            let into =
                self.basin_of(area).map(|basin| say!("layout-into", basin = within(&said(&self.basins[basin].name))));
            say!(
                "layout-basis-area",
                name = said(&area.name),
                area = area.area_m2.to_string(),
                curve = area.curve_number.to_string(),
                may = may.to_string(),
                into = into.unwrap_or_default().to_string(),
                basis = known(&area.basis)
            )
        });
        let separator = self.separator.iter().map(|one| {
            say!(
                "layout-basis-separator",
                name = said(&one.name),
                size = one.nominal_l_per_s.to_string(),
                basis = known(&one.basis)
            )
        });
        let basins = self.basins.iter().map(|basin| {
            say!(
                "layout-basis-basin",
                name = said(&basin.name),
                area = basin.area_m2.to_string(),
                depth = basin.depth_m.to_string(),
                orifice = basin.orifice_m.to_string(),
                throttle = basin
                    .throttle_l_per_s
                    .map(|litres| say!("layout-with-throttle", litres = litres.to_string()))
                    .unwrap_or_default()
                    .to_string(),
                weir = basin.weir_m.to_string(),
                crest = basin.weir_crest_m.to_string(),
                limit = basin.limit_m.to_string(),
                outlet = said(&basin.outlet),
                basis = known(&basin.basis)
            )
        });
        arrays.chain(areas).chain(separator).chain(basins).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::hub::layout::scene;

    #[track_caller]
    fn check_refused(change: (&str, &str), words: &[&str]) {
        let text = include_str!("../../../scenes/liege.ron").replacen(change.0, change.1, 1);
        let include = |_: &str| Ok(include_str!("../../../scenes/lgg-airport.ron").to_owned());
        let said = scene::parse("liege.ron", &text, &include).expect_err("refused").to_string();
        assert!(words.iter().all(|word| said.contains(word)), "{said}");
    }

    #[test]
    fn grounds_that_cannot_be_are_refused() {
        let grounds = scene::liege().grounds;
        assert!(grounds.bases().iter().all(|line| line.split_once(": ").is_some_and(|(_, basis)| !basis.is_empty())));
        check_refused(("depth_m: 2.5", "depth_m: 0"), &["depth of Storm basin", "above zero", "0", "line"]);
        check_refused(("curve_number: 98.0", "curve_number: 980"), &["Roof of the hall", "30 to 100"]);
        check_refused(("is_clean: false", "is_clean: false, seeps: 0.5"), &["Truck yard", "only what is clean", "0.5"]);
        check_refused(("nominal_l_per_s: 320.0", "nominal_l_per_s: 0"), &["Oil separator", "above zero"]);
        check_refused(("tilt_deg: 0.0", "tilt_deg: 900.0"), &["tilt of Roof", "0 to 90", "900"]);
        check_refused(("orifice_m: 0.1", "orifice_m: 0"), &["orifice of Storm basin", "0.001"]);
        check_refused(("weir_crest_m: 2.3", "weir_crest_m: 9"), &["crest of the weir", "within its depth"]);
        let unknown = "is_clean: true, basin: \"Strom basin\"";
        let shape = ("shape: \"eHub\"", "shape: \"eHubb\"");
        check_refused(shape, &["Roof of the hall", "\"eHubb\"", "did you mean \"eHub\""]);
        check_refused(("is_clean: true", unknown), &["\"Strom basin\"", "did you mean \"Storm basin\""]);
    }
}
