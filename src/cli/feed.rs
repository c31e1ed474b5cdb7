//! `hubscope feed`: a log, sent as a live source would.

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use super::{
    input::{self, CliError},
    simulate,
};
use crate::{
    feed::{
        Gathered,
        live::{self, Address, Outlet},
        ndjson::Header,
    },
    hub::{EventTime, TimeSpan, What},
    language::{numerals::bare, quoted},
    say,
};

/// Which log, and where to.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A file or folder; left out, or `day`, the bundled day; `simulation`, a simulated hub that lives now
    log: Option<PathBuf>,
    /// Where to send it: -, file:PATH, tcp://HOST:PORT, unix:PATH, ws://HOST/PATH, mqtt://HOST/TOPIC, nats://HOST/STREAM; or to
    /// whoever connects: tcp-listen://HOST:PORT, unix-listen:PATH, ws-listen://HOST:PORT
    #[arg(long, value_name = "URL")]
    to: Address,
    /// Seconds of the log per second; 0 for as quick as can be
    #[arg(long, value_name = "X", default_value_t = 1.0, value_parser = speed, allow_negative_numbers = true)]
    speed: f64,
    /// Send at once what was before this instant, so that the hub is as it was, and go on from there
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    at: Option<String>,
    /// Send every event as if it happened when it is sent
    #[arg(long)]
    now: bool,
}

fn speed(text: &str) -> Result<f64, String> {
    let parsed: Option<f64> = text.parse().ok();
    let allowed = parsed.filter(|speed| (0.0..=100_000.0).contains(speed));
    allowed.ok_or_else(|| say!("cli-speed", text = quoted(&text)))
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    // A simulation goes on from now, as it does in the window.
    let is_simulated = args.log.as_deref().is_some_and(|log| log == Path::new("simulation") && !log.exists());
    let (log, header) = if is_simulated {
        let layout = input::open_scene(None)?;
        let header = Header::new(&layout.site, &layout.time_zone);
        let events = simulate::living(&layout, &input::zone_in(Some(&header)))?;
        (Gathered { events, ..Gathered::default() }, Some(header))
    } else {
        input::gather_log(args.log.as_deref())?
    };
    let span = log.events.first().zip(log.events.last()).map(|(first, last)| (first.time, last.time));
    let (span, zone) = (span.ok_or(CliError::NoEvents)?, input::zone_in(header.as_ref()));
    if !log.issues.is_empty() {
        eprintln!("{}", say!("cli-no-events-sent", lines = bare(log.issues.len()), first = log.issues[0].to_string()));
    }
    let from = args.at.as_deref().map(|at| input::instant_in(at, span, &zone)).transpose()?;
    let from = from.unwrap_or(if is_simulated { live::now() } else { span.0 });
    let failed = |source| CliError::Send { to: args.to.to_string(), source };
    if matches!(args.to, Address::TcpListen(_) | Address::UnixListen(_) | Address::WebSocketListen(_)) {
        eprintln!("{}", say!("cli-waiting", to = args.to.to_string()));
    }
    let mut out = Outlet::open(&args.to).map_err(failed)?;
    let (started, started_at) = (Instant::now(), live::now());
    let mut sent = 0_u64;
    for mut event in log.events {
        let offset = event.time.secs_since(from).max(0.0);
        let due = if args.speed > 0.0 { Duration::from_secs_f64(offset / args.speed) } else { Duration::ZERO };
        if let Some(wait) = due.checked_sub(started.elapsed()).filter(|wait| *wait > Duration::from_millis(1)) {
            // What was sent is to be there before the next one is waited for.
            out.idle(wait).map_err(failed)?;
        }
        if args.now {
            let shift = |time: EventTime| {
                let offset = time.secs_since(from) / if args.speed > 0.0 { args.speed } else { 1.0 };
                started_at + TimeSpan::from_secs_f64(offset)
            };
            event.time = shift(event.time);
            event.recorded = None;
            if let What::Plan { planned, .. } = &mut event.what {
                *planned = shift(*planned);
            }
        }
        out.send(&event).map_err(failed)?;
        sent += 1;
    }
    out.finish().map_err(failed)?;
    eprintln!("{}", say!("cli-sent", sent = bare(sent), to = args.to.to_string()));
    Ok(())
}
