//! XML, element by element: enough for documents of data, and nothing that a document could harm us with.
//!
//! No entity but the five of XML itself is known, so that nothing can be blown up; nothing is fetched; and nesting is bounded.

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

use super::sink::FormatError;

/// Elements in elements are read so deep; documents of data have ten levels.
const DEPTH: usize = 64;

/// An element with all that is in it.
#[derive(Clone, Debug, Default)]
pub struct Element {
    /// Its name without the prefix.
    pub name: String,
    /// The line of its beginning, from 1.
    pub line: u64,
    attributes: Vec<(String, String)>,
    /// What it holds, in order.
    pub children: Vec<Element>,
    /// All its own text.
    text: String,
}

impl Element {
    /// The value of an attribute, by its name without the prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// All attributes, names without prefixes.
    pub fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The first child of that name.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All children of that name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The element at the end of a path of names.
    pub fn at(&self, path: &[&str]) -> Option<&Element> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// Its text without the spaces around it.
    pub fn text(&self) -> &str {
        self.text.trim()
    }

    /// The text of a child, if there is one with any.
    pub fn text_of(&self, name: &str) -> Option<&str> {
        self.child(name).map(Element::text).filter(|text| !text.is_empty())
    }
}

/// Reads a document.
pub struct Document<'a> {
    reader: Reader<&'a [u8]>,
    text: &'a str,
    format: &'static str,
    /// Up to where lines were counted, and how many.
    counted: (usize, u64),
    depth: usize,
}

impl<'a> Document<'a> {
    /// Of UTF-8 text.
    pub fn new(bytes: &'a [u8], format: &'static str) -> Result<Self, FormatError> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let line = 1 + memchr::memchr_iter(b'\n', &bytes[..error.valid_up_to()]).count();
            let reason = "these bytes are no UTF-8; save the file in that encoding".to_owned();
            FormatError::Syntax { format, at: format!("line {line}"), reason }
        })?;
        Ok(Self { reader: Reader::from_str(text), text, format, counted: (0, 1), depth: 0 })
    }

    fn line(&mut self, at: u64) -> u64 {
        let at = usize::try_from(at).unwrap_or(usize::MAX).min(self.text.len());
        if at < self.counted.0 {
            self.counted = (0, 1);
        }
        self.counted.1 += memchr::memchr_iter(b'\n', &self.text.as_bytes()[self.counted.0..at]).count() as u64;
        self.counted.0 = at;
        self.counted.1
    }

    fn wrong(&mut self, reason: impl ToString) -> FormatError {
        let at = self.reader.error_position().max(self.reader.buffer_position());
        let line = self.line(at);
        FormatError::Syntax { format: self.format, at: format!("line {line}"), reason: reason.to_string() }
    }

    fn event(&mut self) -> Result<Event<'a>, FormatError> {
        let event = self.reader.read_event();
        event.map_err(|error| self.wrong(error))
    }

    /// The name of the outermost element.
    pub fn root(bytes: &[u8]) -> Option<String> {
        // The beginning of a document may be cut off anywhere.
        let valid = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).ok()?,
        };
        let mut reader = Reader::from_str(valid.trim_start_matches('\u{feff}'));
        loop {
            match reader.read_event().ok()? {
                Event::Start(start) | Event::Empty(start) => return Some(local(&start)),
                Event::Eof => return None,
                _ => {}
            }
        }
    }

    /// The next element of one of these names, wherever it lies, with all that is in it. What is around it is passed over.
    pub fn next_of(&mut self, names: &[&str]) -> Result<Option<Element>, FormatError> {
        loop {
            match self.event()? {
                Event::Start(start) => {
                    let name = local(&start);
                    if names.contains(&name.as_str()) {
                        return self.element(&start, 0).map(Some);
                    }
                    self.depth += 1;
                    if self.depth > DEPTH {
                        return Err(self.wrong(format!("elements lie in each other more than {DEPTH} deep")));
                    }
                }
                Event::Empty(start) if names.contains(&local(&start).as_str()) => {
                    return self.empty(&start).map(Some);
                }
                Event::End(_) => self.depth = self.depth.saturating_sub(1),
                Event::Eof if self.depth > 0 => return Err(self.wrong("the document ends in the middle of an element")),
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    /// The whole document.
    pub fn whole(&mut self) -> Result<Element, FormatError> {
        loop {
            match self.event()? {
                Event::Start(start) => return self.element(&start, 0),
                Event::Empty(start) => return self.empty(&start),
                Event::Eof => return Err(self.wrong("there is no element")),
                _ => {}
            }
        }
    }

    fn empty(&mut self, start: &BytesStart<'_>) -> Result<Element, FormatError> {
        let line = self.line(self.reader.buffer_position());
        let mut element = Element { name: local(start), line, ..Element::default() };
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| self.wrong(error))?;
            let value =
                attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| self.wrong(error))?.into_owned();
            let name = attribute.key.local_name().as_ref().to_owned();
            element.attributes.push((name, value));
        }
        Ok(element)
    }

    fn element(&mut self, start: &BytesStart<'_>, depth: usize) -> Result<Element, FormatError> {
        if depth + self.depth > DEPTH {
            return Err(self.wrong(format!("elements lie in each other more than {DEPTH} deep")));
        }
        let mut element = self.empty(start)?;
        loop {
            match self.event()? {
                Event::Start(start) => {
                    let child = self.element(&start, depth + 1)?;
                    element.children.push(child);
                }
                Event::Empty(start) => {
                    let child = self.empty(&start)?;
                    element.children.push(child);
                }
                Event::Text(text) => element.text.push_str(&text.xml10_content()),
                Event::CData(text) => element.text.push_str(&text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let sign = reference.resolve_char_ref().map_err(|error| self.wrong(error))?;
                    let name = reference.xml10_content();
                    match (sign, quick_xml::escape::resolve_xml_entity(&name)) {
                        (Some(sign), _) => element.text.push(sign),
                        (None, Some(text)) => element.text.push_str(text),
                        (None, None) => return Err(self.wrong(format!("the entity &{name}; is not known"))),
                    }
                }
                Event::End(_) => return Ok(element),
                Event::Eof => return Err(self.wrong("the document ends in the middle of an element")),
                _ => {}
            }
        }
    }
}

fn local(start: &BytesStart<'_>) -> String {
    start.local_name().as_ref().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> Result<Element, FormatError> {
        Document::new(text.as_bytes(), "XML")?.whole()
    }

    #[test]
    fn elements_are_read_with_their_lines_and_without_prefixes() {
        let root = whole(
            "<?xml version='1.0'?>\n<!-- a -->\n<a:x xmlns:a='u' a:n='1 &amp; 2'>\n <y>t&#65;<![CDATA[<]]></y>\n</a:x>",
        )
        .expect("read");
        assert_eq!((root.name.as_str(), root.line, root.attribute("n")), ("x", 3, Some("1 & 2")));
        assert_eq!((root.text_of("y"), root.children[0].line), (Some("tA<"), 4));
    }

    #[track_caller]
    fn check_refused(text: &str, words: &str) {
        let error = whole(text).expect_err("refused").to_string();
        assert!(error.contains(words), "{error}");
    }

    #[test]
    fn what_could_harm_is_refused() {
        let laughs = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><l>&b;</l>";
        check_refused(laughs, "not known");
        check_refused(&"<a>".repeat(100_000), "deep");
        check_refused("<a>\n<b>", "line 2");
        check_refused("<a></b>", "line 1");
        check_refused("", "no element");
    }
}
