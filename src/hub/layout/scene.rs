//! Scene files: a layout as a person writes it, in RON.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    Basis, Grounds, Heading, LARGEST_M, Layout, Network, Place, PlaceId, PlaceKind, Point, Routes, Shape, ShapeKind,
    View, Way,
};
use crate::{
    hub::{canonical_id, did_you_mean, nearest},
    language::quoted,
    say,
};

/// A scene file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scene {
    /// The site code: the airport.
    pub site: String,
    /// The name a person reads.
    pub name: String,
    /// The IANA time zone of its clocks.
    pub time_zone: String,
    /// The hours of its clocks at which a shift begins, 0 to 23; left out, 6, 14 and 22.
    #[serde(default = "usual_shifts", skip_serializing_if = "is_usual")]
    pub shifts: Vec<i8>,
    /// Latitude and longitude in degrees and height in metres of the point (0, 0).
    pub origin: (f64, f64, f64),
    /// Whom to thank for the data.
    #[serde(default)]
    pub credits: Vec<String>,
    /// Other scene files that this one builds on, beside it.
    #[serde(default)]
    pub include: Vec<String>,
    /// What other systems call its places: their id, then ours.
    #[serde(default)]
    pub aliases: BTreeMap<String, String>,
    /// What the scene holds.
    #[serde(default)]
    pub groups: Vec<Group>,
    /// What of it sun and rain fall on.
    #[serde(default, skip_serializing_if = "is_bare")]
    pub grounds: Grounds,
    /// The views that it proposes.
    #[serde(default)]
    pub views: Vec<View>,
}

pub(crate) fn usual_shifts() -> Vec<i8> {
    vec![6, 14, 22]
}

fn is_usual(shifts: &[i8]) -> bool {
    shifts == usual_shifts()
}

fn is_bare(grounds: &Grounds) -> bool {
    *grounds == Grounds::default()
}

/// Things that are given in one frame and on one basis.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// What it is, for the reader of the file.
    #[serde(default)]
    pub name: String,
    /// The frame in which its figures are given; left out, it is hub space.
    #[serde(default)]
    pub frame: Frame,
    /// How sure its figures are.
    pub basis: Basis,
    /// Single places.
    #[serde(default)]
    pub places: Vec<PlaceEntry>,
    /// Rows of like places.
    #[serde(default)]
    pub rows: Vec<RowEntry>,
    /// Ways.
    #[serde(default)]
    pub ways: Vec<WayEntry>,
    /// What is drawn besides.
    #[serde(default)]
    pub shapes: Vec<ShapeEntry>,
}

/// A frame of its own for figures: an origin in hub space, and the heading of its first axis. Its second
/// axis points to the left of the first.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// Metres east and north of the frame's origin.
    pub origin: (f64, f64),
    /// The direction of its first axis.
    pub heading: Heading,
}

impl Default for Frame {
    fn default() -> Self {
        Self { origin: (0.0, 0.0), heading: Heading::from_degrees(90.0) }
    }
}

impl Frame {
    fn point(&self, (along, left): (f64, f64)) -> Point {
        Point::new(self.origin.0, self.origin.1).offset(self.heading, along, -left)
    }
}

/// A place, in the frame of its group.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceEntry {
    /// The id by which events name it.
    pub id: String,
    /// The name a person reads; left out, the id.
    #[serde(default)]
    pub name: Option<String>,
    /// What it is for.
    pub kind: PlaceKind,
    /// Its middle.
    pub at: (f64, f64),
    /// The direction of its length, true; left out, that of the frame's first axis.
    #[serde(default)]
    pub heading: Option<Heading>,
    /// Length and width in metres.
    pub size: (f64, f64),
    /// How many objects stand along its length and across it.
    #[serde(default = "one_slot")]
    pub slots: (u16, u16),
    /// How many lie on one another in each of them.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub stack: u16,
}

fn is_one(count: &u16) -> bool {
    *count == 1
}

fn one_slot() -> (u16, u16) {
    (1, 1)
}

/// A row of like places; `{}` in the id and the name stands for the number.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowEntry {
    /// The first of them.
    pub first: PlaceEntry,
    /// How many there are.
    pub count: u16,
    /// From each to the next.
    pub step: (f64, f64),
    /// The number of the first.
    #[serde(default = "one")]
    pub from: u16,
}

fn one() -> u16 {
    1
}

/// A way, in the frame of its group.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WayEntry {
    /// Which network it belongs to.
    pub network: Network,
    /// Its course.
    pub points: Vec<(f64, f64)>,
    /// Whether it leads from its first point to its last only.
    #[serde(default)]
    pub one_way: bool,
}

/// A shape, in the frame of its group.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShapeEntry {
    /// What it is.
    pub kind: ShapeKind,
    /// The name a person reads.
    #[serde(default)]
    pub name: String,
    /// Its outline, or for lines its course.
    pub outline: Vec<(f64, f64)>,
    /// Height above ground in metres; for lines the width.
    #[serde(default)]
    pub extent: f64,
}

/// A scene that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SceneError {
    /// The text is no RON, or not of the scene's form.
    #[error(
        "{}",
        say!(
            "layout-syntax",
            file = file,
            line = line.to_string(),
            column = column.to_string(),
            source = source.to_string(),
        )
    )]
    Syntax {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong there.
        #[source]
        source: Box<ron::Error>,
    },
    /// What it says does not fit together.
    #[error(
        "{}",
        say!("layout-wrong", found = found, file = file, line = line.to_string(), column = column.to_string())
    )]
    Wrong {
        /// What was expected and what was found.
        found: String,
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// A file that it builds on is not to be had.
    #[error("{}", say!("layout-include", file = file, wanted = quoted(wanted), reason = reason))]
    Include {
        /// The file.
        file: String,
        /// The file it builds on.
        wanted: String,
        /// Why it could not be read.
        reason: String,
    },
}

/// The scene of Liège, for tests.
#[cfg(test)]
pub(crate) fn liege() -> Layout {
    let include = |_: &str| Ok(include_str!("../../../scenes/lgg-airport.ron").to_owned());
    parse("liege.ron", include_str!("../../../scenes/liege.ron"), &include).expect("the scene")
}

/// Makes a layout of a scene's text. `include` gives the text of a file that it builds on.
pub fn parse(
    file: &str,
    text: &str,
    include: &dyn Fn(&str) -> Result<String, std::io::Error>,
) -> Result<Layout, SceneError> {
    let scene = read(file, text)?;
    let mut layout = Layout {
        site: scene.site,
        name: scene.name,
        time_zone: scene.time_zone,
        shifts: scene.shifts,
        origin: scene.origin,
        credits: scene.credits,
        views: scene.views,
        grounds: scene.grounds,
        ..Layout::default()
    };
    if jiff::tz::TimeZone::get(&layout.time_zone).is_err() {
        let found = say!("layout-zone", zone = quoted(&layout.time_zone));
        return Err(wrong(file, text, &layout.time_zone, found));
    }
    if let Some(hour) = layout.shifts.iter().find(|hour| !(0..24).contains(*hour)) {
        let found = say!("layout-shifts", hour = hour.to_string());
        return Err(wrong(file, text, "shifts", found));
    }
    for wanted in &scene.include {
        let failed = |reason: String| SceneError::Include { file: file.into(), wanted: wanted.clone(), reason };
        let text = include(wanted).map_err(|reason| failed(reason.to_string()))?;
        let base = read(wanted, &text)?;
        if !base.include.is_empty() {
            return Err(failed(say!("layout-include-twice").into()));
        }
        layout.credits.extend(base.credits);
        layout.grounds.add(base.grounds);
        add(&mut layout, wanted, &text, base.groups)?;
    }
    add(&mut layout, file, text, scene.groups)?;
    add_aliases(&mut layout, file, text, &scene.aliases)?;
    layout.routes = Routes::of(&layout.ways, &layout.places);
    check_reach(&layout, file, text)?;
    layout.grounds.check(&layout.shapes).map_err(|(part, found)| {
        let grounds = text.find("grounds:").unwrap_or(0);
        let at = text[grounds..].find(&format!("{part:?}")).map_or(grounds, |at| grounds + at);
        wrong_at(file, text, at, found)
    })?;
    Ok(layout)
}

/// Reads the text of a scene and nothing more.
pub fn read(file: &str, text: &str) -> Result<Scene, SceneError> {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(text).map_err(|spanned| SceneError::Syntax {
        file: file.into(),
        line: spanned.span.start.line,
        column: spanned.span.start.col,
        source: Box::new(spanned.code),
    })
}

/// Reads a file of aliases, such as `scenes/gs1-examples.map.ron`, and adds them to a layout.
/// Gives them, too.
pub fn map(layout: &mut Layout, file: &str, text: &str) -> Result<BTreeMap<String, String>, SceneError> {
    let aliases: BTreeMap<String, String> = ron::from_str(text).map_err(|spanned| SceneError::Syntax {
        file: file.into(),
        line: spanned.span.start.line,
        column: spanned.span.start.col,
        source: Box::new(spanned.code),
    })?;
    add_aliases(layout, file, text, &aliases)?;
    Ok(aliases.into_iter().map(|(theirs, ours)| (canonical_id(&theirs).into_owned(), ours)).collect())
}

/// The text of a file of aliases.
pub fn map_to_ron(aliases: &BTreeMap<String, String>) -> String {
    let mut text = "// Which place of the scene each id of another system means: their id, then ours.\n{\n".to_owned();
    for (theirs, ours) in aliases {
        text += &format!("    {theirs:?}: {ours:?},\n");
    }
    text + "}\n"
}

fn add_aliases(
    layout: &mut Layout,
    file: &str,
    text: &str,
    aliases: &BTreeMap<String, String>,
) -> Result<(), SceneError> {
    let mut meant = BTreeMap::new();
    for (theirs, ours) in aliases {
        if let Some(other) = meant.insert(canonical_id(theirs), ours).filter(|other| *other != ours) {
            let found =
                say!("layout-alias-twice", theirs = quoted(&theirs), ours = quoted(&ours), other = quoted(&other));
            return Err(wrong(file, text, theirs, found));
        }
        let Some(place) = layout.place(ours) else {
            let near = did_you_mean(nearest_place(layout, ours));
            let found =
                say!("layout-alias-unknown", theirs = quoted(&theirs), ours = quoted(&ours), near = near.to_string());
            return Err(wrong(file, text, ours, found));
        };
        layout.set_alias(theirs, Some(place));
    }
    Ok(())
}

fn add(layout: &mut Layout, file: &str, text: &str, groups: Vec<Group>) -> Result<(), SceneError> {
    for group in groups {
        let frame = group.frame;
        for place in group.places.into_iter().chain(group.rows.iter().flat_map(RowEntry::places)) {
            let place = Place {
                name: place.name.unwrap_or_else(|| place.id.clone()),
                kind: place.kind,
                at: frame.point(place.at),
                heading: place.heading.unwrap_or(frame.heading),
                size: place.size,
                slots: place.slots,
                stack: place.stack,
                basis: group.basis.clone(),
                id: place.id,
            };
            check_place(layout, &place).map_err(|found| wrong(file, text, &place.id, found))?;
            layout.by_id.insert(place.id.clone(), PlaceId(layout.places.len() as u32));
            layout.places.push(place);
        }
        layout.ways.extend(group.ways.into_iter().map(|way| Way {
            network: way.network,
            points: way.points.into_iter().map(|point| frame.point(point)).collect(),
            is_one_way: way.one_way,
        }));
        layout.shapes.extend(group.shapes.into_iter().map(|shape| Shape {
            kind: shape.kind,
            name: shape.name,
            outline: shape.outline.into_iter().map(|point| frame.point(point)).collect(),
            extent: shape.extent,
            basis: group.basis.clone(),
        }));
    }
    Ok(())
}

impl RowEntry {
    fn places(&self) -> impl Iterator<Item = PlaceEntry> {
        (0..self.count).map(|k| {
            let number = (self.from + k).to_string();
            let mut place = self.first.clone();
            place.id = place.id.replace("{}", &number);
            place.name = place.name.map(|name| name.replace("{}", &number));
            place.at.0 += self.step.0 * f64::from(k);
            place.at.1 += self.step.1 * f64::from(k);
            place
        })
    }
}

fn check_place(layout: &Layout, place: &Place) -> Result<(), String> {
    let id = &place.id;
    if let Some(other) = layout.by_id.get(id) {
        let first = layout.get(*other);
        return Err(say!("layout-id-twice", id = quoted(&id), first = first.kind.name().to_string()));
    }
    let figures = [place.at.east, place.at.north, place.size.0, place.size.1];
    if figures.iter().any(|figure| !figure.is_finite() || figure.abs() > LARGEST_M) {
        return Err(say!("layout-metres", figures = quoted(&figures), id = quoted(&id)));
    }
    if place.size.0 <= 0.0 || place.size.1 <= 0.0 || place.capacity() == 0 {
        return Err(say!(
            "layout-size",
            size = quoted(&place.size),
            slots = quoted(&place.slots),
            stack = place.stack.to_string(),
            id = quoted(&id)
        ));
    }
    Ok(())
}

fn check_reach(layout: &Layout, file: &str, text: &str) -> Result<(), SceneError> {
    for (id, place) in layout.places() {
        for network in place.kind.networks() {
            if !layout.routes.meets(id, *network) {
                let found = say!(
                    "layout-reach",
                    network = quoted(&network),
                    kind = place.kind.name().to_lowercase().to_string(),
                    id = quoted(&place.id)
                );
                return Err(wrong(file, text, &place.id, found));
            }
        }
    }
    let mut seen: BTreeMap<(i64, i64), &Place> = BTreeMap::new();
    for (_, place) in layout.places().filter(|(_, place)| place.kind != PlaceKind::Device) {
        let at = ((place.at.east * 5.0).round() as i64, (place.at.north * 5.0).round() as i64);
        if let Some(other) = seen.insert(at, place) {
            let found = say!("layout-apart", id = quoted(&place.id), other = quoted(&other.id));
            return Err(wrong(file, text, &place.id, found));
        }
    }
    Ok(())
}

/// An error at the first mention of `id` in the text, or of the row that it comes from.
fn wrong(file: &str, text: &str, id: &str, found: String) -> SceneError {
    let row = id.trim_end_matches(|c: char| c.is_ascii_digit());
    let at = text.find(&format!("{id:?}")).or_else(|| text.find(&format!("\"{row}{{}}"))).unwrap_or(0);
    wrong_at(file, text, at, found)
}

/// An error at a byte of the text.
fn wrong_at(file: &str, text: &str, at: usize, found: String) -> SceneError {
    let line = text[..at].matches('\n').count() + 1;
    let column = at - text[..at].rfind('\n').map_or(0, |newline| newline + 1) + 1;
    SceneError::Wrong { found, file: file.into(), line, column }
}

/// "Did you mean": the place of a layout whose id is nearest to `id`.
pub fn nearest_place<'a>(layout: &'a Layout, id: &str) -> Option<&'a str> {
    nearest(id, layout.places().map(|(_, place)| place.id.as_str()))
}
