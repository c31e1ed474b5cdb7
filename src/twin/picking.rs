//! What the pointer is over, and what is chosen.

use bevy::{prelude::*, window::PrimaryWindow};
use bevy_egui::input::egui_wants_any_pointer_input;

use super::{
    CameraCommand, Eye, HandsOff, MainCamera, Measure, MeasureCommand, Session, Shown, ShownObject, TwinSystems,
    meshes::Shape, world_from_hub,
};
use crate::hub::{
    ObjectId,
    layout::{PlaceId, Point},
};

pub fn plugin(app: &mut App) {
    app.init_resource::<Selected>()
        .init_resource::<Hovered>()
        .init_resource::<Pointed>()
        .add_message::<SelectCommand>()
        .add_systems(Update, select.in_set(TwinSystems::Advance));
}

/// The part that needs a window.
pub fn pointer_plugin(app: &mut App) {
    app.init_resource::<Press>().add_systems(
        Update,
        (hover, click)
            .chain()
            .in_set(TwinSystems::Present)
            .run_if(resource_exists::<Session>)
            .run_if(not(egui_wants_any_pointer_input).and_then(not(resource_exists::<HandsOff>))),
    );
}

/// The chosen object.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selected(pub Option<ObjectId>, pub Option<PlaceId>);

/// The object under the pointer.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hovered(pub Option<ObjectId>);

/// The point of the ground under the pointer.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub struct Pointed(pub Option<Point>);

/// A request to choose something.
#[derive(Message, Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelectCommand {
    /// An object.
    Object(ObjectId),
    /// A place.
    Place(PlaceId),
    /// Nothing.
    Nothing,
}

fn select(mut commands: MessageReader<SelectCommand>, mut selected: ResMut<Selected>) {
    for command in commands.read() {
        let choice = match command {
            SelectCommand::Object(object) => Selected(Some(*object), None),
            SelectCommand::Place(place) => Selected(None, Some(*place)),
            SelectCommand::Nothing => Selected::default(),
        };
        selected.set_if_neq(choice);
    }
}

fn hover(
    window: Query<&Window, With<PrimaryWindow>>,
    camera: Query<(&Camera, &GlobalTransform), With<MainCamera>>,
    (shown, eye): (Res<Shown>, Res<Eye>),
    (mut hovered, mut pointed): (ResMut<Hovered>, ResMut<Pointed>),
) {
    // What lies behind a panel is not pointed at.
    let is_free =
        |cursor: &Vec2| eye.free.is_none_or(|(low, high)| cursor.cmpge(low).all() && cursor.cmple(high).all());
    let cursor = window.single().ok().and_then(Window::cursor_position).filter(is_free);
    let ray = cursor.and_then(|cursor| {
        let (camera, transform) = camera.single().ok()?;
        camera.viewport_to_world(transform, cursor).ok()
    });
    hovered.set_if_neq(Hovered(ray.and_then(|ray| pick(ray, &shown.objects))));
    let ground = ray.and_then(|ray| {
        let metres = ray.intersect_plane(Vec3::ZERO, InfinitePlane3d::new(Vec3::Y))?;
        let point = ray.get_point(metres);
        Some(Point::new(f64::from(point.x), f64::from(-point.z)))
    });
    pointed.set_if_neq(Pointed(ground));
}

/// Where and when the button went down: a press that moves is a drag and chooses nothing.
#[derive(Resource, Default)]
struct Press {
    at: Vec2,
    last_click: f64,
}

#[allow(clippy::too_many_arguments, reason = "a system names all that it reads")]
fn click(
    window: Query<&Window, With<PrimaryWindow>>,
    camera: Query<(&Camera, &GlobalTransform), With<MainCamera>>,
    buttons: Res<ButtonInput<MouseButton>>,
    time: Res<Time<Real>>,
    session: Res<Session>,
    hovered: Res<Hovered>,
    (eye, measure): (Res<Eye>, Res<Measure>),
    mut press: ResMut<Press>,
    mut select: MessageWriter<SelectCommand>,
    (mut fly, mut add): (MessageWriter<CameraCommand>, MessageWriter<MeasureCommand>),
) {
    let Some(cursor) = window.single().ok().and_then(Window::cursor_position) else { return };
    if buttons.just_pressed(MouseButton::Left) {
        press.at = cursor;
    }
    if !buttons.just_released(MouseButton::Left) || press.at.distance(cursor) > 4.0 {
        return;
    }
    // What lies behind a panel is not meant, also when the panels have not been told of the pointer yet.
    if eye.free.is_some_and(|(low, high)| cursor.cmplt(low).any() || cursor.cmpgt(high).any()) {
        return;
    }
    let ground = || {
        let (camera, transform) = camera.single().ok()?;
        let ray = camera.viewport_to_world(transform, cursor).ok()?;
        ray.intersect_plane(Vec3::ZERO, InfinitePlane3d::new(Vec3::Y)).map(|metres| ray.get_point(metres))
    };
    if measure.is_on {
        if let (Some(point), Ok(window)) = (ground(), window.single()) {
            let near = f64::from(eye.now.metres_across(window.height())) * 12.0;
            add.write(MeasureCommand::Add(Point::new(f64::from(point.x), f64::from(-point.z)), near));
        }
        return;
    }
    let now = time.elapsed_secs_f64();
    let is_double = now - press.last_click < 0.4;
    press.last_click = now;
    if let Some(object) = hovered.0 {
        select.write(SelectCommand::Object(object));
        if is_double {
            fly.write(CameraCommand::FlyTo(object));
        }
        return;
    }
    let ground = ground();
    let place = ground.and_then(|point| place_at(&session, point));
    select.write(place.map_or(SelectCommand::Nothing, SelectCommand::Place));
    if let (true, Some(point)) = (is_double, ground) {
        fly.write(CameraCommand::LookAt(point));
    }
}

/// The smallest place that holds a point of the ground.
fn place_at(session: &Session, point: Vec3) -> Option<PlaceId> {
    let holds = |place: &crate::hub::layout::Place| {
        let away = point - world_from_hub(place.at, 0.0);
        let (sin, cos) = (place.heading.degrees() as f32).to_radians().sin_cos();
        let ahead = away.x * sin - away.z * cos;
        let right = away.x * cos + away.z * sin;
        ahead.abs() <= place.size.0 as f32 / 2.0 && right.abs() <= place.size.1 as f32 / 2.0
    };
    let area = |place: &crate::hub::layout::Place| place.size.0 * place.size.1;
    session
        .layout
        .places()
        .filter(|(_, place)| holds(place))
        .min_by(|a, b| area(a.1).total_cmp(&area(b.1)))
        .map(|(id, _)| id)
}

/// The nearest visible object that a ray meets.
pub fn pick(ray: Ray3d, objects: &[ShownObject]) -> Option<ObjectId> {
    objects
        .iter()
        .filter(|object| object.is_visible)
        .filter_map(|object| meets(ray, object).map(|metres| (metres, object.object)))
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, object)| object)
}

/// How far along a ray an object begins: the box around it, and around each part of an aircraft, under whose wings others stand.
fn meets(ray: Ray3d, object: &ShownObject) -> Option<f32> {
    let turn = Quat::from_rotation_y(-object.yaw);
    let (origin, way) = (turn * (ray.origin - object.position), turn * *ray.direction);
    // Small objects are made a little larger, to be easier to hit.
    let half = object.shape.size().max(Vec3::splat(0.9)) / 2.0;
    let whole = meets_box(origin, way, (Vec3::Y * half.y, half))?;
    match object.shape {
        Shape::Freighter(freighter, _) => {
            let parts = freighter.boxes().into_iter().filter_map(|part| meets_box(origin, way, part));
            parts.reduce(f32::min)
        }
        _ => Some(whole),
    }
}

fn meets_box(origin: Vec3, way: Vec3, (middle, half): (Vec3, Vec3)) -> Option<f32> {
    let away = middle - origin;
    let (a, b) = ((away - half) / way, (away + half) / way);
    let (near, far) = (a.min(b).max_element(), a.max(b).min_element());
    (near <= far && far > 0.0).then_some(near.max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        hub::motion::Certainty,
        twin::{
            meshes::{Door, Freighter},
            project::hidden,
        },
    };

    fn truck(id: u32, position: Vec3, yaw: f32) -> ShownObject {
        let certainty = Certainty::Known;
        ShownObject { position, yaw, certainty, is_visible: true, ..hidden(ObjectId(id), Shape::Truck) }
    }

    #[test]
    fn the_nearest_object_on_the_ray_is_picked() {
        let ray = Ray3d::new(Vec3::new(0.0, 2.0, 100.0), Dir3::NEG_Z);
        let objects =
            [truck(1, Vec3::ZERO, 0.0), truck(2, Vec3::Z * 40.0, 0.0), truck(3, Vec3::new(5.0, 0.0, 60.0), 0.0)];
        assert_eq!(pick(ray, &objects), Some(ObjectId(2)));
        // Turned across, the third one reaches into the ray.
        let across = [objects[0], truck(3, Vec3::new(5.0, 0.0, 60.0), std::f32::consts::FRAC_PI_2)];
        assert_eq!(pick(ray, &across), Some(ObjectId(3)));
        assert_eq!(pick(Ray3d::new(Vec3::Y * 9.0, Dir3::NEG_Z), &objects), None);
    }

    /// An aircraft is pointed at where it is, and not where the box around it is.
    #[test]
    fn beside_the_fuselage_and_before_the_wing_there_is_no_aircraft() {
        let shape = Shape::Freighter(Freighter::B77L, Door::Closed);
        let aircraft = [ShownObject { is_visible: true, ..hidden(ObjectId(1), shape) }];
        let down = |x: f32, z: f32| pick(Ray3d::new(Vec3::new(x, 100.0, z), Dir3::NEG_Y), &aircraft).is_some();
        assert!(down(0.0, -28.0) && down(0.0, 25.0), "the fuselage");
        assert!(down(20.0, 4.0) && down(-20.0, 4.0), "the wings");
        assert!(!down(20.0, -24.0) && !down(-25.0, 25.0) && !down(30.0, -8.0), "beside it");
    }
}
