//! How much moves in the window: as the system is set up, or as the user chose.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    sync::OnceLock,
};

use serde::{Deserialize, Serialize};

use crate::say;

/// Whether the eye flies and panels fade.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Motion {
    /// As the system is set up.
    #[default]
    System,
    /// They do.
    Full,
    /// They do not.
    Reduced,
}

impl Motion {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::System, Self::Full, Self::Reduced];

    /// Whether nothing flies and nothing fades.
    pub fn is_calm(self) -> bool {
        match self {
            Self::System => is_system_calm(),
            Self::Full => false,
            Self::Reduced => true,
        }
    }

    /// Its name.
    pub fn label(self) -> &'static str {
        match self {
            Self::System => say!("settings-system"),
            Self::Full => say!("settings-motion-full"),
            Self::Reduced => say!("settings-motion-reduced"),
        }
    }
}

/// Whether the system is set up to move little; asked once. On Windows nobody is asked.
fn is_system_calm() -> bool {
    static IS_CALM: OnceLock<bool> = OnceLock::new();
    *IS_CALM.get_or_init(|| {
        let folder = etcetera::choose_base_strategy().ok().map(|dirs| etcetera::BaseStrategy::config_dir(&dirs));
        let of_files = folder.and_then(|folder| of_files(&folder));
        of_files.or_else(of_program).unwrap_or(false)
    })
}

/// What the desktop's own files say: those of GTK, then those of KDE.
fn of_files(folder: &Path) -> Option<bool> {
    let read = |name: &str| fs::read_to_string(folder.join(name)).ok();
    let of_gtk = |name| value(&read(name)?, "Settings", "gtk-enable-animations").map(|is_on| !is_true(&is_on));
    let of_kde =
        || value(&read("kdeglobals")?, "KDE", "AnimationDurationFactor")?.parse().ok().map(|factor: f64| factor <= 0.0);
    of_gtk("gtk-4.0/settings.ini").or_else(|| of_gtk("gtk-3.0/settings.ini")).or_else(of_kde)
}

/// What a program of the system says: GNOME's, or that of macOS.
fn of_program() -> Option<bool> {
    if cfg!(target_os = "macos") {
        return Some(said("defaults", &["read", "com.apple.universalaccess", "reduceMotion"])? == "1");
    }
    let is_on = said("gsettings", &["get", "org.gnome.desktop.interface", "enable-animations"])?;
    Some(!is_true(&is_on))
}

fn said(program: &str, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn is_true(word: &str) -> bool {
    matches!(word.trim(), "1" | "true" | "True" | "yes")
}

/// The value of a name in a part of a file of settings.
fn value(text: &str, part: &str, name: &str) -> Option<String> {
    let mut is_in = false;
    for line in text.lines().map(str::trim) {
        if let Some(title) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            is_in = title == part;
        } else if let Some((known, value)) = line.split_once('=').filter(|_| is_in)
            && known.trim() == name
        {
            return Some(value.trim().to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, text: &str, expected: Option<bool>) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
        assert_eq!(of_files(folder.path()), expected, "{name}: {text}");
    }

    #[test]
    fn the_desktop_says_whether_little_is_to_move() {
        check("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=0\n", Some(true));
        check("gtk-3.0/settings.ini", "[Settings]\ngtk-font-name=Sans\ngtk-enable-animations = true\n", Some(false));
        check("gtk-3.0/settings.ini", "[Other]\ngtk-enable-animations=0\n", None);
        check("kdeglobals", "[General]\nx=1\n[KDE]\nAnimationDurationFactor=0\n", Some(true));
        check("kdeglobals", "[KDE]\nAnimationDurationFactor=0.5\n", Some(false));
        check("kdeglobals", "[KDE]\nAnimationDurationFactor=fast\n", None);
    }

    #[test]
    fn what_is_chosen_goes_before_the_system() {
        assert!(Motion::Reduced.is_calm() && !Motion::Full.is_calm());
    }
}
