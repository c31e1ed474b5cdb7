//! `hubscope simulate`: a log of days that never were.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::PathBuf,
};

use jiff::civil::Date;

use super::{
    input::{self, CliError},
    number,
};
use crate::{
    feed::{
        self, live,
        ndjson::{self, Header},
    },
    hub::{HubEvent, Layout},
    language::{numerals::bare, quoted},
    say,
    simulate::{Detail, Incident, Plan, simulate, simulate_from, write_messy},
};

/// What to simulate.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The log to write; the end of its name tells the format, as for `convert`; .zst and .gz are packed
    #[arg(long)]
    out: PathBuf,
    /// The first day; left out, 8 November 2021, and 14 July 2021 for the rain of those days
    #[arg(long, value_name = "DATE", conflicts_with = "from", value_parser = date)]
    start: Option<Date>,
    /// How many days; left out, one, and two for the rain of July 2021
    #[arg(long, value_parser = number::whole(1..=366_u32))]
    days: Option<u32>,
    /// What chance begins with; the same seed gives the same bytes
    #[arg(long, default_value_t = 1, value_parser = number::whole(0..=u64::MAX))]
    seed: u64,
    /// What goes wrong on the first day; may be given more than once
    #[arg(long = "incident", value_name = "NAME")]
    incidents: Vec<Incident>,
    /// Tell of every bag of parcels, too: some ten times the events
    #[arg(long)]
    bags: bool,
    /// Let a block train come to the siding every day; in November 2021 the real ones were suspended
    #[arg(long)]
    train: bool,
    /// Go on from the hub as it is in this log: what it tells up to --at, then what is simulated
    #[arg(long, value_name = "LOG", requires = "at")]
    from: Option<PathBuf>,
    /// The instant of that log to go on from
    #[arg(long, value_name = "TIME", requires = "from", allow_hyphen_values = true)]
    at: Option<String>,
    /// The scene to simulate on
    #[arg(long, value_name = "FILE")]
    scene: Option<PathBuf>,
}

/// The day on which the hub opened, and the first of the two days of the rain of July 2021.
const OPENING: Date = jiff::civil::date(2021, 11, 8);
const JULY: Date = jiff::civil::date(2021, 7, 14);

fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| say!("cli-date", text = quoted(text)))
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    if let Some(from) = args.from.as_deref().filter(|from| input::is_same_file(from, &args.out)) {
        return Err(CliError::WouldOverwrite { path: from.to_owned() });
    }
    let layout = input::open_scene(args.scene.as_deref())?;
    let is_july = args.incidents.contains(&Incident::July2021);
    let mut plan = Plan {
        start: args.start.unwrap_or(if is_july { JULY } else { OPENING }),
        days: args.days.unwrap_or(if is_july { 2 } else { 1 }),
        seed: args.seed,
        incidents: args.incidents.clone(),
        detail: if args.bags { Detail::Bags } else { Detail::Cages },
        has_train: args.train,
    };
    let events = match (&args.from, &args.at) {
        (Some(from), Some(at)) => {
            let opened = input::open_log(Some(from))?;
            let zone = input::zone_of(&opened);
            let time = input::instant(at, &opened.log, &zone)?;
            plan.start = time.zoned(&zone).date();
            let mut events = opened.log.events_until(time);
            events.extend(simulate_from(&layout, &plan, &opened.log, &opened.log.state_at(time))?);
            events
        }
        _ => simulate(&layout, &plan)?,
    };
    write(args, &layout, &plan, &events)?;
    eprintln!("{}", say!("cli-wrote", events = bare(events.len()), path = args.out.display().to_string()));
    Ok(())
}

/// The strongest compression that still reads quickly.
const LEVEL: i32 = 19;

fn write(args: &Args, layout: &Layout, plan: &Plan, events: &[HubEvent<'static>]) -> Result<(), CliError> {
    let is_gzip = args.out.extension().is_some_and(|ending| ending == "gz");
    let is_ours = !is_gzip && matches!(feed::Output::of(&args.out), Ok(feed::Output::Ndjson(_)) | Err(_));
    if is_ours || plan.incidents.contains(&Incident::MessyFeed) {
        return write_ours(args, layout, plan, events)
            .map_err(|source| CliError::Write { path: args.out.clone(), source });
    }
    let mut out = feed::Writer::begin(&args.out, &Header::new(&layout.site, &layout.time_zone))?;
    events.iter().for_each(|event| out.push_event(event));
    for (what, count) in out.finish()?.loss {
        eprintln!("  {}", say!("cli-not-in-format", what = what, count = count.to_string()));
    }
    Ok(())
}

/// Writes lines of events, and what is no event among them.
fn write_ours(args: &Args, layout: &Layout, plan: &Plan, events: &[HubEvent<'static>]) -> io::Result<()> {
    let file = BufWriter::new(File::create(&args.out)?);
    if args.out.extension().is_some_and(|ending| ending == "zst") {
        let mut out = zstd::stream::write::Encoder::new(file, LEVEL)?;
        write_lines(&mut out, layout, plan, events)?;
        return out.finish()?.flush();
    }
    let mut out = file;
    write_lines(&mut out, layout, plan, events)?;
    out.flush()
}

fn write_lines(out: &mut impl Write, layout: &Layout, plan: &Plan, events: &[HubEvent<'static>]) -> io::Result<()> {
    ndjson::write_header(out, &Header::new(&layout.site, &layout.time_zone))?;
    if plan.incidents.contains(&Incident::MessyFeed) {
        return write_messy(out, events, plan.seed);
    }
    events.iter().try_for_each(|event| ndjson::write_event(out, event))
}

/// Days that a simulated hub goes on.
const DAYS: u32 = 7;

/// A simulated hub that lives now: today, as far as it is past, and the days to come.
pub fn living(layout: &Layout, zone: &jiff::tz::TimeZone) -> Result<Vec<HubEvent<'static>>, CliError> {
    let start = live::now().zoned(zone).date();
    let seed = u64::from(start.day_of_year().unsigned_abs());
    let plan = Plan { start, days: DAYS, seed, incidents: Vec::new(), detail: Detail::Cages, has_train: false };
    Ok(simulate(layout, &plan)?)
}
