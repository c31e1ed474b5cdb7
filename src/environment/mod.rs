//! The environment of the hub: sun and solar panels, rain and the storm basin, what transport gives off, and flights by night.
//!
//! Every formula names its source, every value of a site says what it rests on ([`Site`], in `scenes/environment.ron`, and
//! [`crate::hub::layout::Grounds`], in its scene), and
//! where something is measured and modelled, both are told.

mod chains;
mod courses;
mod day;
mod figures;
mod pools;
mod pv;
mod report;
mod signals;
mod site;
mod storm;
mod sun;
mod transport;
mod water;

pub use self::{
    chains::{Chain, Element, Stage},
    courses::{Modelled, modelled},
    day::{course, report},
    figures::{FIGURES, Figure, Part, Row, known, rows},
    pools::Pool,
    pv::{Formula, Irradiance, PvArray, cell_temperature, formulas},
    report::{Noise, Power, Report, Transport, Water},
    site::{Consumer, Factor, MeterIds, Movements, Site, SiteError, factors},
    storm::{Ran, Storm},
    sun::{Sun, clear_sky, sun, through_clouds},
    transport::{Lane, Leg, Mass, Mode},
    water::{Basin, Step, Valve, runoff_mm},
};
