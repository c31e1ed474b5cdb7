//! What is shown now: the state at the playhead, with a pose for every object.

use std::{path::PathBuf, sync::Arc};

use bevy::prelude::*;
use jiff::tz::TimeZone;

use super::{
    Norms, PlaceMap, Playhead, TwinSystems,
    carrying::{Rests, Way, articulate, carried_in, carry, steer, taxi},
    conveyors::Conveyors,
    corners::Corners,
    derived::Derived,
    docking, footing,
    meshes::{DECK_DOWN_M, Door, Platform, Shape},
    piles, world_from_hub, yaw_from_heading,
};
use crate::{
    guide::{Day, Notes},
    hub::{
        EventLog, EventTime, HubState, Issues, Layout, Location, ObjectId, ObjectKind, ObjectState, Occupancy,
        PlaceRef,
        layout::{PlaceId, PlaceKind, Point, Position},
        motion::{Certainty, Course, Leg, Pose, Scenery},
    },
    kpi::Series,
    watch::{self, Incident},
};

pub fn plugin(app: &mut App) {
    app.init_resource::<Shown>().init_resource::<Silences>().add_systems(
        Update,
        project.in_set(TwinSystems::Project).run_if(resource_exists::<Session>.and_then(resource_exists::<Playhead>)),
    );
}

/// The log and the layout that are open.
#[derive(Resource)]
pub struct Session {
    /// What happened.
    pub log: EventLog,
    /// Where it happened.
    pub layout: Arc<Layout>,
    /// What the site goes by.
    pub norms: Arc<Norms>,
    /// The place of the layout for each place of the log.
    pub places: Vec<Option<PlaceId>>,
    /// Who has which slot.
    pub occupancy: Occupancy,
    /// The clock of the site.
    pub zone: TimeZone,
    /// What the log is called.
    pub name: String,
    /// What is odd about the log, by itself and on this layout.
    pub issues: Issues,
    /// The key figures of the log.
    pub kpis: Vec<Series>,
    /// What went wrong in the log, by its beginning.
    pub incidents: Vec<Incident>,
    /// What ids of other systems mean that the scene itself does not know.
    pub map: PlaceMap,
    /// Where it is kept what people write down about the log.
    pub notes_file: Option<PathBuf>,
    /// What somebody who shared the log wrote down about it; what is kept in the file goes before it.
    pub notes: Notes,
    /// The day that it is, for lessons.
    pub day: Option<Day>,
    /// The files and folders that were opened, by which they can be opened again; none for a day that comes with the program.
    pub files: Vec<PathBuf>,
}

impl Session {
    /// Opens a log on a layout, by the norms that come with the program.
    pub fn new(log: EventLog, layout: impl Into<Arc<Layout>>, zone: TimeZone, name: String) -> Self {
        Self::by(Arc::default(), log, layout.into(), zone, name)
    }

    /// Opens a log on a layout, by the norms of a site.
    pub fn by(norms: Arc<Norms>, log: EventLog, layout: Arc<Layout>, zone: TimeZone, name: String) -> Self {
        let places = layout.resolve(log.places());
        let Derived { occupancy, issues, kpis, incidents } = Derived::of(&log, (&layout, &places), &norms, &zone);
        let map = PlaceMap::default();
        Self {
            log,
            layout,
            norms,
            places,
            occupancy,
            zone,
            name,
            issues,
            kpis,
            incidents,
            map,
            notes_file: None,
            notes: Notes::default(),
            day: None,
            files: Vec::new(),
        }
    }

    /// Takes over what was made of the whole log.
    pub(super) fn take(&mut self, derived: Derived) {
        let Derived { occupancy, issues, kpis, incidents } = derived;
        (self.occupancy, self.issues, self.kpis, self.incidents) = (occupancy, issues, kpis, incidents);
    }

    /// Finds the incidents anew: they are told in the language that is spoken when they are found.
    pub fn tell_incidents_anew(&mut self) {
        let Self { log, layout, places, occupancy, .. } = self;
        let scenery = Scenery { log, layout, places, occupancy };
        self.incidents = watch::incidents(&scenery, &self.norms.rules, &self.zone);
    }

    /// The same log once more.
    pub(super) fn again(&self) -> Self {
        let name = self.name.clone();
        Self::by(self.norms.clone(), self.log.clone(), self.layout.clone(), self.zone.clone(), name)
    }

    /// A log that says nothing, on the same layout.
    pub fn empty(&self) -> Self {
        Self {
            log: EventLog::default(),
            layout: Arc::clone(&self.layout),
            norms: Arc::clone(&self.norms),
            places: Vec::new(),
            occupancy: Occupancy::default(),
            zone: self.zone.clone(),
            name: self.name.clone(),
            issues: Issues::default(),
            kpis: Vec::new(),
            incidents: Vec::new(),
            map: PlaceMap::default(),
            notes_file: None,
            notes: Notes::default(),
            day: None,
            files: Vec::new(),
        }
    }

    /// What motion depends on.
    pub fn scenery(&self) -> Scenery<'_> {
        Scenery { log: &self.log, layout: &self.layout, places: &self.places, occupancy: &self.occupancy }
    }

    /// Whether most of what is there at an instant is at places that the layout does not know.
    pub fn is_elsewhere(&self, time: EventTime) -> bool {
        let state = self.log.state_at(time);
        let placed = state.objects.iter().filter_map(|object| match object.location {
            Location::At(place) => Some(
                self.places.get(place.index()).copied().flatten().is_none()
                    && Position::of_name(self.log.place_name(place)).is_none(),
            ),
            _ => None,
        });
        let (all, unknown) =
            placed.fold((0, 0), |(all, unknown), is_unknown| (all + 1, unknown + usize::from(is_unknown)));
        unknown * 2 > all
    }

    /// The place of the layout at which an object is, if it is at one.
    pub fn place_of(&self, location: Location) -> Option<PlaceId> {
        match location {
            Location::At(place) => self.places.get(place.index()).copied().flatten(),
            _ => None,
        }
    }
}

/// One object as it is shown.
#[derive(Clone, Copy, Debug)]
pub struct ShownObject {
    /// Which.
    pub object: ObjectId,
    /// Its mesh.
    pub shape: Shape,
    /// Its middle on the ground or on what carries it, in the engine's axes.
    pub position: Vec3,
    /// Its turn about the vertical axis.
    pub yaw: f32,
    /// By how much its front is bent to the left, in radians: a tractor ahead of its trailer.
    pub bend: f32,
    /// Of a loader, how high its deck is above the ground, in metres.
    pub deck_m: f32,
    /// Metres that it has driven on its way: its wheels have turned by as much.
    pub driven: f32,
    /// How sure that is.
    pub certainty: Certainty,
    /// Whether it is on its way.
    pub is_moving: bool,
    /// Whether it is drawn on a dolly of which nobody told: ULDs do not go by themselves.
    pub has_dolly: bool,
    /// Whether it is drawn: what is inside an aircraft or a trailer is not.
    pub is_visible: bool,
}

/// What is shown now.
#[derive(Resource, Default)]
pub struct Shown {
    /// The state at the playhead.
    pub state: Option<HubState>,
    /// Its objects, in the order of the state.
    pub objects: Vec<ShownObject>,
    /// Milliseconds that it took to find out.
    pub millis: f32,
    /// What each object does, in the order of the state.
    known: Vec<Known>,
    /// How each object goes on for a while, in the same order; by itself, because every frame goes through all of it.
    lines: Vec<Option<Line>>,
    /// Trucks, which bend, by their places in the state.
    trucks: Vec<usize>,
    /// Pallets that are kept for later, by their places in the state.
    empties: Vec<usize>,
    /// What may ride on a belt, by its places in the state.
    riders: Vec<usize>,
    /// The belts of the layout.
    conveyors: Conveyors,
    /// Aircraft, by their places in the state.
    aircraft: Vec<usize>,
    /// ULDs, by their places in the state.
    ulds: Vec<usize>,
    /// People.
    people: Vec<usize>,
    /// What is in or on another: the carrier, how many it carries before, and the child, by their places in the state.
    carried: Option<Vec<(usize, usize, usize)>>,
    /// The objects of which something else was known at the playhead than what was so; empty unless that is what is shown.
    pub differing: Vec<ObjectId>,
    is_as_known: bool,
    /// The sources that were silent when it was found out.
    silent: Vec<Silence>,
    basis: Option<(u64, usize)>,
    shown_at: Option<EventTime>,
}

struct Known {
    object: ObjectId,
    leg: Option<Leg>,
    shape: Shape,
    /// The way of the leg, once it was driven.
    way: Option<Way>,
}

impl Known {
    /// Makes the way of its leg ready, if it is not; `rests` are how it stands before and after.
    fn make_way(&mut self, rests: Rests) {
        if let (None, Some(leg)) = (&self.way, &self.leg) {
            self.way = match self.shape {
                Shape::Truck | Shape::ContainerTruck => Way::of_truck(leg, rests),
                Shape::Freighter(..) => Way::of_aircraft(leg, rests),
                Shape::Tug => Way::of_dollies(leg, rests),
                _ => Way::of(leg, rests),
            };
        }
    }

    /// Its way, and which part of that is done.
    fn driven(&self, time: EventTime) -> Option<(&Way, f32)> {
        self.way.as_ref().zip(self.leg.as_ref()).map(|(way, leg)| (way, leg.part(time)))
    }
}

/// A [`Glide`] in the engine's axes.
struct Line {
    from: EventTime,
    until: EventTime,
    start: Vec3,
    velocity: Vec3,
    /// Metres of the whole way that are done at `from`, and metres a second.
    driven: (f32, f32),
    /// How it looks on the way, and how it turns at the ends of it.
    yaw: f32,
    corners: Option<Corners>,
}

impl Line {
    /// Where something is at an instant, and how it is turned.
    fn put(&self, shown: &mut ShownObject, time: EventTime) {
        let secs = time.secs_since(self.from) as f32;
        if self.velocity != Vec3::ZERO {
            shown.position = self.start + self.velocity * secs;
            shown.driven = self.driven.0 + self.driven.1 * secs;
        }
        if let Some(corners) = &self.corners {
            shown.yaw = corners.turn(self.yaw, secs);
        }
    }
}

impl Shown {
    /// How an object is shown.
    pub fn get(&self, object: ObjectId) -> Option<&ShownObject> {
        self.objects.binary_search_by_key(&object, |shown| shown.object).ok().map(|at| &self.objects[at])
    }
}

/// A live source of which nothing is heard any more: what it told last of is stale.
#[derive(Clone, Debug, PartialEq)]
pub struct Silence {
    /// The source.
    pub source: Arc<str>,
    /// Up to when it told; what is shown of a later time is as it was then.
    pub since: EventTime,
}

/// The sources of which nothing is heard now.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Silences(pub Vec<Silence>);

fn project(session: Res<Session>, playhead: Res<Playhead>, silences: Res<Silences>, mut shown: ResMut<Shown>) {
    let time = playhead.0.time;
    let basis = Some((session.log.version(), session.log.count_until(time)));
    // Another log, or another way to look at it: what was known of the one before is worth nothing.
    if session.is_changed() || shown.is_as_known != playhead.0.is_as_known {
        let conveyors = Conveyors::of(&session.layout);
        *shown = Shown { is_as_known: playhead.0.is_as_known, conveyors, ..Shown::default() };
    }
    if shown.silent != silences.0 {
        // Who was stale may be so no longer.
        shown.silent.clone_from(&silences.0);
        shown.lines.iter_mut().for_each(|line| *line = None);
    } else if shown.shown_at == Some(time) && shown.basis == basis {
        return;
    }
    let start = std::time::Instant::now();
    let shown = &mut *shown;
    if shown.is_as_known {
        shown.look_as_known(&session, time);
        shown.basis = basis;
    } else {
        shown.look(&session, time, basis);
    }
    shown.place(&session, time);
    shown.mark_stale(&session, time);
    shown.millis = start.elapsed().as_secs_f32() * 1_000.0;
}

impl Shown {
    /// Shows another log at an instant; gives whether anything is otherwise. What is new is looked at from the beginning.
    pub(super) fn follow(&mut self, session: &Session, time: EventTime, is_new: bool) -> bool {
        if is_new && self.shown_at.is_none() {
            self.conveyors = Conveyors::of(&session.layout);
        } else if self.shown_at == Some(time) {
            return false;
        }
        self.look(session, time, Some((session.log.version(), session.log.count_until(time))));
        self.place(session, time);
        true
    }

    /// Takes in what was so at `time`.
    fn look(&mut self, session: &Session, time: EventTime, basis: Option<(u64, usize)>) {
        if self.basis != basis || self.state.is_none() {
            if self.basis.map(|basis| basis.0) != basis.map(|basis| basis.0) {
                self.known.clear();
            }
            let state = session.log.state_at(time);
            self.meet(session, &state);
            self.state = Some(state);
        }
        self.basis = basis;
    }

    /// Puts everything where it is at `time`.
    fn place(&mut self, session: &Session, time: EventTime) {
        if let Some(state) = &mut self.state {
            state.time = time;
        }
        self.shown_at = Some(time);
        self.place_all(session);
        self.dock(session);
        self.empty();
        piles::settle(&mut self.objects, &self.riders);
        self.ride();
        self.support(session);
    }

    /// Takes in what was known at `time` of the hub at `time`.
    fn look_as_known(&mut self, session: &Session, time: EventTime) {
        let state = session.log.state_as_known(time, time);
        let was = session.log.state_at(time);
        // What will be learned, and when, is not in the log's order of time: everything is looked at anew.
        self.known.clear();
        self.meet(session, &state);
        self.differing = differing(&state, &was);
        self.state = Some(state);
    }

    /// Whether something else was known of an object than what was so.
    pub fn differs(&self, object: ObjectId) -> bool {
        self.differing.binary_search(&object).is_ok()
    }

    /// Puts loaders to the doors of the aircraft beside which they stand, with what they lower and lift; doors are open for them, and
    /// where ULDs stand beside.
    fn dock(&mut self, session: &Session) {
        let Some(state) = &self.state else { return };
        let docked = docking::docked(session, state, &self.objects, &self.ulds);
        for at in self.aircraft.iter().copied() {
            // Where nobody tells of loaders, what stands beside it tells that it is worked on.
            if !docking::is_worked_on(session, state, at, &self.ulds) {
                self.objects[at].shape = self.known[at].shape;
            }
        }
        self.post_people(session, &docked);
        for docked in docked {
            let shown = &mut self.objects[docked.loader];
            (shown.position, shown.yaw) = (docked.position, docked.yaw);
            shown.shape = Shape::Loader(Platform::At(docked.freighter));
            shown.deck_m = docked.deck_m();
            let aircraft = &mut self.objects[docked.aircraft];
            let door = if docked.is_at_nose { Door::Both } else { Door::Open };
            aircraft.shape = Shape::Freighter(docked.freighter, door);
            // It is placed anew each time: the aircraft may leave before it does.
            self.lines[docked.loader] = None;
            if let Some((uld, left)) = docked.rides {
                let shown = &mut self.objects[uld];
                shown.yaw = docking::turned_on(&docked, left, shown.yaw);
                shown.position = docked.riding(left, shown.position);
                self.lines[uld] = None;
            }
        }
    }

    /// Who is beside an aircraft works at its loader.
    fn post_people(&mut self, session: &Session, docked: &[docking::Docked]) {
        let Some(state) = &self.state else { return };
        let place = |at: usize| session.place_of(state.objects[at].location);
        for docked in docked.iter().filter(|docked| !docked.is_at_nose) {
            let side = place(docked.loader);
            let there = self.people.iter().copied().filter(|at| side.is_some() && place(*at) == side);
            for (number, at) in there.enumerate() {
                let shown = &mut self.objects[at];
                if shown.is_moving {
                    continue;
                }
                let (position, yaw) = docked.post(number);
                (shown.position.x, shown.position.z, shown.yaw) = (position.x, position.z, yaw);
                // The loader may go before they do.
                self.lines[at] = None;
            }
        }
    }

    /// What is kept for later is empty, and lies on one another, each on what is below it.
    fn empty(&mut self) {
        let mut piles: Vec<((i32, i32), f32, usize)> = Vec::new();
        for at in self.empties.iter().copied() {
            let shown = &mut self.objects[at];
            if shown.is_moving {
                continue;
            }
            let tenths = |metres: f32| (metres * 10.0).round() as i32;
            let level = (shown.position.y - DECK_M) / shown.shape.size().y;
            piles.push(((tenths(shown.position.x), tenths(shown.position.z)), level, at));
            if matches!(shown.shape, Shape::Pallet(_)) {
                shown.shape = Shape::EmptyPallet;
            }
        }
        piles.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        for pile in piles.chunk_by(|a, b| a.0 == b.0) {
            let mut up = FLOOR_M;
            for (_, _, at) in pile {
                let shown = &mut self.objects[*at];
                shown.position.y = up;
                up += shown.shape.size().y;
            }
        }
    }

    /// Closes the doors of aircraft that are on no stand, and stands ULDs that go by themselves on dollies.
    fn support(&mut self, session: &Session) {
        let Some(state) = &self.state else { return };
        for at in self.aircraft.iter().copied() {
            if !footing::is_on_stand(session, state.objects[at].location) {
                self.objects[at].shape = self.known[at].shape;
            }
        }
        for at in self.ulds.iter().copied() {
            let shown = &mut self.objects[at];
            let is_carried = matches!(&self.known[at].leg, Some(Leg { course: Course::Inside(_), .. }));
            let is_low = (shown.position.y - DECK_M).abs() < 0.01;
            let stands = !shown.is_moving && footing::has_footing(session, state.objects[at].location);
            shown.has_dolly = is_low && !is_carried && !stands;
        }
    }

    /// Lifts what is on its way over a belt, or waits on one that goes up, to where the belt is.
    fn ride(&mut self) {
        for at in self.riders.iter().copied() {
            let shown = &mut self.objects[at];
            match &self.known[at].leg {
                Some(Leg { course: Course::Travels { .. }, .. }) if shown.is_moving => {
                    shown.position.y = self.conveyors.height_at(shown.position.xz());
                }
                Some(_) => {
                    if let Some(line) = &self.lines[at] {
                        shown.position.y = line.start.y + self.conveyors.incline_at(shown.position.xz());
                    }
                }
                None => {}
            }
        }
    }

    /// Takes another state in: what was known of objects that are still there is kept.
    fn meet(&mut self, session: &Session, state: &HubState) {
        let mut before = std::mem::take(&mut self.known).into_iter().peekable();
        self.objects.clear();
        self.carried = None;
        self.known = state
            .objects
            .iter()
            .map(|object| {
                while before.next_if(|known| known.object < object.object).is_some() {}
                before.next_if(|known| known.object == object.object).unwrap_or_else(|| Known {
                    object: object.object,
                    leg: None,
                    way: None,
                    shape: Shape::of(object.kind, session.log.identity(object.object).2),
                })
            })
            .collect();
        // When an object was last heard of may have changed, and with it when it is stale.
        self.lines.clear();
        self.lines.resize_with(self.known.len(), || None);
        self.objects.extend(self.known.iter().map(|known| hidden(known.object, known.shape)));
        let numbers = |is_one: &dyn Fn(usize) -> bool| (0..self.known.len()).filter(|at| is_one(*at)).collect();
        self.trucks = numbers(&|at| matches!(self.known[at].shape, Shape::Truck | Shape::ContainerTruck));
        self.aircraft = numbers(&|at| matches!(self.known[at].shape, Shape::Freighter(..)));
        self.ulds = numbers(&|at| state.objects[at].kind == ObjectKind::Uld);
        self.people = numbers(&|at| state.objects[at].kind == ObjectKind::Person);
        self.riders = numbers(&|at| self.known[at].shape == Shape::Bag);
        let is_kept = |at: usize| {
            let place = session.place_of(state.objects[at].location).map(|place| session.layout.get(place).kind);
            place == Some(PlaceKind::EmptyPool)
        };
        self.empties = numbers(&|at| state.objects[at].kind == ObjectKind::Uld && is_kept(at));
    }

    /// What a source that fell silent told of last may be elsewhere by now.
    fn mark_stale(&mut self, session: &Session, time: EventTime) {
        let silent: Vec<&Silence> = self.silent.iter().filter(|silence| silence.since < time).collect();
        if silent.is_empty() {
            return;
        }
        for shown in &mut self.objects {
            let told = session.log.last_told(shown.object, time);
            if told.is_some_and(|(source, _)| silent.iter().any(|silence| *silence.source == *source)) {
                shown.certainty = Certainty::Stale;
            }
        }
    }

    fn place_all(&mut self, session: &Session) {
        let Self { state: Some(state), objects, known, lines, carried, is_as_known, trucks, aircraft, .. } = self
        else {
            return;
        };
        let (time, is_as_known) = (state.time, *is_as_known);
        let mut is_carried_anew = carried.is_none();
        for (at, (line, shown)) in lines.iter_mut().zip(objects.iter_mut()).enumerate() {
            match line {
                Some(line) if line.from <= time && time < line.until => line.put(shown, time),
                _ => is_carried_anew |= known[at].place(session, &state.objects[at], shown, line, is_as_known, time),
            }
        }
        if is_carried_anew {
            *carried = Some(carried_in(state, |at| known[at].leg.as_ref()));
        }
        for at in trucks.iter().chain(&*aircraft).copied().filter(|at| objects[*at].is_moving) {
            known[at].make_way(rests(session, state.objects[at].location));
        }
        for at in trucks.iter().copied() {
            if let Some((way, part)) = known[at].driven(time).filter(|_| objects[at].is_moving) {
                articulate(&mut objects[at], way, part);
            }
        }
        for at in aircraft.iter().copied() {
            if let Some((way, part)) = known[at].driven(time).filter(|_| objects[at].is_moving) {
                taxi(&mut objects[at], way, part);
            }
        }
        // Carriers come before what they carry, so one pass is enough.
        for (carrier, before, child) in carried.iter().flatten().copied() {
            let is_tug = matches!(known[carrier].shape, Shape::Tug | Shape::Locomotive);
            let is_driven = is_tug && objects[carrier].is_moving;
            if is_driven {
                known[carrier].make_way(rests(session, state.objects[carrier].location));
            }
            let way = known[carrier].driven(time).filter(|_| is_driven);
            // A tug takes its train round corners, before the first of it is placed; one alone turns within its length.
            if let Some((way, part)) = way.filter(|_| before == 0) {
                steer(&mut objects[carrier], way, part);
            }
            let mut carried = objects[child];
            carry(&mut carried, &objects[carrier], state.objects[carrier].kind, before, way);
            objects[child] = carried;
        }
    }
}

/// How something stands before and after the way that it is on.
fn rests(session: &Session, location: Location) -> Rests {
    let Location::Moving { from, to } = location else { return (None, None) };
    let yaw = |place: PlaceRef| {
        let place = session.places.get(place.index()).copied().flatten()?;
        Some(yaw_from_heading(session.layout.get(place).heading))
    };
    (from.and_then(yaw), yaw(to))
}

impl Known {
    /// Places an object anew; says whether what it is in may have changed.
    fn place(
        &mut self,
        session: &Session,
        object: &ObjectState,
        shown: &mut ShownObject,
        line: &mut Option<Line>,
        is_as_known: bool,
        time: EventTime,
    ) -> bool {
        let is_fresh = self.leg.as_ref().is_some_and(|leg| leg.from <= time && time < leg.until);
        if !is_fresh {
            self.way = None;
            let scenery = session.scenery();
            self.leg = if is_as_known {
                scenery.leg_as_known(object.object, object.kind, time)
            } else {
                scenery.leg(object.object, object.kind, time)
            };
        }
        let leg = self.leg.as_ref();
        let glide = leg.and_then(|leg| leg.glide(time, object.seen));
        // Bags lie as they lie, and what flies banks in no corner.
        let turns = !matches!(self.shape, Shape::Bag | Shape::Freighter(..));
        *line = glide.zip(leg).map(|(glide, leg)| {
            *shown = standing(object.object, object.kind, self.shape, &glide.pose);
            let (east, north, up) = glide.velocity;
            let velocity = world_from_hub(Point::new(east, north), up);
            let rests = rests(session, object.location);
            let corners = turns.then(|| Corners::of(leg, object.seen, &glide, rests)).flatten();
            let (start, yaw) = (shown.position, shown.yaw);
            let driven = (leg.driven(glide.from) as f32, velocity.xz().length());
            let line = Line { from: glide.from, until: glide.until, start, velocity, driven, yaw, corners };
            line.put(shown, time);
            line
        });
        if line.is_none() {
            *shown = hidden(object.object, self.shape);
        }
        !is_fresh
    }
}

/// The objects of which two states say something else, sorted.
fn differing(known: &HubState, was: &HubState) -> Vec<ObjectId> {
    let told = |object: &ObjectState| (object.kind, object.location, object.status, object.is_held, object.is_alarmed);
    let mut all: Vec<ObjectId> = Vec::new();
    let mut others = was.objects.iter().peekable();
    for object in &known.objects {
        while let Some(other) = others.next_if(|other| other.object < object.object) {
            all.push(other.object);
        }
        let other = others.next_if(|other| other.object == object.object);
        if other.map(told) != Some(told(object)) {
            all.push(object.object);
        }
    }
    all.extend(others.map(|other| other.object));
    all
}

pub(super) fn hidden(object: ObjectId, shape: Shape) -> ShownObject {
    ShownObject {
        object,
        shape,
        position: Vec3::ZERO,
        yaw: 0.0,
        bend: 0.0,
        driven: 0.0,
        deck_m: DECK_DOWN_M,
        certainty: Certainty::Known,
        is_moving: false,
        has_dolly: false,
        is_visible: false,
    }
}

/// How high the floor of a painted place is, in metres.
const FLOOR_M: f32 = 0.11;

/// Height of the roller decks of the hall, and of a dolly's deck, in metres; assumption, the usual 508 mm of decks.
pub(super) const DECK_M: f32 = 0.5;

/// So far beside the middle of a slot people stand, in metres.
const ASIDE_M: f32 = 1.3;

fn standing(object: ObjectId, kind: ObjectKind, shape: Shape, pose: &Pose) -> ShownObject {
    let on_deck = if kind == ObjectKind::Uld { DECK_M } else { 0.0 };
    // Nobody stands on another, nor on what lies there.
    let is_aside = kind == ObjectKind::Person && !pose.is_moving;
    let up = if is_aside { 0.0 } else { on_deck + pose.level as f32 * shape.size().y };
    let yaw = yaw_from_heading(pose.heading);
    let aside = if is_aside { ASIDE_M * (1 + pose.level) as f32 } else { 0.0 };
    ShownObject {
        object,
        shape: if pose.is_moving { shape } else { shape.at_rest() },
        position: world_from_hub(pose.point, f64::from(up) + pose.up) + Quat::from_rotation_y(yaw) * Vec3::X * aside,
        yaw,
        bend: 0.0,
        driven: 0.0,
        deck_m: DECK_DOWN_M,
        certainty: pose.certainty,
        is_moving: pose.is_moving,
        has_dolly: false,
        // Sensors are drawn as what they measure, not as boxes.
        is_visible: kind != ObjectKind::Sensor,
    }
}
