//! Films: pictures one after the other into a file, by the GIF encoder of the `image` crate or by the user's own ffmpeg.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Read, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStderr, ChildStdin, Command, Stdio},
    sync::OnceLock,
    thread::JoinHandle,
};

use image::{
    Delay, Frame, RgbaImage,
    codecs::gif::{GifEncoder, Repeat},
};

use crate::{feed::Writer, say};

/// What a film is packed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilmFormat {
    /// H.264 in MP4: plays everywhere.
    Mp4,
    /// AV1 in MP4: half the size, plays in what is new enough.
    Av1,
    /// VP9 in WebM: plays in every browser.
    Webm,
    /// For chats: 256 colours, no sound, plays by itself.
    Gif,
    /// For chats, with all colours.
    Webp,
}

/// Why there is no film.
#[derive(Debug, thiserror::Error)]
pub enum FilmError {
    /// The name does not tell a format.
    #[error("{}", say!("film-name", path = path.display().to_string()))]
    Name {
        /// The name.
        path: PathBuf,
    },
    /// There is no ffmpeg.
    #[error("{}", say!("film-no-ffmpeg", source = source.to_string()))]
    NoFfmpeg {
        /// Why.
        source: io::Error,
    },
    /// It did not take the pictures.
    #[error("{}", say!("film-ffmpeg", said = said))]
    Ffmpeg {
        /// The last that it said.
        said: String,
    },
    /// The file cannot be written.
    #[error("{}", say!("film-unwritten", path = path.display().to_string(), source = source.to_string()))]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A picture could not be packed.
    #[error("{}", say!("film-picture", why = .0.to_string()))]
    Picture(String),
}

/// Of how many pictures a film of so many seconds is made; the last is the one at its end.
pub fn pictures(secs: f64, per_second: u32) -> usize {
    (secs * f64::from(per_second)).round() as usize + 1
}

impl FilmFormat {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Mp4, Self::Av1, Self::Webm, Self::Gif, Self::Webp];

    /// How the names of its files end.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Mp4 | Self::Av1 => "mp4",
            Self::Webm => "webm",
            Self::Gif => "gif",
            Self::Webp => "webp",
        }
    }

    /// Pictures a second, where nobody asks for others: packing into 256 colours takes its time, and so do chats.
    pub const fn usual_fps(self) -> u32 {
        match self {
            Self::Gif => 10,
            Self::Mp4 | Self::Av1 | Self::Webm | Self::Webp => 25,
        }
    }

    /// The format that the end of a name tells.
    ///
    /// # Errors
    ///
    /// When it tells none.
    pub fn of(path: &Path) -> Result<Self, FilmError> {
        let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
        match ending.as_deref().and_then(|ending| ending.to_str()) {
            Some("mp4") => Ok(Self::Mp4),
            Some("webm") => Ok(Self::Webm),
            Some("gif") => Ok(Self::Gif),
            Some("webp") => Ok(Self::Webp),
            _ => Err(FilmError::Name { path: path.to_owned() }),
        }
    }

    /// What ffmpeg is told of it. Nothing that depends on the clock or on the number of processors goes into the file.
    fn arguments(self) -> Vec<&'static str> {
        let (codec, container): (&[&str], &[&str]) = match self {
            Self::Mp4 => (&["libx264", "-preset", "medium", "-crf", "20"], MP4),
            Self::Av1 => (&["libsvtav1", "-preset", "8", "-crf", "32"], MP4),
            Self::Webm => {
                (&["libvpx-vp9", "-crf", "32", "-b:v", "0", "-row-mt", "1"], &["-pix_fmt", "yuv420p", "-f", "webm"])
            }
            Self::Webp => (&["libwebp_anim", "-quality", "80"], &["-loop", "0", "-f", "webp"]),
            Self::Gif => return Vec::new(),
        };
        [&["-c:v"], codec, container].concat()
    }

    /// Whether it can be packed on this machine; what needs ffmpeg asks for it once.
    pub fn can_be_packed(self) -> bool {
        static HAS_FFMPEG: OnceLock<bool> = OnceLock::new();
        let has_ffmpeg = || {
            let mut command = Command::new("ffmpeg");
            let tried = command.arg("-version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            tried.status().is_ok_and(|status| status.success())
        };
        self == Self::Gif || *HAS_FFMPEG.get_or_init(has_ffmpeg)
    }

    /// The format that most want, of those that can be packed on this machine.
    pub fn usual() -> Self {
        if Self::Mp4.can_be_packed() { Self::Mp4 } else { Self::Gif }
    }
}

/// The container of MP4, which begins to play before all of it is there.
const MP4: &[&str] = &["-pix_fmt", "yuv420p", "-movflags", "+faststart", "-f", "mp4"];

/// A film that is being written. What was written is thrown away unless it is finished.
pub struct Film {
    path: PathBuf,
    /// Where it is written until it is whole.
    part: PathBuf,
    size: (u32, u32),
    /// None when it is over.
    packer: Option<Packer>,
    is_finished: bool,
}

enum Packer {
    Gif { encoder: Box<GifEncoder<BufWriter<File>>>, delay: Delay },
    Ffmpeg(Pipe),
}

/// An ffmpeg that is fed, and what it says.
struct Pipe {
    child: Child,
    input: Option<ChildStdin>,
    said: Option<JoinHandle<String>>,
}

impl Film {
    /// Begins a film of so many pixels and pictures a second.
    ///
    /// # Errors
    ///
    /// When the file cannot be written, or there is no ffmpeg.
    pub fn begin(path: &Path, format: FilmFormat, size: (u32, u32), per_second: u32) -> Result<Self, FilmError> {
        let part = Writer::part_of(path);
        let file = File::create(&part).map_err(|source| FilmError::Write { path: path.to_owned(), source })?;
        let packer = match format {
            FilmFormat::Gif => {
                let mut encoder = GifEncoder::new_with_speed(BufWriter::new(file), 10);
                encoder.set_repeat(Repeat::Infinite).map_err(|error| FilmError::Picture(error.to_string()))?;
                let delay = Delay::from_numer_denom_ms(1_000, per_second.max(1));
                Packer::Gif { encoder: Box::new(encoder), delay }
            }
            _ => Packer::Ffmpeg(Pipe::begin(format, &part, size, per_second).inspect_err(|_| {
                // Nothing was written into it.
                let _ = fs::remove_file(&part);
            })?),
        };
        Ok(Self { path: path.to_owned(), part, size, packer: Some(packer), is_finished: false })
    }

    /// Adds a picture: red, green, blue and opacity of each pixel, row by row from the top.
    ///
    /// # Errors
    ///
    /// When it is not of the size of the film, or cannot be packed.
    pub fn push(&mut self, pixels: &[u8]) -> Result<(), FilmError> {
        let (width, height) = self.size;
        if pixels.len() != width as usize * height as usize * 4 {
            return Err(FilmError::Picture(say!(
                "film-pixels",
                width = width.to_string(),
                height = height.to_string(),
                bytes = pixels.len().to_string()
            )));
        }
        match &mut self.packer {
            None => Err(FilmError::Picture(say!("film-over").into())),
            Some(Packer::Gif { encoder, delay }) => {
                let picture = RgbaImage::from_raw(width, height, pixels.to_vec());
                let picture = picture.ok_or_else(|| FilmError::Picture(say!("film-too-small").into()))?;
                let frame = Frame::from_parts(picture, 0, 0, *delay);
                encoder.encode_frame(frame).map_err(|error| FilmError::Picture(error.to_string()))
            }
            Some(Packer::Ffmpeg(pipe)) => {
                let taken = pipe.input.as_mut().map(|input| input.write_all(pixels));
                match taken {
                    Some(Ok(())) => Ok(()),
                    _ => Err(pipe.end()),
                }
            }
        }
    }

    /// Ends the film and puts it in its place; gives the size that its pictures have in the end.
    ///
    /// # Errors
    ///
    /// When ffmpeg could not pack it, or it cannot be put there.
    pub fn finish(mut self) -> Result<(u32, u32), FilmError> {
        let (width, height) = self.size;
        let size = match &self.packer {
            Some(Packer::Ffmpeg(_)) => (width / 2 * 2, height / 2 * 2),
            _ => self.size,
        };
        if let Some(Packer::Ffmpeg(pipe)) = &mut self.packer {
            // The end of its input is the end of the film.
            pipe.input = None;
            match pipe.child.wait() {
                Ok(status) if status.success() => {}
                _ => return Err(pipe.end()),
            }
        }
        // The encoder of a GIF writes its end when it goes.
        self.packer = None;
        fs::rename(&self.part, &self.path).map_err(|source| FilmError::Write { path: self.path.clone(), source })?;
        self.is_finished = true;
        Ok(size)
    }
}

impl Drop for Film {
    fn drop(&mut self) {
        if self.is_finished {
            return;
        }
        if let Some(Packer::Ffmpeg(pipe)) = &mut self.packer {
            pipe.stop();
        }
        self.packer = None;
        // Half a film is of no use; one that cannot be taken away is seen by its name.
        let _ = fs::remove_file(&self.part);
    }
}

impl Pipe {
    fn begin(format: FilmFormat, part: &Path, size: (u32, u32), per_second: u32) -> Result<Self, FilmError> {
        let (geometry, rate) = (format!("{}x{}", size.0, size.1), per_second.max(1).to_string());
        let mut command = Command::new("ffmpeg");
        command
            .args(["-hide_banner", "-loglevel", "error", "-nostdin", "-y", "-f", "rawvideo", "-pix_fmt", "rgba"])
            .args(["-s", &geometry, "-r", &rate, "-i", "-"])
            // Halved colour wants sides that are even.
            .args(["-vf", "crop=trunc(iw/2)*2:trunc(ih/2)*2", "-map_metadata", "-1", "-fflags", "+bitexact"])
            .args(["-flags:v", "+bitexact"])
            .args(format.arguments())
            .arg(part)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|source| FilmError::NoFfmpeg { source })?;
        let (input, said) = (child.stdin.take(), child.stderr.take().map(listen));
        Ok(Self { child, input, said })
    }

    /// Why it ended.
    fn end(&mut self) -> FilmError {
        self.stop();
        let said = self.said.take().and_then(|said| said.join().ok()).unwrap_or_default();
        let last = said.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or(say!("film-wordless"));
        FilmError::Ffmpeg { said: last.trim().to_owned() }
    }

    fn stop(&mut self) {
        self.input = None;
        // One that has ended already cannot be stopped, which is as well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Listens to what a program says, so that it never waits for somebody to.
fn listen(mut said: ChildStderr) -> JoinHandle<String> {
    std::thread::spawn(move || {
        let mut text = String::new();
        // What cannot be read was not said.
        let _ = said.by_ref().take(64 * 1024).read_to_string(&mut text);
        let _ = io::copy(&mut said, &mut io::sink());
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_tells_the_format() {
        assert_eq!(FilmFormat::of(Path::new("a/b.MP4")).expect("known"), FilmFormat::Mp4);
        let said = FilmFormat::of(Path::new("film.avi")).expect_err("unknown").to_string();
        assert!(said.contains(".mp4") && said.contains("film.avi"), "{said}");
    }

    #[test]
    fn a_film_is_there_when_it_is_whole_and_not_before() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("film.gif");
        let left = || fs::read_dir(folder.path()).expect("a folder").count();
        let pixels = |shade: u8| [shade, 10, 20, 255].repeat(6);
        let mut film = Film::begin(&path, FilmFormat::Gif, (3, 2), 5).expect("begun");
        film.push(&pixels(0)).expect("taken");
        assert!(film.push(&[0; 5]).expect_err("too short").to_string().contains("3x2"));
        drop(film);
        assert_eq!(left(), 0, "half a film is no film");
        let mut film = Film::begin(&path, FilmFormat::Gif, (3, 2), 5).expect("begun");
        for shade in [0, 100, 200] {
            film.push(&pixels(shade)).expect("taken");
        }
        film.finish().expect("finished");
        assert_eq!(left(), 1);
        let decoder = image::codecs::gif::GifDecoder::new(io::BufReader::new(File::open(&path).expect("open")));
        let frames = image::AnimationDecoder::into_frames(decoder.expect("a GIF")).collect_frames().expect("frames");
        let delays: Vec<(u32, u32)> = frames.iter().map(|frame| frame.delay().numer_denom_ms()).collect();
        assert_eq!(delays, [(200, 1); 3]);
    }

    #[test]
    fn a_folder_that_is_not_there_is_told() {
        let said =
            Film::begin(Path::new("/nowhere/film.gif"), FilmFormat::Gif, (3, 2), 5).err().expect("refused").to_string();
        assert!(said.contains("/nowhere/film.gif"), "{said}");
    }
}
