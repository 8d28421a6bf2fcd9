//! A template's layout as the steps that a sheet goes through.

use crate::model::keys;
use crate::template::{Block, Grid, Pattern, Template};

/// A part of a template's layout: a row of cells, a line of notes, or a block of another kind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::import) struct Step {
    /// The place of its block in the template.
    pub(super) block: usize,
    /// The row or line in the block.
    pub(super) part: usize,
    /// Whether it is printed only where one of its fields is filled in.
    pub(super) may_lack: bool,
}

/// The steps of `template`, from top to bottom.
pub(in crate::import) fn steps(template: &Template) -> Vec<Step> {
    let of_block = |(place, block): (usize, &Block)| {
        let step = |part, may_lack| Step { block: place, part, may_lack };
        match block {
            Block::Grid(grid) => (0..grid.rows.len()).map(|row| step(row, may_lack(grid, row))).collect(),
            Block::Table(table) => vec![step(0, table.only_filled)],
            Block::Schedule { .. } => vec![step(0, false)],
            // Manuscripts are not read from sheets of forms.
            Block::Prose(_) => Vec::new(),
            Block::Notes(lines) => (0..lines.len()).map(|line| step(line, false)).collect(),
        }
    };
    template.blocks.iter().enumerate().flat_map(of_block).collect()
}

fn may_lack(grid: &Grid, row: usize) -> bool {
    let bare = |text: &Pattern| !text.slots().is_empty() && text.literal().trim().is_empty();
    let titled = |text: &Pattern| text.slots().iter().any(|key| key.as_str() == keys::TITLE);
    let all_bare = || grid.rows[row].iter().all(|cell| bare(&cell.text) && !titled(&cell.text));
    grid.only_filled || (!grid.frame && all_bare())
}
