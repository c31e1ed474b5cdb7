//! What a site goes by, as files that are named on the command line.

#[cfg(feature = "viewer")]
use std::{ffi::OsString, sync::Arc};
use std::{
    fs,
    path::{Path, PathBuf},
};

use super::input::CliError;
use crate::{environment::Site, kpi::Goals, watch::Rules};
#[cfg(feature = "viewer")]
use crate::{publish::NormsText, say, twin::Norms};

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
    /// Consumers, lanes, masses, flights and factors (panels, catchments and basins stand in the scene); left out, those that come
    /// with the program
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

    /// What the files say, to go along with what is shared.
    pub fn texts(&self) -> Result<NormsText, CliError> {
        let text = |path: &Option<PathBuf>| text_of(path.as_deref(), "").map(|(_, text)| text);
        Ok(NormsText {
            rules: text(&self.rules)?,
            targets: text(&self.targets)?,
            environment: text(&self.environment)?,
        })
    }

    /// The options that were used.
    pub fn named(&self) -> Vec<&'static str> {
        self.files().map(|(name, _)| name).collect()
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

/// What the site of a shared log goes by; what is named on the command line goes before it.
#[cfg(feature = "viewer")]
pub fn shared(text: &NormsText, own: &Arc<Norms>, named: &[&str]) -> Result<Arc<Norms>, CliError> {
    if text.is_empty() {
        return Ok(Arc::clone(own));
    }
    let mut norms = (**own).clone();
    let told = |part: &'static str, text: &Option<String>| text.clone().filter(|_| !named.contains(&part));
    let path = |part: &str| PathBuf::from(say!("cli-of-share-file", part = part.to_string()));
    if let Some(text) = told("rules", &text.rules) {
        norms.rules = Rules::parse(&text).map_err(|source| CliError::Rules { path: path("rules"), source })?;
    }
    if let Some(text) = told("targets", &text.targets) {
        norms.goals = Goals::parse(&text).map_err(|source| CliError::Goals { path: path("targets"), source })?;
    }
    if let Some(text) = told("environment", &text.environment) {
        let site = Site::parse(&text).map_err(|source| CliError::Site { path: path("environment"), source })?;
        norms.site = Some(site);
    }
    Ok(Arc::new(norms))
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
