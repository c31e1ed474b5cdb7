//! The figures of the environment, each with its formula and where that comes from: the same words on screen, in the terminal and in
//! the reference.

use super::{Pool, Report, Site};

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
    pub const fn label(self) -> &'static str {
        match self {
            Self::Power => "Sun and power",
            Self::Water => "Rain and water",
            Self::Transport => "Transport and flights",
        }
    }
}

/// A figure of the environment.
pub struct Figure {
    /// Which part of the environment it belongs to.
    pub part: Part,
    /// The name a person reads; with two blanks before it, it is a part of the one above.
    pub label: &'static str,
    /// Its unit.
    pub unit: &'static str,
    /// Digits behind the point.
    pub digits: usize,
    /// What it is, or how it is worked out.
    pub formula: &'static str,
    /// Where that comes from.
    pub source: &'static str,
    value: Of,
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
    let mut add = |figure: &'static Figure, label: &str, value: Option<f64>| {
        let part = label.trim_start();
        let name = if part == label {
            whole = part.to_owned();
            part.to_owned()
        } else {
            format!("{whole}, {part}")
        };
        rows.push(Row { figure, label: label.to_owned(), name, value: value.filter(|value| value.is_finite()) });
    };
    let is_of_basin = |figure: &Figure| matches!(figure.value, Of::Basin(_));
    for like in FIGURES.chunk_by(|a, b| is_of_basin(a) == is_of_basin(b)) {
        for figure in like {
            if let Of::Whole(value) = figure.value {
                add(figure, figure.label, value(report, site));
            }
        }
        for pool in report.water.basins.iter().filter(|_| like.iter().all(is_of_basin)) {
            for figure in like {
                if let Of::Basin(value) = figure.value {
                    let label = if figure.label == BASIN { &pool.basin.name } else { figure.label };
                    add(figure, label, value(pool));
                }
            }
        }
    }
    rows
}

/// What stands for the name of a basin.
const BASIN: &str = "Basin";

const fn figure(
    part: Part,
    (label, unit, digits): (&'static str, &'static str, usize),
    (formula, source): (&'static str, &'static str),
    value: fn(&Report, &Site) -> Option<f64>,
) -> Figure {
    Figure { part, label, unit, digits, formula, source, value: Of::Whole(value) }
}

const fn of_basin(
    (label, unit, digits): (&'static str, &'static str, usize),
    (formula, source): (&'static str, &'static str),
    value: fn(&Pool) -> Option<f64>,
) -> Figure {
    Figure { part: Part::Water, label, unit, digits, formula, source, value: Of::Basin(value) }
}

/// A sum over the day, if anything is known of it at all: what nobody measured is not zero.
pub fn known(value: f64, minutes: u32) -> Option<f64> {
    (minutes > 0).then_some(value)
}

/// A share in percent; none of nothing.
fn share(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole * 100.0)
}

const MEASURED: &str = "the log";
const PVWATTS: &str = "PVWatts version 5 (Dobos, NREL/TP-6A20-62641, 2014)";
const ISO: &str = "ISO 14083:2023; GLEC Framework v3";
const SCS: &str = "SCS curve numbers (TR-55)";
const PULS: &str = "level-pool routing (Puls)";

/// All figures, in the order in which they are shown.
pub const FIGURES: &[Figure] = &[
    figure(
        Part::Power,
        ("Sun above the horizon", "°", 1),
        (
            "Height of the sun at the site, with the refraction of the air",
            "Solar Position Algorithm (Reda and Andreas, 2004)",
        ),
        |report, _| Some(report.power.sun_deg),
    ),
    figure(
        Part::Power,
        ("Light on the level", "W/m²", 0),
        ("Global irradiance as it is measured; none when the last value is older than 15 minutes", MEASURED),
        |report, _| report.power.irradiance,
    ),
    figure(
        Part::Power,
        ("  by sun and clouds", "W/m²", 0),
        (
            "1098 sin h · exp(−0.059 / sin h), h the height of the sun; times 1 − 0.75 N^3.4 where the cover N of clouds is measured",
            "Haurwitz (1945, 1946); Kasten and Czeplak (1980)",
        ),
        |report, _| Some(report.power.irradiance_model),
    ),
    figure(
        Part::Power,
        ("  measured less modelled", "W/m²", 0),
        ("The difference of the two above", "the difference itself"),
        |report, _| Some(report.power.irradiance? - report.power.irradiance_model),
    ),
    figure(
        Part::Power,
        ("  of it modelled today", "min", 0),
        (
            "Minutes of daylight today for which nobody measured the light, so that PVWatts had that by sun and clouds",
            MEASURED,
        ),
        |report, _| Some(f64::from(report.power.modelled_light_minutes)),
    ),
    figure(Part::Power, ("Roof now", "kW", 0), ("Power of the panels as it is measured", MEASURED), |report, _| {
        report.power.pv_kw
    }),
    figure(
        Part::Power,
        ("  by PVWatts", "kW", 0),
        (
            "Pdc = G / 1000 · P0 · (1 − 0.0047 (Tcell − 25)) · 0.8592, then the inverter; G on the panels behind their glass, from the light and the air as measured, or the light by sun and clouds where nobody measures it; each step is in the table of the solar model",
            PVWATTS,
        ),
        |report, _| report.power.pv_model_kw,
    ),
    figure(
        Part::Power,
        ("  measured less modelled", "kW", 0),
        ("The difference of the two above", "the difference itself"),
        |report, _| Some(report.power.pv_kw? - report.power.pv_model_kw?),
    ),
    figure(Part::Power, ("Hub now", "kW", 0), ("Load of the hub as it is measured", MEASURED), |report, _| {
        report.power.load_kw
    }),
    figure(
        Part::Power,
        ("  by its consumers", "kW", 0),
        ("Sum of what its consumers take at that hour of the day", "the site's list of consumers, each with its basis"),
        |report, _| Some(report.power.load_model_kw),
    ),
    figure(
        Part::Power,
        ("  measured less modelled", "kW", 0),
        ("The difference of the two above", "the difference itself"),
        |report, _| Some(report.power.load_kw? - report.power.load_model_kw),
    ),
    figure(
        Part::Power,
        ("  of it the sorters, by their consumers", "kW", 0),
        (
            "Sum of what the consumers that belong to the sorters take at that hour of the day",
            "the site's list of consumers, each with its basis",
        ),
        |report, _| report.power.sorting_model_kw,
    ),
    figure(
        Part::Power,
        ("Roof today", "kWh", 0),
        ("Measured power over time since midnight, minute by minute", MEASURED),
        |report, _| known(report.power.pv_kwh, report.power.known_minutes.0),
    ),
    figure(
        Part::Power,
        ("  by PVWatts", "kWh", 0),
        ("Modelled power over time since midnight, minute by minute", PVWATTS),
        |report, _| Some(report.power.pv_model_kwh),
    ),
    figure(
        Part::Power,
        ("  measured less modelled", "kWh", 0),
        ("The difference of the two above, over the minutes in which the power was measured", "the difference itself"),
        |report, _| report.power.pv_difference_kwh(),
    ),
    figure(
        Part::Power,
        ("Hub today", "kWh", 0),
        ("Measured load over time since midnight, minute by minute", MEASURED),
        |report, _| known(report.power.load_kwh, report.power.known_minutes.1),
    ),
    figure(
        Part::Power,
        ("  by its consumers", "kWh", 0),
        (
            "Modelled load over time since midnight, minute by minute",
            "the site's list of consumers, each with its basis",
        ),
        |report, _| Some(report.power.load_model_kwh),
    ),
    figure(
        Part::Power,
        ("  measured less modelled", "kWh", 0),
        ("The difference of the two above, over the minutes in which the load was measured", "the difference itself"),
        |report, _| report.power.load_difference_kwh(),
    ),
    figure(
        Part::Power,
        ("  for a tonne that left", "kWh/t", 1),
        ("Hub today, gaps of the meter filled by its consumers / tonnes that left the hub today", ISO),
        |report, _| report.power.kwh_for_each(report.transport.tonnes_out()),
    ),
    figure(
        Part::Power,
        ("  for a tonne that left, by its consumers", "kWh/t", 1),
        ("Hub today by its consumers / tonnes that left the hub today", ISO),
        |report, _| report.power.model_kwh_for_each(report.transport.tonnes_out()),
    ),
    figure(
        Part::Power,
        ("  for a parcel that left", "kWh", 2),
        (
            "Hub today, gaps of the meter filled by its consumers / parcels and bags that the log tells to have left today",
            "DOMAIN 2.8, good key figures of hubs",
        ),
        |report, _| report.power.kwh_for_each(report.transport.parcels as f64),
    ),
    figure(
        Part::Power,
        ("  for a parcel that left, by its consumers", "kWh", 2),
        (
            "Hub today by its consumers / parcels and bags that the log tells to have left today",
            "DOMAIN 2.8, good key figures of hubs",
        ),
        |report, _| report.power.model_kwh_for_each(report.transport.parcels as f64),
    ),
    figure(
        Part::Power,
        ("From the grid", "kW", 0),
        ("Hub now less roof now; less than nothing is what goes to the grid", MEASURED),
        |report, _| report.power.from_grid_kw(),
    ),
    figure(
        Part::Power,
        ("Self-consumption", "%", 1),
        (
            "What of the roof's energy the hub used itself / Roof today, over the minutes for which both are measured; minute by minute the lesser of both",
            "usual definition",
        ),
        |report, _| report.power.self_consumption().map(|share| share * 100.0),
    ),
    figure(
        Part::Power,
        ("  by the models", "%", 1),
        ("The same with the roof by PVWatts and the hub by its consumers", PVWATTS),
        |report, _| share(report.power.used_model_kwh, report.power.pv_model_kwh),
    ),
    figure(
        Part::Power,
        ("Self-sufficiency", "%", 1),
        (
            "What of the roof's energy the hub used itself / Hub today, over the minutes for which both are measured",
            "usual definition",
        ),
        |report, _| report.power.self_sufficiency().map(|share| share * 100.0),
    ),
    figure(
        Part::Power,
        ("  by the models", "%", 1),
        ("The same with the roof by PVWatts and the hub by its consumers", PVWATTS),
        |report, _| share(report.power.used_model_kwh, report.power.load_model_kwh),
    ),
    figure(
        Part::Power,
        ("CO2e spared", "kg", 0),
        ("What of the roof's energy the hub used itself · the factor of the grid", "factor `grid`"),
        |report, _| known(report.power.avoided_kg, report.power.both_minutes),
    ),
    figure(
        Part::Power,
        ("  by the models", "kg", 0),
        ("The same with the roof by PVWatts and the hub by its consumers", "factor `grid`"),
        |report, site| Some(report.power.used_model_kwh * site.factor("grid").ok()?.value),
    ),
    figure(Part::Water, ("Rain now", "mm/h", 1), ("As it is measured", MEASURED), |report, _| {
        report.water.rain_mm_per_h
    }),
    figure(Part::Water, ("Rain today", "mm", 1), ("Measured rain over time since midnight", MEASURED), |report, _| {
        known(report.water.rain_mm, report.water.known_minutes)
    }),
    figure(
        Part::Water,
        ("  of the day not measured", "min", 0),
        ("Minutes since midnight of which nobody tells the rain; they count as dry", MEASURED),
        |report, _| Some(f64::from(report.water.unknown_minutes)),
    ),
    figure(
        Part::Water,
        ("Runoff today", "m³", 0),
        (
            "Q = (P − 0.2 S)² / (P + 0.8 S), S = 25400 / CN − 254, for each catchment; P is the rain of a storm, over midnight, too; after six dry hours the next rain is another one",
            SCS,
        ),
        |report, _| known(report.water.runoff_m3, report.water.known_minutes),
    ),
    figure(
        Part::Water,
        ("  never to seep away", "m³", 0),
        (
            "Runoff of the catchments on which fuel or dangerous goods may be spilled: below lies the chalk from which drinking water is drawn",
            SCS,
        ),
        |report, _| known(report.water.guarded_m3, report.water.known_minutes),
    ),
    figure(
        Part::Water,
        ("  let seep away", "m³", 0),
        (
            "Share of the runoff of clean catchments that is led to where it seeps away",
            "the scene's list of catchments",
        ),
        |report, _| known(report.water.seeped_m3, report.water.known_minutes),
    ),
    figure(
        Part::Water,
        ("Rain on the basins today", "m³", 1),
        ("Measured rain today · the floor of each basin", MEASURED),
        |report, _| known(report.water.direct_m3, report.water.known_minutes),
    ),
    figure(
        Part::Water,
        ("Into the separator", "L/s", 0),
        ("Runoff of the last minute from where fuel may be spilled", SCS),
        |report, _| report.water.separator_l_per_s,
    ),
    figure(
        Part::Water,
        ("  past it today", "m³", 1),
        ("What came beyond its nominal size", "EN 858-1, nominal size"),
        |report, _| report.water.separator_l_per_s.map(|_| report.water.past_separator_m3),
    ),
    of_basin(
        (BASIN, "m", 2),
        ("Level as the gauge of the basin measures it; none when the last value is older than 15 minutes", MEASURED),
        |pool| pool.level_m,
    ),
    of_basin(
        ("  by routing", "m", 2),
        (
            "From the level at midnight: what is stored and what went out at the mean outflow of a step make up what came in; orifice Cd A √(2 g h), weir 1.7 L h^1.5",
            PULS,
        ),
        |pool| pool.modelled(pool.level_model_m),
    ),
    of_basin(
        ("  measured less modelled", "m", 2),
        ("The difference of the two above", "the difference itself"),
        |pool| pool.modelled(pool.level_m? - pool.level_model_m),
    ),
    of_basin(("  at most", "m", 2), ("The level that should not be passed", "the scene's data of the basin"), |pool| {
        Some(pool.basin.limit_m)
    }),
    of_basin(
        ("  valve open", "", 0),
        (
            "1 where the valve of the orifice is told to be open, 0 where it is shut; none where nobody tells of it, and it is taken for open",
            MEASURED,
        ),
        |pool| pool.valve.map(|is_open| f64::from(u8::from(is_open))),
    ),
    of_basin(
        ("  into it now", "L/s", 0),
        (
            "Runoff of the last minute of the catchments that drain into it, less what seeps away, and the rain on it",
            SCS,
        ),
        |pool| pool.modelled(pool.inflow_l_per_s),
    ),
    of_basin(
        ("  out of it now", "L/s", 0),
        ("Through orifice, throttle and weir at the level of now, measured or else by the model", PULS),
        Pool::outflow_l_per_s,
    ),
    of_basin(("  out of it today", "m³", 0), ("Through orifice and weir, by the model", PULS), |pool| {
        pool.modelled(pool.outflow_m3)
    }),
    of_basin(("  spilled over today", "m³", 0), ("What the basin could not hold, by the model", PULS), |pool| {
        pool.modelled(pool.spilled_m3)
    }),
    figure(
        Part::Water,
        ("Into no basin", "m³", 0),
        ("Runoff where the site has no basin to hold it back", "the scene's list of basins"),
        |report, _| known(report.water.unheld_m3, report.water.known_minutes),
    ),
    figure(
        Part::Water,
        ("Balance of the water", "m³", 3),
        (
            "Runoff and rain on the basins, less what seeped away, came to no basin, outflow, spill and what more is stored: nothing, but for rounding",
            "conservation of mass",
        ),
        |report, _| known(report.water.balance_m3(), report.water.known_minutes),
    ),
    figure(
        Part::Transport,
        ("Transport today", "t·km", 0),
        ("Sum over the vehicles that came and left since midnight: tonnes on them · kilometres of their lane", ISO),
        |report, _| Some(report.transport.tonne_km()),
    ),
    figure(
        Part::Transport,
        ("CO2e of transport", "kg", 0),
        ("Sum over these: tonne-kilometres · the factor of their mode, well to wake", ISO),
        |report, _| Some(report.transport.kg_co2e()),
    ),
    figure(
        Part::Transport,
        ("  of the tonnes by assumed masses", "%", 1),
        ("Tonnes of which nobody told the mass / tonnes", "the site's list of masses, each with its basis"),
        |report, _| report.transport.assumed_share().map(|share| share * 100.0),
    ),
    figure(
        Part::Transport,
        ("Vehicles not counted", "", 0),
        ("Those that came from or left for somewhere that is no lane of the site", "the site's list of lanes"),
        |report, _| Some(f64::from(report.transport.elsewhere)),
    ),
    figure(
        Part::Transport,
        ("Landings and take-offs", "", 0),
        ("Aircraft that came into the picture or left it since midnight", MEASURED),
        |report, _| Some(f64::from(report.noise.today)),
    ),
    figure(
        Part::Transport,
        ("  by night", "", 0),
        ("Those of them in the hours of the night of the site", "the site's hours and limits of flights"),
        |report, _| Some(f64::from(report.noise.by_night)),
    ),
    figure(
        Part::Transport,
        ("  by night at most", "", 0),
        (
            "The limit of landings and take-offs by night that the site has set itself",
            "the site's hours and limits of flights",
        ),
        |_, site| Some(f64::from(site.movements.night_limit)),
    ),
    figure(
        Part::Transport,
        ("Flights in seven days", "", 0),
        ("Aircraft that came in the seven days before the instant", "the site's hours and limits of flights"),
        |report, _| Some(f64::from(report.noise.week)),
    ),
    figure(
        Part::Transport,
        ("  announced", "", 0),
        ("Flights a week that were announced for the site", "the site's hours and limits of flights"),
        |_, site| Some(f64::from(site.movements.week_limit)),
    ),
];
