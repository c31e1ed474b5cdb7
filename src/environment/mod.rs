//! The environment of the hub.

mod pv;
mod sun;

pub use self::{
    pv::{Irradiance, PvArray, cell_temperature},
    sun::{Sun, sun},
};
