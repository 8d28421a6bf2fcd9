//! A template's layout as the steps that a sheet goes through.

use crate::model::keys;
use crate::template::{Block, Grid, Pattern, Side, TableBlock, Template};

/// A part of a template's layout.
pub(super) enum Step<'t> {
    /// A row of cells; `may_lack` if it is printed only where one of its fields is filled in.
    Row {
        grid: &'t Grid,
        row: usize,
        may_lack: bool,
    },
    Table(&'t TableBlock),
    Schedule(Option<&'t Side>),
    Note(&'t str),
}

/// The steps of `template`, from top to bottom.
pub(super) fn of(template: &Template) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    for block in &template.blocks {
        match block {
            Block::Grid(grid) => steps.extend((0..grid.rows.len()).map(|row| {
                let bare = |text: &Pattern| !text.slots().is_empty() && text.literal().trim().is_empty();
                let titled =
                    grid.rows[row].iter().any(|cell| cell.text.slots().iter().any(|key| key.as_str() == keys::TITLE));
                let unframed = !grid.frame && !titled && grid.rows[row].iter().all(|cell| bare(&cell.text));
                Step::Row { grid, row, may_lack: grid.only_filled || unframed }
            })),
            Block::Table(table) => steps.push(Step::Table(table)),
            Block::Schedule { side } => steps.push(Step::Schedule(side.as_ref())),
            Block::Notes(lines) => steps.extend(lines.iter().map(|line| Step::Note(line))),
        }
    }
    steps
}
