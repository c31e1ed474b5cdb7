//! A link that opens a very picture: which log, which instant, what is chosen, from where one looks.

use std::{fmt, str::FromStr};

use url::{Url, form_urlencoded};

use crate::{
    hub::layout::{Heading, RoofMode, View},
    language::quoted,
    say,
};

/// A picture, as `hubscope://open?…` names it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// The log; the bundled day when there is none.
    pub log: Option<String>,
    /// The instant, as on the command line.
    pub at: Option<String>,
    /// The object that is chosen.
    pub select: Option<String>,
    /// The incident whose card is open, by its key.
    pub incident: Option<String>,
    /// Where one looks from.
    pub eye: Option<View>,
    /// The scene; that of the program when there is none.
    pub scene: Option<String>,
    /// The file that maps the ids of another system to places of the scene.
    pub map: Option<String>,
}

/// A link that opens nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// It is no link of ours.
    #[error("{}", say!("link-not-ours", found = quoted(found)))]
    NotOurs {
        /// The text.
        found: String,
    },
    /// It has a part that is not known or means nothing.
    #[error("{}", say!("link-part", expected = *expected, part = quoted(part), found = quoted(found)))]
    Part {
        /// Its name.
        part: String,
        /// What it may be.
        expected: &'static str,
        /// What it is.
        found: String,
    },
}

/// Before every link.
const SCHEME: &str = "hubscope://";

impl Link {
    /// Whether text is meant as a link.
    pub fn is_one(text: &str) -> bool {
        text.starts_with(SCHEME)
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let named = [
            ("log", &self.log),
            ("at", &self.at),
            ("select", &self.select),
            ("incident", &self.incident),
            ("scene", &self.scene),
            ("map", &self.map),
        ];
        for (name, value) in named {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
        if let Some(View { target: (east, north, up), distance, heading, pitch, roof, .. }) = &self.eye {
            let heading = heading.degrees();
            query.append_pair("eye", &format!("{east:.2},{north:.2},{up:.2},{distance:.2},{heading:.2},{pitch:.2}"));
            query.append_pair("roof", roof_word(*roof));
        }
        write!(f, "{SCHEME}open?{}", query.finish())
    }
}

fn roof_word(roof: RoofMode) -> &'static str {
    match roof {
        RoofMode::On => "on",
        RoofMode::Ghost => "ghost",
        RoofMode::Off => "off",
    }
}

impl FromStr for Link {
    type Err = LinkError;

    fn from_str(text: &str) -> Result<Self, LinkError> {
        let not_ours = || LinkError::NotOurs { found: text.to_owned() };
        let url = Url::parse(text).map_err(|_| not_ours())?;
        if url.scheme() != "hubscope" || url.host_str() != Some("open") {
            return Err(not_ours());
        }
        let mut link = Self::default();
        let mut roof = None;
        for (name, value) in url.query_pairs() {
            let wrong = |expected| LinkError::Part { part: name.to_string(), expected, found: value.to_string() };
            match name.as_ref() {
                "log" => link.log = Some(value.into_owned()),
                "at" => link.at = Some(value.into_owned()),
                "select" => link.select = Some(value.into_owned()),
                "incident" => link.incident = Some(value.into_owned()),
                "scene" => link.scene = Some(value.into_owned()),
                "map" => link.map = Some(value.into_owned()),
                "eye" => link.eye = Some(eye(&value).ok_or_else(|| wrong(say!("link-eye")))?),
                "roof" => {
                    let known = [RoofMode::On, RoofMode::Ghost, RoofMode::Off];
                    let found = known.into_iter().find(|roof| roof_word(*roof) == value);
                    roof = Some(found.ok_or_else(|| wrong(say!("link-roof")))?);
                }
                _ => return Err(wrong(say!("link-parts"))),
            }
        }
        if let (Some(eye), Some(roof)) = (&mut link.eye, roof) {
            eye.roof = roof;
        }
        Ok(link)
    }
}

fn eye(text: &str) -> Option<View> {
    let numbers: Vec<f64> = text
        .split(',')
        .map(|part| part.parse().ok().filter(|number: &f64| number.is_finite()))
        .collect::<Option<_>>()?;
    let &[east, north, up, distance, heading, pitch] = &numbers[..] else { return None };
    Some(View {
        name: "Link".into(),
        target: (east, north, up),
        distance,
        heading: Heading::from_degrees(heading),
        pitch,
        roof: RoofMode::Ghost,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_says_what_it_opens() {
        let eye = View {
            name: "Link".into(),
            target: (-700.5, 12.0, 0.0),
            distance: 90.0,
            heading: Heading::from_degrees(338.0),
            pitch: 30.0,
            roof: RoofMode::Off,
        };
        let link = Link {
            log: Some("/logs/a day & more.ndjson".into()),
            at: Some("2021-11-08T11:30:00+01:00".into()),
            select: Some("PMC 1".into()),
            incident: Some("late-arrival@2021-11-08T11:30:00Z".into()),
            eye: Some(eye),
            scene: Some("/scenes/bern.scene.ron".into()),
            map: Some("ids é.map.ron".into()),
        };
        assert_eq!(link.to_string().parse(), Ok(link));
        assert_eq!("hubscope://open".parse(), Ok(Link::default()));
    }

    #[track_caller]
    fn check_refused(text: &str, words: &str) {
        let error = text.parse::<Link>().expect_err("refused").to_string();
        assert!(error.contains(words), "{error}");
    }

    #[test]
    fn a_link_that_opens_nothing_says_why() {
        check_refused("hubscope://close?log=a", "hubscope://open");
        check_refused("hubscope://open?eye=1,2", "six numbers");
        check_refused("hubscope://open?eye=1,2,3,4,5,inf", "six numbers");
        check_refused("hubscope://open?roof=up", "on, ghost or off");
        check_refused("hubscope://open?run=rm", "\"run\"");
    }
}
