//! The live sources: what each is doing, how far behind it is, and what was lost or late. Nothing is hidden. Sources are added
//! and tried out here, and what arrives is recorded.

use std::{path::PathBuf, time::Instant};

use bevy_egui::egui::{self, ProgressBar, RichText, ScrollArea, TextEdit, Ui};
use crossbeam_channel::Receiver;

use super::{
    numbers::number,
    picture::{LiveView, Picture, UiAction},
    theme,
};
use crate::{
    feed::live::{self, Address, Arrival, Feeds, Source, State},
    hub::{EventTime, TimeSpan},
    say,
    twin::SourceView,
};

/// What is being typed, and the source that is tried out.
#[derive(Default)]
pub struct SourcesMemory {
    /// Why what was asked for last could not be done.
    pub refusal: Option<String>,
    is_adding: bool,
    kind: Kind,
    place: String,
    user: String,
    password: String,
    trial: Option<Trial>,
    folder: Option<String>,
}

/// Kinds of sources, with what is to be typed for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Mqtt,
    Nats,
    WebSocket,
    Tcp,
    Listen,
    Unix,
    UnixListen,
    File,
}

impl Kind {
    const ALL: [Self; 8] =
        [Self::Mqtt, Self::Nats, Self::WebSocket, Self::Tcp, Self::Listen, Self::Unix, Self::UnixListen, Self::File];

    fn label(self) -> &'static str {
        match self {
            Self::Mqtt => say!("sources-mqtt"),
            Self::Nats => say!("sources-nats"),
            Self::WebSocket => say!("sources-websocket"),
            Self::Tcp => say!("sources-tcp"),
            Self::Listen => say!("sources-tcp-listen"),
            Self::Unix => say!("sources-unix"),
            Self::UnixListen => say!("sources-unix-listen"),
            Self::File => say!("sources-file"),
        }
    }

    /// What stands before what is typed.
    const fn scheme(self) -> &'static str {
        match self {
            Self::Mqtt => "mqtt://",
            Self::Nats => "nats://",
            Self::WebSocket => "ws://",
            Self::Tcp => "tcp://",
            Self::Listen => "tcp-listen://",
            Self::Unix => "unix:",
            Self::UnixListen => "unix-listen:",
            Self::File => "file:",
        }
    }

    const fn example(self) -> &'static str {
        match self {
            Self::Mqtt => "localhost/hub/+/events",
            Self::Nats => "localhost/HUBSCOPE",
            Self::WebSocket => "localhost:9000/events",
            Self::Tcp => "localhost:7000",
            Self::Listen => "127.0.0.1:7000",
            Self::Unix | Self::UnixListen => "/run/hub.sock",
            Self::File => "/var/log/hub.ndjson",
        }
    }

    const fn has_login(self) -> bool {
        matches!(self, Self::Mqtt | Self::Nats | Self::WebSocket)
    }
}

/// A source that is read for a moment to see whether it tells anything.
struct Trial {
    source: Source,
    arrivals: Receiver<Arrival>,
    began: Instant,
    events: u64,
    first: Option<String>,
}

impl Trial {
    fn begin(address: Address) -> Result<Self, String> {
        let mut feeds = Feeds::default();
        let source = feeds.add(address).map_err(|error| error.to_string())?;
        Ok(Self { source, arrivals: feeds.arrivals(), began: Instant::now(), events: 0, first: None })
    }
}

impl SourcesMemory {
    /// What is typed as an address, or why it is none. A whole address may be typed, too.
    fn address(&self) -> Result<Address, String> {
        let place = self.place.trim();
        let is_path = ["file:", "unix:", "unix-listen:"].iter().any(|scheme| place.starts_with(scheme));
        let is_whole = place.contains("://") || is_path || place == "-";
        let login = if self.kind.has_login() && !self.user.is_empty() && !is_whole {
            format!("{}:{}@", escaped(&self.user), escaped(&self.password))
        } else {
            String::new()
        };
        let text = if is_whole { place.to_owned() } else { format!("{}{login}{place}", self.kind.scheme()) };
        text.parse::<Address>().map_err(|error| error.to_string())
    }
}

/// A name or password as it stands in an address.
fn escaped(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
}

/// Shows the sources.
pub fn sources_ui(ui: &mut Ui, picture: &Picture<'_>, live: &LiveView, memory: &mut SourcesMemory) -> Vec<UiAction> {
    let mut actions = Vec::new();
    ui.horizontal(|ui| {
        let label = ui.label(say!("sources-behind"));
        let mut secs = live.buffer.secs();
        let field = egui::DragValue::new(&mut secs).range(0.0..=3_600.0).speed(0.1).max_decimals(1).suffix(" s");
        let response = ui.add(field).labelled_by(label.id).on_hover_text(say!("sources-behind-hint"));
        if response.changed() {
            actions.push(UiAction::SetBuffer(TimeSpan::from_secs_f64(secs)));
        }
    });
    memory_ui(ui, picture, live);
    actions.extend(recording_ui(ui, live, memory));
    if let Some(refusal) = &memory.refusal {
        ui.label(RichText::new(format!("⚠ {refusal}")).color(theme::ALARM));
    }
    ui.separator();
    if live.can_grow {
        ui.toggle_value(&mut memory.is_adding, say!("sources-new"));
        if memory.is_adding {
            actions.extend(adding_ui(ui, memory));
        }
        ui.separator();
    }
    ScrollArea::vertical().id_salt("sources").auto_shrink([false, false]).show(ui, |ui| {
        for (number, source) in live.sources.iter().enumerate() {
            source_ui(ui, picture, source);
            let is_read = source.status.state != State::Ended;
            if live.can_grow
                && is_read
                && ui.small_button(say!("sources-stop")).on_hover_text(say!("sources-stop-hint")).clicked()
            {
                actions.push(UiAction::RemoveSource(number));
            }
            ui.separator();
        }
    });
    actions
}

/// How much of live is in memory, and how far back one can go.
fn memory_ui(ui: &mut Ui, picture: &Picture<'_>, live: &LiveView) {
    let memory = &live.memory;
    let share = memory.used as f32 / memory.budget.max(1) as f32;
    let text = say!("sources-memory", used = bytes(memory.used), budget = bytes(memory.budget));
    ui.add(ProgressBar::new(share.min(1.0)).text(RichText::new(text).small()))
        .on_hover_text(say!("sources-memory-hint"));
    let Some(from) = memory.from else { return };
    let text = match memory.back_to {
        Some(back) if back < from => say!("sources-since", from = day(picture, from), back = day(picture, back)),
        _ => say!("sources-gone", from = day(picture, from)),
    };
    ui.label(RichText::new(text).small().color(theme::QUIET));
}

/// An instant with its day.
fn day(picture: &Picture<'_>, time: EventTime) -> String {
    format!("{} {}", picture.date(time), picture.clock(time))
}

fn bytes(count: usize) -> String {
    match count as f64 {
        count if count < 1e6 => say!("sources-kb", size = number(count / 1e3, 0)),
        count if count < 1e9 => say!("sources-mb", size = number(count / 1e6, 0)),
        count => say!("sources-gb", size = number(count / 1e9, 2)),
    }
}

fn recording_ui(ui: &mut Ui, live: &LiveView, memory: &mut SourcesMemory) -> Option<UiAction> {
    let Some(recording) = &live.recording else {
        if !live.can_grow {
            ui.label(RichText::new(say!("sources-not-recorded")).color(theme::QUIET));
            return None;
        }
        let folder = memory.folder.get_or_insert_with(|| {
            let now = live::now().zoned(&jiff::tz::TimeZone::system()).strftime("%Y-%m-%d-%H%M").to_string();
            let home = etcetera::home_dir().unwrap_or_default();
            home.join(format!("hubscope-{now}")).display().to_string()
        });
        let label = ui.label(RichText::new(say!("sources-folder")).color(theme::QUIET));
        ui.add(TextEdit::singleline(folder).desired_width(f32::INFINITY)).labelled_by(label.id);
        let is_asked = ui.button(say!("sources-record")).on_hover_text(say!("sources-record-hint")).clicked();
        return is_asked.then(|| UiAction::Record(PathBuf::from(folder.trim())));
    };
    match &recording.failure {
        Some(failure) => drop(ui.label(RichText::new(failure).color(theme::ALARM).strong())),
        None => {
            let text = say!("sources-recorded", events = recording.events, segments = recording.segments);
            let response = ui.label(RichText::new(text).color(theme::ALARM));
            if recording.before > 0 {
                response.on_hover_text(say!("sources-before", count = recording.before));
            }
        }
    }
    if let [first, ..] = &recording.missing[..] {
        let text = say!("sources-missing", count = recording.missing.len(), first = first);
        ui.label(RichText::new(text).color(theme::ALARM));
    }
    let is_asked = live.can_grow && ui.button(say!("sources-record-end")).clicked();
    is_asked.then_some(UiAction::StopRecording)
}

/// A source is put together, tried out and added.
fn adding_ui(ui: &mut Ui, memory: &mut SourcesMemory) -> Option<UiAction> {
    egui::ComboBox::from_label(say!("sources-kind")).selected_text(memory.kind.label()).show_ui(ui, |ui| {
        for kind in Kind::ALL {
            ui.selectable_value(&mut memory.kind, kind, kind.label());
        }
    });
    let label = ui.label(say!("sources-where"));
    let field = TextEdit::singleline(&mut memory.place).hint_text(memory.kind.example()).desired_width(f32::INFINITY);
    ui.add(field).labelled_by(label.id);
    if memory.kind.has_login() {
        let label = ui.label(say!("sources-user"));
        ui.add(TextEdit::singleline(&mut memory.user).desired_width(f32::INFINITY)).labelled_by(label.id);
        let label = ui.label(say!("sources-password"));
        let field = TextEdit::singleline(&mut memory.password).password(true).desired_width(f32::INFINITY);
        ui.add(field).labelled_by(label.id);
    }
    let address = memory.address();
    match &address {
        Ok(address) => drop(ui.label(RichText::new(address.to_string()).small().color(theme::QUIET))),
        Err(_) if memory.place.trim().is_empty() => {}
        Err(error) => drop(ui.label(RichText::new(error).small().color(theme::ALARM))),
    }
    let mut action = None;
    ui.horizontal(|ui| {
        ui.add_enabled_ui(address.is_ok(), |ui| {
            if ui.button(say!("sources-try")).on_hover_text(say!("sources-try-hint")).clicked()
                && let Ok(address) = &address
            {
                match Trial::begin(address.clone()) {
                    Ok(trial) => memory.trial = Some(trial),
                    Err(error) => memory.refusal = Some(error),
                }
            }
            if ui.button(say!("sources-add")).clicked() {
                action = address.clone().ok().map(UiAction::AddSource);
            }
        });
    });
    trial_ui(ui, &mut memory.trial);
    if action.is_some() {
        *memory = SourcesMemory { folder: memory.folder.take(), ..SourcesMemory::default() };
    }
    action
}

/// What a source that is tried out has told so far.
fn trial_ui(ui: &mut Ui, trial: &mut Option<Trial>) {
    let Some(trial) = trial else { return };
    for arrival in trial.arrivals.try_iter() {
        match arrival.event() {
            Some(event) => {
                trial.events += 1;
                trial.first.get_or_insert_with(|| format!("{} {}", event.object, event.what.name()));
            }
            None => trial.first = trial.first.take().or_else(|| Some(say!("sources-trial-odd").into())),
        }
    }
    let status = trial.source.status();
    let secs = trial.began.elapsed().as_secs();
    let text = match (&trial.first, &status.reason) {
        (Some(first), _) if trial.events > 0 => say!("sources-trial-events", events = trial.events, first = first),
        (Some(first), _) => say!("sources-trial-told", first = first),
        (None, Some(reason)) => format!("⚠ {reason}"),
        (None, None) if status.state == State::Live => say!("sources-trial-silent", secs = secs),
        (None, None) => say!("sources-trial-waiting", state = status.state.label(), secs = secs),
    };
    ui.label(RichText::new(text).color(if status.reason.is_some() { theme::ALARM } else { theme::INK }));
    ui.ctx().request_repaint_after_secs(0.5);
}

/// Seconds that clocks have to be apart before it is told: networks differ by less.
const NOTABLE: f64 = 0.5;

fn source_ui(ui: &mut Ui, picture: &Picture<'_>, source: &SourceView) {
    let status = &source.status;
    ui.label(RichText::new(&source.address).strong());
    let (sign, colour) = match status.state {
        State::Live => ("▶", theme::INK),
        State::Connecting | State::Waiting => ("…", theme::QUIET),
        State::Lost => ("⚠", theme::ALARM),
        State::Ended => ("⏹", theme::QUIET),
    };
    ui.label(RichText::new(format!("{sign} {}", status.state.label())).color(colour));
    if let Some(reason) = &status.reason {
        ui.label(RichText::new(reason).small().color(theme::ALARM));
    }
    if source.is_silent {
        ui.label(RichText::new(say!("sources-silent")).color(theme::ALARM));
    }
    ui.label(say!("sources-events", events = status.events, rate = number(source.rate, 0)));
    if let Some(watermark) = source.watermark.filter(|_| !source.is_silent) {
        let text = say!("sources-watermark", time = day(picture, watermark));
        ui.label(RichText::new(text).color(theme::QUIET)).on_hover_text(say!("sources-watermark-hint"));
    }
    if let Some(last) = status.last_event {
        ui.label(RichText::new(say!("sources-last", time = day(picture, last))).color(theme::QUIET));
    }
    if let Some(lag) = source.lag {
        let text = match lag {
            lag if lag < TimeSpan::ZERO => say!("sources-clock-ahead", lag = (TimeSpan::ZERO - lag).to_string()),
            lag if lag > TimeSpan::from_minutes(1) => say!("sources-lag", lag = lag.to_string()),
            lag => say!("sources-way", secs = number(lag.secs(), 2)),
        };
        ui.label(RichText::new(text).color(theme::QUIET));
    }
    if let Some(skew) = source.skew.filter(|skew| skew.secs().abs() >= NOTABLE) {
        let text = if skew < TimeSpan::ZERO {
            say!("sources-skew-ahead", apart = (TimeSpan::ZERO - skew).to_string())
        } else {
            say!("sources-skew-behind", apart = skew.to_string())
        };
        ui.label(RichText::new(text).color(theme::ALARM));
    }
    if let Some(said) = &status.said {
        ui.label(RichText::new(say!("sources-said", said = said)).color(theme::INK));
    }
    if let Some(waiting) = status.waiting.filter(|waiting| *waiting > 0) {
        ui.label(RichText::new(say!("sources-waiting", count = waiting)).color(theme::QUIET));
    }
    if source.duplicates > 0 {
        ui.label(RichText::new(say!("sources-duplicates", count = source.duplicates)).color(theme::QUIET));
    }
    for (count, what) in [
        (source.late, "sources-late"),
        (source.forgotten, "sources-forgotten"),
        (status.dropped, "sources-dropped"),
        (status.dropped_by_server, "sources-dropped-broker"),
        (status.bad, "sources-bad"),
        (status.losses, "sources-lost"),
    ] {
        if count > 0 {
            ui.label(RichText::new(say!(what, count = count)).color(theme::ALARM));
        }
    }
}
