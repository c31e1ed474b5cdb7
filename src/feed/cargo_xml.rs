//! IATA Cargo-XML: status messages (XFSU) and waybills (XFWB).
//!
//! The consignment is the object, under the number of its waybill. Source: IATA Cargo-XML Toolkit, XFSU and XFWB.

use std::io::BufRead;

use super::{
    process::{Process, kilograms_of_pounds, tell_assumed, time_of},
    sink::{FormatError, Reading},
    xml::{Document, Element},
};
use crate::{
    hub::{Attribute, EventTime, Flow, ObjectKind, StatusCode, What},
    language::{numerals::bare, quoted},
    say,
};

/// Reads a message.
pub fn read(input: impl BufRead, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let root = Document::new(input, "Cargo-XML").whole()?;
    let (mut assumed, mut midnights) = (0, 0);
    let issued = first(&root, "IssueDateTime").map(Element::text);
    let issued = issued.and_then(|text| time_of(text, &mut assumed).ok());
    let mut consignments = Vec::new();
    collect(&root, "MasterConsignment", &mut consignments);
    if consignments.is_empty() {
        return Err(FormatError::content(say!("cargo-xml"), say!("cargo-none-in", root = quoted(&root.name))));
    }
    let mut process = Process::of(reading);
    let waybill_of_header = root.at(&["BusinessHeaderDocument", "ID"]).map(Element::text);
    for consignment in consignments {
        let id = consignment.at(&["TransportContractDocument", "ID"]).map(Element::text).or(waybill_of_header);
        let Some(id) = id.filter(|id| !id.is_empty()) else {
            reading.unreadable(consignment.line, say!("cargo-no-number"), say!("cargo-consignment-skipped"));
            continue;
        };
        let mut statuses = Vec::new();
        collect(consignment, "ReportedStatus", &mut statuses);
        for status in &statuses {
            tell(consignment, id, status, (issued, &mut assumed), &mut process, reading);
        }
        midnights += plan(consignment, id, (issued, &mut assumed), &mut process, reading);
        match process.sorter.first_of(id).or(issued) {
            Some(time) => {
                let known = attributes(consignment);
                process.enters_as(time, id, ObjectKind::Unknown, Some("AWB"), Flow::None, known, consignment.line);
                let mut devices = Vec::new();
                collect(consignment, "UtilizedUnitLoadTransportEquipment", &mut devices);
                collect(consignment, "AssociatedUnitLoadTransportEquipment", &mut devices);
                // Of several each holds a part of it, and it can be in one alone.
                let is_divided = devices.len() > 1;
                if is_divided {
                    let brief = || say!("cargo-divided", id = id.to_string(), many = devices.len().to_string());
                    let hint = say!("cargo-divided-hint");
                    reading.not_understood(consignment.line, brief, hint);
                }
                for device in devices {
                    let code = device.at(&["CharacteristicCode"]).map(Element::text);
                    if let Some(number) = device.text_of("ID") {
                        let uld = format!("{}{number}{}", code.unwrap_or_default(), owner_of(device));
                        process.enters_as(time, &uld, ObjectKind::Uld, code, Flow::None, Vec::new(), device.line);
                        if !is_divided {
                            process.say(time, id, What::Loaded { into: uld.into() }, device.line);
                        }
                    }
                }
            }
            None => reading.not_understood(
                consignment.line,
                || say!("cargo-no-instant", id = id.to_string()),
                say!("cargo-left-out"),
            ),
        }
    }
    tell_assumed(assumed, reading);
    if midnights > 0 {
        let brief = || say!("cargo-midnights", midnights = bare(midnights));
        reading.not_understood(0, brief, say!("cargo-as-written"));
    }
    process.finish(reading)
}

fn owner_of(device: &Element) -> &str {
    device.at(&["OperatingParty", "PrimaryID"]).map_or("", Element::text)
}

/// The first element of that name, wherever it lies.
fn first<'a>(element: &'a Element, name: &str) -> Option<&'a Element> {
    if element.name == name {
        return Some(element);
    }
    element.children.iter().find_map(|child| first(child, name))
}

/// All elements of that name, wherever they lie, but not within each other.
fn collect<'a>(element: &'a Element, name: &str, all: &mut Vec<&'a Element>) {
    for child in &element.children {
        if child.name == name {
            all.push(child);
        } else {
            collect(child, name, all);
        }
    }
}

/// A time whose element tells in its name of what it is: `DepartureOccurrenceDateTime`.
fn time_in(element: &Element) -> Option<&Element> {
    if element.name.ends_with("OccurrenceDateTime") && !element.name.starts_with("Scheduled") {
        return Some(element);
    }
    element.children.iter().find_map(time_in)
}

fn attributes(consignment: &Element) -> Vec<Attribute<'static>> {
    let of = |name: &str, element: Option<&Element>| {
        let text = element.map(Element::text).filter(|text| !text.is_empty())?;
        Some(Attribute { name: name.to_owned().into(), value: text.to_owned().into() })
    };
    let weight = consignment.child("GrossWeightMeasure").or(consignment.child("IncludedTareGrossWeightMeasure"));
    let unit = weight.and_then(|weight| weight.attribute("unitCode")).unwrap_or("KGM");
    let name =
        if matches!(unit, "KGM" | "LBR") { "gross_kg".to_owned() } else { format!("gross_{}", unit.to_lowercase()) };
    let kilograms = weight.filter(|_| unit == "LBR").and_then(|weight| kilograms_of_pounds(weight.text()));
    let kilograms = kilograms.map(|kilograms| Attribute::new("gross_kg", kilograms));
    [
        kilograms.or_else(|| of(&name, weight)),
        of("pieces", consignment.child("PieceQuantity").or(consignment.child("TotalPieceQuantity"))),
        of("origin", consignment.at(&["OriginLocation", "ID"])),
        of("destination", consignment.at(&["FinalDestinationLocation", "ID"])),
        of(
            "goods",
            first(consignment, "NatureIdentificationTransportCargo").and_then(|cargo| cargo.child("Identification")),
        ),
        joined("special_handling", consignment, "HandlingSPHInstructions", "DescriptionCode", "/"),
        joined("other_service_information", consignment, "HandlingOSIInstructions", "Description", "; "),
        joined("special_service_request", consignment, "HandlingSSRInstructions", "Description", "; "),
        flights(consignment),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The texts of a child of all elements of that name, wherever they lie, as one attribute.
fn joined(
    known: &'static str,
    consignment: &Element,
    name: &str,
    child: &str,
    between: &str,
) -> Option<Attribute<'static>> {
    let mut all = Vec::new();
    collect(consignment, name, &mut all);
    let texts: Vec<&str> = all.into_iter().filter_map(|element| element.text_of(child)).collect();
    (!texts.is_empty()).then(|| Attribute::new(known, texts.join(between)))
}

/// The movements of a waybill itself; those of its statuses lie within them.
const MOVEMENT: &str = "SpecifiedLogisticsTransportMovement";

/// The flights on which a consignment is booked.
fn flights(consignment: &Element) -> Option<Attribute<'static>> {
    let flights: Vec<&str> = consignment.all(MOVEMENT).filter_map(|movement| movement.text_of("ID")).collect();
    (!flights.is_empty()).then(|| Attribute::new("flights", flights.join(", ")))
}

/// Tells when the flights of a waybill depart and arrive by plan; gives how many of these times are midnight. Source: Cargo-XML Toolkit,
/// XFWB, SpecifiedLogisticsTransportMovement.
fn plan(
    consignment: &Element,
    waybill: &str,
    (issued, assumed): (Option<EventTime>, &mut u64),
    process: &mut Process,
    reading: &mut Reading<'_>,
) -> u64 {
    const EVENTS: [(&str, &str, &str); 2] = [
        ("DEP", "DepartureEvent", "OccurrenceDepartureLocation"),
        ("ARR", "ArrivalEvent", "OccurrenceArrivalLocation"),
    ];
    let mut midnights = 0;
    for movement in consignment.all(MOVEMENT) {
        for (code, event, place) in EVENTS {
            let Some(event) = movement.child(event) else { continue };
            let Some(scheduled) = event.child("ScheduledOccurrenceDateTime") else { continue };
            let Ok(planned) = time_of(scheduled.text(), assumed) else {
                let (code, waybill, found) = (code.to_owned(), waybill.to_owned(), quoted(scheduled.text()));
                let brief = || say!("cargo-no-schedule", code = code, waybill = waybill, found = found);
                reading.unreadable(scheduled.line, brief, say!("cargo-plan-skipped"));
                continue;
            };
            midnights += u64::from(is_midnight(scheduled.text()));
            let at = event.at(&[place, "ID"]).map(Element::text).filter(|place| !place.is_empty());
            let what = What::Plan { milestone: code.into(), planned, at: at.map(|place| place.to_owned().into()) };
            process.say(issued.unwrap_or(planned), waybill, what, scheduled.line);
        }
    }
    midnights
}

/// Whether an instant in ISO 8601 is the beginning of its day: so waybills write a day alone.
fn is_midnight(text: &str) -> bool {
    text.split_once('T').is_some_and(|(_, clock)| clock.starts_with("00:00"))
}

fn tell(
    consignment: &Element,
    waybill: &str,
    status: &Element,
    (issued, assumed): (Option<EventTime>, &mut u64),
    process: &mut Process,
    reading: &mut Reading<'_>,
) {
    let Some(code) = status.text_of("ReasonCode") else {
        return reading.unreadable(status.line, say!("cargo-no-code"), say!("cargo-skipped"));
    };
    let mut parts = Vec::new();
    collect(status, "AssociatedStatusConsignment", &mut parts);
    let parts = if parts.is_empty() { vec![status] } else { parts };
    for part in parts {
        let at = first(part, "OccurrenceDateTime").or_else(|| time_in(part));
        let found = at.map(Element::text);
        let time = match found.map(|text| time_of(text, assumed)) {
            Some(Ok(time)) => time,
            other => {
                let found = other.map_or(say!("feed-none").to_owned(), |_| format!("{:?}", found.unwrap_or_default()));
                let brief = || {
                    say!(
                        "cargo-no-occurrence",
                        code = code.to_string(),
                        waybill = waybill.to_string(),
                        found = found.to_string()
                    )
                };
                reading.unreadable(part.line, brief, say!("cargo-status-iso"));
                continue;
            }
        };
        let kind = first(part, "DateTimeTypeCode").map_or("A", Element::text);
        let location = first(part, "SpecifiedLocation").and_then(|place| place.text_of("ID"));
        let leg = if code == "DEP" { "OccurrenceDepartureLocation" } else { "OccurrenceArrivalLocation" };
        let named = |name: &str| first(part, name).and_then(|place| place.text_of("ID"));
        let location = location.or_else(|| named("OccurrenceLocation")).or_else(|| named(leg));
        let flight = first(part, "SpecifiedLogisticsTransportMovement").and_then(|movement| movement.text_of("ID"));
        let pieces = part.text_of("PieceQuantity").map(|pieces| format!("{pieces} pieces"));
        let detail: Vec<String> = flight.map(str::to_owned).into_iter().chain(pieces).collect();
        let detail = (!detail.is_empty()).then(|| detail.join(", ").into());
        let origin = consignment.at(&["OriginLocation", "ID"]).map(Element::text);
        if let (Some(place), Some(origin)) = (location, origin)
            && code == "DEP"
            && place != origin
        {
            reading.not_understood(
                part.line,
                || {
                    say!(
                        "cargo-departs-elsewhere",
                        waybill = waybill.to_string(),
                        origin = origin.to_string(),
                        place = place.to_string()
                    )
                },
                say!("cargo-place-taken"),
            );
        }
        let known = StatusCode::ALL.into_iter().find(|known| known.code() == code);
        let (time, what) = match (kind, known) {
            ("A", Some(code)) => (time, What::Status { code, detail }),
            ("A", None) => (time, What::Status { code: StatusCode::Osi, detail: Some(code.to_owned().into()) }),
            _ => {
                let at = location.map(|place| place.to_owned().into());
                (issued.unwrap_or(time), What::Plan { milestone: code.to_owned().into(), planned: time, at })
            }
        };
        process.say(time, waybill, what, part.line);
        if kind == "A"
            && let Some(place) = location
        {
            process.say(time, waybill, What::Observed { at: place.to_owned().into() }, part.line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{EventLog, LogBuilder};

    fn log(text: &str) -> EventLog {
        let mut log = LogBuilder::new();
        read(text.as_bytes(), &mut Reading::new("a.xml", &mut log)).expect("Cargo-XML");
        log.finish()
    }

    fn message(status: &str) -> String {
        format!(
            r#"<rsm:StatusMessage xmlns:rsm="iata:statusmessage:1"><rsm:MasterConsignment><GrossWeightMeasure unitCode="KGM">350</GrossWeightMeasure>
            <TransportContractDocument><ID>020-12345675</ID></TransportContractDocument><OriginLocation><ID>LGG</ID></OriginLocation>{status}</rsm:MasterConsignment></rsm:StatusMessage>"#
        )
    }

    fn status(code: &str, time: &str, kind: &str) -> String {
        format!(
            "<ReportedStatus><ReasonCode>{code}</ReasonCode><AssociatedStatusConsignment><SpecifiedLogisticsTransportMovement><ID>3V861</ID><SpecifiedLocation><ID>NCE</ID></SpecifiedLocation><SpecifiedEvent><OccurrenceDateTime>{time}</OccurrenceDateTime><DateTimeTypeCode>{kind}</DateTimeTypeCode></SpecifiedEvent></SpecifiedLogisticsTransportMovement></AssociatedStatusConsignment></ReportedStatus>"
        )
    }

    #[test]
    fn a_status_is_a_milestone_and_says_where() {
        let log = log(&message(&status("DEP", "2023-10-16T16:15:00Z", "A")));
        let object = log.object("020-12345675").expect("the waybill");
        assert_eq!(log.attributes(object).collect::<Vec<_>>(), [("gross_kg", "350"), ("origin", "LGG")]);
        assert_eq!((log.len(), log.places().find("NCE").is_some()), (3, true));
        assert!(log.issues().kept()[0].brief.contains("LGG"), "{:?}", log.issues().kept());
    }

    #[test]
    fn what_is_scheduled_is_a_plan_and_a_bad_time_is_named() {
        let text = message(&(status("ARR", "2023-10-16T16:15:00Z", "S") + &status("RCF", "soon", "A")));
        let log = log(&text);
        let object = log.object("020-12345675").expect("the waybill");
        assert_eq!(log.plans_at(object, EventTime::MAX).len(), 1);
        assert!(log.issues().kept()[0].brief.contains("RCF") && log.issues().kept()[0].brief.contains("soon"));
    }

    #[test]
    fn a_waybill_in_two_units_is_in_neither_and_pounds_are_kilograms() {
        let unit = |number: u32| {
            format!(
                "<AssociatedUnitLoadTransportEquipment><ID>{number}</ID><CharacteristicCode>PMC</CharacteristicCode></AssociatedUnitLoadTransportEquipment>"
            )
        };
        let text = message(&(status("RCS", "2023-10-16T16:15:00Z", "A") + &unit(11111) + &unit(22222)));
        let log = log(&text.replace("\"KGM\">350", "\"LBR\">1200"));
        let object = log.object("020-12345675").expect("the waybill");
        assert!(log.attributes(object).any(|known| known == ("gross_kg", "544.3")));
        assert!(log.object("PMC11111").is_some() && log.object("PMC22222").is_some());
        let loaded = log.events_until(EventTime::MAX).iter().any(|event| event.what.name() == "loaded");
        assert!(!loaded && log.issues().kept().iter().any(|issue| issue.brief.contains("divided among 2")));
    }

    #[test]
    fn elements_of_version_3_and_units_of_waybills_are_read() {
        let status = "<ReportedStatus><ReasonCode>DEP</ReasonCode><AssociatedStatusConsignment><SpecifiedLogisticsTransportMovement><ID>3V861</ID><DepartureEvent><DepartureOccurrenceDateTime>2023-10-16T16:15:00Z</DepartureOccurrenceDateTime><OccurrenceDepartureLocation><ID>LGG</ID></OccurrenceDepartureLocation></DepartureEvent></SpecifiedLogisticsTransportMovement></AssociatedStatusConsignment></ReportedStatus>";
        let unit = "<AssociatedUnitLoadTransportEquipment><ID>12345</ID><CharacteristicCode>PMC</CharacteristicCode><OperatingParty><PrimaryID>3V</PrimaryID></OperatingParty></AssociatedUnitLoadTransportEquipment>";
        let log = log(&message(&(status.to_owned() + unit)));
        let (waybill, unit) =
            (log.object("020-12345675").expect("the waybill"), log.object("PMC123453V").expect("the unit"));
        let state = log.state_at(EventTime::parse("2023-10-16T16:15:00Z").expect("a time"));
        assert_eq!(state.get(waybill).and_then(|state| state.status), Some(StatusCode::Dep));
        assert_eq!(state.get(waybill).map(|state| state.location), Some(crate::hub::Location::Inside(unit)));
        assert!(log.places().find("LGG").is_some() && log.issues().total() == 0, "{:?}", log.issues().kept());
    }

    #[test]
    fn what_a_waybill_books_is_planned_and_all_its_codes_are_kept() {
        let event = |name: &str, time: &str, place: &str| {
            format!(
                "<{name}Event>{time}<Occurrence{name}Location><ID>{place}</ID></Occurrence{name}Location></{name}Event>"
            )
        };
        let at = |time: &str| format!("<ScheduledOccurrenceDateTime>{time}</ScheduledOccurrenceDateTime>");
        let movement = |id: &str, events: &str| {
            format!("<SpecifiedLogisticsTransportMovement><ID>{id}</ID>{events}</SpecifiedLogisticsTransportMovement>")
        };
        let first = event("Arrival", "", "DUB") + &event("Departure", &at("2021-03-10T00:00:00Z"), "ORK");
        let second = event("Departure", &at("soon"), "DUB") + &event("Arrival", &at("2021-03-12T09:30:00Z"), "AUH");
        let text = format!(
            "<Waybill xmlns=\"iata:waybill:1\"><MessageHeaderDocument><IssueDateTime>2021-03-09T11:00:00Z</IssueDateTime></MessageHeaderDocument><BusinessHeaderDocument><ID>888-11111111</ID></BusinessHeaderDocument><MasterConsignment>{}{}<HandlingSPHInstructions><DescriptionCode>EAP</DescriptionCode></HandlingSPHInstructions><HandlingSPHInstructions><DescriptionCode>NSC</DescriptionCode></HandlingSPHInstructions><HandlingOSIInstructions><Description>4 PALLETS</Description></HandlingOSIInstructions></MasterConsignment></Waybill>",
            movement("XX8012", &first),
            movement("XX345", &second),
        );
        let log = log(&text);
        let object = log.object("888-11111111").expect("the waybill");
        let known: Vec<_> = log.attributes(object).collect();
        for pair in
            [("special_handling", "EAP/NSC"), ("other_service_information", "4 PALLETS"), ("flights", "XX8012, XX345")]
        {
            assert!(known.contains(&pair), "{known:?}");
        }
        let plans: Vec<String> = (log.plans_at(object, EventTime::MAX).iter())
            .map(|plan| format!("{} {} {}", plan.told, plan.milestone, plan.planned))
            .collect();
        assert_eq!(
            plans,
            ["2021-03-09T11:00:00Z DEP 2021-03-10T00:00:00Z", "2021-03-09T11:00:00Z ARR 2021-03-12T09:30:00Z"]
        );
        assert!(log.places().find("ORK").is_some() && log.places().find("AUH").is_some());
        let odd: Vec<&str> = log.issues().kept().iter().map(|issue| issue.brief.as_str()).collect();
        assert!(odd.len() == 2 && odd.iter().any(|odd| odd.contains("soon")), "{odd:?}");
        assert!(odd.iter().any(|odd| odd.contains("found 1 at midnight")), "{odd:?}");
    }
}
