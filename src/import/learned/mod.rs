//! Learns an upload profile from the empty sheet that a finance system provides: there is no official format, and each
//! place configures its columns.
//!
//! The header rows are kept exactly, because systems match columns by position. The content of each column is guessed
//! from its name, and the user may correct it; an unknown column stays empty.

mod lists;
mod mapping;
mod names;
mod words;

use super::error::ImportError;
use super::importer::Importer;
use crate::template::profile::{Merge, Profile, ProfileColumn, UploadValue};
use crate::workbook::{self, Grid, GridCell};

/// The number of columns that must be known for a row to be a header.
const LEAST_KNOWN: usize = 3;
/// The rows in which a header may be: systems explain themselves in a dozen above it.
const HEADER_ROWS: u32 = 100;
/// The most columns of a profile.
const MOST_COLUMNS: u32 = 256;

/// A proposed profile.
#[derive(Debug, Clone, PartialEq)]
pub struct Learned {
    /// The profile; the user may correct the value of each column before it is saved.
    pub profile: Profile,
    /// Remarks for the user, one per line.
    pub remarks: Vec<String>,
}

impl Learned {
    /// The indices of the columns that have a name but stay empty, because their meaning is unknown.
    pub fn unmapped(&self) -> impl Iterator<Item = usize> {
        let unknown = |column: &ProfileColumn| column.value == UploadValue::Fixed(String::new());
        let columns = self.profile.columns.iter().enumerate();
        columns.filter(move |(at, column)| unknown(column) && !self.profile.heads(*at).is_empty()).map(|(at, _)| at)
    }
}

impl Importer {
    /// Learns the upload sheet in `bytes` as the profile `id`, shown as `name`.
    pub fn learn(&self, bytes: &[u8], id: &str, name: &str) -> Result<Learned, ImportError> {
        let book = workbook::read(bytes)?;
        let known = |row: &[&GridCell]| {
            let mut found: Vec<UploadValue> =
                row.iter().filter_map(|cell| words::meaning(&cell.text, &self.words)).collect();
            found.dedup();
            found.len()
        };
        let rows =
            book.grids.iter().flat_map(|grid| lines(grid).into_iter().map(move |(row, cells)| (grid, row, cells)));
        let best = rows.filter(|(_, row, _)| *row < HEADER_ROWS).map(|(grid, row, cells)| (known(&cells), grid, row));
        let best = best.filter(|(known, ..)| *known >= LEAST_KNOWN);
        // Of equally good rows the first, on the first sheet: systems read only that one.
        let (_, grid, row) = best.reduce(|a, b| if b.0 > a.0 { b } else { a }).ok_or(ImportError::NoUploadHeader)?;
        let bottom = self.bottom(grid, row);
        let mut learned = Learned { profile: header(grid, bottom, id, name), remarks: Vec::new() };
        mapping::map(&mut learned.profile, &self.words);
        for list in &grid.lists {
            let on = lists::areas(list);
            let is_on = |at: &u32| on.iter().any(|area| area.columns().contains(at));
            let mut columns = learned.profile.columns.iter_mut().zip(0..).filter(|(_, at)| is_on(at)).peekable();
            if columns.peek().is_some() {
                let offered = lists::offered(list, grid, &book.grids);
                columns.for_each(|(column, _)| lists::apply(&offered, column));
            }
        }
        mapping::require(&mut learned.profile);
        let below = lines(grid).into_iter().filter(|(row, _)| *row >= bottom).count();
        if below > 0 {
            learned.remarks.push(format!("表头下面还有 {below} 行示例或说明，没有放进配置"));
        }
        if book.grids.first().is_some_and(|first| first.name != grid.name) {
            learned.remarks.push(format!("表头在工作表“{}”里，导出时只写这一个工作表", grid.name));
        }
        Ok(learned)
    }

    /// Where the header of which `row` names columns ends: below cells merged over several rows, and below the names that
    /// stand under a group of columns.
    fn bottom(&self, grid: &Grid, row: u32) -> u32 {
        let cells = |rows: std::ops::Range<u32>| grid.indices_in(rows).filter_map(|at| grid.cells().get(at));
        let groups: Vec<_> = cells(row..row + 1).filter(|cell| cell.area.columns > 1 && !cell.is_blank()).collect();
        let grouped = |cell: &GridCell| groups.iter().any(|group| group.area.columns().contains(&cell.area.column));
        let named = |cell: &&GridCell| grouped(cell) && words::meaning(&cell.text, &self.words).is_some();
        let below = cells(row + 1..row + 2).find(named).map(|cell| cell.area.bottom());
        let merged = cells(0..row + 1).map(|cell| cell.area.bottom());
        merged.chain(below).max().unwrap_or(row).max(row + 1).min(HEADER_ROWS)
    }
}

/// The filled rows of `grid`, with the cells that begin in them.
fn lines(grid: &Grid) -> Vec<(u32, Vec<&GridCell>)> {
    let mut lines: Vec<(u32, Vec<&GridCell>)> = Vec::new();
    for cell in grid.cells().iter().filter(|cell| !cell.is_blank()) {
        match lines.last_mut().filter(|(row, _)| *row == cell.area.row) {
            Some((_, cells)) => cells.push(cell),
            None => lines.push((cell.area.row, vec![cell])),
        }
    }
    lines
}

/// A profile with the rows above `bottom` as header, and only empty columns.
fn header(grid: &Grid, bottom: u32, id: &str, name: &str) -> Profile {
    let cells: Vec<&GridCell> = grid.cells().iter().filter(|cell| cell.area.row < bottom).collect();
    let filled = cells.iter().filter(|cell| !cell.is_blank());
    let width = filled.map(|cell| cell.area.right()).max().unwrap_or(0).min(MOST_COLUMNS);
    let text = |row: u32, column: u32| {
        let cell = grid.index_at(row, column).and_then(|index| grid.cells().get(index));
        cell.filter(|cell| (cell.area.row, cell.area.column) == (row, column)).map_or("", |cell| cell.text.as_str())
    };
    let mut profile = Profile::new(id, name);
    profile.sheet.clone_from(&grid.name);
    let above = |row: u32| {
        let texts: Vec<String> = (0..width).map(|column| text(row, column).to_owned()).collect();
        let length = texts.iter().rposition(|text| !text.is_empty()).map_or(0, |last| last + 1);
        texts.into_iter().take(length).collect()
    };
    profile.above = (0..bottom.saturating_sub(1)).map(above).collect();
    // A name merged over two header rows is the column's too.
    let named = |column: u32| {
        let cell = grid.index_at(bottom.saturating_sub(1), column).and_then(|index| grid.cells().get(index));
        cell.filter(|cell| cell.area.column == column).map_or("", |cell| cell.text.as_str())
    };
    let columns = (0..width).map(|column| ProfileColumn {
        required: words::is_required(named(column)),
        max_chars: words::most_chars(named(column)),
        ..ProfileColumn::new(named(column), UploadValue::Fixed(String::new()))
    });
    profile.columns = columns.collect();
    let merged = cells.iter().map(|cell| cell.area).filter(|area| area.rows > 1 || area.columns > 1);
    profile.merges = merged
        .filter(|area| area.bottom() <= bottom && area.right() <= width)
        .map(|area| Merge {
            row: area.row as usize,
            column: area.column as usize,
            rows: area.rows as usize,
            columns: area.columns as usize,
        })
        .collect();
    profile
}
