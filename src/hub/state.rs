//! What is true at an instant.

use super::{EventTime, Flow, ObjectKind, StatusCode};

/// An object of a log, by its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectId(pub(crate) u32);

impl ObjectId {
    /// The number, dense from zero, for tables by object.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A place that a log speaks of, by its number there; the layout may not know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceRef(pub(crate) u32);

impl PlaceRef {
    /// The number, dense from zero, for tables by place.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The hub at an instant: every object that is in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct HubState {
    /// The instant.
    pub time: EventTime,
    /// The objects present, sorted by number.
    pub objects: Vec<ObjectState>,
}

impl HubState {
    /// The state of one object; `None` when it is not in the picture.
    pub fn get(&self, object: ObjectId) -> Option<&ObjectState> {
        self.objects.binary_search_by_key(&object, |state| state.object).ok().map(|at| &self.objects[at])
    }

    /// The object that carries `object` on the outside, `object` itself when nothing does.
    pub fn outermost(&self, object: ObjectId) -> ObjectId {
        let mut at = object;
        for _ in 0..MAX_NESTING {
            match self.get(at).map(|state| state.location) {
                Some(Location::Inside(parent)) if self.get(parent).is_some() => at = parent,
                _ => break,
            }
        }
        at
    }
}

/// How deep objects may lie in one another before it is taken for a mistake in the data.
pub const MAX_NESTING: usize = 8;

/// One object at an instant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ObjectState {
    /// Which object.
    pub object: ObjectId,
    /// What it is.
    pub kind: ObjectKind,
    /// Which way its goods flow.
    pub flow: Flow,
    /// Where it is, as far as events tell.
    pub location: Location,
    /// Since when it is there.
    pub since: EventTime,
    /// When the last event of any sort spoke of it.
    pub seen: EventTime,
    /// Its last milestone.
    pub status: Option<StatusCode>,
    /// Whether a hold is set.
    pub is_held: bool,
    /// Whether an alarm is raised.
    pub is_alarmed: bool,
}

/// Where an object is, as far as events tell; where on its way is a question for [`super::motion`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// At a place.
    At(PlaceRef),
    /// Under way to a place.
    Moving {
        /// Where it set out, when that is known.
        from: Option<PlaceRef>,
        /// Where it is bound.
        to: PlaceRef,
    },
    /// In or on another object.
    Inside(ObjectId),
    /// Nobody said where.
    Unplaced,
}
