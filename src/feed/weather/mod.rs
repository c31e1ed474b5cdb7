//! Weather as others keep it; each value is a measurement of the station.

mod dates;
pub mod epw;
pub mod metar;
pub mod pvgis;
pub mod report;

use serde_json::Value;

use crate::hub::{Attribute, EventTime, Flow, HubEvent, ObjectKind, What};

/// What is measured, how much, and in which unit.
type Quantity = (&'static str, f64, &'static str);

/// A text or number, alone or as the only one of an array.
fn text_of(object: &Value, name: &str) -> Option<String> {
    let value = object.get(name)?;
    let value = value.as_array().map_or(Some(value), |all| all.first())?;
    value.as_str().map(str::to_owned).or_else(|| value.as_f64().map(|number| number.to_string()))
}

fn measures(
    time: EventTime,
    station: &str,
    quantity: &'static str,
    value: f64,
    unit: &'static str,
) -> HubEvent<'static> {
    told(time, station, What::Measures { quantity: quantity.into(), value, unit: unit.into() })
}

fn enters(time: EventTime, station: &str, known: &[(&'static str, &str)]) -> HubEvent<'static> {
    let known = known.iter().filter(|(_, value)| !value.is_empty());
    let attributes =
        known.map(|(name, value)| Attribute { name: (*name).into(), value: (*value).to_owned().into() }).collect();
    let what = What::Enters { kind: ObjectKind::Sensor, type_code: None, flow: Flow::None, at: None, attributes };
    told(time, station, what)
}

fn told(time: EventTime, station: &str, what: What<'static>) -> HubEvent<'static> {
    HubEvent {
        time,
        recorded: None,
        id: None,
        source: None,
        object: station.to_owned().into(),
        what,
        extensions: Vec::new(),
    }
}

fn clipped(text: &str) -> String {
    text.chars().take(40).collect()
}
