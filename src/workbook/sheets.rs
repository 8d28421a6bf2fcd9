//! The sheets of a file while they are read: a cell's content is counted before it is stored.

use super::area::Area;
use super::grid::{DropDown, Grid, GridCell, Styled};
use super::limits::{self, Room};
use super::paper::Paper;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The notice for a sheet that is cut off.
pub(super) const BROKEN_OFF: &str = "工作表没有读完：内容在中途断开";
/// The most drop-down lists read from a sheet: each is looked up in all of its cells.
const LISTS: usize = 1_000;

/// The sheets read so far and the open one, filled by the reader of every file format.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    closed: Vec<Grid>,
    room: Room,
    cells: Vec<GridCell>,
    merges: Vec<Area>,
    lists: Vec<DropDown>,
    /// How the open sheet is set up for printing.
    pub(super) paper: Paper,
    /// The rows of the open sheet that have a style of paragraphs.
    pub(super) prose: BTreeMap<u32, Styled>,
    /// Whether the open sheet is one that has its place in a manuscript.
    pub(super) placed: bool,
    full: bool,
}

impl Sheets {
    /// Adds a cell that shows `text`, `failed` if it should show something else; false if there is no room left.
    pub(super) fn add(&mut self, row: u32, column: u32, text: Cow<'_, str>, failed: bool) -> bool {
        // Blank cells that only have a style take no room.
        if text.is_empty() {
            return true;
        }
        if !self.room.cell(text.len()) {
            self.full = true;
            return false;
        }
        self.cells.push(GridCell { area: Area::single(row, column), text: text.into_owned(), failed });
        true
    }

    /// Merges the cells in `area`.
    pub(super) fn merge(&mut self, area: Area) {
        // Each merge costs the room of its cells in `Grid::new`: more than that would have no effect.
        if self.merges.len() < limits::CELLS {
            self.merges.push(area);
        }
    }

    /// Adds a drop-down list for `cells`.
    pub(super) fn list(&mut self, cells: &str, source: &str) {
        if self.lists.len() < LISTS && self.room.bytes(cells.len() + source.len()) {
            self.lists.push(DropDown { cells: cells.to_owned(), source: source.to_owned() });
        }
    }

    /// Closes the open sheet as `name`, with the reader's `notice` about it.
    pub(super) fn close(&mut self, name: String, notice: Option<&str>) {
        let (cells, merges) = (std::mem::take(&mut self.cells), std::mem::take(&mut self.merges));
        let mut grid = Grid::new(name, cells, &merges, &mut self.room);
        grid.lists = std::mem::take(&mut self.lists);
        grid.paper = std::mem::take(&mut self.paper);
        (grid.prose, grid.placed) = (std::mem::take(&mut self.prose), std::mem::take(&mut self.placed));
        if std::mem::take(&mut self.full) {
            // A sheet that was given up for lack of room is not damaged, though its reader saw no end of it.
            grid.notices.push(limits::surplus());
        } else {
            grid.notices.extend(notice.map(str::to_owned));
        }
        self.closed.push(grid);
    }

    /// The number of closed sheets.
    pub(super) fn count(&self) -> usize {
        self.closed.len()
    }

    /// The closed sheets, in that order.
    pub(super) fn into_grids(self) -> Vec<Grid> {
        self.closed
    }
}
