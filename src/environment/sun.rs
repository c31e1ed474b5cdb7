//! Where the sun is.

use solar_positioning::{Location, RefractionCorrection, SolarPositions, time::JulianDate};

use crate::hub::EventTime;

/// The place of the sun in the sky.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sun {
    /// Degrees above the horizon, refraction included; negative below it.
    pub elevation_deg: f64,
    /// Degrees clockwise from true north.
    pub azimuth_deg: f64,
}

/// TT less UT1 in seconds, as it has been from 2017 to now to within a second, which moves the sun by 0.005° at the most.
/// Source: IERS Bulletin A.
const DELTA_T_SECS: f64 = 69.2;

/// The Julian date of 1970-01-01T00:00:00Z.
const UNIX_EPOCH_JD: f64 = 2_440_587.5;

/// The sun at `time`, seen from a place given in degrees, by the algorithm of Reda and Andreas (2004), good to 0.0003°.
///
/// Refraction is that of air at 990 hPa and 11 °C, the yearly means of Bierset. `None` for a latitude or longitude that
/// is none.
pub fn sun(time: EventTime, latitude: f64, longitude: f64) -> Option<Sun> {
    let date = JulianDate::new(UNIX_EPOCH_JD + time.nanos() as f64 / 86_400e9, DELTA_T_SECS).ok()?;
    let air = RefractionCorrection::new(990.0, 11.0).ok();
    let place = SolarPositions::new().at_from_julian(date, Location { latitude, longitude }, HEIGHT_M, air).ok()?;
    Some(Sun { elevation_deg: place.elevation_angle(), azimuth_deg: place.azimuth() })
}

/// Height of the observer in metres; a kilometre of it moves the sun by 0.00001°.
const HEIGHT_M: f64 = 198.0;

/// Light on the level under a sky without clouds, in W/m², by the height of the sun alone; good to some 10 %.
///
/// Source: Haurwitz, Journal of Meteorology 2 (1945) and 3 (1946); compared with others in Reno, Hansen and Stein,
/// SAND2012-2389, where it is the best of the models that know nothing but the sun.
pub fn clear_sky(elevation_deg: f64) -> f64 {
    let height = elevation_deg.to_radians().sin();
    if height <= 0.0 { 0.0 } else { 1_098.0 * height * (-0.059 / height).exp() }
}

/// What clouds that cover such a share of the sky, 0 to 1, let through. Source: Kasten and Czeplak, Solar Energy 24 (1980).
pub fn through_clouds(cover: f64) -> f64 {
    1.0 - 0.75 * cover.clamp(0.0, 1.0).powf(3.4)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The test vectors of DOMAIN 1.4, computed with NREL's SPA by pvlib.
    #[test]
    fn the_sun_stands_where_nrel_computes_it() {
        for (time, elevation, azimuth) in [
            ("2021-11-08T09:00:00Z", 15.886, 144.682),
            ("2021-06-21T12:00:00Z", 62.533, 189.940),
            ("2021-12-21T15:00:00Z", 3.617, 225.494),
        ] {
            let found = EventTime::parse(time).ok().and_then(|time| sun(time, 50.637, 5.443)).expect("a sun");
            assert!((found.elevation_deg - elevation).abs() < 0.02, "{time}: {found:?}");
            assert!((found.azimuth_deg - azimuth).abs() < 0.01, "{time}: {found:?}");
        }
    }

    #[test]
    fn a_clear_sky_gives_what_was_published_and_clouds_take_three_quarters() {
        // By the formula as published, worked out by hand: 1098 · 0.5 · exp(−0.059 / 0.5) at 30°, and straight above.
        assert!((clear_sky(30.0) - 487.88).abs() < 0.05, "{}", clear_sky(30.0));
        assert!((clear_sky(90.0) - 1_035.09).abs() < 0.05, "{}", clear_sky(90.0));
        assert_eq!((clear_sky(0.0), clear_sky(-12.0)), (0.0, 0.0));
        assert_eq!((through_clouds(0.0), through_clouds(1.0)), (1.0, 0.25));
        assert!((1..90).all(|k| clear_sky(f64::from(k)) < clear_sky(f64::from(k + 1))));
    }
}
