//! Everything that moves, drawn: a pool of copies for each mesh, whose places are written once a frame.

use std::collections::BTreeMap;

use bevy::{
    camera::visibility::NoFrustumCulling, light::NotShadowCaster, mesh::MeshTag, prelude::*,
    render::storage::ShaderBuffer,
};
use rustc_hash::FxHashMap;

use super::{
    Eye, Hovered, Quality, Selected, Session, Shown, ShownObject, TwinSystems,
    material::{Instance, Instances, LeanMaterial, flag},
    meshes::{DECK_BEHIND_M, Detail, Shape, linear},
    project::DECK_M,
    split::{self, Pictures},
};
use crate::hub::{Flow, HubState, ObjectId, ObjectKind, motion::Certainty};

pub fn plugin(app: &mut App) {
    app.init_resource::<Pools>()
        .add_systems(Update, present.in_set(TwinSystems::Present).run_if(resource_exists::<Session>));
}

/// The copies of each mesh: their tags in the instance buffer.
#[derive(Resource, Default)]
pub struct Pools {
    by_shape: FxHashMap<Copied, usize>,
    all: Vec<Pool>,
    /// What each copy was in the frame before, in the order in which they are drawn, and the number of its pool: it is seldom
    /// anything else in the next one.
    before: Vec<(Copied, usize)>,
    /// The outlines of what is chosen and of what is under the pointer.
    outlines: [Option<Outline>; 2],
}

/// What the copies of a pool are of.
type Copied = (Of, Shape, Detail);

/// Of which log something is that has a picture of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Of {
    Shown,
    Other,
}

struct Outline {
    entity: Entity,
    tag: u32,
}

#[derive(Default)]
struct Pool {
    mesh: Handle<Mesh>,
    copies: Vec<(Entity, u32)>,
    used: usize,
    /// So many of them are drawn at all: whole batches, so that few are shown and hidden.
    drawn: usize,
}

/// Copies that are made at a time.
const BATCH: usize = 16;

pub fn present(
    (mut commands, mut pools): (Commands, ResMut<Pools>),
    mut instances: ResMut<Instances>,
    mut meshes: ResMut<Assets<Mesh>>,
    (mut buffers, mut materials): (ResMut<Assets<ShaderBuffer>>, ResMut<Assets<LeanMaterial>>),
    (shown, selected, hovered, eye): (Res<Shown>, Res<Selected>, Res<Hovered>, Option<Res<Eye>>),
    (quality, pictures): (Option<Res<Quality>>, Pictures),
    mut had_ghosts: Local<(bool, bool)>,
) {
    let (beside, is_split) = (pictures.beside(), pictures.are_two());
    let has_ghosts = (beside.is_some(), is_split);
    let are_ghosts_other = std::mem::replace(&mut *had_ghosts, has_ghosts) != has_ghosts || pictures.is_other();
    let is_eye_elsewhere = eye.as_ref().is_some_and(|eye| eye.is_changed());
    if !shown.is_changed()
        && !selected.is_changed()
        && !hovered.is_changed()
        && !instances.is_changed()
        && !is_eye_elsewhere
        && !are_ghosts_other
        && !quality.as_ref().is_some_and(|quality| quality.is_changed())
    {
        return;
    }
    let Some(state) = &shown.state else { return };
    let quality = quality.map_or(Quality::High, |quality| *quality);
    let eye = eye.map_or(Vec3::ZERO, |eye| eye.now.transform().translation);
    let Pools { by_shape, all, before, outlines } = &mut *pools;
    let (tints, alarm, ghost) = (Tints::new(), linear(213, 94, 0), linear(150, 60, 200));
    let used: Vec<usize> = all.iter_mut().map(|pool| std::mem::take(&mut pool.used)).collect();
    let mut drawn = 0;
    let mut put = |of: Of, shape: Shape, instance: Instance| {
        let detail = Detail::of(shape.size().max_element(), instance.position.distance(eye), quality);
        let copied = (of, shape, detail);
        let at = match before.get(drawn) {
            Some((before, at)) if *before == copied => *at,
            _ => {
                let at = *by_shape.entry(copied).or_insert_with(|| {
                    all.push(Pool { mesh: meshes.add(shape.mesh(detail)), ..default() });
                    all.len() - 1
                });
                match before.get_mut(drawn) {
                    Some(before) => *before = (copied, at),
                    None => before.push((copied, at)),
                }
                at
            }
        };
        drawn += 1;
        let Some(pool) = all.get_mut(at) else { return };
        if pool.used == pool.copies.len() {
            grow(pool, of, &mut commands, &mut instances);
        }
        instances.set(pool.copies[pool.used].1, instance);
        pool.used += 1;
    };
    let marked = (selected.0, hovered.0);
    draw_log(&shown.objects, state, (&tints, alarm), marked, |shape, instance| put(Of::Shown, shape, instance));
    if let Some(other) = beside.filter(|_| is_split) {
        if let Some(state) = &other.shown.state {
            let put = |shape, instance| put(Of::Other, shape, instance);
            draw_log(&other.shown.objects, state, (&tints, alarm), (None, None), put);
        }
    } else if let Some(other) = beside {
        draw_ghosts(&shown, &other.shown, ghost, |shape, instance| put(Of::Shown, shape, instance));
    }
    for (pool, used) in all.iter_mut().zip(used) {
        for (_, tag) in pool.copies.iter().take(used).skip(pool.used) {
            instances.set(*tag, Instance { scale: Vec3::ZERO, ..Instance::PLAIN });
        }
    }
    all.iter_mut().for_each(|pool| pool.hide_unused(&mut commands));
    let around =
        [(selected.0, linear(255, 122, 0)), (hovered.0.filter(|_| hovered.0 != selected.0), linear(20, 30, 44))];
    for (outline, (object, colour)) in outlines.iter_mut().zip(around) {
        let object = object.and_then(|object| shown.get(object)).filter(|object| object.is_visible);
        let mesh = object.and_then(|object| {
            let details = [Detail::Near, Detail::Far];
            details
                .into_iter()
                .find_map(|detail| by_shape.get(&(Of::Shown, object.shape, detail)))
                .and_then(|at| all.get(*at))
                .map(|pool| pool.mesh.clone())
        });
        draw_around(outline, object.zip(mesh), colour, &mut commands, &mut instances);
    }
    instances.upload(&mut buffers, &mut materials);
}

/// Draws what is there in a log, what is chosen and what is under the pointer marked.
fn draw_log(
    objects: &[ShownObject],
    state: &HubState,
    (tints, alarm): (&Tints, [f32; 4]),
    (selected, hovered): (Option<ObjectId>, Option<ObjectId>),
    mut put: impl FnMut(Shape, Instance),
) {
    for (object, fact) in objects.iter().zip(&state.objects) {
        if !object.is_visible {
            continue;
        }
        let mut flags = match object.certainty {
            Certainty::Known => 0,
            Certainty::Inferred => flag::INFERRED,
            Certainty::Stale => flag::STALE,
        };
        flags |= if fact.is_held { flag::HATCHED } else { 0 };
        flags |= if selected == Some(object.object) { flag::SELECTED } else { 0 };
        flags |= if hovered == Some(object.object) { flag::HOVERED } else { 0 };
        let [red, green, blue, _] = if fact.is_alarmed { alarm } else { tints.of(fact.kind, fact.flow) };
        let tint = [red, green, blue, object.driven];
        flags |= flag::bent(object.bend);
        let instance = Instance { position: object.position, yaw: object.yaw, scale: Vec3::ONE, flags, tint };
        put(object.shape, instance);
        if matches!(object.shape, Shape::Loader(_)) {
            let behind = Quat::from_rotation_y(object.yaw) * Vec3::Z * DECK_BEHIND_M;
            let position = object.position + behind + Vec3::Y * object.deck_m;
            put(Shape::LoaderDeck, Instance { position, ..instance });
        }
        if object.has_dolly {
            let position = object.position - Vec3::Y * DECK_M;
            let [red, green, blue, _] = tints.of(ObjectKind::Dolly, Flow::None);
            let tint = [red, green, blue, object.driven];
            put(Shape::Dolly, Instance { position, tint, flags: 0, ..instance });
        }
    }
}

/// Draws what was there in the log beside, half there and in one colour: where it differs it is seen. Where one of its kind stands at
/// less than half its width, both would be seen through one another, and neither told.
fn draw_ghosts(shown: &Shown, other: &Shown, [red, green, blue, _]: [f32; 4], mut put: impl FnMut(Shape, Instance)) {
    let cell = |object: &ShownObject| {
        let cell = (object.position / object.shape.size().z.max(0.1)).round();
        (object.shape, cell.x as i32, cell.z as i32)
    };
    let mut solid: BTreeMap<_, Vec<Vec3>> = BTreeMap::new();
    for object in shown.objects.iter().filter(|object| object.is_visible) {
        solid.entry(cell(object)).or_default().push(object.position);
    }
    let is_told = |object: &ShownObject| {
        let ((shape, x, z), room) = (cell(object), object.shape.size().x * 0.5);
        let near = (x - 1..=x + 1).flat_map(|x| (z - 1..=z + 1).map(move |z| (shape, x, z)));
        !near.filter_map(|cell| solid.get(&cell)).flatten().any(|at| at.distance(object.position) < room)
    };
    for object in other.objects.iter().filter(|object| object.is_visible && is_told(object)) {
        let tint = [red, green, blue, object.driven];
        let flags = flag::INFERRED | flag::bent(object.bend);
        put(object.shape, Instance { position: object.position, yaw: object.yaw, scale: Vec3::ONE, flags, tint });
    }
}

/// Draws an outline around an object, or none.
fn draw_around(
    outline: &mut Option<Outline>,
    object: Option<(&ShownObject, Handle<Mesh>)>,
    tint: [f32; 4],
    commands: &mut Commands,
    instances: &mut Instances,
) {
    let hidden = Instance { scale: Vec3::ZERO, ..Instance::PLAIN };
    let Some((object, mesh)) = object else {
        if let Some(outline) = outline {
            instances.set(outline.tag, hidden);
        }
        return;
    };
    let Outline { entity, tag } = outline.get_or_insert_with(|| {
        let tag = instances.add(hidden);
        let bundle =
            (MeshMaterial3d(instances.outline.clone()), MeshTag(tag), NoFrustumCulling, NotShadowCaster, split::SHOWN);
        Outline { entity: commands.spawn((bundle, Transform::default(), Visibility::default())).id(), tag }
    });
    commands.entity(*entity).insert_if_neq(Mesh3d(mesh));
    let flags = flag::bent(object.bend);
    let tint = [tint[0], tint[1], tint[2], object.driven];
    let instance = Instance { position: object.position, yaw: object.yaw, scale: Vec3::ONE, flags, tint };
    instances.set(*tag, instance);
}

fn grow(pool: &mut Pool, of: Of, commands: &mut Commands, instances: &mut Instances) {
    for _ in 0..BATCH {
        let tag = instances.add(Instance { scale: Vec3::ZERO, ..Instance::PLAIN });
        let material = MeshMaterial3d(instances.crowd.clone());
        let layers = if of == Of::Shown { split::SHOWN } else { split::OTHER };
        let copy = commands.spawn((Mesh3d(pool.mesh.clone()), material, MeshTag(tag), NoFrustumCulling, layers)).id();
        pool.copies.push((copy, tag));
    }
}

impl Pool {
    /// Shows what is used, new copies among it, and nothing else: the graphics device would work on every corner of it.
    fn hide_unused(&mut self, commands: &mut Commands) {
        let wanted = self.used.next_multiple_of(BATCH).min(self.copies.len());
        let (from, until) = (self.drawn.min(wanted), self.drawn.max(wanted));
        let visibility = if wanted > self.drawn { Visibility::Inherited } else { Visibility::Hidden };
        for (copy, _) in &self.copies[from..until] {
            commands.entity(*copy).insert(visibility);
        }
        self.drawn = wanted;
    }
}

/// The colours of the flows, from the colour-blind-safe set of Okabe and Ito, ready for the graphics device.
struct Tints {
    import: [f32; 4],
    export: [f32; 4],
    transfer: [f32; 4],
    rail: [f32; 4],
    empty: [f32; 4],
    other: [f32; 4],
}

impl Tints {
    fn new() -> Self {
        Self {
            import: linear(0, 114, 178),
            export: linear(230, 159, 0),
            transfer: linear(0, 158, 115),
            rail: linear(204, 121, 167),
            empty: linear(150, 156, 164),
            other: linear(176, 182, 190),
        }
    }

    fn of(&self, kind: ObjectKind, flow: Flow) -> [f32; 4] {
        match flow {
            Flow::Import => self.import,
            Flow::Export => self.export,
            Flow::Transfer => self.transfer,
            Flow::Rail => self.rail,
            Flow::None if kind == ObjectKind::Uld => self.empty,
            Flow::None => self.other,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::{
        hub::{EventLog, EventTime, HubEvent, Playback, What, layout},
        twin::{Playhead, buffer_plugin, core_plugin},
    };

    fn event(secs: i64, number: u32, what: What<'static>) -> HubEvent<'static> {
        HubEvent {
            time: EventTime::from_secs(secs),
            recorded: None,
            id: None,
            source: None,
            object: format!("O-{number}").into(),
            what,
            extensions: Vec::new(),
        }
    }

    /// Where few come after many, and then more than ever, none of these stays hidden.
    #[test]
    fn what_is_used_is_drawn_however_many_there_were_before() {
        let enters = |secs: i64, number: u32| {
            let at = Some("lane-1".into());
            let kind = ObjectKind::Pallet;
            event(secs, number, What::Enters { kind, type_code: None, flow: Flow::None, at, attributes: vec![] })
        };
        let mut events = Vec::new();
        for number in 0..60 {
            events.push(enters(if number < 40 { 100 } else { 300 }, number));
            if (5..40).contains(&number) {
                events.extend([event(200, number, What::Leaves { to: None }), enters(300, number)]);
            }
        }
        let log = EventLog::of(&events);
        let mut app = App::new();
        app.add_plugins((MinimalPlugins, AssetPlugin::default()));
        app.insert_resource(Playhead(Playback::new(log.span().expect("events"))));
        app.insert_resource(Session::new(log, layout::scene::liege(), TimeZone::UTC, "crowd".into()));
        app.add_plugins((core_plugin, buffer_plugin));
        for (secs, count) in [(150, 40), (250, 5), (300, 60), (150, 40), (300, 60)] {
            app.world_mut().resource_mut::<Playhead>().0.time = EventTime::from_secs(secs);
            app.update();
            let world = app.world();
            let used = world.resource::<Pools>().all.iter().flat_map(|pool| &pool.copies[..pool.used]);
            let is_seen = |(copy, _): &&(Entity, u32)| {
                world.get::<Visibility>(*copy).is_some_and(|visibility| *visibility != Visibility::Hidden)
            };
            let seen = used.filter(is_seen).count();
            assert_eq!(seen, count, "at {secs} s");
        }
    }
}
