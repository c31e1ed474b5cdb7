//! What hangs on what: dollies behind their tug, a ULD on its dolly, a trailer behind its tractor.

use std::f32::consts::{FRAC_PI_2, PI, TAU};

use bevy::prelude::*;

use super::{
    meshes::{JOINT_AHEAD_M, Shape},
    project::{DECK_M, ShownObject},
    scenery::flat,
    yaw_of,
};
use crate::hub::{
    EventTime, HubState, ObjectKind,
    motion::{Course, Leg},
};

/// What is in or on another, carriers first; who was loaded first comes first.
pub fn carried_in<'a>(state: &HubState, leg: impl Fn(usize) -> Option<&'a Leg>) -> Vec<(usize, usize, usize)> {
    let parent = |at: usize| match leg(at)?.course {
        Course::Inside(parent) => state.objects.binary_search_by_key(&parent, |object| object.object).ok(),
        _ => None,
    };
    let depth = |mut at: usize| {
        let mut depth = 0;
        while let Some(above) = parent(at).filter(|_| depth < crate::hub::MAX_NESTING) {
            (at, depth) = (above, depth + 1);
        }
        depth
    };
    let mut children: Vec<(usize, usize, EventTime, usize)> =
        (0..state.objects.len()).filter_map(|at| Some((depth(at), parent(at)?, state.objects[at].since, at))).collect();
    children.sort_unstable();
    let mut before = (None, 0);
    children
        .into_iter()
        .map(|(_, carrier, _, child)| {
            before = if before.0 == Some(carrier) { (before.0, before.1 + 1) } else { (Some(carrier), 0) };
            (carrier, before.1, child)
        })
        .collect()
}

/// Places what another carries: a dolly behind its tug, a ULD on its dolly; what is inside is not seen.
pub fn carry(
    child: &mut ShownObject,
    carrier: &ShownObject,
    kind: ObjectKind,
    ordinal: usize,
    way: Option<(&Way, f32)>,
) {
    child.certainty = carrier.certainty;
    child.is_moving = carrier.is_moving;
    child.yaw = carrier.yaw;
    child.driven = carrier.driven;
    child.is_visible = carrier.is_visible;
    match kind {
        ObjectKind::Tug => (child.position, child.yaw) = towed(carrier, behind(ordinal), TUG_ROUND_M, way),
        ObjectKind::Train => {
            (child.position, child.yaw) = towed(carrier, wagon_behind(ordinal), TRAIN_ROUND_M, way);
        }
        ObjectKind::Forklift => {
            let ahead = Quat::from_rotation_y(carrier.yaw) * Vec3::NEG_Z;
            child.position = carrier.position + ahead * FORKS_M + Vec3::Y * FORKS_UP_M;
        }
        ObjectKind::Dolly => child.position = carrier.position + Vec3::Y * DECK_M,
        ObjectKind::Uld | ObjectKind::Pallet => child.position = carrier.position + Vec3::Y * carrier.shape.size().y,
        _ => {
            child.position = carrier.position + Vec3::Y;
            child.is_visible = false;
        }
    }
}

/// So many metres behind the middle of its tug is that of a dolly of its train, the first one being 0.
fn behind(ordinal: usize) -> f32 {
    4.1 + 4.0 * ordinal as f32
}

/// The same of a wagon behind its locomotive; between two buffers there is no room.
fn wagon_behind(ordinal: usize) -> f32 {
    let [first, each] = [Shape::Locomotive, Shape::Wagon].map(|shape| shape.size().z);
    (first + each) / 2.0 + each * ordinal as f32
}

/// Where a pallet rides on a forklift: metres ahead of its middle, and up.
const FORKS_M: f32 = 1.35;
const FORKS_UP_M: f32 = 0.12;

/// The turns about the vertical axis in which something stands before a way and after it, where that is known.
pub type Rests = (Option<f32>, Option<f32>);

/// The point and turn so many metres behind a tug on its route: a train bends where the road does.
fn towed(tug: &ShownObject, behind: f32, round: f32, way: Option<(&Way, f32)>) -> (Vec3, f32) {
    let back = Quat::from_rotation_y(tug.yaw) * Vec3::Z;
    let straight = (tug.position + back * behind, tug.yaw);
    let Some((track, metres)) = way.map(|(way, part)| (&way.forward, way.forward.length() * part)) else {
        return straight;
    };
    let at = |ahead: f32| track.at(metres - behind + ahead, round);
    let (point, way) = (at(0.0), at(0.6) - at(-0.6));
    let yaw = if way.length_squared() > 1e-4 { yaw_of(way) } else { tug.yaw };
    // Where it comes to stand, it stands straight behind its tug.
    let k = near_end(track.length() - metres, 16.0);
    (Vec3::new(point.x, straight.0.y, point.y).lerp(straight.0, k), turned(yaw, straight.1, k))
}

/// How wide the corners of dolly trains, of trucks and of trains on rails are, in metres before and after them.
const TUG_ROUND_M: f32 = 5.0;
const TRUCK_ROUND_M: f32 = 6.5;
const TRAIN_ROUND_M: f32 = 40.0;

/// From 0 where there are so many metres left and more, to 1 at the end, without a jerk.
pub fn near_end(left: f32, room: f32) -> f32 {
    let k = (1.0 - left / room).clamp(0.0, 1.0);
    k * k * (3.0 - 2.0 * k)
}

/// A turn on the shorter way from one to another.
pub fn turned(from: f32, to: f32, k: f32) -> f32 {
    from + ((to - from + PI).rem_euclid(TAU) - PI) * k
}

/// The way over the ground of a turn about the vertical axis.
fn way_of(yaw: f32) -> Vec2 {
    (Quat::from_rotation_y(yaw) * Vec3::NEG_Z).xz()
}

/// Lets a tug or a locomotive take corners in curves, and turn to how it stands.
pub fn steer(tug: &mut ShownObject, way: &Way, part: f32) {
    let (track, metres) = (&way.forward, way.forward.length() * part);
    let round = if tug.shape == Shape::Locomotive { TRAIN_ROUND_M } else { TUG_ROUND_M };
    let (rest, at) = (way.rests.1, |ahead: f32| track.at(metres + ahead, round));
    let (point, way) = (at(0.0), at(1.2) - at(-1.2));
    tug.position = Vec3::new(point.x, tug.position.y, point.y);
    if way.length_squared() > 1e-4 {
        let rest = rest.unwrap_or(tug.yaw);
        tug.yaw = turned(yaw_of(way), rest, near_end(track.length() - metres, 5.0));
    }
}

/// The line of a leg over the ground, if that leads anywhere.
fn line(leg: &Leg) -> Option<Vec<Vec2>> {
    let Course::Travels { route, .. } = &leg.course else { return None };
    Some(route.points().iter().map(|point| flat(*point)).collect())
}

/// How far to the right of the middle of the road trucks and dolly trains are, in metres: roads are seven metres wide.
const TRUCK_RIGHT_M: f32 = 1.75;
const TUG_RIGHT_M: f32 = 1.5;

/// To the right of who looks along.
fn right_of(along: Vec2) -> Vec2 {
    Vec2::new(-along.y, along.x)
}

/// A line so many metres to the right of another one with the same ends. The first part and the last one stay where they are: they
/// lead out of a slot and into one.
fn kept_right(line: &[Vec2], metres: f32) -> Vec<Vec2> {
    let way = |from: usize| (line[from + 1] - line[from]).normalize_or(Vec2::Y);
    let last = line.len().saturating_sub(2);
    let kept = |at: usize| {
        let (came, goes) = (way(at - 1), way(at));
        let shift = match at {
            // Along the part that leads out of a slot, up to the lane; or into one.
            1 if last > 1 => came * (metres / right_of(goes).dot(came)),
            _ if at == last && last > 1 => goes * (metres / right_of(came).dot(goes)),
            _ if last == 1 => Vec2::ZERO,
            _ => (right_of(came) + right_of(goes)) * (metres / (1.0 + came.dot(goes))),
        };
        // Where a line goes back or straight on there is no such corner.
        if shift.is_finite() && shift.length() < metres * 2.5 { shift } else { right_of(goes) * metres }
    };
    let mut all = line.to_vec();
    for (at, point) in all.iter_mut().enumerate().take(last + 1).skip(1) {
        *point += kept(at);
    }
    all
}

/// A line that turns about to the right, in a circle as narrow as dollies go, where it would lead back from how a train stands.
fn turned_about(mut line: Vec<Vec2>, stands: Option<Vec2>) -> Vec<Vec2> {
    if let (Some(ahead), [start, next, ..]) = (stands, &line[..])
        && (*next - *start).normalize_or_zero().dot(ahead) < -0.4
    {
        let (start, beside) = (*start, right_of(ahead) * TURN_M);
        let turns = start + ahead * BEFORE_TURN_M;
        line.splice(1..1, [turns, turns + beside, start - ahead * TURN_M / 2.0 + beside]);
    }
    line
}

/// So wide is the circle in which a train of dollies turns about, and so far it goes straight on before, in metres; assumptions.
const TURN_M: f32 = 10.0;
const BEFORE_TURN_M: f32 = 3.0;

/// How much of a drive is done.
struct Ridden<'a> {
    drive: &'a Drive,
    metres: f32,
    /// How far it is from how it stands before or after, in metres.
    from_rest: f32,
    /// How it stands at the end of the drive, if it has to turn to that.
    ends: Option<f32>,
}

impl Ridden<'_> {
    /// A turn that becomes the one at the end, over so many metres.
    fn turned(&self, yaw: f32, room: f32) -> f32 {
        self.ends.map_or(yaw, |rest| turned(yaw, rest, near_end(self.drive.length() - self.metres, room)))
    }
}

/// A way that something is on, made ready to be driven once and not for every picture.
pub struct Way {
    forward: Drive,
    rests: Rests,
    /// How what cannot turn on the spot goes it.
    backing: Option<Backing>,
}

impl Way {
    /// The way of a leg, if that leads anywhere, as something goes it that turns within its length.
    pub fn of(leg: &Leg, rests: Rests) -> Option<Self> {
        Self::on(line(leg)?, rests)
    }

    /// The same for a truck, which keeps to the right.
    pub fn of_truck(leg: &Leg, rests: Rests) -> Option<Self> {
        Self::on(kept_right(&line(leg)?, TRUCK_RIGHT_M), rests).map(|way| way.backed(PAST_M))
    }

    /// The same for a tug with its dollies, which keep to the right, too, and can neither back nor turn within their length.
    pub fn of_dollies(leg: &Leg, rests: Rests) -> Option<Self> {
        let line = kept_right(&line(leg)?, TUG_RIGHT_M);
        Self::on(turned_about(line, rests.0.map(way_of)), rests)
    }

    /// The same for an aircraft.
    pub fn of_aircraft(leg: &Leg, rests: Rests) -> Option<Self> {
        Self::of(leg, rests).map(|way| way.backed(PUSHED_M))
    }

    fn on(line: Vec<Vec2>, rests: Rests) -> Option<Self> {
        let forward = Drive::of(line, rests.0.map(way_of))?;
        Some(Self { forward, rests, backing: None })
    }

    fn backed(self, past_m: f32) -> Self {
        Self { backing: Backing::of(&self.forward, self.rests, past_m), ..self }
    }

    /// Where something is that cannot turn on the spot when such a part of the way is done.
    fn ridden(&self, part: f32) -> Ridden<'_> {
        match &self.backing {
            Some(backing) => backing.ridden(part),
            None => {
                let metres = self.forward.length() * part;
                Ridden { drive: &self.forward, metres, from_rest: metres, ends: self.rests.1 }
            }
        }
    }
}

/// The drives of what cannot turn on the spot: out of where it would have to it backs, and where it would come to a dock with its
/// front, it goes so many metres past and comes in backwards.
struct Backing {
    out_of: Option<Drive>,
    middle: Drive,
    into: Option<Drive>,
    ends: Option<f32>,
}

/// A line over the ground that vehicles follow: in curves at its corners, and straight on before its start and after its end.
struct Drive {
    points: Vec<(Vec2, f32)>,
    before: Vec2,
    after: Vec2,
}

impl Backing {
    /// None of a way without corners.
    fn of(forward: &Drive, rests: Rests, past_m: f32) -> Option<Self> {
        let line: Vec<Vec2> = forward.points.iter().map(|(point, _)| *point).collect();
        let way = |a: Vec2, b: Vec2| (b - a).normalize_or(Vec2::Y);
        let [start, first, .., last, end] = line[..] else { return None };
        // Backing takes a corner: along a straight road nobody backs.
        let is_against = |rest: Option<f32>, along: Vec2, beyond: Vec2| {
            rest.is_some_and(|rest| way_of(rest).dot(along) < -0.5) && along.dot(beyond).abs() < 0.8
        };
        let mut middle = line.clone();
        // As it would come in with its front, the other way round in time.
        let out_of = is_against(rests.0, way(start, first), way(first, line[2])).then(|| {
            middle[0] = first - way(first, line[2]) * past_m;
            Drive::of([middle[0], first, start], None)
        });
        // As it would leave, the other way round in time.
        let before_last = line[line.len() - 3];
        let into = is_against(rests.1, way(last, end), way(before_last, last)).then(|| {
            let past = last + way(before_last, last) * past_m;
            if let Some(point) = middle.last_mut() {
                *point = past;
            }
            Drive::of([end, last, past], rests.1.map(way_of))
        });
        let (out_of, into) = (out_of.flatten(), into.flatten());
        let before = rests.0.map(way_of).filter(|rest| rest.dot(way(start, first)) > -0.5);
        let middle = Drive::of(middle, before)?;
        let ends = rests.1.filter(|rest| into.is_none() && way_of(*rest).dot(forward.after) > -0.5);
        Some(Self { out_of, middle, into, ends })
    }

    fn ridden(&self, part: f32) -> Ridden<'_> {
        let Self { out_of, middle, into, ends } = self;
        let [first, last] = [out_of, into].map(|drive| drive.as_ref().map_or(0.0, Drive::length));
        let all = first + middle.length() + last;
        let done = part * all;
        let from_rest = done.min(all - done);
        let (drive, metres, ends) = match (out_of, into) {
            (Some(out_of), _) if done < first => (out_of, first - done, None),
            (_, Some(into)) if done > first + middle.length() => (into, all - done, None),
            _ => (middle, done - first, *ends),
        };
        Ridden { drive, metres, from_rest, ends }
    }
}

impl Drive {
    fn of(line: impl IntoIterator<Item = Vec2>, before: Option<Vec2>) -> Option<Self> {
        let mut points: Vec<(Vec2, f32)> = Vec::new();
        for point in line {
            let length = points.last().map_or(0.0, |(last, length)| length + last.distance(point));
            if points.last().is_none_or(|(last, _)| last.distance(point) > 0.01) {
                points.push((point, length));
            }
        }
        let way = |(a, _): (Vec2, f32), (b, _): (Vec2, f32)| (b - a).normalize_or(Vec2::Y);
        let (first, last) = (way(*points.first()?, *points.get(1)?), way(points[points.len() - 2], *points.last()?));
        Some(Self { points, before: before.unwrap_or(first), after: last })
    }

    fn length(&self) -> f32 {
        self.points.last().map_or(0.0, |(_, length)| *length)
    }

    fn sharp(&self, metres: f32) -> Vec2 {
        let (Some((first, _)), Some((last, length))) = (self.points.first(), self.points.last()) else {
            return Vec2::ZERO;
        };
        if metres <= 0.0 {
            return *first + self.before * metres;
        }
        if metres >= *length {
            return *last + self.after * (metres - length);
        }
        let after = self.points.partition_point(|(_, length)| *length <= metres);
        let ((a, from), (b, until)) = (self.points[after - 1], self.points[after]);
        a.lerp(b, (metres - from) / (until - from).max(1e-6))
    }

    /// The mean of all points of a part.
    fn mean(&self, from: f32, until: f32) -> Vec2 {
        let (mut sum, mut before, mut at) = (Vec2::ZERO, self.sharp(from), from);
        let first = self.points.partition_point(|(_, length)| *length <= from);
        let corners = self.points.iter().skip(first).take_while(|(_, length)| *length < until).copied();
        for (point, metres) in corners.chain([(self.sharp(until), until)]) {
            sum += (before + point) * ((metres - at) / 2.0);
            (before, at) = (point, metres);
        }
        sum / (until - from).max(1e-6)
    }

    /// The point so far along: the mean of what is that far before and after it, which rounds corners, and goes through both
    /// ends all the same.
    fn at(&self, metres: f32, round: f32) -> Vec2 {
        self.straight(metres, round).unwrap_or_else(|| self.rounded(metres, round))
    }

    /// The point so far along where neither a corner nor an end is near: there the mean is the point itself.
    fn straight(&self, metres: f32, round: f32) -> Option<Vec2> {
        let (first, last) = (round * END_ROUND, self.length() - round * END_ROUND);
        if !(first..=last).contains(&metres) {
            return None;
        }
        let after = self.points.partition_point(|(_, length)| *length <= metres - round);
        let ((a, from), (b, until)) = (*self.points.get(after.checked_sub(1)?)?, *self.points.get(after)?);
        (metres + round <= until).then(|| a.lerp(b, (metres - from) / (until - from).max(1e-6)))
    }

    fn rounded(&self, metres: f32, round: f32) -> Vec2 {
        let mean = |metres: f32| self.mean(metres - round, metres + round);
        let mut point = mean(metres);
        for end in [0.0, self.length()] {
            let near = near_end((metres - end).abs(), round * END_ROUND);
            if near > 0.0 {
                point += (self.sharp(end) - mean(end)) * near;
            }
        }
        point
    }
}

/// So many times as far from an end as a corner is wide, the mean comes to go through it.
const END_ROUND: f32 = 1.4;

/// So far past a dock a truck goes before it backs up, and so far an aircraft is pushed back, in metres; assumptions.
const PAST_M: f32 = 21.0;
const PUSHED_M: f32 = 50.0;

/// How far behind the middle of a truck the middle axle of its trailer is, and how far ahead its steered axle, in metres; see
/// the mesh.
const TRAILER_AXLE_M: f32 = 5.5;
const STEERED_AXLE_M: f32 = 7.4;

/// Bends a truck where its road does: the joint, the trailer's axles and the steered axle are on the road.
pub fn articulate(truck: &mut ShownObject, way: &Way, part: f32) {
    let ridden = way.ridden(part);
    let at = |ahead: f32| ridden.drive.at(ridden.metres + ahead, TRUCK_ROUND_M);
    let (behind, joint, front) = (at(-TRAILER_AXLE_M), at(JOINT_AHEAD_M), at(STEERED_AXLE_M));
    let yaw = |way: Vec2| (way.length_squared() > 0.01).then(|| yaw_of(way));
    let (Some(trailer), Some(tractor)) = (yaw(joint - behind), yaw(front - joint)) else { return };
    let turn = (tractor - trailer + PI).rem_euclid(TAU) - PI;
    // Who stands is straight.
    let stands = near_end(ridden.from_rest, 7.0);
    let trailer = ridden.turned(trailer, 9.0);
    (truck.yaw, truck.bend) = (trailer, turn.clamp(-MOST_BEND, MOST_BEND) * (1.0 - stands));
    // Backwards its wheels turn the other way.
    truck.driven = ridden.metres;
    let middle = joint - way_of(trailer) * JOINT_AHEAD_M;
    truck.position = Vec3::new(middle.x, truck.position.y, middle.y);
}

/// Lets an aircraft take corners in wide curves; out of a stand, into which it came with its nose, it is pushed back.
pub fn taxi(aircraft: &mut ShownObject, way: &Way, part: f32) {
    const ROUND_M: f32 = 24.0;
    let ridden = way.ridden(part);
    let at = |ahead: f32| ridden.drive.at(ridden.metres + ahead, ROUND_M);
    let (point, way) = (at(0.0), at(5.0) - at(-5.0));
    aircraft.driven = ridden.metres;
    aircraft.position = Vec3::new(point.x, aircraft.position.y, point.y);
    if way.length_squared() > 0.01 {
        aircraft.yaw = ridden.turned(yaw_of(way), 36.0);
    }
}

/// A tractor stands no more than square to its trailer.
const MOST_BEND: f32 = FRAC_PI_2;

#[cfg(test)]
mod tests {
    use super::{super::project::hidden, *};
    use crate::{
        hub::{Layout, ObjectId, TimeSpan, motion::Certainty},
        twin::yaw_from_heading,
    };

    /// A way between two places that takes so many seconds from the beginning, and how something stands at both.
    fn leg(layout: &Layout, kind: ObjectKind, (from, to): (&str, &str), secs: f64) -> (Leg, Rests) {
        let place = |id: &str| layout.place(id).expect("a place");
        let course = Course::Travels {
            route: layout.route(kind, place(from), place(to)),
            departs: at(0.0),
            arrives: at(secs),
            certainty: Certainty::Known,
        };
        let rest = |id: &str| Some(yaw_from_heading(layout.get(place(id)).heading));
        (Leg { course, from: at(0.0), until: EventTime::MAX }, (rest(from), rest(to)))
    }

    fn at(secs: f64) -> EventTime {
        EventTime::from_secs(0) + TimeSpan::from_secs_f64(secs)
    }

    /// On its way to a dock a truck takes its corners in curves, never jumps or folds up, and comes in backwards.
    #[test]
    fn a_truck_comes_to_its_dock_backwards_and_without_a_jump() {
        let layout = crate::hub::layout::scene::liege();
        for (from, dock) in [("truck-park", "dock-20"), ("truck-park", "dock-40"), ("gate-in", "dock-5")] {
            let (leg, rests) = leg(&layout, ObjectKind::Truck, (from, dock), 200.0);
            let way = Way::of_truck(&leg, rests).expect("a way");
            let (mut most, mut backwards): (f32, f32) = (0.0, 0.0);
            let mut last: Option<ShownObject> = None;
            for step in 0..=4_000 {
                let time = at(f64::from(step) / 4_000.0 * 200.0);
                let mut truck = ShownObject { is_moving: true, is_visible: true, ..hidden(ObjectId(1), Shape::Truck) };
                articulate(&mut truck, &way, leg.part(time));
                if let Some(last) = last {
                    let turn = (truck.yaw - last.yaw + PI).rem_euclid(TAU) - PI;
                    let bend = (truck.bend - last.bend).abs();
                    assert!(
                        turn.abs() < 0.15 && bend < 0.3,
                        "{dock}, {step}: turns by {turn}, bends by {bend} at once"
                    );
                    let way = truck.position - last.position;
                    assert!(way.length() < 1.5, "{dock}, {step}: jumps by {way}");
                    let ahead = way.xz().dot(way_of(truck.yaw));
                    backwards += (-ahead).max(0.0);
                }
                most = most.max(truck.bend.abs());
                last = Some(truck);
            }
            assert!(most > 0.2, "{dock}: it never bends: {most}");
            assert!(backwards > 25.0, "{dock}: it went {backwards} m backwards");
            let dock_at = layout.get(layout.place(dock).expect("a dock")).slot(0).0;
            let (end, at) = (last.expect("an end"), flat(dock_at));
            let turn = (end.yaw - rests.1.expect("a heading") + PI).rem_euclid(TAU) - PI;
            assert!(
                end.position.xz().distance(at) < 1.0 && turn.abs() < 0.02 && end.bend.abs() < 0.02,
                "{dock}: {end:?}"
            );
        }
    }

    /// Where a way is straight, what is quick to tell is what is slow to tell.
    #[test]
    fn on_a_straight_part_the_mean_is_the_point() {
        let layout = crate::hub::layout::scene::liege();
        let (leg, rests) = leg(&layout, ObjectKind::Truck, ("gate-in", "dock-5"), 200.0);
        let drive = Way::of(&leg, rests).expect("a way").forward;
        let steps = (drive.length() * 4.0) as u32;
        let mut straight = 0;
        for metres in (0..steps).map(|step| step as f32 / 4.0) {
            let Some(point) = drive.straight(metres, TRUCK_ROUND_M) else { continue };
            straight += 1;
            assert!(point.distance(drive.rounded(metres, TRUCK_ROUND_M)) < 1e-3, "after {metres} m");
        }
        assert!(straight > steps / 4 && straight < steps, "{straight} of {steps}");
    }

    /// Wheels roll by as much as the trailer's axle goes over the ground, in bends, too, and backwards when it backs.
    #[test]
    fn wheels_turn_by_what_is_driven() {
        let layout = crate::hub::layout::scene::liege();
        let (leg, rests) = leg(&layout, ObjectKind::Truck, ("gate-in", "dock-5"), 200.0);
        let way = Way::of_truck(&leg, rests).expect("a way");
        let (mut rolled, mut gone): (f32, f32) = (0.0, 0.0);
        let mut last: Option<ShownObject> = None;
        for step in 0..=4_000 {
            let time = at(f64::from(step) / 4_000.0 * 200.0);
            let mut truck = ShownObject { is_moving: true, is_visible: true, ..hidden(ObjectId(1), Shape::Truck) };
            articulate(&mut truck, &way, leg.part(time));
            // Where it changes from forwards to backwards it is on another drive.
            if let Some(last) = last.filter(|last| (truck.driven - last.driven).abs() < 2.0) {
                let along = (truck.position - last.position).xz().dot(way_of(truck.yaw));
                let by = truck.driven - last.driven;
                assert!((by - along).abs() < 0.25, "{step}: wheels turn by {by} m on {along} m");
                (rolled, gone) = (rolled + by.abs(), gone + along.abs());
            }
            last = Some(truck);
        }
        assert!(gone > 200.0 && (rolled - gone).abs() < gone * 0.05, "{rolled} of {gone}");
    }

    /// An aircraft never jumps or turns on the spot, is pushed back out of its stand, and stands as it should.
    #[test]
    fn an_aircraft_is_pushed_back_and_taxies_in_curves() {
        let layout = crate::hub::layout::scene::liege();
        for (from, to, is_pushed) in [("runway-22L", "stand-126", false), ("stand-126", "line-up-22L", true)] {
            let (leg, rests) = leg(&layout, ObjectKind::Aircraft, (from, to), 400.0);
            let way = Way::of_aircraft(&leg, rests).expect("a way");
            let metres = f64::from(way.forward.length());
            let (mut backwards, mut last): (f32, Option<ShownObject>) = (0.0, None);
            let steps = (metres * 2.0) as i32;
            for step in 0..=steps {
                let time = at(f64::from(step) / f64::from(steps) * 400.0);
                let mut aircraft = ShownObject { is_moving: true, is_visible: true, ..hidden(ObjectId(1), Shape::Box) };
                taxi(&mut aircraft, &way, leg.part(time));
                if let Some(last) = last {
                    let turn = (aircraft.yaw - last.yaw + PI).rem_euclid(TAU) - PI;
                    let way = aircraft.position - last.position;
                    assert!(turn.abs() < 0.2 && way.length() < 3.0, "{to}, {step}: turns by {turn}, goes {way}");
                    backwards += (-way.xz().dot(way_of(aircraft.yaw))).max(0.0);
                }
                last = Some(aircraft);
            }
            assert_eq!(backwards > 40.0, is_pushed, "{to}: {backwards} m backwards");
        }
    }

    /// Whatever the corner, a lane is as far to the right of its road as it should be, and leads out of a slot as straight as before.
    #[test]
    fn lanes_are_to_the_right_of_the_road() {
        let to = |line: &[(f32, f32)]| line.iter().map(|(x, y)| Vec2::new(*x, *y)).collect::<Vec<_>>();
        // Ahead is north, which is down in y: out of a slot, to the right along the road, round a bend to the left, into a slot.
        let line = to(&[(0.0, 0.0), (0.0, -20.0), (60.0, -20.0), (60.0, -80.0), (90.0, -80.0), (90.0, -95.0)]);
        let lane = kept_right(&line, 2.0);
        assert_eq!(lane, to(&[(0.0, 0.0), (0.0, -18.0), (62.0, -18.0), (62.0, -78.0), (90.0, -78.0), (90.0, -95.0)]));
        // Straight on it stays beside it; there and back it changes the side.
        let straight = kept_right(&to(&[(0.0, 0.0), (0.0, -10.0), (0.0, -20.0), (0.0, -30.0), (0.0, -40.0)]), 2.0);
        assert_eq!(straight[2], Vec2::new(2.0, -20.0));
        let back = kept_right(&to(&[(9.0, 0.0), (0.0, 0.0), (0.0, -30.0), (0.0, 0.0), (9.0, 0.0)]), 2.0);
        assert!(back.iter().all(|point| point.is_finite() && point.length() < 34.0), "{back:?}");
        for short in
            [vec![], to(&[(1.0, 1.0)]), to(&[(1.0, 1.0), (4.0, 1.0)]), to(&[(1.0, 1.0), (4.0, 1.0), (4.0, 9.0)])]
        {
            assert_eq!(kept_right(&short, 2.0), short);
        }
    }

    /// Where its way leads back a train turns about in a circle, with room for what it draws, and it does not where it leads on.
    #[test]
    fn a_train_turns_about_in_a_circle() {
        let north = Vec2::new(0.0, -1.0);
        let line = vec![Vec2::ZERO, Vec2::new(2.0, 40.0), Vec2::new(60.0, 40.0)];
        let about = turned_about(line.clone(), Some(north));
        assert_eq!((about.len(), about[0], about[4]), (6, Vec2::ZERO, line[1]));
        let widest = about.iter().map(|point| point.x).fold(0.0, f32::max);
        assert!(about[1..4].iter().all(|point| point.x <= TURN_M + 0.01) && widest >= TURN_M, "{about:?}");
        let drive = Drive::of(about, Some(north)).expect("a drive");
        // Nowhere it turns more than so much in a metre: the circle is wide enough for its dollies.
        let way = |metres: f32| drive.at(metres + 0.3, TUG_ROUND_M) - drive.at(metres - 0.3, TUG_ROUND_M);
        for metres in 8..drive.length() as u32 - 8 {
            let turn = way(metres as f32).angle_to(way(metres as f32 + 1.0)).abs();
            assert!(turn < 0.45, "after {metres} m it turns by {turn}");
        }
        assert_eq!(turned_about(line.clone(), Some(-north)), line);
        assert_eq!(turned_about(line.clone(), None), line);
    }

    /// A train stands straight, goes round corners in curves, and stands straight again.
    #[test]
    fn a_train_bends_in_curves_and_never_swings() {
        let layout = crate::hub::layout::scene::liege();
        let (leg, rests) = leg(&layout, ObjectKind::Tug, ("stand-126-side", "door-4"), 200.0);
        let way = Way::of_dollies(&leg, rests).expect("a way");
        let mut last: Option<[Vec3; 5]> = None;
        for step in 0..=4_000 {
            let time = at(f64::from(step) / 4_000.0 * 200.0);
            let mut tug = ShownObject { is_moving: true, is_visible: true, ..hidden(ObjectId(1), Shape::Tug) };
            steer(&mut tug, &way, leg.part(time));
            let placed = |ordinal: usize| towed(&tug, behind(ordinal), TUG_ROUND_M, Some((&way, leg.part(time)))).0;
            let train = [tug.position, placed(0), placed(1), placed(2), placed(3)];
            if let Some(last) = last {
                for (now, before) in train.iter().zip(&last) {
                    assert!(now.distance(*before) < 1.0, "{step}: {before} to {now}");
                }
            }
            if step == 0 {
                let ways: Vec<Vec3> = train.windows(2).map(|pair| pair[0] - pair[1]).collect();
                assert!(ways.windows(2).all(|pair| pair[0].angle_between(pair[1]) < 0.05), "{ways:?}");
            }
            last = Some(train);
        }
    }
}
