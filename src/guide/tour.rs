//! A tour: stops with a place to look from, an instant, and two lines of words.

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::Text;
use crate::{
    hub::{
        EventLog, Layout, TimeInput, did_you_mean,
        layout::{RoofMode, View},
        nearest,
    },
    kpi,
    language::quoted,
    say,
};

/// A tour.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tour {
    /// What it is called.
    pub title: Text,
    /// Where it goes, in order.
    pub stops: Vec<Stop>,
}

/// One stop of a tour.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stop {
    /// What it is called.
    pub title: Text,
    /// Where one looks from.
    pub eye: Eye,
    /// The instant, as on the command line: `12:30`, `2021-11-08 12:30`, RFC 3339; left out, it stays as it is.
    #[serde(default)]
    pub at: Option<String>,
    /// Seconds of the hub per second while one looks; left out, it stands still.
    #[serde(default)]
    pub speed: Option<f64>,
    /// The object that is chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub select: Option<String>,
    /// The place that is chosen, by its id in the scene, where no object is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Objects and places whose names stand out in the picture.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub highlights: Vec<String>,
    /// What is laid over the picture.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<Layer>,
    /// A key figure that stands beside the words, by its id, over the last 60 minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<String>,
    /// How the eye comes there.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub easing: Easing,
    /// How the roof is drawn; left out, as the view has it.
    #[serde(default)]
    pub roof: Option<RoofMode>,
    /// Whether the announced project is outlined.
    #[serde(default)]
    pub announced: bool,
    /// What is said: two lines.
    pub caption: Text,
    /// Where the figures come from.
    #[serde(default)]
    pub source: Option<Text>,
    /// How long one looks, in seconds, when the tour goes on by itself.
    pub secs: f64,
    /// What the presenter says and the audience does not see.
    #[serde(default)]
    pub notes: Text,
}

/// What a stop lays over the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Layer {
    /// What went from where to where.
    Flows,
    /// Places by what part of their room is taken.
    Fill,
    /// Places by how many things stood there.
    Load,
    /// Places by how long things stood there.
    Dwell,
    /// Ways by how often they were taken.
    Travel,
}

/// How the eye comes to a stop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Easing {
    /// Slowly at both ends.
    #[default]
    Smooth,
    /// With the same speed all the way.
    Even,
    /// At once.
    Cut,
}

/// What is usual is not written.
fn is_usual(easing: &Easing) -> bool {
    *easing == Easing::Smooth
}

/// Where one looks from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Eye {
    /// A view of the scene, by its name.
    Named(String),
    /// A view of the tour's own.
    Free(View),
    /// The chosen object, which is followed.
    Follow,
}

/// The tours that come with the program, with their names.
pub const TOURS: [(&str, &str); 2] =
    [("hub", include_str!("../../scenes/tours/hub.ron")), ("parcel", include_str!("../../scenes/tours/parcel.ron"))];

/// What is wrong with a tour.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum TourError {
    /// The text is not RON, or no tour.
    #[error("{}", say!("tour-syntax", line = line.to_string(), column = column.to_string(), reason = reason))]
    Syntax {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// What is wrong.
        reason: String,
    },
    /// It goes nowhere.
    #[error("{}", say!("tour-no-stops"))]
    Empty,
    /// A stop names a view that the scene does not have.
    #[error(
        "{}",
        say!("tour-no-view", stop = stop.to_string(), found = quoted(found), near = did_you_mean(nearest.as_deref()))
    )]
    NoView {
        /// From 1.
        stop: usize,
        /// The name.
        found: String,
        /// What may have been meant.
        nearest: Option<String>,
    },
    /// A stop names an object that the log does not know.
    #[error(
        "{}",
        say!("tour-no-object", stop = stop.to_string(), found = quoted(found), near = did_you_mean(nearest.as_deref()))
    )]
    NoObject {
        /// From 1.
        stop: usize,
        /// The name.
        found: String,
        /// What may have been meant.
        nearest: Option<String>,
    },
    /// A stop names a place that the scene does not have, or a thing that is neither place nor object.
    #[error(
        "{}",
        say!(
            "tour-unknown",
            stop = stop.to_string(),
            found = quoted(found),
            what = *what,
            near = did_you_mean(nearest.as_deref()),
        )
    )]
    Unknown {
        /// From 1.
        stop: usize,
        /// The name.
        found: String,
        /// What it should be.
        what: &'static str,
        /// What may have been meant.
        nearest: Option<String>,
    },
    /// A stop colours places by more than one thing.
    #[error("{}", say!("tour-two-heats", stop = stop.to_string()))]
    TwoHeats {
        /// From 1.
        stop: usize,
    },
    /// A stop follows and chooses nothing.
    #[error("{}", say!("tour-follows-nothing", stop = stop.to_string()))]
    NothingToFollow {
        /// From 1.
        stop: usize,
    },
    /// A stop has an instant that is none.
    #[error("{}", say!("tour-no-time", stop = stop.to_string(), found = quoted(found), reason = reason))]
    NoTime {
        /// From 1.
        stop: usize,
        /// The text.
        found: String,
        /// What is wrong.
        reason: String,
    },
    /// What a stop chooses is not there then.
    #[error("{}", say!("tour-not-there", stop = stop.to_string(), found = quoted(found), at = at))]
    NotThere {
        /// From 1.
        stop: usize,
        /// The name.
        found: String,
        /// The instant, as it stands there.
        at: String,
    },
    /// A stop takes no time, or for ever.
    #[error("{}", say!("tour-lasts", stop = stop.to_string(), found = found.to_string()))]
    Duration {
        /// From 1.
        stop: usize,
        /// Seconds.
        found: f64,
    },
    /// A stop has a speed that is none.
    #[error("{}", say!("tour-speed-range", stop = stop.to_string(), found = found.to_string()))]
    Speed {
        /// From 1.
        stop: usize,
        /// Seconds of the hub per second.
        found: f64,
    },
    /// A stop says nothing.
    #[error("{}", say!("tour-wordless", stop = stop.to_string()))]
    Wordless {
        /// From 1.
        stop: usize,
    },
}

impl Tour {
    /// How long it lasts when it goes on by itself: the flight to a stop is part of the stop.
    pub fn secs(&self) -> f64 {
        self.stops.iter().map(|stop| stop.secs).sum()
    }

    /// Reads a tour.
    pub fn parse(text: &str) -> Result<Self, TourError> {
        ron::from_str(text).map_err(|error| TourError::Syntax {
            line: error.span.start.line,
            column: error.span.start.col,
            reason: error.code.to_string(),
        })
    }

    /// Writes a tour as it is read.
    pub fn to_ron(&self) -> String {
        // Everything in a tour is plain data, which RON can write.
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).unwrap_or_default()
    }

    /// Everything that is wrong with it on a layout and a log.
    pub fn check(&self, layout: &Layout, log: &EventLog) -> Vec<TourError> {
        let mut wrong = Vec::new();
        if self.stops.is_empty() {
            wrong.push(TourError::Empty);
        }
        for (stop, found) in (1..).zip(&self.stops) {
            found.check(stop, layout, log, &mut wrong);
        }
        wrong
    }
}

impl Stop {
    fn check(&self, stop: usize, layout: &Layout, log: &EventLog, wrong: &mut Vec<TourError>) {
        match &self.eye {
            Eye::Named(name) if !layout.views.iter().any(|view| view.name == *name) => {
                let views = layout.views.iter().map(|view| view.name.as_str());
                let nearest = nearest(name, views).map(str::to_owned);
                wrong.push(TourError::NoView { stop, found: name.clone(), nearest });
            }
            Eye::Follow if self.select.is_none() => wrong.push(TourError::NothingToFollow { stop }),
            Eye::Named(_) | Eye::Free(_) | Eye::Follow => {}
        }
        if let Some(name) = self.select.as_ref().filter(|name| log.object(name).is_none()) {
            let names = log.objects().map(|object| log.object_name(object));
            let nearest = nearest(name, names).map(str::to_owned);
            wrong.push(TourError::NoObject { stop, found: name.clone(), nearest });
        }
        let places = || layout.places().map(|(_, place)| place.id.as_str());
        let mut unknown = |found: &str, what: &'static str, nearest: Option<&str>| {
            let nearest = nearest.map(str::to_owned);
            wrong.push(TourError::Unknown { stop, found: found.to_owned(), what, nearest });
        };
        if let Some(id) = self.place.as_ref().filter(|id| layout.place(id).is_none()) {
            unknown(id, say!("tour-a-place"), nearest(id, places()));
        }
        for name in &self.highlights {
            if log.object(name).is_none() && layout.place(name).is_none() {
                let names = log.objects().map(|object| log.object_name(object)).chain(places());
                unknown(name, say!("tour-an-object-or-place"), nearest(name, names));
            }
        }
        if let Some(id) = self.figure.as_ref().filter(|id| !kpi::ALL.iter().any(|kpi| kpi.id == id.as_str())) {
            unknown(id, say!("tour-a-figure"), nearest(id, kpi::ALL.iter().map(|kpi| kpi.id)));
        }
        if self.layers.iter().filter(|layer| **layer != Layer::Flows).count() > 1 {
            wrong.push(TourError::TwoHeats { stop });
        }
        let at = self.at.clone().unwrap_or_default();
        match self.at.as_deref().map(TimeInput::parse) {
            Some(Err(error)) => wrong.push(TourError::NoTime { stop, found: at, reason: error.to_string() }),
            Some(Ok(time)) => {
                let zone = TimeZone::get(&layout.time_zone).unwrap_or(TimeZone::UTC);
                let time = log.span().and_then(|(begin, _)| time.resolve(begin, &zone));
                let chosen = self.select.as_ref().and_then(|name| Some((name, log.object(name)?)));
                if let Some(((found, object), time)) = chosen.zip(time)
                    && log.object_at(object, time).is_none()
                {
                    wrong.push(TourError::NotThere { stop, found: found.clone(), at });
                }
            }
            None => {}
        }
        if !(1.0..=600.0).contains(&self.secs) {
            wrong.push(TourError::Duration { stop, found: self.secs });
        }
        if let Some(found) = self.speed.filter(|speed| !(0.1..=3_600.0).contains(speed)) {
            wrong.push(TourError::Speed { stop, found });
        }
        if self.title.is_empty() || self.caption.is_empty() {
            wrong.push(TourError::Wordless { stop });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STOP: &str = r#"(title: {"en": "A"}, eye: Named("Overview"), caption: {"en": "B"}, secs: 10)"#;

    fn layout() -> Layout {
        crate::hub::layout::scene::liege()
    }

    #[track_caller]
    fn check(change: (&str, &str), words: &str) {
        let stop = STOP.replace(change.0, change.1);
        let tour = Tour::parse(&format!("(title: {{\"en\": \"T\"}}, stops: [{STOP}, {stop}])")).expect("a tour");
        let wrong = tour.check(&layout(), &EventLog::default());
        assert_eq!(wrong.len(), 1, "{wrong:?}");
        let said = wrong[0].to_string();
        assert!(said.contains("stop 2") && said.contains(words), "{said}");
    }

    #[test]
    fn what_is_wrong_with_a_tour_is_named_with_its_stop() {
        check(("Named(\"Overview\")", "Named(\"Overveiw\")"), "did you mean \"Overview\"");
        check(("Named(\"Overview\")", "Follow"), "add select");
        check(("secs: 10", "secs: 0"), "1 to 600");
        check(("secs: 10", "secs: 10, speed: Some(0)"), "0.1 to 3600");
        check(("secs: 10", "secs: 10, at: Some(\"noon\")"), "\"noon\"");
        check(("secs: 10", "secs: 10, select: Some(\"X\")"), "does not know");
        check(("secs: 10", "secs: 10, place: Some(\"dok-1\")"), "did you mean \"dock-1\"");
        check(("secs: 10", "secs: 10, highlights: [\"dock-2\", \"X\"]"), "\"X\"");
        check(("secs: 10", "secs: 10, figure: Some(\"dock-trun\")"), "did you mean \"dock-turn\"");
        check(("secs: 10", "secs: 10, layers: [Flows, Load, Dwell]"), "leave one");
        check(("\"B\"", "\" \""), "no caption");
        assert!(Tour::parse("(title: {},\nstops: 3)").expect_err("no tour").to_string().contains("line 2"));
        let empty = Tour::parse("(title: {}, stops: [])").expect("a tour");
        assert_eq!(empty.check(&layout(), &EventLog::default()), [TourError::Empty]);
    }

    #[test]
    fn a_tour_is_written_as_it_is_read() {
        let tour = Tour::parse(&format!("(title: {{\"en\": \"T\"}}, stops: [{STOP}])")).expect("a tour");
        assert_eq!(Tour::parse(&tour.to_ron()), Ok(tour));
    }
}
