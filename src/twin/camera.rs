//! The eye: it orbits a point on the ground, pans, zooms, flies and follows.

use bevy::{
    camera::{Exposure, visibility::RenderLayers},
    core_pipeline::tonemapping::{DebandDither, Tonemapping},
    light::{ShadowFilteringMethod, cluster::ClusterConfig},
    prelude::*,
};

use super::{
    RoofSetting, Selected, Session, Shown, TwinSystems, flight::Flight, surroundings::Surroundings, walk::EYES_M,
    world_from_hub,
};
use crate::{
    guide::Easing,
    hub::{
        ObjectId,
        layout::{Heading, PlaceId, PlaceKind, Point, RoofMode, View},
    },
    say,
};

pub fn plugin(app: &mut App) {
    app.init_resource::<Eye>()
        .init_resource::<RoofSetting>()
        .add_message::<CameraCommand>()
        .add_systems(Update, (command, follow, glide).chain().in_set(TwinSystems::Present));
}

pub fn render_plugin(app: &mut App) {
    app.add_systems(Update, look.in_set(TwinSystems::Present).after(glide));
}

/// A request to the eye.
#[derive(Message, Clone, Debug, PartialEq)]
pub enum CameraCommand {
    /// Fly to a view of the scene, by name.
    View(String),
    /// Fly to a view that is none of the scene.
    Fly(View),
    /// Fly to the area of what is at places that the layout does not know.
    FlyToUnknown,
    /// Fly to an object.
    FlyTo(ObjectId),
    /// Fly to where all that is there is seen.
    FrameAll,
    /// Fly to a place, as far from it as it takes to see all of it.
    FlyToPlace(PlaceId),
    /// Follow the chosen object, or no longer.
    ToggleFollow,
    /// Follow what is chosen, from near by.
    Follow,
    /// Follow what is chosen in that manner.
    FollowAs(Manner),
    /// Walk where one looks, or no longer.
    ToggleWalk,
    /// Fly to where a point of the picture is.
    LookAt(Vec3),
    /// Let the flight that has just begun go so.
    Ease(Easing),
    /// Go at once to where the eye is flying.
    Arrive,
}

/// How something is followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    /// From where one looks, and one can look around it.
    #[default]
    Around,
    /// From behind it, as it turns.
    Behind,
    /// From above, north up.
    Above,
}

impl Manner {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Around, Self::Behind, Self::Above];

    /// What a person calls it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Around => say!("twin-follow-around"),
            Self::Behind => say!("twin-follow-behind"),
            Self::Above => say!("twin-follow-above"),
        }
    }

    /// The next one.
    pub const fn next(self) -> Self {
        match self {
            Self::Around => Self::Behind,
            Self::Behind => Self::Above,
            Self::Above => Self::Around,
        }
    }
}

/// The camera that sees the hub.
#[derive(Component)]
pub struct MainCamera;

/// Where the eye looks, and from where.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ViewPose {
    /// The point in the middle of the picture.
    pub target: Vec3,
    /// Metres from there to the eye.
    pub distance: f32,
    /// Degrees clockwise from north in which the eye looks.
    pub heading: f32,
    /// Degrees by which it looks down.
    pub pitch: f32,
}

/// How far from the middle of the hub the eye looks, in metres: as far as positions are shown.
const REACH_M: f32 = 50_000.0;
/// How high above the ground, in metres: no freighter flies higher.
const HIGHEST_M: f32 = 15_000.0;

impl ViewPose {
    /// Where the eye is for a view.
    pub fn of(view: &View) -> Self {
        let (east, north, up) = view.target;
        Self {
            target: world_from_hub(Point::new(east, north), up),
            distance: view.distance as f32,
            heading: view.heading.degrees() as f32,
            pitch: view.pitch as f32,
        }
    }

    /// The pose as a view of that name.
    pub fn view(&self, name: String, roof: RoofMode) -> View {
        let [x, y, z] = self.target.to_array().map(f64::from);
        View {
            name,
            target: (x, -z, y),
            distance: f64::from(self.distance),
            heading: Heading::from_degrees(f64::from(self.heading)),
            pitch: f64::from(self.pitch),
            roof,
        }
    }

    /// The eye as a transform.
    pub fn transform(&self) -> Transform {
        let (sin, cos) = self.heading.to_radians().sin_cos();
        let (down, level) = self.pitch.to_radians().sin_cos();
        let look = Vec3::new(sin * level, -down, -cos * level);
        Transform::from_translation(self.target - look * self.distance).looking_to(look, Vec3::Y)
    }

    /// The lens that the hub is looked at with.
    pub fn lens() -> PerspectiveProjection {
        PerspectiveProjection { fov: FIELD_OF_VIEW.to_radians(), near: 0.5, far: 40_000.0, ..default() }
    }

    /// Metres that a point of the screen is wide in the middle of a picture of that height, in points.
    pub fn metres_across(&self, height: f32) -> f32 {
        2.0 * self.distance * (FIELD_OF_VIEW.to_radians() / 2.0).tan() / height.max(1.0)
    }

    /// How far the camera stands aside of the eye so that the target is in the middle of what panels leave free, which is so
    /// many heights of the window to the right of and below the middle of the window.
    pub fn aside(&self, off: Vec2) -> Vec3 {
        let (eye, metres) = (self.transform(), self.metres_across(1.0));
        -*eye.right() * off.x * metres + *eye.up() * off.y * metres
    }

    /// At the height of the eyes of who walks there.
    pub(super) fn of_walker(mut self) -> Self {
        self.distance = 0.05;
        self.pitch = self.pitch.clamp(-40.0, 60.0);
        self.heading = Heading::from_degrees(f64::from(self.heading)).degrees() as f32;
        self.target.y = EYES_M;
        self
    }

    pub(super) fn limited(mut self) -> Self {
        self.distance = self.distance.clamp(12.0, 5_000.0);
        self.pitch = self.pitch.clamp(3.0, 89.0);
        self.heading = Heading::from_degrees(f64::from(self.heading)).degrees() as f32;
        self.target = self.target.clamp(Vec3::new(-REACH_M, 0.0, -REACH_M), Vec3::new(REACH_M, HIGHEST_M, REACH_M));
        self
    }
}

/// The eye.
#[derive(Resource, Clone, Debug)]
pub struct Eye {
    /// Where it is.
    pub now: ViewPose,
    /// Where it is flying to.
    pub goal: ViewPose,
    /// Whether it follows the chosen object.
    pub is_following: bool,
    /// How it does so.
    pub manner: Manner,
    /// The flight that it is on; who moves the eye by hand ends it.
    flight: Option<Flight>,
    /// Whether it is that of somebody who walks.
    pub is_walking: bool,
    /// Whether it is there at once, instead of flying.
    pub is_calm: bool,
    /// The part of the width and height of the window that panels leave free, as (left, top, right, bottom) in points.
    pub free: Option<(Vec2, Vec2)>,
}

impl Default for Eye {
    fn default() -> Self {
        let pose = ViewPose { target: Vec3::new(-705.0, 0.0, -225.0), distance: 560.0, heading: 338.0, pitch: 30.0 };
        Self {
            now: pose,
            goal: pose,
            is_following: false,
            manner: Manner::Around,
            flight: None,
            is_walking: false,
            is_calm: false,
            free: None,
        }
    }
}

impl Eye {
    /// Somebody moves it.
    pub(super) fn take_by_hand(&mut self, goal: ViewPose) {
        // Who turns it looks around what is followed, and not from behind or above any more.
        if (goal.heading, goal.pitch) != (self.goal.heading, self.goal.pitch) {
            self.manner = Manner::Around;
        }
        self.flight = None;
        self.goal = goal.limited();
    }

    /// Who walks goes, or looks, there.
    pub(super) fn walk_by_hand(&mut self, goal: ViewPose) {
        self.flight = None;
        self.goal = goal.of_walker();
    }

    /// How far the middle of what panels leave free is to the right of and below the middle of a window of that size, in
    /// heights of the window.
    fn off(&self, size: Vec2) -> Vec2 {
        self.free.map_or(Vec2::ZERO, |(low, high)| ((low + high) / 2.0 - size / 2.0) / size.y.max(1.0))
    }
}

/// Who looks at what is nearer, in metres, walks.
const WALKS_WITHIN_M: f32 = 3.0;

/// Degrees of the picture from top to bottom: a long lens gives the look of a model.
const FIELD_OF_VIEW: f32 = 36.0;

/// The same for who walks.
const WALKER_FIELD_OF_VIEW: f32 = 62.0;

/// What every camera of the hub has, whatever it draws on.
pub fn camera(msaa: Msaa, shadows: ShadowFilteringMethod) -> impl Bundle {
    (MainCamera, RenderLayers::from_layers(&[0, 1]), lens(msaa, shadows))
}

/// What every camera has that draws the hub, whichever log it is of.
pub(super) fn lens(msaa: Msaa, shadows: ShadowFilteringMethod) -> impl Bundle {
    (
        Camera3d::default(),
        Projection::Perspective(ViewPose::lens()),
        msaa,
        Tonemapping::None,
        DebandDither::Disabled,
        shadows,
        ClusterConfig::Single,
        Exposure::default(),
    )
}

fn command(
    mut commands: MessageReader<CameraCommand>,
    mut eye: ResMut<Eye>,
    mut roof: ResMut<RoofSetting>,
    session: Option<Res<Session>>,
    shown: Res<Shown>,
    selected: Res<Selected>,
    surroundings: Res<Surroundings>,
) {
    for command in commands.read() {
        // Who flies somewhere walks no longer.
        if !matches!(command, CameraCommand::ToggleWalk | CameraCommand::Arrive | CameraCommand::Ease(_)) {
            eye.is_walking = false;
        }
        let before = eye.goal;
        match command {
            CameraCommand::ToggleWalk => {
                eye.is_walking = !eye.is_walking;
                eye.is_following = false;
                let goal = eye.goal;
                eye.goal = if eye.is_walking {
                    // Nobody comes down through a roof: who looks at one walks in by the door that is nearest.
                    let door = surroundings.way_in(goal.target.xz()).filter(|_| roof.0 == RoofMode::On);
                    let (target, heading) = door.map_or((goal.target, goal.heading), |(at, heading)| {
                        (Vec3::new(at.x, 0.0, at.y), heading.degrees() as f32)
                    });
                    // Who stands before a hall sees all of its walls, and who stands in it its roof.
                    roof.set_if_neq(RoofSetting(RoofMode::On));
                    ViewPose { target, heading, pitch: 2.0, ..goal }.of_walker()
                } else {
                    see_through(&mut roof, &surroundings, goal.target);
                    ViewPose { target: goal.target.with_y(0.0), distance: 60.0, pitch: 28.0, ..goal }
                };
            }
            CameraCommand::View(name) => {
                let Some(view) = session.as_ref().and_then(|s| s.layout.view(name)) else {
                    continue;
                };
                fly(view, &mut eye, &mut roof);
            }
            CameraCommand::FlyToUnknown => {
                let places = session.as_ref().map(|session| session.layout.places());
                let area = places.and_then(|mut places| places.find(|(_, place)| place.kind == PlaceKind::OffMap));
                if let Some((_, area)) = area {
                    // What stands there first stands at its edge.
                    let corner = area.slot(0).0;
                    eye.goal.target = world_from_hub(corner, 0.0);
                    eye.goal.distance = 60.0;
                    eye.goal.pitch = 35.0;
                    eye.is_following = false;
                }
            }
            CameraCommand::Fly(view) => fly(view, &mut eye, &mut roof),
            CameraCommand::Follow => {
                eye.manner = Manner::Around;
                eye.goal.distance = 70.0;
                eye.goal.pitch = eye.goal.pitch.clamp(24.0, 50.0);
                eye.is_following = true;
            }
            CameraCommand::FrameAll => {
                if let Some((middle, radius)) = extent(&shown) {
                    eye.goal.target = middle;
                    // The whole circle fits into the lesser side of the picture, seen from above rather than along the ground.
                    eye.goal.distance = radius / (FIELD_OF_VIEW.to_radians() / 2.0).sin() * 1.05;
                    eye.goal.pitch = eye.goal.pitch.max(38.0);
                    eye.goal = eye.goal.limited();
                    eye.is_following = false;
                }
            }
            CameraCommand::FlyToPlace(place) => {
                let place = session.as_ref().map(|session| session.layout.get(*place));
                if let Some(place) = place {
                    eye.goal.target = world_from_hub(place.at, 0.0);
                    eye.goal.distance = (place.size.0.max(place.size.1) * 1.3 + 45.0) as f32;
                    eye.goal.pitch = eye.goal.pitch.max(35.0);
                    eye.is_following = false;
                    see_through(&mut roof, &surroundings, eye.goal.target);
                }
            }
            CameraCommand::FlyTo(object) => {
                // What is inside another is not seen: the eye goes to what carries it.
                let outer = shown.state.as_ref().map_or(*object, |state| state.outermost(*object));
                let visible = shown.get(*object).filter(|object| object.is_visible);
                let Some(object) = visible.or(shown.get(outer)) else { continue };
                let size = object.shape.size().max_element();
                eye.goal.target = object.position;
                eye.goal.distance = (size * 4.0).clamp(20.0, 260.0);
                eye.goal.pitch = eye.goal.pitch.clamp(20.0, 55.0);
                eye.is_following = false;
                see_through(&mut roof, &surroundings, object.position);
            }
            CameraCommand::LookAt(point) => {
                eye.goal.target = *point;
                eye.goal.distance = (eye.goal.distance * 0.5).max(40.0);
                eye.goal = eye.goal.limited();
            }
            CameraCommand::ToggleFollow => eye.is_following = !eye.is_following && selected.0.is_some(),
            CameraCommand::FollowAs(manner) => {
                eye.is_following = selected.0.is_some();
                if std::mem::replace(&mut eye.manner, *manner) == Manner::Above && *manner != Manner::Above {
                    eye.goal.pitch = 30.0;
                }
                let size =
                    selected.0.and_then(|object| shown.get(object)).map(|object| object.shape.size().max_element());
                if let (Some(size), true) = (size, *manner != Manner::Around) {
                    eye.goal.distance = (size * 3.2).clamp(26.0, 200.0);
                }
                aim(&mut eye, &shown, &selected);
            }
            CameraCommand::Ease(Easing::Cut) | CameraCommand::Arrive => {
                eye.now = eye.goal;
                eye.flight = None;
            }
            CameraCommand::Ease(easing) => {
                if let Some(flight) = &mut eye.flight {
                    flight.easing = *easing;
                }
            }
        }
        if eye.goal != before {
            eye.flight = Some(Flight::new(eye.now, &eye.goal));
        }
    }
}

/// The middle of all that is drawn, and how far from it the farthest is, in metres; at least as much as a hall. What is on its
/// way through the air is not waited for.
fn extent(shown: &Shown) -> Option<(Vec3, f32)> {
    let seen = || shown.objects.iter().filter(|object| object.is_visible && object.position.y < 100.0);
    let (low, high) = seen()
        .fold((Vec3::INFINITY, Vec3::NEG_INFINITY), |(low, high), it| (low.min(it.position), high.max(it.position)));
    let middle = ((low + high) / 2.0).with_y(0.0);
    let farthest = seen().map(|object| object.position.distance(middle)).fold(60.0, f32::max);
    middle.is_finite().then_some((middle, farthest))
}

/// What is flown to under a roof is to be seen.
fn see_through(roof: &mut ResMut<RoofSetting>, surroundings: &Surroundings, at: Vec3) {
    if roof.0 == RoofMode::On && surroundings.is_roofed(at.xz()) {
        **roof = RoofSetting(RoofMode::Ghost);
    }
}

fn fly(view: &View, eye: &mut Eye, roof: &mut ResMut<RoofSetting>) {
    // From so near only who walks looks.
    eye.is_walking = view.distance < f64::from(WALKS_WITHIN_M);
    eye.goal = if eye.is_walking { ViewPose::of(view).of_walker() } else { ViewPose::of(view).limited() };
    eye.is_following = false;
    roof.set_if_neq(RoofSetting(view.roof));
}

fn follow(mut eye: ResMut<Eye>, shown: Res<Shown>, selected: Res<Selected>) {
    if eye.is_following {
        aim(&mut eye, &shown, &selected);
    }
}

/// Looks at what is followed, in the manner in which it is.
fn aim(eye: &mut ResMut<Eye>, shown: &Shown, selected: &Selected) {
    let Some(object) = selected.0.and_then(|object| shown.get(object)) else {
        // What is chosen and not there now may come again; with nothing chosen there is nothing to follow.
        if selected.0.is_none() {
            eye.is_following = false;
        }
        return;
    };
    let mut goal = ViewPose { target: object.position, ..eye.goal };
    match eye.manner {
        Manner::Around => {}
        Manner::Behind => (goal.heading, goal.pitch) = ((-object.yaw.to_degrees()).rem_euclid(360.0), 14.0),
        Manner::Above => (goal.heading, goal.pitch) = (0.0, 89.0),
    }
    if eye.goal != goal {
        eye.goal = goal;
    }
}

/// A frame that takes longer than so many seconds does not make a flight jump.
const LONGEST_STEP_SECS: f32 = 0.25;

/// How quickly the eye nears its goal when it is moved by hand, per second.
const QUICKNESS: f32 = 5.0;

pub(super) fn glide(time: Res<Time<Real>>, mut eye: ResMut<Eye>) {
    if eye.now == eye.goal {
        return;
    }
    if eye.is_calm {
        eye.now = eye.goal;
        eye.flight = None;
        return;
    }
    let goal = eye.goal;
    if let Some(mut flight) = eye.flight.take() {
        let (now, has_arrived) = flight.go_on(time.delta_secs().min(LONGEST_STEP_SECS), &goal);
        eye.now = now;
        eye.flight = (!has_arrived).then_some(flight);
        return;
    }
    let k = 1.0 - (-QUICKNESS * time.delta_secs()).exp();
    let (now, goal) = (eye.now, eye.goal);
    let turn = (goal.heading - now.heading + 540.0).rem_euclid(360.0) - 180.0;
    let is_near = now.target.distance(goal.target) < 0.02
        && (now.distance - goal.distance).abs() < 0.02
        && turn.abs() < 0.02
        && (now.pitch - goal.pitch).abs() < 0.02;
    eye.now = if is_near {
        goal
    } else {
        ViewPose {
            target: now.target.lerp(goal.target, k),
            distance: now.distance * (goal.distance / now.distance).powf(k),
            heading: (now.heading + turn * k).rem_euclid(360.0),
            pitch: now.pitch + (goal.pitch - now.pitch) * k,
        }
    };
}

/// The camera comes no nearer to the ground, in metres.
pub(super) const LOWEST_M: f32 = 1.2;

/// Sets the camera where the eye is; what panels cover does not count, so the target stays in the middle of the free part.
pub(super) fn look(
    (eye, roof): (Res<Eye>, Res<RoofSetting>),
    surroundings: Res<Surroundings>,
    mut camera: Query<(&mut Transform, &mut Projection, &Camera), With<MainCamera>>,
) {
    for (mut transform, mut projection, camera) in &mut camera {
        // Who stands in it looks around with the eyes of a person, not with the long lens for a model.
        let lens =
            if eye.is_walking && eye.now.distance < WALKS_WITHIN_M { WALKER_FIELD_OF_VIEW } else { FIELD_OF_VIEW };
        if let Projection::Perspective(now) = &*projection
            && now.fov != lens.to_radians()
            && let Projection::Perspective(lensed) = &mut *projection
        {
            (lensed.fov, lensed.near) = (lens.to_radians(), if lens == FIELD_OF_VIEW { 0.5 } else { 0.1 });
        }
        let off = eye.off(camera.logical_viewport_size().unwrap_or(Vec2::ONE));
        let wanted = match &eye.flight {
            Some(flight) => flight.camera(&eye.now, &eye.goal, off, &surroundings.volumes),
            None => {
                let mut wanted = eye.now.transform();
                wanted.translation += eye.now.aside(off);
                wanted.translation.y = wanted.translation.y.max(LOWEST_M);
                // What is followed goes through doors, which the eye would meet as walls.
                if eye.is_following {
                    let middle = eye.now.target + Vec3::Y * LOWEST_M;
                    let are_open = roof.0 != RoofMode::On;
                    wanted.translation = surroundings.volumes.drawn_in(middle, wanted.translation, are_open);
                }
                wanted
            }
        };
        transform.set_if_neq(wanted);
    }
}
