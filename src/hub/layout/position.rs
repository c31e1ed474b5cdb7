//! Positions on the globe that stand where the name of a place stands: what satellites and radar tell.

use std::fmt;

use super::{LARGEST_M, Layout, Point};
use crate::say;

/// What the names of positions begin with.
const SCHEME: &str = "geo:";

/// A position on the globe, WGS 84. As the name of a place it is a `geo` URI: `geo:50.63640,5.44280` or, with the height in
/// metres, `geo:50.63640,5.44280,1250`. Source: RFC 5870.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Metres above sea level, if that is told.
    pub height: Option<f64>,
}

impl Position {
    /// The position, if there is one of these degrees.
    pub fn new(latitude: f64, longitude: f64, height: Option<f64>) -> Option<Self> {
        let is_one = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
        is_one.then(|| Self { latitude, longitude, height: height.filter(|height| height.is_finite()) })
    }

    /// The position that a name is; `None` when it is the name of something else.
    pub fn of_name(name: &str) -> Option<Self> {
        let text = name.strip_prefix(SCHEME)?;
        // Parameters, such as how exact it is.
        let text = text.split(';').next().unwrap_or(text);
        let mut numbers = text.split(',').map(|part| part.trim().parse::<f64>().ok());
        let (latitude, longitude) = (numbers.next()??, numbers.next()??);
        Self::new(latitude, longitude, numbers.next().flatten())
    }

    /// As a person reads it.
    pub fn words(&self) -> String {
        let side = |degrees: f64, (above, below): (&str, &str)| {
            let id = if degrees < 0.0 { below } else { above };
            say!(id, degrees = format!("{:.5}", degrees.abs()))
        };
        let latitude = side(self.latitude, ("position-north", "position-south"));
        let longitude = side(self.longitude, ("position-east", "position-west"));
        match self.height {
            Some(height) => {
                say!("position-above", latitude = latitude, longitude = longitude, height = format!("{height:.0}"))
            }
            None => say!("position-pair", latitude = latitude, longitude = longitude),
        }
    }
}

/// The name: hundred-thousandths of a degree, which is a metre, and whole metres of height.
impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{SCHEME}{:.5},{:.5}", self.latitude, self.longitude)?;
        self.height.map_or(Ok(()), |height| write!(f, ",{height:.0}"))
    }
}

/// Where a position lies in hub space.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spot {
    /// Over the ground.
    pub point: Point,
    /// Metres above the ground; zero where no height is told.
    pub up: f64,
}

impl Layout {
    /// Where a position lies in hub space; `None` when it is farther away than the hub reaches.
    ///
    /// A degree is as long as on the ellipsoid at the layout's origin, which is within a thousandth 50 km around.
    pub fn spot_of(&self, position: Position) -> Option<Spot> {
        let (latitude, longitude, height) = self.origin;
        let (per_east, per_north) = metres_of_a_degree(latitude);
        let point = Point::new((position.longitude - longitude) * per_east, (position.latitude - latitude) * per_north);
        let is_near = point.east.abs() <= LARGEST_M && point.north.abs() <= LARGEST_M;
        let up = position.height.map_or(0.0, |above_sea| above_sea - height);
        // What lies so little above the ground stands on it: heights from satellites and from pressure are no better.
        is_near.then_some(Spot { point, up: if up < ON_THE_GROUND_M { 0.0 } else { up } })
    }
}

/// Metres above the ground below which something is on it.
const ON_THE_GROUND_M: f64 = 30.0;

/// Metres of a degree of longitude and of one of latitude, at a latitude in degrees. Source: WGS 84 (NIMA TR8350.2): semi-major
/// axis 6,378,137 m, flattening 1/298.257223563.
pub fn metres_of_a_degree(latitude: f64) -> (f64, f64) {
    const AXIS: f64 = 6_378_137.0;
    const FLATTENING: f64 = 1.0 / 298.257_223_563;
    let eccentricity = FLATTENING * (2.0 - FLATTENING);
    let (sin, cos) = latitude.to_radians().sin_cos();
    let root = (1.0 - eccentricity * sin * sin).sqrt();
    let degree = 1_f64.to_radians();
    (degree * AXIS / root * cos, degree * AXIS * (1.0 - eccentricity) / root.powi(3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_position_or_none() {
        let position = Position::of_name("geo:50.6464,5.4628,215;u=3").expect("a position");
        assert_eq!((position.latitude, position.longitude, position.height), (50.6464, 5.4628, Some(215.0)));
        assert_eq!(position.to_string(), "geo:50.64640,5.46280,215");
        for name in ["stand-118", "geo:", "geo:91,5", "geo:50", "geo:a,b", "geo:NaN,1", "https://example.org/geo:1,2"] {
            assert_eq!(Position::of_name(name), None, "{name}");
        }
    }

    #[test]
    fn degrees_become_metres() {
        let layout = Layout { origin: (50.636_4, 5.442_8, 198.0), ..Layout::default() };
        let spot = |latitude, longitude, height| {
            layout.spot_of(Position::new(latitude, longitude, height).expect("a position"))
        };
        // The threshold of runway 22L is 2,352 m east and 1,788 m north of the reference point (OurAirports, eAIP).
        let threshold = spot(50.652_5, 5.476_05, None).expect("near").point;
        assert!((threshold.east - 2_352.0).abs() < 2.0, "{threshold:?}");
        assert!((threshold.north - 1_791.0).abs() < 2.0, "{threshold:?}");
        assert_eq!(spot(50.64, 5.44, Some(205.0)).map(|spot| spot.up), Some(0.0));
        assert_eq!(spot(50.64, 5.44, Some(1_198.0)).map(|spot| spot.up), Some(1_000.0));
        assert_eq!(spot(48.8, 2.3, None), None);
    }
}
