//! The system's own dialog, in which a file or a folder is chosen.

use std::{
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

use bevy::{prelude::*, tasks::block_on};
use crossbeam_channel::{Receiver, TryRecvError};

use crate::{
    say,
    twin::{CompareCommand, CouldNotOpen, OpenCommand},
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

impl Choosing {
    /// Shows the dialog, for files or a folder, to be opened or to be laid beside; beside lies one file.
    pub fn begin(is_folder: bool, is_beside: bool) -> std::io::Result<Self> {
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

/// Opens what was chosen.
pub fn arrive(
    choosing: Option<Res<Choosing>>,
    mut commands: Commands,
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
    match OpenCommand::all(chosen) {
        Some(OpenCommand::File(path)) if choosing.is_beside => drop(compare.write(CompareCommand::With(path))),
        Some(command) => drop(open.write(command)),
        None if choosing.began.elapsed() < QUICK => {
            commands
                .insert_resource(CouldNotOpen { name: say!("dialog-log").into(), reason: say!("dialog-none").into() });
        }
        None => {}
    }
}
