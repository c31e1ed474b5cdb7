//! Files in which is kept what the user said: maps, notes, settings.

use std::{fmt::Display, fs, io, path::Path};

use crate::say;

/// Writes a file, and its folder where there is none; a crash leaves the old file or the new one, never half of one.
///
/// # Errors
///
/// When the folder or the file cannot be written.
pub fn write_whole(file: &Path, text: &str) -> io::Result<()> {
    file.parent().map_or(Ok(()), fs::create_dir_all)?;
    let fresh = file.with_extension("ron.new");
    fs::write(&fresh, text)?;
    fs::rename(fresh, file)
}

/// Reads what is kept in a file; the usual where there is none.
///
/// # Errors
///
/// In one sentence, when there is a file that cannot be read. It is not to be written over: somebody's words stand in it.
pub fn read_kept<T: Default, E: Display>(file: &Path, parse: impl FnOnce(&str) -> Result<T, E>) -> Result<T, String> {
    let read = match fs::read_to_string(file) {
        Ok(text) => parse(&text).map_err(|error| error.to_string()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(T::default()),
        Err(error) => Err(error.to_string()),
    };
    read.map_err(|why| say!("twin-unreadable", file = file.display().to_string(), why = why))
}

/// Words as a part of a file's name, on every system.
pub fn file_name(words: &str) -> String {
    words.trim().to_lowercase().chars().map(|sign| if sign.is_alphanumeric() { sign } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_kept_whole_and_alone() {
        let folder = tempfile::tempdir().expect("folder");
        let file = folder.path().join("new/day.csv.map.ron");
        for text in ["a longer first text", "second"] {
            write_whole(&file, text).expect("kept");
            assert_eq!(fs::read_to_string(&file).expect("read"), text);
        }
        assert_eq!(fs::read_dir(folder.path().join("new")).expect("the folder").count(), 1);
        assert!(write_whole(&file.join("below"), "a file is no folder").is_err());
        // What cannot even be read as text is told, and is not the usual.
        let parse = |text: &str| text.trim().parse::<u32>();
        fs::write(&file, [0xff, 0xfe]).expect("written");
        let said = read_kept(&file, parse).expect_err("no text");
        assert!(said.contains("day.csv.map.ron") && said.contains("move it away"), "{said}");
        assert_eq!(read_kept(&file.with_extension("none"), parse), Ok(0));
        assert_eq!(file_name(" My tour: A/B "), "my-tour--a-b");
    }
}
