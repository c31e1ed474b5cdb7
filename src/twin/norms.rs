//! What a site goes by.

use crate::{environment::Site, kpi::Goals, watch::Rules};

/// What a site goes by: files of its own, or those that come with the program.
#[derive(Clone, Debug, PartialEq)]
pub struct Norms {
    /// What finds incidents.
    pub rules: Rules,
    /// What is wanted of key figures.
    pub goals: Goals,
    /// What the environment is worked out from, if anything says so.
    pub site: Option<Site>,
}

/// Those that come with the program. Tests read all of them.
impl Default for Norms {
    fn default() -> Self {
        Self {
            rules: Rules::bundled().unwrap_or_default(),
            goals: Goals::bundled().unwrap_or_default(),
            site: Site::bundled().ok(),
        }
    }
}
