//! A sheet as a grid of cells; a merged range is one cell.

use super::limits::{self, Room};
use crate::base::text::taken_in;
use foldhash::{HashMap, HashMapExt};
use std::borrow::Cow;
use std::ops::Range;

/// The place of a cell: rows and columns are counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Area {
    /// The first row.
    pub row: u32,
    /// The first column.
    pub column: u32,
    /// How many rows.
    pub rows: u32,
    /// How many columns.
    pub columns: u32,
}

impl Area {
    /// The place of a cell that is not merged.
    pub fn single(row: u32, column: u32) -> Self {
        Self { row, column, rows: 1, columns: 1 }
    }

    /// The place at an address as spreadsheets write it: `B5`, `$B$5:$D$9`; a column alone is its first cell.
    pub(super) fn at(address: &str) -> Option<Self> {
        let (first, last) = address.split_once(':').unwrap_or((address, address));
        let ((top, left), (bottom, right)) = (place(first)?, place(last)?);
        Some(Self {
            row: top,
            column: left,
            rows: bottom.saturating_sub(top).saturating_add(1),
            columns: right.saturating_sub(left).saturating_add(1),
        })
    }

    /// The row after the last.
    pub fn bottom(&self) -> u32 {
        self.row.saturating_add(self.rows)
    }

    /// The column after the last.
    pub fn right(&self) -> u32 {
        self.column.saturating_add(self.columns)
    }

    /// The columns.
    pub fn columns(&self) -> Range<u32> {
        self.column..self.right()
    }

    /// The address of the first cell, as spreadsheets write it: `B5`.
    pub fn address(&self) -> String {
        let mut letters = Vec::new();
        let mut rest = u64::from(self.column) + 1;
        while rest > 0 {
            rest -= 1;
            letters.push(char::from(b'A' + (rest % 26) as u8));
            rest /= 26;
        }
        letters.iter().rev().collect::<String>() + &(u64::from(self.row) + 1).to_string()
    }
}

/// Row and column of one cell's address.
fn place(address: &str) -> Option<(u32, u32)> {
    let (mut column, mut row) = (0_u32, 0_u32);
    for byte in address.bytes() {
        match byte {
            b'$' => {}
            b'0'..=b'9' => row = row.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?,
            _ if row > 0 => return None,
            _ => {
                let letter = byte.to_ascii_uppercase().checked_sub(b'A').filter(|letter| *letter < 26)?;
                column = column.checked_mul(26)?.checked_add(u32::from(letter) + 1)?;
            }
        }
    }
    Some((row.max(1) - 1, column.checked_sub(1)?))
}

/// A cell that holds text, or a merged range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct GridCell {
    /// Where it is.
    pub(super) area: Area,
    /// What it holds, as it was taken in; spaces around it are kept.
    pub(super) text: String,
    /// Whether it holds a formula that failed, or whose result is not there.
    pub(super) failed: bool,
}

impl GridCell {
    /// Whether nothing is to be seen in it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// A sheet as a grid of cells, by row and then by column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Grid {
    /// The sheet's name.
    pub(super) name: String,
    /// What the sheet holds and could not be taken.
    pub(super) problems: Vec<String>,
    /// Cells farther to the right than any form goes.
    pub(super) aside: Vec<GridCell>,
    cells: Vec<GridCell>,
    at: HashMap<(u32, u32), usize>,
}

impl Grid {
    /// A grid of `cells`, of which those in one of `merges` are one cell; covering cells takes `room`.
    pub(super) fn new(name: String, cells: Vec<GridCell>, merges: &[Area], room: &mut Room) -> Self {
        let (cells, aside): (Vec<_>, Vec<_>) = cells.into_iter().partition(|cell| cell.area.column < limits::COLUMNS);
        let bottom = cells.iter().map(|cell| cell.area.bottom()).max().unwrap_or(0);
        let width = cells.iter().map(|cell| cell.area.right()).max().unwrap_or(0);
        let mut grid = Self { name, aside, ..Self::default() };
        let mut first: HashMap<(u32, u32), GridCell> = HashMap::with_capacity(cells.len());
        for mut cell in cells.into_iter().filter(|cell| !cell.text.is_empty()) {
            if let Some((end, _)) = cell.text.char_indices().nth(limits::CELL_CHARS) {
                cell.text.truncate(end);
                let address = cell.area.address();
                grid.problems.push(format!("{address} 超过 {} 个字，多出的没有导入", limits::CELL_CHARS));
            }
            if let Cow::Owned(text) = taken_in(&cell.text) {
                cell.text = text;
            }
            first.insert((cell.area.row, cell.area.column), cell);
        }
        for merge in merges {
            let area = clipped(*merge, bottom, width);
            let covered = (area.rows as usize).saturating_mul(area.columns as usize);
            let clashes = || positions(area).any(|place| grid.at.contains_key(&place));
            if covered < 2 || !room.cells(covered) || clashes() {
                continue;
            }
            let shown = first.remove(&(area.row, area.column));
            for hidden in positions(area).filter_map(|place| first.remove(&place)) {
                // Some programs write the text of a merged range into each of its cells.
                if shown.as_ref().is_none_or(|shown| shown.text != hidden.text) {
                    let (address, text) = (hidden.area.address(), hidden.text);
                    grid.problems.push(format!("{address} 在合并单元格下面，看不见，没有导入：{text}"));
                }
            }
            let (text, failed) = shown.map_or_else(Default::default, |cell| (cell.text, cell.failed));
            grid.add(GridCell { area, text, failed });
        }
        grid.cells.extend(first.into_values());
        grid.sort();
        grid
    }

    /// The grid with rows for columns.
    pub(super) fn transposed(&self) -> Self {
        let swapped = |area: Area| Area { row: area.column, column: area.row, rows: area.columns, columns: area.rows };
        let mut grid = Self { name: self.name.clone(), problems: self.problems.clone(), ..Self::default() };
        grid.cells = self.cells.iter().map(|cell| GridCell { area: swapped(cell.area), ..cell.clone() }).collect();
        grid.sort();
        grid
    }

    fn add(&mut self, cell: GridCell) {
        let index = self.cells.len();
        self.at.extend(positions(cell.area).map(|place| (place, index)));
        self.cells.push(cell);
    }

    fn sort(&mut self) {
        self.cells.sort_by_key(|cell| (cell.area.row, cell.area.column));
        for (index, cell) in self.cells.iter().enumerate() {
            for place in positions(cell.area) {
                self.at.insert(place, index);
            }
        }
    }

    /// The cells, by row and then by column.
    pub(super) fn cells(&self) -> &[GridCell] {
        &self.cells
    }

    /// The place of the cell at `row` and `column` in [`Self::cells`].
    pub(super) fn index_at(&self, row: u32, column: u32) -> Option<usize> {
        self.at.get(&(row, column)).copied()
    }

    /// The places in [`Self::cells`] of the cells that begin in `rows`.
    pub(super) fn indices_in(&self, rows: Range<u32>) -> Range<usize> {
        let start = self.cells.partition_point(|cell| cell.area.row < rows.start);
        let end = self.cells.partition_point(|cell| cell.area.row < rows.end);
        start..end.max(start)
    }
}

/// The part of `area` within the sheet's filled part; at least its first cell.
fn clipped(area: Area, bottom: u32, width: u32) -> Area {
    let rows = area.rows.min(bottom.saturating_sub(area.row)).max(1);
    let columns = area.columns.min(width.saturating_sub(area.column)).max(1);
    Area { rows, columns, ..area }
}

fn positions(area: Area) -> impl Iterator<Item = (u32, u32)> {
    (area.row..area.bottom()).flat_map(move |row| area.columns().map(move |column| (row, column)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(row: u32, column: u32, text: &str) -> GridCell {
        GridCell { area: Area::single(row, column), text: text.to_owned(), failed: false }
    }

    #[test]
    fn addresses() {
        for ((row, column), expected) in [((0, 0), "A1"), ((9, 25), "Z10"), ((0, 26), "AA1"), ((0, 16_383), "XFD1")] {
            assert_eq!(Area::single(row, column).address(), expected);
            assert_eq!(Area::at(expected), Some(Area::single(row, column)));
        }
        assert_eq!(Area::at("$B$2:D4"), Some(Area { row: 1, column: 1, rows: 3, columns: 3 }));
        assert_eq!(Area::at("F:F"), Some(Area::single(0, 5)));
        for wrong in ["INDIRECT(A1)", "", "A1B", "12", "表1"] {
            assert_eq!(Area::at(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_merged_range_is_one_cell() {
        let merge = Area { row: 0, column: 0, rows: 2, columns: 2 };
        let grid = Grid::new("表".into(), vec![cell(0, 0, "甲"), cell(1, 2, "乙")], &[merge], &mut Room::default());
        assert_eq!(grid.cells().len(), 2);
        assert_eq!((grid.index_at(1, 1), grid.index_at(1, 2), grid.index_at(0, 2)), (Some(0), Some(1), None));
    }

    #[test]
    fn claims_beyond_the_filled_part_cost_nothing() {
        let everything = Area { row: 0, column: 0, rows: 1_048_576, columns: 16_384 };
        let grid = Grid::new("表".into(), vec![cell(3, 1, "甲")], &[everything], &mut Room::default());
        assert!(grid.at.len() <= 8);
        let far = Area { row: u32::MAX, column: u32::MAX, rows: u32::MAX, columns: u32::MAX };
        assert_eq!(Grid::new("表".into(), vec![cell(3, 1, "甲")], &[far], &mut Room::default()).cells().len(), 1);
    }
}
