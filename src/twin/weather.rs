//! The weather as it was measured: how much of the sky is covered, how hard it rains, how far one sees.

use bevy::{camera::visibility::NoFrustumCulling, light::NotShadowCaster, mesh::MeshTag, prelude::*};

use super::{
    Eye, MainCamera, Playhead, RoofSetting, Session, TwinSystems,
    material::{Instance, Instances},
    meshes::{Builder, Paint},
    surroundings::Surroundings,
    tiers::{self, Quality},
};
use crate::hub::{EventLog, EventTime, TimeSpan, layout::RoofMode};

pub fn plugin(app: &mut App) {
    app.add_systems(Startup, spawn)
        .add_systems(
            Update,
            // What is written to the buffer before the picture is, is in it.
            rain.after(TwinSystems::Project)
                .before(TwinSystems::Present)
                .run_if(resource_exists::<Session>.and_then(resource_exists::<Playhead>)),
        )
        .add_systems(Update, thin.in_set(TwinSystems::Present).run_if(tiers::is_other));
}

/// What was measured of the weather.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Weather {
    /// Share of the sky that clouds cover, 0 to 1; clear when nobody measures it.
    pub cloud: f32,
    /// Rain in mm/h.
    pub rain_mm_per_h: f32,
    /// How far one sees, in m, when that is measured.
    pub visibility_m: Option<f32>,
    /// How wet the ground is, 0 to 1: it dries within the hour after a rain.
    pub wet: f32,
}

/// A reading that is older says nothing of now.
const STALE: TimeSpan = TimeSpan::from_minutes(60);

/// Rain after which no ground is dry, in mm/h; assumption.
const SOAKING_MM_PER_H: f64 = 1.5;

impl Weather {
    /// The weather of a log at an instant.
    pub fn of(log: &EventLog, time: EventTime) -> Self {
        let last = |quantity: &str| {
            let (object, ..) = log.series().find(|(_, name, _)| *name == quantity)?;
            log.measurements_between(object, quantity, time - STALE, time).last().map(|value| value.value as f32)
        };
        // Of every rain of the last hour as much is left as it has not dried.
        let wet = || {
            let (object, ..) = log.series().find(|(_, name, _)| *name == "rain")?;
            let rains = log.measurements_between(object, "rain", time - STALE, time);
            let left = rains.map(|rain| {
                let dried = time.secs_since(rain.time) / STALE.secs();
                (rain.value / SOAKING_MM_PER_H).clamp(0.0, 1.0) * (1.0 - dried * dried)
            });
            left.reduce(f64::max)
        };
        Self {
            wet: wet().unwrap_or_default() as f32,
            cloud: last("cloud_cover").map_or(0.0, |percent| (percent / 100.0).clamp(0.0, 1.0)),
            rain_mm_per_h: last("rain").unwrap_or_default().max(0.0),
            visibility_m: last("visibility").filter(|metres| *metres > 0.0),
        }
    }
}

impl Weather {
    /// Fog is a cloud that one stands in: what is told of the cover of the sky counts for no less.
    pub fn veiled(self) -> Self {
        let part = self.visibility_m.map_or(0.0, |metres| ((FOG_M.1 - metres) / (FOG_M.1 - FOG_M.0)).clamp(0.0, 1.0));
        Self { cloud: self.cloud.max(part), ..self }
    }
}

/// With less than the first visibility the sun is gone, with more than the second it is as it would be, in metres; assumption.
const FOG_M: (f32, f32) = (400.0, 1_500.0);

/// The drops: two copies of a column of streaks around the eye, one above the other, that fall through one another's place.
#[derive(Component)]
struct Rain {
    tag: u32,
    /// How many columns it is above the first.
    above: f32,
}

/// Width and depth, and height, of the column in metres.
const COLUMN_M: (f32, f32) = (64.0, 44.0);

/// Streaks in the column; few where each triangle counts.
const STREAKS: (usize, usize) = (7_500, 1_200);

/// How fast a drop falls, in m/s. Source: Gunn and Kinzer (1949), for drops of 2 to 3 mm.
const FALL_M_PER_S: f32 = 7.0;

/// The column of streaks, with as many as the tier is worth.
fn column(quality: Quality) -> Mesh {
    let mut streaks = Builder::default();
    let (width, height) = COLUMN_M;
    let count = if quality == Quality::Low { STREAKS.1 } else { STREAKS.0 };
    for k in 0..count {
        // Evenly spread without a pattern: multiples of the powers of the root of x⁴ = x + 1 (Roberts, 2018).
        let part = |ratio: f32| (k as f32 * ratio).fract();
        let middle = Vec3::new(
            (part(0.819_172_5) - 0.5) * width,
            (part(0.671_043_6) - 0.5) * height,
            (part(0.549_700_5) - 0.5) * width,
        );
        // None so near that it would be a bar across the picture, and all about a pixel wide.
        let away = middle.xz().length();
        if away < 7.0 {
            continue;
        }
        let across = middle.xz().normalize_or(Vec2::X).perp() * (away * 0.000_6);
        let (side, up) = (Vec3::new(across.x, 0.0, across.y), Vec3::Y * (0.2 + away * 0.011));
        streaks.quad([middle - side - up, middle + side - up, middle + side + up, middle - side + up], Paint::tinted());
    }
    streaks.mesh()
}

fn spawn(
    mut commands: Commands,
    mut instances: ResMut<Instances>,
    mut meshes: ResMut<Assets<Mesh>>,
    quality: Res<Quality>,
) {
    let mesh = meshes.add(column(*quality));
    for above in [0.0, 1.0] {
        let tag = instances.add(Instance::PLAIN);
        let material = MeshMaterial3d(instances.glass.clone());
        let drawn = (Mesh3d(mesh.clone()), material, MeshTag(tag), NoFrustumCulling, NotShadowCaster);
        commands.spawn((Rain { tag, above }, drawn, Visibility::Hidden));
    }
}

/// Another tier has other streaks.
fn thin(quality: Res<Quality>, mut drops: Query<&mut Mesh3d, With<Rain>>, mut meshes: ResMut<Assets<Mesh>>) {
    let mesh = meshes.add(column(*quality));
    drops.iter_mut().for_each(|mut drop| drop.0 = mesh.clone());
}

fn rain(
    (session, playhead): (Res<Session>, Res<Playhead>),
    eye: Query<&Transform, With<MainCamera>>,
    mut drops: Query<(&Rain, &mut Visibility)>,
    mut instances: ResMut<Instances>,
    (surroundings, gaze, roof): (Res<Surroundings>, Res<Eye>, Res<RoofSetting>),
) {
    let Ok(eye) = eye.single() else { return };
    let time = playhead.0.time;
    let mm_per_h = Weather::of(&session.log, time).rain_mm_per_h;
    // Who looks into the hall with its roof off sees what is in it, and no rain in it.
    let looks_in = roof.0 != RoofMode::On && surroundings.is_roofed(gaze.now.target.xz());
    let is_raining = mm_per_h >= 0.1 && !looks_in && !surroundings.is_sheltered(eye.translation);
    let height = COLUMN_M.1;
    // However fast the hub's clock goes, the drops fall as one sees drops fall.
    let secs = time.nanos().rem_euclid(3_600_000_000_000) as f64 / 1e9 / playhead.0.speed.max(1.0);
    let fallen = (secs * f64::from(FALL_M_PER_S)).rem_euclid(f64::from(height)) as f32;
    let tint = [0.97, 0.985, 1.0, (0.08 + mm_per_h / 120.0).min(0.34)];
    for (rain, mut visibility) in &mut drops {
        visibility.set_if_neq(if is_raining { Visibility::Visible } else { Visibility::Hidden });
        if is_raining {
            let position = eye.translation - Vec3::Y * (fallen - height * rain.above);
            instances.set(rain.tag, Instance { position, tint, ..Instance::PLAIN });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{HubEvent, What};

    #[test]
    fn the_weather_is_what_was_measured_of_late() {
        let measured = |secs: i64, quantity: &'static str, value: f64| HubEvent {
            time: EventTime::from_secs(secs),
            recorded: None,
            id: None,
            source: None,
            object: "mast".into(),
            what: What::Measures { quantity: quantity.into(), value, unit: "1".into() },
            extensions: Vec::new(),
        };
        let log =
            EventLog::of(&[measured(0, "cloud_cover", 80.0), measured(60, "rain", 3.0), measured(120, "rain", 5.0)]);
        let at = |secs: i64| Weather::of(&log, EventTime::from_secs(secs));
        assert_eq!((at(100).cloud, at(100).rain_mm_per_h, at(130).rain_mm_per_h), (0.8, 3.0, 5.0));
        assert_eq!(at(7_200), Weather::default(), "what is two hours old says nothing");
        assert!(at(50).wet == 0.0 && at(130).wet > 0.99 && at(1_800).wet < at(130).wet && at(1_800).wet > 0.5);
    }
}
