//! Tours: scripts as data, and a cursor that walks them; and what people write down about a log.
//!
//! **Invariant:** a script only names things of the layout and the log; what is shown at a stop is what they say at its
//! instant. Nothing here draws, and nothing here knows the clock on the wall.

mod cursor;
mod notes;
mod text;
mod tour;

pub use self::{
    cursor::Cursor,
    notes::{Bookmark, Colour, Note, Notes, NotesError, Signature, key_of},
    text::Text,
    tour::{Eye, Stop, Tour, TourError},
};
