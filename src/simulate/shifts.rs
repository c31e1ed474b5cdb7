//! Who is at work when: people by role, never by name. All numbers are assumptions, sized to the 200 first hires that the
//! operator spoke of in 2021 (DOMAIN 1).

use super::{
    crew,
    engine::{Pool, Sim},
};
use crate::hub::{EventTime, Flow, ObjectKind, What};

/// A role, and how many of it the early, late and night shift have.
struct Role {
    quantity: &'static str,
    on_shift: [u32; 3],
}

const ROLES: [Role; 6] = [
    Role { quantity: "staff_apron", on_shift: [10, 12, 4] },
    Role { quantity: "staff_air_station", on_shift: [14, 16, 6] },
    Role { quantity: "staff_break_down", on_shift: [20, 24, 10] },
    Role { quantity: "staff_sorting", on_shift: [18, 22, 8] },
    Role { quantity: "staff_docks", on_shift: [12, 14, 5] },
    Role { quantity: "staff_customs", on_shift: [4, 4, 1] },
];

/// Hours at which a shift begins: early, late, night.
const BEGINS: [i8; 3] = [6, 14, 22];

/// A break begins so many hours into a shift and lasts half an hour; a third of the shift is off at a time.
const BREAK_AFTER: i8 = 4;

/// The shift that is on at an hour of the clock, and whether part of it has its break.
fn shift_at(hour: i8, minute: i8) -> (usize, bool) {
    let shift = match hour {
        6..=13 => 0,
        14..=21 => 1,
        _ => 2,
    };
    (shift, (hour - BEGINS[shift]).rem_euclid(24) == BREAK_AFTER && minute < 30)
}

fn at_work(role: &Role, (shift, is_break): (usize, bool)) -> u32 {
    let all = role.on_shift[shift];
    if is_break { all - all / 3 } else { all }
}

/// Break-down stations that have a crew at a time of the clock.
pub(super) fn crewed_stations(hour: i8, minute: i8) -> usize {
    (at_work(&ROLES[2], shift_at(hour, minute)) / crew::SIZE) as usize
}

/// Tells how many are at work whenever that changes, and lets work that waits for a crew begin then.
pub(super) fn prepare(sim: &mut Sim<'_>) {
    if !sim.is_resumed() {
        let enters = What::Enters {
            kind: ObjectKind::Sensor,
            type_code: Some("roster".into()),
            flow: Flow::None,
            at: None,
            attributes: vec![],
        };
        sim.tell("roster", enters);
        tell(sim, sim.begin);
    }
    for day in 0..sim.plan.days {
        for begins in BEGINS {
            let break_begins = f64::from((begins + BREAK_AFTER) % 24);
            for hour in [f64::from(begins), break_begins, break_begins + 0.5] {
                let time = sim.clock(day, hour * 60.0);
                if time > sim.begin {
                    tell(sim, time);
                    sim.at(time, |sim| sim.serve(Pool::BreakDown));
                }
            }
        }
    }
}

fn tell(sim: &mut Sim<'_>, time: EventTime) {
    let clock = time.zoned(&sim.zone);
    let shift = shift_at(clock.hour(), clock.minute());
    for role in &ROLES {
        let value = f64::from(at_work(role, shift));
        sim.tell_at(time, "roster", What::Measures { quantity: role.quantity.into(), value, unit: "{person}".into() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shift_has_its_crew_and_a_third_less_in_its_break() {
        assert_eq!(
            [(6, 0), (13, 59), (14, 0), (21, 59), (22, 0), (5, 59)].map(|(h, m)| shift_at(h, m).0),
            [0, 0, 1, 1, 2, 2]
        );
        assert_eq!((crewed_stations(9, 59), crewed_stations(10, 0), crewed_stations(10, 30)), (10, 7, 10));
        assert_eq!((crewed_stations(1, 0), crewed_stations(2, 15)), (5, 3));
    }
}
