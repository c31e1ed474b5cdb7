//! What cannot have been: places that nobody knows, jumps, and places with more in them than they hold.

use super::{Scenery, is_impossible, is_too_fast, most_speed};
use crate::{
    hub::{
        EventTime, Issue, IssueKind, IssuePlace, Issues, Location, ObjectId, ObjectKind, PlaceRef, Stay, TimeSpan,
        What,
        layout::{Point, Position},
    },
    language::quoted,
    say,
};

impl Scenery<'_> {
    /// What cannot have been: places not on the map, jumps that nothing of their kind could make, and places with more
    /// objects than slots. A jump is one that is too quick even as the crow flies.
    pub fn audit(&self) -> Issues {
        let mut issues = Issues::default();
        for (number, (name, place)) in self.log.places().iter().zip(self.places).enumerate() {
            if place.is_none() && Position::of_name(name).is_none() {
                issues.push_with(IssueKind::UnknownPlace, || unknown_place(self, PlaceRef(number as u32), name));
            }
        }
        for object in self.log.objects() {
            self.audit_positions(object, &mut issues);
            self.audit_moves(object, &mut issues);
        }
        for (number, place) in self.places.iter().enumerate() {
            let Some(place) = place.map(|id| self.layout.get(id)) else { continue };
            let stays = self.occupancy.stays(PlaceRef(number as u32));
            // Places are measured in what stands there; bags and parcels lie among it, and people walk.
            let is_small = |object| {
                matches!(self.log.identity(object).0, ObjectKind::Bag | ObjectKind::Parcel | ObjectKind::Person)
            };
            let is_over = |stay: &&Stay| stay.slot as usize >= place.capacity() && !is_small(stay.object);
            let Some(over) = stays.iter().find(is_over) else { continue };
            issues.push_with(IssueKind::PlaceOverfull, || Issue {
                kind: IssueKind::PlaceOverfull,
                brief: say!(
                    "log-overfull",
                    most = place.capacity().to_string(),
                    place = place.id.to_string(),
                    object = self.log.object_name(over.object).to_string(),
                    from = over.from.to_string()
                ),
                hint: say!("log-overfull-hint").into(),
                place: None,
            });
        }
        issues
    }

    /// What is tracked and never comes near is not in the picture; its degrees may be the wrong way round.
    fn audit_positions(&self, object: ObjectId, issues: &mut Issues) {
        let (_, facts) = self.log.motion_around(object, EventTime::MIN);
        let places = facts.filter_map(|fact| match fact.location {
            Some(Location::At(place)) => Some(place),
            _ => None,
        });
        let mut far = None;
        for place in places {
            match self.position(place) {
                Some(None) => far = far.or(Some(place)),
                // It is in the picture at some time.
                Some(Some(_)) | None => return,
            }
        }
        let Some(name) = far.map(|place| self.log.place_name(place)) else { return };
        let turned = Position::of_name(name).and_then(|at| Position::new(at.longitude, at.latitude, at.height));
        let is_turned = turned.is_some_and(|at| self.layout.spot_of(at).is_some());
        issues.push_with(IssueKind::UnknownPlace, || Issue {
            kind: IssueKind::UnknownPlace,
            brief: say!("log-far", object = self.log.object_name(object).to_string(), name = name.to_string()),
            hint: if is_turned { say!("log-far-turned").into() } else { say!("log-far-hint").into() },
            place: None,
        });
    }

    /// Looks at each event for a jump: what is before it and what is after it lie too far apart for the time between.
    fn audit_moves(&self, object: ObjectId, issues: &mut Issues) {
        let (kind, ..) = self.log.identity(object);
        let (_, facts) = self.log.motion_around(object, EventTime::MIN);
        let name = |place: Option<PlaceRef>| place.map_or(say!("log-on-its-way"), |place| self.log.place_name(place));
        // Where it was last, since when, and whether it is on its way from there.
        let mut origin: Option<(Point, EventTime, bool)> = None;
        let mut place_before = None;
        for fact in facts {
            let middle = |place: PlaceRef| match self.places.get(place.index()).copied().flatten() {
                Some(id) => Some(self.layout.get(id).at),
                None => self.position(place)?.map(|spot| spot.point),
            };
            let is_tracked = |place: Option<PlaceRef>| place.is_some_and(|place| self.position(place).is_some());
            let here = match fact.location {
                Some(Location::At(place)) => middle(place).map(|point| (point, fact.time, false)),
                // Where it set out anew, if it was on its way already.
                Some(Location::Moving { from: None, .. }) => {
                    let pose = || self.leg(object, kind, fact.time)?.pose(fact.time, fact.time);
                    let point = match origin {
                        Some((_, _, true)) => pose().map(|pose| pose.point),
                        Some((point, ..)) => Some(point),
                        None => None,
                    };
                    point.map(|point| (point, fact.time, true))
                }
                Some(Location::Moving { from: Some(from), .. }) => middle(from).map(|point| (point, fact.time, true)),
                _ => None,
            };
            let place = match fact.location {
                Some(Location::At(place) | Location::Moving { from: Some(place), .. }) => Some(place),
                _ => place_before,
            };
            let is_anew = matches!(fact.location, Some(Location::Moving { from: None, .. }));
            if let (Some((from, left, _)), Some((to, came, _))) = (origin, here)
                && !is_anew
                && match is_tracked(place_before) || is_tracked(place) {
                    true => is_too_fast(most_speed(kind, true), from.distance(to), left, came),
                    false => {
                        is_impossible(kind, from.distance(to) + 2.0 * SLOT_AWAY_M, left, came)
                            && self.jumps(object, kind, (from, left), (to, came))
                    }
                }
            {
                issues.push_with(IssueKind::ImpossibleMove, || Issue {
                    kind: IssueKind::ImpossibleMove,
                    brief: say!(
                        "log-jump",
                        object = self.log.object_name(object).to_string(),
                        from = name(place_before).to_string(),
                        left = left.to_string(),
                        distance = format!("{:.0}", from.distance(to)),
                        to = name(place).to_string(),
                        came = came.to_string()
                    ),
                    hint: say!("log-jump-hint").into(),
                    place: None,
                });
            }
            (origin, place_before) = (here, place);
        }
    }

    /// Whether an object that was somewhere at `left` is too far away at `came`, slot by slot.
    fn jumps(
        &self,
        object: ObjectId,
        kind: ObjectKind,
        (from, left): (Point, EventTime),
        (to, came): (Point, EventTime),
    ) -> bool {
        let at = |time: EventTime| Some(self.leg(object, kind, time)?.pose(time, time)?.point);
        let (Some(start), Some(end)) = (at(left), at(came)) else {
            return is_impossible(kind, from.distance(to), left, came);
        };
        let before = if left < came { at(came - TimeSpan::from_nanos(1)) } else { None };
        is_impossible(kind, start.distance(end), left, came) || before.is_some_and(|before| before.distance(end) > 20.0)
    }
}

/// A slot lies at most so far from the middle of its place, in metres: half of the longest place, the truck park.
const SLOT_AWAY_M: f64 = 100.0;

/// Where it is told first that something stood in a place.
fn told_first(scenery: &Scenery<'_>, place: PlaceRef, name: &str) -> Option<IssuePlace> {
    let first = scenery.occupancy.stays(place).first()?;
    let told = scenery.log.history(first.object).find(|told| match &told.event.what {
        What::Enters { at: Some(at), .. } | What::Unloaded { at: Some(at), .. } => at == name,
        What::Arrives { at } | What::Observed { at } => at == name,
        What::Departs { from, to } => to == name || from.as_ref().is_some_and(|from| from == name),
        _ => false,
    })?;
    (!told.file.is_empty()).then(|| IssuePlace { file: told.file.to_owned(), line: u64::from(told.line) })
}

fn unknown_place(scenery: &Scenery<'_>, place: PlaceRef, name: &str) -> Issue {
    let (layout, title) = (scenery.layout, scenery.log.place_title(name));
    let near = layout.suggestions_of(name, title).into_iter().next();
    let near = near.map(|first| layout.get(first.place).id.as_str());
    let title = title.map(|title| say!("log-called", title = quoted(&title))).unwrap_or_default();
    Issue {
        kind: IssueKind::UnknownPlace,
        brief: say!("log-no-place", name = quoted(&name), title = title.to_string()),
        hint: near.map_or_else(
            || say!("log-no-place-hint").to_owned(),
            |near| say!("log-no-place-near", near = quoted(&near)),
        ),
        place: told_first(scenery, place, name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{EventLog, HubEvent, LogBuilder, Occupancy, Place};

    fn audit(events: &[(i64, &'static str)]) -> Vec<String> {
        let layout = crate::hub::layout::scene::liege();
        let event = |(k, (secs, place)): (usize, &(i64, &'static str))| HubEvent {
            time: EventTime::from_secs(*secs),
            recorded: None,
            id: None,
            source: None,
            object: if *place == "xray-1" { format!("PMC{k}").into() } else { "PMC".into() },
            what: What::Arrives { at: (*place).into() },
            extensions: Vec::new(),
        };
        let log = EventLog::of(&events.iter().enumerate().map(event).collect::<Vec<_>>());
        let (places, occupancy) = (layout.resolve(log.places()), Occupancy::of(&log));
        let scenery = Scenery { log: &log, layout: &layout, places: &places, occupancy: &occupancy };
        scenery.audit().kept().iter().map(|issue| format!("{:?}", issue.kind)).collect()
    }

    #[test]
    fn a_place_that_is_not_on_the_map_is_told_with_the_line_that_names_it_first() {
        let layout = crate::hub::layout::scene::liege();
        let mut log = LogBuilder::new();
        let file = log.file("day.csv");
        for (line, at) in [(2, "dock-3"), (3, "deck-9"), (4, "deck-9")] {
            let event = HubEvent {
                time: EventTime::from_secs(60 * i64::from(line)),
                recorded: None,
                id: None,
                source: None,
                object: "PMC".into(),
                what: What::Observed { at: at.into() },
                extensions: Vec::new(),
            };
            log.push(&event, Place { file, line });
        }
        let log = log.finish();
        let (places, occupancy) = (layout.resolve(log.places()), Occupancy::of(&log));
        let issues = Scenery { log: &log, layout: &layout, places: &places, occupancy: &occupancy }.audit();
        let place = issues.kept().iter().find(|issue| issue.kind == IssueKind::UnknownPlace).map(|issue| &issue.place);
        assert_eq!(place, Some(&Some(IssuePlace { file: "day.csv".into(), line: 3 })));
    }

    #[test]
    fn what_cannot_have_been_is_listed() {
        assert_eq!(audit(&[(0, "deck-1"), (900, "deck-6")]), Vec::<String>::new());
        assert_eq!(audit(&[(0, "deck-1"), (5, "deck-6")]), ["ImpossibleMove"]);
        assert_eq!(audit(&[(0, "deck-9")]), ["UnknownPlace"]);
        assert_eq!(audit(&[(0, "xray-1"), (60, "xray-1")]), ["PlaceOverfull"]);
    }
}
