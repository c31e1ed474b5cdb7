//! JSON documents of any length: walked into as they are read, so that only an element at a time is in memory.

use std::{
    cell::Cell,
    fmt,
    io::{self, BufRead, Read},
    marker::PhantomData,
    rc::Rc,
};

use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::sink::FormatError;
use crate::say;

/// Where in a file is being read.
#[derive(Debug)]
pub struct Lines {
    /// The line, from 1.
    line: Cell<u64>,
    /// The line of the key that was asked for, where it came last.
    of_key: Cell<u64>,
}

impl Lines {
    /// The line of the key since this was asked last, else the line that is being read; from 1.
    pub fn take(&self) -> u64 {
        let of_key = self.of_key.replace(0);
        if of_key > 0 { of_key } else { self.line.get() }
    }
}

/// A stream of documents, one after another, whose lines are counted.
pub struct Source<R> {
    input: R,
    /// What was read ahead: the parser asks for one byte at a time.
    ahead: Vec<u8>,
    /// So much of it was given.
    given: usize,
    lines: Rc<Lines>,
    /// A key in quotes that stands in every element once, and how much of it came last.
    key: &'static [u8],
    matched: usize,
    is_begun: bool,
}

/// Bytes that are read ahead.
const AHEAD: u64 = 1 << 16;

impl<R: BufRead> Source<R> {
    /// Of that input; `key` is a key in quotes that tells where an element is.
    pub fn new(input: R, key: &'static str) -> Self {
        let lines = Rc::new(Lines { line: Cell::new(1), of_key: Cell::new(0) });
        Self { input, ahead: Vec::new(), given: 0, lines, key: key.as_bytes(), matched: 0, is_begun: false }
    }

    /// Where it is read.
    pub fn lines(&self) -> Rc<Lines> {
        Rc::clone(&self.lines)
    }

    /// Reads ahead when all was given; says whether there is more.
    fn fill(&mut self) -> io::Result<bool> {
        if self.given == self.ahead.len() {
            self.ahead.clear();
            self.given = 0;
            (&mut self.input).take(AHEAD).read_to_end(&mut self.ahead)?;
            if !std::mem::replace(&mut self.is_begun, true) && self.ahead.starts_with(b"\xef\xbb\xbf") {
                self.given = 3;
            }
        }
        Ok(self.given < self.ahead.len())
    }

    /// Whether another document begins; what stands before it is passed over.
    pub fn has_more(&mut self) -> Result<bool, FormatError> {
        self.peek().map(|first| first.is_some())
    }

    /// What the next document begins with, if there is another; what stands before it is passed over.
    pub fn peek(&mut self) -> Result<Option<u8>, FormatError> {
        while self.fill().map_err(FormatError::Read)? {
            match self.ahead[self.given] {
                b'\n' => self.lines.line.set(self.lines.line.get() + 1),
                byte if byte.is_ascii_whitespace() => {}
                first => return Ok(Some(first)),
            }
            self.given += 1;
        }
        Ok(None)
    }

    /// Reads a document.
    pub fn read<'de, S: DeserializeSeed<'de>>(
        &mut self,
        format: &'static str,
        seed: S,
    ) -> Result<S::Value, FormatError> {
        let above = self.lines.line.get() - 1;
        let mut deserializer = serde_json::Deserializer::from_reader(&mut *self);
        seed.deserialize(&mut deserializer).map_err(|error| FormatError::json_after(above, format, &error))
    }

    fn pass(&mut self, byte: u8) {
        if byte == b'\n' {
            self.lines.line.set(self.lines.line.get() + 1);
        }
        // A quote begins the key anew; no other sign of it comes twice in a row with another before it.
        self.matched = match self.key.get(self.matched) {
            Some(wanted) if *wanted == byte => self.matched + 1,
            _ => usize::from(self.key.first() == Some(&byte)),
        };
        if self.matched == self.key.len() {
            self.lines.of_key.set(self.lines.line.get());
            self.matched = 0;
        }
    }
}

impl<R: BufRead> Read for Source<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if !self.fill()? {
            return Ok(0);
        }
        let count = buffer.len().min(self.ahead.len() - self.given);
        for (to, at) in buffer[..count].iter_mut().zip(self.given..) {
            *to = self.ahead[at];
            self.pass(*to);
        }
        self.given += count;
        Ok(count)
    }
}

/// Gives every element of an array; anything else has none.
pub struct Each<T, F> {
    take: F,
    element: PhantomData<T>,
}

impl<T, F: FnMut(T)> Each<T, F> {
    /// To that function.
    pub fn to(take: F) -> Self {
        Self { take, element: PhantomData }
    }
}

impl<'de, T: DeserializeOwned, F: FnMut(T)> DeserializeSeed<'de> for Each<T, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: DeserializeOwned, F: FnMut(T)> Visitor<'de> for Each<T, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(say!("feed-an-array"))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut all: A) -> Result<(), A::Error> {
        while let Some(element) = all.next_element()? {
            (self.take)(element);
        }
        Ok(())
    }
}

/// Reads a value so that of one that breaks off what came before stays: all but the innermost element that is not whole.
pub struct Keep<'a> {
    into: &'a mut Value,
    /// Whether what is not whole was left out.
    is_mended: &'a Cell<bool>,
    /// Where it is read, if every object is to know its line.
    lines: Option<&'a Lines>,
}

/// The name under which an object knows the line on which it begins: no document has it.
pub const LINE: &str = "\0line";

/// The line on which an object begins, from 1; zero where it does not know.
pub fn line_of(object: &Map<String, Value>) -> u64 {
    object.get(LINE).and_then(Value::as_u64).unwrap_or_default()
}

impl<'a> Keep<'a> {
    /// Into that place; `is_mended` is told when something was left out.
    pub fn into(into: &'a mut Value, is_mended: &'a Cell<bool>) -> Self {
        Self { into, is_mended, lines: None }
    }

    /// The same, with the line of every object in it as [`LINE`].
    pub fn with_lines(self, lines: &'a Lines) -> Self {
        Self { lines: Some(lines), ..self }
    }
}

impl<'de> DeserializeSeed<'de> for Keep<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Keep<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        *self.into = Value::Array(Vec::new());
        let Value::Array(kept) = self.into else { return Ok(()) };
        let (is_mended, lines) = (self.is_mended, self.lines);
        loop {
            kept.push(Value::Null);
            let Some(last) = kept.last_mut() else { return Ok(()) };
            match all.next_element_seed(Keep { into: last, is_mended, lines }) {
                Ok(Some(())) => {}
                Ok(None) => {
                    kept.pop();
                    return Ok(());
                }
                Err(error) => {
                    let is_in_last = !is_mended.get();
                    if is_in_last {
                        kept.pop();
                        // A number at the very end may have had more figures.
                        kept.pop_if(|last| last.is_number());
                        is_mended.set(true);
                    }
                    return Err(error);
                }
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        *self.into = Value::Object(Map::new());
        let Value::Object(kept) = self.into else { return Ok(()) };
        let (is_mended, lines) = (self.is_mended, self.lines);
        if let Some(lines) = lines {
            kept.insert(LINE.to_owned(), lines.line.get().into());
        }
        while let Some(key) = all.next_key::<String>()? {
            let into = kept.entry(key).or_insert(Value::Null);
            all.next_value_seed(Keep { into, is_mended, lines })?;
        }
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        *self.into = Value::Null;
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        *self.into = Value::Bool(value);
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        *self.into = value.into();
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        *self.into = value.into();
        Ok(())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        *self.into = value.into();
        Ok(())
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        *self.into = value.into();
        Ok(())
    }

    fn visit_string<E>(self, value: String) -> Result<(), E> {
        *self.into = value.into();
        Ok(())
    }
}

/// Gives every member of an object, with its key.
pub struct EachMember<T, F> {
    take: F,
    member: PhantomData<T>,
}

impl<T, F: FnMut(String, T)> EachMember<T, F> {
    /// To that function.
    pub fn to(take: F) -> Self {
        Self { take, member: PhantomData }
    }
}

impl<'de, T: DeserializeOwned, F: FnMut(String, T)> DeserializeSeed<'de> for EachMember<T, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, T: DeserializeOwned, F: FnMut(String, T)> Visitor<'de> for EachMember<T, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(say!("feed-an-object"))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut all: A) -> Result<(), A::Error> {
        while let Some((key, member)) = all.next_entry()? {
            (self.take)(key, member);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_value_that_breaks_off_what_is_whole_stays() {
        let text = r#"{"a":[{"b":[1,{"c":"x"},{"c":"y"}],"d":2}],"e":null}"#;
        let kept = |text: &str| {
            let (mut value, is_mended) = (Value::Null, Cell::new(false));
            let done = Keep::into(&mut value, &is_mended).deserialize(&mut serde_json::Deserializer::from_str(text));
            (value.to_string(), done.is_ok())
        };
        let whole: Value = serde_json::from_str(text).expect("JSON");
        assert_eq!(kept(text), (whole.to_string(), true));
        assert_eq!(kept(&text[..28]), (r#"{"a":[{"b":[1,{"c":"x"}]}]}"#.to_owned(), false));
        assert_eq!(kept(&text[..14]), (r#"{"a":[{"b":[]}]}"#.to_owned(), false));
        assert_eq!(kept(&text[..13]), (r#"{"a":[{"b":[]}]}"#.to_owned(), false));
        for end in 0..text.len() {
            assert!(!kept(&text[..end]).1);
        }
    }

    #[test]
    fn every_object_knows_its_line_where_that_is_wanted() {
        let mut source = Source::new(&b"\xef\xbb\xbf\n[{\"a\":\n\n{}},\n{}]"[..], "\"a\"");
        let (mut value, is_mended, lines) = (Value::Null, Cell::new(false), source.lines());
        source.read("JSON", Keep::into(&mut value, &is_mended).with_lines(&lines)).expect("JSON");
        let line = |value: &Value| value.as_object().map(line_of);
        assert_eq!([&value[0], &value[0]["a"], &value[1]].map(line), [Some(2), Some(4), Some(5)]);
    }

    #[test]
    fn elements_come_one_by_one_with_the_line_of_their_key() {
        let text = "\u{feff}\n[{\"b\":1,\n\"a\":2},\n\n{\"a\":3,\"aa\":4}]\n[]\n[{\"a";
        let mut source = Source::new(text.as_bytes(), "\"a\"");
        let lines = source.lines();
        let mut found = Vec::new();
        let mut read = |source: &mut Source<&[u8]>| {
            source.read("JSON", Each::to(|value: Value| found.push((value["a"].clone(), lines.take()))))
        };
        assert!(source.has_more().expect("memory"));
        read(&mut source).expect("an array");
        assert!(source.has_more().expect("memory"));
        read(&mut source).expect("an array");
        let error = source.has_more().and_then(|_| read(&mut source)).expect_err("cut off").to_string();
        assert!(error.contains("line 7"), "{error}");
        assert_eq!(found, [(2.into(), 3), (3.into(), 5)]);
    }
}
