//! OCEL 2.0 in XML.

use std::io::BufRead;

use super::{Event, Known, Object, Ocel};
use crate::feed::{
    sink::{FormatError, Reading},
    xml::{Document, Element},
};

/// Reads OCEL 2.0.
pub fn read(input: impl BufRead, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let mut document = Document::new(input, "OCEL 2.0 XML");
    let mut log = Ocel::of(reading);
    // Lists of types have elements of other names, so that no object is taken for one.
    loop {
        let element = match document.next_of(&["object", "event"]) {
            Ok(Some(element)) => element,
            Ok(None) => break,
            Err(error) => {
                reading.broken_off(error, log.count)?;
                break;
            }
        };
        let named = |name: &str| element.attribute(name).unwrap_or_default().to_owned();
        let attributes = element.child("attributes").into_iter().flat_map(|all| all.all("attribute"));
        let links = element.child("objects").into_iter().flat_map(|all| all.children.iter());
        let objects = links.filter_map(|link| {
            let how = link.attribute("qualifier").or(link.attribute("relationship")).unwrap_or_default();
            Some((link.attribute("object-id")?.to_owned(), how.to_owned()))
        });
        if element.name == "object" {
            let attributes = attributes.map(|one| {
                let ((name, value), since) = (pair(one), one.attribute("time").map(str::to_owned));
                Known { name, value, since }
            });
            let (attributes, links) = (attributes.collect(), objects.collect());
            log.object(Object { id: named("id"), type_name: named("type"), attributes, links });
            continue;
        }
        let event = Event {
            id: named("id"),
            type_name: named("type"),
            time: named("time"),
            attributes: attributes.map(pair).collect(),
            objects: objects.collect(),
            line: element.line,
        };
        log.event(&event, reading);
    }
    log.finish(reading)
}

fn pair(element: &Element) -> (String, String) {
    (element.attribute("name").unwrap_or_default().to_owned(), element.text().to_owned())
}
