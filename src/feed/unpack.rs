//! Compressed files, unpacked as they are read.

use std::io::{self, BufRead, BufReader, Read};

use crate::say;

/// A file may become so many times as large as it is; gzip cannot do more than 1,032, and no log that anybody wrote comes near.
const MOST_TIMES: u64 = 300;

/// Below so many bytes nobody is harmed.
const HARMLESS: u64 = 128 << 20;

/// What reads a stream, unpacked if it was packed.
pub type Plain<'a> = Box<dyn BufRead + Send + 'a>;

/// Unpacks what is packed with gzip or Zstandard; anything else is given as it is.
///
/// The error is that of the first bytes; later ones come as they are read, one for what grows beyond all measure among them.
pub fn unpack<'a>(input: impl Read + Send + 'a) -> io::Result<Plain<'a>> {
    let mut input = BufReader::with_capacity(1 << 16, Counted { input, bytes: 0 });
    let start = input.fill_buf()?;
    if start.starts_with(&zstd::zstd_safe::MAGICNUMBER.to_le_bytes()) {
        return plain(zstd::stream::read::Decoder::with_buffer(input)?, |unpacking| {
            unpacking.get_ref().get_ref().bytes
        });
    }
    if start.starts_with(&[0x1f, 0x8b]) {
        return plain(flate2::bufread::MultiGzDecoder::new(input), |unpacking| unpacking.get_ref().get_ref().bytes);
    }
    Ok(Box::new(input))
}

fn plain<'a, D: Read + Send + 'a>(unpacking: D, packed: fn(&D) -> u64) -> io::Result<Plain<'a>> {
    let mut plain = BufReader::with_capacity(1 << 18, Bounded { unpacking, packed, bytes: 0 });
    plain.fill_buf()?;
    Ok(Box::new(plain))
}

struct Counted<R> {
    input: R,
    bytes: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.bytes += read as u64;
        Ok(read)
    }
}

struct Bounded<D> {
    unpacking: D,
    packed: fn(&D) -> u64,
    bytes: u64,
}

impl<D: Read> Read for Bounded<D> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.unpacking.read(buffer)?;
        self.bytes += read as u64;
        let packed = (self.packed)(&self.unpacking);
        if self.bytes > HARMLESS && self.bytes / packed.max(1) > MOST_TIMES {
            let found = say!(
                "feed-unpacks",
                times = MOST_TIMES.to_string(),
                packed = packed.to_string(),
                became = self.bytes.to_string()
            );
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, found));
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn unpacked(bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut text = Vec::new();
        unpack(bytes)?.read_to_end(&mut text).map(|_| text)
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        out.write_all(bytes).expect("memory");
        out.finish().expect("memory")
    }

    #[test]
    fn what_is_packed_is_unpacked_and_the_rest_is_as_it_is() {
        let mut twice = gzip(b"one");
        twice.extend(gzip(b" two"));
        assert_eq!(unpacked(&twice).expect("gzip"), b"one two");
        assert_eq!(unpacked(&zstd::encode_all(&b"abc"[..], 1).expect("memory")).expect("zstd"), b"abc");
        assert_eq!(unpacked(b"plain").expect("plain"), b"plain");
        assert_eq!(unpacked(b"").expect("nothing"), b"");
    }

    #[test]
    fn what_grows_beyond_all_measure_is_refused() {
        let zeros = vec![0; 160 << 20];
        for bomb in [gzip(&zeros), zstd::encode_all(&zeros[..], 1).expect("memory")] {
            let refused = unpacked(&bomb).expect_err("a bomb").to_string();
            assert!(refused.contains("300 times"), "{refused}");
        }
    }
}
