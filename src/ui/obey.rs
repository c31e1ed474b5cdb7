//! What users asked for, on its way to who does it.

use bevy::prelude::*;

use super::{Memory, Settings, UiMessage, dialog, export, picture::UiAction};
use crate::{
    feed::ndjson::Header,
    say,
    twin::{
        CameraCommand, CompareCommand, Eye, Live, MapCommand, MeasureCommand, NoteCommand, OpenCommand,
        PlaybackCommand, RoofSetting, SelectCommand, Session, ShowAnnounced, TwinSystems, Wish, world_from_hub,
    },
};

pub fn plugin(app: &mut App) {
    app.add_systems(Update, (obey, obey_views, obey_live.run_if(resource_exists::<Live>)).before(TwinSystems::Ingest));
}

/// Hands what the user asked for to who does it.
fn obey(
    mut asked: MessageReader<UiMessage>,
    mut playback: MessageWriter<PlaybackCommand>,
    mut select: MessageWriter<SelectCommand>,
    (mut camera, mut measure): (MessageWriter<CameraCommand>, MessageWriter<MeasureCommand>),
    (mut open, mut compare, mut map, mut note, mut commands): (
        MessageWriter<OpenCommand>,
        MessageWriter<CompareCommand>,
        MessageWriter<MapCommand>,
        MessageWriter<NoteCommand>,
        Commands,
    ),
    (mut roof, mut announced): (ResMut<RoofSetting>, ResMut<ShowAnnounced>),
    session: Option<Res<Session>>,
) {
    for UiMessage(action) in asked.read() {
        match action {
            UiAction::Playback(action) => {
                playback.write(PlaybackCommand(*action));
            }
            UiAction::Select(object) => {
                select.write(SelectCommand::Object(*object));
            }
            UiAction::SelectPlace(place) => {
                select.write(SelectCommand::Place(*place));
            }
            UiAction::Deselect => {
                select.write(SelectCommand::Nothing);
            }
            UiAction::FlyTo(object) => {
                camera.write(CameraCommand::FlyTo(*object));
            }
            UiAction::FollowObject(object) => {
                select.write(SelectCommand::Object(*object));
                camera.write(CameraCommand::Follow);
            }
            UiAction::Ease(easing) => {
                camera.write(CameraCommand::Ease(*easing));
            }
            UiAction::FlyToPlace(place) => {
                camera.write(CameraCommand::FlyToPlace(*place));
            }
            UiAction::LookAt(point) => {
                camera.write(CameraCommand::LookAt(world_from_hub(*point, 0.0)));
            }
            UiAction::View(name) => {
                camera.write(CameraCommand::View(name.clone()));
            }
            UiAction::ToggleFollow => {
                camera.write(CameraCommand::ToggleFollow);
            }
            UiAction::FrameAll => {
                camera.write(CameraCommand::FrameAll);
            }
            UiAction::FollowAs(manner) => {
                camera.write(CameraCommand::FollowAs(*manner));
            }
            UiAction::Measure(command) => {
                measure.write(*command);
            }
            UiAction::ToggleWalk => {
                camera.write(CameraCommand::ToggleWalk);
            }
            UiAction::Roof(mode) => *roof = RoofSetting(*mode),
            UiAction::ToggleAnnounced => announced.0 = !announced.0,
            UiAction::FlyToView(view) => {
                camera.write(CameraCommand::Fly(view.clone()));
            }
            UiAction::Open(path) => {
                open.write(OpenCommand::File(path.clone()));
            }
            UiAction::OpenAll(paths) => open.write_batch(OpenCommand::all(paths.clone())).for_each(drop),
            UiAction::OpenTable { path, mapping, is_kept } => {
                let (path, mapping) = (path.clone(), Some(mapping.clone()));
                open.write(OpenCommand::Wish(Box::new(Wish::File { path, mapping, is_kept: *is_kept })));
            }
            UiAction::Choose { .. } | UiAction::ChooseBeside => {
                let is_folder = *action == UiAction::Choose { is_folder: true };
                dialog::choose(is_folder, *action == UiAction::ChooseBeside, &mut commands);
            }
            UiAction::Compare(command) => {
                compare.write(command.clone());
            }
            UiAction::Map(command) => {
                map.write(command.clone());
            }
            UiAction::Note(command) => {
                note.write(command.clone());
            }
            UiAction::SavePart(part) => {
                let beside = session.as_ref().and_then(|session| session.map.file.as_deref());
                export::save(part.clone(), beside, &mut commands);
            }
            UiAction::SaveSheet(sheet) => {
                let beside = session.as_ref().and_then(|session| session.map.file.as_deref());
                commands.insert_resource(export::save_sheet(sheet, beside));
            }
            UiAction::OpenDay(day) => {
                open.write(OpenCommand::Wish(Box::new(Wish::Day(day.clone()))));
            }
            UiAction::CancelOpening => {
                open.write(OpenCommand::Cancel);
            }
            UiAction::DismissRefusal => {
                open.write(OpenCommand::Dismiss);
            }
            // See `obey_live`.
            UiAction::AddSource(_)
            | UiAction::RemoveSource(_)
            | UiAction::Record(_)
            | UiAction::StopRecording
            | UiAction::SetBuffer(_) => {}
            // See `errand`.
            UiAction::Errand(_) | UiAction::CancelErrand => {}
            // See `presenter`.
            UiAction::TogglePresenter => {}
            // See `history`.
            UiAction::Back | UiAction::Forth | UiAction::Undo | UiAction::Redo => {}
            // See `obey_views`.
            UiAction::SetAuthor(_)
            | UiAction::Welcomed
            | UiAction::ShowDoors
            | UiAction::Set(_)
            | UiAction::Scale { .. }
            | UiAction::UsualScale
            | UiAction::Pin(_)
            | UiAction::SaveView(_)
            | UiAction::ForgetView(_)
            | UiAction::RenameView { .. } => {}
            // The panels themselves do these.
            UiAction::TogglePalette
            | UiAction::CopyLink(_)
            | UiAction::ToggleKeys
            | UiAction::ToggleAbout
            | UiAction::TogglePanels
            | UiAction::ToggleBoard
            | UiAction::ToggleCompared
            | UiAction::ShowCourse(_)
            | UiAction::SavePage(_)
            | UiAction::NextIncident
            | UiAction::PreviousIncident
            | UiAction::ToggleTake
            | UiAction::ToggleMapping
            | UiAction::ToggleMap
            | UiAction::NextHeat
            | UiAction::ShowLayers(_)
            | UiAction::ToggleSettings
            | UiAction::ShowIncidentOf(_)
            | UiAction::ToggleFlows
            | UiAction::ToggleCosts
            | UiAction::StartTour(_)
            | UiAction::EditTour(_)
            | UiAction::TryTour(_)
            | UiAction::KeepTour(_)
            | UiAction::StartLesson(_)
            | UiAction::TeachIncident(_)
            | UiAction::FinishLesson(_)
            | UiAction::ToggleResults
            | UiAction::PrintResults(_)
            | UiAction::SaveResults(_)
            | UiAction::Copied
            | UiAction::EraseResults(_)
            | UiAction::Bookmark(_)
            | UiAction::ShowIncident(_)
            | UiAction::Incident(_) => {}
        }
    }
}

/// Adds sources and lets them go, and records.
fn obey_live(
    mut asked: MessageReader<UiMessage>,
    mut live: ResMut<Live>,
    mut memory: ResMut<Memory>,
    session: Option<Res<Session>>,
) {
    for UiMessage(action) in asked.read() {
        let done = match action {
            UiAction::AddSource(address) => live.add(address.clone()),
            UiAction::RemoveSource(number) => {
                live.remove(*number);
                Ok(())
            }
            UiAction::Record(folder) => {
                let layout = session.as_ref().map(|session| &session.layout);
                let (site, zone) = layout.map_or(("", "UTC"), |layout| (&layout.site, &layout.time_zone));
                live.record(folder, &Header::new(site, zone))
            }
            UiAction::SetBuffer(buffer) => {
                live.buffer = *buffer;
                Ok(())
            }
            UiAction::StopRecording => {
                live.stop_recording();
                Ok(())
            }
            _ => continue,
        };
        memory.sources.refusal = done.err();
    }
}

/// Keeps and forgets views.
fn obey_views(
    mut asked: MessageReader<UiMessage>,
    settings: Option<ResMut<Settings>>,
    eye: Res<Eye>,
    roof: Res<RoofSetting>,
    mut commands: Commands,
) {
    let Some(mut settings) = settings else { return };
    for UiMessage(action) in asked.read() {
        match action {
            UiAction::SaveView(name) => {
                settings.views.retain(|view| view.name != *name);
                settings.views.push(eye.now.view(name.clone(), roof.0));
                commands.insert_resource(export::Saved::told(say!("obey-view-kept", name = name)));
            }
            UiAction::OpenTable { path, mapping, .. } => settings.note_columns(path, (**mapping).clone()),
            UiAction::SetAuthor(name) => settings.name.clone_from(name),
            UiAction::Welcomed => settings.is_welcomed = true,
            UiAction::ShowDoors => settings.is_welcomed = false,
            UiAction::Set(wanted) => *settings = (**wanted).clone(),
            UiAction::Scale { is_larger } => settings.step_scale(*is_larger),
            UiAction::UsualScale => settings.scale = 1.0,
            UiAction::Pin(all) => settings.pinned.clone_from(all),
            UiAction::ForgetView(name) => settings.views.retain(|view| view.name != *name),
            UiAction::RenameView { from, to } => {
                if let Some(view) = settings.views.iter_mut().find(|view| view.name == *from) {
                    view.name.clone_from(to);
                }
            }
            _ => {}
        }
    }
}
