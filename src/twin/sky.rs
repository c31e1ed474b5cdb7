//! Sun, sky and haze, from the date, the time and the place.

use bevy::{
    camera::visibility::RenderLayers,
    light::{CascadeShadowConfig, CascadeShadowConfigBuilder},
    prelude::*,
    render::storage::ShaderBuffer,
};

use super::{
    Eye, Playhead, RoofSetting, Session, TwinSystems, lamps,
    material::{Instances, Lamps, Light},
    scenery::ByNight,
    split::Pictures,
    surroundings::Surroundings,
    tiers::Quality,
    weather::Weather,
};
use crate::{
    environment,
    hub::{EventTime, layout::RoofMode},
};

pub fn plugin(app: &mut App) {
    app.add_systems(Startup, spawn_sun).add_systems(
        Update,
        shine.in_set(TwinSystems::Present).run_if(resource_exists::<Session>.and_then(resource_exists::<Playhead>)),
    );
}

#[derive(Component)]
struct SunLight;

/// How finely shadows are drawn, near and far.
fn shadows(quality: Quality) -> CascadeShadowConfig {
    CascadeShadowConfigBuilder {
        num_cascades: if quality.has_fine_shadows() { 3 } else { 1 },
        minimum_distance: 1.0,
        first_cascade_far_bound: 160.0,
        maximum_distance: 1_100.0,
        ..default()
    }
    .build()
}

fn spawn_sun(mut commands: Commands, quality: Res<Quality>) {
    let sun = DirectionalLight { illuminance: 1_000.0, shadow_maps_enabled: quality.has_shadows(), ..default() };
    // What moves has a layer of its own.
    commands.spawn((SunLight, sun, shadows(*quality), Transform::default(), RenderLayers::from_layers(&[0, 1])));
}

/// Of what the light was drawn last.
struct Drawn {
    time: EventTime,
    is_indoors: bool,
    /// Whether there are two pictures.
    is_split: bool,
    /// Whether it depends on how far away one looks from.
    is_foggy: bool,
    distance: f32,
}

/// Haze per metre for who looks at the hub from so far away: who stands in it sees the fog as it is, and who looks at a model from above
/// sees it veiled, with more than half of it left.
fn thinned(haze: f32, distance: f32) -> f32 {
    haze.min(0.75 / distance.max(1.0))
}

/// In clear air half of what is so far away is left, in metres: the land goes into the sky.
const CLEAR_M: f32 = 4_500.0;

/// How much of the sun is behind clouds or fog, from 0 to 1; assumption: at 2.5 km of visibility it is clear, at 700 m it is gone.
fn sun_hidden(weather: Weather) -> f32 {
    weather.cloud.max(weather.visibility_m.map_or(0.0, |metres| 1.0 - smooth(700.0, 2_500.0, metres)))
}

/// From one drawing of the light to the next, in seconds of the hub: the sun moves a quarter of a degree a minute.
const STEP_SECS: f64 = 20.0;

fn shine(
    (session, playhead, quality): (Res<Session>, Res<Playhead>, Res<Quality>),
    instances: Res<Instances>,
    mut buffers: ResMut<Assets<ShaderBuffer>>,
    mut sun: Query<(&mut Transform, &mut DirectionalLight, &mut CascadeShadowConfig), With<SunLight>>,
    mut lamps: Query<&mut Visibility, With<ByNight>>,
    (eye, roof, surroundings, pictures): (Res<Eye>, Res<RoofSetting>, Res<Surroundings>, Pictures),
    (mut drawn, mut lights): (Local<Option<Drawn>>, Local<Option<Lamps>>),
) {
    if session.is_changed() {
        (*drawn, *lights) = (None, None);
    }
    let time = playhead.0.time;
    let is_indoors = roof.0 == RoofMode::On && surroundings.is_sheltered(eye.now.transform().translation);
    let is_split = pictures.are_two();
    let is_drawn = |was: &Drawn| {
        let is_as_far = (eye.now.distance / was.distance.max(0.01)).ln().abs() < 0.05;
        time.secs_since(was.time).abs() < STEP_SECS
            && (was.is_indoors, was.is_split) == (is_indoors, is_split)
            && (is_as_far || !was.is_foggy)
    };
    if !quality.is_changed() && drawn.as_ref().is_some_and(is_drawn) {
        return;
    }
    let (latitude, longitude, _) = session.layout.origin;
    let Some(place) = environment::sun(time, latitude, longitude) else { return };
    let (elevation, azimuth) = (place.elevation_deg as f32, place.azimuth_deg as f32);
    let weather = Weather::of(&session.log, time).veiled();
    let is_foggy = weather.visibility_m.is_some();
    *drawn = Some(Drawn { time, is_indoors, is_split, is_foggy, distance: eye.now.distance });
    let mut light = light_at(elevation, azimuth, weather);
    light.lamps = *lights.get_or_insert_with(|| lamps::lights(&session.layout));
    light.weather[2] = light.lamps.count as f32;
    if let Some(visibility_m) = weather.visibility_m {
        light.horizon[3] = thinned(light.horizon[3], eye.now.distance);
        // What is well behind the hub is gone all the same.
        light.weather[1] = visibility_m.max(1.3 * eye.now.distance).min(CLEAR_M);
    }
    // Under a closed cover and in fog nothing throws a shadow; of two pictures neither is to have those of the other.
    let has_shadows = quality.has_shadows() && !is_split && elevation > -4.0 && sun_hidden(weather) < 0.97;
    light.to_sun[3] = f32::from(u8::from(has_shadows));
    if is_indoors {
        light_hall(&mut light, has_shadows);
    }
    instances.upload_light(&mut buffers, &light);
    for mut visibility in &mut lamps {
        visibility.set_if_neq(if light.ground[3] > 0.01 { Visibility::Visible } else { Visibility::Hidden });
    }
    let to_sun = Vec3::new(light.to_sun[0], light.to_sun[1], light.to_sun[2]);
    for (mut transform, mut directional, mut cascades) in &mut sun {
        if quality.is_changed() {
            *cascades = shadows(*quality);
        }
        *transform = Transform::default().looking_to(-to_sun, Vec3::Y);
        if directional.shadow_maps_enabled != has_shadows {
            directional.shadow_maps_enabled = has_shadows;
        }
    }
}

/// The light for a height and direction of the sun, in degrees, and the weather. By night a faint moon and the masts take over.
fn light_at(elevation: f32, azimuth: f32, weather: Weather) -> Light {
    let day = smooth(-5.0, 9.0, elevation);
    let low = 1.0 - smooth(2.0, 22.0, elevation);
    // Shadows longer than at 7° are of no use in a picture.
    let height = if elevation > -4.0 { elevation.max(7.0) } else { 52.0 };
    let (sin, cos) = height.to_radians().sin_cos();
    let (east, north) = azimuth.to_radians().sin_cos();
    let to_sun = Vec3::new(east * cos, sin, -north * cos);
    // In the sky the sun stands where it is, and goes down.
    let (up, level) = elevation.to_radians().sin_cos();
    let disc = Vec3::new(east * level, up, -north * level);
    let is_seen = smooth(-1.5, 0.5, elevation);
    let warm = Vec3::new(1.0, 0.96, 0.9).lerp(Vec3::new(1.0, 0.72, 0.48), low);
    // Exposed for the ground: however low the sun stands, level surfaces get the same from it.
    let strength = 0.55 / sin.max(0.3);
    let sun = (warm * strength * smooth(-2.0, 8.0, elevation)).max(Vec3::new(0.05, 0.06, 0.085) * (1.0 - day));
    let zenith = Vec3::new(0.012, 0.018, 0.04).lerp(Vec3::new(0.34, 0.52, 0.8), day);
    let horizon = Vec3::new(0.03, 0.036, 0.055)
        .lerp(Vec3::new(0.74, 0.82, 0.9), day)
        .lerp(Vec3::new(0.86, 0.66, 0.5), day * low * 0.55);
    // Clouds take the sun and give its light back from all sides, a little less of it; the sky is theirs.
    let cover = smooth(0.55, 1.0, sun_hidden(weather));
    let sun = sun * (1.0 - 0.86 * cover);
    let grey = Vec3::new(0.6, 0.64, 0.69).lerp(Vec3::new(0.46, 0.49, 0.53), smooth(0.5, 8.0, weather.rain_mm_per_h));
    let grey = Vec3::new(0.022, 0.025, 0.034).lerp(grey, day);
    let (zenith, horizon) = (zenith.lerp(grey, cover * 0.9), horizon.lerp(grey * 1.12, cover * 0.85));
    let scattered = 0.34 * cover * day;
    // What one sees to is where a twentieth is left; the shader's haze has a longer tail.
    let haze = weather.visibility_m.map_or(0.000_09 + 0.000_35 * smooth(1.0, 20.0, weather.rain_mm_per_h), |metres| {
        (6.0 / metres).clamp(0.000_05, 0.2)
    });
    // Under a low sun the eye opens.
    let ground = Vec3::new(0.05, 0.05, 0.06).lerp(Vec3::new(0.24, 0.235, 0.22) * (1.0 + 0.35 * low), day);
    // By night the masts of the apron and the lamps of the hall give what light there is.
    let masts = 1.0 - day;
    let row = |v: Vec3, w: f32| [v.x, v.y, v.z, w];
    Light {
        to_sun: row(to_sun, 0.0),
        sun: row(sun, masts * 0.08 + scattered),
        sky: row(zenith, weather.cloud),
        horizon: row(horizon, haze),
        ground: row(ground + Vec3::new(0.165, 0.168, 0.175) * masts, 1.0 - day),
        weather: [weather.wet, CLEAR_M, 0.0, 0.0],
        disc: row(disc, is_seen),
        lamps: Lamps::default(),
    }
}

/// The lamps of the hall, for who is under its roof by day, with the eye adapted to them.
fn light_hall(light: &mut Light, has_shadows: bool) {
    let day = 1.0 - light.ground[3];
    light.sun[3] += 0.34 * day;
    for part in &mut light.ground[..3] {
        *part += 0.14 * day;
    }
    // Where nothing throws a shadow, the roof does not keep the sun out either.
    if !has_shadows {
        light.sun[..3].iter_mut().for_each(|part| *part *= 0.12);
    }
}

fn smooth(from: f32, to: f32, value: f32) -> f32 {
    let t = ((value - from) / (to - from)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Elevation and azimuth in degrees of what is drawn, for the instants of DOMAIN 1.4.
    #[test]
    fn the_sun_that_is_drawn_stands_where_the_vectors_say() {
        for (time, elevation, azimuth) in [
            ("2021-11-08T09:00:00Z", 15.886_f32, 144.682_f32),
            ("2021-06-21T12:00:00Z", 62.533, 189.940),
            ("2021-12-21T15:00:00Z", 3.617, 225.494),
        ] {
            let time = EventTime::parse(time).expect("a time");
            let sun = environment::sun(time, 50.637, 5.443).expect("a sun");
            let light = light_at(sun.elevation_deg as f32, sun.azimuth_deg as f32, Weather::default());
            let [east, up, south, seen] = light.disc;
            assert!((up.asin().to_degrees() - elevation).abs() < 0.05 && seen > 0.99, "{time:?}: {:?}", light.disc);
            let drawn = east.atan2(-south).to_degrees().rem_euclid(360.0);
            assert!((drawn - azimuth).abs() < 0.05, "{time:?}: drawn towards {drawn}");
            // Shadows fall away from it; those of a sun that is very low no longer than at 7°.
            let [shadow_east, shadow_up, shadow_south, _] = light.to_sun;
            assert!((shadow_east.atan2(-shadow_south).to_degrees().rem_euclid(360.0) - azimuth).abs() < 0.05);
            assert!((shadow_up.asin().to_degrees() - elevation.max(7.0)).abs() < 0.05);
        }
        assert_eq!(light_at(-10.0, 0.0, Weather::default()).disc[3], 0.0);
    }

    /// In fog the sun throws no shadow, in haze it does.
    #[test]
    fn fog_takes_the_sun() {
        let sun = |visibility_m: f32| {
            light_at(40.0, 180.0, Weather { visibility_m: Some(visibility_m), ..Weather::default() }).sun[0]
        };
        assert!(sun(600.0) < 0.2 * sun(9_000.0), "{} of {}", sun(600.0), sun(9_000.0));
        assert!(sun_hidden(Weather { visibility_m: Some(600.0), ..Weather::default() }) > 0.97);
        assert!(sun_hidden(Weather { visibility_m: Some(5_000.0), ..Weather::default() }) < 0.01);
    }

    /// At the visibility that was measured, a twentieth of what is there is left; without haze nearly all of it.
    #[test]
    fn fog_hides_what_is_farther_than_one_sees() {
        let left = |visibility_m: Option<f32>, metres: f32| {
            let weather = Weather { visibility_m, ..Weather::default() };
            let x = metres * light_at(30.0, 180.0, weather).horizon[3];
            // As the shader has it.
            1.0 - x / (1.0 + x)
        };
        assert!(left(Some(300.0), 300.0) < 0.2 && left(Some(300.0), 30.0) > 0.6, "{}", left(Some(300.0), 300.0));
        assert!(left(Some(10_000.0), 300.0) > 0.8 && left(None, 600.0) > 0.9);
        // From afar the hub is veiled, and not gone.
        let haze = light_at(30.0, 180.0, Weather { visibility_m: Some(300.0), ..Weather::default() }).horizon[3];
        let x = 560.0 * thinned(haze, 560.0);
        assert!((0.5..0.7).contains(&(1.0 - x / (1.0 + x))));
        assert_eq!(thinned(haze, 2.0), haze);
    }
}
