//! The shortest ways between places.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use petgraph::{
    algo::dijkstra,
    graph::{Graph, NodeIndex},
    visit::{EdgeFiltered, EdgeRef},
};

use super::{Heading, Network, Place, PlaceId, Point, Spot, Way};
use crate::hub::ObjectKind;

/// Ends of ways that lie so near to another way of the network, in metres, are joined to it: drawn maps
/// leave gaps of this size where roads meet.
const SNAP_M: f64 = 8.0;

/// A place that lies farther from every way of its network than this, in metres, cannot be reached.
const REACH_M: f64 = 140.0;

/// What is nearer to a straight part of a way than this, in metres, lies on it.
const ON_IT_M: f64 = 0.2;

/// A course over the ground.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Route {
    points: Vec<Point>,
    /// Metres from the start to each point.
    lengths: Vec<f64>,
    /// Whether it is a straight line over no known way.
    pub is_beeline: bool,
    /// Metres above the ground at its start and at its end.
    climb: (f64, f64),
    /// The straight parts of ways at which the places at its start and at its end lie.
    beside: (Option<Straight>, Option<Straight>),
}

/// A straight part of a way, from one of its points to the next.
type Straight = (Point, Point);

impl Route {
    fn of(mut points: Vec<Point>, is_beeline: bool) -> Self {
        points.dedup_by(|a, b| a.distance(*b) < 0.01);
        let mut lengths = vec![0.0; points.len().min(1)];
        for pair in points.windows(2) {
            lengths.push(lengths.last().copied().unwrap_or(0.0) + pair[0].distance(pair[1]));
        }
        Self { points, lengths, is_beeline, climb: (0.0, 0.0), beside: (None, None) }
    }

    /// The straight line between two points.
    pub fn beeline(from: Point, to: Point) -> Self {
        Self::of(vec![from, to], true)
    }

    /// The straight line through the air between two spots.
    pub fn flight(from: Spot, to: Spot) -> Self {
        Self { climb: (from.up, to.up), ..Self::beeline(from.point, to.point) }
    }

    /// Metres above the ground at the point `metres` from the start.
    pub fn up(&self, metres: f64) -> f64 {
        let length = self.length();
        let part = if length > 0.0 { (metres / length).clamp(0.0, 1.0) } else { 1.0 };
        self.climb.0 + (self.climb.1 - self.climb.0) * part
    }

    /// Its length in metres.
    pub fn length(&self) -> f64 {
        self.lengths.last().copied().unwrap_or(0.0)
    }

    /// The points it goes through.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// The same route with other ends, which are slots of the places at its ends: it leaves the way beside a place and joins it
    /// where that is nearest to the slot, and not where it is nearest to the middle of the place.
    pub fn between(&self, start: Point, end: Point) -> Route {
        let mut points = self.points.clone();
        match points.len() {
            0 | 1 => points = vec![start, end],
            len => {
                (points[0], points[len - 1]) = (start, end);
                leave(&mut points, self.beside.0);
                points.reverse();
                leave(&mut points, self.beside.1);
                points.reverse();
            }
        }
        Self::of(points, self.is_beeline)
    }

    /// The straight part of the route on which the point `metres` from the start lies: where it begins and ends, and
    /// how many metres from the start; `None` for a route of one point or none.
    pub fn part(&self, metres: f64) -> Option<((Point, f64), (Point, f64))> {
        let last = self.points.len().checked_sub(1).filter(|last| *last > 0)?;
        let after = self.lengths.partition_point(|length| *length <= metres).clamp(1, last);
        Some(((self.points[after - 1], self.lengths[after - 1]), (self.points[after], self.lengths[after])))
    }

    /// The point `metres` from the start, and the direction there; held at the ends.
    pub fn at(&self, metres: f64) -> Option<(Point, Heading)> {
        let last = self.points.len().checked_sub(1)?;
        if last == 0 {
            return Some((self.points[0], Heading::default()));
        }
        let after = self.lengths.partition_point(|length| *length <= metres).clamp(1, last);
        let (a, b) = (self.points[after - 1], self.points[after]);
        let leg = self.lengths[after] - self.lengths[after - 1];
        let k = ((metres - self.lengths[after - 1]) / leg).clamp(0.0, 1.0);
        Some((a.towards(b, k), a.heading_to(b)))
    }
}

/// Moves the second point of a line, or puts another one before it, so that the first one comes straight onto the way that it lies
/// beside.
fn leave(points: &mut Vec<Point>, beside: Option<Straight>) {
    let Some((a, b)) = beside else { return };
    let onto = nearest_on(a, b, points[0]);
    // What leads on along the way is not gone back to.
    while let [_, door, next, ..] = points[..] {
        let along = dot(door, next, door, next);
        let is_on_it = door.distance_to_line(a, b) < ON_IT_M && next.distance_to_line(a, b) < ON_IT_M && along > 0.0;
        let gone = dot(door, onto, door, next) / along.max(1e-9);
        if !is_on_it || gone <= 0.0 {
            break;
        }
        if gone < 1.0 {
            points[1] = onto;
            return;
        }
        points.remove(1);
    }
    points.insert(1, onto);
}

/// The point of a straight part that is nearest to another.
fn nearest_on(a: Point, b: Point, to: Point) -> Point {
    a.towards(b, (dot(a, to, a, b) / dot(a, b, a, b).max(1e-9)).clamp(0.0, 1.0))
}

/// The product of the way from `a` to `b` and of that from `c` to `d`, in square metres.
fn dot(a: Point, b: Point, c: Point, d: Point) -> f64 {
    (b.east - a.east) * (d.east - c.east) + (b.north - a.north) * (d.north - c.north)
}

type Net = Graph<Point, Edge, petgraph::Directed>;

#[derive(Clone, Copy, Debug)]
struct Edge {
    length: f64,
    network: u8,
}

/// The graph of all ways, and the routes found so far.
#[derive(Debug, Default)]
pub struct Routes {
    net: Net,
    /// Where each place meets each of its networks.
    doors: HashMap<(PlaceId, Network), NodeIndex>,
    /// On which straight part of a way that is; not on belts, onto which nothing comes but at their ends.
    beside: HashMap<(PlaceId, Network), Straight>,
    known: Mutex<HashMap<(u8, PlaceId, PlaceId), Arc<Route>>>,
}

impl Clone for Routes {
    fn clone(&self) -> Self {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let (net, doors, beside) = (self.net.clone(), self.doors.clone(), self.beside.clone());
        Self { net, doors, beside, known: Mutex::new(known) }
    }
}

impl Routes {
    pub(super) fn of(ways: &[Way], places: &[Place]) -> Self {
        let mut net = Net::new();
        let (mut doors, mut beside) = (HashMap::new(), HashMap::new());
        for network in Network::ALL {
            let mut lines: Vec<Line> = ways.iter().filter(|way| way.network == network).map(Line::of).collect();
            // Before anything cuts them: a part is as long as it is drawn.
            let straights = || lines.iter().flat_map(|line| line.points.windows(2).map(|pair| (pair[0], pair[1])));
            let straights: Vec<Straight> = if network == Network::Belt { Vec::new() } else { straights().collect() };
            join_ends(&mut lines);
            let met: Vec<(PlaceId, Point)> = places
                .iter()
                .enumerate()
                .filter(|(_, place)| place.kind.networks().contains(&network))
                .filter_map(|(id, place)| Some((PlaceId(id as u32), meet(&mut lines, place.at)?)))
                .collect();
            let mut nodes = HashMap::new();
            for line in &lines {
                line.lay(&mut net, &mut nodes, network);
            }
            for (id, at) in met {
                let Some(node) = nodes.get(&key(at)) else { continue };
                doors.insert((id, network), *node);
                let off = |(a, b): &Straight| at.distance_to_line(*a, *b);
                // Where drawn gaps were joined it lies on none.
                let on = straights.iter().find(|straight| off(straight) < ON_IT_M);
                beside.extend(on.map(|straight| ((id, network), *straight)));
            }
        }
        // Where a place meets two networks, what may use both changes over there.
        for (id, place) in places.iter().enumerate() {
            let met: Vec<NodeIndex> =
                place.kind.networks().iter().filter_map(|n| doors.get(&(PlaceId(id as u32), *n)).copied()).collect();
            for pair in met.windows(2) {
                let networks = place.kind.networks().iter().fold(0, |bits, network| bits | network.bit());
                let edge = Edge { length: net[pair[0]].distance(net[pair[1]]), network: networks };
                net.add_edge(pair[0], pair[1], edge);
                net.add_edge(pair[1], pair[0], edge);
            }
        }
        Self { net, doors, beside, known: Mutex::default() }
    }

    /// Whether the place meets that network.
    pub(super) fn meets(&self, place: PlaceId, network: Network) -> bool {
        self.doors.contains_key(&(place, network))
    }

    pub(super) fn between(&self, places: &[Place], kind: ObjectKind, from: PlaceId, to: PlaceId) -> Arc<Route> {
        let rides = |place: PlaceId| self.meets(place, Network::Belt);
        let bits = Network::of(kind).iter().fold(0, |bits, network| bits | network.bit());
        let can_ride = Network::of(kind).contains(&Network::Belt) && rides(from) && rides(to);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let find = || {
            // What can ride does not walk beside the belt, however long its way on it. Another sorter's belt does not lead there.
            let ride =
                can_ride.then(|| self.find(places, Network::Belt.bit(), from, to)).filter(|ride| !ride.is_beeline);
            Arc::new(ride.unwrap_or_else(|| self.find(places, bits, from, to)))
        };
        let route = known.entry((bits, from, to)).or_insert_with(find);
        Arc::clone(route)
    }

    fn find(&self, places: &[Place], bits: u8, from: PlaceId, to: PlaceId) -> Route {
        let (start, end) = (places[from.index()].at, places[to.index()].at);
        let doors = |place: PlaceId| {
            let kind = places[place.index()].kind;
            let usable = kind.networks().iter().filter(move |network| network.bit() & bits != 0);
            usable
                .filter_map(move |network| {
                    let door = (place, *network);
                    Some((*self.doors.get(&door)?, self.beside.get(&door).copied()))
                })
                .collect::<Vec<_>>()
        };
        let best = doors(from)
            .into_iter()
            .flat_map(|a| doors(to).into_iter().map(move |b| (a, b)))
            .filter_map(|(a, b)| Some((self.shortest(bits, a.0, b.0)?, (a.1, b.1))))
            .min_by(|a, b| a.0.0.total_cmp(&b.0.0));
        match best {
            Some(((_, nodes), beside)) => {
                let middle = nodes.iter().map(|node| self.net[*node]);
                let points = std::iter::once(start).chain(middle).chain([end]).collect();
                Route { beside, ..Route::of(points, false) }
            }
            None => Route::beeline(start, end),
        }
    }

    fn shortest(&self, bits: u8, from: NodeIndex, to: NodeIndex) -> Option<(f64, Vec<NodeIndex>)> {
        let usable = |edge: petgraph::graph::EdgeReference<'_, Edge>| edge.weight().network & bits != 0;
        let net = EdgeFiltered::from_fn(&self.net, usable);
        let metres = dijkstra(&net, from, Some(to), |edge| edge.weight().length);
        let total = *metres.get(&to)?;
        let mut nodes = vec![to];
        let mut at = to;
        while at != from {
            let back = self
                .net
                .edges_directed(at, petgraph::Direction::Incoming)
                .filter(|edge| usable(*edge))
                .filter_map(|edge| Some((metres.get(&edge.source())? + edge.weight().length, edge.source())))
                .min_by(|a, b| a.0.total_cmp(&b.0))?;
            if nodes.len() > self.net.node_count() {
                return None;
            }
            at = back.1;
            nodes.push(at);
        }
        nodes.reverse();
        Some((total, nodes))
    }
}

/// A way under construction: other ways and places cut it where they meet it.
struct Line {
    points: Vec<Point>,
    is_one_way: bool,
}

impl Line {
    fn of(way: &Way) -> Self {
        Self { points: way.points.clone(), is_one_way: way.is_one_way }
    }

    /// The nearest point of the line: its distance, the segment it lies on, and itself.
    fn nearest(&self, to: Point) -> Option<(f64, usize, Point)> {
        let all = self.points.windows(2).enumerate().map(|(segment, pair)| {
            let point = nearest_on(pair[0], pair[1], to);
            (point.distance(to), segment, point)
        });
        all.min_by(|a, b| a.0.total_cmp(&b.0))
    }

    fn lay(&self, net: &mut Net, nodes: &mut HashMap<(i64, i64), NodeIndex>, network: Network) {
        let ids: Vec<NodeIndex> =
            self.points.iter().map(|point| *nodes.entry(key(*point)).or_insert_with(|| net.add_node(*point))).collect();
        for (pair, points) in ids.windows(2).zip(self.points.windows(2)) {
            let edge = Edge { length: points[0].distance(points[1]), network: network.bit() };
            if pair[0] != pair[1] {
                net.add_edge(pair[0], pair[1], edge);
                if !self.is_one_way {
                    net.add_edge(pair[1], pair[0], edge);
                }
            }
        }
    }
}

/// Points nearer than a decimetre are one node.
fn key(point: Point) -> (i64, i64) {
    ((point.east * 10.0).round() as i64, (point.north * 10.0).round() as i64)
}

/// Joins every end of a line to the lines it nearly touches.
fn join_ends(lines: &mut [Line]) {
    for at in 0..lines.len() {
        for is_end in [false, true] {
            let Some(end) = (if is_end { lines[at].points.last() } else { lines[at].points.first() }).copied() else {
                continue;
            };
            let near = (0..lines.len())
                .filter(|other| *other != at)
                .filter_map(|other| {
                    lines[other].nearest(end).map(|(metres, segment, point)| (metres, other, segment, point))
                })
                .filter(|(metres, ..)| *metres < SNAP_M)
                .min_by(|a, b| a.0.total_cmp(&b.0));
            let Some((metres, other, segment, point)) = near else { continue };
            cut(&mut lines[other].points, segment, point);
            if metres > 0.0 {
                let place = if is_end { lines[at].points.len() } else { 0 };
                lines[at].points.insert(place, point);
            }
        }
    }
}

/// Where a place meets the nearest line, which is cut there.
fn meet(lines: &mut [Line], at: Point) -> Option<Point> {
    let near = lines
        .iter()
        .enumerate()
        .filter_map(|(line, l)| l.nearest(at).map(|(metres, segment, point)| (metres, line, segment, point)))
        .filter(|(metres, ..)| *metres < REACH_M)
        .min_by(|a, b| a.0.total_cmp(&b.0))?;
    let (_, line, segment, point) = near;
    Some(cut(&mut lines[line].points, segment, point))
}

/// Makes `point`, which lies on a segment, a point of the line; an end of the segment is taken when it is as good.
fn cut(points: &mut Vec<Point>, segment: usize, point: Point) -> Point {
    for end in [segment, segment + 1] {
        if points[end].distance(point) < 0.1 {
            return points[end];
        }
    }
    points.insert(segment + 1, point);
    point
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::layout::{PlaceKind, scene::liege};

    const KINDS: [ObjectKind; 4] = [ObjectKind::Truck, ObjectKind::Tug, ObjectKind::Forklift, ObjectKind::Aircraft];

    /// Out of a slot it goes straight onto the way beside its place, and nowhere does it go back on what it came by.
    #[test]
    fn from_slot_to_slot_nothing_goes_back() {
        let layout = liege();
        let places: Vec<(PlaceId, &Place)> = layout.places().collect();
        let mut tried = 0;
        for kind in KINDS {
            for (from, a) in &places {
                // Some of all pairs, the same ones each time.
                for (to, b) in places.iter().skip(from.index() % 7).step_by(7) {
                    let route = layout.route(kind, *from, *to);
                    if route.is_beeline || from == to {
                        continue;
                    }
                    for (one, other) in
                        [(0, 0), (a.capacity() - 1, 0), (0, b.capacity() - 1), (a.capacity() / 3, b.capacity() / 2)]
                    {
                        let (start, end) = (a.slot(one).0, b.slot(other).0);
                        let between = route.between(start, end);
                        let points = between.points();
                        tried += 1;
                        assert!(points[0].distance(start) < 0.02 && points[points.len() - 1].distance(end) < 0.02);
                        for three in points.windows(3) {
                            let [before, at, after] = [three[0], three[1], three[2]];
                            let (came, gone) = (before.distance(at), at.distance(after));
                            // Drawn lines overlap by less than a metre where they meet.
                            assert!(
                                dot(before, at, at, after) > -0.98 * came * gone || came.min(gone) < 1.0,
                                "{kind:?} from slot {one} of {} to slot {other} of {}: back at {at:?} of {points:?}",
                                a.id,
                                b.id
                            );
                        }
                        let longer = between.length() - route.length();
                        let room = a.size.0.max(a.size.1) + b.size.0.max(b.size.1);
                        assert!(longer < room, "{} to {}: {longer} m longer", a.id, b.id);
                    }
                }
            }
        }
        assert!(tried > 5_000, "{tried}");
    }

    /// What parks at an end of the truck park crosses no other bay on its way to a dock, and does not leave the yard.
    #[test]
    fn trucks_go_from_their_bay_to_their_dock_over_the_yard() {
        let layout = liege();
        let place = |id: &str| layout.place(id).expect("a place");
        let park = layout.get(place("truck-park"));
        for (bay, dock) in [(0, "dock-40"), (49, "dock-3"), (20, "dock-20"), (7, "dock-8")] {
            let (bay, dock) = (park.slot(bay).0, place(dock));
            let route = layout.route(ObjectKind::Truck, place("truck-park"), dock).between(bay, layout.get(dock).at);
            let straight = route.points()[0].heading_to(route.points()[1]).degrees();
            let off = (straight - park.heading.degrees() + 540.0).rem_euclid(360.0) - 180.0;
            assert!(off.abs() < 1.0, "out of its bay at {off}° from how it stands");
            assert!(route.length() < bay.distance(layout.get(dock).at) * 1.5, "{} m", route.length());
        }
    }

    /// Between a stand and the hall no train of dollies passes under the wing of what stands there, or beside it.
    #[test]
    fn no_train_passes_under_a_wing() {
        let layout = liege();
        let stands: Vec<&Place> = layout
            .places()
            .map(|(_, place)| place)
            .filter(|stand| layout.place(&format!("{}-side", stand.id)).is_some())
            .collect();
        assert_eq!(stands.len(), 10);
        for stand in &stands {
            let side = layout.place(&format!("{}-side", stand.id)).expect("a side");
            let (slots, beside) = (layout.get(side).capacity(), layout.get(side));
            for (to, place) in layout.places().filter(|(_, place)| {
                matches!(place.kind, PlaceKind::AirsideDoor | PlaceKind::EquipmentPark | PlaceKind::EmptyPool)
            }) {
                for slot in 0..slots {
                    let route = layout.route(ObjectKind::Tug, side, to).between(beside.slot(slot).0, place.at);
                    let metres = (0..route.length() as u32).map(f64::from);
                    for (point, _) in metres.filter_map(|metres| route.at(metres)) {
                        for near in &stands {
                            let (sin, cos) = near.heading.degrees().to_radians().sin_cos();
                            let (east, north) = (point.east - near.at.east, point.north - near.at.north);
                            let (ahead, right) = (east * sin + north * cos, east * cos - north * sin);
                            // The swept wing of a 747-400F, 64.9 m of span, from its leading edge to behind its tip, and a metre around it.
                            let leading_edge = 17.0 - 0.88 * (right.abs() - 3.0);
                            assert!(
                                right.abs() > 33.5 || !(-11.5..=leading_edge).contains(&ahead),
                                "from {} to {}: at {ahead} m ahead and {right} m to the right in {}",
                                stand.id,
                                place.id,
                                near.id
                            );
                        }
                    }
                }
            }
        }
    }
}
