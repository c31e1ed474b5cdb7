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
