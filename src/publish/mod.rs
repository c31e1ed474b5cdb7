//! What one takes away: reports, and links that open the same picture again.
//!
//! **Invariant:** nothing here draws; pictures come as bytes.

mod link;
mod reference;
mod report;

pub use self::{
    link::{Link, LinkError},
    reference::reference,
    report::{Figure, Picture, Report, Source},
};
