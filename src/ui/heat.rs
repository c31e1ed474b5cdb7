//! Layers over the picture: how full places are, and over a span of time how much stood there, how long, and what went where.

use std::collections::BTreeMap;

use bevy::prelude::Vec3;
use bevy_egui::egui::{self, Align2, Color32, FontId, Painter, Pos2, Rect, Shape, Stroke, Ui, pos2, vec2};

use super::{labels, numbers, picture::Picture, theme};
use crate::{
    guide::Layer,
    hub::{
        EventTime, HubState, Location, ObjectKind, Occupancy, TimeSpan,
        layout::{Place, PlaceId, PlaceKind},
        motion::Scenery,
    },
    kpi::{Flows, Load, Ribbon, flows},
    say,
    twin::{Tiles, world_from_hub},
};

/// What places are coloured by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Heat {
    /// They are as they are.
    #[default]
    Off,
    /// What part of their room is taken now.
    Fill,
    /// How many things stood there at once, in the mean.
    Load,
    /// How long things stood there, in the mean.
    Dwell,
    /// How often vehicles and people went over each way.
    Travel,
}

impl Heat {
    /// The unit that stands behind its numbers.
    fn unit(self) -> &'static str {
        match self {
            Self::Fill => "%",
            Self::Dwell => say!("heat-minutes"),
            Self::Off | Self::Load | Self::Travel => "",
        }
    }

    /// The one after it, round and round.
    pub const fn next(self) -> Self {
        match self {
            Self::Off => Self::Fill,
            Self::Fill => Self::Load,
            Self::Load => Self::Dwell,
            Self::Dwell => Self::Travel,
            Self::Travel => Self::Off,
        }
    }
}

/// What is shown, and of which span.
#[derive(Default)]
pub struct HeatMemory {
    /// What places are coloured by.
    pub heat: Heat,
    /// Whether it is shown what went where.
    pub has_ribbons: bool,
    /// How long the span before the playhead is; a loop goes before it.
    pub span: Span,
    found: Option<(Of, Flows)>,
    /// The colours of places, which lie on the ground of the picture.
    tiles: Tiles,
}

impl HeatMemory {
    /// The colours that are to lie on the ground.
    pub const fn tiles(&self) -> &Tiles {
        &self.tiles
    }

    /// Lays that over the picture, and nothing else.
    pub fn show(&mut self, layers: &[Layer]) {
        self.has_ribbons = layers.contains(&Layer::Flows);
        let heat = |layer: &Layer| match layer {
            Layer::Flows => None,
            Layer::Fill => Some(Heat::Fill),
            Layer::Load => Some(Heat::Load),
            Layer::Dwell => Some(Heat::Dwell),
            Layer::Travel => Some(Heat::Travel),
        };
        self.heat = layers.iter().find_map(heat).unwrap_or_default();
    }

    /// What is laid over the picture.
    pub fn layers(&self) -> Vec<Layer> {
        let heat = match self.heat {
            Heat::Off => None,
            Heat::Fill => Some(Layer::Fill),
            Heat::Load => Some(Layer::Load),
            Heat::Dwell => Some(Layer::Dwell),
            Heat::Travel => Some(Layer::Travel),
        };
        self.has_ribbons.then_some(Layer::Flows).into_iter().chain(heat).collect()
    }
}

/// The version of the log, and the span.
type Of = (u64, (EventTime, EventTime));

/// How far back it is looked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Span {
    /// An hour.
    #[default]
    Hour,
    /// Four hours.
    Four,
    /// A day.
    Day,
    /// From midnight on the clock of the site.
    Today,
}

impl Span {
    const ALL: [Self; 4] = [Self::Hour, Self::Four, Self::Day, Self::Today];

    /// How long it is; none where the clock tells.
    const fn hours(self) -> Option<i64> {
        match self {
            Self::Hour => Some(1),
            Self::Four => Some(4),
            Self::Day => Some(24),
            Self::Today => None,
        }
    }

    /// The message of its name.
    const fn label(self) -> &'static str {
        match self {
            Self::Hour => "heat-span-hour",
            Self::Four => "heat-span-four",
            Self::Day => "heat-span-day",
            Self::Today => "heat-span-today",
        }
    }
}

/// The choices of these layers, for a menu.
pub fn choices_ui(ui: &mut Ui, memory: &mut HeatMemory) {
    ui.label(egui::RichText::new(say!("heat-places")).color(theme::quiet()));
    for (heat, label) in [
        (Heat::Off, "heat-off"),
        (Heat::Fill, "heat-fill"),
        (Heat::Load, "heat-load"),
        (Heat::Dwell, "heat-dwell"),
        (Heat::Travel, "heat-travel"),
    ] {
        ui.radio_value(&mut memory.heat, heat, say!(label));
    }
    ui.checkbox(&mut memory.has_ribbons, say!("heat-flows"));
    ui.horizontal(|ui| {
        ui.label(say!("heat-over"));
        for span in Span::ALL {
            ui.selectable_value(&mut memory.span, span, say!(span.label())).on_hover_text(say!("heat-over-hint"));
        }
    });
}

/// Draws the layers that are wanted, with their legend; numbers stand where room for them is not `taken`.
pub fn draw(
    painter: &Painter,
    free: Rect,
    picture: &Picture<'_>,
    project: impl Fn(Vec3) -> Option<Pos2>,
    memory: &mut HeatMemory,
    taken: &mut Vec<Rect>,
) {
    memory.tiles.0.clear();
    if memory.heat == Heat::Off && !memory.has_ribbons {
        return;
    }
    let (span, words) = span(picture, memory.span);
    let of = (picture.log.version(), span);
    // How full places are now, the state tells.
    let is_of_now = memory.heat == Heat::Fill && !memory.has_ribbons;
    if !is_of_now && memory.found.as_ref().is_none_or(|(known, _)| *known != of) {
        let occupancy = Occupancy::default();
        let (log, layout, places) = (picture.log, picture.layout, picture.places);
        memory.found = Some((of, flows(&Scenery { log, layout, places, occupancy: &occupancy }, span)));
    }
    let none = Flows::default();
    let flows = memory.found.as_ref().filter(|_| !is_of_now).map_or(&none, |(_, flows)| flows);
    let loads = if memory.heat == Heat::Fill { fills(picture) } else { values(picture, flows, memory.heat) };
    let (mut most, is_cut) = scale(loads.iter().map(|(_, value)| *value));
    if memory.heat == Heat::Fill {
        // Full is full, however empty the others are.
        most = most.max(100.0);
    }
    if memory.heat == Heat::Travel {
        most = flows.travel.last().map_or(0.0, |ribbon| f64::from(ribbon.count));
        for ribbon in &flows.travel {
            let [Some(a), Some(b)] = [ribbon.from, ribbon.to].map(|point| project(world_from_hub(point, 0.4))) else {
                continue;
            };
            let part = (f64::from(ribbon.count) / most.max(1.0)).sqrt();
            painter.line_segment([a, b], Stroke::new(2.5 + 5.0 * part as f32, colour(part).gamma_multiply(0.85)));
        }
    }
    memory.tiles.0.extend(loads.iter().map(|(place, value)| {
        let [red, green, blue, _] = colour(share(*value, most)).to_array();
        (*place, [red, green, blue])
    }));
    let unit = memory.heat.unit();
    let thickest = flows.ribbons.last().map_or(0, |ribbon| ribbon.count);
    let ground = legend_room(free, memory);
    taken.push(ground);
    for (place, value) in &loads {
        tint(painter, picture.layout.get(*place), (*value, most, unit), &project, taken);
    }
    if memory.has_ribbons {
        for ribbon in &flows.ribbons {
            draw_ribbon(painter, ribbon, thickest, &project);
        }
    }
    legend(painter, ground, memory, &words, (most, is_cut && memory.heat != Heat::Fill, thickest));
}

/// Where the colours end, and whether something is beyond: one value that is far above all others would take their colours from them.
fn scale(values: impl Iterator<Item = f64>) -> (f64, bool) {
    let (most, next) = values.fold(
        (0.0, 0.0),
        |(most, next): (f64, f64), value| {
            if value > most { (value, most) } else { (most, next.max(value)) }
        },
    );
    let is_cut = next > 0.0 && most > next * 4.0;
    (if is_cut { next } else { most }, is_cut)
}

/// The span that is looked at, and what it is called: the loop, or so long before the playhead, in steps of a minute.
fn span(picture: &Picture<'_>, wanted: Span) -> ((EventTime, EventTime), String) {
    if let Some((from, until)) = picture.playback.looped {
        return ((from, until), say!("heat-between", from = picture.clock(from), until = picture.clock(until)));
    }
    const MINUTE: i64 = 60_000_000_000;
    let until = EventTime::from_nanos(picture.playback.time.nanos().div_euclid(MINUTE) * MINUTE);
    match wanted.hours() {
        Some(hours) => {
            ((until - TimeSpan::from_minutes(60 * hours), until), say!("heat-last", span = say!(wanted.label())))
        }
        None => ((until.midnight(picture.zone), until), say!("heat-today").to_owned()),
    }
}

/// Whether things stand at a place for a while.
fn is_meant(picture: &Picture<'_>, place: PlaceId) -> bool {
    let kind = picture.layout.get(place).kind;
    !matches!(kind, PlaceKind::Runway | PlaceKind::Road | PlaceKind::OffMap | PlaceKind::Device)
}

/// The places with what they are coloured by.
fn values(picture: &Picture<'_>, flows: &Flows, heat: Heat) -> Vec<(PlaceId, f64)> {
    let value = |load: &Load| match heat {
        Heat::Off | Heat::Fill | Heat::Travel => None,
        Heat::Load => Some(load.mean),
        Heat::Dwell => load.dwell_minutes,
    };
    let loads = flows.loads.iter().filter(|load| is_meant(picture, load.place));
    loads.filter_map(|load| Some((load.place, value(load)?))).collect()
}

/// The places at which something stands now, with what part of their slots that takes, in percent.
fn fills(picture: &Picture<'_>) -> Vec<(PlaceId, f64)> {
    let taken = taken(picture.state, picture.places);
    let part = |(place, count): (PlaceId, usize)| {
        (place, count as f64 / picture.layout.get(place).capacity().max(1) as f64 * 100.0)
    };
    taken.into_iter().filter(|(place, _)| is_meant(picture, *place)).map(part).collect()
}

/// How many things stand at each place; people take no slot.
fn taken(state: &HubState, places: &[Option<PlaceId>]) -> BTreeMap<PlaceId, usize> {
    let mut counts: BTreeMap<PlaceId, usize> = BTreeMap::new();
    for object in state.objects.iter().filter(|object| object.kind != ObjectKind::Person) {
        let Location::At(place) = object.location else { continue };
        if let Some(place) = places.get(place.index()).copied().flatten() {
            *counts.entry(place).or_default() += 1;
        }
    }
    counts
}

/// From little to much: from pale yellow over orange to a dark violet, told apart by everybody.
fn colour(part: f64) -> Color32 {
    const STEPS: [[f64; 3]; 4] = [[255.0, 240.0, 178.0], [244.0, 165.0, 66.0], [200.0, 70.0, 70.0], [84.0, 26.0, 92.0]];
    let at = part.clamp(0.0, 1.0) * 3.0;
    let k = (at as usize).min(2);
    let mix = |channel: usize| STEPS[k][channel] + (STEPS[k + 1][channel] - STEPS[k][channel]) * (at - k as f64);
    Color32::from_rgb(mix(0) as u8, mix(1) as u8, mix(2) as u8)
}

/// Where a value is between nothing and the most, so that little is told apart, too.
fn share(value: f64, most: f64) -> f64 {
    if most > 0.0 { (value / most).min(1.0).sqrt() } else { 0.0 }
}

fn tint(
    painter: &Painter,
    place: &Place,
    (value, most, unit): (f64, f64, &str),
    project: &impl Fn(Vec3) -> Option<Pos2>,
    taken: &mut Vec<Rect>,
) {
    let (l, w) = (place.size.0 / 2.0, place.size.1 / 2.0);
    let corners: Option<Vec<Pos2>> = [(l, w), (l, -w), (-l, -w), (-l, w)]
        .into_iter()
        .map(|(ahead, right)| project(world_from_hub(place.at.offset(place.heading, ahead, right), 0.5)))
        .collect();
    let Some(corners) = corners else { return };
    let room = Rect::from_points(&corners);
    let part = share(value, most);
    let fill = colour(part);
    // The colour itself lies on the ground, below what stands there.
    painter.add(Shape::closed_line(corners, Stroke::new(1.5, fill)));
    if room.width() > 34.0 && room.height() > 16.0 {
        // On a ground of its own, whatever stands below it.
        let ink = if part > 0.55 { Color32::WHITE } else { theme::ink() };
        let words = painter.layout_no_wrap(with_unit(number(value), unit), FontId::proportional(11.0), ink);
        let size = vec2((words.size().x + 6.0).max(30.0), 15.0);
        let ground = Rect::from_center_size(room.center(), size);
        if labels::take(taken, ground) {
            painter.rect_filled(ground, 3.0, fill.gamma_multiply(0.9));
            painter.galley(room.center() - words.size() / 2.0, words, ink);
        }
    }
}

fn number(value: f64) -> String {
    if value >= 10.0 { numbers::number(value, 0) } else { numbers::number(value, 1) }
}

fn with_unit(number: String, unit: &str) -> String {
    if unit.is_empty() { number } else { format!("{number} {unit}") }
}

/// How thick a ribbon is drawn, in points.
fn thickness(count: u32, most: u32) -> f32 {
    1.5 + 11.0 * (count as f32 / most.max(1) as f32).sqrt()
}

fn draw_ribbon(painter: &Painter, ribbon: &Ribbon, most: u32, project: &impl Fn(Vec3) -> Option<Pos2>) {
    let ends = [ribbon.from, ribbon.to].map(|point| project(world_from_hub(point, 0.6)));
    let [Some(a), Some(b)] = ends else { return };
    let wide = thickness(ribbon.count, most);
    let colour = theme::flow(ribbon.flow);
    painter.line_segment([a, b], Stroke::new(wide, colour.gamma_multiply(0.62)));
    let way = b - a;
    if way.length() > 46.0 {
        // Which way it goes.
        let (ahead, across) = (way.normalized() * (wide * 0.5 + 4.0), way.normalized().rot90() * (wide * 0.5 + 2.5));
        let middle = a + way * 0.5;
        let head = vec![middle + ahead, middle - ahead * 0.6 + across, middle - ahead * 0.6 - across];
        painter.add(Shape::convex_polygon(head, colour, Stroke::new(1.0, theme::panel())));
    }
}

/// Where the legend stands: at the foot of the picture on the left.
fn legend_room(free: Rect, memory: &HeatMemory) -> Rect {
    let lines = [(memory.heat != Heat::Off, HEAT_HIGH), (memory.has_ribbons, FLOWS_HIGH)];
    let high: f32 = lines.iter().filter(|(is_shown, _)| *is_shown).map(|(_, high)| high).sum();
    let size = vec2(262.0, 8.0 + high);
    Rect::from_min_size(pos2(free.left() + 14.0, free.bottom() - 14.0 - size.y), size)
}

/// How high the parts of the legend are, in points.
const HEAT_HIGH: f32 = 50.0;
const FLOWS_HIGH: f32 = 38.0;

/// What the colours and the thickness mean.
fn legend(
    painter: &Painter,
    ground: Rect,
    memory: &HeatMemory,
    words: &str,
    (most, is_cut, thickest): (f64, bool, u32),
) {
    painter.rect_filled(ground, 4.0, theme::label().gamma_multiply(0.9));
    let mut top = ground.top() + 6.0;
    let text = |at: Pos2, align: Align2, words: String| {
        painter.text(at, align, words, FontId::proportional(11.0), theme::ink());
    };
    let left = ground.left() + 10.0;
    let title = match memory.heat {
        Heat::Off => None,
        Heat::Fill => Some(say!("heat-fill-title").to_owned()),
        Heat::Load => Some(say!("heat-load-title", span = words)),
        Heat::Dwell => Some(say!("heat-dwell-title", span = words)),
        Heat::Travel => Some(say!("heat-travel-title", span = words)),
    };
    if let Some(title) = title {
        // Half of the colours are for a quarter of the most: see `share`.
        let half = number(most / 4.0);
        let most = match memory.heat {
            Heat::Load => say!("heat-load-most", most = number(most)),
            Heat::Travel => say!("heat-travel-most", drives = most),
            heat => with_unit(number(most), heat.unit()),
        };
        text(pos2(left, top), Align2::LEFT_TOP, title);
        let (from, width) = (pos2(left + 18.0, top + 17.0), 140.0);
        for k in 0..28 {
            let cell = Rect::from_min_size(from + vec2(k as f32 * width / 28.0, 0.0), vec2(width / 28.0 + 0.5, 9.0));
            painter.rect_filled(cell, 0.0, colour((k as f64 + 0.5) / 28.0));
        }
        text(pos2(left, top + 15.0), Align2::LEFT_TOP, "0".into());
        let most = if is_cut { format!("≥ {most}") } else { most };
        text(pos2(left + 164.0, top + 15.0), Align2::LEFT_TOP, most);
        text(from + vec2(width / 2.0, 10.0), Align2::CENTER_TOP, half);
        top += HEAT_HIGH;
    }
    if memory.has_ribbons {
        text(pos2(left, top), Align2::LEFT_TOP, say!("heat-flows-title", span = words));
        let mut at = left;
        for count in [1, (thickest / 4).max(1), thickest] {
            let y = top + 22.0;
            let wide = thickness(count, thickest);
            painter.line_segment([pos2(at, y), pos2(at + 26.0, y)], Stroke::new(wide, theme::bar()));
            text(pos2(at + 31.0, y), Align2::LEFT_CENTER, count.to_string());
            at += 72.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{EventLog, Flow, HubEvent, What, layout::scene::liege};

    /// One that is far beyond all others has the last colour, and the others theirs.
    #[test]
    fn one_far_beyond_the_others_does_not_take_their_colours() {
        assert_eq!(scale([2.0, 94.0, 6.0, 5.0].into_iter()), (6.0, true));
        assert_eq!(scale([2.0, 9.0, 6.0].into_iter()), (9.0, false));
        assert_eq!(scale([0.0, 3.0].into_iter()), (3.0, false));
        assert_eq!(scale(std::iter::empty()), (0.0, false));
        assert_eq!(colour(share(94.0, 6.0)), colour(1.0));
    }

    #[test]
    fn what_stands_at_a_place_takes_it_up_and_people_do_not() {
        let enters = |object: &'static str, kind: ObjectKind, at: Option<&'static str>| HubEvent {
            time: EventTime::from_secs(0),
            recorded: None,
            id: None,
            source: None,
            object: object.into(),
            what: What::Enters { kind, type_code: None, flow: Flow::None, at: at.map(Into::into), attributes: vec![] },
            extensions: Vec::new(),
        };
        let layout = liege();
        let log = EventLog::of(&[
            enters("PMC1", ObjectKind::Uld, Some("deck-1")),
            enters("PMC2", ObjectKind::Uld, Some("deck-1")),
            enters("WORKER", ObjectKind::Person, Some("deck-1")),
            enters("PMC3", ObjectKind::Uld, Some("nowhere that is known")),
            enters("PMC4", ObjectKind::Uld, None),
        ]);
        let places = layout.resolve(log.places());
        let counts = taken(&log.state_at(EventTime::from_secs(1)), &places);
        assert_eq!(counts.into_iter().collect::<Vec<_>>(), [(layout.place("deck-1").expect("a place"), 2)]);
    }

    #[test]
    fn every_way_to_colour_places_comes_in_turn_and_is_a_layer_of_its_own() {
        let (mut heat, mut memory) = (Heat::Off, HeatMemory::default());
        for _ in 0..4 {
            heat = heat.next();
            memory.heat = heat;
            let layers = memory.layers();
            memory.show(&layers);
            assert_eq!((memory.heat, layers.len()), (heat, 1));
        }
        assert_eq!(heat.next(), Heat::Off);
    }
}
