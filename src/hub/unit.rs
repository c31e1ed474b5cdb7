//! Units of what is measured. Logs have them as UCUM codes, and each source its own: what the hub reckons with is kept in one
//! unit, whoever measured it.
//!
//! Source: UCUM 2.1 (Regenstrief Institute, 2017); the exact definitions of the International System.

use crate::say;

/// A unit: its dimension, and how a value in it becomes one in the first unit of that dimension.
struct Unit {
    codes: &'static [&'static str],
    dimension: &'static str,
    factor: f64,
    offset: f64,
}

const fn unit(dimension: &'static str, codes: &'static [&'static str], factor: f64) -> Unit {
    Unit { codes, dimension, factor, offset: 0.0 }
}

const UNITS: &[Unit] = &[
    unit("temperature", &["Cel", "°C", "degC", "C"], 1.0),
    Unit { codes: &["K"], dimension: "temperature", factor: 1.0, offset: -273.15 },
    Unit { codes: &["[degF]", "°F", "degF", "F"], dimension: "temperature", factor: 5.0 / 9.0, offset: -160.0 / 9.0 },
    unit("length", &["m"], 1.0),
    unit("length", &["cm"], 0.01),
    unit("length", &["mm"], 0.001),
    unit("length", &["km"], 1_000.0),
    unit("length", &["[ft_i]", "ft"], 0.304_8),
    unit("length", &["[in_i]", "in"], 0.025_4),
    unit("length", &["[mi_i]", "mi"], 1_609.344),
    unit("power", &["kW"], 1.0),
    unit("power", &["W"], 0.001),
    unit("power", &["MW"], 1_000.0),
    unit("irradiance", &["W/m2", "W/m²", "W/m^2", "W.m-2"], 1.0),
    unit("irradiance", &["kW/m2", "kW/m²"], 1_000.0),
    unit("rain", &["mm/h", "mm/hr", "mm.h-1", "L/m2/h"], 1.0),
    unit("rain", &["cm/h"], 10.0),
    unit("rain", &["mm/min"], 60.0),
    unit("rain", &["[in_i]/h", "in/h"], 25.4),
    unit("pressure", &["hPa", "mbar"], 1.0),
    unit("pressure", &["Pa"], 0.01),
    unit("pressure", &["kPa"], 10.0),
    unit("pressure", &["bar"], 1_000.0),
];

/// What of the quantities with these names is reckoned with, and in which unit.
const KEPT: [(&str, &str); 9] = [
    ("temperature", "Cel"),
    ("dew_point", "Cel"),
    ("level", "m"),
    ("visibility", "m"),
    ("power", "kW"),
    ("load", "kW"),
    ("irradiance", "W/m2"),
    ("rain", "mm/h"),
    ("pressure", "hPa"),
];

fn find(code: &str) -> Option<&'static Unit> {
    UNITS.iter().find(|unit| unit.codes.contains(&code))
}

/// The quantities that are reckoned with.
pub fn quantities() -> impl Iterator<Item = &'static str> {
    KEPT.iter().map(|(name, _)| *name)
}

/// The unit in which a quantity is kept; none of those that are only shown.
pub fn unit_of(quantity: &str) -> Option<&'static str> {
    KEPT.iter().find(|(name, _)| *name == quantity).map(|(_, unit)| *unit)
}

/// A value in another unit; none where one of the two is not known, or they are of different dimensions.
pub fn converted(value: f64, from: &str, to: &str) -> Option<f64> {
    if from == to {
        return Some(value);
    }
    let (from, to) = (find(from)?, find(to)?);
    (from.dimension == to.dimension).then(|| (value * from.factor + from.offset - to.offset) / to.factor)
}

/// How a person reads a unit.
pub fn label(unit: &str) -> &str {
    match unit {
        "1" => "",
        "Cel" => "°C",
        "[degF]" => "°F",
        "W/m2" => "W/m²",
        "kW/m2" => "kW/m²",
        "{person}" => say!("unit-people"),
        "deg" => "°",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: f64, from: &str, to: &str, expected: Option<f64>) {
        let found = converted(value, from, to);
        let is_same = found.zip(expected).is_some_and(|(found, expected)| (found - expected).abs() < 1e-9);
        assert!(is_same || found.is_none() && expected.is_none(), "{value} {from}: {found:?} {to}");
    }

    #[test]
    fn values_are_the_same_in_every_unit() {
        check(41.0, "[degF]", "Cel", Some(5.0));
        check(278.15, "K", "Cel", Some(5.0));
        check(5.0, "Cel", "K", Some(278.15));
        check(180.0, "cm", "m", Some(1.8));
        check(500_000.0, "W", "kW", Some(500.0));
        check(0.5, "[in_i]/h", "mm/h", Some(12.7));
        check(7.5, "lx", "lx", Some(7.5));
        check(7.5, "lx", "m", None);
        check(7.5, "m", "kW", None);
    }

    #[test]
    fn what_is_reckoned_with_has_a_unit_that_is_known() {
        for (quantity, unit) in KEPT {
            assert!(find(unit).is_some_and(|unit| unit.factor == 1.0 && unit.offset == 0.0), "{quantity} in {unit}");
        }
        for (k, unit) in UNITS.iter().enumerate() {
            let others = UNITS.iter().skip(k + 1).flat_map(|other| other.codes);
            assert!(others.into_iter().all(|code| !unit.codes.contains(code)), "{:?} is there twice", unit.codes);
        }
    }
}
