//! What is wanted of key figures: data, so that a site can have its own targets and tolerances.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ALL;
use crate::{
    hub::{did_you_mean, nearest},
    language::{numerals::bare, quoted},
    say,
};

/// What is wanted of each key figure, by its id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Goals(BTreeMap<String, Goal>);

/// What is wanted of a key figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// The figure that is wanted, in its unit.
    #[serde(default)]
    pub target: Option<f64>,
    /// As late as this, in minutes, is on time, of figures that hold a departure against its plan; as long as this keeps within its plan,
    /// of figures that are lengths of time.
    #[serde(default)]
    pub tolerance_minutes: Option<f64>,
    /// What that rests on: a source, or `assumption`.
    pub basis: String,
}

/// Goals that are none.
#[derive(Debug, thiserror::Error)]
pub enum GoalsError {
    /// The text is no RON, or not such data.
    #[error(
        "{}",
        say!("rules-goals", line = line.to_string(), column = column.to_string(), source = source.to_string())
    )]
    Syntax {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// What is wrong.
        source: ron::Error,
    },
    /// No key figure has that id.
    #[error("{}", say!("rules-no-figure", id = quoted(id), near = did_you_mean(nearest.as_deref())))]
    Unknown {
        /// The id.
        id: String,
        /// One that is like it.
        nearest: Option<String>,
    },
    /// The same figure twice.
    #[error("{}", say!("rules-figure-twice", id = quoted(id)))]
    Twice {
        /// Which.
        id: String,
    },
    /// More than all.
    #[error("{}", say!("rules-share", id = quoted(id), found = found.to_string()))]
    Share {
        /// Of which figure.
        id: String,
        /// What is there.
        found: f64,
    },
    /// Nothing can be late.
    #[error("{}", say!("rules-tolerance", id = quoted(id), found = bare(found)))]
    Tolerance {
        /// Of which figure.
        id: String,
        /// What is there.
        found: f64,
    },
    /// A value that cannot be.
    #[error("{}", say!("rules-finite", id = quoted(id), found = found.to_string()))]
    Value {
        /// Of which figure.
        id: String,
        /// What is there.
        found: f64,
    },
}

/// Goals as they stand in a file, one after the other.
struct Listed(Vec<(String, Goal)>);

impl<'de> Deserialize<'de> for Listed {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> serde::de::Visitor<'de> for Each {
            type Value = Listed;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(say!("rules-goals-by-id"))
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Listed, A::Error> {
                let mut all = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    all.push(entry);
                }
                Ok(Listed(all))
            }
        }
        from.deserialize_map(Each)
    }
}

impl Goals {
    /// Reads goals.
    pub fn parse(text: &str) -> Result<Self, GoalsError> {
        let Listed(listed) = ron::from_str(text).map_err(|error| GoalsError::Syntax {
            line: error.span.start.line,
            column: error.span.start.col,
            source: error.code,
        })?;
        let mut goals = Self::default();
        for (id, goal) in listed {
            if goals.0.insert(id.clone(), goal).is_some() {
                return Err(GoalsError::Twice { id });
            }
        }
        for (id, goal) in &goals.0 {
            let Some(kpi) = ALL.iter().find(|kpi| kpi.id == id) else {
                let nearest = nearest(id, ALL.iter().map(|kpi| kpi.id)).map(str::to_owned);
                return Err(GoalsError::Unknown { id: id.clone(), nearest });
            };
            if let Some(found) = goal.target.filter(|target| kpi.measure.unit() == "%" && *target > 100.0) {
                return Err(GoalsError::Share { id: id.clone(), found });
            }
            if let Some(found) = goal.tolerance_minutes.filter(|_| !kpi.has_plan()) {
                return Err(GoalsError::Tolerance { id: id.clone(), found });
            }
            let values = [goal.target, goal.tolerance_minutes];
            if let Some(found) = values.into_iter().flatten().find(|value| !(0.0..f64::INFINITY).contains(value)) {
                return Err(GoalsError::Value { id: id.clone(), found });
            }
        }
        Ok(goals)
    }

    /// Those that come with the program.
    pub fn bundled() -> Result<Self, GoalsError> {
        Self::parse(include_str!("../../scenes/targets.ron"))
    }

    /// Of how many key figures something is wanted.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// What is wanted of a key figure, if anything is.
    pub fn get(&self, id: &str) -> Option<&Goal> {
        self.0.get(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goals_say_what_they_rest_on_and_wrong_ones_are_refused() {
        let goals = Goals::bundled().expect("goals");
        assert!(goals.0.values().all(|goal| !goal.basis.is_empty()));
        assert_eq!(goals.get("flights-on-time").and_then(|goal| goal.tolerance_minutes), Some(15.0));
        for (text, words) in [
            (r#"{"flight-on-time": (target: Some(3.0), basis: "")}"#, "\"flights-on-time\""),
            (r#"{"alarms": (target: Some(-3.0), basis: "")}"#, "-3"),
            (r#"{"alarms": (target: 3.0, basis: "")}"#, "line 1"),
            (r#"{"alarms": (basis: ""), "alarms": (basis: "")}"#, "twice"),
            (r#"{"no-read": (tolerance_minutes: Some(5.0), basis: "")}"#, "leave `tolerance_minutes` out"),
            (r#"{"flights-on-time": (target: Some(500.0), basis: "")}"#, "0 to 100 %"),
        ] {
            let said = Goals::parse(text).expect_err("refused").to_string();
            assert!(said.contains(words), "{said}");
        }
    }
}
