//! The environment of the hub.

mod sun;

pub use self::sun::{Sun, sun};
