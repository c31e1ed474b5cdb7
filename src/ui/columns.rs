//! Which column of a table is what: the first rows, what is guessed of them and why, and what they tell as it stands.

use std::path::{Path, PathBuf};

use bevy_egui::egui::{self, Align2, ComboBox, RichText, ScrollArea, TextEdit, Ui};
use jiff::tz::TimeZone;

use super::{picture::UiAction, theme};
use crate::{
    feed::{
        Gathered,
        table::{Mapping, ObjectColumn, Preview, TimeFormat},
    },
    hub::{ObjectKind, words},
    language, say,
};

/// What a column is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Role {
    /// It is left out.
    #[default]
    Nothing,
    Objects,
    Time,
    Clock,
    Start,
    Recorded,
    Place,
    Latitude,
    Longitude,
    Height,
    Id,
    Zone,
    Quantity,
    Value,
    Unit,
    Measured,
    Attribute,
}

impl Role {
    const ALL: [Self; 17] = [
        Self::Nothing,
        Self::Objects,
        Self::Time,
        Self::Clock,
        Self::Start,
        Self::Recorded,
        Self::Place,
        Self::Latitude,
        Self::Longitude,
        Self::Height,
        Self::Id,
        Self::Zone,
        Self::Quantity,
        Self::Value,
        Self::Unit,
        Self::Measured,
        Self::Attribute,
    ];

    fn label(self) -> &'static str {
        match self {
            Self::Nothing => say!("columns-nothing"),
            Self::Objects => say!("columns-objects"),
            Self::Time => say!("columns-time"),
            Self::Clock => say!("columns-clock"),
            Self::Start => say!("columns-start"),
            Self::Recorded => say!("columns-recorded"),
            Self::Place => say!("columns-place"),
            Self::Latitude => say!("columns-latitude"),
            Self::Longitude => say!("columns-longitude"),
            Self::Height => say!("columns-height"),
            Self::Id => say!("columns-id"),
            Self::Zone => say!("columns-zone-of-row"),
            Self::Quantity => say!("columns-quantity"),
            Self::Value => say!("columns-value"),
            Self::Unit => say!("columns-unit-of-row"),
            Self::Measured => say!("columns-measured"),
            Self::Attribute => say!("columns-attribute"),
        }
    }

    fn hint(self) -> &'static str {
        match self {
            Self::Nothing => say!("columns-nothing-hint"),
            Self::Objects => say!("columns-objects-hint"),
            Self::Time => say!("columns-time-hint"),
            Self::Clock => say!("columns-clock-hint"),
            Self::Start => say!("columns-start-hint"),
            Self::Recorded => say!("columns-recorded-hint"),
            Self::Place => say!("columns-place-hint"),
            Self::Latitude => say!("columns-latitude-hint"),
            Self::Longitude => say!("columns-longitude-hint"),
            Self::Height => say!("columns-height-hint"),
            Self::Id => say!("columns-id-hint"),
            Self::Zone => say!("columns-zone-of-row-hint"),
            Self::Quantity => say!("columns-quantity-hint"),
            Self::Value => say!("columns-value-hint"),
            Self::Unit => say!("columns-unit-of-row-hint"),
            Self::Measured => say!("columns-measured-hint"),
            Self::Attribute => say!("columns-attribute-hint"),
        }
    }

    /// Whether several columns may be that.
    const fn is_of_many(self) -> bool {
        matches!(self, Self::Nothing | Self::Objects | Self::Measured | Self::Attribute)
    }
}

/// What is chosen for the columns of a table.
#[derive(Clone, Debug, Default)]
pub struct ColumnsMemory {
    path: PathBuf,
    columns: Vec<Column>,
    format: TimeFormat,
    /// What was typed as a pattern of times.
    pattern: String,
    zone: String,
    between: Option<char>,
    has_decimal_comma: bool,
    is_height_in_feet: bool,
    is_kept: bool,
    /// Whether it began with what was said of the table before, and not with a guess.
    is_as_before: bool,
}

#[derive(Clone, Debug, Default)]
struct Column {
    role: Role,
    kind: ObjectKind,
    unit: String,
}

impl ColumnsMemory {
    /// What was said of a table before, as far as that fits it still, or else what is guessed.
    fn of(path: &Path, preview: &Preview, said: Option<&Mapping>) -> Self {
        let said = said.filter(|mapping| preview.told(mapping).is_ok());
        let guess = || preview.guess.as_ref().map(|guess| guess.mapping.clone()).unwrap_or_default();
        let guess = said.cloned().unwrap_or_else(guess);
        let column = |heading: &String| {
            let is = |name: &Option<String>| name.as_ref() == Some(heading);
            let object = guess.objects.iter().find(|object| object.column == *heading);
            let measure = guess.measures.iter().find(|(name, _)| name == heading);
            let role = match () {
                () if object.is_some() => Role::Objects,
                () if guess.time == *heading => Role::Time,
                () if is(&guess.clock) => Role::Clock,
                () if is(&guess.start) => Role::Start,
                () if is(&guess.recorded) => Role::Recorded,
                () if is(&guess.place) => Role::Place,
                () if is(&guess.latitude) => Role::Latitude,
                () if is(&guess.longitude) => Role::Longitude,
                () if is(&guess.height) => Role::Height,
                () if is(&guess.id) => Role::Id,
                () if is(&guess.zone) => Role::Zone,
                () if is(&guess.quantity) => Role::Quantity,
                () if is(&guess.value) => Role::Value,
                () if is(&guess.unit) => Role::Unit,
                () if measure.is_some() => Role::Measured,
                () if guess.attributes.contains(heading) => Role::Attribute,
                () => Role::Nothing,
            };
            let kind = object.map(|object| object.kind).unwrap_or_default();
            Column { role, kind, unit: measure.map(|(_, unit)| unit.clone()).unwrap_or_default() }
        };
        let pattern = match &guess.time_format {
            TimeFormat::Pattern(pattern) => pattern.clone(),
            _ => "%d/%m/%Y %H:%M".into(),
        };
        let zone = if guess.time_zone.is_empty() { preview.zone.clone() } else { guess.time_zone };
        Self {
            path: path.to_owned(),
            columns: preview.headings.iter().map(column).collect(),
            format: guess.time_format,
            pattern,
            zone,
            between: guess.between,
            has_decimal_comma: guess.decimal_comma,
            is_height_in_feet: guess.height_in_feet,
            is_kept: false,
            is_as_before: said.is_some(),
        }
    }

    /// Gives a column a role; what only one column may be is taken from another.
    fn give(&mut self, at: usize, role: Role, preview: &Preview) {
        if !role.is_of_many() {
            self.columns.iter_mut().filter(|column| column.role == role).for_each(|column| column.role = Role::Nothing);
        }
        self.columns[at].role = role;
        if role == Role::Time
            && let Some(format) = preview.time_format(at)
        {
            if let TimeFormat::Pattern(pattern) = &format {
                self.pattern.clone_from(pattern);
            }
            self.format = format;
        }
    }

    fn mapping(&self, headings: &[String]) -> Mapping {
        let of = |role: Role| headings.iter().zip(&self.columns).filter(move |(_, column)| column.role == role);
        let one = |role: Role| of(role).next().map(|(heading, _)| heading.clone());
        Mapping {
            objects: of(Role::Objects)
                .map(|(heading, column)| ObjectColumn { column: heading.clone(), kind: column.kind })
                .collect(),
            time: one(Role::Time).unwrap_or_default(),
            clock: one(Role::Clock),
            start: one(Role::Start),
            recorded: one(Role::Recorded),
            place: one(Role::Place),
            latitude: one(Role::Latitude),
            longitude: one(Role::Longitude),
            height: one(Role::Height),
            height_in_feet: self.is_height_in_feet,
            id: one(Role::Id),
            zone: one(Role::Zone),
            quantity: one(Role::Quantity),
            value: one(Role::Value),
            unit: one(Role::Unit),
            time_format: match &self.format {
                TimeFormat::Pattern(_) => TimeFormat::Pattern(self.pattern.clone()),
                format => format.clone(),
            },
            time_zone: self.zone.trim().to_owned(),
            measures: of(Role::Measured).map(|(heading, column)| (heading.clone(), column.unit.clone())).collect(),
            attributes: of(Role::Attribute).map(|(heading, _)| heading.clone()).collect(),
            between: self.between,
            decimal_comma: self.has_decimal_comma,
        }
    }

    /// What the first rows tell as it stands, or what is still missing.
    fn told(&self, preview: &Preview) -> Result<(Mapping, Gathered), String> {
        let has = |role: Role| self.columns.iter().any(|column| column.role == role);
        if !has(Role::Time) {
            return Err(say!("columns-no-time", role = Role::Time.label()));
        }
        if !has(Role::Objects) {
            return Err(say!("columns-no-objects", role = Role::Objects.label()));
        }
        let mapping = self.mapping(&preview.headings);
        let told = preview.told(&mapping).map_err(|error| error.told())?;
        Ok((mapping, told))
    }
}

/// Rows that are shown.
const ROWS: usize = 10;

/// Events that are told of.
const EVENTS: usize = 4;

/// Shows the table that is to be opened, beginning with what was `said` of it when it was opened before, or with a guess; `memory` is
/// what is chosen, and is begun anew for another table.
pub fn columns_ui(
    ctx: &egui::Context,
    (path, preview): (&Path, &Preview),
    said: Option<&Mapping>,
    memory: &mut Option<ColumnsMemory>,
) -> Option<UiAction> {
    if memory.as_ref().is_none_or(|memory| memory.path != path) {
        *memory = Some(ColumnsMemory::of(path, preview, said));
    }
    let chosen = memory.as_mut()?;
    let mut action = None;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let room = ctx.viewport_rect().size();
    egui::Window::new(say!("columns-title", name = &name))
        .id("columns".into())
        .collapsible(false)
        .resizable(false)
        .anchor(Align2::CENTER_CENTER, [0.0, 0.0])
        .show(ctx, |ui| {
            ui.set_width((room.x - 80.0).clamp(320.0, 900.0));
            ScrollArea::vertical().max_height((room.y - 260.0).max(120.0)).auto_shrink([false, true]).show(ui, |ui| {
                match &preview.guess {
                    _ if chosen.is_as_before => {
                        ui.horizontal_wrapped(|ui| {
                            let label = ui.label(say!("columns-as-before"));
                            if ui.button(say!("columns-guess-anew")).clicked() {
                                *chosen = ColumnsMemory::of(path, preview, None);
                            }
                            label
                        })
                        .inner
                    }
                    Ok(_) => ui.label(say!("columns-guessed")),
                    Err(error) => ui.label(RichText::new(format!("⚠ {}", error.told())).color(theme::alarm())),
                };
                rows_ui(ui, preview, chosen);
                settings_ui(ui, chosen);
                if let Ok(guess) = &preview.guess {
                    ui.collapsing(say!("columns-why"), |ui| {
                        for reason in &guess.reasons {
                            ui.label(RichText::new(reason).small());
                        }
                    });
                }
            });
            ui.separator();
            let told = chosen.told(preview);
            told_ui(ui, &told, &chosen.zone);
            ui.separator();
            let is_good = told.as_ref().is_ok_and(|(_, told)| !told.events.is_empty());
            let is_typing = ctx.memory(|memory| memory.focused().is_some());
            let is_entered = is_good && !is_typing && ctx.input(|input| input.key_pressed(egui::Key::Enter));
            let is_left = ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
            ui.horizontal(|ui| {
                if (ui.add_enabled(is_good, egui::Button::new(say!("columns-open"))).clicked() || is_entered)
                    && let Ok((mapping, _)) = told
                {
                    let (path, is_kept) = (path.to_owned(), chosen.is_kept);
                    action = Some(UiAction::OpenTable { path, mapping: Box::new(mapping), is_kept });
                }
                if ui.button(say!("columns-cancel")).clicked() || is_left {
                    action = Some(UiAction::CancelOpening);
                }
                let kept = say!("columns-keep", name = &name);
                ui.checkbox(&mut chosen.is_kept, kept).on_hover_text(say!("columns-keep-hint"));
            });
        });
    if action.is_some() {
        *memory = None;
    }
    action
}

/// The first rows, and above each column what it is.
fn rows_ui(ui: &mut Ui, preview: &Preview, chosen: &mut ColumnsMemory) {
    let is_any = |role: Role, chosen: &ColumnsMemory| chosen.columns.iter().any(|column| column.role == role);
    ScrollArea::horizontal().id_salt("rows").auto_shrink([false, true]).show(ui, |ui| {
        egui::Grid::new("first rows").striped(true).min_col_width(60.0).show(ui, |ui| {
            for (at, heading) in preview.headings.iter().enumerate() {
                let now = chosen.columns[at].role;
                let combo = ComboBox::from_id_salt(("role", at)).selected_text(now.label()).width(110.0);
                let response = combo.show_ui(ui, |ui| {
                    for role in Role::ALL {
                        let label = ui.selectable_label(now == role, role.label()).on_hover_text(role.hint());
                        if label.clicked() {
                            chosen.give(at, role, preview);
                        }
                    }
                });
                let label = say!("columns-what-is", heading = heading, role = now.label());
                response
                    .response
                    .widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::ComboBox, true, label.clone()));
            }
            ui.end_row();
            if is_any(Role::Objects, chosen) || is_any(Role::Measured, chosen) {
                for (at, heading) in preview.headings.iter().enumerate() {
                    detail_ui(ui, at, heading, &mut chosen.columns[at]);
                }
                ui.end_row();
            }
            for heading in &preview.headings {
                ui.label(RichText::new(clipped(heading)).strong()).on_hover_text(heading);
            }
            ui.end_row();
            for row in preview.rows.iter().take(ROWS) {
                for at in 0..preview.headings.len() {
                    let cell = row.get(at).map(String::as_str).unwrap_or_default();
                    let is_read = chosen.columns[at].role != Role::Nothing;
                    let text = RichText::new(clipped(cell)).small();
                    ui.label(if is_read { text } else { text.color(theme::quiet()) });
                }
                ui.end_row();
            }
        });
    });
}

/// The kind of objects, or the unit of what is measured.
fn detail_ui(ui: &mut Ui, at: usize, heading: &str, column: &mut Column) {
    match column.role {
        Role::Objects => {
            let by_name = say!("columns-by-name");
            let text = if column.kind == ObjectKind::Unknown { by_name } else { column.kind.label() };
            let combo = ComboBox::from_id_salt(("kind", at)).selected_text(text).width(110.0);
            let response = combo.show_ui(ui, |ui| {
                ui.selectable_value(&mut column.kind, ObjectKind::Unknown, by_name);
                for kind in ObjectKind::ALL.into_iter().filter(|kind| *kind != ObjectKind::Unknown) {
                    ui.selectable_value(&mut column.kind, kind, kind.label());
                }
            });
            let label = say!("columns-kind-of", heading = heading, kind = text);
            response
                .response
                .widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::ComboBox, true, label.clone()));
        }
        Role::Measured => {
            let field = TextEdit::singleline(&mut column.unit).hint_text(say!("columns-unit")).desired_width(90.0);
            let response = ui.add(field);
            let label = say!("columns-unit-of", heading = heading);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, label.clone()));
        }
        _ => drop(ui.label("")),
    }
}

/// How times and numbers are written.
fn settings_ui(ui: &mut Ui, chosen: &mut ColumnsMemory) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(say!("columns-format"));
        let pattern = TimeFormat::Pattern(chosen.pattern.clone());
        let formats = [
            ("columns-iso", TimeFormat::Iso),
            ("columns-by-pattern", pattern),
            ("columns-seconds", TimeFormat::Seconds),
            ("columns-millis", TimeFormat::Millis),
            ("columns-micros", TimeFormat::Micros),
            ("columns-nanos", TimeFormat::Nanos),
            ("columns-days", TimeFormat::SpreadsheetDays),
            ("columns-mail", TimeFormat::Mail),
        ];
        let is_same = |a: &TimeFormat, b: &TimeFormat| std::mem::discriminant(a) == std::mem::discriminant(b);
        let now = formats.iter().find(|(_, format)| is_same(format, &chosen.format)).map_or("", |(text, _)| say!(text));
        let combo = ComboBox::from_id_salt("format").selected_text(now).width(210.0).show_ui(ui, |ui| {
            for (text, format) in formats {
                if ui.selectable_label(is_same(&format, &chosen.format), say!(text)).clicked() {
                    chosen.format = format;
                }
            }
        });
        combo.response.labelled_by(label.id);
        if matches!(chosen.format, TimeFormat::Pattern(_)) {
            let field = TextEdit::singleline(&mut chosen.pattern).desired_width(150.0);
            let response = ui.add(field).on_hover_text(say!("columns-pattern-hint"));
            response
                .widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, say!("columns-pattern")));
        }
        let label = ui.label(say!("columns-zone"));
        ui.add(TextEdit::singleline(&mut chosen.zone).desired_width(130.0))
            .labelled_by(label.id)
            .on_hover_text(say!("columns-zone-hint"));
    });
    ui.horizontal_wrapped(|ui| {
        ui.checkbox(&mut chosen.has_decimal_comma, say!("columns-comma"));
        if chosen.columns.iter().any(|column| column.role == Role::Height) {
            ui.checkbox(&mut chosen.is_height_in_feet, say!("columns-feet"));
        }
        let label = ui.label(say!("columns-between"));
        let text =
            |between: Option<char>| between.map_or_else(|| say!("columns-between-none").to_owned(), String::from);
        let combo = ComboBox::from_id_salt("between").selected_text(text(chosen.between)).show_ui(ui, |ui| {
            for between in [None, Some('|'), Some(';'), Some(','), Some(' ')] {
                let shown = if between == Some(' ') { say!("columns-between-space").to_owned() } else { text(between) };
                ui.selectable_value(&mut chosen.between, between, shown);
            }
        });
        combo.response.labelled_by(label.id);
    });
}

/// What the first rows tell as it stands.
fn told_ui(ui: &mut Ui, told: &Result<(Mapping, Gathered), String>, zone: &str) {
    let told = match told {
        Ok((_, told)) => told,
        Err(missing) => return drop(ui.label(RichText::new(missing).color(theme::alarm()))),
    };
    ui.label(RichText::new(say!("columns-told")).strong());
    let zone = TimeZone::get(zone.trim()).unwrap_or(TimeZone::UTC);
    for event in told.events.iter().take(EVENTS) {
        let time = event.time.zoned(&zone);
        let (day, clock) = (language::date(&time), time.strftime("%H:%M:%S %Z"));
        ui.label(RichText::new(format!("{day}, {clock}  {} {}", event.object, words::of(&event.what, &zone))).small());
    }
    if told.events.is_empty() {
        ui.label(RichText::new(say!("columns-told-none")).color(theme::alarm()));
    } else if told.events.len() > EVENTS {
        let more = say!("columns-more-events", count = told.events.len() - EVENTS);
        ui.label(RichText::new(more).small().color(theme::quiet()));
    }
    for issue in told.issues.iter().take(3) {
        let line = issue.place.as_ref().map_or(0, |place| place.line);
        let text = say!("columns-row", line = line.to_string(), why = &issue.brief);
        ui.label(RichText::new(text).small().color(theme::alarm()));
    }
    if told.issues.len() > 3 {
        let text = say!("columns-more-rows", count = told.issues.len() - 3);
        ui.label(RichText::new(text).small().color(theme::alarm()));
    }
}

fn clipped(text: &str) -> String {
    let mut signs = text.chars();
    let shown: String = signs.by_ref().take(24).collect();
    if signs.next().is_some() { format!("{shown}…") } else { shown }
}
