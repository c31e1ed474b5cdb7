//! Measuring on the ground: a line from point to point, and the area that it encloses.

use bevy::prelude::*;

use super::TwinSystems;
use crate::hub::layout::Point;

pub fn plugin(app: &mut App) {
    app.init_resource::<Measure>()
        .add_message::<MeasureCommand>()
        .add_systems(Update, obey.in_set(TwinSystems::Advance));
}

/// What is being measured.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Measure {
    /// Whether clicks measure, instead of choosing.
    pub is_on: bool,
    /// The points so far.
    pub points: Vec<Point>,
    /// Whether the line comes back to its first point.
    pub is_closed: bool,
}

/// A request to measure.
#[derive(Message, Clone, Copy, Debug, PartialEq)]
pub enum MeasureCommand {
    /// Begin, or end and forget what was measured.
    Toggle,
    /// The line goes on to that point; near its first one it closes, within so many metres.
    Add(Point, f64),
    /// The line goes no further than to the point before.
    TakeBack,
}

fn obey(mut commands: MessageReader<MeasureCommand>, mut measure: ResMut<Measure>) {
    for command in commands.read() {
        measure.obey(*command);
    }
}

impl Measure {
    fn obey(&mut self, command: MeasureCommand) {
        match command {
            MeasureCommand::Toggle => *self = Self { is_on: !self.is_on, ..Self::default() },
            MeasureCommand::Add(point, near) => {
                if self.is_closed {
                    // Another line.
                    (self.points, self.is_closed) = (Vec::new(), false);
                }
                let is_first = self.points.first().is_some_and(|first| first.distance(point) <= near);
                if is_first {
                    // Back at its first point a line of two goes nowhere.
                    self.is_closed = self.points.len() >= 3;
                } else if self.points.last().is_none_or(|last| last.distance(point) > 0.01) {
                    self.points.push(point);
                }
            }
            MeasureCommand::TakeBack if self.is_closed => self.is_closed = false,
            MeasureCommand::TakeBack => {
                self.points.pop();
            }
        }
    }

    /// Its parts from point to point.
    pub fn legs(&self) -> impl Iterator<Item = (Point, Point)> {
        let back = self.is_closed.then(|| self.points.last().copied().zip(self.points.first().copied())).flatten();
        self.points.windows(2).map(|pair| (pair[0], pair[1])).chain(back)
    }

    /// How long it is, in metres; once around when it is closed.
    pub fn length(&self) -> f64 {
        self.legs().map(|(a, b)| a.distance(b)).sum()
    }

    /// The area that a closed line encloses, in square metres; none where it is open, or crosses itself.
    pub fn area(&self) -> Option<f64> {
        let legs: Vec<(Point, Point)> = self.legs().collect();
        let crosses = |k: usize, m: usize| {
            let is_beside = m == k + 1 || (k == 0 && m + 1 == legs.len());
            !is_beside && cross(legs[k], legs[m])
        };
        let is_simple = (0..legs.len()).all(|k| (k + 1..legs.len()).all(|m| !crosses(k, m)));
        let twice: f64 = legs.iter().map(|(a, b)| a.east * b.north - b.east * a.north).sum();
        (self.is_closed && is_simple).then_some(twice.abs() / 2.0)
    }
}

/// Whether two parts of a line cross.
fn cross((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let side = |p: Point, q: Point, r: Point| {
        (q.east - p.east) * (r.north - p.north) - (q.north - p.north) * (r.east - p.east)
    };
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(points: &[(f64, f64)]) -> Measure {
        let mut measure = Measure::default();
        measure.obey(MeasureCommand::Toggle);
        points.iter().for_each(|(east, north)| measure.obey(MeasureCommand::Add(Point::new(*east, *north), 2.0)));
        measure
    }

    #[test]
    fn a_line_is_as_long_as_its_parts_and_encloses_an_area_once_it_is_closed() {
        let mut hall = measured(&[(0.0, 0.0), (240.0, 0.0), (240.0, 125.0), (0.0, 125.0)]);
        assert_eq!((hall.length(), hall.area()), (605.0, None));
        // A click near the first point closes it.
        hall.obey(MeasureCommand::Add(Point::new(1.0, 1.0), 2.0));
        assert_eq!((hall.length(), hall.area()), (730.0, Some(30_000.0)));
        hall.obey(MeasureCommand::TakeBack);
        assert!(!hall.is_closed && hall.points.len() == 4);
        hall.obey(MeasureCommand::TakeBack);
        assert_eq!(hall.points.len(), 3);
    }

    #[test]
    fn two_points_enclose_nothing_and_a_line_that_crosses_itself_has_no_area() {
        let mut two = measured(&[(0.0, 0.0), (50.0, 0.0)]);
        two.obey(MeasureCommand::Add(Point::new(0.5, 0.0), 2.0));
        assert!(!two.is_closed && two.points.len() == 2);
        let mut bow = measured(&[(0.0, 0.0), (10.0, 10.0), (10.0, 0.0), (0.0, 10.0)]);
        bow.obey(MeasureCommand::Add(Point::new(0.0, 0.0), 2.0));
        assert!(bow.is_closed);
        assert_eq!(bow.area(), None);
    }

    #[test]
    fn the_next_click_after_a_closed_line_begins_another_and_ending_forgets_it() {
        let mut measure = measured(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 0.0), (50.0, 50.0)]);
        assert_eq!(measure.points, [Point::new(50.0, 50.0)]);
        measure.obey(MeasureCommand::Toggle);
        assert_eq!(measure, Measure::default());
    }
}
