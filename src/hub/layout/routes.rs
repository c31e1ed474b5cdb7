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
}

impl Route {
    fn of(mut points: Vec<Point>, is_beeline: bool) -> Self {
        points.dedup_by(|a, b| a.distance(*b) < 0.01);
        let mut lengths = vec![0.0; points.len().min(1)];
        for pair in points.windows(2) {
            lengths.push(lengths.last().copied().unwrap_or(0.0) + pair[0].distance(pair[1]));
        }
        Self { points, lengths, is_beeline, climb: (0.0, 0.0) }
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

    /// The same route with other ends: from `start` to the second point, and from the last but one to `end`.
    pub fn between(&self, start: Point, end: Point) -> Route {
        let mut points = self.points.clone();
        match points.len() {
            0 | 1 => points = vec![start, end],
            len => (points[0], points[len - 1]) = (start, end),
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
    known: Mutex<HashMap<(u8, PlaceId, PlaceId), Arc<Route>>>,
}

impl Clone for Routes {
    fn clone(&self) -> Self {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Self { net: self.net.clone(), doors: self.doors.clone(), known: Mutex::new(known) }
    }
}

impl Routes {
    pub(super) fn of(ways: &[Way], places: &[Place]) -> Self {
        let mut net = Net::new();
        let mut doors = HashMap::new();
        for network in Network::ALL {
            let mut lines: Vec<Line> = ways.iter().filter(|way| way.network == network).map(Line::of).collect();
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
            doors.extend(met.into_iter().filter_map(|(id, at)| Some(((id, network), *nodes.get(&key(at))?))));
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
        Self { net, doors, known: Mutex::default() }
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
            usable.filter_map(move |network| self.doors.get(&(place, *network)).copied()).collect::<Vec<_>>()
        };
        let best = doors(from)
            .into_iter()
            .flat_map(|a| doors(to).into_iter().map(move |b| (a, b)))
            .filter_map(|(a, b)| self.shortest(bits, a, b))
            .min_by(|a, b| a.0.total_cmp(&b.0));
        match best {
            Some((_, nodes)) => {
                let middle = nodes.iter().map(|node| self.net[*node]);
                Route::of(std::iter::once(start).chain(middle).chain([end]).collect(), false)
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
        let on = |pair: &[Point]| {
            let (a, b) = (pair[0], pair[1]);
            let (de, dn) = (b.east - a.east, b.north - a.north);
            let length = (de * de + dn * dn).max(1e-9);
            let k = (((to.east - a.east) * de + (to.north - a.north) * dn) / length).clamp(0.0, 1.0);
            a.towards(b, k)
        };
        let all = self.points.windows(2).enumerate().map(|(segment, pair)| {
            let point = on(pair);
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
