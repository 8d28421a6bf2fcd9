//! The sheets of a file as they are read: whatever a cell holds is counted before it is held.

use super::area::Area;
use super::grid::{DropDown, Grid, GridCell};
use super::limits::{self, Room};
use std::borrow::Cow;

/// What is said of a sheet whose end is not there.
pub(super) const BROKEN_OFF: &str = "工作表没有读完：内容在中途断开";
/// How many drop-down lists of a sheet are read.
const LISTS: usize = 10_000;

/// The sheets that are read, and the open one, which every reader fills in the same way.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    closed: Vec<Grid>,
    room: Room,
    cells: Vec<GridCell>,
    merges: Vec<Area>,
    lists: Vec<DropDown>,
    full: bool,
}

impl Sheets {
    /// Adds a cell that shows `text`; `failed` where that is not what it should show. False where there is no room left.
    pub(super) fn add(&mut self, row: u32, column: u32, text: Cow<'_, str>, failed: bool) -> bool {
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

    /// Makes one cell of those in `area`.
    pub(super) fn merge(&mut self, area: Area) {
        if self.merges.len() < limits::CELLS {
            self.merges.push(area);
        }
    }

    /// Adds a drop-down list on `cells`.
    pub(super) fn list(&mut self, cells: &str, source: &str) {
        if self.lists.len() < LISTS && self.room.bytes(cells.len() + source.len()) {
            self.lists.push(DropDown { cells: cells.to_owned(), source: source.to_owned() });
        }
    }

    /// Closes the open sheet: it is called `name`, and `notice` is what else is to be said of it.
    pub(super) fn close(&mut self, name: String, notice: Option<&str>) {
        let (cells, merges) = (std::mem::take(&mut self.cells), std::mem::take(&mut self.merges));
        let mut grid = Grid::new(name, cells, &merges, &mut self.room);
        grid.lists = std::mem::take(&mut self.lists);
        if std::mem::take(&mut self.full) {
            grid.notices.push(limits::surplus());
        } else {
            grid.notices.extend(notice.map(str::to_owned));
        }
        self.closed.push(grid);
    }

    /// How many sheets are closed.
    pub(super) fn count(&self) -> usize {
        self.closed.len()
    }

    /// The sheets in the order in which they were closed.
    pub(super) fn into_grids(self) -> Vec<Grid> {
        self.closed
    }
}
