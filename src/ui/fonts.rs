//! A font of the system for what the program's own lacks: Chinese characters. It comes with no program, since it is larger than all
//! of ours.

use std::{sync::OnceLock, thread};

use bevy_egui::egui::{
    self, FontData, FontFamily,
    epaint::text::{FontInsert, FontPriority, InsertFontFamily},
};

/// Families with simplified Chinese characters, as Linux, macOS and Windows have them, the best first.
const FAMILIES: [&str; 15] = [
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Hiragino Sans GB",
    "Heiti SC",
    "Microsoft YaHei",
    "Microsoft YaHei UI",
    "DengXian",
    "SimHei",
    "SimSun",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
];

/// What is known of a font with Chinese characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chinese {
    /// It is being looked for.
    Sought,
    /// There is none.
    Missing,
    /// The panels have it.
    Found,
}

static FOUND: OnceLock<Option<FontData>> = OnceLock::new();
static SOUGHT: OnceLock<()> = OnceLock::new();

/// Gives panels the font, as soon as it is found; looks for it, the first time on a thread of its own.
pub fn chinese(ctx: &egui::Context) -> Chinese {
    SOUGHT.get_or_init(|| {
        let seek = || {
            FOUND.get_or_init(find);
        };
        // Where there is no thread to be had, it is not looked for.
        if thread::Builder::new().name("fonts".into()).spawn(seek).is_err() {
            let _ = FOUND.set(None);
        }
    });
    match FOUND.get() {
        None => Chinese::Sought,
        Some(None) => Chinese::Missing,
        Some(Some(font)) => {
            let given = egui::Id::new("chinese font");
            if !ctx.data(|data| data.get_temp::<bool>(given).unwrap_or_default()) {
                let family = |family| InsertFontFamily { family, priority: FontPriority::Lowest };
                let families = vec![family(FontFamily::Proportional), family(FontFamily::Monospace)];
                ctx.add_font(FontInsert::new("chinese", font.clone(), families));
                ctx.data_mut(|data| data.insert_temp(given, true));
                ctx.request_repaint();
            }
            Chinese::Found
        }
    }
}

/// Whether there is one; waits until that is known.
pub fn has_chinese() -> bool {
    FOUND.get_or_init(find).is_some()
}

fn find() -> Option<FontData> {
    let mut all = fontdb::Database::new();
    all.load_system_fonts();
    let families = FAMILIES.map(fontdb::Family::Name);
    let face = all.query(&fontdb::Query { families: &families, ..fontdb::Query::default() })?;
    all.with_face_data(face, |data, index| FontData { index, ..FontData::from_owned(data.to_vec()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Signs that are in the very font of the empty box (Noto Emoji): of these egui cannot tell that they are no such box.
    const BESIDE_THE_BOX: [char; 4] = ['⚠', '✔', '✖', '⬅'];

    /// What a font lacks stands in the window as an empty box.
    #[test]
    fn the_fonts_of_the_program_write_all_that_it_says_in_latin_letters() {
        let ctx = egui::Context::default();
        drop(ctx.run_ui(egui::RawInput::default(), |_| {}));
        let locales = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales");
        let mut read = 0;
        for language in ["en", "fr", "nl", "de"] {
            for file in std::fs::read_dir(locales.join(language)).expect("a folder") {
                let path = file.expect("a file").path();
                let text = std::fs::read_to_string(&path).expect("text");
                let is_lacking = |sign: &char| {
                    let font = egui::FontId::proportional(13.0);
                    !sign.is_control()
                        && !BESIDE_THE_BOX.contains(sign)
                        && !ctx.fonts_mut(|fonts| fonts.has_glyph(&font, *sign))
                };
                let lacking: Vec<char> = text.chars().filter(is_lacking).collect();
                assert!(lacking.is_empty(), "{}: {lacking:?}", path.display());
                read += 1;
            }
        }
        assert!(read > 200, "{read} files");
    }

    #[test]
    fn the_font_of_the_system_writes_chinese() {
        if !has_chinese() {
            assert!(
                std::env::var_os("HUBSCOPE_NO_SKIP").is_none(),
                "`.ci/setup test` installs a font with Chinese characters"
            );
            eprintln!("skipped: no font with Chinese characters");
            return;
        }
        let ctx = egui::Context::default();
        let can_write = || ctx.fonts_mut(|fonts| fonts.has_glyphs(&egui::FontId::proportional(13.0), "中文停留时间"));
        drop(ctx.run_ui(egui::RawInput::default(), |_| {}));
        assert!(!can_write(), "the program's own font has none");
        let seen = (0..500).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(10));
            chinese(&ctx) == Chinese::Found
        });
        assert!(seen, "it is found");
        drop(ctx.run_ui(egui::RawInput::default(), |_| {}));
        assert!(can_write());
    }
}
