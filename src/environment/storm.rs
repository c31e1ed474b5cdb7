//! Storms: what has fallen since the rain began, and what of it runs off.

use super::{Basin, Valve, runoff_mm, signals::Signal};
use crate::hub::{EventTime, TimeSpan, layout::Grounds};

/// From one step of the models to the next.
pub(super) const STEP: TimeSpan = TimeSpan::from_minutes(1);

/// After so many minutes without rain the next rain is another storm; assumption, what is usual to tell storms apart.
const DRY_MINUTES: u32 = 360;

/// What fell longer before an instant belongs to no storm that goes on then.
pub(super) const LONGEST: TimeSpan = TimeSpan::from_minutes(4 * 1_440);

/// The rain of a storm so far: the ground has that already.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Storm {
    fallen_mm: f64,
    dry_minutes: u32,
}

impl Storm {
    /// Takes in what fell in a minute, in mm, and gives what of it runs off.
    pub fn fall(&mut self, grounds: &Grounds, mm: f64) -> Ran {
        let before = self.take(mm);
        Ran::of(grounds, before, before + mm)
    }

    /// Takes in what fell in a minute; gives what had fallen before.
    fn take(&mut self, mm: f64) -> f64 {
        self.dry_minutes = if mm > 0.0 { 0 } else { self.dry_minutes + 1 };
        let before = self.fallen_mm;
        self.fallen_mm = if self.dry_minutes >= DRY_MINUTES { 0.0 } else { before + mm };
        before
    }

    /// The storm that goes on at an instant, by the rain that was measured before.
    pub(super) fn at(rain: &Signal<'_>, time: EventTime) -> Self {
        let mut storm = Self::default();
        for mm in minutes_before(rain, time) {
            storm.take(mm);
        }
        storm
    }
}

/// mm of each minute before an instant, from the first word of the rain on.
fn minutes_before(rain: &Signal<'_>, time: EventTime) -> impl Iterator<Item = f64> {
    let first = rain.values.first().map_or(time, |first| first.time.max(time - LONGEST));
    let ends = std::iter::successors(Some(first + STEP), |end| Some(*end + STEP));
    ends.take_while(move |end| *end <= time).map(|end| rain.at(end).unwrap_or_default() * STEP.secs() / 3_600.0)
}

/// The level at an instant of a basin of which nobody ever told, in m: from an empty one, by the rain before.
pub(super) fn level_before(rain: &Signal<'_>, grounds: &Grounds, basin: usize, time: EventTime) -> f64 {
    let (pool, mut storm) = (Basin::of(&grounds.basins[basin]), Storm::default());
    minutes_before(rain, time).fold(0.0, |level, mm| {
        pool.step(level, storm.fall(grounds, mm).into_m3[basin], STEP.secs(), Valve::Open).level_m
    })
}

/// What ran off while it rained, in m³.
#[derive(Clone, Debug, PartialEq)]
pub struct Ran {
    /// From all catchments.
    pub all_m3: f64,
    /// From where fuel or dangerous goods may be spilled.
    pub guarded_m3: f64,
    /// What was let seep away.
    pub seeped_m3: f64,
    /// What comes to each basin.
    pub into_m3: Vec<f64>,
    /// What of each catchment does not seep away.
    pub from_m3: Vec<f64>,
    /// What falls on the basins themselves; it is in what comes to each, and not in what runs off.
    pub direct_m3: f64,
}

impl Ran {
    fn of(grounds: &Grounds, before_mm: f64, fallen_mm: f64) -> Self {
        let fallen = (fallen_mm - before_mm) / 1_000.0;
        let into_m3: Vec<f64> = grounds.basins.iter().map(|basin| fallen * basin.area_m2).collect();
        let direct_m3 = into_m3.iter().sum();
        let mut ran = Self { all_m3: 0.0, guarded_m3: 0.0, seeped_m3: 0.0, into_m3, from_m3: Vec::new(), direct_m3 };
        for area in &grounds.catchments {
            let mm = runoff_mm(fallen_mm, area.curve_number) - runoff_mm(before_mm, area.curve_number);
            let m3 = mm / 1_000.0 * area.area_m2;
            ran.all_m3 += m3;
            ran.guarded_m3 += if area.is_clean { 0.0 } else { m3 };
            ran.seeped_m3 += m3 * area.seeps;
            ran.from_m3.push(m3 * (1.0 - area.seeps));
            if let Some(basin) = grounds.basin_of(area) {
                ran.into_m3[basin] += m3 * (1.0 - area.seeps);
            }
        }
        ran
    }

    /// What comes to no basin, because the site has none.
    pub fn unheld_m3(&self) -> f64 {
        self.all_m3 + self.direct_m3 - self.seeped_m3 - self.into_m3.iter().sum::<f64>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_six_dry_hours_the_ground_takes_rain_again() {
        let grounds = crate::hub::layout::scene::liege().grounds;
        let (mut storm, mut first) = (Storm::default(), 0.0);
        (0..60).for_each(|_| first += storm.fall(&grounds, 0.5).all_m3);
        let again = |mut storm: Storm, dry: u32| -> f64 {
            (0..dry).for_each(|_| assert_eq!(storm.fall(&grounds, 0.0).all_m3, 0.0));
            (0..60).map(|_| storm.fall(&grounds, 0.5).all_m3).sum()
        };
        assert!((again(storm, DRY_MINUTES) - first).abs() < 1e-9);
        assert!(again(storm, DRY_MINUTES - 1) > first * 1.1);
    }
}
