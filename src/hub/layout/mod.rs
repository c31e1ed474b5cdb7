//! The layout: where the places of a hub are, and the ways between them.
//!
//! A layout is made of a scene file (see [`scene`]), which a person writes. **Invariant:** every place
//! has one id, a position in hub space, and slots that do not overlap.

mod grounds;
mod position;
mod routes;
mod said;
pub mod scene;
mod suggest;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use self::{
    grounds::{Catchment, Grounds, Panels, Separator, StormBasin},
    position::{Position, Spot, metres_of_a_degree},
    routes::{Route, Routes},
    said::said,
    suggest::{ALL_BUT_CERTAIN, Suggestion},
};
use super::{Names, ObjectKind, canonical_id};
use crate::{language::Language, say};

/// No hub is larger than this; a figure beyond it was given in another unit.
const LARGEST_M: f64 = 50_000.0;

/// A point of hub space: metres east and north of the aerodrome reference point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Metres east.
    pub east: f64,
    /// Metres north.
    pub north: f64,
}

impl Point {
    /// The point so many metres east and north.
    pub const fn new(east: f64, north: f64) -> Self {
        Self { east, north }
    }

    /// Metres to another point.
    pub fn distance(self, other: Point) -> f64 {
        (self.east - other.east).hypot(self.north - other.north)
    }

    /// The point a part `k` of the way (0 here, 1 there) to another.
    pub fn towards(self, other: Point, k: f64) -> Point {
        Point::new(self.east + (other.east - self.east) * k, self.north + (other.north - self.north) * k)
    }

    /// Metres to the straight line from `a` to `b`.
    pub fn distance_to_line(self, a: Point, b: Point) -> f64 {
        let (east, north) = (b.east - a.east, b.north - a.north);
        let squared = east * east + north * north;
        let along = ((self.east - a.east) * east + (self.north - a.north) * north) / squared.max(1e-9);
        self.distance(a.towards(b, along.clamp(0.0, 1.0)))
    }

    /// The heading to another point.
    pub fn heading_to(self, other: Point) -> Heading {
        Heading::from_degrees((other.east - self.east).atan2(other.north - self.north).to_degrees())
    }

    /// The point so many metres ahead and to the right of this one, for somebody who looks along `heading`.
    pub fn offset(self, heading: Heading, ahead: f64, right: f64) -> Point {
        let (sin, cos) = heading.degrees().to_radians().sin_cos();
        Point::new(self.east + ahead * sin + right * cos, self.north + ahead * cos - right * sin)
    }
}

/// A direction: degrees clockwise from true north, from 0 up to 360.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Heading(f64);

impl Heading {
    /// The heading of so many degrees, brought into 0..360.
    pub fn from_degrees(degrees: f64) -> Self {
        Self(degrees.rem_euclid(360.0))
    }

    /// Degrees clockwise from true north.
    pub const fn degrees(self) -> f64 {
        self.0
    }
}

/// What a place is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PlaceKind {
    /// The end of a runway where aircraft come into the picture and leave it.
    Runway,
    /// An aircraft stand.
    Stand,
    /// The strip beside a parked aircraft where loaders, tugs and dollies work.
    StandSide,
    /// A truck dock of another building.
    RampDock,
    /// A door of the hall towards the apron.
    AirsideDoor,
    /// A check-in lane behind an airside door.
    Lane,
    /// Storage on roller decks or in racks.
    Rack,
    /// Where customs keeps what it holds.
    CustomsCage,
    /// An X-ray machine.
    Xray,
    /// The airlock between airside and landside.
    Airlock,
    /// A break-down station.
    BreakDown,
    /// A build-up station.
    BuildUp,
    /// Where pallets are emptied onto a belt that leads to a sorter.
    Infeed,
    /// Where goods enter a sorter.
    Induction,
    /// A chute of a sorter.
    Chute,
    /// A staging lane before the docks.
    Staging,
    /// A truck dock.
    Dock,
    /// A gate of the truck yard.
    Gate,
    /// A truck park.
    TruckPark,
    /// A public road at the edge of the picture.
    Road,
    /// The door of the rail shuttle.
    RailDoor,
    /// A track on which trains stand, or where they come into the picture and leave it.
    Track,
    /// Where tugs, dollies and loaders wait.
    EquipmentPark,
    /// A pool of empty ULDs.
    EmptyPool,
    /// A place for dangerous goods in quarantine.
    Quarantine,
    /// A sensor or machine that stays where it is.
    Device,
    /// The area for what the layout does not know.
    OffMap,
}

impl PlaceKind {
    /// The name a person reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::Runway => say!("place-runway"),
            Self::Stand => say!("place-stand"),
            Self::StandSide => say!("place-stand-side"),
            Self::RampDock => say!("place-ramp-dock"),
            Self::AirsideDoor => say!("place-airside-door"),
            Self::Lane => say!("place-lane"),
            Self::Rack => say!("place-rack"),
            Self::CustomsCage => say!("place-customs-cage"),
            Self::Xray => say!("place-xray"),
            Self::Airlock => say!("place-airlock"),
            Self::BreakDown => say!("place-break-down"),
            Self::BuildUp => say!("place-build-up"),
            Self::Infeed => say!("place-infeed"),
            Self::Induction => say!("place-induction"),
            Self::Chute => say!("place-chute"),
            Self::Staging => say!("place-staging"),
            Self::Dock => say!("place-dock"),
            Self::Gate => say!("place-gate"),
            Self::TruckPark => say!("place-truck-park"),
            Self::Road => say!("place-road"),
            Self::RailDoor => say!("place-rail-door"),
            Self::Track => say!("place-track"),
            Self::EquipmentPark => say!("place-equipment-park"),
            Self::EmptyPool => say!("place-empty-pool"),
            Self::Quarantine => say!("place-quarantine"),
            Self::Device => say!("place-device"),
            Self::OffMap => say!("place-off-map"),
        }
    }

    /// The same in English, whatever is spoken: for errors of files.
    pub fn name(self) -> &'static str {
        Language::English.speaking(|| self.label())
    }

    /// The networks that lead to such a place.
    pub const fn networks(self) -> &'static [Network] {
        match self {
            Self::Runway => &[Network::Air],
            Self::Stand => &[Network::Air, Network::Apron],
            Self::AirsideDoor | Self::Quarantine => &[Network::Apron, Network::Hall],
            Self::EquipmentPark | Self::EmptyPool | Self::StandSide => &[Network::Apron],
            Self::Dock | Self::RailDoor => &[Network::Road, Network::Hall],
            Self::Track => &[Network::Rail],
            Self::Gate | Self::TruckPark | Self::Road | Self::RampDock => &[Network::Road],
            Self::BreakDown | Self::Induction | Self::Chute => &[Network::Hall, Network::Belt],
            Self::Device | Self::OffMap => &[],
            _ => &[Network::Hall],
        }
    }
}

/// A network of ways; what uses it keeps to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Network {
    /// Runways, taxiways and lead-in lines.
    Air,
    /// Apron roads.
    Apron,
    /// Public roads and truck yards.
    Road,
    /// Aisles and conveyors in the hall.
    Hall,
    /// The belts of the sorters, and those that lead to them.
    Belt,
    /// Railway tracks.
    Rail,
}

impl Network {
    /// All networks.
    pub const ALL: [Network; 6] = [Self::Air, Self::Apron, Self::Road, Self::Hall, Self::Belt, Self::Rail];

    /// The networks that an object of that kind may use.
    pub const fn of(kind: ObjectKind) -> &'static [Network] {
        match kind {
            ObjectKind::Aircraft => &[Self::Air],
            ObjectKind::Truck | ObjectKind::Trailer | ObjectKind::Container => &[Self::Road],
            ObjectKind::Train | ObjectKind::Wagon => &[Self::Rail],
            ObjectKind::Tug | ObjectKind::Dolly | ObjectKind::Lift => &[Self::Apron],
            ObjectKind::Bag | ObjectKind::Parcel => &[Self::Hall, Self::Apron, Self::Belt],
            _ => &[Self::Hall, Self::Apron],
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// How sure a figure of the layout is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Basis {
    /// Read in a source.
    Source(String),
    /// Computed from a source.
    Computed(String),
    /// Assumed; the text says why.
    Assumption(String),
}

impl Basis {
    /// Whether the figure is assumed.
    pub const fn is_assumption(&self) -> bool {
        matches!(self, Self::Assumption(_))
    }
}

/// A place of the hub.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its id, as events name it.
    pub id: String,
    /// The name a person reads.
    pub name: String,
    /// What it is for.
    pub kind: PlaceKind,
    /// Its middle.
    pub at: Point,
    /// The direction of its length.
    pub heading: Heading,
    /// Length and width in metres.
    pub size: (f64, f64),
    /// How many objects stand behind one another (along the length) and beside one another.
    pub slots: (u16, u16),
    /// How many lie on one another in each of them: more than one of what is kept flat and empty.
    pub stack: u16,
    /// How sure its position is.
    pub basis: Basis,
}

impl Place {
    /// How many objects can stand in it.
    pub fn capacity(&self) -> usize {
        usize::from(self.slots.0) * usize::from(self.slots.1) * usize::from(self.stack)
    }

    /// Where the object in slot `slot` stands, and how many objects stand below it.
    ///
    /// A place that is overfull piles up: the slot after the last is the first again, one level up.
    pub fn slot(&self, slot: usize) -> (Point, usize) {
        let (capacity, high) = (self.capacity().max(1), usize::from(self.stack.max(1)));
        let (round, slot) = (slot / capacity, slot % capacity);
        let (level, slot) = (round * high + slot % high, slot / high);
        let (along, across) = (usize::from(self.slots.0), usize::from(self.slots.1));
        let middle = |k: usize, count: usize, length: f64| ((k as f64 + 0.5) / count.max(1) as f64 - 0.5) * length;
        let ahead = middle(slot / across.max(1), along, self.size.0);
        let right = middle(slot % across.max(1), across, self.size.1);
        (self.at.offset(self.heading, ahead, right), level)
    }
}

/// A thing of the layout that is drawn and holds nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// What it is.
    pub kind: ShapeKind,
    /// The name a person reads; may be empty.
    pub name: String,
    /// Its outline, or for lines its course.
    pub outline: Vec<Point>,
    /// Height above ground in metres; for lines the width.
    pub extent: f64,
    /// How sure it is.
    pub basis: Basis,
}

impl Shape {
    /// Metres from its outline to a point; nothing to one within it.
    pub fn distance_to(&self, point: Point) -> f64 {
        let edges = || self.outline.iter().zip(self.outline.iter().cycle().skip(1));
        // A ray to the east from a point within crosses the outline an odd number of times.
        let crossed = edges().filter(|(a, b)| {
            (a.north > point.north) != (b.north > point.north)
                && point.east < a.east + (point.north - a.north) / (b.north - a.north) * (b.east - a.east)
        });
        if crossed.count() % 2 == 1 {
            return 0.0;
        }
        edges().map(|(a, b)| point.distance_to_line(*a, *b)).fold(f64::INFINITY, f64::min)
    }
}

/// What a [`Shape`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ShapeKind {
    /// The boundary of the aerodrome.
    Boundary,
    /// A runway: a line with a width.
    Runway,
    /// A taxiway: a line with a width.
    Taxiway,
    /// A road: a line with a width.
    Road,
    /// Paved ground.
    Apron,
    /// The outline of a stand, painted on the ground.
    Stand,
    /// The hall, whose roof can be taken off.
    Hall,
    /// A wall inside the hall.
    Partition,
    /// Another building.
    Building,
    /// A sorter.
    Sorter,
    /// A belt that leads to a sorter: a line with a height.
    Conveyor,
    /// A storm basin.
    Basin,
    /// A rail track.
    Track,
    /// A car park: an area with bays along its long sides.
    Parking,
    /// A channel that leads rainwater away: a line with a width.
    Drain,
    /// A hedge: a line with a height.
    Hedge,
    /// A fence.
    Fence,
    /// A project that was announced.
    Announced,
}

/// A way that things move along.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// Which network it belongs to.
    pub network: Network,
    /// Its course.
    pub points: Vec<Point>,
    /// Whether it leads from its first point to its last only.
    pub is_one_way: bool,
}

/// A point of view that the scene proposes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct View {
    /// Its name.
    pub name: String,
    /// Where the eye looks, east, north and up in metres.
    pub target: (f64, f64, f64),
    /// Metres from there to the eye.
    pub distance: f64,
    /// The direction in which the eye looks.
    pub heading: Heading,
    /// Degrees by which it looks down.
    pub pitch: f64,
    /// Whether the roof of the hall hides what is below.
    #[serde(default)]
    pub roof: RoofMode,
}

/// How the roof of the hall is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum RoofMode {
    /// As it is.
    On,
    /// One sees through it.
    #[default]
    Ghost,
    /// Taken off.
    Off,
}

/// A place of a layout, by its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(u32);

impl PlaceId {
    /// The number, dense from zero, for tables by place.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A hub as it lies on the ground.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The site code: the airport.
    pub site: String,
    /// The name a person reads.
    pub name: String,
    /// The IANA time zone of its clocks.
    pub time_zone: String,
    /// The hours of its clocks at which a shift begins.
    pub shifts: Vec<i8>,
    /// Latitude and longitude in degrees and height in metres of the point (0, 0).
    pub origin: (f64, f64, f64),
    /// Whom to thank for the data.
    pub credits: Vec<String>,
    /// The places.
    places: Vec<Place>,
    by_id: BTreeMap<String, PlaceId>,
    /// By their canonical ids.
    aliases: BTreeMap<String, PlaceId>,
    /// What is drawn besides.
    pub shapes: Vec<Shape>,
    /// The ways.
    pub ways: Vec<Way>,
    /// The views that the scene proposes.
    pub views: Vec<View>,
    /// What of the site sun and rain fall on.
    pub grounds: Grounds,
    routes: Routes,
}

impl Layout {
    /// The basin to which runs what is spilled at a point, by its number in [`Grounds::basins`]: that of the nearest catchment where
    /// something may be spilled.
    pub fn drained_into(&self, point: Point) -> Option<usize> {
        self.grounds.drained_into(point, &self.shapes)
    }

    /// The place with that id, or that another system calls so.
    pub fn place(&self, id: &str) -> Option<PlaceId> {
        self.by_id.get(id).or_else(|| self.aliases.get(canonical_id(id).as_ref())).copied()
    }

    /// Another system calls a place so, or no longer.
    pub fn set_alias(&mut self, theirs: &str, place: Option<PlaceId>) {
        match place {
            Some(place) => drop(self.aliases.insert(canonical_id(theirs).into_owned(), place)),
            None => drop(self.aliases.remove(canonical_id(theirs).as_ref())),
        }
    }

    /// The view of that name, in capitals or not.
    pub fn view(&self, name: &str) -> Option<&View> {
        let is_same = |view: &&View| view.name.to_lowercase() == name.to_lowercase();
        self.views.iter().find(|view| view.name == name).or_else(|| self.views.iter().find(is_same))
    }

    /// A place by number.
    pub fn get(&self, place: PlaceId) -> &Place {
        &self.places[place.index()]
    }

    /// All places, by number.
    pub fn places(&self) -> impl Iterator<Item = (PlaceId, &Place)> {
        self.places.iter().enumerate().map(|(at, place)| (PlaceId(at as u32), place))
    }

    /// The place of each name of a log, in the order of the names: `None` for those not on the map.
    pub fn resolve(&self, names: &Names) -> Vec<Option<PlaceId>> {
        names.iter().map(|name| self.place(name)).collect()
    }

    /// The shortest way from one place to another for an object of that kind.
    pub fn route(&self, kind: ObjectKind, from: PlaceId, to: PlaceId) -> std::sync::Arc<Route> {
        self.routes.between(&self.places, kind, from, to)
    }
}
