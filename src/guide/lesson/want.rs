//! What an answer is, and when it is right.

use serde::{Deserialize, Serialize};

use crate::{
    guide::Text,
    hub::{
        EventLog, EventTime, Flow, HubState, Layout, Location, ObjectId, ObjectKind, StatusCode, TimeSpan, What,
        layout::{PlaceId, PlaceKind, Point},
    },
    kpi::{Measure, Series},
};

/// What the right answer to a task is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Want {
    /// One of these places is chosen.
    Place(Vec<String>),
    /// This object is chosen.
    Object(String),
    /// An object is chosen that is like that; what is left out does not matter.
    Such {
        /// What it is.
        #[serde(default)]
        kind: Option<ObjectKind>,
        /// Whether a hold is set.
        #[serde(default)]
        held: Option<bool>,
        /// Which way its goods flow.
        #[serde(default)]
        flow: Option<Flow>,
        /// At what sort of place it stands.
        #[serde(default)]
        at: Option<PlaceKind>,
    },
    /// The picture shows a place, no farther from its middle than that.
    Look {
        /// The place.
        place: String,
        /// Metres.
        within: f64,
    },
    /// The clock stands where something happens to an object for the first time.
    Moment {
        /// The object.
        of: String,
        /// What happens.
        when: Happening,
        /// Seconds that one may be away from it.
        within: f64,
    },
    /// All of the right choices are made, and no other.
    Choice(Vec<Choice>),
    /// These are put into this order.
    Order(Vec<Text>),
    /// A key figure of the last sixty minutes is told.
    Figure {
        /// Its id, as in `docs/figures.md`.
        id: String,
        /// How far one may be off, in the unit of the figure.
        within: f64,
    },
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What it says.
    pub words: Text,
    /// Whether it is right.
    #[serde(default)]
    pub right: bool,
}

/// What can happen to an object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Happening {
    /// It comes to a place.
    Comes(String),
    /// It leaves for another place, or is put on something that does.
    Goes,
    /// A hold is set.
    HoldSet,
    /// A hold is released.
    HoldReleased,
    /// It reaches a milestone.
    Status(StatusCode),
    /// An alarm of that name is raised.
    Alarm(String),
}

/// What a trainee answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// What is chosen in the picture.
    Chosen,
    /// Where the picture looks.
    Here,
    /// The instant at which the clock stands.
    Now,
    /// These choices, by their numbers.
    Choices(Vec<usize>),
    /// This order, by the numbers in the right one.
    Order(Vec<usize>),
    /// This figure.
    Figure(f64),
    /// Nothing, in all the time that there was.
    Nothing,
}

/// What a trainee sees when they answer.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// What happened.
    pub log: &'a EventLog,
    /// Where.
    pub layout: &'a Layout,
    /// The place of the layout for each place of the log.
    pub places: &'a [Option<PlaceId>],
    /// The key figures.
    pub kpis: &'a [Series],
    /// The state at the playhead.
    pub state: &'a HubState,
    /// The chosen object.
    pub object: Option<ObjectId>,
    /// The chosen place.
    pub place: Option<PlaceId>,
    /// The point in the middle of the picture, and the metres from there to the eye.
    pub eye: (Point, f64),
}

/// A figure is read over so long.
pub const FIGURE_SPAN: TimeSpan = TimeSpan::from_minutes(60);

impl Want {
    /// Whether an answer is right.
    pub fn is_met(&self, answer: &Answer, seen: &Seen<'_>) -> bool {
        match (self, answer) {
            (Self::Place(ids), Answer::Chosen) => {
                seen.place.is_some_and(|place| ids.iter().any(|id| seen.layout.place(id) == Some(place)))
            }
            (Self::Object(id), Answer::Chosen) => seen.object.is_some() && seen.object == seen.log.object(id),
            (Self::Such { .. }, Answer::Chosen) => seen.object.is_some_and(|object| self.is_such(object, seen)),
            (Self::Look { place, within }, Answer::Here) => {
                let middle = seen.layout.place(place).map(|place| seen.layout.get(place).at);
                middle.is_some_and(|middle| {
                    let (target, distance) = seen.eye;
                    middle.distance(target) <= *within && distance <= 4.0 * within
                })
            }
            (Self::Moment { within, .. }, Answer::Now) => {
                let right = self.instant(seen.log, seen.layout);
                right.is_some_and(|right| seen.state.time.secs_since(right).abs() <= *within)
            }
            (Self::Choice(all), Answer::Choices(chosen)) => {
                all.iter().enumerate().all(|(at, choice)| choice.right == chosen.contains(&at))
            }
            (Self::Order(all), Answer::Order(order)) => order.iter().copied().eq(0..all.len()),
            (Self::Figure { id, within }, Answer::Figure(told)) => {
                figure(id, seen.kpis, seen.state.time).is_some_and(|(value, _)| (value - told).abs() <= *within)
            }
            _ => false,
        }
    }

    /// Whether an object is like what is asked for.
    fn is_such(&self, object: ObjectId, seen: &Seen<'_>) -> bool {
        let Self::Such { kind, held, flow, at } = self else { return false };
        let Some(state) = seen.state.get(object) else { return false };
        let stands = || {
            let outermost = seen.state.get(seen.state.outermost(object))?;
            let Location::At(place) = outermost.location else { return None };
            let place = seen.places.get(place.index()).copied().flatten()?;
            Some(seen.layout.get(place).kind)
        };
        kind.is_none_or(|kind| state.kind == kind)
            && held.is_none_or(|held| state.is_held == held)
            && flow.is_none_or(|flow| state.flow == flow)
            && at.is_none_or(|at| stands() == Some(at))
    }

    /// The object, of those that are there, that answers the task; the first where there are several.
    pub fn object(&self, seen: &Seen<'_>) -> Option<ObjectId> {
        match self {
            Self::Object(id) | Self::Moment { of: id, .. } => seen.log.object(id),
            Self::Such { .. } => {
                let mut objects = seen.state.objects.iter().map(|state| state.object);
                objects.find(|object| self.is_such(*object, seen))
            }
            _ => None,
        }
    }

    /// The place that answers the task; the first where there are several.
    pub fn place(&self, layout: &Layout) -> Option<PlaceId> {
        match self {
            Self::Place(ids) => ids.iter().find_map(|id| layout.place(id)),
            Self::Look { place, .. } => layout.place(place),
            _ => None,
        }
    }

    /// The instant that answers the task.
    pub fn instant(&self, log: &EventLog, layout: &Layout) -> Option<EventTime> {
        let Self::Moment { of, when, .. } = self else { return None };
        let object = log.object(of)?;
        let mut history = log.history(object).filter(|event| !event.is_retracted);
        history.find(|event| when.is_told(&event.event.what, layout)).map(|event| event.event.time)
    }

    /// The answer that is right, told as a trainee would; for the others the picture has to be put right first.
    pub fn right_answer(&self, seen: &Seen<'_>) -> Answer {
        match self {
            Self::Place(_) | Self::Object(_) | Self::Such { .. } => Answer::Chosen,
            Self::Look { .. } => Answer::Here,
            Self::Moment { .. } => Answer::Now,
            Self::Choice(all) => {
                Answer::Choices(all.iter().enumerate().filter(|(_, choice)| choice.right).map(|(at, _)| at).collect())
            }
            Self::Order(all) => Answer::Order((0..all.len()).collect()),
            Self::Figure { id, .. } => {
                figure(id, seen.kpis, seen.state.time).map_or(Answer::Nothing, |(value, _)| Answer::Figure(value))
            }
        }
    }
}

impl Happening {
    fn is_told(&self, what: &What<'_>, layout: &Layout) -> bool {
        match (self, what) {
            (
                Self::Comes(place),
                What::Arrives { at } | What::Observed { at } | What::Unloaded { at: Some(at), .. },
            ) => layout.place(at).is_some() && layout.place(at) == layout.place(place),
            (Self::Goes, What::Departs { .. } | What::Loaded { .. }) => true,
            (Self::HoldSet, What::HoldSet { .. }) | (Self::HoldReleased, What::HoldReleased { .. }) => true,
            (Self::Status(wanted), What::Status { code, .. }) => wanted == code,
            (Self::Alarm(wanted), What::AlarmRaised { alarm, .. }) => wanted == alarm,
            _ => false,
        }
    }
}

/// A key figure of the hour before an instant, and how it is made.
pub fn figure(id: &str, kpis: &[Series], time: EventTime) -> Option<(f64, Measure)> {
    let series = kpis.iter().find(|series| series.kpi.id == id)?;
    Some((series.reading(time - FIGURE_SPAN, time).value?, series.kpi.measure))
}
