//! Cells with the ranges that they cover, collected one by one within limits.

use super::area::Area;
use super::grid::{Grid, GridCell};
use super::limits::{self, Room};

/// The cells collected so far.
#[derive(Debug, Default)]
pub struct Collected {
    /// The cells, each with its range.
    pub cells: Vec<(Area, String)>,
    room: Room,
    /// Whether the room ran out.
    pub full: bool,
}

impl Collected {
    /// Adds a cell; false if there is no room left.
    pub fn add(&mut self, area: Area, text: String) -> bool {
        self.full |= !self.room.cell(text.len());
        if !self.full {
            self.cells.push((area, text));
        }
        !self.full
    }

    /// The cells as a sheet called `name`.
    pub fn into_grid(mut self, name: String) -> Grid {
        let areas = self.cells.iter().map(|(area, _)| *area);
        let merges: Vec<Area> = areas.filter(|area| area.rows > 1 || area.columns > 1).collect();
        let cells = self.cells.into_iter().map(|(area, text)| GridCell {
            area: Area::single(area.row, area.column),
            text,
            failed: false,
        });
        let mut grid = Grid::new(name, cells.collect(), &merges, &mut self.room);
        grid.notices.extend(self.full.then(limits::surplus));
        grid
    }
}
