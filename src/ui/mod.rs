//! The panels. Each is a function that is given a [`Picture`] and gives back what the user asked for; the systems at the
//! end of this file are the only ones that know the engine.

mod arrangement;
mod bar;
mod before;
mod board;
mod causes;
mod chords;
mod columns;
mod compare;
mod daylong;
mod dialog;
mod differing;
mod drainage;
mod environment;
mod errand;
mod explorer;
mod export;
mod fonts;
mod frame;
mod heat;
mod history;
mod incidents;
mod inspector;
mod keys;
mod labels;
mod lanes;
mod lesson;
mod mapping;
mod measure;
mod measured;
mod motion;
mod names;
mod notes;
mod notice;
mod obey;
mod opened;
mod opening;
mod overlay;
mod page;
mod palette;
mod picture;
mod plot;
mod presenter;
mod results;
mod school;
mod scripts;
mod settings;
mod sources;
mod take;
mod theme;
mod timeline;
mod tour;
mod tour_editor;
mod transport;
mod views;
mod welcome;

use std::path::PathBuf;

use bevy::{
    ecs::system::SystemParam,
    prelude::*,
    window::{RequestRedraw, WindowResized},
};
use bevy_egui::{
    EguiContexts, EguiGlobalSettings, EguiInput, EguiPlugin, EguiPostUpdateSet, EguiPreUpdateSet,
    EguiPrimaryContextPass, EguiRenderOutput, EguiTextureHandle, PrimaryEguiContext,
    egui::{self, pos2},
};

use self::arrangement::Arrangement;
use self::before::Before;
use self::dialog::Choosing;
pub use self::{
    bar::bar_ui,
    board::{BoardMemory, board_ui},
    causes::{Step, link_clicked, steps},
    columns::{ColumnsMemory, columns_ui},
    compare::compare_ui,
    environment::{EnvironmentMemory, environment_ui},
    errand::{Errand, Errands, FilmOrder, Sight},
    explorer::{ExplorerMemory, Grouping, explorer_ui},
    export::Part,
    heat::{Heat, HeatMemory},
    incidents::{IncidentsMemory, after as incident_after, before as incident_before, incidents_ui},
    inspector::inspector_ui,
    lesson::{LessonLine, LessonMemory, Lessons, lesson_ui},
    mapping::{MappingMemory, mapping_ui},
    measure::measure_ui,
    opened::{Panel, open_panels},
    opening::{OpeningState, opening_ui},
    overlay::OverlayMemory,
    palette::{PaletteMemory, palette_ui},
    picture::{LiveView, Picture, UiAction},
    results::{ResultsMemory, Training, results_ui},
    settings::{Drawn, Settings, settings_ui},
    sources::{SourcesMemory, sources_ui},
    take::{TakeMemory, take_ui},
    timeline::{TimelineMemory, timeline_ui},
    tour::{Filming, Kiosk, TourLine, TourMemory, Tours, tour_ui},
    tour_editor::{EditorMemory, tour_editor_ui},
    transport::{TransportMemory, transport_ui},
    views::{ViewsMemory, views_ui},
    welcome::welcome_ui,
};
use serde::{Deserialize, Serialize};

use crate::{
    guide::Day,
    hub::{ObjectId, PlaybackAction, layout::View},
    language::{Language, numerals as numbers},
    publish::Link,
    say,
    twin::{
        AskFirst, Beside, CameraCommand, ComingBeside, CompareCommand, Costs, CouldNotOpen, Dropped, Eye, HandsOff,
        Hovered, InQuestion, Live, Look, MainCamera, Measure, NoteCommand, Noting, Opening, PlaybackCommand, Playhead,
        Pointed, Presenting, RoofSetting, SelectCommand, Selected, Session, ShowAnnounced, Shown, Split, Tiles,
        TwinSystems,
    },
};

/// Adds the panels to an app, with an object chosen at the start and what is remembered of earlier runs.
pub fn install(app: &mut App, selected: Option<ObjectId>, settings: Option<Settings>) {
    app.add_plugins(EguiPlugin { bindless_mode_array_size: None })
        .insert_resource(EguiGlobalSettings { auto_create_primary_context: false, ..default() })
        .init_resource::<Memory>()
        .init_resource::<Tours>()
        .init_resource::<Lessons>()
        .init_resource::<Training>()
        .add_message::<UiMessage>()
        .add_systems(PostStartup, give_context)
        .add_systems(
            PreUpdate,
            (chords::keep, rest).chain().after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass),
        )
        .add_systems(
            EguiPrimaryContextPass,
            (style.run_if(run_once), panels).chain().run_if(resource_exists::<Session>),
        )
        .add_plugins((settings::plugin, errand::plugin, history::plugin, presenter::plugin, page::plugin))
        .add_systems(Update, export::take.run_if(resource_exists::<export::Wanted>))
        .add_systems(Update, tour::fit.run_if(resource_exists_and_changed::<Session>))
        .init_resource::<LettersAreLate>()
        .add_systems(
            PostUpdate,
            redraw_letters.after(EguiPostUpdateSet::ProcessOutput).before(EguiPostUpdateSet::PostProcessOutput),
        )
        .add_systems(Last, redraw_resized)
        .add_systems(Update, dialog::arrive.before(TwinSystems::Ingest))
        .add_plugins(obey::plugin);
    if let Some(object) = selected {
        app.world_mut().write_message(SelectCommand::Object(object));
        app.world_mut().write_message(CameraCommand::FlyTo(object));
    }
    if let Some(settings) = settings {
        settings.spoken().choose();
        // Who comes for the first time sees the hub run at once.
        let is_first = !settings.is_welcomed && app.world().resource::<Session>().day == Some(Day::Opening);
        if is_first {
            app.world_mut().write_message(PlaybackCommand(PlaybackAction::TogglePlay));
        }
        app.world_mut().write_message(PlaybackCommand(PlaybackAction::SetSpeed(settings.speed)));
        settings.arrangement.clone().restore(&mut app.world_mut().resource_mut::<Memory>());
        app.insert_resource(settings);
    } else if Language::spoken() == Language::Chinese && !fonts::has_chinese() {
        // What cannot be written is not spoken.
        Language::English.choose();
    }
}

/// Leaves out what is no news: the modifiers of the keyboard are told every frame, and to egui every event is a reason to
/// draw another one, so that the window would never rest.
fn rest(mut inputs: Query<&mut EguiInput>, mut before: Local<egui::Modifiers>) {
    for mut input in &mut inputs {
        input.events.retain(|event| match event {
            egui::Event::ModifiersChanged(now) => std::mem::replace(&mut *before, *now) != *now,
            _ => true,
        });
    }
}

/// Whether the panels of the last frame showed letters for the first time.
#[derive(Resource, Default)]
struct LettersAreLate(bool);

/// Draws once more when the panels showed a letter for the first time: its picture gets to the graphics device a frame late. What is
/// new is known only until it is on its way there.
fn redraw_letters(
    outputs: Query<&EguiRenderOutput>,
    mut are_late: ResMut<LettersAreLate>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    are_late.0 = outputs.iter().any(|output| !output.textures_delta.set.is_empty());
    if are_late.0 {
        redraw.write(RequestRedraw);
    }
}

/// Draws twice more when the window got another size: panels hear of it a frame late, and the eye of the panels another one.
fn redraw_resized(
    mut resized: MessageReader<WindowResized>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut left: Local<u8>,
) {
    if resized.read().count() > 0 {
        *left = 3;
    }
    if *left > 0 {
        *left -= 1;
        redraw.write(RequestRedraw);
    }
}

/// Whether panels showed letters for the first time.
pub fn are_letters_late(app: &mut App) -> bool {
    app.world().get_resource::<LettersAreLate>().is_some_and(|are_late| are_late.0)
}

fn give_context(mut commands: Commands, camera: Query<Entity, With<MainCamera>>) {
    for camera in &camera {
        commands.entity(camera).insert(PrimaryEguiContext);
    }
}

/// What the panel on the left shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
enum Tab {
    /// What is there now.
    #[default]
    Hub,
    /// What went wrong.
    Incidents,
    /// Sun and power, rain and water.
    Environment,
    /// Where what is shown comes from.
    Sources,
}

/// The key of the incident whose card is open at first, as soon as it is found in the log.
#[derive(Resource, Clone, Debug, PartialEq, Eq)]
pub struct CardAtFirst(pub String);

/// What panels remember from frame to frame, none of it about the hub.
#[derive(Resource, Default)]
struct Memory {
    transport: TransportMemory,
    timeline: TimelineMemory,
    explorer: ExplorerMemory,
    columns: Option<ColumnsMemory>,
    incidents: IncidentsMemory,
    environment: EnvironmentMemory,
    board: BoardMemory,
    arrangement: Arrangement,
    take: TakeMemory,
    mapping: MappingMemory,
    sources: SourcesMemory,
    overlay: OverlayMemory,
    heat: HeatMemory,
    tab: Tab,
    palette: PaletteMemory,
    views: ViewsMemory,
    tour: Option<TourMemory>,
    editor: Option<EditorMemory>,
    /// The bookmark that was just set, while its words are typed.
    naming: Option<notes::Naming>,
    lesson: Option<LessonMemory>,
    /// The lesson that begins as soon as its day is open.
    waiting: Option<usize>,
    /// The day that was open before that of the lesson, to be come back to.
    day_before: Option<Day>,
    results: ResultsMemory,
    /// How it was before the tour that is given.
    before_tour: Option<Before>,
    is_bare: bool,
    are_keys_open: bool,
    is_about_open: bool,
    is_settings_open: bool,
    /// Whether the table of two logs was closed; they are compared in the picture all the same.
    is_compared_closed: bool,
    /// The day whose first incident is gone to as soon as it is open.
    incident_of: Option<Day>,
}

impl Memory {
    /// Begins a tour: nothing but the picture and its words is to be seen.
    fn give(&mut self, tour: Option<TourMemory>, picture: &Picture<'_>, view: &View) {
        if self.tour.is_none() && tour.is_some() {
            let was_bare = std::mem::replace(&mut self.is_bare, true);
            self.before_tour = Some(Before::of(picture, view.clone(), was_bare, self.heat.layers()));
            // The audience sees the picture.
            (self.board.is_open, self.take.is_open) = (false, false);
        }
        self.tour = tour.or(self.tour.take());
    }

    /// Gives the tour of a kiosk over and over. Who knows the word has the whole program, with nothing of the tour left in it.
    fn stand_alone(
        &mut self,
        kiosk: &mut Kiosk,
        tours: &Tours,
        ctx: &egui::Context,
        (picture, view): (&Picture<'_>, &View),
    ) -> Vec<UiAction> {
        kiosk.keep(ctx);
        if kiosk.is_on {
            if self.tour.is_none() {
                self.give(kiosk.begin(tours, ctx.input(|input| input.time)), picture, view);
                self.is_bare = true;
            }
            return Vec::new();
        }
        let left = self.tour.take().map(|_| self.tidy(picture)).unwrap_or_default();
        self.is_bare = false;
        left
    }

    /// Opens the card of an incident.
    fn show_incident(&mut self, at: usize) {
        self.tab = Tab::Incidents;
        (self.incidents.chosen, self.incidents.is_fresh) = (Some(at), true);
    }

    /// When the tour is over, all that it showed is as it was before it.
    fn tidy(&mut self, picture: &Picture<'_>) -> Vec<UiAction> {
        let Some(before) = self.before_tour.take() else { return Vec::new() };
        self.is_bare = before.is_bare;
        self.heat.show(&before.layers);
        before.again(picture)
    }

    /// Escape closes what is open above the picture, and does nothing else then.
    fn close_on_escape(&mut self, ctx: &egui::Context) {
        let is_open = self.are_keys_open || self.is_about_open || self.board.is_open || self.results.is_open;
        let is_open = is_open || self.is_settings_open || self.take.is_open;
        if is_open && ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape)) {
            (self.are_keys_open, self.is_about_open, self.board.is_open) = (false, false, false);
            (self.results.is_open, self.is_settings_open, self.take.is_open) = (false, false, false);
        }
    }
}

/// What a user asked for, on its way to who does it.
#[derive(Message, Clone, Debug)]
struct UiMessage(UiAction);

fn style(mut contexts: EguiContexts, settings: Option<Res<Settings>>) -> Result {
    let ctx = contexts.ctx_mut()?;
    theme::apply(ctx, settings.is_some_and(|settings| settings.is_simple));
    // The window itself is scaled: panels, pointer and picture stay of one measure.
    ctx.options_mut(|options| {
        options.zoom_with_keyboard = false;
        // After a rest the engine's clock is as late as the rest was long: no press would be short enough for a click.
        options.input_options.max_click_duration = f64::INFINITY;
    });
    Ok(())
}

/// What is becoming of the log that is being opened.
#[derive(SystemParam)]
struct OpeningView<'w> {
    choosing: Option<Res<'w, Choosing>>,
    in_question: Option<Res<'w, InQuestion>>,
    opening: Option<Res<'w, Opening>>,
    beside: Option<Res<'w, ComingBeside>>,
    refused: Option<Res<'w, CouldNotOpen>>,
    saved: Option<Res<'w, export::Saved>>,
    running: Option<Res<'w, errand::Running>>,
    time: Res<'w, Time<Real>>,
}

impl OpeningView<'_> {
    /// What the card says, if there is to be one.
    fn state<'a>(&'a self, picture: &Picture<'a>) -> Option<OpeningState<'a>> {
        let opening = self.opening.as_deref().or(self.beside.as_deref().map(|coming| &coming.0));
        match (opening, &self.refused) {
            (Some(opening), _) => {
                let secs = self.time.last_update().map_or(0.0, |now| opening.secs(now));
                Some(OpeningState::Reading {
                    name: &opening.name,
                    progress: &opening.progress,
                    secs,
                    is_begun: opening.is_begun(),
                })
            }
            (None, Some(refused)) => Some(OpeningState::Refused { name: &refused.name, reason: &refused.reason }),
            (None, None) => match picture.live.map(|live| &live.memory.look) {
                Some(Look::Memory | Look::Back(..)) => picture.log.is_empty().then_some(OpeningState::Listening),
                Some(look) => Some(OpeningState::Past { look, time: picture.playback.time, zone: picture.zone }),
                None => picture.log.is_empty().then_some(OpeningState::Nothing),
            },
        }
    }
}

#[allow(clippy::too_many_arguments, reason = "a system names all that it reads")]
fn panels(
    mut contexts: EguiContexts,
    mut memory: ResMut<Memory>,
    (mut out, mut tours, filming): (MessageWriter<UiMessage>, ResMut<Tours>, Option<ResMut<Filming>>),
    (mut school, kiosk, mut commands): (school::School, Option<ResMut<Kiosk>>, Commands),
    card: Option<Res<CardAtFirst>>,
    (mut eye, measure, tiles): (ResMut<Eye>, Res<Measure>, Option<Res<Tiles>>),
    session: Res<Session>,
    playhead: Res<Playhead>,
    shown: Res<Shown>,
    (selected, hovered, pointed, errands): (Res<Selected>, Res<Hovered>, Res<Pointed>, Res<Errands>),
    (roof, announced, mut dropped): (Res<RoofSetting>, Res<ShowAnnounced>, MessageReader<Dropped>),
    (settings, live, mut costs): (Option<Res<Settings>>, Option<Res<Live>>, ResMut<Costs>),
    (noting, drawing, beside, mut split): (Res<Noting>, settings::Drawing, Option<Res<Beside>>, ResMut<Split>),
    opening: OpeningView,
    camera: Query<(&Camera, &GlobalTransform), With<MainCamera>>,
) -> Result {
    let ctx = contexts.ctx_mut()?.clone();
    if Language::spoken() == Language::Chinese {
        fonts::chinese(&ctx);
    }
    let texture = split.image.as_ref().map(|image| contexts.add_image(EguiTextureHandle::Weak(image.id())));
    let Some(state) = &shown.state else { return Ok(()) };
    let live = live.map(|live| LiveView {
        sources: live.views(),
        buffer: live.buffer,
        recording: live.recording(),
        can_grow: live.can_grow(),
        memory: live.memory(),
    });
    // Of a kiosk it is the kiosk that begins the tour.
    let is_kiosk = kiosk.as_ref().is_some_and(|kiosk| kiosk.is_on);
    let start = tours.bypass_change_detection().take_start().filter(|_| !is_kiosk);
    let fitting = tours.fitting();
    let unreadable_tours = tours.unreadable().to_vec();
    let author = settings.as_ref().map_or("", |settings| &settings.name);
    let lines = school.lessons.lines(&school.training.results, author);
    let unreadable = school.lessons.unreadable().to_vec();
    let first = school.lessons.bypass_change_detection().take_start();
    let picture = Picture {
        tours: &fitting,
        live: live.as_ref(),
        shown: Some(&shown),
        object: selected.0,
        place: selected.1,
        pointed: pointed.0,
        is_following: eye.is_following,
        manner: eye.manner,
        roof: roof.0,
        is_announced_shown: announced.0,
        author,
        is_beside: beside.is_some(),
        lessons: &lines,
        unreadable_lessons: &unreadable,
        unreadable_tours: &unreadable_tours,
        pinned: settings.as_ref().map(|settings| &settings.pinned[..]).unwrap_or_default(),
        is_simple: settings.as_ref().is_some_and(|settings| settings.is_simple),
        saved: settings.as_ref().map(|settings| &settings.views[..]).unwrap_or_default(),
        recent: settings.as_ref().map(|settings| &settings.recent[..]).unwrap_or_default(),
        ..Picture::of(&session, &noting, &playhead.0, state)
    };
    let memory = &mut *memory;
    let is_asked = memory.lesson.as_ref().is_some_and(LessonMemory::is_asking);
    let picture = if is_asked { picture.withholding_incidents() } else { picture };
    memory.close_on_escape(&ctx);
    let view = eye.now.view(String::new(), roof.0);
    if let Some(tour) = start.and_then(|start| tours.get(start)) {
        memory.give(TourMemory::new(tour, ctx.input(|input| input.time)), &picture, &view);
    }
    let is_filmed = filming.is_some();
    let mut actions = Vec::new();
    if let Some(mut filming) = filming {
        memory.is_bare |= !filming.are_panels_shown();
        let tour = filming.bypass_change_detection().begin(ctx.input(|input| input.time));
        if tour.is_some() {
            // Nobody watches a card fade in.
            ctx.all_styles_mut(|style| style.animation_time = 0.0);
        }
        memory.tour = tour.or(memory.tour.take());
    }
    if let Some(mut kiosk) = kiosk.filter(|kiosk| kiosk.is_on) {
        let kiosk = kiosk.bypass_change_detection();
        actions.extend(memory.stand_alone(kiosk, &tours, &ctx, (&picture, &view)));
        if !kiosk.is_on {
            commands.remove_resource::<HandsOff>();
        }
    }
    // A lesson is not left for what is dropped onto it unasked.
    let is_taught = memory.lesson.as_ref().is_some_and(LessonMemory::is_under_way);
    if is_taught {
        commands.init_resource::<AskFirst>();
    } else {
        commands.remove_resource::<AskFirst>();
    }
    // A presenter's keys are those of the tour.
    if memory.tour.is_some() {
        commands.insert_resource(Presenting);
    } else {
        commands.remove_resource::<Presenting>();
    }
    memory.follow_day(&school.lessons, &session, opening.refused.is_some());
    let is_given = memory.tour.is_some();
    // The keys of a tour and of a lesson come before the others.
    let room = eye.free.map(|(from, to)| egui::Rect::from_min_max(pos2(from.x, from.y), pos2(to.x, to.y)));
    let room = room.unwrap_or(ctx.viewport_rect());
    actions.extend(tour_ui(&ctx, &picture, room, &mut memory.tour));
    let was_taken = memory.lesson.is_some();
    let of_lesson = lesson_ui(&ctx, &picture, &view, room, &mut memory.lesson);
    if was_taken && memory.lesson.is_none() {
        let is_elsewhere = of_lesson.iter().any(UiAction::opens);
        let before = memory.day_before.take().filter(|_| !is_elsewhere);
        actions.extend(before.map(UiAction::OpenDay));
    }
    actions.extend(of_lesson);
    actions.extend(first.map(UiAction::StartLesson));
    actions.extend(dropped.read().map(|Dropped(paths)| UiAction::OpenAll(paths.clone())));
    // Where one walks, the foot of the picture tells how.
    let above = if eye.is_walking { 48.0 } else { 0.0 };
    let above = egui::Rect::from_min_max(room.min, room.max - egui::vec2(0.0, above));
    actions.extend(measure_ui(&ctx, &measure, &eye.now, above));
    let is_new = settings.as_ref().is_some_and(|settings| !settings.is_welcomed);
    let is_busy = memory.tour.is_some() || memory.lesson.is_some() || picture.live.is_some();
    if is_new && !is_busy && !measure.is_on && session.day == Some(Day::Opening) {
        actions.extend(welcome_ui(&ctx, &picture, room));
    }
    if let Some(CardAtFirst(key)) = card.as_deref()
        && let Some(at) = picture.incidents.iter().position(|incident| incident.key() == *key)
    {
        commands.remove_resource::<CardAtFirst>();
        actions.push(UiAction::ShowIncident(at));
    }
    if memory.incident_of.is_some() && memory.incident_of == session.day {
        memory.incident_of = None;
        actions.push(UiAction::Incident(0));
    }
    if is_given && memory.tour.is_none() {
        actions.extend(memory.tidy(&picture));
    }
    let pressed = keys::pressed(&ctx, &picture);
    for action in &pressed {
        if let UiAction::Note(NoteCommand::Add(bookmark)) = action {
            memory.naming = Some(notes::Naming::of(bookmark));
        }
    }
    actions.extend(pressed);
    actions.extend(notes::naming_ui(&ctx, &picture, room, &mut memory.naming));
    let layer = egui::LayerId::background();
    let mut root = egui::Ui::new(
        ctx.clone(),
        "panels".into(),
        egui::UiBuilder::new().layer_id(layer).max_rect(ctx.viewport_rect()),
    );
    if !memory.is_bare {
        actions.extend(frame::frame_ui(&mut root, &picture, &session, memory));
    }
    let whole = root.available_rect_before_wrap();
    let halves = beside.as_ref().filter(|_| split.is_on).map(|_| whole.split_left_right_at_fraction(0.5));
    let free = halves.map_or(whole, |(left, _)| left);
    let points = ctx.pixels_per_point();
    let size = halves.map_or((0, 0), |_| {
        let (pixels, window) =
            (|across: f32| (across * points).round().clamp(1.0, 8_192.0) as u32, ctx.viewport_rect());
        (pixels(window.width()), pixels(window.height()))
    });
    if split.size != size {
        split.size = size;
        ctx.request_repaint();
    }
    let corners = Some((Vec2::new(free.left(), free.top()), Vec2::new(free.right(), free.bottom())));
    if eye.free != corners {
        eye.free = corners;
    }
    if let Ok((camera, transform)) = camera.single() {
        let painter = ctx.layer_painter(layer).with_clip_rect(free);
        let project = |point: Vec3| {
            // What is behind the eye is nowhere on the screen.
            let at = camera.world_to_viewport(transform, point).ok()?;
            let is_ahead = (point - transform.translation()).dot(*transform.forward()) > 0.5;
            is_ahead.then(|| pos2(at.x, at.y))
        };
        // What has its own place comes first; all other words keep clear of it and of one another.
        let mut reserved = Vec::new();
        if let (Some(halves), Some(beside)) = (halves, &beside) {
            let wide = ctx.layer_painter(layer).with_clip_rect(whole);
            reserved.extend(compare::halves(&wide, &picture, halves, &beside.names.0, beside, texture));
            let ray = |at: egui::Pos2| camera.viewport_to_world(transform, Vec2::new(at.x, at.y)).ok();
            let (room, shift) = (halves.1, halves.1.min - halves.0.min);
            let other = compare::Other { beside, room, shift, is_walking: eye.is_walking };
            let seen = (transform.translation(), project);
            match compare::other_ui(&mut root, &picture, &other, seen, ray, &reserved) {
                Some(Ok(action)) => actions.push(action),
                Some(Err(words)) => commands.insert_resource(export::Saved::told(words)),
                None => {}
            }
        } else if let Some(beside) = &beside {
            reserved.push(compare::ghosts(&painter, &picture, free, beside));
        }
        if !memory.is_bare {
            reserved.push(if eye.is_walking {
                overlay::walking(&painter, free)
            } else {
                overlay::scale(&painter, free, &eye.now)
            });
            let (action, taken) = overlay::map_ui(&ctx, free, &picture, &eye.now, &memory.overlay);
            actions.extend(action);
            reserved.extend(taken);
        }
        if is_filmed && memory.is_bare {
            reserved.push(overlay::clock(&painter, free, &picture));
        }
        reserved.extend(overlay::costs(&painter, free, &picture, &costs, drawing.now().quality, &memory.overlay));
        heat::draw(&painter, free, &picture, project, &mut memory.heat, &mut reserved);
        if tiles.as_ref().is_some_and(|tiles| **tiles != *memory.heat.tiles()) {
            commands.insert_resource(memory.heat.tiles().clone());
        }
        overlay::trail(&painter, &picture, &session, project, &mut memory.overlay, &mut reserved);
        if memory.tab == Tab::Environment
            && !memory.is_bare
            && let Some((_, report)) = memory.environment.report(&picture)
        {
            drainage::draw(&painter, &picture, report, project, &mut reserved);
        }
        measure::draw(&painter, &measure, project, &mut reserved);
        if !memory.is_bare {
            notes::pins(&painter, &picture, project, &mut reserved);
        }
        let chosen = memory.incidents.chosen.filter(|_| memory.tab == Tab::Incidents && !memory.is_bare);
        let chain = causes::draw(&painter, &picture, chosen, project);
        actions.extend(causes::link_clicked(&ctx, &picture, &chain).map(UiAction::Incident));
        reserved.extend(chain.into_iter().map(|(_, room)| room));
        let told = memory.tour.as_ref().map_or(&[][..], TourMemory::highlights);
        labels::draw(
            &painter,
            free,
            &reserved,
            names::names(&picture, &hovered, (transform.translation(), project), eye.is_walking, told),
        );
    }
    if costs.is_wanted != memory.overlay.are_costs_shown {
        costs.is_wanted = memory.overlay.are_costs_shown;
    }
    actions.extend(board_ui(&ctx, &picture, &mut memory.board));
    if !memory.is_bare && !is_filmed {
        memory.arrangement = Arrangement::of(&ctx, memory);
    }
    match beside {
        Some(beside) if !memory.is_bare && !memory.is_compared_closed => {
            let mut is_open = true;
            actions.extend(compare_ui(&ctx, &picture, &beside.names.0, &beside, split.is_on, &mut is_open));
            memory.is_compared_closed = !is_open;
        }
        Some(_) => {}
        // What is laid beside next is told of again.
        None => memory.is_compared_closed = false,
    }
    actions.extend(mapping_ui(&ctx, &picture, &session, &mut memory.mapping));
    let open_incident = memory.incidents.chosen.filter(|_| memory.tab == Tab::Incidents);
    let opened = memory.opened();
    actions.extend(take_ui(&ctx, &picture, (&view, open_incident, &opened), &mut memory.take));
    actions.extend(palette_ui(&ctx, &picture, &mut memory.palette));
    actions.extend(results_ui(&ctx, &picture, &school.training, &mut memory.results));
    keys::keys_ui(&ctx, &mut memory.are_keys_open);
    frame::about_ui(&ctx, &picture, &mut memory.is_about_open);
    // While the tour is tried, its maker is out of the way.
    if memory.tour.is_none() {
        actions.extend(tour_editor_ui(&ctx, &picture, (&view, &memory.heat.layers()), &mut memory.editor));
    }
    if let Some(settings) = settings.as_ref().filter(|_| memory.is_settings_open) {
        actions.extend(settings_ui(&ctx, settings, &drawing.now(), &mut memory.is_settings_open));
    }
    if let Some(saved) = &opening.saved {
        export::saved_ui(&ctx, room, saved);
    }
    actions.extend(opening.running.as_ref().and_then(|running| errand::errand_ui(&ctx, room, running)));
    if opening.choosing.is_some() {
        // Nothing else tells when the dialog has been closed.
        ctx.request_repaint_after_secs(0.3);
    }
    match &opening.in_question {
        Some(table) => {
            let said = settings.as_ref().and_then(|settings| settings.columns_of(&table.path));
            actions.extend(columns_ui(&ctx, (&table.path, &table.preview), said, &mut memory.columns));
        }
        None => memory.columns = None,
    }
    let opening = opening.state(&picture).filter(|_| opening.in_question.is_none());
    actions.extend(opening.into_iter().flat_map(|state| opening_ui(&ctx, state)));
    for action in actions {
        let action = match incidents::stepped(&picture, memory.incidents.chosen, action) {
            Ok(action) => action,
            Err(words) => {
                commands.insert_resource(export::Saved::told(words));
                continue;
            }
        };
        match action {
            UiAction::TogglePalette => memory.palette.is_open = !memory.palette.is_open,
            UiAction::ToggleKeys => memory.are_keys_open = !memory.are_keys_open,
            UiAction::ToggleAbout => memory.is_about_open = !memory.is_about_open,
            UiAction::ToggleMap => memory.overlay.is_map_hidden = !memory.overlay.is_map_hidden,
            UiAction::ToggleCosts => memory.overlay.are_costs_shown = !memory.overlay.are_costs_shown,
            UiAction::ToggleSettings => memory.is_settings_open = !memory.is_settings_open,
            UiAction::ShowIncidentOf(day) => {
                memory.incident_of = Some(day.clone());
                out.write(UiMessage(UiAction::OpenDay(day)));
            }
            UiAction::ShowLayers(layers) => memory.heat.show(&layers),
            UiAction::NextHeat => memory.heat.heat = memory.heat.heat.next(),
            UiAction::ToggleFlows => memory.heat.has_ribbons = !memory.heat.has_ribbons,
            UiAction::ShowDoors => {
                if session.day != Some(Day::Opening) {
                    out.write(UiMessage(UiAction::OpenDay(Day::Opening)));
                }
                out.write(UiMessage(UiAction::ShowDoors));
            }
            UiAction::ToggleTake => memory.take.is_open = !memory.take.is_open,
            UiAction::ToggleCompared => memory.is_compared_closed = !memory.is_compared_closed,
            UiAction::ToggleBoard => memory.board.is_open = !memory.board.is_open,
            UiAction::ShowCourse(figure) => memory.board.show_course(figure),
            UiAction::ToggleMapping => {
                memory.mapping.toggle();
            }
            UiAction::TogglePanels => memory.is_bare = !memory.is_bare,
            action if action.opens() && memory.lesson.as_ref().is_some_and(LessonMemory::is_under_way) => {
                // Nobody is asked to leave a lesson for what cannot be opened.
                if let Some(refused) = action.refused() {
                    commands.insert_resource(refused);
                } else if let Some(lesson) = &mut memory.lesson {
                    lesson.ask_to_leave(action);
                }
            }
            UiAction::StartTour(_) | UiAction::TryTour(_) if memory.lesson.is_some() => {
                commands.insert_resource(export::Saved::now(Err(say!("mod-lesson-first").into())));
            }
            UiAction::StartTour(number) => {
                let now = ctx.input(|input| input.time);
                memory.give(tours.get(number).and_then(|tour| TourMemory::new(tour, now)), &picture, &view);
                ctx.request_repaint();
            }
            UiAction::CopyLink(view) => {
                let told = match errand::on_disk(&session) {
                    Err(why) => Err(why),
                    Ok(log) => {
                        let log = log.map(|path| path.display().to_string());
                        let eye = Some(view.unwrap_or_else(|| eye.now.view("Link".into(), roof.0)));
                        let select = selected.0.map(|object| session.log.object_name(object).to_owned());
                        let named = |path: &Option<PathBuf>| {
                            let path =
                                path.as_ref().map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone()));
                            path.map(|path| path.display().to_string())
                        };
                        let (scene, map) = (named(&errands.scene), named(&errands.map));
                        let incident = open_incident.and_then(|at| Some(session.incidents.get(at)?.key()));
                        let at = Some(playhead.0.time.to_string());
                        let link = Link { log, at, select, incident, eye, scene, map };
                        ctx.copy_text(link.to_string());
                        Ok(say!("mod-link-copied"))
                    }
                };
                commands.insert_resource(match told {
                    Ok(words) => export::Saved::told(words),
                    Err(why) => export::Saved::now(Err(why)),
                });
            }
            UiAction::EditTour(number) => {
                let known = number.and_then(|number| tours.get(number)).map(|tour| (*tour).clone());
                memory.editor = Some(known.map_or_else(EditorMemory::new, EditorMemory::of));
            }
            UiAction::TryTour(tour) => {
                memory.give(TourMemory::new((*tour).into(), ctx.input(|input| input.time)), &picture, &view);
                ctx.request_repaint();
            }
            UiAction::KeepTour(tour) => {
                tours.keep(*tour);
                tours.refit(&session);
            }
            UiAction::StartLesson(number) => {
                out.write_batch(memory.take_lesson(number, &school.lessons, &session).map(UiMessage));
                ctx.request_repaint();
            }
            UiAction::TeachIncident(at) => {
                if let Some((number, kept)) = school.teach(at, &session) {
                    // What is chosen now may be what is asked for.
                    out.write(UiMessage(UiAction::Deselect));
                    commands.insert_resource(export::Saved::now(kept));
                    out.write_batch(memory.take_lesson(number, &school.lessons, &session).map(UiMessage));
                }
                ctx.request_repaint();
            }
            UiAction::FinishLesson(outcome) => school.training.finish(author, outcome),
            UiAction::PrintResults(trainee) => school.training.print(&trainee, &export::folder(None)),
            // Who looks at an incident shares what they see of it.
            UiAction::Errand(Errand::Share { incident, sight: None, is_redacted })
                if open_incident == Some(incident) =>
            {
                let sight = Some(Sight::of(&picture, &view, open_incident));
                out.write(UiMessage(UiAction::Errand(Errand::Share { incident, sight, is_redacted })));
            }
            UiAction::SaveResults(sheet) => commands.insert_resource(export::save_sheet(&sheet, None)),
            UiAction::Copied => commands.insert_resource(export::Saved::told(say!("export-copied"))),
            UiAction::EraseResults(trainee) => {
                school.training.erase(&trainee);
                // Under whose name the next lesson would be taken is nobody's business any more.
                if trainee == author.trim() {
                    out.write(UiMessage(UiAction::SetAuthor(String::new())));
                }
            }
            UiAction::ToggleResults => memory.results.is_open = !memory.results.is_open,
            UiAction::Bookmark(at) => {
                out.write_batch(notes::visit(&picture, at).into_iter().map(UiMessage));
            }
            UiAction::ShowIncident(at) => memory.show_incident(at),
            UiAction::Incident(at) => {
                memory.show_incident(at);
                out.write_batch(approach(&picture, at).into_iter().map(UiMessage));
            }
            action => {
                if action == UiAction::CancelOpening {
                    (memory.waiting, memory.day_before) = (None, None);
                }
                memory.is_compared_closed &= !lays_beside(&action);
                out.write(UiMessage(action));
            }
        }
    }
    Ok(())
}

/// Whether that lays another log beside, whose table is shown.
fn lays_beside(action: &UiAction) -> bool {
    use UiAction::{ChooseBeside, Compare};
    matches!(action, ChooseBeside | Compare(CompareCommand::With(_) | CompareCommand::Earlier(_)))
}

/// What it takes to look at an incident: the instant, and what it is about.
fn approach(picture: &Picture<'_>, at: usize) -> Vec<UiAction> {
    let Some(incident) = picture.incidents.get(at) else { return Vec::new() };
    let mut actions = vec![UiAction::Playback(PlaybackAction::SeekTo(incident.approach()))];
    match (incident.place, incident.object) {
        (Some(place), _) => actions.extend([UiAction::SelectPlace(place), UiAction::FlyToPlace(place)]),
        (None, Some(object)) => actions.extend([UiAction::Select(object), UiAction::FlyTo(object)]),
        (None, None) => {}
    }
    actions
}

#[cfg(test)]
mod tests {
    use bevy_egui::egui::Event;

    use super::*;
    use crate::{
        guide::{Layer, Tour},
        hub::{
            EventLog, EventTime, Playback,
            layout::{self, RoofMode},
        },
    };

    fn session() -> Session {
        Session::new(EventLog::default(), layout::scene::liege(), jiff::tz::TimeZone::UTC, "day".into())
    }

    fn tour() -> Tour {
        Tour::parse(include_str!("../../scenes/tours/hub.ron")).expect("a tour")
    }

    /// The way out of a kiosk leaves nothing of its tour in the picture; what was there before is there again.
    #[test]
    fn who_knows_the_word_finds_nothing_left_of_the_tour() {
        let (session, noting) = (session(), Noting::default());
        let state = session.log.state_at(EventTime::MIN);
        let playback = Playback { speed: 7.0, ..Playback::new((EventTime::MIN, EventTime::from_secs(9))) };
        let picture = Picture { roof: RoofMode::On, ..Picture::of(&session, &noting, &playback, &state) };
        let view = picture.layout.views.first().expect("a view").clone();
        for was_shown in [false, true] {
            let tours = Tours::beginning_with(tour());
            let mut kiosk = Kiosk::new("open sesame".into(), tours.start());
            let mut memory = Memory::default();
            memory.heat.show(&[Layer::Flows]);
            let ctx = egui::Context::default();
            let before = Picture { is_announced_shown: was_shown, ..picture };
            assert_eq!(memory.stand_alone(&mut kiosk, &tours, &ctx, (&before, &view)), []);
            assert!(memory.tour.is_some() && memory.is_bare);
            // A stop shows what it wants.
            memory.heat.show(&[]);
            let later = Playback { time: EventTime::from_secs(5), speed: 60.0, ..playback };
            let amid = Picture { is_announced_shown: true, roof: RoofMode::Off, playback: &later, ..picture };
            ctx.input_mut(|input| input.events.push(Event::Text("open sesame".into())));
            let left = memory.stand_alone(&mut kiosk, &tours, &ctx, (&amid, &picture.layout.views[1]));
            let mut expected = vec![UiAction::Roof(RoofMode::On)];
            expected.extend((!was_shown).then_some(UiAction::ToggleAnnounced));
            expected.extend([
                UiAction::Deselect,
                UiAction::Playback(PlaybackAction::SetSpeed(7.0)),
                UiAction::Playback(PlaybackAction::SeekTo(EventTime::MIN)),
                UiAction::FlyToView(view.clone()),
            ]);
            assert_eq!(left, expected, "shown before: {was_shown}");
            assert!(!kiosk.is_on && memory.tour.is_none() && !memory.is_bare);
            assert_eq!(memory.heat.layers(), [Layer::Flows]);
        }
    }

    /// In another log than before nobody is taken to where nothing is.
    #[test]
    fn a_tour_that_ends_in_another_log_leaves_the_playhead_there() {
        let (session, noting) = (session(), Noting::default());
        let state = session.log.state_at(EventTime::MIN);
        let [one, other] = [9, 10].map(|secs| Playback::new((EventTime::MIN, EventTime::from_secs(secs))));
        let picture = Picture { roof: RoofMode::Ghost, ..Picture::of(&session, &noting, &one, &state) };
        let view = picture.layout.views.first().expect("a view").clone();
        let before = Before::of(&picture, view, false, Vec::new());
        let left = before.again(&Picture { roof: RoofMode::On, playback: &other, ..picture });
        assert_eq!(left, [UiAction::Roof(RoofMode::Ghost)]);
    }

    #[test]
    fn who_closes_the_table_of_two_logs_has_it_again_with_the_next_log() {
        for action in [UiAction::ChooseBeside, UiAction::Compare(CompareCommand::With("a.ndjson".into()))] {
            assert!(lays_beside(&action), "{action:?}");
        }
        assert!(!lays_beside(&UiAction::Compare(CompareCommand::Shift(crate::hub::TimeSpan::from_minutes(60)))));
    }

    #[test]
    fn the_card_of_an_incident_is_opened_and_nothing_else() {
        let mut memory = Memory::default();
        memory.show_incident(3);
        assert!(memory.tab == Tab::Incidents && memory.incidents.chosen == Some(3) && memory.incidents.is_fresh);
    }

    /// What is no log is told of at once; what may be one is asked about first.
    #[test]
    fn nobody_is_asked_to_leave_a_lesson_for_what_cannot_be_opened() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).expect("a file");
            path
        };
        let event = r#"{"t":"2021-11-08T05:12:00Z","obj":"A","arrives":{"at":"stand-118"}}"#;
        let (good, table) =
            (file("good.ndjson", event.as_bytes()), file("a.csv", b"uld,time\nA,2021-11-08T05:12:00Z\n"));
        let long = file("long.ndjson", format!("{event}\n").repeat(5_000).as_bytes());
        for path in [&good, &table, &long] {
            assert_eq!(UiAction::Open(path.clone()).refused(), None, "{}", path.display());
        }
        let wrong = [
            (file("plan.png", b"\x89PNG\r\n\x1a\n"), "a PNG picture"),
            (file("words.txt", b"no event\nnone here, either\n"), "no line that is an event"),
            (file("long.txt", "no event\n".repeat(50_000).as_bytes()), "no line that is an event"),
            (file("empty.ndjson", b""), "an empty file"),
            (folder.path().join("gone.ndjson"), "check the name"),
        ];
        for (path, words) in wrong {
            let refused = UiAction::OpenAll(vec![path.clone()]).refused().expect("it is refused");
            assert!(refused.reason.contains(words), "{words} is not in {}", refused.reason);
            // One that can be opened is enough.
            assert_eq!(UiAction::OpenAll(vec![good.clone(), path]).refused().is_some(), words == "check the name");
        }
        assert_eq!(UiAction::OpenDay(Day::Opening).refused(), None);
    }
}
