//! `hubscope register`: links of reports open in this program by a click.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use etcetera::BaseStrategy;

use super::input::{self, CliError};
use crate::say;

/// Whether to begin or to end.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// No longer
    #[arg(long)]
    remove: bool,
}

/// The name of the entry of the desktop.
const ENTRY: &str = "hubscope.desktop";

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    if !cfg!(target_os = "linux") {
        return Err(CliError::NoDesktop);
    }
    let folder = etcetera::choose_base_strategy().map_err(|_| CliError::NoDesktop)?.data_dir().join("applications");
    let path = folder.join(ENTRY);
    if args.remove {
        return match fs::remove_file(&path) {
            Err(source) if source.kind() != std::io::ErrorKind::NotFound => Err(CliError::Write { path, source }),
            _ => input::print(&format!("{}\n", say!("cli-unregistered"))),
        };
    }
    let program =
        std::env::current_exe().map_err(|source| CliError::Write { path: PathBuf::from("hubscope"), source })?;
    let written = |source| CliError::Write { path: path.clone(), source };
    fs::create_dir_all(&folder).map_err(written)?;
    fs::write(&path, entry(&program)).map_err(written)?;
    let mut tell = Command::new("xdg-mime");
    tell.args(["default", ENTRY, "x-scheme-handler/hubscope"]).stdout(Stdio::null()).stderr(Stdio::null());
    let is_default = tell.status().is_ok_and(|status| status.success());
    let told = say!(
        "cli-registered",
        path = path.display().to_string(),
        program = program.display().to_string(),
        more = if is_default { "" } else { say!("cli-desktop-untold") },
    );
    input::print(&(told + "\n"))
}

/// The entry that tells a desktop of the program.
fn entry(program: &Path) -> String {
    // A path in quotes, in which four signs are escaped.
    let quoted: String = program
        .display()
        .to_string()
        .chars()
        .flat_map(|sign| matches!(sign, '"' | '`' | '$' | '\\').then_some('\\').into_iter().chain([sign]))
        .collect();
    format!(
        "[Desktop Entry]\nType=Application\nName=Hubscope\nComment=A digital twin of an airport logistics hub\n\
         Exec=\"{quoted}\" view %u\nTerminal=false\nCategories=Science;Education;\n\
         MimeType=x-scheme-handler/hubscope;\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_entry_names_the_program_and_the_links() {
        let entry = entry(Path::new("/opt/a $b/hubscope"));
        assert!(entry.contains("Exec=\"/opt/a \\$b/hubscope\" view %u\n"), "{entry}");
        assert!(entry.contains("MimeType=x-scheme-handler/hubscope;\n"), "{entry}");
    }
}
