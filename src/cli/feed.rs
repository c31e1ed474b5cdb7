//! `hubscope feed`: a log, sent as a live source would.

use std::{
    fs::OpenOptions,
    io::{self, BufWriter, Write},
    net::TcpStream,
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

use super::input::{self, CliError};
use crate::{
    feed::{
        live::{self, Address},
        ndjson,
    },
    hub::{EventTime, TimeSpan, What},
};

/// Which log, and where to.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A file or folder; left out, the bundled day
    log: Option<PathBuf>,
    /// Where to send it: - for standard output, file:PATH, tcp://HOST:PORT, unix:PATH
    #[arg(long, value_name = "URL")]
    to: Address,
    /// Seconds of the log per second; 0 for as quick as can be
    #[arg(long, value_name = "X", default_value_t = 1.0, value_parser = speed)]
    speed: f64,
    /// Begin at this instant of the log
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    at: Option<String>,
    /// Send every event as if it happened when it is sent
    #[arg(long)]
    now: bool,
}

fn speed(text: &str) -> Result<f64, String> {
    let parsed: Option<f64> = text.parse().ok();
    let allowed = parsed.filter(|speed| (0.0..=100_000.0).contains(speed));
    allowed.ok_or_else(|| format!("expected a speed from 0 to 100000, found {text:?}"))
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    let opened = input::open_log(args.log.as_deref())?;
    let (log, zone) = (&opened.log, input::zone_of(&opened));
    let (begin, _) = log.span().ok_or(CliError::NoEvents)?;
    let from = args.at.as_deref().map(|at| input::instant(at, log, &zone)).transpose()?.unwrap_or(begin);
    let failed = |source| CliError::Send { to: args.to.to_string(), source };
    let mut out = open(&args.to).map_err(failed)?;
    let (started, started_at) = (Instant::now(), live::now());
    let mut sent = 0_u64;
    for mut event in log.events_until(EventTime::MAX) {
        let offset = event.time.secs_since(from).max(0.0);
        let due = if args.speed > 0.0 { Duration::from_secs_f64(offset / args.speed) } else { Duration::ZERO };
        if let Some(wait) = due.checked_sub(started.elapsed()).filter(|wait| *wait > Duration::from_millis(1)) {
            // What was sent is to be there before the next one is waited for.
            out.flush().map_err(failed)?;
            thread::sleep(wait);
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
        ndjson::write_event(&mut out, &event).map_err(failed)?;
        sent += 1;
    }
    out.flush().map_err(failed)?;
    eprintln!("Sent {sent} events to {}.", args.to);
    Ok(())
}

fn open(address: &Address) -> io::Result<Box<dyn Write>> {
    Ok(match address {
        Address::Standard => Box::new(BufWriter::new(io::stdout())),
        Address::File(path) => Box::new(BufWriter::new(OpenOptions::new().create(true).append(true).open(path)?)),
        Address::Tcp(socket) => Box::new(BufWriter::new(TcpStream::connect(socket)?)),
        #[cfg(unix)]
        Address::Unix(path) => Box::new(BufWriter::new(std::os::unix::net::UnixStream::connect(path)?)),
        _ => return Err(io::Error::other("a log is sent to -, file:PATH, tcp://HOST:PORT or unix:PATH")),
    })
}
