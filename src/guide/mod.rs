//! Tours: scripts as data, and a cursor that walks them.
//!
//! **Invariant:** a script only names things of the layout and the log; what is shown at a stop is what they say at its
//! instant. Nothing here draws, and nothing here knows the clock on the wall.

mod cursor;
mod text;
mod tour;

pub use self::{
    cursor::Cursor,
    text::Text,
    tour::{Eye, Stop, Tour, TourError},
};
