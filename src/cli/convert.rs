//! `hubscope convert`, `cut` and `merge`: a log in another format, a part of it, several as one.

use std::path::{Path, PathBuf};

use super::{
    bundled,
    input::{self, CliError},
};
use crate::{
    feed::{
        self, Cast, Cut, Ends, Merge, OpenError, Reader, Writer, Written, ndjson::Header, sink::Sink, table::Mapping,
    },
    language::numerals::bare,
    say,
};

/// What to convert.
#[derive(Debug, clap::Args)]
#[command(override_usage = "hubscope convert [OPTIONS] <IN>... <OUT>")]
pub struct ConvertArgs {
    /// IN: files and folders of any format that Hubscope reads; `day` is the bundled day. Of several, what they tell is put into the order
    /// of time, each event once. OUT, the last one: the file to write; the end of its name tells the format: .ndjson, .csv, .tsv,
    /// .jsonld (EPCIS), .jsonocel, .xmlocel (each also with .gz or .zst), .parquet, .sqlite (OCEL), .mcap
    // One list: of two, an option between them would be taken for the end of both.
    #[arg(required = true, num_args = 1.., value_name = "IN OUT")]
    files: Vec<PathBuf>,
    /// Which column of a table is what; left out, FILE.columns.ron beside it, else that is guessed
    #[arg(long, value_name = "FILE")]
    columns: Option<PathBuf>,
}

/// What to cut out.
#[derive(Debug, clap::Args)]
pub struct CutArgs {
    /// A file or folder
    input: PathBuf,
    /// The first instant
    #[arg(long, value_name = "TIME")]
    from: String,
    /// The last instant
    #[arg(long, value_name = "TIME")]
    to: String,
    /// The file to write
    output: PathBuf,
}

/// What to put together.
#[derive(Debug, clap::Args)]
pub struct MergeArgs {
    /// Files and folders
    #[arg(required = true, num_args = 1..)]
    inputs: Vec<PathBuf>,
    /// The file to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Converts a log, or several as one.
pub fn convert(args: &ConvertArgs) -> Result<(), CliError> {
    let Some((output, inputs)) = args.files.split_last().filter(|(_, inputs)| !inputs.is_empty()) else {
        return Err(CliError::InAndOut);
    };
    let inputs: Vec<&Path> = inputs.iter().map(PathBuf::as_path).collect();
    guard(&inputs, output)?;
    let mapping = args.columns.as_deref().map(open_mapping).transpose()?;
    write(&Reader { mapping, zone: None }, &inputs, output)
}

/// Writes logs as one file.
fn write(reader: &Reader, inputs: &[&Path], output: &Path) -> Result<(), CliError> {
    let header = inputs.first().map_or_else(|| Header::new("", feed::ZONE), |first| header_of(first));
    let mut writer = begin(output, &header)?;
    let again = read_as_one(inputs, &mut writer, |sink| read(reader, inputs, sink))?;
    if writer.is_empty() {
        return Err(CliError::NothingToWrite { why: writer.first_issue() });
    }
    tell_again(again);
    tell(output, &writer.finish()?)
}

/// Reads logs into a writer: one file as it is, of several each event once, in the order of time. Gives how many came again.
fn read_as_one(
    inputs: &[&Path],
    writer: &mut Writer,
    read: impl FnOnce(&mut dyn Sink) -> Result<(), CliError>,
) -> Result<u64, CliError> {
    let mut count = 0;
    for input in inputs {
        count += input::log_of(Some(input)).map_or(Ok(1), |path| feed::files_of(path).map(|files| files.len()))?;
    }
    if count == 1 {
        return read(writer).map(|()| 0);
    }
    let mut merge = Merge::new(writer);
    read(&mut merge)?;
    let done = input::watched(|progress| merge.finish(progress));
    let path = inputs.first().map_or_else(PathBuf::new, |first| first.to_path_buf());
    Ok(done.map_err(|source| OpenError::Format { path, source })?)
}

fn tell_again(again: u64) {
    if again > 0 {
        eprintln!("{}", say!("cli-again", again = bare(again)));
    }
}

/// Cuts a part out of a log.
pub fn cut(args: &CutArgs) -> Result<(), CliError> {
    guard(&[&args.input], &args.output)?;
    let (reader, inputs) = (Reader::default(), [args.input.as_path()]);
    if feed::is_pipe(&args.input) || args.input == Path::new("-") {
        return Err(CliError::OnceOnly { path: args.input.clone() });
    }
    let header = header_of(&args.input);
    let zone = input::zone_in(Some(&header));
    // A log may be larger than the memory: it is gone through again and again.
    let mut ends = Ends::default();
    read(&reader, &inputs, &mut ends)?;
    let span = ends.span().ok_or(CliError::NoEvents)?;
    let instant = |text: &str| input::any_instant(text, span.0, &zone);
    let (from, until) = (instant(&args.from)?, instant(&args.to)?);
    if from > until {
        return Err(CliError::Backwards { from: input::clock(from, &zone), until: input::clock(until, &zone) });
    }
    // What reaches beyond the log is cut at its ends; what lies beyond it is a mistake.
    if let Some(outside) = [until].into_iter().find(|until| *until < span.0).or((from > span.1).then_some(from)) {
        return Err(input::outside(span, outside, &zone));
    }
    let mut cast = Cast::new(from, until, ends);
    read(&reader, &inputs, &mut cast)?;
    let mut hosts = cast.hosts();
    read(&reader, &inputs, &mut hosts)?;
    let mut writer = begin(&args.output, &header)?;
    let mut earlier = 0;
    read_as_one(&inputs, &mut writer, |sink| {
        let mut cut = Cut::new(hosts.part(), sink);
        read(&reader, &inputs, &mut cut)?;
        earlier = cut.earlier;
        Ok(())
    })?;
    if earlier > 0 {
        eprintln!("{}", say!("cli-earlier", earlier = bare(earlier)));
    }
    tell(&args.output, &writer.finish()?)
}

/// Puts logs together.
pub fn merge(args: &MergeArgs) -> Result<(), CliError> {
    let inputs: Vec<&Path> = args.inputs.iter().map(PathBuf::as_path).collect();
    guard(&inputs, &args.out)?;
    write(&Reader::default(), &inputs, &args.out)
}

/// Begins to write a file; of one that is not finished nothing stays when the user ends the program.
fn begin(path: &Path, header: &Header) -> Result<Writer, CliError> {
    let part = Writer::part_of(path);
    let handler = move || {
        for left in Writer::left_of(&part) {
            let _ = std::fs::remove_file(left);
        }
        std::process::exit(130);
    };
    // Where signals cannot be heard, the unfinished file stays, under its own name.
    let _ = ctrlc::set_handler(handler);
    Ok(Writer::begin(path, header)?)
}

fn header_of(path: &Path) -> Header {
    let header = match input::log_of(Some(path)) {
        Some(path) => feed::header_of(path),
        None => feed::header_in(bundled::DAY.1),
    };
    let header = header.unwrap_or_else(|| Header::new("", feed::ZONE));
    // What is made of a share file is none: it opens elsewhere, or shows more.
    Header { share: None, ..header }
}

/// Reads files, and the bundled day where its name is among them.
fn read(reader: &Reader, inputs: &[&Path], sink: &mut dyn Sink) -> Result<(), CliError> {
    let files: Vec<&Path> = inputs.iter().filter_map(|path| input::log_of(Some(path))).collect();
    if files.len() < inputs.len() {
        reader.read_bytes(bundled::DAY.0, bundled::DAY.1, sink)?;
    }
    if !files.is_empty() {
        input::watched(|progress| reader.read(&files, progress, sink))?;
    }
    Ok(())
}

fn guard(inputs: &[&Path], output: &Path) -> Result<(), CliError> {
    match inputs.iter().find(|input| input::is_same_file(input, output)) {
        Some(same) => Err(CliError::WouldOverwrite { path: same.to_path_buf() }),
        None => Ok(()),
    }
}

fn open_mapping(path: &Path) -> Result<Mapping, CliError> {
    let text = std::fs::read_to_string(path).map_err(|source| CliError::Read { path: path.to_owned(), source })?;
    Mapping::parse(&text).map_err(|source| CliError::Columns { path: path.to_owned(), source })
}

/// What was written, what the format could not carry, and how much of what was read was odd.
fn tell(path: &Path, written: &Written) -> Result<(), CliError> {
    let mut text = say!("cli-wrote", events = bare(written.events), path = path.display().to_string()) + "\n";
    for (what, count) in &written.loss {
        text += &format!("  {}\n", say!("cli-not-in-format", what = *what, count = count.to_string()));
    }
    for (kind, count) in written.issues.counts() {
        text += &format!("  {}\n", say!("check-counted", kind = kind.label(), count = count.to_string()));
    }
    if let Some(first) = written.issues.kept().first() {
        text += &format!("    {first}\n");
        if written.issues.total() > 1 {
            text += &format!("    {}\n", say!("cli-check-lists"));
        }
    }
    input::print(&text)
}
