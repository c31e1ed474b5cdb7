//! Tours and lessons: scripts as data, a cursor that walks them, a go that is scored; and what people write down about a log.
//!
//! **Invariant:** a script only names things of the layout and the log; what is shown at a stop is what they say at its
//! instant. Nothing here draws, and nothing here knows the clock on the wall.

mod attempt;
mod course;
mod cursor;
mod lesson;
mod notes;
mod results;
mod tour;

pub use self::{
    attempt::{Attempt, Done, Phase, TRIES, Try, mixed},
    course::{Course, Glance},
    cursor::Cursor,
    lesson::{
        Answer, BUNDLED, Choice, Day, Fault, Happening, Hint, Lesson, LessonError, Material, Seen, Task, Want, figure,
    },
    notes::{Bookmark, Colour, Note, Notes, NotesError, Signature, key_of},
    results::{Outcome, Results},
    tour::{Easing, Eye, Layer, Stop, TOURS, Tour, TourError},
};
pub use crate::language::Text;
