//! What a site goes by, as files that are named on the command line.

#[cfg(feature = "viewer")]
use std::{ffi::OsString, sync::Arc};
use std::{
    fs,
    path::{Path, PathBuf},
};

use super::input::CliError;
#[cfg(feature = "viewer")]
use crate::twin::Norms;
use crate::{environment::Site, kpi::Goals, watch::Rules};

/// Files of the site's own.
#[cfg(feature = "viewer")]
#[derive(Clone, Debug, Default, clap::Args)]
pub struct NormsArgs {
    /// What to look for; left out, the rules that come with the program
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
    /// What is wanted of all figures, and how late is on time; left out, what comes with the program
    #[arg(long, value_name = "FILE")]
    targets: Option<PathBuf>,
    /// The panels, catchments, basin and factors; left out, those that come with the program
    #[arg(long, value_name = "FILE")]
    environment: Option<PathBuf>,
}

#[cfg(feature = "viewer")]
impl NormsArgs {
    /// Reads the files.
    pub fn open(&self) -> Result<Arc<Norms>, CliError> {
        Ok(Arc::new(Norms {
            rules: open_rules(self.rules.as_deref())?,
            goals: open_goals(self.targets.as_deref())?,
            site: Some(open_site(self.environment.as_deref())?),
        }))
    }

    /// The files that were named, and the option that named each.
    pub fn files(&self) -> impl Iterator<Item = (&'static str, &Path)> {
        let all = [("rules", &self.rules), ("targets", &self.targets), ("environment", &self.environment)];
        all.into_iter().filter_map(|(name, file)| Some((name, file.as_deref()?)))
    }

    /// The options as they were typed, for another run of the program.
    pub fn typed(&self) -> Vec<OsString> {
        self.files().flat_map(|(name, file)| [format!("--{name}").into(), file.into()]).collect()
    }
}

/// The rules of a file, or those that come with the program.
pub fn open_rules(path: Option<&Path>) -> Result<Rules, CliError> {
    let (path, text) = text_of(path, "scenes/rules.ron")?;
    let rules = text.map_or_else(Rules::bundled, |text| Rules::parse(&text));
    rules.map_err(|source| CliError::Rules { path, source })
}

/// What is wanted of key figures by a file, or by what comes with the program.
pub fn open_goals(path: Option<&Path>) -> Result<Goals, CliError> {
    let (path, text) = text_of(path, "scenes/targets.ron")?;
    let goals = text.map_or_else(Goals::bundled, |text| Goals::parse(&text));
    goals.map_err(|source| CliError::Goals { path, source })
}

/// The environment of a file, or that which comes with the program.
pub fn open_site(path: Option<&Path>) -> Result<Site, CliError> {
    let (path, text) = text_of(path, "scenes/environment.ron")?;
    let site = text.map_or_else(Site::bundled, |text| Site::parse(&text));
    site.map_err(|source| CliError::Site { path, source })
}

/// The text of a file that was named; what comes with the program has a name, too.
fn text_of(path: Option<&Path>, bundled: &str) -> Result<(PathBuf, Option<String>), CliError> {
    let Some(path) = path else { return Ok((bundled.into(), None)) };
    match fs::read_to_string(path) {
        Ok(text) => Ok((path.to_owned(), Some(text))),
        Err(source) => Err(CliError::Read { path: path.to_owned(), source }),
    }
}
