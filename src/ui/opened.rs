//! Which panels are open when a picture of the window is taken without anybody who opens them.

use bevy::prelude::App;

use super::{BoardMemory, Memory, Tab};

/// A panel by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Panel {
    /// What is there now, on the left
    #[value(alias = "hub")]
    Explorer,
    /// The list of incidents, on the left
    Incidents,
    /// The card of the first incident, on the left
    Incident,
    /// Sun and power, rain and water, transport, on the left
    Environment,
    /// The card of the object that `--select` names, or of the first ULD, on the right
    Inspector,
    /// The board of key figures
    Board,
    /// The lanes of the board: flights, docks, trucks, sorters
    Lanes,
    /// The plots of what is measured, on the board
    Plots,
    /// The environment over the day, on the board
    Daylong,
    /// What keys do
    Keys,
    /// Who made what
    About,
}

impl Memory {
    /// The panels that are open, of those that have a name.
    pub fn opened(&self) -> Vec<Panel> {
        let left = match self.tab {
            Tab::Hub => Some(Panel::Explorer),
            Tab::Incidents => Some(Panel::Incidents),
            Tab::Environment => Some(Panel::Environment),
            // What is live has no picture of its own.
            Tab::Sources => None,
        };
        let others = [
            (self.board.is_open, self.board.panel()),
            (self.are_keys_open, Panel::Keys),
            (self.is_about_open, Panel::About),
        ];
        left.into_iter().chain(others.into_iter().filter_map(|(is_open, panel)| is_open.then_some(panel))).collect()
    }
}

/// Opens panels before the first frame.
pub fn open_panels(app: &mut App, panels: &[Panel]) {
    let mut memory = app.world_mut().resource_mut::<Memory>();
    for panel in panels {
        match panel {
            Panel::Explorer => memory.tab = Tab::Hub,
            Panel::Incidents => memory.tab = Tab::Incidents,
            Panel::Incident => {
                memory.tab = Tab::Incidents;
                memory.incidents.chosen = Some(0);
                memory.incidents.is_fresh = true;
            }
            Panel::Environment => memory.tab = Tab::Environment,
            // It is there as soon as something is chosen.
            Panel::Inspector => {}
            Panel::Board => memory.board = BoardMemory::open(),
            Panel::Lanes => memory.board = BoardMemory::lanes(),
            Panel::Plots => memory.board = BoardMemory::plots(),
            Panel::Daylong => memory.board = BoardMemory::daylong(),
            Panel::Keys => memory.are_keys_open = true,
            Panel::About => memory.is_about_open = true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of the window has the panels that the window has.
    #[test]
    fn what_is_opened_by_its_name_is_told_by_its_name() {
        for panel in [Panel::Incidents, Panel::Environment, Panel::Board, Panel::Lanes, Panel::Plots, Panel::Daylong] {
            let mut app = App::new();
            app.init_resource::<Memory>();
            open_panels(&mut app, &[panel, Panel::Keys]);
            let opened = app.world().resource::<Memory>().opened();
            assert!(opened.contains(&panel) && opened.contains(&Panel::Keys), "{panel:?}: {opened:?}");
            assert!(!opened.contains(&Panel::About));
        }
        assert_eq!(Memory::default().opened(), [Panel::Explorer]);
    }
}
