//! XML, element by element: enough for documents of data, and nothing that a document could harm us with.
//!
//! No entity but the five of XML itself is known, so that nothing can be blown up; nothing is fetched; and nesting is bounded.

use std::{
    collections::BTreeMap,
    io::{self, BufRead, Read},
};

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

use super::sink::{FormatError, Spot};
use crate::say;

/// Elements in elements are read so deep; documents of data have ten levels.
const DEPTH: usize = 64;

/// An element with all that is in it.
#[derive(Clone, Debug, Default)]
pub struct Element {
    /// Its name without the prefix.
    pub name: String,
    /// The prefix of its name; empty without one, and of a name of the format's own, see [`Document::with_own`].
    pub prefix: String,
    /// The line of its beginning, from 1.
    pub line: u64,
    attributes: Vec<Attribute>,
    /// What it holds, in order.
    pub children: Vec<Element>,
    /// All its own text.
    text: String,
}

#[derive(Clone, Debug)]
struct Attribute {
    /// As [`Element::prefix`].
    prefix: String,
    name: String,
    value: String,
}

impl Element {
    /// The value of an attribute, by its name without the prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|one| one.name == name).map(|one| one.value.as_str())
    }

    /// All attributes, names without prefixes.
    pub fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().map(|one| (one.name.as_str(), one.value.as_str()))
    }

    /// All attributes, names with the prefixes that are none of the format's own.
    pub fn named_attributes(&self) -> impl Iterator<Item = (String, &str)> {
        self.attributes.iter().map(|one| {
            let Attribute { prefix, name, value } = one;
            (if prefix.is_empty() { name.clone() } else { format!("{prefix}:{name}") }, value.as_str())
        })
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

/// Counts the lines of what is read.
struct Lines<R> {
    input: R,
    /// The line that is being read, from 1.
    line: u64,
}

impl<R: BufRead> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.line += memchr::memchr_iter(b'\n', &buffer[..count]).count() as u64;
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Lines<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.input.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        // What is consumed was seen just before.
        if count > 0
            && let Ok(seen) = self.input.fill_buf()
        {
            self.line += memchr::memchr_iter(b'\n', &seen[..count.min(seen.len())]).count() as u64;
        }
        self.input.consume(count);
    }
}

/// Reads a document, element by element: one of any length takes only the memory of its largest element.
pub struct Document<R> {
    reader: Reader<Lines<R>>,
    format: &'static str,
    /// The line at which what was read last begins.
    line: u64,
    /// The names of the elements that were passed into, from the outermost on.
    around: Vec<String>,
    buffer: Vec<u8>,
    /// What was being read when it broke off, from the outermost on.
    broken: Vec<Element>,
    namespaces: BTreeMap<String, String>,
    scopes: Scopes,
}

/// Which prefixes stand for the namespaces of a format where it is read: every element may declare them anew.
#[derive(Default)]
struct Scopes {
    /// How those namespaces begin. For a format that has none nothing is kept.
    own: Option<&'static str>,
    now: BTreeMap<String, bool>,
    /// What held of a prefix before an element of that depth declared it.
    before: Vec<(usize, String, Option<bool>)>,
    depth: usize,
}

impl Scopes {
    fn declare(&mut self, prefix: &str, uri: &str) {
        let Some(own) = self.own else { return };
        let before = self.now.insert(prefix.to_owned(), uri.starts_with(own));
        self.before.push((self.depth, prefix.to_owned(), before));
    }

    /// An element ends, and with it what it declared.
    fn end(&mut self) {
        let depth = self.depth;
        while let Some((_, prefix, before)) = self.before.pop_if(|(at, ..)| *at >= depth) {
            if let Some(is_own) = before {
                self.now.insert(prefix, is_own);
            } else {
                self.now.remove(&prefix);
            }
        }
        self.depth = depth.saturating_sub(1);
    }

    fn is_own(&self, prefix: &str) -> bool {
        self.now.get(prefix).copied().unwrap_or_default()
    }
}

/// What was read last.
enum Piece {
    Start(Element),
    Empty(Element),
    Text(String),
    End,
    Eof,
    Other,
}

impl<R: BufRead> Document<R> {
    /// Of UTF-8 text.
    pub fn new(input: R, format: &'static str) -> Self {
        let reader = Reader::from_reader(Lines { input, line: 1 });
        Self {
            reader,
            format,
            line: 1,
            around: Vec::new(),
            buffer: Vec::new(),
            broken: Vec::new(),
            namespaces: BTreeMap::new(),
            scopes: Scopes::default(),
        }
    }

    /// The same of a format whose namespaces begin so: whatever prefix a document has for them, its names are told without one. `usual` is
    /// the prefix that means them where a document declares none of that name.
    pub fn with_own(mut self, namespaces: &'static str, usual: &str) -> Self {
        self.scopes.own = Some(namespaces);
        self.scopes.now.insert(usual.to_owned(), true);
        self
    }

    fn wrong(&self, reason: impl ToString) -> FormatError {
        let line = self.reader.get_ref().line;
        FormatError::Syntax { format: self.format, at: Spot::Line(line), reason: reason.to_string() }
    }

    fn piece(&mut self) -> Result<Piece, FormatError> {
        self.line = self.reader.get_ref().line;
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        let piece = match self.reader.read_event_into(&mut buffer) {
            Ok(event) => self.piece_of(&event),
            Err(quick_xml::Error::Encoding(_)) => Err(self.wrong(say!("feed-no-utf8"))),
            Err(quick_xml::Error::Io(error)) => Err(FormatError::Read(io::Error::new(error.kind(), error.to_string()))),
            Err(error) => Err(self.wrong(error)),
        };
        self.buffer = buffer;
        piece
    }

    fn piece_of(&mut self, event: &Event<'_>) -> Result<Piece, FormatError> {
        Ok(match event {
            Event::Start(start) => Piece::Start(self.opened(start)?),
            Event::Empty(start) => {
                let element = self.opened(start)?;
                self.scopes.end();
                Piece::Empty(element)
            }
            Event::Text(text) => Piece::Text(text.xml10_content().into_owned()),
            Event::CData(text) => Piece::Text(text.xml10_content().into_owned()),
            Event::GeneralRef(reference) => {
                let sign = reference.resolve_char_ref().map_err(|error| self.wrong(error))?;
                let name = reference.xml10_content();
                match (sign, quick_xml::escape::resolve_xml_entity(&name)) {
                    (Some(sign), _) => Piece::Text(sign.to_string()),
                    (None, Some(text)) => Piece::Text(text.to_owned()),
                    (None, None) => return Err(self.wrong(say!("feed-entity", name = name.to_string()))),
                }
            }
            Event::End(_) => {
                self.scopes.end();
                Piece::End
            }
            Event::Eof => Piece::Eof,
            _ => Piece::Other,
        })
    }

    /// What the prefixes stand for that were read so far.
    pub fn namespaces(&self) -> &BTreeMap<String, String> {
        &self.namespaces
    }

    fn opened(&mut self, start: &BytesStart<'_>) -> Result<Element, FormatError> {
        let prefix = start.name().prefix().map(|prefix| prefix.as_ref().to_owned()).unwrap_or_default();
        let mut element = Element { name: local(start), prefix, line: self.line, ..Element::default() };
        self.scopes.depth += 1;
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| self.wrong(error))?;
            let value =
                attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| self.wrong(error))?.into_owned();
            let name = attribute.key.local_name().as_ref().to_owned();
            if attribute.key.prefix().is_some_and(|prefix| prefix.is_xmlns()) {
                self.scopes.declare(&name, &value);
                self.namespaces.insert(name, value);
                continue;
            }
            let prefix = attribute.key.prefix().map(|prefix| prefix.as_ref().to_owned()).unwrap_or_default();
            element.attributes.push(Attribute { prefix, name, value });
        }
        // What it declares holds of its own name, too.
        let prefixes = element.attributes.iter_mut().map(|one| &mut one.prefix).chain([&mut element.prefix]);
        prefixes.filter(|prefix| self.scopes.is_own(prefix)).for_each(|prefix| prefix.clear());
        Ok(element)
    }

    /// The next element of one of these names, wherever it lies, with all that is in it. What is around it is passed over.
    pub fn next_of(&mut self, names: &[&str]) -> Result<Option<Element>, FormatError> {
        self.next_that(|element, _| names.contains(&element.name.as_str()))
    }

    /// The next element that is wanted, with all that is in it: by itself, and by the names of those around it, from the outermost on. What
    /// is around it is passed over.
    pub fn next_that(
        &mut self,
        is_wanted: impl Fn(&Element, &[String]) -> bool,
    ) -> Result<Option<Element>, FormatError> {
        loop {
            match self.piece()? {
                Piece::Start(start) if is_wanted(&start, &self.around) => return self.filled(start).map(Some),
                Piece::Start(start) => {
                    self.around.push(start.name);
                    if self.around.len() > DEPTH {
                        return Err(self.too_deep());
                    }
                }
                Piece::Empty(element) if is_wanted(&element, &self.around) => return Ok(Some(element)),
                Piece::End => drop(self.around.pop()),
                Piece::Eof if !self.around.is_empty() => return Err(self.wrong(say!("feed-mid-element"))),
                Piece::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    /// The whole document.
    pub fn whole(&mut self) -> Result<Element, FormatError> {
        loop {
            match self.piece()? {
                Piece::Start(start) => return self.filled(start),
                Piece::Empty(element) => return Ok(element),
                Piece::Eof => return Err(self.wrong(say!("feed-no-element"))),
                _ => {}
            }
        }
    }

    fn too_deep(&self) -> FormatError {
        self.wrong(say!("feed-too-deep", depth = DEPTH.to_string()))
    }

    /// An element that was begun, with all that is in it.
    fn filled(&mut self, start: Element) -> Result<Element, FormatError> {
        let mut open = vec![start];
        let filled = self.fill(&mut open);
        if filled.is_err() {
            self.broken = open;
        }
        filled
    }

    /// The next element of one of these names, and why it is not whole if it is none: of what holds others, those that are whole stay.
    pub fn next_or_part(&mut self, names: &[&str], holders: &[&str]) -> (Option<Element>, Option<FormatError>) {
        match self.next_of(names) {
            Ok(element) => (element, None),
            Err(error) => {
                let parts = std::mem::take(&mut self.broken).into_iter();
                let parts: Vec<Element> = parts.take_while(|one| holders.contains(&one.name.as_str())).collect();
                let put_in = |inner: Element, mut outer: Element| {
                    outer.children.push(inner);
                    outer
                };
                (parts.into_iter().rev().reduce(put_in), Some(error))
            }
        }
    }

    fn fill(&mut self, open: &mut Vec<Element>) -> Result<Element, FormatError> {
        loop {
            let piece = self.piece()?;
            let Some(innermost) = open.last_mut() else { return Err(self.wrong(say!("feed-unbegun"))) };
            match piece {
                Piece::Start(child) => {
                    open.push(child);
                    if open.len() + self.around.len() > DEPTH {
                        return Err(self.too_deep());
                    }
                }
                Piece::Empty(child) => innermost.children.push(child),
                Piece::Text(text) => innermost.text.push_str(&text),
                Piece::End => {
                    let Some(ended) = open.pop() else { continue };
                    match open.last_mut() {
                        Some(parent) => parent.children.push(ended),
                        None => return Ok(ended),
                    }
                }
                Piece::Eof => return Err(self.wrong(say!("feed-mid-element"))),
                Piece::Other => {}
            }
        }
    }
}

/// The name of the outermost element of a document, of which this is the beginning.
pub fn root(bytes: &[u8]) -> Option<String> {
    // It may be cut off anywhere.
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

fn local(start: &BytesStart<'_>) -> String {
    start.local_name().as_ref().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> Result<Element, FormatError> {
        Document::new(text.as_bytes(), "XML").whole()
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

    #[test]
    fn names_of_the_format_have_no_prefix_where_theirs_stands_for_it() {
        let text = "<n:a xmlns:n='urn:own:2' xmlns:x='urn:other'><n:b/><x:c/><d xmlns:n='urn:other'><n:e/></d>\
            <n:f xmlns:n='urn:other'/><n:g/><own:h/><i xmlns:own='urn:other'><own:j/></i></n:a>";
        let prefixes = |root: &Element| {
            let of = |one: &Element| (one.name.clone(), one.prefix.clone());
            let all = root.children.iter().flat_map(|child| std::iter::once(child).chain(&child.children));
            std::iter::once(root).chain(all).map(of).filter(|(_, prefix)| !prefix.is_empty()).collect::<Vec<_>>()
        };
        let with = |all: &[(&str, &str)]| {
            all.iter().map(|(name, prefix)| ((*name).to_owned(), (*prefix).to_owned())).collect::<Vec<_>>()
        };
        let root = Document::new(text.as_bytes(), "XML").with_own("urn:own:", "own").whole().expect("read");
        assert_eq!(prefixes(&root), with(&[("c", "x"), ("e", "n"), ("f", "n"), ("j", "own")]));
        let root = whole(text).expect("read");
        assert_eq!(prefixes(&root).len(), 8, "a format without namespaces keeps them all");
    }

    #[test]
    fn an_element_may_be_wanted_by_what_is_around_it() {
        let mut document = Document::new(&b"<a><b><c/><d>1</d></b><c/><b/></a>"[..], "XML");
        let mut found = Vec::new();
        while let Some(element) =
            document.next_that(|_, around| around.last().is_some_and(|name| name == "b")).expect("read")
        {
            found.push(element.name);
        }
        assert_eq!(found, ["c", "d"]);
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
