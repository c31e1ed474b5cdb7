//! What transport gives off: one chain element for each vehicle that comes from somewhere or leaves for somewhere, by the mass that
//! is on it, the way of its lane and the factor of its mode, well to wake.
//!
//! Source: ISO 14083:2023 (transport chain elements, transport activity in tonne-kilometres); GLEC Framework v3. Where nobody told
//! a mass, an assumed one counts, and how much of the sum is assumed is told.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    Site, SiteError,
    chains::{Chains, Element, Stage},
};
use crate::{
    hub::{EventLog, EventTime, HubState, Location, MAX_NESTING, ObjectId, ObjectKind, ObjectState, TimeSpan, What},
    say,
};

/// How goods travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// By freighter.
    Air,
    /// By articulated truck.
    Road,
    /// By train.
    Rail,
}

impl Mode {
    /// The name of its factor, in kg CO2e for each tonne-kilometre.
    pub const fn factor(self) -> &'static str {
        match self {
            Self::Air => "air",
            Self::Road => "road",
            Self::Rail => "rail",
        }
    }

    /// The name a person reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::Air => say!("env-mode-air"),
            Self::Road => say!("env-mode-road"),
            Self::Rail => say!("env-mode-rail"),
        }
    }
}

/// Where vehicles come from and leave for, as the log calls it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lane {
    /// How the log calls it: the attribute `from` of what comes, and where it is that something leaves for.
    pub code: String,
    /// What it is.
    pub name: String,
    /// How one travels there.
    pub mode: Mode,
    /// Latitude and longitude in degrees, where the way is the great circle; else the way is in `km`.
    #[serde(default)]
    pub at: Option<(f64, f64)>,
    /// The way in kilometres, where it is no great circle.
    #[serde(default)]
    pub km: Option<f64>,
    /// Where that comes from.
    pub basis: String,
}

/// Beyond the great circle, what an aircraft flies more, in km. Source: ISO 14083, DOMAIN 2.8.
const AIR_EXTRA_KM: f64 = 95.0;

/// Mean radius of the earth in km (IUGG).
const EARTH_KM: f64 = 6_371.0;

impl Lane {
    /// The way from a site, in kilometres.
    pub fn distance_km(&self, (latitude, longitude, _): (f64, f64, f64)) -> f64 {
        let Some((lat, lon)) = self.at else { return self.km.unwrap_or_default() };
        let (a, b, half) = (latitude.to_radians(), lat.to_radians(), (lon - longitude).to_radians() / 2.0);
        // The haversine formula.
        let h = ((b - a) / 2.0).sin().powi(2) + a.cos() * b.cos() * half.sin().powi(2);
        let circle = 2.0 * EARTH_KM * h.sqrt().min(1.0).asin();
        circle + if self.mode == Mode::Air { AIR_EXTRA_KM } else { 0.0 }
    }
}

/// What a thing weighs of which nobody told the mass.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mass {
    /// Which kind of thing.
    pub kind: ObjectKind,
    /// Kilograms.
    pub kg: f64,
    /// Where that comes from.
    pub basis: String,
}

/// What went one way on one lane.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Leg {
    /// The lane, by its number in the site.
    pub lane: usize,
    /// Whether it came to the hub, or left it.
    pub is_inbound: bool,
    /// How many vehicles.
    pub vehicles: u32,
    /// Tonnes that were on them.
    pub tonnes: f64,
    /// Tonnes of these whose mass is assumed.
    pub assumed_tonnes: f64,
    /// Transport activity in tonne-kilometres.
    pub tonne_km: f64,
    /// kg CO2e, well to wake.
    pub kg_co2e: f64,
}

/// What came and left.
#[derive(Debug, Default)]
pub(super) struct Legs {
    /// In the order in which they were met.
    legs: Vec<Leg>,
    /// The same by what lay on the vehicles.
    pub chains: Chains,
    /// How many vehicles came from or left for somewhere that is no lane.
    pub elsewhere: u32,
}

impl Legs {
    /// Adds the legs of the vehicles that came and left after `from` up to and with `until`.
    pub fn count(
        &mut self,
        log: &EventLog,
        site: &Site,
        origin: (f64, f64, f64),
        (from, until): (EventTime, EventTime),
    ) -> Result<(), SiteError> {
        for object in log.objects().filter(|object| is_vehicle(log.identity(*object).0)) {
            let mut history = log.history(object);
            let ends = (history.next().map(|first| first.event.time), history.next_back().map(|last| last.event.time));
            if ends.0.is_none_or(|first| first > until) || ends.1.is_some_and(|last| last <= from) {
                continue;
            }
            let mut set_out = None;
            for event in log.history(object).filter(|event| !event.is_retracted) {
                let time = event.event.time;
                let (code, is_inbound) = match &event.event.what {
                    What::Enters { attributes, .. } => {
                        (attributes.iter().find(|one| one.name == FROM).map(|one| &one.value), true)
                    }
                    What::Leaves { to } => (to.as_ref(), false),
                    What::Departs { .. } => {
                        set_out = Some(time);
                        continue;
                    }
                    _ => continue,
                };
                // What is on it is told at the instant at which it comes. When it leaves, what was on it may have left already: what counts
                // is what it set out with.
                let loaded = if is_inbound { time } else { set_out.take().unwrap_or(time - TimeSpan::from_nanos(1)) };
                let Some(code) = code.filter(|_| from < time && time <= until) else { continue };
                let state = log.state_at(loaded);
                if state.outermost(object) != object {
                    continue;
                }
                let Some(lane) = site.lanes.iter().position(|lane| lane.code == *code) else {
                    self.elsewhere += 1;
                    continue;
                };
                let units = units(log, site, &state, object);
                let kg = |is_assumed: bool| -> f64 {
                    units.iter().filter(|unit| unit.is_assumed == is_assumed).map(|unit| unit.kg).sum()
                };
                let (tonnes, assumed) = ((kg(false) + kg(true)) / 1_000.0, kg(true));
                let (km, factor) =
                    (site.lanes[lane].distance_km(origin), site.factor(site.lanes[lane].mode.factor())?.value);
                let tonne_km = tonnes * km;
                let stage = if is_inbound { Stage::In(lane) } else { Stage::Out(lane) };
                for Unit { object, kg, is_assumed } in units.iter().flat_map(|unit| shipments_in(log, &state, unit)) {
                    let tonnes = kg / 1_000.0;
                    let (tonne_km, kg_co2e) = (tonnes * km, tonnes * km * factor);
                    self.chains.add(object, Element { stage, time, tonnes, is_assumed, tonne_km, kg_co2e });
                }
                let leg = self.leg(lane, is_inbound);
                leg.vehicles += 1;
                leg.tonnes += tonnes;
                leg.assumed_tonnes += assumed / 1_000.0;
                leg.tonne_km += tonne_km;
                leg.kg_co2e += tonne_km * factor;
            }
        }
        Ok(())
    }

    /// The leg of a lane and a direction.
    fn leg(&mut self, lane: usize, is_inbound: bool) -> &mut Leg {
        let known = self.legs.iter().position(|leg| leg.lane == lane && leg.is_inbound == is_inbound);
        let at = known.unwrap_or_else(|| {
            self.legs.push(Leg { lane, is_inbound, ..Leg::default() });
            self.legs.len() - 1
        });
        &mut self.legs[at]
    }

    /// The legs in the order of the lanes.
    pub fn by_lane(&self) -> Vec<Leg> {
        let mut legs = self.legs.clone();
        legs.sort_by_key(|leg| (leg.lane, !leg.is_inbound));
        legs
    }
}

/// The attribute that tells where a vehicle comes from.
const FROM: &str = "from";

/// The attribute that tells a mass in kilograms.
const GROSS: &str = "gross_kg";

/// Something on a vehicle that is weighed.
struct Unit {
    object: ObjectId,
    kg: f64,
    /// Whether nobody told the mass.
    is_assumed: bool,
}

/// The mass of an object as it is told, in kilograms.
fn told_kg(log: &EventLog, object: ObjectId) -> Option<f64> {
    let mut attributes = log.attributes(object);
    let told = attributes.find(|(name, _)| *name == GROSS).and_then(|(_, value)| value.parse::<f64>().ok());
    told.filter(|kg| *kg >= 0.0)
}

/// What lies on a vehicle and is weighed; the vehicle itself where nothing is told to lie on it.
fn units(log: &EventLog, site: &Site, state: &HubState, vehicle: ObjectId) -> Vec<Unit> {
    let told = |object: ObjectId| told_kg(log, object);
    let assumed = |kind: ObjectKind| site.masses.iter().find(|mass| mass.kind == kind).map_or(0.0, |mass| mass.kg);
    let parents: BTreeSet<ObjectId> = (state.objects.iter())
        .filter_map(|object| match object.location {
            Location::Inside(parent) => Some(parent),
            _ => None,
        })
        .collect();
    let (mut units, mut has_load) = (Vec::new(), false);
    for object in state.objects.iter().filter(|one| one.object != vehicle && state.outermost(one.object) == vehicle) {
        has_load = true;
        // The mass of a unit is that of all that is in it.
        if is_weighed_within(state, object, vehicle, told) {
            continue;
        }
        let unit = |kg: f64, is_assumed: bool| Unit { object: object.object, kg, is_assumed };
        match told(object.object) {
            Some(kg) => units.push(unit(kg, false)),
            // What only holds others weighs what they weigh.
            None if parents.contains(&object.object) => {}
            None => units.push(unit(assumed(object.kind), true)),
        }
    }
    if !has_load {
        let kg = told(vehicle);
        // A container says nothing of what is in it.
        let all = kg.unwrap_or_else(|| assumed(log.identity(vehicle).0));
        units.push(Unit { object: vehicle, kg: all, is_assumed: kg.is_none() });
    }
    units.retain(|unit| unit.kg > 0.0);
    units
}

/// The shipments in a unit with their own masses, and what of its mass is not theirs for the unit itself: its tare, and what nobody
/// told of.
fn shipments_in(log: &EventLog, state: &HubState, unit: &Unit) -> Vec<Unit> {
    let is_inside = |object: &ObjectState| {
        let mut at = object.location;
        for _ in 0..MAX_NESTING {
            let Location::Inside(parent) = at else { return false };
            if parent == unit.object {
                return true;
            }
            let Some(parent) = state.get(parent) else { return false };
            at = parent.location;
        }
        false
    };
    let inside = state.objects.iter().filter(|one| log.is_shipment(one.object) && is_inside(one));
    let weighed = |one: &ObjectState| Some((one.object, told_kg(log, one.object).filter(|kg| *kg > 0.0)?));
    let found: Vec<(ObjectId, f64)> = inside.filter_map(weighed).collect();
    let sum: f64 = found.iter().map(|(_, kg)| kg).sum();
    // Shipments cannot weigh more than what they are in: by gross weights of several sources they may.
    let share = if sum > unit.kg { unit.kg / sum } else { 1.0 };
    let rest = Unit { object: unit.object, kg: unit.kg - sum * share, is_assumed: unit.is_assumed };
    let of_shipment = |(object, kg): (ObjectId, f64)| Unit { object, kg: kg * share, is_assumed: unit.is_assumed };
    found.into_iter().map(of_shipment).chain([rest]).filter(|unit| unit.kg > 1e-9).collect()
}

/// Whether something around an object, on the vehicle, tells a mass already.
fn is_weighed_within(
    state: &HubState,
    object: &ObjectState,
    vehicle: ObjectId,
    told: impl Fn(ObjectId) -> Option<f64>,
) -> bool {
    let mut at = object.location;
    for _ in 0..MAX_NESTING {
        match at {
            Location::Inside(parent) if parent != vehicle => {
                if told(parent).is_some() {
                    return true;
                }
                let Some(parent) = state.get(parent) else { return false };
                at = parent.location;
            }
            _ => return false,
        }
    }
    false
}

fn is_vehicle(kind: ObjectKind) -> bool {
    matches!(
        kind,
        ObjectKind::Aircraft | ObjectKind::Truck | ObjectKind::Trailer | ObjectKind::Train | ObjectKind::Container
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        environment::Chain,
        hub::{Attribute, Flow, HubEvent},
    };

    const ORIGIN: (f64, f64, f64) = (50.6364, 5.4428, 198.0);

    fn event(secs: i64, object: &'static str, what: What<'static>) -> HubEvent<'static> {
        let time = EventTime::from_secs(secs);
        HubEvent { time, recorded: None, id: None, source: None, object: object.into(), what, extensions: Vec::new() }
    }

    fn enters(kind: ObjectKind, attributes: &[(&'static str, &'static str)]) -> What<'static> {
        let attributes = attributes.iter().map(|(name, value)| Attribute::new(*name, *value)).collect();
        What::Enters { kind, type_code: None, flow: Flow::None, at: None, attributes }
    }

    fn counted(log: &EventLog, site: &Site, span: (EventTime, EventTime)) -> Legs {
        let mut legs = Legs::default();
        legs.count(log, site, ORIGIN, span).expect("legs");
        legs
    }

    #[test]
    fn the_way_to_hangzhou_is_the_great_circle_and_a_bit() {
        let site = Site::bundled().expect("a site");
        let lane = site.lanes.iter().find(|lane| lane.code == "HGH").expect("the lane");
        // By the spherical law of cosines instead.
        let (a, b, c) = (ORIGIN.0.to_radians(), 30.2295_f64.to_radians(), (120.4344 - ORIGIN.1).to_radians());
        let circle = (a.sin() * b.sin() + a.cos() * b.cos() * c.cos()).acos() * EARTH_KM;
        assert!((8_990.0..9_010.0).contains(&circle), "{circle}");
        assert!((lane.distance_km(ORIGIN) - circle - AIR_EXTRA_KM).abs() < 1e-6, "{}", lane.distance_km(ORIGIN));
    }

    #[test]
    fn shipments_of_which_the_mass_is_told_have_chains_of_their_own() {
        let site = Site::bundled().expect("a site");
        let awb = |kg: &'static str| What::Enters {
            kind: ObjectKind::Unknown,
            type_code: Some("AWB".into()),
            flow: Flow::None,
            at: None,
            attributes: vec![Attribute::new("gross_kg", kg)],
        };
        let log = EventLog::of(&[
            event(10, "F", enters(ObjectKind::Aircraft, &[("from", "HGH")])),
            event(10, "U", enters(ObjectKind::Uld, &[("gross_kg", "3000")])),
            event(10, "U", What::Loaded { into: "F".into() }),
            event(10, "020-1", awb("1000")),
            event(10, "020-1", What::Loaded { into: "U".into() }),
            event(10, "020-2", awb("1500")),
            event(10, "020-2", What::Loaded { into: "U".into() }),
        ]);
        let all = (EventTime::from_secs(0), EventTime::from_secs(60));
        let Legs { legs, chains, .. } = counted(&log, &site, all);
        let chains = chains.with_hub(None);
        let mut told: Vec<_> = chains.iter().map(|chain| (log.object_name(chain.object), chain.tonnes())).collect();
        told.sort_by(|a, b| a.0.cmp(b.0));
        assert_eq!(told, [("020-1", 1.0), ("020-2", 1.5), ("U", 0.5)]);
        let sum: f64 = chains.iter().map(Chain::kg_co2e).sum();
        assert!((sum - legs[0].kg_co2e).abs() < 1e-6, "{sum} of {legs:?}");
    }

    #[test]
    fn a_leg_is_mass_times_way_times_factor() {
        let site = Site::bundled().expect("a site");
        let log = EventLog::of(&[
            event(10, "F", enters(ObjectKind::Aircraft, &[("from", "HGH")])),
            event(10, "U", enters(ObjectKind::Uld, &[("gross_kg", "3000")])),
            event(10, "U", What::Loaded { into: "F".into() }),
            // Its mass is in that of the unit.
            event(10, "P", enters(ObjectKind::Parcel, &[("gross_kg", "20")])),
            event(10, "P", What::Loaded { into: "U".into() }),
            event(20, "T", enters(ObjectKind::Truck, &[])),
            event(20, "C", enters(ObjectKind::Pallet, &[])),
            event(30, "C", What::Loaded { into: "T".into() }),
            event(35, "T", What::Departs { from: None, to: "gate-out".into() }),
            // As feeds tell it: the load is gone a moment before the truck.
            event(39, "C", What::Leaves { to: Some("the road".into()) }),
            event(40, "T", What::Leaves { to: Some("the road".into()) }),
            event(50, "F", What::Leaves { to: Some("the moon".into()) }),
        ]);
        let all = (EventTime::from_secs(0), EventTime::from_secs(60));
        let found = counted(&log, &site, all);
        let (legs, chains, elsewhere) = (found.by_lane(), found.chains, found.elsewhere);
        let lane = |leg: &Leg| (site.lanes[leg.lane].code.as_str(), leg.is_inbound, leg.vehicles);
        assert_eq!(legs.iter().map(lane).collect::<Vec<_>>(), [("HGH", true, 1), ("the road", false, 1)]);
        assert_eq!((legs[0].tonnes, legs[0].assumed_tonnes, elsewhere), (3.0, 0.0, 1));
        let air = site.factor("air").expect("a factor").value;
        let km = site.lanes[legs[0].lane].distance_km(ORIGIN);
        assert!((legs[0].kg_co2e - 3.0 * km * air).abs() < 1e-6);
        let cage = site.masses.iter().find(|mass| mass.kind == ObjectKind::Pallet).expect("a mass").kg / 1_000.0;
        assert_eq!((legs[1].tonnes, legs[1].assumed_tonnes), (cage, cage));
        // What was before the window is not in it.
        assert_eq!(counted(&log, &site, (EventTime::from_secs(10), EventTime::from_secs(60))).legs.len(), 1);
        // By consignment it is the same: the ULD that came, and the cage that left through the hub.
        let all = chains.with_hub(Some(2.0));
        let told = |chain: &Chain| (log.object_name(chain.object).to_owned(), chain.elements.len());
        assert_eq!(all.iter().map(told).collect::<Vec<_>>(), [("U".to_owned(), 1), ("C".to_owned(), 2)]);
        assert!((all[0].kg_co2e() - legs[0].kg_co2e).abs() < 1e-6);
        assert!((all[1].kg_co2e() - legs[1].kg_co2e - 2.0 * cage).abs() < 1e-6);
    }
}
