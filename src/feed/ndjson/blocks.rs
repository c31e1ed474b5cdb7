//! A stream cut into blocks of whole lines, so that several threads can read them at once.

use std::io::{self, BufRead};

/// A line of more bytes is no event; it is skipped without being held in memory.
pub const LONGEST_LINE: usize = 1 << 20;

/// Bytes of a block at which it ends after the line at hand; a smaller one is handed over too often.
const BLOCK: usize = 1 << 18;

/// Some lines of a stream.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// Whole lines; only the last block of a stream may end in the middle of one.
    Lines(Vec<u8>),
    /// One line that is too long to be looked at.
    TooLong,
}

/// Cuts a stream into blocks.
pub(super) struct Blocks<R> {
    input: R,
    rest: Vec<u8>,
    /// Why it goes on no further, told after what came before.
    failure: Option<io::Error>,
}

impl<R: BufRead> Blocks<R> {
    pub fn new(input: R) -> Self {
        Self { input, rest: Vec::new(), failure: None }
    }

    /// Passes over the rest of a line.
    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let part = self.input.fill_buf()?;
            let end = memchr::memchr(b'\n', part);
            let used = end.map_or(part.len(), |end| end + 1);
            let is_over = end.is_some() || part.is_empty();
            self.input.consume(used);
            if is_over {
                return Ok(());
            }
        }
    }
}

impl<R: BufRead> Iterator for Blocks<R> {
    type Item = io::Result<Block>;

    fn next(&mut self) -> Option<io::Result<Block>> {
        if let Some(failure) = self.failure.take() {
            return Some(Err(failure));
        }
        let mut bytes = std::mem::take(&mut self.rest);
        bytes.reserve(BLOCK);
        loop {
            let part = match self.input.fill_buf() {
                Ok(part) => part,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    // Whole lines came before; what follows them was cut off.
                    let Some(end) = memchr::memrchr(b'\n', &bytes) else { return Some(Err(error)) };
                    bytes.truncate(end + 1);
                    self.failure = Some(error);
                    return Some(Ok(Block::Lines(bytes)));
                }
            };
            if part.is_empty() {
                return (!bytes.is_empty()).then_some(Ok(Block::Lines(bytes)));
            }
            // What lies in memory comes in one piece.
            let used = part.len().min(BLOCK);
            bytes.extend_from_slice(&part[..used]);
            self.input.consume(used);
            if bytes.len() < BLOCK {
                continue;
            }
            if let Some(end) = memchr::memrchr(b'\n', &bytes) {
                self.rest = bytes[end + 1..].to_vec();
                bytes.truncate(end + 1);
                return Some(Ok(Block::Lines(bytes)));
            }
            if bytes.len() > LONGEST_LINE {
                return Some(self.skip_line().map(|()| Block::TooLong));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use proptest::prelude::*;

    use super::*;

    fn blocks(text: &[u8], buffer: usize) -> Vec<Block> {
        Blocks::new(BufReader::with_capacity(buffer, text)).map(|block| block.expect("memory does not fail")).collect()
    }

    proptest! {
        #[test]
        fn blocks_are_whole_lines_and_lose_nothing(lines in prop::collection::vec(0_usize..40_000, 0..60), buffer in 1_usize..70_000) {
            let text: Vec<u8> = lines.iter().flat_map(|length| [vec![b'x'; *length], vec![b'\n']].concat()).collect();
            let mut sum = Vec::new();
            for block in blocks(&text, buffer) {
                let Block::Lines(bytes) = block else { panic!("no line is too long") };
                prop_assert_eq!(bytes.last(), Some(&b'\n'));
                sum.extend(bytes);
            }
            prop_assert_eq!(sum, text);
        }
    }

    #[test]
    fn a_line_that_is_too_long_is_one_block_of_its_own() {
        let text = [b"a\n".as_slice(), &vec![b'x'; 3 * LONGEST_LINE], b"\nb"].concat();
        let found = blocks(&text, 1 << 16);
        assert_eq!(found, [Block::Lines(b"a\n".to_vec()), Block::TooLong, Block::Lines(b"b".to_vec())]);
    }
}
