//! A key figure over a whole log, ready to be read at any instant.
//!
//! Counts and sums are differences of sums up to there. A median of few cases is exact, by nearest rank; of many it is read
//! from sketches of blocks of cases that are put together, right within one percent. Source of the sketch: DDSketch (Masson,
//! Rim, Lee: VLDB 2019).

use sketches_ddsketch::{Config, DDSketch};

use super::{Case, Kpi, Measure};
use crate::hub::{EventLog, EventTime, ObjectId, TimeSpan, motion::Scenery};

/// Of at most so many cases a median is exact.
const EXACT: usize = 2_048;

/// Cases of a block, and blocks of a larger one.
const BLOCK: usize = 1_024;
const SUPER: usize = 32;

/// How far a quantile of many cases may be off, as a share of its value.
const ACCURACY: f64 = 0.01;

/// A key figure over a whole log.
pub struct Series {
    /// Which.
    pub kpi: Kpi,
    /// Just before the log begins.
    since: EventTime,
    /// By their ends.
    cases: Vec<Case>,
    /// Amounts of all cases that end before each one, in the same order; one more than there are cases.
    amounts: Vec<f64>,
    /// How many of them are as they should be.
    good: Vec<u32>,
    /// Of lengths of time with a plan: those that kept it and those that did not, over or not, each when that was clear.
    kept: Vec<Kept>,
    /// Beginnings in order, with the amounts of all that begin before each.
    begins: Vec<(EventTime, f64)>,
    /// The earliest beginning of each case and all that end after it.
    earliest: Vec<EventTime>,
    blocks: Vec<DDSketch>,
    supers: Vec<DDSketch>,
    /// Beginnings and ends in order, of shares of time.
    occupied: (Moments, Moments),
    whole: f64,
}

/// Instants in order, with the sums of the amounts up to each, and of these times their seconds.
#[derive(Default)]
struct Moments(Vec<(EventTime, f64, f64)>);

impl Moments {
    fn of(mut all: Vec<(EventTime, f64)>, zero: EventTime) -> Self {
        all.sort_by_key(|(time, _)| *time);
        let (mut amount, mut moment) = (0.0, 0.0);
        let summed = all.into_iter().map(|(time, more)| {
            amount += more;
            moment += more * time.secs_since(zero);
            (time, amount, moment)
        });
        Self(summed.collect())
    }

    /// Amounts times the seconds since each instant up to `time`.
    fn since(&self, time: EventTime, zero: EventTime) -> f64 {
        let before = self.0.partition_point(|(at, ..)| *at <= time);
        let sums = before.checked_sub(1).map_or((0.0, 0.0), |last| (self.0[last].1, self.0[last].2));
        sums.0 * time.secs_since(zero) - sums.1
    }

    /// How many there are up to `time`.
    fn count(&self, time: EventTime) -> usize {
        self.0.partition_point(|(at, ..)| *at <= time)
    }
}

/// When it was clear whether a plan is kept, whether it was, and how many were before it.
#[derive(Clone, Copy)]
struct Kept {
    clear: EventTime,
    before: u32,
    case: Case,
}

/// A key figure in a window of time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reading {
    /// How many cases it is made of.
    pub count: usize,
    /// The figure, in the unit of its measure; none when there is no case to make it of.
    pub value: Option<f64>,
    /// What nine in ten cases do not exceed, in minutes; only for lengths of time.
    pub p90: Option<f64>,
    /// The longest, in minutes; only for lengths of time.
    pub most: Option<f64>,
    /// The share that keeps within its plan, in percent; only for lengths of time of which somebody said how long they may be. What
    /// is overdue counts as soon as it is, though it is not over and in none of the other figures.
    pub within: Option<f64>,
}

/// After when figures of a log are made: just before it begins, for what happened at its very first instant counts, and of what was
/// before nothing is known. Every reading keeps to it; who shows a span keeps to it, too. None without events.
pub fn since(log: &EventLog) -> Option<EventTime> {
    log.span().map(|(begin, _)| begin - TimeSpan::from_nanos(1))
}

impl Series {
    /// The cases of a log on its layout.
    pub fn of(kpi: Kpi, scenery: &Scenery<'_>) -> Self {
        let since = since(scenery.log).unwrap_or(EventTime::MIN);
        Self { since, ..Self::built(kpi, (kpi.cases)(scenery), (kpi.whole)(scenery)) }
    }

    fn built(kpi: Kpi, mut cases: Vec<Case>, whole: f64) -> Self {
        let mut kept = Vec::new();
        for case in &mut cases {
            case.is_good = kpi.is_good(case);
            if kpi.tolerance.is_none() && case.due.is_none() {
                continue;
            }
            // What is overdue is late before it comes, and if it never comes.
            let clear = if case.is_good { case.until } else { kpi.late_from(case) };
            match kpi.measure {
                Measure::Percent => case.counts = clear,
                Measure::Minutes => kept.push(Kept { clear, before: 0, case: *case }),
                _ => {}
            }
        }
        kept.sort_by_key(|kept| kept.clear);
        let mut sum = 0;
        for kept in &mut kept {
            kept.before = sum;
            sum += u32::from(kept.case.is_good);
        }
        cases.sort_by_key(|case| (case.counts, case.object, case.from));
        let (mut amounts, mut good) = (vec![0.0], vec![0]);
        for case in &cases {
            amounts.push(amounts[amounts.len() - 1] + case.amount);
            good.push(good[good.len() - 1] + u32::from(case.is_good));
        }
        let mut begins: Vec<(EventTime, f64)> = Vec::new();
        if kpi.measure.is_of_an_instant() {
            begins = cases.iter().map(|case| (case.from, case.amount)).collect();
            begins.sort_by_key(|(from, _)| *from);
            let mut sum = 0.0;
            for (_, amount) in &mut begins {
                sum += *amount;
                *amount = sum;
            }
        }
        let mut earliest = vec![EventTime::MAX; cases.len()];
        for at in (0..cases.len()).rev() {
            let later = earliest.get(at + 1).copied().unwrap_or(EventTime::MAX);
            earliest[at] = cases[at].from.min(later);
        }
        let (mut blocks, mut supers) = (Vec::new(), Vec::new());
        if kpi.measure == Measure::Minutes && cases.len() > EXACT {
            blocks = cases.chunks(BLOCK).map(sketch).collect();
            supers = blocks.chunks(SUPER).map(|part| merged(part.iter())).collect();
        }
        let mut occupied = <(Moments, Moments)>::default();
        if kpi.measure == Measure::Occupied {
            let zero = earliest.first().copied().unwrap_or(EventTime::MIN);
            let ended = cases.iter().filter(|case| case.until < EventTime::MAX);
            occupied.1 = Moments::of(ended.map(|case| (case.until, case.amount)).collect(), zero);
            occupied.0 = Moments::of(cases.iter().map(|case| (case.from, case.amount)).collect(), zero);
        }
        let since = EventTime::MIN;
        Self { kpi, since, cases, amounts, good, kept, begins, earliest, blocks, supers, occupied, whole }
    }

    /// The same of some objects only.
    pub fn of_objects(&self, is_wanted: impl Fn(ObjectId) -> bool) -> Self {
        let cases = self.cases.iter().filter(|case| is_wanted(case.object)).copied().collect();
        Self { since: self.since, ..Self::built(self.kpi, cases, self.whole) }
    }

    /// The cases that count after `from` and at or before `until`: what a reading is made of.
    pub fn cases(&self, from: EventTime, until: EventTime) -> &[Case] {
        self.cases.get(self.range(from, until)).unwrap_or_default()
    }

    /// The cases that a reading is made of, whatever it measures.
    pub fn behind(&self, from: EventTime, until: EventTime) -> Vec<Case> {
        match self.kpi.measure {
            measure if measure.is_of_an_instant() => self.open(until).copied().collect(),
            Measure::Occupied => {
                let all = self.cases.iter().filter(|case| case.from <= until && case.until > from);
                all.copied().collect()
            }
            // Those of which nothing is told are many, and nobody looks for them.
            Measure::Of(_) => self.cases(from, until).iter().filter(|case| case.amount > 0.0).copied().collect(),
            _ => self.cases(from, until).iter().chain(self.overdue(from, until)).copied().collect(),
        }
    }

    /// The cases that are open at an instant.
    pub fn open(&self, time: EventTime) -> impl Iterator<Item = &Case> {
        let ended = self.ended(time);
        self.cases[ended..].iter().filter(move |case| case.from <= time)
    }

    /// How many cases have ended by then.
    fn ended(&self, time: EventTime) -> usize {
        self.cases.partition_point(|case| case.counts <= time)
    }

    fn range(&self, from: EventTime, until: EventTime) -> std::ops::Range<usize> {
        let (begin, end) = (self.ended(from), self.ended(until));
        begin..end.max(begin)
    }

    /// How many cases are open at an instant, and the sum of their amounts.
    fn open_now(&self, time: EventTime) -> (usize, f64) {
        let begun = self.begins.partition_point(|(from, _)| *from <= time);
        let ended = self.ended(time);
        let sum = begun.checked_sub(1).map_or(0.0, |last| self.begins[last].1) - self.amounts[ended];
        (begun - ended.min(begun), sum)
    }

    /// The figure for the window after `from` up to and with `until`. Of the time before the log nothing is known: it is in no window.
    pub fn reading(&self, from: EventTime, until: EventTime) -> Reading {
        let from = from.max(self.since);
        let range = self.range(from, until);
        let count = range.len();
        match self.kpi.measure {
            Measure::PerHour(_) => {
                let hours = until.secs_since(from) / 3_600.0;
                let sum = self.amounts[range.end] - self.amounts[range.start];
                // An hour in which nothing came is a figure; a log that never tells of it has none.
                let value = (hours > 0.0 && !self.cases.is_empty()).then(|| sum / hours);
                Reading { count, value, ..Reading::default() }
            }
            Measure::OfCapacity => {
                let hours = until.secs_since(from) / 3_600.0;
                let sum = self.amounts[range.end] - self.amounts[range.start];
                let is_there = hours > 0.0 && self.whole > 0.0 && !self.cases.is_empty();
                Reading { count, value: is_there.then(|| sum / hours / self.whole * 100.0), ..Reading::default() }
            }
            Measure::Percent => {
                let good = self.good[range.end] - self.good[range.start];
                let value = (count > 0).then(|| f64::from(good) / count as f64 * 100.0);
                Reading { count, value, ..Reading::default() }
            }
            Measure::Of(many) => {
                let sum = self.amounts[range.end] - self.amounts[range.start];
                let value = (count > 0).then(|| sum / count as f64 * f64::from(many));
                Reading { count, value, ..Reading::default() }
            }
            Measure::Minutes => Reading { within: self.within(from, until), ..self.lengths(range) },
            Measure::Now(_) => {
                let (count, sum) = self.open_now(until);
                Reading { count, value: (!self.cases.is_empty()).then_some(sum), ..Reading::default() }
            }
            Measure::Share => {
                let (count, sum) = self.open_now(until);
                let value = (self.whole > 0.0 && !self.cases.is_empty()).then(|| sum / self.whole * 100.0);
                Reading { count, value, ..Reading::default() }
            }
            Measure::Occupied => {
                let (begun, ended) = &self.occupied;
                let zero = self.earliest.first().copied().unwrap_or(EventTime::MIN);
                let taken = |time: EventTime| begun.since(time, zero) - ended.since(time, zero);
                let all = until.secs_since(from) * self.whole;
                let value = (all > 0.0 && !self.cases.is_empty()).then(|| (taken(until) - taken(from)) / all * 100.0);
                Reading { count: begun.count(until).saturating_sub(ended.count(from)), value, ..Reading::default() }
            }
            Measure::Oldest => {
                let (count, _) = self.open_now(until);
                let oldest = self.earliest.get(self.ended(until)).copied().filter(|from| *from <= until);
                Reading { count, value: oldest.map(|from| until.secs_since(from) / 60.0), ..Reading::default() }
            }
        }
    }

    /// The plans of which it came clear in a window whether they are kept.
    fn clear_in(&self, from: EventTime, until: EventTime) -> &[Kept] {
        let clear = |time: EventTime| self.kept.partition_point(|kept| kept.clear <= time);
        self.kept.get(clear(from)..clear(until)).unwrap_or_default()
    }

    /// The share of them that were.
    fn within(&self, from: EventTime, until: EventTime) -> Option<f64> {
        let all = self.clear_in(from, until);
        let (first, last) = (all.first()?, all.last()?);
        let good = last.before + u32::from(last.case.is_good) - first.before;
        Some(f64::from(good) / all.len() as f64 * 100.0)
    }

    /// What came to be overdue in a window and was not over when it ended: in the share within plan, and in no other figure.
    pub fn overdue(&self, from: EventTime, until: EventTime) -> impl Iterator<Item = &Case> {
        let all = self.clear_in(from, until).iter().map(|kept| &kept.case);
        all.filter(move |case| !case.is_good && case.until > until)
    }

    /// The lengths of cases by their median.
    fn lengths(&self, range: std::ops::Range<usize>) -> Reading {
        let count = range.len();
        if count <= EXACT {
            let mut minutes: Vec<f64> = self.cases[range].iter().map(minutes).collect();
            minutes.sort_by(f64::total_cmp);
            let (value, p90) = (quantile(&minutes, 0.5), quantile(&minutes, 0.9));
            return Reading { count, value, p90, most: minutes.last().copied(), within: None };
        }
        let all = self.sketch_of(range);
        let at = |share: f64| all.quantile(share).ok().flatten();
        Reading { count, value: at(0.5), p90: at(0.9), most: all.max(), within: None }
    }

    /// The sketch of a range: whole blocks as they are, its ends case by case.
    fn sketch_of(&self, range: std::ops::Range<usize>) -> DDSketch {
        let (first, last) = (range.start.div_ceil(BLOCK), range.end / BLOCK);
        let mut all = sketch(&self.cases[range.start..(first * BLOCK).min(range.end)]);
        let mut block = first;
        while block < last {
            // A sketch of the same accuracy can always be put to another.
            let part = if block.is_multiple_of(SUPER) && block + SUPER <= last {
                block += SUPER;
                &self.supers[block / SUPER - 1]
            } else {
                block += 1;
                &self.blocks[block - 1]
            };
            let _ = all.merge(part);
        }
        for case in &self.cases[(last * BLOCK).max(range.start).max(first * BLOCK).min(range.end)..range.end] {
            all.add(minutes(case));
        }
        all
    }
}

fn minutes(case: &Case) -> f64 {
    case.until.secs_since(case.from) / 60.0
}

fn sketch(cases: &[Case]) -> DDSketch {
    let mut all = DDSketch::new(Config::new(ACCURACY, 2_048, 1e-9));
    cases.iter().for_each(|case| all.add(minutes(case)));
    all
}

fn merged<'a>(parts: impl Iterator<Item = &'a DDSketch>) -> DDSketch {
    let mut all = sketch(&[]);
    for part in parts {
        let _ = all.merge(part);
    }
    all
}

/// The least value that a share of all does not exceed (nearest rank), of sorted values.
fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let rank = (share * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.max(1) - 1).copied()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::ALL, *};
    use crate::hub::TimeSpan;

    fn series(measure: Measure, cases: &[(i64, i64)]) -> Series {
        let case = |(from, length): &(i64, i64)| {
            let from = EventTime::from_secs(*from);
            Case::new(ObjectId(0), from, from + TimeSpan::from_secs(*length))
        };
        let cases: Vec<Case> = cases.iter().map(case).collect();
        Series::built(Kpi { measure, tolerance: (measure == Measure::Minutes).then_some(60.0), ..ALL[0] }, cases, 10.0)
    }

    #[test]
    fn the_nearest_rank_is_taken() {
        let sorted = [1.0, 2.0, 3.0, 4.0];
        assert_eq!([0.5, 0.9, 0.0, 1.0].map(|share| quantile(&sorted, share)), [2.0, 4.0, 1.0, 4.0].map(Some));
        assert_eq!(quantile(&[], 0.5), None);
    }

    proptest! {
        /// What is read from sketches and sums is what counting one by one gives.
        #[test]
        fn readings_are_what_counting_gives(
            cases in prop::collection::vec((0_i64..100_000, 1_i64..10_000), 0..6_000),
            window in (0_i64..110_000, 0_i64..110_000),
        ) {
            let (from, until) = (window.0.min(window.1), window.0.max(window.1));
            let (begin, end) = (EventTime::from_secs(from), EventTime::from_secs(until));
            let ended: Vec<f64> = cases.iter().filter(|(at, length)| (from + 1..=until).contains(&(at + length))).map(|(_, length)| *length as f64 / 60.0).collect();
            let open: Vec<i64> = cases.iter().filter(|(at, length)| *at <= until && at + length > until).map(|(at, _)| *at).collect();
            let reading = series(Measure::Minutes, &cases).reading(begin, end);
            prop_assert_eq!(reading.count, ended.len());
            let mut sorted = ended.clone();
            sorted.sort_by(f64::total_cmp);
            for (found, share) in [(reading.value, 0.5), (reading.p90, 0.9)] {
                match (found, quantile(&sorted, share)) {
                    (Some(found), Some(expected)) if sorted.len() <= EXACT => prop_assert_eq!(found, expected),
                    (Some(found), Some(expected)) => prop_assert!((found / expected - 1.0).abs() < 0.03, "{} for {}", found, expected),
                    (found, expected) => prop_assert_eq!(found, expected),
                }
            }
            // What keeps within an hour counts when it ends, what does not as soon as the hour is over.
            let kept = cases.iter().filter(|(at, length)| *length <= 3_600 && (from + 1..=until).contains(&(at + length))).count();
            let late = cases.iter().filter(|(at, length)| *length > 3_600 && (from..until).contains(&(at + 3_600))).count();
            let share = (kept + late > 0).then(|| kept as f64 / (kept + late) as f64 * 100.0);
            match (reading.within, share) {
                (Some(within), Some(share)) => prop_assert!((within - share).abs() < 1e-9, "{} for {}", within, share),
                (within, share) => prop_assert_eq!(within, share),
            }
            let late_now = series(Measure::Minutes, &cases).overdue(begin, end).count();
            let expected = cases.iter().filter(|(at, length)| *length > 3_600 && (from..until).contains(&(at + 3_600)) && at + length > until);
            prop_assert_eq!(late_now, expected.count());
            let now = series(Measure::Now(""), &cases).reading(begin, end);
            prop_assert_eq!(now.count, open.len());
            prop_assert!(cases.is_empty() || (now.value.unwrap_or(-1.0) - open.len() as f64).abs() < 1e-6);
            let oldest = series(Measure::Oldest, &cases).reading(begin, end);
            prop_assert_eq!(oldest.value, open.iter().min().map(|at| (until - at) as f64 / 60.0));
            let taken = series(Measure::Occupied, &cases).reading(begin, end);
            let together = |(at, length): &(i64, i64)| (until.min(at + length) - from.max(*at)).max(0) as f64;
            let expected = cases.iter().map(together).sum::<f64>() / ((until - from) as f64 * 10.0) * 100.0;
            prop_assert_eq!(taken.value.is_some(), until > from && !cases.is_empty());
            prop_assert!(taken.value.is_none_or(|value| (value - expected).abs() < 1e-6), "{:?} for {}", taken, expected);
            let share = series(Measure::Share, &cases).reading(begin, end);
            prop_assert!(cases.is_empty() || (share.value.unwrap_or(-1.0) - open.len() as f64 * 10.0).abs() < 1e-6);
        }
    }
}
