//! What was odd about the data: nothing is dropped in silence.

use std::fmt;

use serde::Serialize;

use crate::say;

/// One odd thing in the data: what, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Issue {
    /// The sort of oddity, for counting.
    pub kind: IssueKind,
    /// One sentence: what was expected and what was found.
    pub brief: String,
    /// What the reader can do about it.
    pub hint: String,
    /// Where in the data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<IssuePlace>,
}

/// Where in the data an issue lies.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct IssuePlace {
    /// The file, or the address of a live source.
    pub file: String,
    /// The line, from 1; zero when the format has no lines.
    pub line: u64,
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        f.write_str(&say!("issue-told", brief = &self.brief, hint = &self.hint))
    }
}

impl fmt::Display for IssuePlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => f.write_str(&self.file),
            line => write!(f, "{}:{line}", self.file),
        }
    }
}

/// The sorts of oddity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum IssueKind {
    /// Text that is no event.
    Unreadable,
    /// The file ends in the middle of a line.
    CutOff,
    /// The same event again.
    Duplicate,
    /// One id on different events.
    SharedId,
    /// A line earlier than the one before it.
    OutOfOrder,
    /// An object that never entered.
    UnknownObject,
    /// A place that the layout does not know.
    UnknownPlace,
    /// A move that cannot have been.
    ImpossibleMove,
    /// More objects in a place than it has slots.
    PlaceOverfull,
    /// A retraction of an event that is not there.
    UnknownEvent,
    /// Content that this version does not understand.
    NotUnderstood,
}

impl IssueKind {
    /// The name a person reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::Unreadable => say!("issue-unreadable"),
            Self::CutOff => say!("issue-cut-off"),
            Self::Duplicate => say!("issue-duplicate"),
            Self::SharedId => say!("issue-shared-id"),
            Self::OutOfOrder => say!("issue-out-of-order"),
            Self::UnknownObject => say!("issue-unknown-object"),
            Self::UnknownPlace => say!("issue-unknown-place"),
            Self::ImpossibleMove => say!("issue-impossible-move"),
            Self::PlaceOverfull => say!("issue-place-overfull"),
            Self::UnknownEvent => say!("issue-unknown-event"),
            Self::NotUnderstood => say!("issue-not-understood"),
        }
    }
}

/// How many issues of a kind are kept word for word; the rest are counted.
const KEPT_OF_A_KIND: usize = 200;

/// All issues of a log: counted always, kept word for word up to a bound.
#[derive(Clone, Debug, Default)]
pub struct Issues {
    kept: Vec<Issue>,
    counts: std::collections::BTreeMap<IssueKind, u64>,
}

impl Issues {
    /// Counts the issue, and keeps it when few of its kind are kept yet.
    pub fn push(&mut self, issue: Issue) {
        self.push_with(issue.kind, || issue);
    }

    /// Counts an issue of `kind`, and words it only when it will be kept.
    pub fn push_with(&mut self, kind: IssueKind, word: impl FnOnce() -> Issue) {
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        if *count <= KEPT_OF_A_KIND as u64 {
            let mut issue = word();
            shorten(&mut issue.brief);
            shorten(&mut issue.hint);
            self.kept.push(issue);
        }
    }

    /// Adds all of `other`.
    pub fn append(&mut self, other: Issues) {
        let mut words = std::collections::BTreeMap::<IssueKind, Vec<Issue>>::new();
        for issue in other.kept {
            words.entry(issue.kind).or_default().push(issue);
        }
        for (kind, count) in other.counts {
            let mine = self.counts.entry(kind).or_default();
            let room = KEPT_OF_A_KIND.saturating_sub(*mine as usize);
            *mine += count;
            self.kept.extend(words.remove(&kind).into_iter().flatten().take(room));
        }
    }

    /// The issues kept word for word, in the order in which they were found.
    pub fn kept(&self) -> &[Issue] {
        &self.kept
    }

    /// How many of each kind there were.
    pub fn counts(&self) -> impl Iterator<Item = (IssueKind, u64)> + '_ {
        self.counts.iter().map(|(kind, count)| (*kind, *count))
    }

    /// How many of `kind` there were.
    pub fn count(&self, kind: IssueKind) -> u64 {
        self.counts.get(&kind).copied().unwrap_or_default()
    }

    /// How many there were in all.
    pub fn total(&self) -> u64 {
        self.counts.values().sum()
    }

    /// Whether nothing was odd.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }
}

/// Bytes of the longest sentence that is kept: what was found may be a megabyte, and nobody reads it.
const LONGEST: usize = 600;

/// Keeps the beginning and the end of what is too long.
fn shorten(text: &mut String) {
    if text.len() <= LONGEST {
        return;
    }
    let end = text.ceil_char_boundary(text.len() - LONGEST / 4);
    let begin = text.floor_char_boundary(LONGEST * 3 / 4);
    let short = format!("{} … {}", &text[..begin], &text[end..]);
    *text = short;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn issue(kind: IssueKind) -> Issue {
        Issue { kind, brief: "b".into(), hint: "h".into(), place: None }
    }

    #[test]
    fn what_is_endless_is_kept_with_its_beginning_and_its_end() {
        let mut issues = Issues::default();
        issues.push(Issue {
            brief: format!("found {:?}, no place", "é".repeat(500_000)),
            ..issue(IssueKind::UnknownPlace)
        });
        let brief = &issues.kept()[0].brief;
        assert!(brief.len() < 620 && brief.starts_with("found") && brief.ends_with("no place"), "{brief}");
    }

    #[test]
    fn all_are_counted_and_a_bounded_number_kept() {
        let mut issues = Issues::default();
        for _ in 0..500 {
            issues.push(issue(IssueKind::Duplicate));
        }
        issues.push(issue(IssueKind::CutOff));
        assert_eq!((issues.total(), issues.kept().len()), (501, KEPT_OF_A_KIND + 1));

        let mut sum = Issues::default();
        sum.append(issues.clone());
        sum.append(issues);
        assert_eq!((sum.total(), sum.kept().len()), (1002, KEPT_OF_A_KIND + 2));
    }
}
