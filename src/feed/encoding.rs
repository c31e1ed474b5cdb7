//! Text in other encodings than UTF-8, decoded as it is read: UTF-16 by its mark or by its zeros, and what an XML declaration names.

use std::io::{self, BufRead, BufReader, Read};

use super::unpack::Plain;

/// How text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Utf16 {
        is_big: bool,
    },
    /// Windows-1252, of which ISO 8859-1 is a part.
    Western,
}

/// The stream as UTF-8, whatever it is written in. What tells nothing of that is taken as it is.
pub fn decoded<'a>(mut input: Plain<'a>) -> io::Result<Plain<'a>> {
    let start = input.fill_buf()?;
    let (encoding, mark) = match start {
        [0xff, 0xfe, ..] => (Encoding::Utf16 { is_big: false }, 2),
        [0xfe, 0xff, ..] => (Encoding::Utf16 { is_big: true }, 2),
        _ if is_western_xml(start) => (Encoding::Western, 0),
        _ => match [false, true].into_iter().find(|is_big| is_unmarked(start, *is_big)) {
            Some(is_big) => (Encoding::Utf16 { is_big }, 0),
            None => return Ok(input),
        },
    };
    input.consume(mark);
    Ok(Box::new(BufReader::with_capacity(
        1 << 16,
        Decoder { input, encoding, text: Vec::new(), passed: 0, high: None },
    )))
}

/// Signs that are looked at to tell UTF-16 without its mark.
const LOOKED_AT: usize = 32;

/// Whether text begins as UTF-16 does that has no mark: every second byte of its first signs is zero, and no other is.
fn is_unmarked(start: &[u8], is_big: bool) -> bool {
    let pairs = || start.chunks_exact(2).take(LOOKED_AT);
    let is_sign = |pair: &[u8]| {
        let (high, low) = if is_big { (pair[0], pair[1]) } else { (pair[1], pair[0]) };
        high == 0 && (low >= b' ' || low.is_ascii_whitespace())
    };
    let latin = pairs().filter(|pair| is_sign(pair)).count();
    // Of names that are no Latin ones some may stand there, too.
    pairs().count() >= 4 && pairs().take(2).all(is_sign) && latin * 4 >= pairs().count() * 3
}

fn is_western_xml(start: &[u8]) -> bool {
    let Some(declaration) = start.strip_prefix(b"<?xml") else { return false };
    let end = memchr::memmem::find(declaration, b"?>").unwrap_or(0);
    let words = String::from_utf8_lossy(&declaration[..end]).to_lowercase();
    ["iso-8859-1", "windows-1252", "latin1", "iso-8859-15"].iter().any(|name| words.contains(name))
}

/// The sign of a byte of Windows-1252. Source: WHATWG Encoding Standard, index windows-1252.
pub fn western(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

struct Decoder<'a> {
    input: Plain<'a>,
    encoding: Encoding,
    text: Vec<u8>,
    passed: usize,
    /// The first half of a sign of two.
    high: Option<u16>,
}

impl Decoder<'_> {
    fn push(&mut self, sign: char) {
        self.text.extend_from_slice(sign.encode_utf8(&mut [0; 4]).as_bytes());
    }

    /// Decodes what comes next.
    fn next(&mut self) -> io::Result<()> {
        self.text.clear();
        self.passed = 0;
        let mut bytes = vec![0; 1 << 14];
        let mut count = self.input.read(&mut bytes)?;
        let Encoding::Utf16 { is_big } = self.encoding else {
            bytes[..count].iter().for_each(|byte| self.push(western(*byte)));
            return Ok(());
        };
        // Two bytes belong together.
        while count % 2 == 1 {
            match self.input.read(&mut bytes[count..count + 1])? {
                0 => break,
                more => count += more,
            }
        }
        for pair in bytes[..count].chunks_exact(2) {
            let unit =
                if is_big { u16::from_be_bytes([pair[0], pair[1]]) } else { u16::from_le_bytes([pair[0], pair[1]]) };
            let units = self.high.take().into_iter().chain([unit]);
            if (0xd800..0xdc00).contains(&unit) {
                self.high = Some(unit);
                continue;
            }
            let signs: Vec<char> =
                char::decode_utf16(units).map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
            signs.into_iter().for_each(|sign| self.push(sign));
        }
        Ok(())
    }
}

impl Read for Decoder<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // A block may end in the middle of a sign and give nothing yet.
        while self.passed == self.text.len() {
            if self.input.fill_buf()?.is_empty() {
                return Ok(0);
            }
            self.next()?;
        }
        let rest = &self.text[self.passed..];
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        self.passed += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> String {
        let mut text = String::new();
        decoded(Box::new(bytes)).and_then(|mut input| input.read_to_string(&mut text)).expect("memory");
        text
    }

    #[test]
    fn utf_16_and_western_text_become_utf_8() {
        let text = "uld;Behälter €𝄞\n".repeat(9_000);
        let little: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let big: Vec<u8> = [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        assert!(read(&little) == text && read(&big) == text);
        assert!(read(&little[2..]) == text && read(&big[2..]) == text);
        assert_eq!(read(b"a\0b\0"), "a\0b\0");
        assert_eq!(read(b"\0\x01\0\x02\0\x03\0\x04\0\x05"), "\0\x01\0\x02\0\x03\0\x04\0\x05");
        let xml = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>Li\xe8ge \x80</a>";
        assert_eq!(read(xml), "<?xml version='1.0' encoding='ISO-8859-1'?><a>Liège €</a>");
        assert_eq!(read("<?xml encoding='UTF-8'?>è".as_bytes()), "<?xml encoding='UTF-8'?>è");
        assert_eq!(read(b"\xff\xfe\x41"), "");
    }
}
