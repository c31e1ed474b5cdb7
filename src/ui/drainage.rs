//! Over the picture, while the environment is looked at: the way of the water from where it is led away to the basin and on to the
//! river, each with what goes there now.

use std::borrow::Cow;

use bevy::prelude::Vec3;
use bevy_egui::egui::{self, Color32, FontId, Painter, Pos2, Rect, Stroke, vec2};

use super::{labels, numbers::number, picture::Picture, theme};
use crate::{
    environment::{Report, Valve},
    hub::layout::{Catchment, Layout, Point, StormBasin, said},
    language::Language,
    say,
    twin::world_from_hub,
};

/// A way of the water: from where to where, how much goes there in L/s, and what is said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// Where it begins.
    pub from: Point,
    /// Where it ends.
    pub to: Point,
    /// L/s, where that is known.
    pub flow: Option<f64>,
    /// What it is, and how much.
    pub words: String,
}

/// How long the arrow is that leads out of the picture to the river, in metres; where its pipe lies is not known.
const OUT_M: f64 = 90.0;

/// The middle of the shape of that name.
fn middle(layout: &Layout, name: &str) -> Option<Point> {
    let shape = layout.shapes.iter().find(|shape| shape.name == name)?;
    let count = shape.outline.len().max(1) as f64;
    let sum = shape.outline.iter().fold((0.0, 0.0), |sum, point| (sum.0 + point.east, sum.1 + point.north));
    Some(Point::new(sum.0 / count, sum.1 / count))
}

/// All ways of the water that the scene knows the ends of.
pub fn ways(layout: &Layout, report: &Report) -> Vec<Way> {
    let (grounds, water) = (&layout.grounds, &report.water);
    let is_known = water.known_minutes > 0;
    let unknown = say!("drainage-unknown");
    let told = |flow: Option<f64>| flow.map_or_else(|| unknown.to_owned(), |flow| format!("{} L/s", number(flow, 0)));
    let mut all = Vec::new();
    let into = |area: &Catchment| grounds.basin_of(area).and_then(|basin| middle(layout, &grounds.basins[basin].name));
    for (k, area) in grounds.catchments.iter().enumerate() {
        let Some((from, to)) = area.shape.as_ref().and_then(|shape| middle(layout, shape)).zip(into(area)) else {
            continue;
        };
        let flow = water.catchments_l_per_s.get(k).copied().filter(|_| is_known);
        let words = match grounds.separator.as_ref().filter(|_| !area.is_clean) {
            None => say!("drainage-area", area = said(&area.name), flow = told(flow)),
            Some(through) => say!(
                "drainage-area-through",
                area = said(&area.name),
                flow = told(flow),
                separator = within_words(&said(&through.name)),
            ),
        };
        all.push(Way { from, to, flow, words });
    }
    for pool in &water.basins {
        let Some(from) = middle(layout, &pool.basin.name) else { continue };
        let flow = pool.outflow_l_per_s();
        let words = match pool.valve() {
            Valve::Shut => say!("drainage-shut", outlet = outlet(&pool.basin)),
            Valve::Open => say!("drainage-pipe", outlet = outlet(&pool.basin), flow = told(flow)),
        };
        // The Meuse lies to the south-east.
        all.push(Way { from, to: Point::new(from.east + OUT_M * 0.7, from.north - OUT_M * 0.7), flow, words });
    }
    all
}

/// A name of the scene as it stands within a sentence; German nouns keep their capital.
fn within_words(name: &str) -> String {
    if Language::spoken() == Language::German { name.to_owned() } else { name.to_lowercase() }
}

/// Where the water of a basin goes; where the program does not know its words, the article before it is English.
fn outlet(basin: &StormBasin) -> Cow<'_, str> {
    let told = said(&basin.outlet);
    if Language::spoken() == Language::English || *told != basin.outlet {
        return told;
    }
    basin.outlet.trim_start_matches("the ").into()
}

/// Draws them: dashed, since nobody has told where the pipes lie, and as thick as much goes there.
pub fn draw(
    painter: &Painter,
    picture: &Picture<'_>,
    report: &Report,
    project: impl Fn(Vec3) -> Option<Pos2>,
    taken: &mut Vec<Rect>,
) {
    const WATER: Color32 = Color32::from_rgb(20, 92, 140);
    for way in ways(picture.layout, report) {
        let [Some(a), Some(b)] = [way.from, way.to].map(|point| project(world_from_hub(point, 1.0))) else { continue };
        let wide = 1.5 + (way.flow.unwrap_or_default() / 60.0).sqrt().min(3.0) as f32 * 1.5;
        painter.extend(egui::Shape::dashed_line(&[a, b], Stroke::new(wide, WATER), 9.0, 6.0));
        let along = (b - a).normalized();
        let (back, across) = (along * (wide + 8.0), along.rot90() * (wide + 4.0));
        let head = vec![b, b - back + across, b - back - across];
        painter.add(egui::Shape::convex_polygon(head, WATER, Stroke::NONE));
        let galley = painter.layout_no_wrap(way.words, FontId::proportional(12.0), theme::ink());
        let size = galley.size() + vec2(10.0, 4.0);
        // Where it is free along the way.
        let rooms = [0.5, 0.3, 0.7, 0.15, 0.85].map(|part| Rect::from_center_size(a + (b - a) * part, size));
        if let Some(room) = rooms.into_iter().find(|room| labels::take(taken, *room)) {
            painter.rect_filled(room, 4.0, theme::label());
            painter.galley(room.min + vec2(5.0, 2.0), galley, theme::ink());
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::{
        environment::{Site, report},
        hub::{EventLog, EventTime, HubEvent, TimeSpan, What, layout::scene::liege},
    };

    #[test]
    fn the_water_is_led_from_roof_and_yards_to_the_basin_and_the_river() {
        let layout = liege();
        let begin = EventTime::parse("2021-06-21T00:00:00Z").expect("a time");
        let told = |minute: i64, object: &'static str, quantity: &'static str, value: f64| HubEvent {
            time: begin + TimeSpan::from_minutes(minute),
            recorded: None,
            id: None,
            source: None,
            object: object.into(),
            what: What::Measures { quantity: quantity.into(), value, unit: "1".into() },
            extensions: Vec::new(),
        };
        let mut events: Vec<HubEvent<'static>> = (0..300).map(|minute| told(minute, "mast", "rain", 20.0)).collect();
        events.push(told(200, "storm-basin", "valve_open", 0.0));
        let at = |minute: i64, log: &EventLog| {
            let site = Site::bundled().expect("a site");
            let report = report(log, &layout, &site, &TimeZone::UTC, begin + TimeSpan::from_minutes(minute));
            ways(&layout, &report.expect("a report"))
        };
        let log = EventLog::of(&events);
        let words: Vec<String> = at(100, &log).into_iter().map(|way| way.words).collect();
        assert_eq!(words.len(), 5, "{words:?}");
        assert!(words[0].starts_with("Roof of the hall 1") && words[0].ends_with(" L/s"), "{words:?}");
        assert!(words[1].contains("Truck yard") && words[1].ends_with("through the oil separator"), "{words:?}");
        assert!(words[4].starts_with("By pipe to the Meuse, "), "{words:?}");
        let shut = at(250, &log).pop().expect("a way");
        assert_eq!((shut.words.as_str(), shut.flow), ("Valve shut: nothing to the Meuse", Some(0.0)));
        let silent = at(100, &EventLog::of(&[told(0, "transformer", "load", 1.0)]));
        assert!(silent.iter().all(|way| way.flow.is_none() && way.words.contains("not known")), "{silent:?}");
    }
}
