//! What a field of solar panels gives: from the light that falls on it to the alternating current that leaves it.
//!
//! The model is PVWatts version 5. Source: Dobos, PVWatts Version 5 Manual, NREL/TP-6A20-62641 (2014). A test holds it against
//! 8,760 hours of the official tool.

use super::Sun;
use crate::hub::layout::Panels;

/// A field of panels that all look the same way, with its inverter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PvArray {
    /// Direct-current power under standard conditions, in watts.
    pub peak_w: f64,
    /// Degrees by which the panels lean from the horizontal, 0 to 90.
    pub tilt_deg: f64,
    /// Degrees clockwise from north to which they lean.
    pub azimuth_deg: f64,
    /// Change of power per kelvin of the cell above 25 °C; -0.0047 for standard panels.
    pub gamma: f64,
    /// Share that soiling, shading, mismatch, wiring, connections, ageing and standstill take.
    pub losses: f64,
    /// Peak power of the panels by that of the inverter.
    pub dc_ac_ratio: f64,
    /// Efficiency of the inverter as rated.
    pub efficiency: f64,
}

impl PvArray {
    /// Standard panels with the losses, the ratio and the efficiency that PVWatts proposes.
    pub const fn standard(peak_w: f64, tilt_deg: f64, azimuth_deg: f64) -> Self {
        Self { peak_w, tilt_deg, azimuth_deg, gamma: -0.0047, losses: 0.140_8, dc_ac_ratio: 1.2, efficiency: 0.96 }
    }

    /// An array of a site.
    pub fn of(panels: &Panels) -> Self {
        Self::standard(panels.peak_w, panels.tilt_deg, panels.azimuth_deg)
    }

    /// The cosine of the angle between the sun and the normal of the panels; zero when the sun is behind them.
    pub fn incidence(&self, sun: Sun) -> f64 {
        let (zenith, tilt) = ((90.0 - sun.elevation_deg).to_radians(), self.tilt_deg.to_radians());
        let turn = (sun.azimuth_deg - self.azimuth_deg).to_radians();
        (zenith.cos() * tilt.cos() + zenith.sin() * tilt.sin() * turn.cos()).max(0.0)
    }

    /// The light on the panels, in W/m²: `beam` straight from the sun (on a plane across it), `diffuse` from the sky (on the
    /// horizontal), from a sky that is equally bright everywhere and a ground that gives a fifth back.
    pub fn irradiance(&self, sun: Sun, beam: f64, diffuse: f64) -> Irradiance {
        let leaning = self.tilt_deg.to_radians().cos();
        let global = beam * sun.elevation_deg.to_radians().sin().max(0.0) + diffuse;
        let direct = beam * self.incidence(sun);
        let total = direct + diffuse * (1.0 + leaning) / 2.0 + global * GROUND * (1.0 - leaning) / 2.0;
        Irradiance { total, behind_glass: total - direct * (1.0 - glass(self.incidence(sun))) }
    }

    /// Direct current in watts, at a temperature of the cell in °C.
    pub fn dc_w(&self, light: Irradiance, cell_c: f64) -> f64 {
        let rated = self.peak_w * light.behind_glass / 1_000.0 * (1.0 + self.gamma * (cell_c - 25.0));
        (rated * (1.0 - self.losses)).max(0.0)
    }

    /// Alternating current in watts.
    pub fn ac_w(&self, dc_w: f64) -> f64 {
        let most = self.peak_w / self.dc_ac_ratio;
        let load = dc_w / (most / self.efficiency);
        if load <= 0.0 {
            return 0.0;
        }
        let curve = CURVE[0] * load + CURVE[1] / load + CURVE[2];
        (self.efficiency / REFERENCE_EFFICIENCY * curve * dc_w).clamp(0.0, most)
    }
}

/// Light on panels, in W/m².
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Irradiance {
    /// What falls on the glass.
    pub total: f64,
    /// What is left of it behind the glass, but for what the glass takes at a right angle.
    pub behind_glass: f64,
}

/// What the ground gives back; PVWatts' own value.
const GROUND: f64 = 0.2;

/// The efficiency of the inverter whose curve PVWatts uses.
const REFERENCE_EFFICIENCY: f64 = 0.9637;

/// That curve: by the load, by one over it, and what is left.
const CURVE: [f64; 3] = [-0.0162, -0.0059, 0.9858];

/// The refractive index of the glass.
const INDEX: f64 = 1.526;

/// What a cell gives away for each kelvin above the air, in W/m²K, whatever the wind.
const HEAT_LOSS: f64 = 29.0;

/// The share of the light that a cell takes up, and the share of that which becomes current.
const ABSORBED: f64 = 0.9;
const BECOMES_CURRENT: f64 = 0.1;

/// How much of a beam goes through the glass, by that at a right angle: Fresnel's law.
fn glass(cos: f64) -> f64 {
    if cos <= 1e-6 {
        return 0.0;
    }
    let through = |cos: f64| {
        let sin = (1.0 - cos * cos).max(0.0).sqrt() / INDEX;
        let inside = (1.0 - sin * sin).sqrt();
        let across = ((cos - INDEX * inside) / (cos + INDEX * inside)).powi(2);
        let along = ((inside - INDEX * cos) / (inside + INDEX * cos)).powi(2);
        1.0 - (across + along) / 2.0
    };
    through(cos) / through(1.0)
}

/// The temperature of a cell in °C in free air, from the light in W/m² and the air in °C. Source: the default of PVsyst for
/// panels with air behind them, U = 29 W/m²K whatever the wind, with a tenth of the light turned into current.
pub fn cell_temperature(total: f64, air_c: f64) -> f64 {
    air_c + total * ABSORBED * (1.0 - BECOMES_CURRENT) / HEAT_LOSS
}

/// A step of the solar model: what it gives, its formula, and where that comes from.
pub type Formula = (&'static str, String, &'static str);

/// The steps from the light on the level to the current that leaves the inverter, made of the constants that are reckoned with.
pub fn formulas() -> Vec<Formula> {
    let array = PvArray::standard(1.0, 0.0, 180.0);
    let [slope, hyperbola, rest] = CURVE;
    vec![
        (
            "Split of the light",
            "Where beam and sky light are measured, those; else by k = G / (1367 (1 + 0.033 cos(2π d / 365.25)) sin h), d the day of the year: \
             diffuse share 1 − 0.09 k up to k = 0.22; 0.9511 − 0.1604 k + 4.388 k² − 16.638 k³ + 12.336 k⁴ up to 0.8; 0.165 above"
                .to_owned(),
            "Erbs, Klein and Duffie (1982)",
        ),
        (
            "Light on the panels",
            format!(
                "B cos θ + D (1 + cos β) / 2 + {GROUND} (B sin h + D) (1 − cos β) / 2; B the beam, D the diffuse light, h the height of the sun, \
                 β the tilt, cos θ = sin h cos β + cos h sin β cos(azimuth of the sun − that of the panels)"
            ),
            "isotropic sky (Liu and Jordan, 1963); the ground's share is PVWatts'",
        ),
        (
            "Glass",
            format!(
                "The beam times τ(θ) / τ(0), τ(θ) = 1 − ½ (((cos θ − n cos r) / (cos θ + n cos r))² + ((cos r − n cos θ) / (cos r + n cos θ))²), \
                 sin r = sin θ / n, n = {INDEX}"
            ),
            "Fresnel and Snell, as PVWatts version 5 has it",
        ),
        (
            "Temperature of the cell",
            format!("T air + G · {ABSORBED} · (1 − {BECOMES_CURRENT}) / {HEAT_LOSS}, in °C; G the light on the glass in W/m²"),
            "PVsyst's default for panels with air behind them",
        ),
        (
            "Direct current",
            format!(
                "P0 · G behind the glass / 1000 · (1 − {} (T cell − 25)) · (1 − {})",
                -array.gamma, array.losses
            ),
            "PVWatts version 5 (Dobos, NREL/TP-6A20-62641, 2014)",
        ),
        (
            "Inverter",
            format!(
                "{} / {REFERENCE_EFFICIENCY} · ({slope} ζ − {} / ζ + {rest}) · Pdc, at most P0 / {}; ζ = Pdc · {} · {} / P0",
                array.efficiency, -hyperbola, array.dc_ac_ratio, array.dc_ac_ratio, array.efficiency
            ),
            "PVWatts version 5 (Dobos, NREL/TP-6A20-62641, 2014)",
        ),
    ]
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;
    use crate::{environment::sun, hub::EventTime};

    struct Hour {
        time: EventTime,
        beam: f64,
        diffuse: f64,
        plane: f64,
        cell: f64,
        dc: f64,
        ac: f64,
    }

    /// The hours of the official tool: Golden, Colorado, 4 kW on a roof, 20° to the south.
    fn hours() -> Vec<Hour> {
        let file = &include_bytes!("../../tests/data/pvwatts_8760_roofmount.csv.zst")[..];
        let mut text = String::new();
        zstd::stream::read::Decoder::new(file).and_then(|mut file| file.read_to_string(&mut text)).expect("a table");
        let mut hours = Vec::new();
        for line in text.lines() {
            let fields: Vec<f64> = line.split(',').filter_map(|field| field.trim().parse().ok()).collect();
            let &[month, day, hour, beam, diffuse, _, _, plane, cell, dc, ac] = &fields[..] else { continue };
            // The middle of the hour, on a clock seven hours behind UTC.
            let midnight = EventTime::parse(&format!("2021-{month:02}-{day:02}T00:00:00Z")).expect("a day");
            let time = midnight + crate::hub::TimeSpan::from_secs_f64((hour + 7.5) * 3_600.0);
            hours.push(Hour { time, beam, diffuse, plane, cell, dc, ac });
        }
        hours
    }

    #[test]
    fn a_year_agrees_with_the_official_tool() {
        let array = PvArray::standard(4_000.0, 20.0, 180.0);
        let hours = hours();
        assert_eq!(hours.len(), 8_760);
        let (mut dc, mut ac, mut plane) = (0.0, 0.0, 0.0);
        let mut worst_ac: f64 = 0.0;
        for hour in &hours {
            let sun = sun(hour.time, 39.73, -105.18).expect("a sun");
            let light = array.irradiance(sun, hour.beam, hour.diffuse);
            plane += light.total;
            // The light on the plane as the tool has it: only the glass, the cells and the inverter are looked at.
            let taken = light.total - light.behind_glass;
            let told = Irradiance { total: hour.plane, behind_glass: hour.plane - taken };
            dc += array.dc_w(told, hour.cell);
            ac += array.ac_w(array.dc_w(told, hour.cell));
            worst_ac = worst_ac.max((array.ac_w(hour.dc) - hour.ac).abs());
        }
        let sum = |field: fn(&Hour) -> f64| hours.iter().map(field).sum::<f64>();
        let bias = |mine: f64, theirs: f64| (mine / theirs - 1.0) * 100.0;
        let (dc, ac, plane) =
            (bias(dc, sum(|hour| hour.dc)), bias(ac, sum(|hour| hour.ac)), bias(plane, sum(|hour| hour.plane)));
        assert!(dc.abs() < 0.2, "direct current is {dc:.3} % off over the year");
        assert!(ac.abs() < 0.1, "alternating current is {ac:.3} % off over the year");
        assert!(worst_ac < 0.01, "the inverter is up to {worst_ac} W off");
        // The tool's sky is brighter around the sun; ours is equally bright everywhere.
        assert!(plane.abs() < 4.0, "the light on the plane is {plane:.2} % off over the year");
    }

    #[test]
    fn no_light_gives_no_current_and_much_is_cut_off() {
        let array = PvArray::standard(4_000.0, 20.0, 180.0);
        let dark = Irradiance { total: 0.0, behind_glass: 0.0 };
        assert_eq!((array.dc_w(dark, 5.0), array.ac_w(0.0)), (0.0, 0.0));
        assert!((array.ac_w(9_000.0) - 4_000.0 / 1.2).abs() < 1e-9);
        let behind = Sun { elevation_deg: 10.0, azimuth_deg: 0.0 };
        assert_eq!(PvArray { tilt_deg: 60.0, ..array }.incidence(behind), 0.0);
    }
}
