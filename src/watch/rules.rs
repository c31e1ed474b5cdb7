//! What is looked for: rules as data, so that a site can have its own limits.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Incident, Sighting, crowds, lateness, readers, readings, stays, stream, told};
use crate::{
    hub::{ObjectKind, Severity, TimeSpan, What, did_you_mean, layout::PlaceKind, motion::Scenery, nearest},
    language::Text,
    language::quoted,
    say,
};

/// The rules of a site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Each of them.
    pub rules: Vec<Rule>,
    /// What one would do about what a rule finds, by its id, and about an alarm, as `alarm/NAME`.
    #[serde(default)]
    pub advice: BTreeMap<String, Text>,
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// A short name that no other rule has.
    pub id: String,
    /// What it finds, in a few words.
    pub label: Text,
    /// Where its limits come from: a source, or `assumption`.
    pub basis: String,
    /// How bad what it finds is.
    pub severity: Severity,
    /// What it looks for.
    pub find: Find,
    /// What is at most this many minutes apart is one incident; left out, each thing found is one of its own.
    #[serde(default)]
    pub merge_minutes: Option<u32>,
    /// Fewer things than that, found together, are all right.
    #[serde(default)]
    pub least_together: u32,
    /// Alarms that tell of the same: one that is on while it lasts is no incident of its own.
    #[serde(default)]
    pub same_as: Vec<Link>,
    /// What may have brought it about, the likeliest first.
    #[serde(default)]
    pub because_of: Vec<Link>,
}

/// Another incident, that brought one about or is the same: a rule by its id, an alarm as `alarm/NAME`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Link {
    /// An incident of the same object.
    Same(String),
    /// Any incident that was on before.
    Any(String),
}

impl Link {
    /// The rule or alarm that it names.
    pub fn id(&self) -> &str {
        match self {
            Self::Same(id) | Self::Any(id) => id,
        }
    }

    /// Whether `other` is one that it names, seen from an incident.
    pub(super) fn is_between(&self, other: &Incident, incident: &Incident) -> bool {
        let is_near = || match self {
            Self::Same(_) => other.objects().iter().any(|object| incident.objects().contains(object)),
            Self::Any(_) => true,
        };
        other.is_named(self.id()) && is_near()
    }
}

/// What a rule looks for. Minutes and counts are limits: at the limit it is not yet found, beyond it it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Find {
    /// Alarms that the log tells of.
    Alarm,
    /// More objects of a kind at once at places of some kinds than a limit, for longer than some minutes.
    Crowd {
        /// What stands there.
        kind: ObjectKind,
        /// Where.
        at: Vec<PlaceKind>,
        /// How many are still all right.
        limit: u32,
        /// For so long more are all right.
        for_minutes: u32,
    },
    /// A queue that grows: more objects of a kind at places of some kinds than there were some minutes before, by more than a
    /// limit.
    Growing {
        /// What stands there.
        kind: ObjectKind,
        /// Where.
        at: Vec<PlaceKind>,
        /// By how many more is still all right.
        limit: u32,
        /// Than so long before.
        within_minutes: u32,
    },
    /// Places that stay empty while objects wait for them: more than a limit wait, and no more than so many places are taken, for
    /// longer than some minutes.
    Idle {
        /// What waits.
        kind: ObjectKind,
        /// Where it waits.
        waits_at: Vec<PlaceKind>,
        /// How many may wait.
        limit: u32,
        /// For what.
        of: PlaceKind,
        /// With more of these taken, they are at work.
        taken: u32,
        /// For so long that is all right.
        for_minutes: u32,
    },
    /// More objects held at once than a limit, for longer than some minutes.
    Held {
        /// Who holds them.
        hold: String,
        /// How many are still all right.
        limit: u32,
        /// For so long more are all right.
        for_minutes: u32,
    },
    /// A hold that lasts longer than some minutes.
    HeldLong {
        /// Who holds.
        hold: String,
        /// How long is still all right.
        limit_minutes: u32,
    },
    /// An object that stays at a place of some kinds longer than some minutes.
    Dwell {
        /// What stands there.
        kind: ObjectKind,
        /// Where.
        at: Vec<PlaceKind>,
        /// How long is still all right.
        limit_minutes: u32,
    },
    /// A milestone that is reached later than it was first planned.
    Late {
        /// Whose.
        kind: ObjectKind,
        /// A status code, or the id of the place where an object is then.
        milestone: String,
        /// How late is still all right.
        limit_minutes: u32,
        /// Up to so late it is worth a word and no more; left out, all beyond the limit weighs the same.
        #[serde(default)]
        grave_minutes: Option<u32>,
    },
    /// A milestone whose plan is moved to a later time: what was known of a delay before it came.
    PutOff {
        /// Whose.
        kind: ObjectKind,
        /// The milestone, as plans name it.
        milestone: String,
        /// By how much, against the first plan, is still all right.
        limit_minutes: u32,
    },
    /// An object that stands at another place than was planned, of those of one kind.
    WrongPlace {
        /// What stands there.
        kind: ObjectKind,
        /// Of which places one was planned.
        at: PlaceKind,
    },
    /// A ULD for a flight that is not aboard when the flight departs.
    LeftBehind,
    /// A measured value outside a range.
    Range {
        /// What measures.
        kind: ObjectKind,
        /// The quantity.
        quantity: String,
        /// The least value that is all right.
        #[serde(default)]
        least: Option<f64>,
        /// The greatest value that is all right.
        #[serde(default)]
        most: Option<f64>,
        /// A return into the range that is shorter than this is none: a sensor wavers about a limit.
        #[serde(default)]
        settle_minutes: u32,
    },
    /// A basin of the scene whose gauge tells more than the level that should not be passed.
    BasinLevel {
        /// A return below it that is shorter than this is none.
        #[serde(default)]
        settle_minutes: u32,
    },
    /// An alarm of some name while a valve is open that should be shut.
    OpenValve {
        /// The alarm.
        alarm: String,
        /// The quantity that is above zero while the valve is open.
        quantity: String,
    },
    /// Objects that pass a read point, one after the other, and are not seen by it.
    SilentReader {
        /// Where read points are.
        at: Vec<PlaceKind>,
        /// So many in a row are all right.
        limit: u32,
    },
    /// An object that a read point sees again within some seconds.
    ScannedTwice {
        /// How soon is too soon.
        within_secs: u32,
    },
    /// Nothing comes to places of a kind for some minutes, while there is work before them and room after them.
    Standstill {
        /// Where nothing comes; places whose ids differ only in their last number are one machine.
        at: PlaceKind,
        /// How long is still all right.
        limit_minutes: u32,
        /// Where the work waits or is done.
        upstream: PlaceKind,
        /// From how many objects there on it is work.
        busy: u32,
        /// A quantity that counts the people who do it, and how many one object takes: no more of it is work than they can do. Where
        /// the log does not tell of them, all of it is.
        #[serde(default)]
        crew: Option<(String, u32)>,
        /// Where goods and empties go next; with nine in ten slots of one of these kinds taken, a machine may wait.
        downstream: Vec<PlaceKind>,
    },
    /// No event of any sort for some minutes.
    Gap {
        /// How long is still all right.
        limit_minutes: u32,
    },
    /// A feed that tells late or twice.
    Feed {
        /// How many of a thousand events may be late, or there twice.
        limit_per_mille: u32,
    },
}

impl Find {
    /// Everything that it sees in a log.
    pub(super) fn sightings(&self, scenery: &Scenery<'_>) -> Vec<Sighting> {
        let minutes = |minutes: &u32| TimeSpan::from_minutes(i64::from(*minutes));
        match self {
            Self::Alarm => told::alarms(scenery),
            Self::Crowd { kind, at, limit, for_minutes } => {
                crowds::at_places(scenery, *kind, at, (*limit, minutes(for_minutes)))
            }
            Self::Growing { kind, at, limit, within_minutes } => {
                crowds::growing(scenery, *kind, at, (*limit, minutes(within_minutes)))
            }
            Self::Idle { kind, waits_at, limit, of, taken, for_minutes } => {
                crowds::idle(scenery, *kind, (waits_at, *limit), (*of, *taken), minutes(for_minutes))
            }
            Self::Held { hold, limit, for_minutes } => crowds::held(scenery, hold, (*limit, minutes(for_minutes))),
            Self::HeldLong { hold, limit_minutes } => stays::held_long(scenery, hold, minutes(limit_minutes)),
            Self::Dwell { kind, at, limit_minutes } => stays::dwell(scenery, *kind, at, minutes(limit_minutes)),
            Self::Late { kind, milestone, limit_minutes, .. } => {
                lateness::late(scenery, *kind, milestone, minutes(limit_minutes))
            }
            Self::PutOff { kind, milestone, limit_minutes } => {
                lateness::put_off(scenery, *kind, milestone, minutes(limit_minutes))
            }
            Self::WrongPlace { kind, at } => lateness::wrong_place(scenery, *kind, *at),
            Self::LeftBehind => lateness::left_behind(scenery),
            Self::Range { kind, quantity, least, most, settle_minutes } => {
                readings::range(scenery, *kind, quantity, (*least, *most), minutes(settle_minutes))
            }
            Self::BasinLevel { settle_minutes } => readings::basin_level(scenery, minutes(settle_minutes)),
            Self::OpenValve { alarm, quantity } => readings::open_valve(scenery, alarm, quantity),
            Self::SilentReader { at, limit } => readers::silent(scenery, at, *limit),
            Self::ScannedTwice { within_secs } => {
                readers::scanned_twice(scenery, TimeSpan::from_secs(i64::from(*within_secs)))
            }
            Self::Standstill { at, limit_minutes, upstream, busy, crew, downstream } => {
                stays::standstill(scenery, *at, minutes(limit_minutes), (*upstream, *busy, crew.as_ref()), downstream)
            }
            Self::Gap { limit_minutes } => stream::gaps(scenery, minutes(limit_minutes)),
            Self::Feed { limit_per_mille } => stream::feed(scenery, *limit_per_mille),
        }
    }

    /// Whether an event at a moment of what it sees proves it: with a promise stands much else.
    pub(super) fn is_proof(&self, what: &What<'_>) -> bool {
        match self {
            Self::Late { milestone, .. } | Self::PutOff { milestone, .. } => {
                matches!(what, What::Plan { milestone: planned, .. } if planned == milestone)
                    || what.is_milestone(milestone)
            }
            _ => true,
        }
    }

    /// Whether what it sees is worth a word and no more.
    pub(super) fn is_mild(&self, worst: &Sighting) -> bool {
        match self {
            Self::Late { grave_minutes: Some(grave), .. } => worst.measure <= f64::from(*grave),
            _ => false,
        }
    }
}

/// Why rules cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RuleError {
    /// The text is not RON, or not rules.
    #[error(
        "{}",
        say!("rules-syntax", line = line.to_string(), column = column.to_string(), source = source.to_string())
    )]
    Syntax {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// What is wrong.
        source: ron::error::Error,
    },
    /// Two rules have one id.
    #[error("{}", say!("rules-twice", id = quoted(id)))]
    Twice {
        /// That id.
        id: String,
    },
    /// No value is within a range.
    #[error("{}", say!("rules-range", rule = quoted(rule), least = least.to_string(), most = most.to_string()))]
    Range {
        /// The rule.
        rule: String,
        /// The least value.
        least: f64,
        /// The greatest value.
        most: f64,
    },
    /// What one would do is said of a rule that is not there.
    #[error("{}", say!("rules-advice", found = quoted(found), near = did_you_mean(nearest.as_deref())))]
    Advice {
        /// What it names.
        found: String,
        /// What may have been meant.
        nearest: Option<String>,
    },
    /// A rule names another that is not there.
    #[error(
        "{}",
        say!("rules-unknown", rule = quoted(rule), found = quoted(found), near = did_you_mean(nearest.as_deref()))
    )]
    Unknown {
        /// The rule.
        rule: String,
        /// What it names.
        found: String,
        /// What may have been meant.
        nearest: Option<String>,
    },
}

impl Rules {
    /// Reads rules.
    pub fn parse(text: &str) -> Result<Self, RuleError> {
        let rules: Self = ron::from_str(text).map_err(|error| RuleError::Syntax {
            line: error.span.start.line,
            column: error.span.start.col,
            source: error.code,
        })?;
        let ids: Vec<&str> = rules.rules.iter().map(|rule| &rule.id[..]).collect();
        for (at, rule) in rules.rules.iter().enumerate() {
            if ids[..at].contains(&&rule.id[..]) {
                return Err(RuleError::Twice { id: rule.id.clone() });
            }
            if let Find::Range { least: Some(least), most: Some(most), .. } = rule.find
                && least > most
            {
                return Err(RuleError::Range { rule: rule.id.clone(), least, most });
            }
            for link in rule.same_as.iter().chain(&rule.because_of) {
                let id = link.id().split('/').next().unwrap_or_default();
                if !ids.contains(&id) {
                    let nearest = nearest(id, ids.iter().copied()).map(str::to_owned);
                    return Err(RuleError::Unknown { rule: rule.id.clone(), found: link.id().to_owned(), nearest });
                }
            }
        }
        for id in rules.advice.keys() {
            let of = id.split('/').next().unwrap_or_default();
            if !ids.contains(&of) {
                let nearest = nearest(of, ids.iter().copied()).map(str::to_owned);
                return Err(RuleError::Advice { found: id.clone(), nearest });
            }
        }
        Ok(rules)
    }

    /// The rules that come with the program.
    pub fn bundled() -> Result<Self, RuleError> {
        Self::parse(include_str!("../../scenes/rules.ron"))
    }

    /// What one would do about what a rule or an alarm tells of, in the language that is spoken; empty where nothing is said of it.
    pub fn advice(&self, id: &str) -> &str {
        let general = || self.advice.get(id.split('/').next().unwrap_or_default());
        self.advice.get(id).or_else(general).map(Text::said).unwrap_or_default()
    }

    /// The rule that found an incident.
    pub fn get(&self, id: &str) -> Option<&Rule> {
        let id = id.split('/').next().unwrap_or_default();
        self.rules.iter().find(|rule| rule.id == id)
    }
}

impl Rule {
    /// How far apart what it finds may be and still be one incident.
    pub fn merge(&self) -> Option<TimeSpan> {
        self.merge_minutes.map(|minutes| TimeSpan::from_minutes(i64::from(minutes)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn the_bundled_rules_are_right() {
        let rules = Rules::bundled().expect("rules");
        assert!(rules.rules.len() > 15);
        for rule in &rules.rules {
            assert!(!rules.advice(&rule.id).is_empty(), "nobody says what to do about {}", rule.id);
        }
        for words in rules.rules.iter().map(|rule| &rule.label).chain(rules.advice.values()) {
            let lacks = Language::ALL.into_iter().find(|language| !words.0.contains_key(language.code()));
            assert_eq!(lacks, None, "{words:?}");
        }
        assert_ne!(rules.advice("alarm/jam"), rules.advice("alarm/of nobody's"));
        assert_eq!(rules.get("alarm/jam").map(|rule| &rule.find), Some(&Find::Alarm));
    }

    #[track_caller]
    fn check_refused(text: &str, words: &[&str]) {
        let error = Rules::parse(text).expect_err("wrong rules").to_string();
        for word in words {
            assert!(error.contains(word), "{word:?} is not in {error:?}");
        }
    }

    #[test]
    fn wrong_rules_are_refused_with_what_to_do() {
        check_refused("(rules: [\n(id: 1)])", &["line 2", "column"]);
        let rule = r#"(id: "a", label: "A", basis: "assumption", severity: warning, find: Alarm)"#;
        check_refused(&format!("(rules: [{rule}, {rule}])"), &["\"a\" twice"]);
        let range = "find: Range(kind: uld, quantity: \"temperature\", least: Some(9.0), most: Some(8.0))";
        check_refused(&format!("(rules: [{}])", rule.replace("find: Alarm", range)), &["\"a\"", "9", "8", "exchange"]);
        let linked = rule.replace("find: Alarm", "find: Alarm, because_of: [Any(\"aa/x\")]");
        check_refused(&format!("(rules: [{linked}])"), &["aa/x", "did you mean \"a\""]);
        check_refused(&format!("(rules: [{rule}], advice: {{\"aa/x\": \"run\"}})"), &["aa/x", "did you mean \"a\""]);
    }
}
