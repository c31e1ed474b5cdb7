//! What is sealed in a recording: every segment with its checksum, each chained to the one before, so that a piece that is changed
//! or missing is found.

use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, Read, Write},
    path::Path,
};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{RecordingError, recording::TAIL};
use crate::{
    feed::{self, ndjson::Header, parquet},
    hub::{Issue, IssueKind, IssuePlace},
    language::numerals::bare,
    say,
};

pub(super) const MANIFEST: &str = "manifest.ron";

/// What is sealed in a recording.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    /// The version of the layout of the folder.
    pub recording: u32,
    pub segments: Vec<Segment>,
    /// What was let go of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub let_go: Option<LetGo>,
}

/// The oldest segments, after they were let go of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LetGo {
    pub segments: usize,
    pub events: u64,
    /// The chain value of the last of them.
    pub chain: String,
}

impl Manifest {
    /// The chain value that the next segment follows.
    pub fn chain(&self) -> &str {
        let before = || self.let_go.as_ref().map_or("", |gone| gone.chain.as_str());
        self.segments.last().map_or_else(before, |segment| segment.chain.as_str())
    }

    /// How many segments there ever were.
    pub fn count(&self) -> usize {
        self.segments.len() + self.let_go.as_ref().map_or(0, |gone| gone.segments)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Segment {
    pub file: String,
    pub events: u64,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// SHA-256 of the chain value before and the checksum of the file.
    pub chain: String,
    /// SHA-256 of the tail that was packed into it: who breaks off before the tail is begun anew finds it by that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tail: Option<String>,
}

pub(super) fn read_manifest(folder: &Path) -> Result<Option<Manifest>, RecordingError> {
    let path = folder.join(MANIFEST);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        // What is no folder is no recording.
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(source) => return Err(RecordingError::Folder { path, source }),
    };
    ron::from_str(&text).map(Some).map_err(|error| RecordingError::Manifest {
        path,
        line: error.span.start.line,
        reason: error.code.to_string(),
    })
}

/// Writes the manifest beside itself and renames it, so that there is always a whole one.
pub(super) fn write_manifest(folder: &Path, manifest: &Manifest) -> io::Result<()> {
    let text = ron::ser::to_string_pretty(manifest, ron::ser::PrettyConfig::default()).map_err(io::Error::other)?;
    let part = folder.join(format!("{MANIFEST}.part"));
    let mut file = File::create(&part)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(part, folder.join(MANIFEST))?;
    sync_folder(folder)
}

/// Makes sure that the names in a folder are on disk, too; where a system does not know that, it does it by itself.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

pub(super) fn checksum(path: &Path) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut file = File::open(path)?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            return Ok(hex(&hash.finalize()));
        }
        hash.update(&buffer[..count]);
    }
}

pub(super) fn chained(before: &str, checksum: &str) -> String {
    hex(&Sha256::new().chain_update(before).chain_update(checksum).finalize())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The first line of a tail: what any log begins with, and the chain value of the segment that it follows. Without that, the
/// last segments could be taken away together with their lines in the manifest.
#[derive(Serialize)]
struct TailHeader<'a> {
    #[serde(flatten)]
    header: &'a Header,
    follows: &'a str,
}

pub(super) fn write_tail_header(out: &mut impl Write, header: &Header, follows: &str) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &TailHeader { header, follows })?;
    out.write_all(b"\n")
}

/// The chain value that a tail says it follows; `None` when there is no tail, or one of an older version, which does not say it.
fn followed(folder: &Path) -> Option<String> {
    #[derive(Deserialize)]
    struct Follows {
        follows: Option<String>,
    }
    let mut line = String::new();
    let tail = BufReader::new(File::open(folder.join(TAIL)).ok()?);
    tail.take(4_096).read_line(&mut line).ok()?;
    serde_json::from_str::<Follows>(&line).ok()?.follows
}

/// Segments that lie in the folder and are not in the manifest, by their numbers.
fn unnamed(folder: &Path, manifest: &Manifest) -> io::Result<Vec<(usize, String)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let number = name.strip_suffix(".parquet").and_then(|number| number.parse().ok());
        if let Some(number) = number.filter(|_| manifest.segments.iter().all(|segment| segment.file != name)) {
            found.push((number, name));
        }
    }
    found.sort();
    Ok(found)
}

/// Why a manifest cannot be that of what lies beside it: it is older, or its last lines are gone. What is told is which file
/// says so, and what it says.
///
/// Who breaks off between a segment and its line in the manifest leaves one segment of which the tail still has everything;
/// who breaks off after it leaves the tail that was packed. Neither is wrong.
pub(super) fn stale(folder: &Path, manifest: &Manifest) -> io::Result<Option<(String, &'static str)>> {
    let packed = manifest.segments.last().and_then(|segment| segment.tail.as_ref());
    let is_packed = packed.is_some_and(|packed| checksum(&folder.join(TAIL)).is_ok_and(|tail| tail == *packed));
    let follows = followed(folder).filter(|_| !is_packed);
    if follows.as_deref().is_some_and(|follows| follows != manifest.chain()) {
        return Ok(Some((TAIL.into(), say!("recording-follows"))));
    }
    let let_go = manifest.let_go.as_ref().map_or(0, |gone| gone.segments);
    let is_in_tail = |number: usize, name: &str| {
        let packed = File::open(folder.join(name)).ok().and_then(|file| parquet::tail_of(&file));
        number == manifest.count() + 1 && packed.is_some() && packed == checksum(&folder.join(TAIL)).ok()
    };
    // Those that were let go of may still lie there.
    let beyond = unnamed(folder, manifest)?.into_iter().filter(|(number, _)| *number > let_go);
    let wrong = beyond.into_iter().find(|(number, name)| !is_in_tail(*number, name));
    Ok(wrong.map(|(_, name)| (name, say!("recording-unnamed"))))
}

/// Files that would be read with a recording, and have other names than its own.
fn foreign(folder: &Path) -> Vec<String> {
    let is_number = |name: &str| name.len() == 6 && name.bytes().all(|sign| sign.is_ascii_digit());
    let is_ours = |name: &str| name == TAIL || name.strip_suffix(".parquet").is_some_and(is_number);
    // Where nothing can be read, nothing else is, either.
    let read = feed::files_of(folder).unwrap_or_default();
    let names = read.iter().filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
    names.filter(|name| !is_ours(name)).collect()
}

/// What was found of a recording.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verified {
    /// What is wrong with it.
    pub issues: Vec<Issue>,
    /// How many segments the manifest names.
    pub segments: usize,
    /// The chain value of the last of them: who wrote it down elsewhere finds out when the end of a recording is taken away.
    pub chain: String,
}

/// Holds a recording against its manifest: `None` when the folder is none.
pub fn verify(folder: &Path) -> Result<Option<Verified>, RecordingError> {
    let failed = |source| RecordingError::Folder { path: folder.to_owned(), source };
    let issue = |file: &str, brief: String, hint: &str| Issue {
        kind: IssueKind::Unreadable,
        brief,
        hint: hint.to_owned(),
        place: Some(IssuePlace { file: file.to_owned(), line: 0 }),
    };
    let Some(manifest) = read_manifest(folder)? else {
        let is_recording = folder.join("recorder.lock").is_file();
        let brief = say!("recording-lost", manifest = MANIFEST.to_string());
        let lost = issue(MANIFEST, brief, say!("recording-lost-hint"));
        return Ok(is_recording.then(|| Verified { issues: vec![lost], ..Verified::default() }));
    };
    let mut issues = Vec::new();
    for name in foreign(folder) {
        let brief = say!("recording-foreign", name = name.to_string());
        issues.push(issue(&name, brief, say!("recording-foreign-hint")));
    }
    let mut before = manifest.let_go.as_ref().map(|gone| gone.chain.clone()).unwrap_or_default();
    for segment in &manifest.segments {
        let path = folder.join(&segment.file);
        let mut wrong = |brief: String, hint: &str| issues.push(issue(&segment.file, brief, hint));
        match checksum(&path) {
            Ok(found) if found != segment.sha256 => wrong(
                say!("recording-checksum", wanted = short(&segment.sha256), found = short(&found)),
                say!("recording-checksum-hint"),
            ),
            Ok(_) => {}
            Err(error) => wrong(
                say!("recording-segment-gone", events = bare(segment.events), error = error.to_string()),
                say!("recording-segment-gone-hint"),
            ),
        }
        if chained(&before, &segment.sha256) != segment.chain {
            wrong(say!("recording-chain").into(), say!("recording-chain-hint"));
        }
        before.clone_from(&segment.chain);
    }
    if let Some((file, what)) = stale(folder, &manifest).map_err(failed)? {
        let brief = say!("recording-stale-here", file = file.to_string(), what = what.to_string());
        let hint = say!("recording-stale-hint");
        issues.push(issue(&file, brief, hint));
    }
    Ok(Some(Verified { issues, segments: manifest.segments.len(), chain: manifest.chain().to_owned() }))
}

fn short(text: &str) -> String {
    text.chars().take(12).collect()
}
