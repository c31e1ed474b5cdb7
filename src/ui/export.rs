//! What a panel shows, taken away: as a picture of a part of the window, as a table on the clipboard or in a file.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use bevy::{
    prelude::*,
    render::view::screenshot::{Screenshot, ScreenshotCaptured},
    window::RequestRedraw,
};
use bevy_egui::egui::{self, RichText, Ui};
use jiff::tz::TimeZone;

use super::{
    notice::{self, notice_ui},
    page::{Page, Panel},
    picture::{Picture, UiAction},
    theme,
};
use crate::{hub::EventTime, say, twin::file_name};

/// What became of the picture that was saved last.
#[derive(Resource)]
pub struct Saved {
    when: Instant,
    done: Result<String, String>,
}

/// So long it is told.
const TOLD: Duration = Duration::from_secs(8);

/// The part of the window that is wanted, in points, and what it is called.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Where it is.
    pub rect: egui::Rect,
    /// Pixels of a point.
    pub scale: f32,
    /// What it shows.
    pub name: String,
}

impl Part {
    /// A part that is called by a name and the instant that it shows.
    pub fn named(ctx: &egui::Context, picture: &Picture<'_>, name: &str, rect: egui::Rect) -> Self {
        Self { rect, scale: ctx.pixels_per_point(), name: at_instant(picture, name) }
    }
}

/// A table that is to be saved as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What it shows.
    pub name: String,
    /// What is written.
    pub text: String,
    /// How the name of its file ends.
    pub ending: &'static str,
}

/// What is to become of the table of what a panel shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Take {
    /// Nothing.
    #[default]
    Not,
    /// It is put on the clipboard.
    Copied,
    /// It is saved as a file.
    Saved,
}

impl Take {
    /// Buttons to copy and to save a table, in this order.
    pub fn ui(ui: &mut Ui, hint: &str) -> Self {
        let is_copied = ui.button(say!("export-csv")).on_hover_text(hint).clicked();
        let is_saved = ui.button(say!("export-csv-file")).on_hover_text(say!("export-csv-file-hint")).clicked();
        match (is_copied, is_saved) {
            (true, _) => Self::Copied,
            (_, true) => Self::Saved,
            _ => Self::Not,
        }
    }

    /// Does so with a table, which is made only then.
    pub fn of(
        self,
        ctx: &egui::Context,
        picture: &Picture<'_>,
        name: &str,
        csv: impl FnOnce() -> String,
    ) -> Option<UiAction> {
        match self {
            Self::Not => None,
            Self::Copied => {
                ctx.copy_text(csv());
                Some(UiAction::Copied)
            }
            Self::Saved => {
                Some(UiAction::SaveSheet(Sheet { name: at_instant(picture, name), text: csv(), ending: "csv" }))
            }
        }
    }
}

/// A name with the instant that is shown.
fn at_instant(picture: &Picture<'_>, name: &str) -> String {
    format!("{name} {}", instant(picture.playback.time, picture.zone))
}

/// An instant as names of files have it.
pub fn instant(time: EventTime, zone: &TimeZone) -> String {
    time.zoned(zone).strftime("%Y-%m-%d %H%M%S").to_string()
}

/// Buttons that take away what a panel shows: as a table on the clipboard or in a file, and as a picture; of a panel that scrolls as
/// one long page, of another as it is seen.
pub fn take_ui(
    ui: &mut Ui,
    picture: &Picture<'_>,
    name: &str,
    panel: Option<Panel>,
    csv: impl FnOnce() -> String,
) -> Vec<UiAction> {
    if is_page(ui.ctx()) {
        return Vec::new();
    }
    let (taken, is_saved) = small(ui, |ui| {
        let taken = Take::ui(ui, say!("export-csv-hint"));
        (taken, ui.button(say!("export-png")).on_hover_text(say!("export-png-hint")).clicked())
    });
    let part = is_saved.then(|| picture_of(ui.ctx(), picture, name, panel, ui.clip_rect()));
    taken.of(ui.ctx(), picture, name, csv).into_iter().chain(part).collect()
}

/// A page is at least so wide, in points.
const LEAST_PAGE: f32 = 400.0;

/// A picture of a panel that is there, as a page where it is one.
pub fn picture_of(
    ctx: &egui::Context,
    picture: &Picture<'_>,
    name: &str,
    panel: Option<Panel>,
    rect: egui::Rect,
) -> UiAction {
    let part = Part::named(ctx, picture, name, rect);
    match panel {
        // On paper nothing is cut short.
        Some(panel) => {
            UiAction::SavePage(Page { panel, name: part.name, width: rect.width().max(LEAST_PAGE), scale: part.scale })
        }
        None => UiAction::SavePart(part),
    }
}

/// Buttons for a table that stands below a plot, which has a picture of its own.
pub fn take_table_ui(ui: &mut Ui, picture: &Picture<'_>, name: &str, csv: impl FnOnce() -> String) -> Option<UiAction> {
    if is_page(ui.ctx()) {
        return None;
    }
    let taken = small(ui, |ui| Take::ui(ui, say!("export-csv-hint")));
    taken.of(ui.ctx(), picture, name, csv)
}

/// By what a page is known: nobody presses a button on it.
fn page_mark() -> egui::Id {
    egui::Id::new("a page to be saved")
}

/// Marks what is drawn as a page.
pub fn mark_page(ctx: &egui::Context) {
    ctx.data_mut(|data| data.insert_temp(page_mark(), true));
}

/// Whether what is drawn is a page.
pub fn is_page(ctx: &egui::Context) -> bool {
    ctx.data(|data| data.get_temp::<bool>(page_mark()).unwrap_or_default())
}

/// Small buttons in a row.
fn small<T>(ui: &mut Ui, buttons: impl FnOnce(&mut Ui) -> T) -> T {
    let row = ui.horizontal_wrapped(|ui| {
        ui.style_mut().override_font_id = Some(egui::TextStyle::Small.resolve(ui.style()));
        buttons(ui)
    });
    row.inner
}

/// Writes a table beside a log, or where the user's files are.
pub fn save_sheet(sheet: &Sheet, beside: Option<&Path>) -> Saved {
    let folder = folder(beside);
    let written = fresh(&folder, &sheet.name, sheet.ending)
        .map_err(|error| say!("export-no-folder", path = folder.display().to_string(), error = error.to_string()))
        .and_then(|path| match fs::write(&path, &sheet.text) {
            Ok(()) => Ok(path),
            Err(error) => Err(unwritten(&path, &error)),
        });
    Saved::now(written)
}

impl Saved {
    /// What became of something just now.
    pub fn now(done: Result<PathBuf, String>) -> Self {
        Self { when: Instant::now(), done: done.map(|path| say!("export-saved", path = path.display().to_string())) }
    }

    /// Something that is worth a word.
    pub fn told(words: impl Into<String>) -> Self {
        Self { when: Instant::now(), done: Ok(words.into()) }
    }
}

/// Where what is made of a log is put: beside it; of the bundled day, where the user keeps documents, and without such a folder
/// where the program was started.
pub fn folder(beside: Option<&Path>) -> PathBuf {
    let folder = beside.and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty()).map(Path::to_owned);
    let documents = || Some(etcetera::home_dir().ok()?.join("Documents")).filter(|folder| folder.is_dir());
    folder.or_else(documents).unwrap_or_else(|| std::env::current_dir().unwrap_or_default())
}

/// A picture that is taken as soon as nothing lies over it.
#[derive(Resource)]
pub struct Wanted {
    part: Part,
    folder: PathBuf,
    frames: u32,
}

/// Takes the picture soon, and saves it beside the log, or where the user's files are.
pub fn save(part: Part, beside: Option<&Path>, commands: &mut Commands) {
    commands.insert_resource(Wanted { part, folder: folder(beside), frames: 0 });
    // What was saved before is not told in the picture.
    commands.remove_resource::<Saved>();
}

/// Takes the picture that is wanted, once the window was drawn without what lay over it.
pub fn take(mut wanted: ResMut<Wanted>, mut redraw: MessageWriter<RequestRedraw>, mut commands: Commands) {
    redraw.write(RequestRedraw);
    wanted.frames += 1;
    if wanted.frames < 3 {
        return;
    }
    let (part, folder) = (wanted.part.clone(), wanted.folder.clone());
    commands.remove_resource::<Wanted>();
    commands.spawn(Screenshot::primary_window()).observe(
        move |captured: On<ScreenshotCaptured>, mut commands: Commands| {
            commands.insert_resource(Saved::now(write(&captured.image, &part, &folder)));
        },
    );
}

fn write(image: &Image, part: &Part, folder: &Path) -> Result<PathBuf, String> {
    let whole = image.clone().try_into_dynamic().map_err(|error| error.to_string())?;
    let pixel = |points: f32| (points.max(0.0) * part.scale).round() as u32;
    let (left, top) = (pixel(part.rect.left()).min(whole.width()), pixel(part.rect.top()).min(whole.height()));
    let width = pixel(part.rect.width()).min(whole.width() - left);
    let height = pixel(part.rect.height()).min(whole.height() - top);
    write_png(&whole.crop_imm(left, top, width, height).to_rgb8(), &part.name, folder)
}

/// Writes a picture into a folder.
pub fn write_png(picture: &image::RgbImage, name: &str, folder: &Path) -> Result<PathBuf, String> {
    let path = fresh(folder, name, "png")
        .map_err(|error| say!("export-no-folder", path = folder.display().to_string(), error = error.to_string()))?;
    picture.save(&path).map_err(|error| unwritten(&path, &error))?;
    Ok(path)
}

/// Why a file could not be written, in words.
pub fn unwritten(path: &Path, error: &dyn std::error::Error) -> String {
    say!("export-unwritten", path = path.display().to_string(), error = error.to_string())
}

/// A file that is not there yet, called after what it shows.
pub fn fresh(folder: &Path, name: &str, ending: &str) -> io::Result<PathBuf> {
    let name = file_name(name);
    for number in 1..1_000 {
        let end = if number == 1 { String::new() } else { format!("-{number}") };
        let path = folder.join(format!("hubscope-{}{end}.{ending}", name));
        // Nothing is written over; who comes at the same time takes the next number.
        match fs::File::create_new(&path) {
            Ok(_) => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other(say!("export-full")))
}

/// Tells where the picture is.
pub fn saved_ui(ctx: &egui::Context, room: egui::Rect, saved: &Saved) {
    let Some(left) = TOLD.checked_sub(saved.when.elapsed()) else { return };
    ctx.request_repaint_after(left);
    notice_ui(ctx, notice::SAVED, room, |ui| match &saved.done {
        Ok(words) => drop(ui.label(words)),
        Err(why) => drop(ui.label(RichText::new(format!("⚠ {why}")).color(theme::alarm()))),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_cut_out_and_writes_over_nothing() {
        let folder = tempfile::tempdir().expect("folder");
        let size = bevy::render::render_resource::Extent3d { width: 40, height: 30, depth_or_array_layers: 1 };
        let image = Image::new_fill(
            size,
            bevy::render::render_resource::TextureDimension::D2,
            &[10, 20, 30, 255],
            bevy::render::render_resource::TextureFormat::Rgba8UnormSrgb,
            bevy::asset::RenderAssetUsages::default(),
        );
        let rect = egui::Rect::from_min_size(egui::pos2(5.0, 5.0), egui::vec2(10.0, 40.0));
        let part = Part { rect, scale: 2.0, name: "Dock turn time".into() };
        let names = [1, 2].map(|_| write(&image, &part, folder.path()).expect("written"));
        let read = image::open(&names[0]).expect("a picture");
        // What is beyond the edge of the window is not there.
        assert_eq!((read.width(), read.height()), (20, 20));
        let ends = names.map(|path| path.file_name().expect("a name").to_string_lossy().into_owned());
        assert_eq!(ends, ["hubscope-dock-turn-time.png", "hubscope-dock-turn-time-2.png"]);
        assert!(write(&image, &part, Path::new("/nowhere")).is_err());
    }

    #[test]
    fn a_table_is_saved_in_its_format_and_where_it_lies_is_told() {
        let folder = tempfile::tempdir().expect("folder");
        for (ending, text) in [("csv", "trainee,points\n"), ("json", "{}")] {
            let sheet = Sheet { name: "lessons".into(), text: text.into(), ending };
            let saved = save_sheet(&sheet, Some(&folder.path().join("day.ndjson")));
            let path = folder.path().join(format!("hubscope-lessons.{ending}"));
            assert_eq!(fs::read_to_string(&path).expect("written"), text);
            assert!(saved.done.is_ok_and(|told| told.contains(&path.display().to_string())));
        }
    }
}
