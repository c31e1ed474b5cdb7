//! The eye: it orbits a point on the ground, pans, zooms, flies and follows.

use bevy::{
    camera::Exposure,
    core_pipeline::tonemapping::{DebandDither, Tonemapping},
    input::mouse::{AccumulatedMouseScroll, MouseScrollUnit},
    light::{ShadowFilteringMethod, cluster::ClusterConfig},
    prelude::*,
    window::{CursorMoved, PrimaryWindow},
};
use bevy_egui::input::{EguiWantsInput, egui_wants_any_keyboard_input, egui_wants_any_pointer_input};

use super::{
    RoofSetting, Selected, Session, Shown, TwinSystems,
    flight::{Flight, Volumes},
    walk::{EYES_M, Obstacles, PACE_M_PER_S},
    world_from_hub,
};
use crate::hub::{
    ObjectId,
    layout::{Heading, PlaceId, PlaceKind, Point, RoofMode, View},
};

pub fn plugin(app: &mut App) {
    app.init_resource::<Eye>()
        .init_resource::<RoofSetting>()
        .add_message::<CameraCommand>()
        .add_systems(Update, (command, follow, glide).chain().in_set(TwinSystems::Present));
}

pub fn render_plugin(app: &mut App) {
    app.init_resource::<EguiWantsInput>()
        .add_systems(
            Update,
            (drag.run_if(not(egui_wants_any_pointer_input)), keys.run_if(not(egui_wants_any_keyboard_input)))
                .run_if(not(resource_exists::<HandsOff>))
                .in_set(TwinSystems::Advance),
        )
        .add_systems(Update, look.in_set(TwinSystems::Present).after(glide));
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
    /// Go at once to where the eye is flying.
    Arrive,
}

/// While it is there, nobody moves the eye or chooses anything by hand.
#[derive(Resource, Clone, Copy, Debug)]
pub struct HandsOff;

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
    pub const fn label(self) -> &'static str {
        match self {
            Self::Around => "Around it",
            Self::Behind => "Behind it",
            Self::Above => "From above",
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
    fn of(view: &View) -> Self {
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

    /// Metres that a point of the screen is wide in the middle of a picture of that height, in points.
    pub fn metres_across(&self, height: f32) -> f32 {
        2.0 * self.distance * (FIELD_OF_VIEW.to_radians() / 2.0).tan() / height.max(1.0)
    }

    /// At the height of the eyes of who walks there.
    fn of_walker(mut self) -> Self {
        self.distance = 0.05;
        self.pitch = self.pitch.clamp(-40.0, 60.0);
        self.heading = Heading::from_degrees(f64::from(self.heading)).degrees() as f32;
        self.target.y = EYES_M;
        self
    }

    fn limited(mut self) -> Self {
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
    /// How high it has to be now so that it flies through no wall, in metres.
    least_height: f32,
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
            least_height: 0.0,
            is_walking: false,
            is_calm: false,
            free: None,
        }
    }
}

impl Eye {
    /// Somebody moves it.
    fn take_by_hand(&mut self, goal: ViewPose) {
        // Who turns it looks around what is followed, and not from behind or above any more.
        if (goal.heading, goal.pitch) != (self.goal.heading, self.goal.pitch) {
            self.manner = Manner::Around;
        }
        self.flight = None;
        self.goal = goal.limited();
    }
}

/// Degrees of the picture from top to bottom: a long lens gives the look of a model.
const FIELD_OF_VIEW: f32 = 36.0;

/// The same for who walks.
const WALKER_FIELD_OF_VIEW: f32 = 62.0;

/// What every camera of the hub has, whatever it draws on.
pub fn camera(msaa: Msaa, shadows: ShadowFilteringMethod) -> impl Bundle {
    (
        MainCamera,
        Camera3d::default(),
        Projection::Perspective(PerspectiveProjection {
            fov: FIELD_OF_VIEW.to_radians(),
            near: 0.5,
            far: 40_000.0,
            ..default()
        }),
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
) {
    for command in commands.read() {
        // Who flies somewhere walks no longer.
        if !matches!(command, CameraCommand::ToggleWalk | CameraCommand::Arrive) {
            eye.is_walking = false;
        }
        let before = eye.goal;
        match command {
            CameraCommand::ToggleWalk => {
                eye.is_walking = !eye.is_walking;
                eye.is_following = false;
                let goal = eye.goal;
                eye.goal = if eye.is_walking {
                    ViewPose { pitch: 2.0, ..goal }.of_walker()
                } else {
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
            CameraCommand::Arrive => {
                eye.now = eye.goal;
                eye.flight = None;
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

fn fly(view: &View, eye: &mut Eye, roof: &mut ResMut<RoofSetting>) {
    eye.goal = ViewPose::of(view).limited();
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

pub(super) fn glide(
    time: Res<Time<Real>>,
    mut eye: ResMut<Eye>,
    session: Option<Res<Session>>,
    mut volumes: Local<Option<Volumes>>,
) {
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
        if let Some(session) = session.filter(|session| volumes.is_none() || session.is_changed()) {
            *volumes = Some(Volumes::of(&session.layout));
        }
        let (now, has_arrived) = flight.go_on(time.delta_secs().min(LONGEST_STEP_SECS), &goal);
        eye.now = now;
        eye.least_height = match (&*volumes, has_arrived) {
            (Some(volumes), false) => flight.least_height(&now, &goal, volumes),
            _ => 0.0,
        };
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

/// Sets the camera where the eye is; what panels cover does not count, so the target stays in the middle of the free part.
fn look(eye: Res<Eye>, mut camera: Query<(&mut Transform, &mut Projection, &Camera), With<MainCamera>>) {
    for (mut transform, mut projection, camera) in &mut camera {
        // Who stands in it looks around with the eyes of a person, not with the long lens for a model.
        let lens = if eye.is_walking && eye.now.distance < 3.0 { WALKER_FIELD_OF_VIEW } else { FIELD_OF_VIEW };
        if let Projection::Perspective(now) = &*projection
            && now.fov != lens.to_radians()
            && let Projection::Perspective(lensed) = &mut *projection
        {
            (lensed.fov, lensed.near) = (lens.to_radians(), if lens == FIELD_OF_VIEW { 0.5 } else { 0.1 });
        }
        let (mut wanted, mut aside) = (eye.now.transform(), Vec3::ZERO);
        if let (Some((low, high)), Some(size)) = (eye.free, camera.logical_viewport_size()) {
            let off = (low + high) / 2.0 - size / 2.0;
            let metres = eye.now.metres_across(size.y);
            let (right, up) = (wanted.right(), wanted.up());
            aside = -*right * off.x * metres + *up * off.y * metres;
            wanted.translation += aside;
        }
        let least = if eye.flight.is_some() { eye.least_height.max(1.2) } else { 1.2 };
        if wanted.translation.y < least {
            wanted.translation.y = least;
            if eye.flight.is_some() {
                // Over a roof it looks down on what it flies to.
                wanted = wanted.looking_at(eye.now.target + aside, Vec3::Y);
            }
        }
        transform.set_if_neq(wanted);
    }
}

fn drag(
    buttons: Res<ButtonInput<MouseButton>>,
    held: Res<ButtonInput<KeyCode>>,
    mut moved: MessageReader<CursorMoved>,
    scroll: Res<AccumulatedMouseScroll>,
    window: Query<&Window, With<PrimaryWindow>>,
    mut eye: ResMut<Eye>,
) {
    // Where the pointer is, not how the mouse moved: on a remote desktop or a tablet there is no mouse.
    let motion: Vec2 = moved.read().filter_map(|moved| moved.delta).sum();
    let mut goal = eye.goal;
    if eye.is_walking {
        if motion != Vec2::ZERO && buttons.pressed(MouseButton::Left) {
            goal.heading += motion.x * 0.14;
            goal.pitch += motion.y * 0.12;
            eye.goal = goal.of_walker();
            eye.flight = None;
        }
        return;
    }
    let is_panning = buttons.pressed(MouseButton::Middle)
        || buttons.pressed(MouseButton::Right)
        || (buttons.pressed(MouseButton::Left) && held.any_pressed([KeyCode::ShiftLeft, KeyCode::ShiftRight]));
    if motion != Vec2::ZERO && is_panning {
        let metres = goal.distance * 0.0012;
        let (sin, cos) = goal.heading.to_radians().sin_cos();
        let (right, ahead) = (Vec3::new(cos, 0.0, sin), Vec3::new(sin, 0.0, -cos));
        goal.target += (-right * motion.x + ahead * motion.y) * metres;
        eye.is_following = false;
    } else if motion != Vec2::ZERO && buttons.pressed(MouseButton::Left) {
        goal.heading += motion.x * 0.22;
        goal.pitch += motion.y * 0.18;
    }
    // Over a panel the wheel is the panel's, also where there is nothing to scroll.
    let pointer = window.single().ok().and_then(Window::cursor_position);
    let is_over_picture =
        eye.free.zip(pointer).is_none_or(|((from, to), at)| at.cmpge(from).all() && at.cmplt(to).all());
    if scroll.delta.y != 0.0 && is_over_picture {
        let notches = if scroll.unit == MouseScrollUnit::Line { scroll.delta.y } else { scroll.delta.y / 60.0 };
        goal.distance *= 0.86_f32.powf(notches.clamp(-6.0, 6.0));
    }
    if goal != eye.goal {
        eye.take_by_hand(goal);
    }
}

/// W A S D move over the ground, Q and E turn, R and V tilt, Page Up and Down zoom; who walks does so with the same keys, and
/// runs with Shift.
fn keys(
    keys: Res<ButtonInput<KeyCode>>,
    time: Res<Time<Real>>,
    mut eye: ResMut<Eye>,
    (shown, session): (Res<Shown>, Option<Res<Session>>),
    mut obstacles: Local<Option<Obstacles>>,
) {
    if keys.any_pressed([KeyCode::ControlLeft, KeyCode::ControlRight, KeyCode::AltLeft]) {
        return;
    }
    let axis = |plus: KeyCode, minus: KeyCode| f32::from(i8::from(keys.pressed(plus)) - i8::from(keys.pressed(minus)));
    let secs = time.delta_secs().min(0.1);
    let mut goal = eye.goal;
    let (sin, cos) = goal.heading.to_radians().sin_cos();
    let step = Vec3::new(cos, 0.0, sin) * axis(KeyCode::KeyD, KeyCode::KeyA)
        + Vec3::new(sin, 0.0, -cos) * axis(KeyCode::KeyW, KeyCode::KeyS);
    if eye.is_walking {
        if let Some(session) = session.as_ref().filter(|session| obstacles.is_none() || session.is_changed()) {
            *obstacles = Some(Obstacles::of(&session.layout));
        }
        let pace =
            if keys.any_pressed([KeyCode::ShiftLeft, KeyCode::ShiftRight]) { PACE_M_PER_S.1 } else { PACE_M_PER_S.0 };
        let way = step.normalize_or_zero() * pace * secs;
        if let Some(obstacles) = obstacles.as_ref().filter(|_| way != Vec3::ZERO) {
            let to = obstacles.walk(goal.target.xz(), way.xz(), &shown.objects);
            (goal.target.x, goal.target.z) = (to.x, to.y);
        }
        goal.heading += axis(KeyCode::KeyE, KeyCode::KeyQ) * 70.0 * secs;
        goal.pitch += axis(KeyCode::KeyV, KeyCode::KeyR) * 40.0 * secs;
        if goal != eye.goal {
            eye.goal = goal.of_walker();
            eye.flight = None;
        }
        return;
    }
    goal.target += step * (goal.distance * 0.9 * secs);
    goal.heading += axis(KeyCode::KeyE, KeyCode::KeyQ) * 60.0 * secs;
    goal.pitch += axis(KeyCode::KeyR, KeyCode::KeyV) * 40.0 * secs;
    goal.distance *= 2.5_f32.powf(axis(KeyCode::PageDown, KeyCode::PageUp) * secs);
    if goal != eye.goal {
        if step != Vec3::ZERO {
            eye.is_following = false;
        }
        eye.take_by_hand(goal);
    }
}
