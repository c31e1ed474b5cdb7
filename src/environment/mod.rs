//! The environment of the hub: sun and solar panels, rain and the storm basin, and what is worked out from both.
//!
//! Every formula names its source, every value of a site says what it rests on ([`Site`], in `scenes/environment.ron`), and
//! where something is measured and modelled, both are told.

mod pv;
mod report;
mod site;
mod sun;
mod water;

pub use self::{
    pv::{Irradiance, PvArray, cell_temperature},
    report::{Power, Report, Water, report},
    site::{BasinData, Catchment, Factor, Panels, Site, SiteError},
    sun::{Sun, sun},
    water::{Basin, Step, Valve, runoff_mm},
};
