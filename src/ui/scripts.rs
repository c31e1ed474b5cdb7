//! Tours and lessons of the user's own: files in the folder of settings.

use std::{fmt::Display, fs, path::PathBuf};

use bevy_egui::egui::{RichText, Ui};

use super::{export::unwritten, settings::Settings, theme};
use crate::{
    say,
    twin::{file_name, write_whole},
};

/// The scripts of a folder of settings, in the order of their files' names.
pub struct Own<T> {
    /// Those that can be read.
    pub all: Vec<T>,
    /// Files that cannot, and why.
    pub unreadable: Vec<(PathBuf, String)>,
}

/// Reads the scripts of a folder of settings.
pub fn own<T, E: Display>(folder: &str, parse: impl Fn(&str) -> Result<T, E>) -> Own<T> {
    let entries = Settings::kept(folder).and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "ron"));
    files.sort();
    let mut own = Own { all: Vec::new(), unreadable: Vec::new() };
    for file in files {
        let read = fs::read_to_string(&file).map_err(|error| error.to_string());
        match read.and_then(|text| parse(&text).map_err(|error| error.to_string())) {
            Ok(script) => own.all.push(script),
            Err(why) => own.unreadable.push((file, why)),
        }
    }
    own
}

/// Keeps a script in a folder of settings, under its name; gives the file.
pub fn keep(folder: &str, name: &str, text: &str) -> Result<PathBuf, String> {
    let folder = Settings::kept(folder).ok_or_else(|| say!("scripts-no-folder"))?;
    let file = folder.join(format!("{}.ron", file_name(name)));
    write_whole(&file, text).map_err(|error| unwritten(&file, &error))?;
    Ok(file)
}

/// Lists the files that are not what they should be, a tour or a lesson, in a menu.
pub fn unreadable_ui(ui: &mut Ui, files: &[(PathBuf, String)], what: &str) {
    for (file, why) in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let told = match what {
            "lesson" => say!("scripts-no-lesson", file = name),
            _ => say!("scripts-no-tour", file = name),
        };
        ui.label(RichText::new(told).color(theme::QUIET)).on_hover_text(why);
    }
}
