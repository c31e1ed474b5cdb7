//! Names in rules that neither the trade nor the site nor the log knows: a slip of the pen that would find nothing for ever.

use std::collections::BTreeSet;

use super::{Find, Rule, Rules};
use crate::{
    hub::{StatusCode, What, motion::Scenery, nearest, unit},
    say,
};

/// Holds that the trade knows. Others are known when the log tells of them.
const HOLDS: [&str; 3] = ["customs", "security", "damage"];

/// Alarms that the program's own rules name.
const ALARMS: [&str; 6] = ["jam", "fuel-spill", "dg-leak", "no-power", "too-warm", "too-cold"];

/// Milestones of vehicles, and quantities without a unit, that the program's own rules name.
const GATES: [&str; 2] = ["gate_in", "gate_out"];
const STATES: [&str; 1] = ["valve_open"];

/// What a rule looks for by a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sought {
    Milestone,
    Hold,
    Quantity,
    Alarm,
}

/// One sentence for each rule that looks for what nobody can tell of.
pub fn strangers(rules: &Rules, scenery: &Scenery<'_>) -> Vec<String> {
    let mut names: Vec<(&str, Sought, &str)> = rules.rules.iter().flat_map(names_of).collect();
    let known = |of: Sought, scenery: &Scenery<'_>| -> BTreeSet<String> {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
        match of {
            Sought::Milestone => {
                let places = scenery.layout.places().map(|(_, place)| place.id.replace('-', "_"));
                owned(&GATES).into_iter().chain(StatusCode::ALL.map(StatusCode::code)).chain(places).collect()
            }
            Sought::Hold => owned(&HOLDS),
            Sought::Alarm => owned(&ALARMS),
            Sought::Quantity => {
                let told = scenery.log.series().map(|(_, quantity, _)| quantity.to_owned());
                owned(&STATES).into_iter().chain(unit::quantities().map(str::to_owned)).chain(told).collect()
            }
        }
    };
    let mut usual =
        [Sought::Milestone, Sought::Hold, Sought::Quantity, Sought::Alarm].map(|of| (of, known(of, scenery)));
    let is_known = |usual: &[(Sought, BTreeSet<String>)], of: Sought, name: &str| {
        usual.iter().any(|(known, names)| *known == of && names.contains(name))
    };
    let plain = |of: Sought, name: &str| if of == Sought::Alarm { name.to_owned() } else { name.replace('-', "_") };
    names.retain(|(_, of, name)| !is_known(&usual, *of, &plain(*of, name)));
    if names.is_empty() {
        return Vec::new();
    }
    // Only now it is worth it to ask the whole log.
    for object in scenery.log.objects() {
        for event in scenery.log.history(object) {
            let (of, name) = match &event.event.what {
                What::Plan { milestone, .. } => (Sought::Milestone, milestone),
                What::HoldSet { hold, .. } => (Sought::Hold, hold),
                What::AlarmRaised { alarm, .. } => (Sought::Alarm, alarm),
                _ => continue,
            };
            let names = usual.iter_mut().find(|(known, _)| *known == of).map(|(_, names)| names);
            if let Some(names) = names.filter(|names| !names.contains(&name[..])) {
                names.insert(name.to_string());
            }
        }
    }
    names.retain(|(_, of, name)| !is_known(&usual, *of, name));
    // Any alarm may come one day; one that is nearly another is a slip.
    let said = |(rule, of, name): (&str, Sought, &str)| {
        let known = usual.iter().filter(|(known, _)| *known == of).flat_map(|(_, names)| names);
        let near = nearest(name, known.map(String::as_str));
        if of == Sought::Alarm && near.is_none() {
            return None;
        }
        let said = match of {
            Sought::Milestone => say!("strangers-milestone", rule = rule, name = name),
            Sought::Hold => say!("strangers-hold", rule = rule, name = name),
            Sought::Quantity => say!("strangers-quantity", rule = rule, name = name),
            Sought::Alarm => say!("strangers-alarm", rule = rule, name = name),
        };
        Some(match near {
            Some(near) => say!("strangers-near", said = said, near = near),
            None => said,
        })
    };
    names.into_iter().filter_map(said).collect()
}

/// The names in a rule that can be wrong, and what each is of.
fn names_of(rule: &Rule) -> impl Iterator<Item = (&str, Sought, &str)> {
    let found = match &rule.find {
        Find::Late { milestone, .. } | Find::PutOff { milestone, .. } => vec![(Sought::Milestone, milestone)],
        Find::Held { hold, .. } | Find::HeldLong { hold, .. } => vec![(Sought::Hold, hold)],
        Find::Range { quantity, .. } => vec![(Sought::Quantity, quantity)],
        Find::OpenValve { alarm, quantity } => vec![(Sought::Quantity, quantity), (Sought::Alarm, alarm)],
        _ => Vec::new(),
    };
    let links = rule.same_as.iter().chain(&rule.because_of);
    let alarms = links.filter_map(|link| Some((Sought::Alarm, link.id().split_once('/')?.1)));
    let found = found.into_iter().map(|(of, name)| (of, &name[..]));
    found.chain(alarms).map(|(of, name)| (&rule.id[..], of, name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{EventLog, Occupancy};

    #[test]
    fn the_bundled_rules_name_nothing_strange_and_slips_of_the_pen_are_told() {
        let layout = crate::hub::layout::scene::liege();
        let log = EventLog::default();
        let occupancy = Occupancy::of(&log);
        let scenery = Scenery { log: &log, layout: &layout, places: &[], occupancy: &occupancy };
        assert_eq!(strangers(&Rules::bundled().expect("rules"), &scenery), Vec::<String>::new());
        let text = include_str!("../../scenes/rules.ron");
        let text = text.replacen("milestone: \"DEP\"", "milestone: \"DEPP\"", 1);
        let text = text.replacen("hold: \"customs\"", "hold: \"custom\"", 1).replacen(
            "quantity: \"temperature\"",
            "quantity: \"temperatuer\"",
            1,
        );
        let text = text.replacen("Any(\"alarm/jam\")", "Any(\"alarm/jamm\")", 1);
        let said = strangers(&Rules::parse(&text).expect("rules"), &scenery);
        assert_eq!(said.len(), 4, "{said:?}");
        for words in ["\"DEPP\"", "mean \"DEP\"", "mean \"customs\"", "mean \"jam\"", "mean \"temperature\""] {
            assert!(said.iter().any(|said| said.contains(words)), "{words} is not in {said:?}");
        }
    }
}
