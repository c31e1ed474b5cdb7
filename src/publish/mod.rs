//! What one takes away: reports, tables, and links that open the same picture again.
//!
//! **Invariant:** nothing here draws; pictures come as bytes.

mod certificate;
#[cfg(feature = "viewer")]
mod film;
mod link;
mod reference;
mod report;
mod share;
mod tables;

#[cfg(feature = "viewer")]
pub use self::film::{Film, FilmError, FilmFormat, pictures};
pub use self::{
    certificate::{certificate, results_table},
    link::{Link, LinkError},
    reference::reference,
    report::{Figure, Picture, Report, Source},
    share::{NormsText, Redaction, SceneText, Share, ShareError},
    tables::{
        cases_table, course_table, day_table, element_words, environment_table, figures_table, history_table,
        incidents_table, lanes_table, measured_table, objects_table,
    },
};
