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
    twin::{CouldNotOpen, OpenCommand},
};

/// Somebody is choosing.
#[derive(Resource)]
pub struct Choosing {
    began: Instant,
    answer: Receiver<Option<PathBuf>>,
}

/// Nobody says no to a dialog so quickly: there was none.
const QUICK: Duration = Duration::from_millis(400);

impl Choosing {
    /// Shows the dialog, for a file or a folder.
    pub fn begin(is_folder: bool) -> std::io::Result<Self> {
        // Some systems want it to be made here, and all let it be waited for elsewhere.
        let dialog = rfd::AsyncFileDialog::new();
        let chosen: std::pin::Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>> = if is_folder {
            Box::pin(dialog.set_title(say!("dialog-open-folder")).pick_folder())
        } else {
            Box::pin(dialog.set_title(say!("dialog-open")).pick_file())
        };
        let (sender, answer) = crossbeam_channel::bounded(1);
        let wait = move || {
            // Who asked may have closed the window.
            let _ = sender.send(block_on(chosen).map(|file| file.path().to_owned()));
        };
        thread::Builder::new().name("choose".into()).spawn(wait)?;
        Ok(Self { began: Instant::now(), answer })
    }
}

/// Opens what was chosen.
pub fn arrive(choosing: Option<Res<Choosing>>, mut commands: Commands, mut open: MessageWriter<OpenCommand>) {
    let Some(choosing) = choosing else { return };
    let chosen = match choosing.answer.try_recv() {
        Err(TryRecvError::Empty) => return,
        Err(TryRecvError::Disconnected) => None,
        Ok(chosen) => chosen,
    };
    commands.remove_resource::<Choosing>();
    match chosen {
        Some(path) => drop(open.write(OpenCommand::File(path))),
        None if choosing.began.elapsed() < QUICK => {
            commands
                .insert_resource(CouldNotOpen { name: say!("dialog-log").into(), reason: say!("dialog-none").into() });
        }
        None => {}
    }
}
