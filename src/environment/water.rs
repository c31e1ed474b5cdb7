//! Rain: what runs off, what the storm basin holds back, and what it lets go.
//!
//! Runoff by the curve number method of the Soil Conservation Service (TR-55), applied to the sum of the rain and
//! differenced; the basin by level-pool routing (Puls). Water is neither made nor lost: a test holds the balance.

use crate::hub::layout::StormBasin;

/// The part of rain that runs off a ground with a curve number, by the method of the SCS.
///
/// Both in mm, both from the beginning of the rain. Source: SCS (TR-55), with an initial abstraction of 0.2 S.
pub fn runoff_mm(rain_mm: f64, curve_number: f64) -> f64 {
    let retention = 25_400.0 / curve_number.clamp(1.0, 100.0) - 254.0;
    let beyond = rain_mm - 0.2 * retention;
    if beyond <= 0.0 { 0.0 } else { beyond * beyond / (beyond + retention) }
}

/// Acceleration of gravity in m/s².
const GRAVITY: f64 = 9.81;

/// Coefficient of a broad-crested weir, in m^½/s. Source: general knowledge, DOMAIN 2.8.
const WEIR: f64 = 1.7;

/// A basin with upright walls, an orifice at its floor and a weir near its top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Basin {
    /// Its floor in m².
    pub area_m2: f64,
    /// Its depth in m; what comes beyond it spills over.
    pub depth_m: f64,
    /// Diameter of the orifice in m.
    pub orifice_m: f64,
    /// Discharge coefficient of the orifice; 0.6 for a sharp edge.
    pub discharge_coefficient: f64,
    /// What a throttle behind the orifice lets through at most, in m³/s.
    pub throttle_m3_per_s: Option<f64>,
    /// Length of the weir in m.
    pub weir_m: f64,
    /// Height of its crest above the floor in m.
    pub weir_crest_m: f64,
}

/// What became of the water in a step.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Step {
    /// Level at the end, in m.
    pub level_m: f64,
    /// What went out through orifice and weir, in m³.
    pub outflow_m3: f64,
    /// What the basin could not hold, in m³.
    pub spilled_m3: f64,
}

/// Whether the valve of the orifice is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Valve {
    /// Water goes out.
    Open,
    /// Nothing goes out but over the weir.
    Shut,
}

impl Basin {
    /// A basin of a site.
    pub fn of(basin: &StormBasin) -> Self {
        Self {
            area_m2: basin.area_m2,
            depth_m: basin.depth_m,
            orifice_m: basin.orifice_m,
            discharge_coefficient: basin.discharge_coefficient,
            throttle_m3_per_s: basin.throttle_l_per_s.map(|litres| litres / 1_000.0),
            weir_m: basin.weir_m,
            weir_crest_m: basin.weir_crest_m,
        }
    }

    /// Outflow at a level, in m³/s.
    pub fn outflow_m3_per_s(&self, level_m: f64, valve: Valve) -> f64 {
        let hole = std::f64::consts::PI * (self.orifice_m / 2.0).powi(2);
        let orifice = match valve {
            Valve::Open => {
                let through = self.discharge_coefficient * hole * (2.0 * GRAVITY * level_m.max(0.0)).sqrt();
                self.throttle_m3_per_s.map_or(through, |most| through.min(most))
            }
            Valve::Shut => 0.0,
        };
        orifice + WEIR * self.weir_m * (level_m - self.weir_crest_m).max(0.0).powf(1.5)
    }

    /// A step of level-pool routing: from a level, with so much water coming in over so many seconds.
    ///
    /// The level at the end is where what is stored, and what went out at the mean of both levels' outflows, make up what
    /// came in.
    pub fn step(&self, level_m: f64, inflow_m3: f64, secs: f64, valve: Valve) -> Step {
        let began = self.outflow_m3_per_s(level_m, valve);
        let there = level_m * self.area_m2 + inflow_m3;
        // Not more can go out than is there.
        let out = |level: f64| ((began + self.outflow_m3_per_s(level, valve)) / 2.0 * secs).min(there);
        let (mut low, mut high) = (0.0, there / self.area_m2);
        for _ in 0..80 {
            let middle = (low + high) / 2.0;
            if middle * self.area_m2 + out(middle) > there {
                high = middle;
            } else {
                low = middle;
            }
        }
        let level = (there - out(low)) / self.area_m2;
        let spilled_m3 = ((level - self.depth_m) * self.area_m2).max(0.0);
        Step { level_m: level.clamp(0.0, self.depth_m), outflow_m3: out(low), spilled_m3 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn runoff_agrees_with_the_worked_examples() {
        // DOMAIN 2.8.
        assert!((runoff_mm(25.0, 98.0) - 19.7).abs() < 0.05, "{}", runoff_mm(25.0, 98.0));
        assert!((runoff_mm(50.0, 80.0) - 13.8).abs() < 0.05, "{}", runoff_mm(50.0, 80.0));
        assert_eq!(runoff_mm(1.0, 74.0), 0.0);
    }

    fn basin() -> Basin {
        let (area_m2, depth_m) = (3_000.0, 2.5);
        let throttle_m3_per_s = None;
        Basin {
            area_m2,
            depth_m,
            orifice_m: 0.1,
            discharge_coefficient: 0.6,
            throttle_m3_per_s,
            weir_m: 4.0,
            weir_crest_m: 2.3,
        }
    }

    #[test]
    fn a_throttle_lets_no_more_through_than_it_can() {
        let throttled = Basin { throttle_m3_per_s: Some(0.01), ..basin() };
        assert_eq!(throttled.outflow_m3_per_s(2.0, Valve::Open), 0.01);
        assert_eq!(throttled.outflow_m3_per_s(0.01, Valve::Open), basin().outflow_m3_per_s(0.01, Valve::Open));
    }

    #[test]
    fn an_emptying_basin_follows_torricelli() {
        // A basin with upright walls empties through a hole at its floor as √h falls evenly with time.
        let basin = basin();
        let hole = std::f64::consts::PI * 0.05_f64.powi(2);
        let rate = 0.6 * hole * (2.0 * GRAVITY).sqrt() / (2.0 * basin.area_m2);
        let mut level = 2.0;
        for _ in 0..1_440 {
            level = basin.step(level, 0.0, 60.0, Valve::Open).level_m;
        }
        let expected = (2.0_f64.sqrt() - rate * 86_400.0).powi(2);
        assert!((level - expected).abs() < 1e-4, "{level}, expected {expected}");
        assert_eq!(basin.step(1.0, 0.0, 3_600.0, Valve::Shut).level_m, 1.0);
    }

    proptest! {
        /// What comes in is what goes out, what spills, and what more is in the basin: to a thousandth of a thousandth.
        #[test]
        fn no_water_is_made_or_lost(
            start in 0.0_f64..2.5, inflows in prop::collection::vec(0.0_f64..400.0, 1..200), shut in any::<bool>(),
        ) {
            let (basin, valve) = (basin(), if shut { Valve::Shut } else { Valve::Open });
            let (mut level, mut gone) = (start, 0.0);
            for inflow in &inflows {
                let step = basin.step(level, *inflow, 60.0, valve);
                prop_assert!((0.0..=basin.depth_m).contains(&step.level_m) && step.outflow_m3 >= 0.0);
                level = step.level_m;
                gone += step.outflow_m3 + step.spilled_m3;
            }
            let came: f64 = inflows.iter().sum();
            let balance = came - gone - (level - start) * basin.area_m2;
            prop_assert!(balance.abs() <= 1e-6 * (came + start * basin.area_m2).max(1.0), "{} m³ of {}", balance, came);
        }
    }
}
