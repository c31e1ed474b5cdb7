//! The belts of a layout as lines in space: how high is what rides on them.

use std::f32::consts::SQRT_2;

use bevy::prelude::*;

use super::{
    plane::{nearest, turned},
    scenery::{flat, outline},
};
use crate::hub::layout::{Layout, Place, PlaceKind, ShapeKind};

/// How wide the turns of a belt are, in metres.
const TURN_M: f32 = 5.0;

/// The belts of a layout.
#[derive(Default)]
pub struct Conveyors {
    /// The rings of the sorters.
    pub sorters: Vec<Ride>,
    /// The lanes of the inductions.
    pub inclines: Vec<Incline>,
    /// What leads to them.
    pub feeds: Vec<Feed>,
    near: Near,
}

impl Conveyors {
    /// The belts of a layout.
    pub fn of(layout: &Layout) -> Self {
        let top = sorter_height(layout);
        let inductions = layout.places().map(|(_, place)| place).filter(|place| place.kind == PlaceKind::Induction);
        let inclines = inductions.flat_map(|place| Incline::lanes(place, top)).collect();
        let (sorters, feeds) = (Ride::all(layout), Feed::all(layout));
        let pieces = sorters.iter().flat_map(Ride::pieces).chain(feeds.iter().flat_map(Feed::pieces));
        let near = Near::of(pieces.collect());
        Self { sorters, inclines, feeds, near }
    }

    /// How high something is that comes to a belt, rides on it or leaves it, in metres above the ground.
    pub fn height_at(&self, point: Vec2) -> f32 {
        self.near.to(point).iter().map(|piece| piece.height_at(point)).fold(self.incline_at(point), f32::max)
    }

    /// How high a belt that goes up is there, in metres above the ground; zero where there is none.
    pub fn incline_at(&self, point: Vec2) -> f32 {
        self.inclines.iter().map(|incline| incline.height_at(point)).fold(0.0, f32::max)
    }
}

/// How high the belts of the sorters are, in metres.
pub fn sorter_height(layout: &Layout) -> f32 {
    layout.shapes.iter().find(|shape| shape.kind == ShapeKind::Sorter).map_or(1.4, |shape| shape.extent as f32)
}

/// How high an induction begins, in metres: what is laid on it need not be bent down for.
const FOOT_M: f32 = 0.7;

/// A lane of an induction: a straight belt that goes up to the height of the sorter.
#[derive(Clone, Copy, Debug)]
pub struct Incline {
    /// The middle of its lower end.
    foot: Vec2,
    /// The way up, level and one metre long.
    pub way: Vec2,
    /// Its length over the ground in metres.
    pub length: f32,
    /// Half of the room that its lane has to the sides, in metres.
    half_width: f32,
    /// How high it ends, in metres.
    top: f32,
}

impl Incline {
    /// The lanes of an induction that goes up to that height in metres.
    pub fn lanes(place: &Place, top: f32) -> impl Iterator<Item = Self> {
        let (length, width) = place.size;
        let count = f64::from(place.slots.1.max(1));
        let at = |ahead: f64, right: f64| flat(place.at.offset(place.heading, ahead, right));
        (0..place.slots.1.max(1)).map(move |lane| {
            let right = ((f64::from(lane) + 0.5) / count - 0.5) * width;
            let (foot, head) = (at(-length / 2.0, right), at(length / 2.0, right));
            Self {
                foot,
                way: (head - foot).normalize_or(Vec2::X),
                length: length as f32,
                half_width: (width / count / 2.0) as f32,
                top,
            }
        })
    }

    /// The point of the belt so many metres along; a belt goes round, and after its end comes its beginning.
    pub fn at(&self, metres: f32) -> Vec3 {
        let metres = if metres > self.length { metres.rem_euclid(self.length.max(0.01)) } else { metres };
        let point = self.foot + self.way * metres;
        Vec3::new(point.x, self.height_after(metres), point.y)
    }

    /// Whether a point of the ground is under it.
    pub fn holds(&self, point: Vec2) -> bool {
        let away = point - self.foot;
        let (along, aside) = (away.dot(self.way), away.perp_dot(self.way).abs());
        // Between two lanes it is on both.
        (0.0..=self.length).contains(&along) && aside <= self.half_width + 0.02
    }

    fn height_after(&self, metres: f32) -> f32 {
        FOOT_M + (self.top - FOOT_M) * (metres / self.length.max(0.01)).clamp(0.0, 1.0)
    }

    fn height_at(&self, point: Vec2) -> f32 {
        if self.holds(point) { self.height_after((point - self.foot).dot(self.way)) } else { 0.0 }
    }
}

/// What rides on a belt is as high as it is.
pub struct Ride {
    ring: Ring,
    /// The height of the belt in metres.
    pub height: f32,
    /// The corners of what surrounds it, climb included.
    low: Vec2,
    high: Vec2,
}

impl Ride {
    /// The sorters of a layout.
    fn all(layout: &Layout) -> Vec<Self> {
        let sorters = layout.shapes.iter().filter(|shape| shape.kind == ShapeKind::Sorter);
        let ride = |shape: &crate::hub::layout::Shape| {
            let ring = Ring::of(&course(&outline(shape)));
            let points = || ring.points.iter().map(|(point, _)| *point);
            let (low, high) = (
                points().fold(Vec2::INFINITY, Vec2::min) - CLIMB_M,
                points().fold(Vec2::NEG_INFINITY, Vec2::max) + CLIMB_M,
            );
            Self { height: shape.extent as f32, low, high, ring }
        };
        sorters.map(ride).collect()
    }

    /// Whether something is anywhere near, which is quicker to tell than how near.
    fn surrounds(&self, point: Vec2) -> bool {
        point.cmpge(self.low).all() && point.cmple(self.high).all()
    }

    /// How long the belt is, in metres.
    pub fn length(&self) -> f32 {
        self.ring.length
    }

    /// The point of the belt so many metres along, and the way there.
    pub fn at(&self, metres: f32) -> Option<(Vec2, Vec2)> {
        self.ring.at(metres)
    }

    /// Whether a point is no farther from the middle of the belt than that, in metres.
    pub fn is_near(&self, point: Vec2, metres: f32) -> bool {
        self.surrounds(point) && self.ring.distance(point) < metres
    }

    fn pieces(&self) -> impl Iterator<Item = Piece> {
        self.ring.pieces(self.height + TRAY_M, (ON_M, CLIMB_M))
    }
}

/// A level belt that leads to a sorter.
pub struct Feed {
    line: Ring,
    /// The height of the belt in metres.
    pub height: f32,
    low: Vec2,
    high: Vec2,
}

/// So far from the middle of such a belt something is lifted onto it, and so far it is on it, in metres.
const LIFTED_M: f32 = 1.5;
const LAID_M: f32 = 0.6;

impl Feed {
    fn all(layout: &Layout) -> Vec<Self> {
        let belts = layout.shapes.iter().filter(|shape| shape.kind == ShapeKind::Conveyor);
        let feed = |shape: &crate::hub::layout::Shape| {
            let points = outline(shape);
            let low = points.iter().copied().fold(Vec2::INFINITY, Vec2::min) - LIFTED_M;
            let high = points.iter().copied().fold(Vec2::NEG_INFINITY, Vec2::max) + LIFTED_M;
            Self { line: Ring::open(&points), height: shape.extent as f32, low, high }
        };
        belts.map(feed).collect()
    }

    /// How long it is, in metres.
    pub fn length(&self) -> f32 {
        self.line.length
    }

    /// The point so many metres along, and the way there; after its end comes its beginning.
    pub fn at(&self, metres: f32) -> Option<(Vec2, Vec2)> {
        self.line.at(metres)
    }

    /// Whether a point of the ground is under it.
    pub fn holds(&self, point: Vec2) -> bool {
        self.surrounds(point) && self.line.distance(point) < LAID_M
    }

    fn surrounds(&self, point: Vec2) -> bool {
        point.cmpge(self.low).all() && point.cmple(self.high).all()
    }

    fn pieces(&self) -> impl Iterator<Item = Piece> {
        self.line.pieces(self.height, (LAID_M, LIFTED_M))
    }
}

/// So far from the middle of a belt something begins to climb to it, and so far it is on it, in metres.
const CLIMB_M: f32 = 3.6;
const ON_M: f32 = 0.7;

/// How high a tray is above the belt, in metres.
const TRAY_M: f32 = 0.12;

/// A straight piece of a belt.
#[derive(Clone, Copy, Debug)]
struct Piece {
    ends: (Vec2, Vec2),
    /// How high it carries things, in metres.
    height: f32,
    /// So far from its middle something is on it, and so far nothing is lifted to it any more, in metres.
    reach: (f32, f32),
}

impl Piece {
    fn distance(&self, point: Vec2) -> f32 {
        nearest(point, self.ends).distance(point)
    }

    /// How high something is that comes to it, rides on it or leaves it, in metres above the ground.
    fn height_at(&self, point: Vec2) -> f32 {
        let (on, off) = self.reach;
        self.height * ((off - self.distance(point)) / (off - on)).clamp(0.0, 1.0)
    }
}

/// The pieces near each cell of the ground: thousands of bags ask in every picture.
#[derive(Default)]
struct Near {
    low: Vec2,
    /// How long the side of a cell is, in metres.
    side: f32,
    /// Cells from west to east and from north to south.
    count: (usize, usize),
    /// Where the pieces of each cell begin and end.
    cells: Vec<(u32, u32)>,
    pieces: Vec<Piece>,
}

/// A side of a cell is at least so long, in metres.
const CELL_M: f32 = 4.0;

/// However large a layout is, there are no more cells in a row.
const MOST_CELLS: f32 = 128.0;

impl Near {
    fn of(all: Vec<Piece>) -> Self {
        let ends = || all.iter().flat_map(|piece| [(piece.ends.0, piece.reach.1), (piece.ends.1, piece.reach.1)]);
        let low = ends().map(|(end, off)| end - off).fold(Vec2::INFINITY, Vec2::min);
        let high = ends().map(|(end, off)| end + off).fold(Vec2::NEG_INFINITY, Vec2::max);
        if all.is_empty() {
            return Self::default();
        }
        let side = ((high - low).max_element() / MOST_CELLS).max(CELL_M);
        let count = ((high - low) / side).ceil().as_usizevec2();
        let (mut cells, mut pieces) = (Vec::with_capacity(count.x * count.y), Vec::new());
        for cell in 0..count.x * count.y {
            let middle = low + (Vec2::new((cell % count.x) as f32, (cell / count.x) as f32) + 0.5) * side;
            let from = pieces.len() as u32;
            let reaches = |piece: &&Piece| piece.distance(middle) <= piece.reach.1 + side * SQRT_2 / 2.0;
            pieces.extend(all.iter().filter(reaches));
            cells.push((from, pieces.len() as u32));
        }
        Self { low, side, count: (count.x, count.y), cells, pieces }
    }

    /// The pieces that something at a point may be on.
    fn to(&self, point: Vec2) -> &[Piece] {
        let cell = ((point - self.low) / self.side).floor();
        // Also what is no number is nowhere.
        if !(cell.x >= 0.0 && cell.y >= 0.0 && cell.x < self.count.0 as f32 && cell.y < self.count.1 as f32) {
            return &[];
        }
        let cell = self.cells.get(cell.y as usize * self.count.0 + cell.x as usize);
        cell.and_then(|(from, until)| self.pieces.get(*from as usize..*until as usize)).unwrap_or_default()
    }
}

/// A line, closed as a rule, with how far each of its points is from the first.
struct Ring {
    points: Vec<(Vec2, f32)>,
    length: f32,
}

impl Ring {
    fn of(lane: &[Vec2]) -> Self {
        Self::open(&lane.iter().chain(lane.first()).copied().collect::<Vec<_>>())
    }

    fn open(lane: &[Vec2]) -> Self {
        let mut points = Vec::with_capacity(lane.len());
        let mut length = 0.0;
        for (at, point) in lane.iter().enumerate() {
            length += if at == 0 { 0.0 } else { lane[at - 1].distance(*point) };
            points.push((*point, length));
        }
        Self { points, length }
    }

    /// The point so far along, and the way there.
    fn at(&self, metres: f32) -> Option<(Vec2, Vec2)> {
        let metres = metres.rem_euclid(self.length.max(0.01));
        let after = self.points.partition_point(|(_, length)| *length <= metres).max(1);
        let ((a, from), (b, until)) = (self.points.get(after - 1)?, self.points.get(after)?);
        let part = (metres - from) / (until - from).max(1e-6);
        Some((a.lerp(*b, part), (*b - *a).normalize_or(Vec2::X)))
    }

    fn pieces(&self, height: f32, reach: (f32, f32)) -> impl Iterator<Item = Piece> {
        self.points.windows(2).map(move |pair| Piece { ends: (pair[0].0, pair[1].0), height, reach })
    }

    fn distance(&self, point: Vec2) -> f32 {
        let to_segment = |pair: &[(Vec2, f32)]| nearest(point, (pair[0].0, pair[1].0)).distance(point);
        self.points.windows(2).map(to_segment).fold(f32::INFINITY, f32::min)
    }
}

/// The line of a belt over the outline of its sorter: the corners are turns.
pub fn course(lane: &[Vec2]) -> Vec<Vec2> {
    const PIECES: u32 = 11;
    let count = lane.len();
    let corner = |at: usize| (lane[(at + count - 1) % count], lane[at], lane[(at + 1) % count]);
    (0..count).flat_map(|at| turned(corner(at), TURN_M, PIECES)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::ObjectKind;
    use proptest::prelude::*;

    fn sorter() -> Ring {
        Ring::of(&course(&[Vec2::ZERO, Vec2::new(86.0, 0.0), Vec2::new(86.0, 14.0), Vec2::new(0.0, 14.0)]))
    }

    proptest! {
        #[test]
        fn a_tray_goes_as_far_as_the_belt_and_stays_on_it(from in 0.0_f32..1_000.0, step in 0.01_f32..0.5) {
            let ring = sorter();
            let (a, b) = (ring.at(from).expect("a point").0, ring.at(from + step).expect("a point").0);
            // A chord is at most as long as its arc, and in turns this wide not much shorter.
            prop_assert!(a.distance(b) <= step + 1e-3 && a.distance(b) > step * 0.9, "{} for {step}", a.distance(b));
            prop_assert!(ring.distance(a) < 1e-3);
        }
    }

    proptest! {
        /// Looking only at what is near tells the same as looking at all.
        #[test]
        fn what_is_far_lifts_nothing(x in 0.0_f32..1.0, y in 0.0_f32..1.0) {
            let belts = Conveyors::of(&crate::hub::layout::scene::liege());
            let all: Vec<Piece> =
                belts.sorters.iter().flat_map(Ride::pieces).chain(belts.feeds.iter().flat_map(Feed::pieces)).collect();
            // A hundred points of the whole hall and around it.
            for k in 0..100 {
                let part = Vec2::new((x + k as f32 * 0.37).fract() * 1.2 - 0.1, (y + k as f32 * 0.73).fract() * 1.2 - 0.1);
                let point = belts.near.low + part * belts.near.side * Vec2::new(belts.near.count.0 as f32, belts.near.count.1 as f32);
                let expected = all.iter().map(|piece| piece.height_at(point)).fold(belts.incline_at(point), f32::max);
                prop_assert_eq!(belts.height_at(point), expected, "at {}", point);
            }
        }
    }

    #[test]
    fn corners_are_turns_within_the_outline() {
        let line = course(&[Vec2::ZERO, Vec2::new(86.0, 0.0), Vec2::new(86.0, 14.0), Vec2::new(0.0, 14.0)]);
        assert!(line.iter().all(|p| (0.0..=86.0).contains(&p.x) && (0.0..=14.0).contains(&p.y)));
        assert!(line.iter().all(|p| p.distance(Vec2::ZERO) > 1.5), "a corner is left");
        let length = sorter().length;
        assert!(length < 200.0 && length > 200.0 - 8.0 * TURN_M, "{length}");
    }

    /// An induction ends where its sorter passes, as high as that.
    #[test]
    fn an_induction_leads_up_to_its_sorter() {
        let layout = crate::hub::layout::scene::liege();
        let belts = Conveyors::of(&layout);
        assert_eq!((belts.sorters.len(), belts.inclines.len()), (2, 4));
        for incline in &belts.inclines {
            let (foot, head) = (incline.at(0.0), incline.at(incline.length));
            let nearest = belts.sorters.iter().map(|ride| ride.ring.distance(head.xz())).fold(f32::INFINITY, f32::min);
            assert!(nearest < 0.5, "it ends {nearest} m beside the belt");
            assert!((foot.y - FOOT_M).abs() < 1e-3 && (head.y - sorter_height(&layout)).abs() < 1e-3);
            // A belt goes round: after its end comes its beginning.
            assert!(incline.at(incline.length + 1.0).distance(incline.at(1.0)) < 1e-3);
            let middle = incline.at(incline.length / 2.0);
            assert!((belts.incline_at(middle.xz()) - middle.y).abs() < 1e-3 && incline.holds(middle.xz()));
            assert!(!incline.holds(middle.xz() + incline.way.perp() * 2.5));
        }
    }

    /// From a break-down station bags go onto the belt that leads to the induction of its sorter, and ride all the way.
    #[test]
    fn bags_come_to_the_sorter_on_a_belt() {
        let layout = crate::hub::layout::scene::liege();
        let belts = Conveyors::of(&layout);
        let place = |id: String| layout.place(&id).expect("a place");
        for station in 1..=12 {
            let sorter = if station <= 6 { 1 } else { 2 };
            let ends = (place(format!("breakdown-{station}")), place(format!("induction-{sorter}")));
            let route = layout.route(ObjectKind::Bag, ends.0, ends.1);
            let lifted = |metres: f64| belts.height_at(flat(route.at(metres).expect("a point").0));
            // Three steps from the table to the belt; the station is three metres wide on that side.
            let from = 8.0_f64.min(route.length());
            let low =
                (0..200).map(|k| from + (route.length() - from) * f64::from(k) / 200.0).find(|at| lifted(*at) < 0.6);
            assert_eq!(low, None, "station {station}, of {} m", route.length());
        }
    }

    /// From the induction of a sorter bags ride to its chutes; to those of the other one they go through the hall.
    #[test]
    fn bags_ride_where_their_belt_leads() {
        let layout = crate::hub::layout::scene::liege();
        let belts = Conveyors::of(&layout);
        let place = |id: &str| layout.place(id).expect("a place");
        for (from, to, is_ride) in [
            ("induction-1", "chute-1-3", true),
            ("induction-2", "chute-2-12", true),
            ("induction-1", "chute-2-3", false),
        ] {
            let route = layout.route(ObjectKind::Bag, place(from), place(to));
            assert!(!route.is_beeline, "{from} to {to}");
            let on_belt = |metres: f64| {
                let (point, _) = route.at(metres).expect("a point");
                belts.height_at(flat(point)) > 2.0
            };
            let steps = 100;
            let high = (0..=steps).filter(|k| on_belt(f64::from(*k) / f64::from(steps) * route.length())).count();
            assert_eq!(high > 80, is_ride, "{from} to {to}: {high} of {steps} steps on a belt");
        }
    }
}
