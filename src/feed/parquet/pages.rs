//! Whether the pages of a file can be what they claim.
//!
//! The library makes room for what the header of a page says that it holds, before it reads the page: a few bytes that claim
//! gigabytes would be given them. So the headers are walked first. Source: Apache Parquet format 2.11, `parquet.thrift`
//! (`PageHeader`) and the compact protocol of Apache Thrift.

use bytes::Bytes;
use parquet::file::{metadata::ColumnChunkMetaData, reader::ChunkReader};

use crate::{
    language::{numerals::bare, quoted},
    say,
};

/// A page of less is taken at its word: writers make pages of one megabyte, as a rule.
const SMALL: u64 = 8 << 20;

/// A page says at most so many bytes for each that it takes.
const MOST_A_BYTE: u64 = 200;

/// Most headers take fewer bytes.
const USUAL_HEADER: u64 = 512;

/// A header takes no more bytes; what it tells of the smallest and the largest value may be long.
const LONGEST_HEADER: u64 = 1 << 20;

/// Why a column cannot be what it claims; nothing where it can, or where the library will find out itself.
pub fn refusal(file: &impl ChunkReader, column: &ColumnChunkMetaData) -> Option<String> {
    let (start, length) = column.byte_range();
    // A column that claims to be longer than the file is walked as far as there is one, as the library does.
    let end = start.saturating_add(length).min(file.len());
    let values = u64::try_from(column.num_values()).unwrap_or_default();
    let of = |what: String| {
        Some(say!("feed-page-of", column = quoted(&column.column_path().string()), what = what.to_string()))
    };
    let (mut at, mut read) = (start, 0_u64);
    // What lies behind the last value nobody reads.
    while at < end && read < values {
        let header = |most: u64| {
            let length = usize::try_from(most.min(end - at)).ok()?;
            PageHeader::of(&file.get_bytes(at, length).ok()?)
        };
        let Some(page) = header(USUAL_HEADER).or_else(|| header(LONGEST_HEADER)) else {
            return of(say!("feed-page-headless").into());
        };
        // Each value of a dictionary takes a byte at least; of data, many may take one together.
        if page.values > if page.is_dictionary { page.holds } else { values } {
            return of(say!("feed-page-values", values = bare(page.values)));
        }
        if page.holds > SMALL.max(page.takes.saturating_mul(MOST_A_BYTE)) {
            return of(say!("feed-page-bytes", taken = page.takes.to_string(), held = page.holds.to_string()));
        }
        read += if page.is_dictionary { 0 } else { page.values };
        at = at.checked_add(page.header + page.takes)?;
    }
    None
}

/// What matters here of the header of a page.
struct PageHeader {
    /// Bytes of the header itself.
    header: u64,
    /// Bytes of the page as it lies in the file.
    takes: u64,
    /// Bytes of the page when it is unpacked.
    holds: u64,
    /// Values in it.
    values: u64,
    /// Whether they are a dictionary.
    is_dictionary: bool,
}

impl PageHeader {
    fn of(bytes: &Bytes) -> Option<Self> {
        let mut thrift = Thrift { bytes, at: 0 };
        let (mut field, mut takes, mut holds) = (0, None, None);
        let (mut values, mut is_dictionary) = (0, false);
        loop {
            let (kind, next) = thrift.field(field)?;
            field = next;
            // The library reads these as numbers whatever their types say.
            match (field, kind) {
                (_, STOP) => break,
                (2, _) => holds = Some(thrift.number()?),
                (3, _) => takes = Some(thrift.number()?),
                // Headers of data pages, old and new, and of dictionaries begin with how many values there are.
                (5 | 7 | 8, _) => {
                    values = thrift.first_number()?;
                    is_dictionary = field == 7;
                }
                _ => thrift.skip(kind, 0)?,
            }
        }
        let length = |found: Option<i64>| u64::try_from(found?).ok();
        let (takes, holds, values) = (length(takes)?, length(holds)?, length(Some(values))?);
        Some(Self { header: thrift.at as u64, takes, holds, values, is_dictionary })
    }
}

const STOP: u8 = 0;
const STRUCT: u8 = 12;

/// No header is nested deeper.
const DEEPEST: u8 = 8;

/// A reader of Thrift's compact protocol that skips what it is not asked for.
struct Thrift<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Thrift<'_> {
    fn byte(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied()?;
        self.at += 1;
        Some(byte)
    }

    fn varint(&mut self) -> Option<u64> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    /// A number whose sign is its last bit.
    fn number(&mut self) -> Option<i64> {
        let value = self.varint()?;
        i64::try_from(value >> 1).ok().map(|half| half ^ -i64::from(value & 1 == 1))
    }

    /// The type of the next field and its number, after the one before.
    fn field(&mut self, before: i64) -> Option<(u8, i64)> {
        let byte = self.byte()?;
        let (kind, step) = (byte & 0x0f, i64::from(byte >> 4));
        if kind == STOP {
            return Some((STOP, before));
        }
        let number = if step == 0 { self.number()? } else { before.checked_add(step)? };
        Some((kind, number))
    }

    /// The number in the first field of a structure, which is read to its end.
    fn first_number(&mut self) -> Option<i64> {
        let (mut field, mut found) = (0, 0);
        loop {
            let (kind, next) = self.field(field)?;
            if kind == STOP {
                return Some(found);
            }
            field = next;
            match (field, kind) {
                (1, _) => found = self.number()?,
                _ => self.skip(kind, 1)?,
            }
        }
    }

    fn leap(&mut self, bytes: u64) -> Option<()> {
        self.at = self.at.checked_add(usize::try_from(bytes).ok()?).filter(|at| *at <= self.bytes.len())?;
        Some(())
    }

    fn skip(&mut self, kind: u8, depth: u8) -> Option<()> {
        if depth > DEEPEST {
            return None;
        }
        match kind {
            // A truth value is in the type of its field.
            1 | 2 => Some(()),
            3 => self.leap(1),
            4..=6 => self.varint().map(drop),
            7 => self.leap(8),
            8 => {
                let length = self.varint()?;
                self.leap(length)
            }
            9 | 10 => {
                let head = self.byte()?;
                let count = if head >> 4 == 15 { self.varint()? } else { u64::from(head >> 4) };
                // Truth values in a list take a byte each.
                let kind = if matches!(head & 0x0f, 1 | 2) { 3 } else { head & 0x0f };
                (0..count).try_for_each(|_| self.skip(kind, depth + 1))
            }
            STRUCT => {
                let mut field = 0;
                loop {
                    let (kind, next) = self.field(field)?;
                    if kind == STOP {
                        return Some(());
                    }
                    field = next;
                    self.skip(kind, depth + 1)?;
                }
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The header of a data page: 300 bytes packed, `holds` unpacked, two rows of no nulls, statistics with a text.
    fn header(holds: &[u8]) -> Vec<u8> {
        let mut bytes = vec![0x15, 0x00, 0x15];
        bytes.extend(holds);
        // 300 bytes; the data page header with its count, encodings, and statistics.
        bytes.extend([0x15, 0xd8, 0x04, 0x2c, 0x15, 0x04, 0x15, 0x00, 0x15, 0x06, 0x15, 0x06, 0x1c, 0x18, 0x03]);
        bytes.extend(b"abc");
        bytes.extend([0x11, 0x00, 0x00, 0x00]);
        bytes
    }

    #[test]
    fn a_header_is_read_to_its_end() {
        let bytes = header(&[0xa0, 0x1f]);
        let page = PageHeader::of(&Bytes::from(bytes.clone())).expect("a header");
        assert_eq!((page.header, page.takes, page.holds, page.values), (bytes.len() as u64, 300, 2_000, 2));
    }

    #[test]
    fn what_is_no_header_is_none() {
        let bytes = header(&[0xa0, 0x1f]);
        for length in 0..bytes.len() {
            assert!(PageHeader::of(&Bytes::copy_from_slice(&bytes[..length])).is_none(), "{length} bytes");
        }
        // Structures in structures without end, and a negative length.
        assert!(PageHeader::of(&Bytes::from(vec![0x1c; 1_000])).is_none());
        assert!(PageHeader::of(&Bytes::from(header(&[0x01]))).is_none());
    }
}
