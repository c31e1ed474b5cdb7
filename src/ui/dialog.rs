//! The system's own dialog, in which a file or a folder is chosen.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use bevy::{prelude::*, tasks::block_on};
use crossbeam_channel::{Receiver, TryRecvError};

use crate::{
    say,
    twin::{AskFirst, CompareCommand, CouldNotOpen, Dropped, OpenCommand},
};

/// Somebody is choosing.
#[derive(Resource)]
pub struct Choosing {
    began: Instant,
    /// Whether it is for the log beside.
    is_beside: bool,
    answer: Receiver<Vec<PathBuf>>,
}

/// Nobody says no to a dialog so quickly: there was none.
const QUICK: Duration = Duration::from_millis(400);

/// By which name a desktop's portal is found.
const PORTAL: &str = "dbus-1/services/org.freedesktop.portal.Desktop.service";

/// Whether this system can show a dialog at all. On Linux one is shown by a desktop's portal, or else by zenity; where there is neither,
/// who asks for one would wait for nothing.
fn is_there(variable: impl Fn(&str) -> Option<OsString>, exists: impl Fn(&Path) -> bool) -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    let folders = |name: &str, usual: &str| -> Vec<PathBuf> {
        std::env::split_paths(&variable(name).unwrap_or_else(|| usual.into())).collect()
    };
    let has_zenity = folders("PATH", "/usr/bin:/bin").iter().any(|folder| exists(&folder.join("zenity")));
    // What runs in a box has the portal of the system around it.
    let is_boxed = variable("FLATPAK_ID").is_some() || variable("SNAP").is_some();
    let own = variable("XDG_DATA_HOME").map(PathBuf::from);
    let own = own.or_else(|| Some(Path::new(&variable("HOME")?).join(".local/share")));
    let mut data = folders("XDG_DATA_DIRS", "/usr/local/share:/usr/share");
    data.extend(own.into_iter().chain(["/usr/local/share".into(), "/usr/share".into()]));
    let runtime = variable("XDG_RUNTIME_DIR").map(|folder| Path::new(&folder).join("bus"));
    let has_bus = variable("DBUS_SESSION_BUS_ADDRESS").is_some() || runtime.is_some_and(|bus| exists(&bus));
    has_zenity || is_boxed || has_bus && data.iter().any(|folder| exists(&folder.join(PORTAL)))
}

/// Why there is no dialog, and what to do instead.
fn none() -> CouldNotOpen {
    CouldNotOpen { name: say!("dialog-log").into(), reason: say!("dialog-none").into() }
}

/// Begins to choose, as far as this system can; says at once what to do instead where it cannot.
pub fn choose(is_folder: bool, is_beside: bool, commands: &mut Commands) {
    if !is_there(|name| std::env::var_os(name), Path::exists) {
        return commands.insert_resource(none());
    }
    match Choosing::begin(is_folder, is_beside) {
        Ok(choosing) => commands.insert_resource(choosing),
        Err(error) => {
            commands.insert_resource(CouldNotOpen { name: say!("dialog-log").into(), reason: error.to_string() })
        }
    }
}

impl Choosing {
    /// Shows the dialog, for files or a folder, to be opened or to be laid beside; beside lies one file.
    fn begin(is_folder: bool, is_beside: bool) -> std::io::Result<Self> {
        // Some systems want it to be made here, and all let it be waited for elsewhere.
        let dialog = rfd::AsyncFileDialog::new();
        let chosen: std::pin::Pin<Box<dyn Future<Output = Vec<rfd::FileHandle>> + Send>> = if is_folder {
            let folder = dialog.set_title(say!("dialog-open-folder")).pick_folder();
            Box::pin(async { folder.await.into_iter().collect() })
        } else if is_beside {
            let file = dialog.set_title(say!("dialog-open")).pick_file();
            Box::pin(async { file.await.into_iter().collect() })
        } else {
            let files = dialog.set_title(say!("dialog-open")).pick_files();
            Box::pin(async { files.await.unwrap_or_default() })
        };
        let (sender, answer) = crossbeam_channel::bounded(1);
        let wait = move || {
            // Who asked may have closed the window.
            let _ = sender.send(block_on(chosen).iter().map(|file| file.path().to_owned()).collect());
        };
        thread::Builder::new().name("choose".into()).spawn(wait)?;
        Ok(Self { began: Instant::now(), is_beside, answer })
    }
}

/// Opens what was chosen; in a lesson it is asked first, as for what is dropped.
pub fn arrive(
    (choosing, ask): (Option<Res<Choosing>>, Option<Res<AskFirst>>),
    mut commands: Commands,
    mut held: MessageWriter<Dropped>,
    mut open: MessageWriter<OpenCommand>,
    mut compare: MessageWriter<CompareCommand>,
) {
    let Some(choosing) = choosing else { return };
    let chosen = match choosing.answer.try_recv() {
        Err(TryRecvError::Empty) => return,
        Err(TryRecvError::Disconnected) => Vec::new(),
        Ok(chosen) => chosen,
    };
    commands.remove_resource::<Choosing>();
    if ask.is_some() && !choosing.is_beside && !chosen.is_empty() {
        held.write(Dropped(chosen));
        return;
    }
    match OpenCommand::all(chosen) {
        Some(OpenCommand::File(path)) if choosing.is_beside => drop(compare.write(CompareCommand::With(path))),
        Some(command) => drop(open.write(command)),
        None if choosing.began.elapsed() < QUICK => commands.insert_resource(none()),
        None => {}
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[track_caller]
    fn check(variables: &[(&str, &str)], files: &[&str], expected: bool) {
        let variable = |name: &str| variables.iter().find(|(of, _)| *of == name).map(|(_, value)| (*value).into());
        let found = is_there(variable, |path| files.iter().any(|file| Path::new(file) == path));
        assert_eq!(found, expected, "{variables:?} {files:?}");
    }

    #[test]
    fn a_dialog_is_there_where_a_portal_or_zenity_is() {
        let (bus, portal) = ("/run/user/1/bus", "/usr/share/dbus-1/services/org.freedesktop.portal.Desktop.service");
        check(&[], &[], false);
        check(&[("PATH", "/opt:/usr/bin")], &["/opt/zenity"], true);
        check(&[("XDG_RUNTIME_DIR", "/run/user/1")], &[bus, portal], true);
        check(&[("DBUS_SESSION_BUS_ADDRESS", "unix:path=/x")], &[portal], true);
        check(&[("XDG_RUNTIME_DIR", "/run/user/1")], &[bus], false);
        check(&[], &[portal], false);
        check(&[("FLATPAK_ID", "x")], &[], true);
    }

    /// In a lesson what was chosen is asked about first, as what is dropped.
    #[test]
    fn what_was_chosen_in_a_lesson_is_held_back() {
        for is_lesson in [false, true] {
            let mut app = App::new();
            app.add_message::<Dropped>().add_message::<OpenCommand>().add_message::<CompareCommand>();
            app.add_systems(Update, arrive);
            let (sender, answer) = crossbeam_channel::bounded(1);
            sender.send(vec!["a.csv".into()]).expect("room");
            app.insert_resource(Choosing { began: Instant::now(), is_beside: false, answer });
            if is_lesson {
                app.init_resource::<AskFirst>();
            }
            app.update();
            let held: Vec<Dropped> = app.world_mut().resource_mut::<Messages<Dropped>>().drain().collect();
            let opened: Vec<OpenCommand> = app.world_mut().resource_mut::<Messages<OpenCommand>>().drain().collect();
            let expected = if is_lesson { (1, 0) } else { (0, 1) };
            assert_eq!((held.len(), opened.len()), expected, "in a lesson: {is_lesson}");
            assert!(!app.world().contains_resource::<Choosing>());
        }
    }

    #[test]
    fn where_no_dialog_is_it_is_said_what_to_do_instead() {
        let none = none();
        assert!(none.reason.contains("drop the file onto the window"), "{}", none.reason);
    }
}
