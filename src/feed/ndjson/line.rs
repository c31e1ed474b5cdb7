//! One line of a file: a header or an event, through the one definition of the vocabulary.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{self, IgnoredAny, MapAccess, Visitor},
};

use super::Header;
use crate::{
    hub::{Attribute, EventTime, HubEvent, What},
    say,
};

/// A line: a header or an event.
pub(super) enum Line<'a> {
    Header(Header),
    Event(HubEvent<'a>),
}

/// The key of a member of a line.
#[derive(Deserialize)]
#[serde(transparent)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Line<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members<'a>(std::marker::PhantomData<&'a ()>);
        impl<'de: 'a, 'a> Visitor<'de> for Members<'a> {
            type Value = Line<'a>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(say!("feed-event-such-as"))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Line<'a>, A::Error> {
                members(map)
            }
        }
        deserializer.deserialize_map(Members(std::marker::PhantomData))
    }
}

/// Reads the members of a line in whatever order they stand; an event is told by the name of its member.
fn members<'de: 'a, 'a, A: MapAccess<'de>>(mut map: A) -> Result<Line<'a>, A::Error> {
    let (mut time, mut recorded, mut id, mut source, mut object, mut what) = (None, None, None, None, None, None);
    let (mut version, mut site, mut time_zone, mut extensions, mut share) = (None, None, None, Vec::new(), None);
    while let Some(Key(key)) = map.next_key::<Key<'a>>()? {
        match &*key {
            "t" => time = Some(map.next_value::<EventTime>()?),
            "rec" => recorded = map.next_value::<Option<EventTime>>()?,
            "id" => id = map.next_value::<Option<Text<'a>>>()?,
            "src" => source = map.next_value::<Option<Text<'a>>>()?,
            "obj" => object = Some(map.next_value::<Text<'a>>()?),
            "ext" => extensions = map.next_value::<Vec<Attribute<'a>>>()?,
            "share" => share = map.next_value::<Option<serde_json::Value>>()?,
            "hubscope" => version = Some(map.next_value::<u32>()?),
            "site" => site = Some(map.next_value::<String>()?),
            "time_zone" => time_zone = Some(map.next_value::<String>()?),
            name => match event_of(name) {
                Some(read) if what.is_none() => what = Some(read(&mut map)?),
                Some(_) => return Err(de::Error::custom(say!("feed-two-events"))),
                None => drop(map.next_value::<IgnoredAny>()?),
            },
        }
    }
    if let Some(hubscope) = version {
        let site = site.unwrap_or_default();
        return Ok(Line::Header(Header { hubscope, site, time_zone: time_zone.unwrap_or_default(), share }));
    }
    Ok(Line::Event(HubEvent {
        time: time.ok_or_else(|| de::Error::missing_field("t"))?,
        recorded,
        id: id.map(|text: Text<'a>| text.0),
        source: source.map(|text: Text<'a>| text.0),
        object: object.ok_or_else(|| de::Error::missing_field("obj"))?.0,
        what: what.ok_or_else(|| de::Error::custom(say!("feed-no-happening")))?,
        extensions,
    }))
}

/// Text that borrows from the line when it has no escapes.
#[derive(Deserialize)]
#[serde(transparent)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

/// Reads the value of a member by the name of the event, through the one definition of the vocabulary.
fn event_of<'de: 'a, 'a, A: MapAccess<'de>>(name: &str) -> Option<impl Fn(&mut A) -> Result<What<'a>, A::Error>> {
    let name = NAMES.iter().find(|known| **known == name)?;
    Some(move |map: &mut A| map.next_value_seed(Named(name, std::marker::PhantomData)))
}

/// The names of the events.
pub const NAMES: [&str; 15] = [
    "enters",
    "departs",
    "arrives",
    "observed",
    "loaded",
    "unloaded",
    "status",
    "hold_set",
    "hold_released",
    "leaves",
    "plan",
    "measures",
    "alarm_raised",
    "alarm_cleared",
    "retracted",
];

/// A value that is the content of the event of that name.
struct Named<'a>(&'static str, std::marker::PhantomData<&'a ()>);

impl<'de: 'a, 'a> de::DeserializeSeed<'de> for Named<'a> {
    type Value = What<'a>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<What<'a>, D::Error> {
        What::deserialize(OneVariant { name: self.0, content: deserializer })
    }
}

/// Presents `content` to serde as an enum whose variant is already known.
struct OneVariant<D> {
    name: &'static str,
    content: D,
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for OneVariant<D> {
    type Error = D::Error;
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        visitor.visit_enum(self)
    }
    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de, D: Deserializer<'de>> de::EnumAccess<'de> for OneVariant<D> {
    type Error = D::Error;
    type Variant = Content<D>;
    fn variant_seed<S: de::DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Content<D>), D::Error> {
        let name = de::value::StrDeserializer::<D::Error>::new(self.name);
        Ok((seed.deserialize(name)?, Content(self.content)))
    }
}

struct Content<D>(D);

impl<'de, D: Deserializer<'de>> de::VariantAccess<'de> for Content<D> {
    type Error = D::Error;
    fn unit_variant(self) -> Result<(), D::Error> {
        IgnoredAny::deserialize(self.0).map(drop)
    }
    fn newtype_variant_seed<S: de::DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, D::Error> {
        seed.deserialize(self.0)
    }
    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_tuple(len, visitor)
    }
    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_struct("", fields, visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::{super::write_event, *};
    use crate::hub::{Flow, ObjectKind, Severity, StatusCode};

    fn examples() -> Vec<HubEvent<'static>> {
        let text = |text: &'static str| Cow::Borrowed(text);
        let whats = vec![
            What::Enters {
                kind: ObjectKind::Uld,
                type_code: Some(text("PMC")),
                flow: Flow::Import,
                at: Some(text("stand-118")),
                attributes: vec![Attribute::new("gross_kg", "2700")],
            },
            What::Departs { from: Some(text("a \"quoted\" place")), to: text("b") },
            What::Arrives { at: text("b") },
            What::Observed { at: text("door-3") },
            What::Loaded { into: text("DOLLY1") },
            What::Unloaded { from: text("DOLLY1"), at: None },
            What::Status { code: StatusCode::Rcf, detail: None },
            What::HoldSet { hold: text("customs"), reason: Some(text("random check")) },
            What::HoldReleased { hold: text("customs") },
            What::Leaves { to: None },
            What::Plan { milestone: text("DEP"), planned: EventTime::from_secs(100), at: None },
            What::Measures { quantity: text("temperature"), value: 4.5, unit: text("Cel") },
            What::AlarmRaised { alarm: text("hot"), severity: Severity::Critical, text: None },
            What::AlarmCleared { alarm: text("hot") },
            What::Retracted { event: text("e1"), reason: None, corrected_by: vec![text("e2")] },
        ];
        let event = |(k, what): (usize, What<'static>)| HubEvent {
            time: EventTime::from_secs(k as i64),
            recorded: (k % 3 == 0).then(|| EventTime::from_secs(k as i64 + 5)),
            id: (k % 2 == 0).then(|| format!("e{k}").into()),
            source: None,
            object: "PMC1".into(),
            what,
            extensions: if k % 4 == 0 {
                vec![Attribute::new("po", "7 \"a\""), Attribute::new("lot", "")]
            } else {
                vec![]
            },
        };
        whats.into_iter().enumerate().map(event).collect()
    }

    proptest::proptest! {
        /// To the last of its seventeen figures.
        #[test]
        fn every_value_is_read_as_it_was_written(bits: u64) {
            let value = f64::from_bits(bits);
            let what = What::Measures { quantity: "x".into(), value, unit: "m".into() };
            let event = HubEvent { what, ..examples().swap_remove(0) };
            let mut line = Vec::new();
            write_event(&mut line, &event).expect("memory does not fail");
            let read = serde_json::from_slice::<Line<'_>>(&line).ok();
            let read = read.and_then(|line| match line {
                Line::Event(HubEvent { what: What::Measures { value, .. }, .. }) => Some(value.to_bits()),
                _ => None,
            });
            // What is no number is written as none.
            proptest::prop_assert_eq!(read, value.is_finite().then_some(bits));
        }
    }

    #[test]
    fn every_event_is_read_as_it_was_written() {
        for event in examples() {
            let mut line = Vec::new();
            write_event(&mut line, &event).expect("memory does not fail");
            match serde_json::from_slice::<Line<'_>>(&line) {
                Ok(Line::Event(read)) => assert_eq!(read, event),
                Ok(Line::Header(_)) => panic!("read as a header: {event:?}"),
                Err(error) => panic!("{error}: {}", String::from_utf8_lossy(&line)),
            }
        }
        assert_eq!(examples().iter().map(|event| event.what.name()).collect::<Vec<_>>(), NAMES);
    }
}
