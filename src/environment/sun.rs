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
}
