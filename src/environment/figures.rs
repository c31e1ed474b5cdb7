//! The figures of the environment, each with its formula and where that comes from: the same words on screen, in the terminal and in
//! the reference.

use super::{Pool, Report, Site};
use crate::{hub::layout::said, language::find_message, say};

/// Which part of the environment a figure belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Sun and power.
    Power,
    /// Rain and water.
    Water,
    /// Transport and flights.
    Transport,
}

impl Part {
    /// The name a person reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::Power => say!("env-part-power"),
            Self::Water => say!("env-part-water"),
            Self::Transport => say!("env-part-transport"),
        }
    }
}

/// A figure of the environment.
pub struct Figure {
    /// Which part of the environment it belongs to.
    pub part: Part,
    /// Whether it is a part of the one above, and named as that.
    pub is_part: bool,
    /// Its unit.
    pub unit: &'static str,
    /// Digits behind the point.
    pub digits: usize,
    /// The message of its name; parts of several figures may have the same.
    name: &'static str,
    /// The message of its formula.
    formula: &'static str,
    /// Where that comes from: a message, or words that are the same in every language.
    source: &'static str,
    value: Of,
}

impl Figure {
    /// The name a person reads.
    pub fn label(&self) -> &'static str {
        say!(self.name)
    }

    /// What it is, or how it is worked out.
    pub fn formula(&self) -> &'static str {
        say!(self.formula)
    }

    /// Where that comes from.
    pub fn source(&self) -> &'static str {
        find_message(self.source).unwrap_or(self.source)
    }

    /// The same as a part of the one above.
    const fn of_above(self) -> Self {
        Self { is_part: true, ..self }
    }
}

/// What a figure is of.
#[derive(Clone, Copy)]
enum Of {
    Whole(fn(&Report, &Site) -> Option<f64>),
    /// Each basin.
    Basin(fn(&Pool) -> Option<f64>),
}

/// A figure of a site, with its value.
pub struct Row {
    /// Which figure.
    pub figure: &'static Figure,
    /// The name a person reads below the one before; with two blanks before it, it is a part of that.
    pub label: String,
    /// The same for itself: a part is named after the whole.
    pub name: String,
    /// Its value; none where nobody measures it, or there is nothing to make it of.
    pub value: Option<f64>,
}

impl Row {
    /// Its value with as many digits as it is shown with; what is shown as zero has no sign.
    pub fn text(&self) -> Option<String> {
        let text = format!("{:.*}", self.figure.digits, self.value?);
        let is_zero = text.bytes().all(|sign| matches!(sign, b'-' | b'0' | b'.'));
        Some(if is_zero { text.trim_start_matches('-').to_owned() } else { text })
    }
}

/// All figures of a site with their values; those of basins for each of them, by its name.
pub fn rows(report: &Report, site: &Site) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut whole = String::new();
    let mut add = |figure: &'static Figure, called: &str, value: Option<f64>| {
        let (label, name) = if figure.is_part {
            (format!("  {called}"), format!("{whole}, {called}"))
        } else {
            called.clone_into(&mut whole);
            (called.to_owned(), called.to_owned())
        };
        rows.push(Row { figure, label, name, value: value.filter(|value| value.is_finite()) });
    };
    let is_of_basin = |figure: &Figure| matches!(figure.value, Of::Basin(_));
    for like in FIGURES.chunk_by(|a, b| is_of_basin(a) == is_of_basin(b)) {
        for figure in like {
            if let Of::Whole(value) = figure.value {
                add(figure, figure.label(), value(report, site));
            }
        }
        for pool in report.water.basins.iter().filter(|_| like.iter().all(is_of_basin)) {
            for figure in like {
                if let Of::Basin(value) = figure.value {
                    let called = if figure.name == BASIN { said(&pool.basin.name) } else { figure.label().into() };
                    add(figure, &called, value(pool));
                }
            }
        }
    }
    rows
}

/// The message that stands for the name of a basin.
const BASIN: &str = "env-basin";

const fn figure(
    part: Part,
    (name, unit, digits): (&'static str, &'static str, usize),
    (formula, source): (&'static str, &'static str),
    value: fn(&Report, &Site) -> Option<f64>,
) -> Figure {
    Figure { part, is_part: false, unit, digits, name, formula, source, value: Of::Whole(value) }
}

const fn of_basin(
    (name, unit, digits): (&'static str, &'static str, usize),
    (formula, source): (&'static str, &'static str),
    value: fn(&Pool) -> Option<f64>,
) -> Figure {
    Figure { part: Part::Water, is_part: false, unit, digits, name, formula, source, value: Of::Basin(value) }
}

/// A sum over the day, if anything is known of it at all: what nobody measured is not zero.
pub fn known(value: f64, minutes: u32) -> Option<f64> {
    (minutes > 0).then_some(value)
}

/// A share in percent; none of nothing.
fn share(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole * 100.0)
}

const MEASURED: &str = "env-source-log";
const PVWATTS: &str = "PVWatts version 5 (Dobos, NREL/TP-6A20-62641, 2014)";
const ISO: &str = "ISO 14083:2023; GLEC Framework v3";
const SCS: &str = "env-source-scs";
const PULS: &str = "env-source-routing";

/// All figures, in the order in which they are shown.
pub const FIGURES: &[Figure] = &[
    figure(
        Part::Power,
        ("env-sun", "°", 1),
        ("env-sun-formula", "Solar Position Algorithm (Reda and Andreas, 2004)"),
        |report, _| Some(report.power.sun_deg),
    ),
    figure(Part::Power, ("env-light", "W/m²", 0), ("env-light-formula", MEASURED), |report, _| {
        report.power.irradiance
    }),
    figure(
        Part::Power,
        ("env-by-sky", "W/m²", 0),
        ("env-sky-formula", "Haurwitz (1945, 1946); Kasten and Czeplak (1980)"),
        |report, _| Some(report.power.irradiance_model),
    )
    .of_above(),
    figure(
        Part::Power,
        ("env-difference", "W/m²", 0),
        ("env-difference-formula", "env-source-itself"),
        |report, _| Some(report.power.irradiance? - report.power.irradiance_model),
    )
    .of_above(),
    figure(Part::Power, ("env-light-modelled", "min", 0), ("env-light-modelled-formula", MEASURED), |report, _| {
        Some(f64::from(report.power.modelled_light_minutes))
    })
    .of_above(),
    figure(Part::Power, ("env-roof-now", "kW", 0), ("env-roof-now-formula", MEASURED), |report, _| report.power.pv_kw),
    figure(Part::Power, ("env-by-pvwatts", "kW", 0), ("env-pvwatts-formula", PVWATTS), |report, _| {
        report.power.pv_model_kw
    })
    .of_above(),
    figure(Part::Power, ("env-difference", "kW", 0), ("env-difference-formula", "env-source-itself"), |report, _| {
        Some(report.power.pv_kw? - report.power.pv_model_kw?)
    })
    .of_above(),
    figure(Part::Power, ("env-hub-now", "kW", 0), ("env-hub-now-formula", MEASURED), |report, _| report.power.load_kw),
    figure(
        Part::Power,
        ("env-by-consumers", "kW", 0),
        ("env-consumers-formula", "env-source-consumers"),
        |report, _| Some(report.power.load_model_kw),
    )
    .of_above(),
    figure(Part::Power, ("env-difference", "kW", 0), ("env-difference-formula", "env-source-itself"), |report, _| {
        Some(report.power.load_kw? - report.power.load_model_kw)
    })
    .of_above(),
    figure(Part::Power, ("env-sorters", "kW", 0), ("env-sorters-formula", "env-source-consumers"), |report, _| {
        report.power.sorting_model_kw
    })
    .of_above(),
    figure(Part::Power, ("env-roof-today", "kWh", 0), ("env-roof-today-formula", MEASURED), |report, _| {
        known(report.power.pv_kwh, report.power.known_minutes.0)
    }),
    figure(Part::Power, ("env-by-pvwatts", "kWh", 0), ("env-roof-model-formula", PVWATTS), |report, _| {
        Some(report.power.pv_model_kwh)
    })
    .of_above(),
    figure(
        Part::Power,
        ("env-difference", "kWh", 0),
        ("env-roof-difference-formula", "env-source-itself"),
        |report, _| report.power.pv_difference_kwh(),
    )
    .of_above(),
    figure(Part::Power, ("env-hub-today", "kWh", 0), ("env-hub-today-formula", MEASURED), |report, _| {
        known(report.power.load_kwh, report.power.known_minutes.1)
    }),
    figure(
        Part::Power,
        ("env-by-consumers", "kWh", 0),
        ("env-hub-model-formula", "env-source-consumers"),
        |report, _| Some(report.power.load_model_kwh),
    )
    .of_above(),
    figure(
        Part::Power,
        ("env-difference", "kWh", 0),
        ("env-hub-difference-formula", "env-source-itself"),
        |report, _| report.power.load_difference_kwh(),
    )
    .of_above(),
    figure(Part::Power, ("env-per-tonne", "kWh/t", 1), ("env-per-tonne-formula", ISO), |report, _| {
        report.power.kwh_for_each(report.transport.tonnes_out())
    })
    .of_above(),
    figure(Part::Power, ("env-per-tonne-model", "kWh/t", 1), ("env-per-tonne-model-formula", ISO), |report, _| {
        report.power.model_kwh_for_each(report.transport.tonnes_out())
    })
    .of_above(),
    figure(Part::Power, ("env-per-parcel", "kWh", 2), ("env-per-parcel-formula", "env-source-hubs"), |report, _| {
        report.power.kwh_for_each(report.transport.parcels as f64)
    })
    .of_above(),
    figure(
        Part::Power,
        ("env-per-parcel-model", "kWh", 2),
        ("env-per-parcel-model-formula", "env-source-hubs"),
        |report, _| report.power.model_kwh_for_each(report.transport.parcels as f64),
    )
    .of_above(),
    figure(Part::Power, ("env-from-grid", "kW", 0), ("env-from-grid-formula", MEASURED), |report, _| {
        report.power.from_grid_kw()
    }),
    figure(
        Part::Power,
        ("env-self-consumption", "%", 1),
        ("env-self-consumption-formula", "env-source-usual"),
        |report, _| report.power.self_consumption().map(|share| share * 100.0),
    ),
    figure(Part::Power, ("env-by-models", "%", 1), ("env-by-models-formula", PVWATTS), |report, _| {
        share(report.power.used_model_kwh, report.power.pv_model_kwh)
    })
    .of_above(),
    figure(
        Part::Power,
        ("env-self-sufficiency", "%", 1),
        ("env-self-sufficiency-formula", "env-source-usual"),
        |report, _| report.power.self_sufficiency().map(|share| share * 100.0),
    ),
    figure(Part::Power, ("env-by-models", "%", 1), ("env-by-models-formula", PVWATTS), |report, _| {
        share(report.power.used_model_kwh, report.power.load_model_kwh)
    })
    .of_above(),
    figure(Part::Power, ("env-spared", "kg", 0), ("env-spared-formula", "env-source-grid"), |report, _| {
        known(report.power.avoided_kg, report.power.both_minutes)
    }),
    figure(Part::Power, ("env-by-models", "kg", 0), ("env-by-models-formula", "env-source-grid"), |report, site| {
        Some(report.power.used_model_kwh * site.factor("grid").ok()?.value)
    })
    .of_above(),
    figure(Part::Water, ("env-rain-now", "mm/h", 1), ("env-rain-now-formula", MEASURED), |report, _| {
        report.water.rain_mm_per_h
    }),
    figure(Part::Water, ("env-rain-today", "mm", 1), ("env-rain-today-formula", MEASURED), |report, _| {
        known(report.water.rain_mm, report.water.known_minutes)
    }),
    figure(Part::Water, ("env-rain-unknown", "min", 0), ("env-rain-unknown-formula", MEASURED), |report, _| {
        Some(f64::from(report.water.unknown_minutes))
    })
    .of_above(),
    figure(Part::Water, ("env-runoff", "m³", 0), ("env-runoff-formula", SCS), |report, _| {
        known(report.water.runoff_m3, report.water.known_minutes)
    }),
    figure(Part::Water, ("env-guarded", "m³", 0), ("env-guarded-formula", SCS), |report, _| {
        known(report.water.guarded_m3, report.water.known_minutes)
    })
    .of_above(),
    figure(Part::Water, ("env-seeped", "m³", 0), ("env-seeped-formula", "env-source-catchments"), |report, _| {
        known(report.water.seeped_m3, report.water.known_minutes)
    })
    .of_above(),
    figure(Part::Water, ("env-direct", "m³", 1), ("env-direct-formula", MEASURED), |report, _| {
        known(report.water.direct_m3, report.water.known_minutes)
    }),
    figure(Part::Water, ("env-separator", "L/s", 0), ("env-separator-formula", SCS), |report, _| {
        report.water.separator_l_per_s
    }),
    figure(
        Part::Water,
        ("env-past-separator", "m³", 1),
        ("env-past-separator-formula", "env-source-separator"),
        |report, _| report.water.separator_l_per_s.map(|_| report.water.past_separator_m3),
    )
    .of_above(),
    of_basin((BASIN, "m", 2), ("env-basin-formula", MEASURED), |pool| pool.level_m),
    of_basin(("env-by-routing", "m", 2), ("env-routing-formula", PULS), |pool| pool.modelled(pool.level_model_m))
        .of_above(),
    of_basin(("env-difference", "m", 2), ("env-difference-formula", "env-source-itself"), |pool| {
        pool.modelled(pool.level_m? - pool.level_model_m)
    })
    .of_above(),
    of_basin(("env-limit", "m", 2), ("env-limit-formula", "env-source-basin"), |pool| Some(pool.basin.limit_m))
        .of_above(),
    of_basin(("env-fill", "%", 0), ("env-fill-formula", "env-source-basin"), |pool| {
        Some(pool.level()? / pool.basin.depth_m * 100.0)
    })
    .of_above(),
    of_basin(("env-valve", "", 0), ("env-valve-formula", MEASURED), |pool| {
        pool.valve.map(|is_open| f64::from(u8::from(is_open)))
    })
    .of_above(),
    of_basin(("env-inflow", "L/s", 0), ("env-inflow-formula", SCS), |pool| pool.modelled(pool.inflow_l_per_s))
        .of_above(),
    of_basin(("env-outflow-now", "L/s", 0), ("env-outflow-now-formula", PULS), Pool::outflow_l_per_s).of_above(),
    of_basin(("env-outflow", "m³", 0), ("env-outflow-formula", PULS), |pool| pool.modelled(pool.outflow_m3)).of_above(),
    of_basin(("env-spilled", "m³", 0), ("env-spilled-formula", PULS), |pool| pool.modelled(pool.spilled_m3)).of_above(),
    figure(Part::Water, ("env-unheld", "m³", 0), ("env-unheld-formula", "env-source-basins"), |report, _| {
        known(report.water.unheld_m3, report.water.known_minutes)
    }),
    figure(Part::Water, ("env-balance", "m³", 3), ("env-balance-formula", "env-source-mass"), |report, _| {
        known(report.water.balance_m3(), report.water.known_minutes)
    }),
    figure(Part::Transport, ("env-transport", "t·km", 0), ("env-transport-formula", ISO), |report, _| {
        Some(report.transport.tonne_km())
    }),
    figure(Part::Transport, ("env-transport-co2e", "kg", 0), ("env-transport-co2e-formula", ISO), |report, _| {
        Some(report.transport.kg_co2e())
    }),
    figure(Part::Transport, ("env-assumed", "%", 1), ("env-assumed-formula", "env-source-masses"), |report, _| {
        report.transport.assumed_share().map(|share| share * 100.0)
    })
    .of_above(),
    figure(Part::Transport, ("env-hub-co2e", "kg", 0), ("env-hub-co2e-formula", ISO), |report, _| {
        Some(report.transport.hub_kg_co2e)
    }),
    figure(Part::Transport, ("env-hub-per-tonne", "kg/t", 1), ("env-hub-per-tonne-formula", ISO), |report, _| {
        let tonnes = report.transport.tonnes_out();
        (tonnes > 0.0).then(|| report.transport.hub_kg_co2e / tonnes)
    })
    .of_above(),
    figure(Part::Transport, ("env-chain-co2e", "kg", 0), ("env-chain-co2e-formula", ISO), |report, _| {
        Some(report.transport.kg_co2e_with_hub())
    }),
    figure(Part::Transport, ("env-chains", "", 0), ("env-chains-formula", ISO), |report, _| {
        Some(report.transport.chains.len() as f64)
    }),
    figure(Part::Transport, ("env-elsewhere", "", 0), ("env-elsewhere-formula", "env-source-lanes"), |report, _| {
        Some(f64::from(report.transport.elsewhere))
    }),
    figure(Part::Transport, ("env-flights", "", 0), ("env-flights-formula", MEASURED), |report, _| {
        Some(f64::from(report.noise.today))
    }),
    figure(
        Part::Transport,
        ("env-flights-night", "", 0),
        ("env-flights-night-formula", "env-source-flights"),
        |report, _| Some(f64::from(report.noise.by_night)),
    )
    .of_above(),
    figure(
        Part::Transport,
        ("env-flights-last-night", "", 0),
        ("env-flights-last-night-formula", "env-source-flights"),
        |report, _| Some(f64::from(report.noise.last_night)),
    )
    .of_above(),
    figure(
        Part::Transport,
        ("env-flights-limit", "", 0),
        ("env-flights-limit-formula", "env-source-flights"),
        |_, site| Some(f64::from(site.movements.night_limit)),
    )
    .of_above(),
    figure(
        Part::Transport,
        ("env-flights-week", "", 0),
        ("env-flights-week-formula", "env-source-flights"),
        |report, _| Some(f64::from(report.noise.week)),
    ),
    figure(
        Part::Transport,
        ("env-flights-announced", "", 0),
        ("env-flights-announced-formula", "env-source-flights"),
        |_, site| Some(f64::from(site.movements.week_limit)),
    )
    .of_above(),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn every_figure_has_its_name_its_formula_and_its_source_in_every_language() {
        for figure in FIGURES {
            assert!(find_message(figure.name).is_some() && find_message(figure.formula).is_some(), "{}", figure.name);
            let is_known = !figure.source.starts_with("env-") || find_message(figure.source).is_some();
            assert!(is_known, "{} of {}", figure.source, figure.name);
        }
        let sun = &FIGURES[0];
        assert_eq!(sun.label(), "Sun above the horizon");
        assert_eq!(Language::German.speaking(|| sun.label()), "Sonne über dem Horizont");
        assert!(!sun.is_part && FIGURES[2].is_part);
    }
}
