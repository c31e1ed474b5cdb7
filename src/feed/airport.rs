//! Public map data of an airport (GeoJSON from OpenStreetMap, runways from OurAirports) made into a scene file.
//!
//! Only what the data say is taken over, in hub coordinates; what they contradict is settled here, once, and said
//! in the basis of the group.

use std::{fs, path::Path};

use geojson::{Feature, FeatureCollection, GeometryValue, Position};

use crate::{
    hub::layout::{
        Basis, Heading, Network, PlaceKind, Point, ShapeKind, metres_of_a_degree,
        scene::{Frame, Group, PlaceEntry, Scene, ShapeEntry, WayEntry, usual_shifts},
    },
    say,
};

/// The reference point of Liège Airport: latitude, longitude, height in metres. Source: eAIP Belgium, AD 2.EBLG.
pub const LIEGE: (f64, f64, f64) = (50.6364, 5.4428, 198.0);

const METRES_PER_FOOT: f64 = 0.3048;

/// Width of a taxiway for code letter E and F aircraft, in metres. Source: ICAO Annex 14, 3.9.5.
const TAXIWAY_M: f64 = 23.0;

/// Width of a two-lane road in metres; assumption.
const ROAD_M: f64 = 7.0;

/// Map data that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// A file is missing or cannot be read.
    #[error("{}", say!("feed-no-map", name = name, source = source.to_string()))]
    Read {
        /// The name of the file.
        name: String,
        /// Why.
        source: std::io::Error,
    },
    /// A file is no GeoJSON.
    #[error("{}", say!("feed-no-geojson", name = name, source = source.to_string()))]
    GeoJson {
        /// The name of the file.
        name: String,
        /// What is wrong.
        source: Box<geojson::Error>,
    },
    /// The runway table is no CSV, or has no rows.
    #[error("{}", say!("feed-no-runways", name = name, source = source.to_string()))]
    Runways {
        /// The name of the file.
        name: String,
        /// What is wrong.
        source: csv::Error,
    },
}

/// Makes a scene of the map files in a folder.
pub fn import(folder: &Path, runways: &Path) -> Result<Scene, ImportError> {
    let read = |name: &str| collection(folder, name);
    let service = read("eblg-serviceroads.geojson")?;
    let taxiways = read("eblg-taxiways.geojson")?;
    let osm = |what: &str| Basis::Source(format!("OpenStreetMap by way of devleaks/givjs and gip-mapjs: {what}"));
    let groups = vec![
        shapes(
            "Aerodrome boundary",
            osm("aerodrome outline, 2019-12-08"),
            &read("eblg-estate.geojson")?,
            ShapeKind::Boundary,
        ),
        runway_group(runways, &taxiways)?,
        taxiway_group(osm("taxiways, 2019"), &taxiways),
        stand_group(&read("eblg-parking-boxes.geojson")?, &taxiways),
        road_group("Service roads", osm("service roads, 2019-12"), &service),
        local_road_group(osm("truck approach, drawn by hand"), &read("localroads.geojson")?),
        ramp_group(
            osm("truck ramps and their dock doors, 2020; the name N21 stands twice, the second is N21b here"),
            &read("ramp-parkings.geojson")?,
        ),
    ];
    Ok(Scene {
        site: "LGG".into(),
        name: "Liège Airport".into(),
        time_zone: "Europe/Brussels".into(),
        shifts: usual_shifts(),
        origin: LIEGE,
        credits: vec![
            "© OpenStreetMap contributors, ODbL (openstreetmap.org/copyright), by way of devleaks/givjs and devleaks/gip-mapjs".into(),
            "OurAirports, public domain".into(),
        ],
        include: vec![],
        aliases: Default::default(),
        groups,
        grounds: Default::default(),
        views: vec![],
    })
}

fn collection(folder: &Path, name: &str) -> Result<Vec<Feature>, ImportError> {
    let text =
        fs::read_to_string(folder.join(name)).map_err(|source| ImportError::Read { name: name.into(), source })?;
    let parsed: Result<FeatureCollection, _> = text.parse();
    Ok(parsed.map_err(|source| ImportError::GeoJson { name: name.into(), source: Box::new(source) })?.features)
}

fn point(position: &Position) -> (f64, f64) {
    let at = |k: usize| position.as_slice().get(k).copied().unwrap_or_default();
    hub_point(at(0), at(1))
}

fn hub_point(longitude: f64, latitude: f64) -> (f64, f64) {
    let round = |metres: f64| (metres * 10.0).round() / 10.0;
    let (per_east, per_north) = metres_of_a_degree(LIEGE.0);
    (round((longitude - LIEGE.1) * per_east), round((latitude - LIEGE.0) * per_north))
}

fn line(feature: &Feature) -> Option<Vec<(f64, f64)>> {
    match &feature.geometry.as_ref()?.value {
        GeometryValue::LineString { coordinates } => Some(coordinates.iter().map(point).collect()),
        _ => None,
    }
}

fn ring(feature: &Feature) -> Option<Vec<(f64, f64)>> {
    match &feature.geometry.as_ref()?.value {
        GeometryValue::Polygon { coordinates } => {
            let mut ring: Vec<_> = coordinates.first()?.iter().map(point).collect();
            ring.pop_if(|last| ring_closes(*last, coordinates.first().and_then(|ring| ring.first()).map(point)));
            Some(ring)
        }
        _ => None,
    }
}

fn ring_closes(last: (f64, f64), first: Option<(f64, f64)>) -> bool {
    Some(last) == first
}

/// A property as text, whether it was given as text or as a number; `None` for the text `<Null>`, too.
fn text(feature: &Feature, name: &str) -> Option<String> {
    let value = feature.property(name)?;
    let text = value.as_str().map(str::to_owned).or_else(|| value.as_i64().map(|number| number.to_string()))?;
    (text != "<Null>").then_some(text)
}

fn group(name: &str, basis: Basis) -> Group {
    Group {
        name: name.into(),
        frame: Frame::default(),
        basis,
        places: vec![],
        rows: vec![],
        ways: vec![],
        shapes: vec![],
    }
}

fn shapes(name: &str, basis: Basis, features: &[Feature], kind: ShapeKind) -> Group {
    let entry = |outline| ShapeEntry { kind, name: name.into(), outline, extent: 0.0 };
    Group { shapes: features.iter().filter_map(ring).map(entry).collect(), ..group(name, basis) }
}

/// Runways lie on the axis that the map draws, from the first threshold of the table, as long as the table says: the
/// table's second threshold of 04R/22L is older than the extension and 392 m short.
fn runway_group(file: &Path, taxiways: &[Feature]) -> Result<Group, ImportError> {
    let failed = |source| ImportError::Runways { name: file.display().to_string(), source };
    let mut table = csv::Reader::from_path(file).map_err(failed)?;
    let headers = table.headers().map_err(failed)?.clone();
    let basis = "axis by OpenStreetMap, first threshold, length and width by OurAirports; the second threshold of 04R/22L there is 392 m short";
    let mut runways = group("Runways", Basis::Computed(basis.into()));
    for row in table.records() {
        let row = row.map_err(failed)?;
        let field =
            |name: &str| headers.iter().position(|header| header == name).and_then(|at| row.get(at)).unwrap_or("");
        let number = |name: &str| field(name).parse::<f64>().unwrap_or_default();
        let name = format!("{}/{}", field("le_ident"), field("he_ident"));
        let drawn =
            taxiways.iter().filter(|f| text(f, "name").is_some_and(|n| n == format!("RWY:{name}"))).find_map(line);
        let Some((first, last)) = drawn.as_ref().and_then(|line| Some((*line.first()?, *line.last()?))) else {
            continue;
        };
        let (first, last) = (Point::new(first.0, first.1), Point::new(last.0, last.1));
        let threshold = hub_point(number("le_longitude_deg"), number("le_latitude_deg"));
        let heading = first.heading_to(last);
        let (sin, cos) = heading.degrees().to_radians().sin_cos();
        let ahead = (threshold.0 - first.east) * sin + (threshold.1 - first.north) * cos;
        let start = first.offset(heading, ahead, 0.0);
        let end = start.offset(heading, number("length_ft") * METRES_PER_FOOT, 0.0);
        let round = |p: Point| ((p.east * 10.0).round() / 10.0, (p.north * 10.0).round() / 10.0);
        let outline = vec![round(start), round(end)];
        runways.ways.push(WayEntry { network: Network::Air, points: outline.clone(), one_way: false });
        let width = number("width_ft") * METRES_PER_FOOT;
        runways.shapes.push(ShapeEntry {
            kind: ShapeKind::Runway,
            name,
            outline,
            extent: (width * 10.0).round() / 10.0,
        });
    }
    Ok(runways)
}

/// Taxiways of the map; what was drawn by hand and has no tag is left out.
fn taxiway_group(basis: Basis, features: &[Feature]) -> Group {
    let mut taxiways = group("Taxiways", basis);
    for feature in features.iter().filter(|feature| feature.contains_property("aeroway")) {
        let Some(outline) = line(feature) else { continue };
        let name = text(feature, "name").unwrap_or_default();
        taxiways.ways.push(WayEntry { network: Network::Air, points: outline.clone(), one_way: false });
        taxiways.shapes.push(ShapeEntry { kind: ShapeKind::Taxiway, name, outline, extent: TAXIWAY_M });
    }
    taxiways
}

/// Stands: those of aprons 5 and 6, on the north side, become places; the others are drawn.
fn stand_group(features: &[Feature], taxiways: &[Feature]) -> Group {
    let basis =
        "outlines by OpenStreetMap by way of devleaks/givjs; the heading is computed, nose away from the taxiway";
    let mut stands = group("Stands", Basis::Computed(basis.into()));
    let mut seen = std::collections::BTreeSet::new();
    let taxi_points: Vec<Point> =
        taxiways.iter().filter_map(line).flatten().map(|(east, north)| Point::new(east, north)).collect();
    for feature in features {
        let (Some(name), Some(outline)) = (text(feature, "name"), ring(feature)) else { continue };
        if !seen.insert(name.clone()) {
            continue;
        }
        let is_north = matches!(text(feature, "apron").as_deref(), Some("5" | "6"));
        if is_north && let Some(mut places) = stand_places(&name, &outline, &taxi_points) {
            stands.places.append(&mut places);
        }
        stands.shapes.push(ShapeEntry { kind: ShapeKind::Stand, name, outline, extent: 0.0 });
    }
    stands
}

/// A stand, and the strip beside the fuselage where loaders, tugs and dollies work.
fn stand_places(name: &str, outline: &[(f64, f64)], taxi_points: &[Point]) -> Option<Vec<PlaceEntry>> {
    let points: Vec<Point> = outline.iter().map(|(east, north)| Point::new(*east, *north)).collect();
    let middle = centroid(&points)?;
    let next = points.iter().cycle().skip(1);
    let (a, b) = points.iter().zip(next).max_by(|x, y| x.0.distance(*x.1).total_cmp(&y.0.distance(*y.1)))?;
    let taxi = taxi_points.iter().min_by(|x, y| x.distance(middle).total_cmp(&y.distance(middle)))?;
    let along = a.heading_to(*b).degrees();
    let away = taxi.heading_to(middle).degrees();
    let turn = (along - away + 540.0).rem_euclid(360.0) - 180.0;
    let heading =
        Heading::from_degrees(((if turn.abs() > 90.0 { along + 180.0 } else { along }) * 10.0).round() / 10.0);
    let extent = |ahead: f64, right: f64| {
        let (sin, cos) = heading.degrees().to_radians().sin_cos();
        let dots = points.iter().map(|p| {
            (p.east - middle.east) * (ahead * sin + right * cos)
                + (p.north - middle.north) * (ahead * cos - right * sin)
        });
        let (low, high) = dots.fold((f64::MAX, f64::MIN), |(low, high), dot| (low.min(dot), high.max(dot)));
        ((high - low) * 10.0).round() / 10.0
    };
    let round = |p: Point| ((p.east * 10.0).round() / 10.0, (p.north * 10.0).round() / 10.0);
    let stand = PlaceEntry {
        id: format!("stand-{name}"),
        name: Some(format!("Stand {name}")),
        kind: PlaceKind::Stand,
        at: round(middle),
        heading: Some(heading),
        size: (extent(1.0, 0.0), extent(0.0, 1.0)),
        slots: (1, 1),
        stack: 1,
    };
    let side = PlaceEntry {
        id: format!("stand-{name}-side"),
        name: Some(format!("Beside stand {name}")),
        kind: PlaceKind::StandSide,
        // On the left, where freighters have their main-deck cargo door, all of it behind the wing; it looks at the fuselage.
        at: round(middle.offset(heading, -29.0, -24.0)),
        heading: Some(Heading::from_degrees((heading.degrees() * 10.0 + 900.0).round().rem_euclid(3_600.0) / 10.0)),
        size: (24.0, 36.0),
        slots: (1, 12),
        stack: 1,
    };
    Some(vec![stand, side])
}

fn centroid(points: &[Point]) -> Option<Point> {
    let first = *points.first()?;
    let next = points.iter().cycle().skip(1);
    let (mut area, mut east, mut north) = (0.0, 0.0, 0.0);
    for (a, b) in points.iter().zip(next) {
        let (ax, ay, bx, by) = (a.east - first.east, a.north - first.north, b.east - first.east, b.north - first.north);
        let cross = ax * by - bx * ay;
        area += cross;
        east += (ax + bx) * cross;
        north += (ay + by) * cross;
    }
    (area.abs() > 1.0).then(|| Point::new(first.east + east / (3.0 * area), first.north + north / (3.0 * area)))
}

/// Service roads belong to the apron; the public rue Saint-Exupéry stands among them in the data.
fn road_group(name: &str, basis: Basis, features: &[Feature]) -> Group {
    let mut roads = group(name, basis);
    for feature in features {
        let Some(outline) = line(feature) else { continue };
        let name = text(feature, "name").unwrap_or_default();
        let is_public = name.starts_with("Rue");
        let network = if is_public { Network::Road } else { Network::Apron };
        let one_way = text(feature, "oneway").is_some_and(|text| text == "yes");
        roads.ways.push(WayEntry { network, points: outline.clone(), one_way });
        roads.shapes.push(ShapeEntry { kind: ShapeKind::Road, name, outline, extent: ROAD_M });
    }
    roads
}

fn local_road_group(basis: Basis, features: &[Feature]) -> Group {
    let mut roads = group("Local roads", basis);
    for outline in features.iter().filter_map(line) {
        roads.ways.push(WayEntry { network: Network::Road, points: outline.clone(), one_way: false });
        roads.shapes.push(ShapeEntry { kind: ShapeKind::Road, name: String::new(), outline, extent: ROAD_M });
    }
    roads
}

fn ramp_group(basis: Basis, features: &[Feature]) -> Group {
    let mut ramps = group("Truck ramps of the north side", basis);
    let mut seen = std::collections::BTreeSet::new();
    for feature in features {
        let (Some(name), Some(GeometryValue::Point { coordinates })) =
            (text(feature, "name"), feature.geometry.as_ref().map(|geometry| &geometry.value))
        else {
            continue;
        };
        if !name.starts_with('N') {
            continue;
        }
        let id = if seen.insert(name.clone()) { name } else { name.replacen(':', "b:", 1) };
        ramps.places.push(PlaceEntry {
            name: Some(format!("Ramp {id}")),
            id,
            kind: PlaceKind::RampDock,
            at: point(coordinates),
            heading: None,
            size: (3.6, 3.6),
            slots: (1, 1),
            stack: 1,
        });
    }
    ramps
}
