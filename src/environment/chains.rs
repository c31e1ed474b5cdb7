//! The transport chain of each consignment: the way in, the hub, and the way out, each an element with its mass, its activity and what
//! it gives off.
//!
//! Source: ISO 14083:2023, clauses on transport chain elements and hub operations; GLEC Framework v3. A consignment is a shipment whose
//! own mass is told, or else what is weighed on the vehicle: a ULD, a cage, a container. Where goods are taken out of one and put into
//! another and nothing tells which, the chain of the one ends at the hub and that of the other begins there; the sum over all of them
//! is that of the legs and of the hub all the same.

use std::collections::BTreeMap;

use crate::hub::{EventTime, ObjectId};

/// What one consignment went through.
#[derive(Clone, Debug, PartialEq)]
pub struct Chain {
    /// The consignment.
    pub object: ObjectId,
    /// Its elements in the order of time.
    pub elements: Vec<Element>,
}

/// A part of a chain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Element {
    /// Which.
    pub stage: Stage,
    /// When it ended, or for the way out began.
    pub time: EventTime,
    /// Tonnes.
    pub tonnes: f64,
    /// Whether nobody told that mass.
    pub is_assumed: bool,
    /// Transport activity in tonne-kilometres; none in the hub.
    pub tonne_km: f64,
    /// kg CO2e, well to wake.
    pub kg_co2e: f64,
}

/// What part of a chain an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The way to the hub on a lane, by its number in the site.
    In(usize),
    /// Through the hub.
    Hub,
    /// The way from the hub on a lane.
    Out(usize),
}

impl Stage {
    /// The lane, if it is one.
    pub const fn lane(self) -> Option<usize> {
        match self {
            Self::In(lane) | Self::Out(lane) => Some(lane),
            Self::Hub => None,
        }
    }
}

impl Chain {
    /// Tonne-kilometres of all elements.
    pub fn tonne_km(&self) -> f64 {
        self.elements.iter().map(|element| element.tonne_km).sum()
    }

    /// kg CO2e of all elements.
    pub fn kg_co2e(&self) -> f64 {
        self.elements.iter().map(|element| element.kg_co2e).sum()
    }

    /// The mass of the consignment, in tonnes.
    pub fn tonnes(&self) -> f64 {
        self.elements.iter().map(|element| element.tonnes).fold(0.0, f64::max)
    }

    /// Whether the mass of any element is assumed.
    pub fn is_assumed(&self) -> bool {
        self.elements.iter().any(|element| element.is_assumed)
    }
}

/// Chains of elements that were found one by one.
#[derive(Debug, Default)]
pub(super) struct Chains(BTreeMap<ObjectId, Vec<Element>>);

impl Chains {
    pub fn add(&mut self, object: ObjectId, element: Element) {
        self.0.entry(object).or_default().push(element);
    }

    /// All chains, with the hub before each way out: what it gives off is shared out over the tonnes that leave it.
    pub fn with_hub(&self, kg_per_tonne: Option<f64>) -> Vec<Chain> {
        let chain = |(object, elements): (&ObjectId, &Vec<Element>)| {
            let mut elements = elements.clone();
            elements.sort_by_key(|element| element.time);
            let through = |element: Element| {
                let is_out = matches!(element.stage, Stage::Out(_));
                let hub = kg_per_tonne.filter(|_| is_out).map(|kg| Element {
                    stage: Stage::Hub,
                    tonne_km: 0.0,
                    kg_co2e: kg * element.tonnes,
                    ..element
                });
                hub.into_iter().chain([element])
            };
            Chain { object: *object, elements: elements.into_iter().flat_map(through).collect() }
        };
        self.0.iter().map(chain).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leaves_went_through_the_hub_and_what_only_came_did_not() {
        let element = |stage, secs| Element {
            stage,
            time: EventTime::from_secs(secs),
            tonnes: 2.0,
            is_assumed: false,
            tonne_km: 10.0,
            kg_co2e: 5.0,
        };
        let mut chains = Chains::default();
        chains.add(ObjectId(1), element(Stage::Out(1), 9));
        chains.add(ObjectId(1), element(Stage::In(0), 3));
        chains.add(ObjectId(0), element(Stage::In(0), 4));
        let all = chains.with_hub(Some(1.5));
        let stages = |chain: &Chain| chain.elements.iter().map(|element| element.stage).collect::<Vec<_>>();
        assert_eq!(stages(&all[0]), [Stage::In(0)]);
        assert_eq!(stages(&all[1]), [Stage::In(0), Stage::Hub, Stage::Out(1)]);
        assert_eq!((all[1].kg_co2e(), all[1].tonne_km(), all[1].tonnes()), (13.0, 20.0, 2.0));
    }
}
