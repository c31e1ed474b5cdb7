//! The names of what is kept beside a log.

use std::path::{Path, PathBuf};

/// Where the mapping of a table lies: that of `day.csv` is `day.csv.columns.ron`.
pub fn columns_beside(log: &Path) -> PathBuf {
    beside(log, ".columns.ron")
}

/// Where the map of a log lies: that of `day.csv` is `day.csv.map.ron`.
pub fn map_beside(log: &Path) -> PathBuf {
    beside(log, ".map.ron")
}

/// Where the notes of a log lie: those of `day.csv` are `day.csv.notes.ron`.
pub fn notes_beside(log: &Path) -> PathBuf {
    beside(log, ".notes.ron")
}

fn beside(log: &Path, ending: &str) -> PathBuf {
    let mut beside = log.as_os_str().to_owned();
    beside.push(ending);
    PathBuf::from(beside)
}
