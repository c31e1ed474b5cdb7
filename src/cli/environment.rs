//! `hubscope environment`: sun and power, rain and water, up to an instant.

use std::{
    fmt::Write,
    path::{Path, PathBuf},
};

use serde_json::json;

use super::{
    input::{self, CliError},
    norms,
};
use crate::{
    environment::{Chain, Element, Report, Site, Stage, known, report, rows},
    hub::{EventLog, Layout},
    language::{
        self, Language,
        numerals::{localized, number},
    },
    publish::environment_table,
    say,
};

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
    /// Consumers, lanes, masses, flights and factors (panels, catchments and basins stand in the scene); left out, those that come
    /// with the program
    #[arg(long, value_name = "FILE")]
    environment: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// Print CSV
    #[arg(long, conflicts_with = "json")]
    csv: bool,
}

/// Runs the command. What programs read is in English.
pub fn run(args: &Args) -> Result<(), CliError> {
    let language = if args.json || args.csv { Language::English } else { Language::spoken() };
    language.speaking(|| told(args))
}

fn told(args: &Args) -> Result<(), CliError> {
    let layout = input::open_scene(args.scene.as_deref())?;
    let path = args.environment.as_deref();
    let site = norms::open_site(path)?;
    let opened = input::open_log(args.log.as_deref())?;
    let (log, zone) = (&opened.log, input::zone_of(&opened));
    let (_, end) = log.span().ok_or(CliError::NoEvents)?;
    let at = args.at.as_deref().map(|at| input::instant(at, log, &zone)).transpose()?.unwrap_or(end);
    let found = report(log, &layout, &site, &zone, at).map_err(|source| refused(path, source))?;
    if args.json {
        return input::print_json(&in_json(&found, &layout, &site, log));
    }
    if args.csv {
        return input::print(&environment_table(&found, &site, log));
    }
    let clock = at.zoned(&zone).strftime("%Y-%m-%d %H:%M:%S %Z");
    let since = found.since.map_or_else(
        || say!("cli-since-midnight").to_owned(),
        |since| say!("cli-since", since = since.zoned(&zone).strftime("%H:%M:%S").to_string()),
    );
    let head = say!("cli-head", layout = &layout.name, clock = clock.to_string());
    input::print(&format!("{head}, {since}\n{}", table(&found, &layout, &site)))
}

fn refused(path: Option<&Path>, source: crate::environment::SiteError) -> CliError {
    let path = path.map_or_else(|| PathBuf::from("scenes/environment.ron"), Path::to_owned);
    CliError::Site { path, source }
}

fn table(report: &Report, layout: &Layout, site: &Site) -> String {
    let transport = &report.transport;
    let mut text = String::new();
    for row in rows(report, site) {
        // What nobody measures has no unit.
        let (value, unit) = match row.text() {
            Some(value) => (localized(&value), row.figure.unit),
            None => ("-".to_owned(), ""),
        };
        let label = row.label;
        let _ = writeln!(text, "{}", format!("  {label:<44} {value:>12} {unit}").trim_end());
    }
    for leg in &transport.legs {
        let lane = &site.lanes[leg.lane];
        let way = if leg.is_inbound { "environment-from" } else { "environment-to" };
        let assumed = if leg.assumed_tonnes > 0.0 {
            say!("cli-leg-assumed", tonnes = number(leg.assumed_tonnes, 1))
        } else {
            String::new()
        };
        let rest = say!(
            "cli-leg-rest",
            tonnes = number(leg.tonnes, 1),
            assumed = assumed,
            activity = number(leg.tonne_km, 0),
            kg = number(leg.kg_co2e, 0),
        );
        let leg_of = say!(way, mode = lane.mode.label(), lane = language::known(&lane.name));
        let _ = writeln!(text, "  {}", say!("cli-leg", leg = leg_of, many = leg.vehicles, rest = rest));
    }
    if report.noise.last_night > site.movements.night_limit {
        let (flights, limit) = (report.noise.last_night, site.movements.night_limit);
        let _ = writeln!(text, "  ! {}", say!("environment-night", flights = flights, limit = limit));
    }
    if report.noise.week > site.movements.week_limit {
        let (flights, limit) = (report.noise.week, site.movements.week_limit);
        let _ = writeln!(text, "  ! {}", say!("environment-week", flights = flights, limit = limit));
    }
    if transport.elsewhere > 0 {
        let _ = writeln!(text, "  {}", say!("cli-elsewhere", many = transport.elsewhere));
    }
    if report.missing_minutes > 0 {
        let missing = say!("environment-missing", minutes = report.missing_minutes);
        let _ = writeln!(text, "  {missing}. {}", say!("environment-missing-hint"));
    }
    for basis in layout.grounds.bases().into_iter().chain(site.bases()) {
        let _ = writeln!(text, "{basis}");
    }
    let _ = writeln!(text, "{}", say!("environment-factors", version = &site.factors_version));
    for factor in &site.factors {
        let _ = writeln!(text, "{}", factor.words());
    }
    text
}

/// The chain of each consignment, with its elements by ISO 14083.
fn chains_in_json(report: &Report, site: &Site, log: &EventLog) -> serde_json::Value {
    let element = |element: &Element| {
        let (stage, lane) = match element.stage {
            Stage::In(lane) => ("in", Some(lane)),
            Stage::Hub => ("hub", None),
            Stage::Out(lane) => ("out", Some(lane)),
        };
        let lane = lane.and_then(|lane| site.lanes.get(lane));
        json!({
            "stage": stage, "lane": lane.map(|lane| &lane.code), "mode": lane.map(|lane| lane.mode), "time": element.time,
            "tonnes": element.tonnes, "is_assumed": element.is_assumed, "tonne_km": element.tonne_km, "kg_co2e": element.kg_co2e,
        })
    };
    let chain = |chain: &Chain| {
        json!({
            "consignment": log.object_name(chain.object), "tonnes": chain.tonnes(), "tonne_km": chain.tonne_km(), "kg_co2e": chain.kg_co2e(),
            "elements": chain.elements.iter().map(element).collect::<Vec<_>>(),
        })
    };
    report.transport.chains.iter().map(chain).collect()
}

fn in_json(report: &Report, layout: &Layout, site: &Site, log: &EventLog) -> serde_json::Value {
    let (power, water) = (&report.power, &report.water);
    json!({
        "at": report.at,
        "since": report.since,
        "missing_minutes": report.missing_minutes,
        "power": {
            "sun_deg": power.sun_deg,
            "irradiance_w_per_m2": power.irradiance,
            "pv_kw": power.pv_kw,
            "pv_model_kw": power.pv_model_kw,
            "load_kw": power.load_kw,
            "pv_today_kwh": known(power.pv_kwh, power.known_minutes.0),
            "pv_model_today_kwh": power.pv_model_kwh,
            "load_model_kw": power.load_model_kw,
            "load_today_kwh": known(power.load_kwh, power.known_minutes.1),
            "load_model_today_kwh": power.load_model_kwh,
            "kwh_per_tonne_out": power.kwh_for_each(report.transport.tonnes_out()),
            "kwh_per_parcel_out": power.kwh_for_each(report.transport.parcels as f64),
            "self_consumption": power.self_consumption(),
            "self_sufficiency": power.self_sufficiency(),
            "co2e_avoided_kg": known(power.avoided_kg, power.both_minutes),
        },
        "water": {
            "rain_mm_per_h": water.rain_mm_per_h,
            "rain_today_mm": known(water.rain_mm, water.known_minutes),
            "runoff_today_m3": water.runoff_m3,
            "guarded_today_m3": water.guarded_m3,
            "unknown_minutes": water.unknown_minutes,
            "balance_m3": water.balance_m3(),
            "basins": water.basins.iter().map(|pool| json!({
                "name": pool.basin.name,
                "level_m": pool.level_m,
                "level_model_m": pool.modelled(pool.level_model_m),
                "level_limit_m": pool.basin.limit_m,
                "outflow_l_per_s": pool.outflow_l_per_s(),
                "outflow_today_m3": pool.modelled(pool.outflow_m3),
                "spilled_today_m3": pool.modelled(pool.spilled_m3),
                "stored_today_m3": pool.modelled(pool.stored_m3),
                "valve_open": pool.valve,
            })).collect::<Vec<_>>(),
        },
        "transport": {
            "legs": report.transport.legs.iter().map(|leg| {
                let (lane, mut told) = (&site.lanes[leg.lane], json!(leg));
                (told["lane"], told["mode"]) = (json!(lane.code), json!(lane.mode));
                told
            }).collect::<Vec<_>>(),
            "vehicles_elsewhere": report.transport.elsewhere,
            "tonne_km": report.transport.tonne_km(),
            "kg_co2e": report.transport.kg_co2e(),
            "hub_kg_co2e": report.transport.hub_kg_co2e,
            "kg_co2e_with_hub": report.transport.kg_co2e_with_hub(),
            "chains": chains_in_json(report, site, log),
            "tonnes_out": report.transport.tonnes_out(),
            "parcels_out": report.transport.parcels,
        },
        "noise": {
            "movements_today": report.noise.today,
            "movements_by_night": report.noise.by_night,
            "movements_in_last_night": report.noise.last_night,
            "night_from_hour": site.movements.night_from_hour,
            "night_until_hour": site.movements.night_until_hour,
            "night_limit": site.movements.night_limit,
            "is_over_night_limit": report.noise.last_night > site.movements.night_limit,
            "flights_in_seven_days": report.noise.week,
            "week_limit": site.movements.week_limit,
            "is_over_week_limit": report.noise.week > site.movements.week_limit,
        },
        "figures": rows(report, site).into_iter().map(|row| json!({
            "part": row.figure.part.label(),
            "name": row.name,
            "value": row.value,
            "unit": row.figure.unit,
            "formula": row.figure.formula(),
            "source": row.figure.source(),
        })).collect::<Vec<_>>(),
        "grounds": layout.grounds,
        "site": site,
    })
}
