//! A sheet as a grid of cells; a merged range is one cell.

use super::area::Area;
use super::limits::{self, Room};
use super::paper::Paper;
use crate::base::text::taken_in;
use foldhash::{HashMap, HashMapExt};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// The most columns of a merge that may widen the filled part of a sheet: a merge over a whole row (`A1:XFD1`) does not.
const MERGED: u32 = 64;

/// A cell that holds text, or a merged range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridCell {
    /// Where it is.
    pub area: Area,
    /// Its text, with `\n` as line break; surrounding spaces are kept.
    pub text: String,
    /// Whether it holds a formula that failed, or whose result the file does not hold.
    pub failed: bool,
}

impl GridCell {
    /// Whether it shows nothing.
    pub fn is_blank(&self) -> bool {
        // Not by trimming, which also looks for the end of a text that begins at once: asked of every cell in every pass.
        self.text.chars().all(char::is_whitespace)
    }
}

/// A drop-down list in a sheet (Excel's data validation).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DropDown {
    /// The cells that have it, as the file writes them: `F3:F1000 H3`.
    pub cells: String,
    /// Its choices: texts in quotes, or the address of the cells that hold them.
    pub source: String,
}

/// The style of a row of a manuscript.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Styled {
    /// The id of the style.
    pub id: String,
    /// Whether a page begins with it.
    pub begins_page: bool,
}

/// A sheet as a grid of cells, ordered by row, then column.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Grid {
    /// The sheet's name.
    pub name: String,
    /// What in the sheet could not be read, in words.
    pub notices: Vec<String>,
    /// Cells to the right of [`limits::COLUMNS`].
    pub aside: Vec<GridCell>,
    /// Its drop-down lists; only those of .xlsx files are read.
    pub lists: Vec<DropDown>,
    /// How it is set up for printing; only that of .xlsx files is read.
    pub paper: Paper,
    /// The rows that have a style of paragraphs, if this program wrote them: a manuscript's.
    pub prose: BTreeMap<u32, Styled>,
    /// Whether this program put it into a manuscript.
    pub placed: bool,
    cells: Vec<GridCell>,
    at: HashMap<(u32, u32), usize>,
}

impl Grid {
    /// A grid of `cells`, in which each of `merges` is one cell; the cells that a merge covers are charged to `room`.
    pub fn new(name: String, cells: Vec<GridCell>, merges: &[Area], room: &mut Room) -> Self {
        let (cells, aside): (Vec<_>, Vec<_>) = cells.into_iter().partition(|cell| cell.area.column < limits::COLUMNS);
        // Without the cells far to the right, so that merges are clipped to the part that forms use.
        let bottom = cells.iter().map(|cell| cell.area.bottom()).max().unwrap_or(0);
        let width = cells.iter().map(|cell| cell.area.right()).max().unwrap_or(0);
        // The last columns of a form may hold nothing but ends of merges.
        let ends = merges.iter().filter(|merge| merge.row < bottom && merge.column < width && merge.columns <= MERGED);
        let width = ends.map(Area::right).max().unwrap_or(0).max(width).min(limits::COLUMNS);
        let mut grid = Self { name, aside, ..Self::default() };
        let mut first: HashMap<(u32, u32), GridCell> = HashMap::with_capacity(cells.len());
        for mut cell in cells.into_iter().filter(|cell| !cell.text.is_empty()) {
            if let Some((end, _)) = cell.text.char_indices().nth(limits::CELL_CHARS) {
                cell.text.truncate(end);
                let address = cell.area.address();
                grid.notices.push(format!("{address} 超过 {} 个字，多出的没有导入", limits::CELL_CHARS));
            }
            if let Cow::Owned(text) = taken_in(&cell.text) {
                cell.text = text;
            }
            first.insert((cell.area.row, cell.area.column), cell);
        }
        for merge in merges {
            let area = clipped(*merge, bottom, width);
            let covered = (area.rows as usize).saturating_mul(area.columns as usize);
            // Excel repairs files whose merges overlap; here the first one counts.
            let clashes = || positions(area).any(|place| grid.at.contains_key(&place));
            if covered < 2 || !room.cells(covered) || clashes() {
                continue;
            }
            let shown = first.remove(&(area.row, area.column));
            for hidden in positions(area).filter_map(|place| first.remove(&place)) {
                // Some programs write the text of a merged range into each of its cells: nothing is lost then.
                if shown.as_ref().is_none_or(|shown| shown.text != hidden.text) {
                    let (address, text) = (hidden.area.address(), hidden.text);
                    grid.notices.push(format!("{address} 在合并单元格下面，看不见，没有导入：{text}"));
                }
            }
            let (text, failed) = shown.map_or_else(Default::default, |cell| (cell.text, cell.failed));
            grid.add(GridCell { area, text, failed });
        }
        grid.cells.extend(first.into_values());
        grid.sort();
        grid
    }

    /// The grid with rows and columns swapped.
    pub fn transposed(&self) -> Self {
        let swapped = |area: Area| Area { row: area.column, column: area.row, rows: area.columns, columns: area.rows };
        let mut grid = Self { name: self.name.clone(), notices: self.notices.clone(), ..Self::default() };
        grid.cells = self.cells.iter().map(|cell| GridCell { area: swapped(cell.area), ..cell.clone() }).collect();
        grid.sort();
        grid
    }

    /// The grid without the cells that begin in the rows `left_out`; all others stay in their places.
    pub fn without_rows(&self, left_out: impl Fn(u32) -> bool) -> Self {
        let cells = self.cells.iter().filter(|cell| !left_out(cell.area.row)).cloned().collect();
        let mut grid = Self { cells, at: HashMap::new(), ..self.clone() };
        grid.sort();
        grid
    }

    /// The first `rows` and `columns` of the grid, repeated `down` times downwards and `across` times to the right.
    pub fn repeated(&self, (rows, down): (u32, u32), (columns, across): (u32, u32)) -> Self {
        let mut grid = Self { name: self.name.clone(), notices: self.notices.clone(), ..Self::default() };
        for (below, beside) in (0..down).flat_map(|below| (0..across).map(move |beside| (below, beside))) {
            grid.cells.extend(self.cells.iter().map(|cell| {
                let (row, column) = (cell.area.row + below * rows, cell.area.column + beside * columns);
                GridCell { area: Area { row, column, ..cell.area }, ..cell.clone() }
            }));
        }
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

    /// The cells, ordered by row, then column.
    pub fn cells(&self) -> &[GridCell] {
        &self.cells
    }

    /// The index in [`Self::cells`] of the cell that covers `row` and `column`.
    pub fn index_at(&self, row: u32, column: u32) -> Option<usize> {
        self.at.get(&(row, column)).copied()
    }

    /// The indices in [`Self::cells`] of the cells that begin in `rows`.
    pub fn indices_in(&self, rows: Range<u32>) -> Range<usize> {
        let start = self.cells.partition_point(|cell| cell.area.row < rows.start);
        let end = self.cells.partition_point(|cell| cell.area.row < rows.end);
        start..end.max(start)
    }
}

/// `area` within the filled part of the sheet, at least its first cell: a merge may claim all of `A1:XFD1048576`.
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
