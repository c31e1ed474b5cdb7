//! `hubscope environment`: sun and power, rain and water, up to an instant.

use std::{
    fmt::Write,
    path::{Path, PathBuf},
};

use serde_json::json;

use super::input::{self, CliError};
use crate::environment::{Catchment, Report, Site, report};

/// Which log, and which instant.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A file or folder; left out, or `day`, the bundled day
    log: Option<PathBuf>,
    /// The instant; left out, the end of the log
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    at: Option<String>,
    /// The scene
    #[arg(long, value_name = "FILE")]
    scene: Option<PathBuf>,
    /// The panels, catchments, basin and factors; left out, those that come with the program
    #[arg(long, value_name = "FILE")]
    environment: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    let layout = input::open_scene(args.scene.as_deref())?;
    let path = args.environment.as_deref();
    let site = open_site(path)?;
    let opened = input::open_log(args.log.as_deref())?;
    let (log, zone) = (&opened.log, input::zone_of(&opened));
    let (_, end) = log.span().ok_or(CliError::NoEvents)?;
    let at = args.at.as_deref().map(|at| input::instant(at, log, &zone)).transpose()?.unwrap_or(end);
    let found = report(log, &site, layout.origin, &zone, at).map_err(|source| refused(path, source))?;
    if args.json {
        return input::print_json(&in_json(&found, &site));
    }
    let clock = at.zoned(&zone).strftime("%Y-%m-%d %H:%M:%S %Z");
    input::print(&format!("{} at {clock}, since midnight\n{}", layout.name, table(&found, &site)))
}

fn open_site(path: Option<&Path>) -> Result<Site, CliError> {
    let parsed = match path {
        None => Site::bundled(),
        Some(file) => {
            let read = std::fs::read_to_string(file);
            Site::parse(&read.map_err(|source| CliError::Read { path: file.to_owned(), source })?)
        }
    };
    parsed.map_err(|source| refused(path, source))
}

fn refused(path: Option<&Path>, source: crate::environment::SiteError) -> CliError {
    let path = path.map_or_else(|| PathBuf::from("scenes/environment.ron"), Path::to_owned);
    CliError::Site { path, source }
}

fn table(report: &Report, site: &Site) -> String {
    let (power, water) = (&report.power, &report.water);
    let some = |value: Option<f64>, digits: usize| {
        value.map_or_else(|| "not measured".to_owned(), |value| format!("{value:.digits$}"))
    };
    let percent = |share: Option<f64>| share.map_or_else(|| "-".to_owned(), |share| format!("{:.1}", share * 100.0));
    let rows = [
        ("Sun above the horizon", format!("{:.1}", power.sun_deg), "°"),
        ("Light on the level", some(power.irradiance, 0), "W/m²"),
        ("Panels now, measured", some(power.pv_kw, 0), "kW"),
        ("Panels now, PVWatts", some(power.pv_model_kw, 0), "kW"),
        ("Hub now", some(power.load_kw, 0), "kW"),
        ("Panels today, measured", format!("{:.0}", power.pv_kwh), "kWh"),
        ("Panels today, PVWatts", format!("{:.0}", power.pv_model_kwh), "kWh"),
        ("Hub today", format!("{:.0}", power.load_kwh), "kWh"),
        ("Self-consumption", percent(power.self_consumption()), "%"),
        ("Self-sufficiency", percent(power.self_sufficiency()), "%"),
        ("CO2e that the grid was spared", format!("{:.0}", power.avoided_kg), "kg"),
        ("Rain now", some(water.rain_mm_per_h, 1), "mm/h"),
        ("Rain today", format!("{:.1}", water.rain_mm), "mm"),
        ("Runoff today", format!("{:.0}", water.runoff_m3), "m³"),
        ("  of it never to seep away", format!("{:.0}", water.guarded_m3), "m³"),
        ("Basin, measured", some(water.level_m, 2), "m"),
        ("Basin, modelled", format!("{:.2}", water.level_model_m), "m"),
        ("Out of the basin today", format!("{:.0}", water.outflow_m3), "m³"),
        ("Spilled over today", format!("{:.0}", water.spilled_m3), "m³"),
        ("Balance of the water", format!("{:.3}", water.balance_m3()), "m³"),
    ];
    let mut text = String::new();
    for (label, value, unit) in rows {
        // What nobody measures has no unit.
        let unit = if value.parse::<f64>().is_ok() { unit } else { "" };
        let _ = writeln!(text, "{}", format!("  {label:<32} {value:>14} {unit}").trim_end());
    }
    if report.missing_minutes > 0 {
        let _ = writeln!(text, "  For {} minutes a value was missing; they count as nothing.", report.missing_minutes);
    }
    let _ = writeln!(text, "Panels: {}", site.pv.basis);
    for catchment in &site.catchments {
        let Catchment { name, area_m2, curve_number, basis, .. } = catchment;
        let _ = writeln!(text, "{name}: {area_m2:.0} m², curve number {curve_number}; {basis}");
    }
    let basin = &site.basin;
    let _ = writeln!(
        text,
        "{}: {:.0} m², {} m deep, out {}; {}",
        basin.name, basin.area_m2, basin.depth_m, basin.outlet, basin.basis
    );
    for factor in site.factors.iter().filter(|factor| factor.id == "grid") {
        let _ =
            writeln!(text, "{}: {} {} ({}); {}", factor.label, factor.value, factor.unit, factor.year, factor.source);
    }
    text
}

fn in_json(report: &Report, site: &Site) -> serde_json::Value {
    let (power, water) = (&report.power, &report.water);
    json!({
        "at": report.at,
        "missing_minutes": report.missing_minutes,
        "power": {
            "sun_deg": power.sun_deg,
            "irradiance_w_per_m2": power.irradiance,
            "pv_kw": power.pv_kw,
            "pv_model_kw": power.pv_model_kw,
            "load_kw": power.load_kw,
            "pv_today_kwh": power.pv_kwh,
            "pv_model_today_kwh": power.pv_model_kwh,
            "load_today_kwh": power.load_kwh,
            "self_consumption": power.self_consumption(),
            "self_sufficiency": power.self_sufficiency(),
            "co2e_avoided_kg": power.avoided_kg,
        },
        "water": {
            "rain_mm_per_h": water.rain_mm_per_h,
            "rain_today_mm": water.rain_mm,
            "runoff_today_m3": water.runoff_m3,
            "guarded_today_m3": water.guarded_m3,
            "level_m": water.level_m,
            "level_model_m": water.level_model_m,
            "level_limit_m": site.basin.limit_m,
            "outflow_today_m3": water.outflow_m3,
            "spilled_today_m3": water.spilled_m3,
            "stored_today_m3": water.stored_m3,
            "balance_m3": water.balance_m3(),
            "valve_open": water.valve,
        },
        "site": site,
    })
}
