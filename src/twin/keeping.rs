//! Files in which is kept what the user said: maps, notes, settings.

use std::{fs, io, path::Path};

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
    }
}
