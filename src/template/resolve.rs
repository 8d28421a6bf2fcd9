//! Turns the text of a template into a checked [`Template`], or into all its faults.

use super::grid::{Laid, laid};
use super::shape::{BlockFile, CellFile, GridFile, TemplateFile};
use super::{Block, CellStyle, FaultyFile, FileKind, Grid, GridCell, Template, check};
use crate::base::notation::{Fault, read_with_faults};
use crate::model::Key;

/// Reads and checks the template in `text`; `file` is its name in faults, and `taken` tells whether another template
/// has an id.
pub(super) fn template(file: &str, text: &str, taken: impl Fn(&str) -> bool) -> Result<Template, FaultyFile> {
    let faulty = |faults: Vec<Fault>| FaultyFile { kind: FileKind::Template, file: file.to_owned(), faults };
    let (read, mut faults) = read_with_faults(text).map_err(faulty)?;
    check::template(&read, taken, &mut faults);
    if faults.is_empty() { Ok(resolved(read)) } else { Err(faulty(faults.into_list())) }
}

fn resolved(file: TemplateFile) -> Template {
    let blocks = file.blocks.into_iter().map(|block| match block {
        BlockFile::Grid(grid) => Block::Grid(resolved_grid(grid)),
        BlockFile::Table(table) => Block::Table(table),
        BlockFile::Schedule(schedule) => Block::Schedule { side: schedule.side },
        BlockFile::Prose(prose) => Block::Prose(prose.begins),
        BlockFile::Notes(lines) => Block::Notes(lines),
    });
    Template {
        id: file.id,
        name: file.name,
        region: file.region,
        scope: file.scope,
        stage: file.stage,
        titles: file.titles,
        money: file.money,
        page: file.page,
        widths: file.widths,
        fields: file.fields,
        blocks: blocks.collect(),
        weight_total: file.weight_total,
        least_execution: file.least_execution,
    }
}

fn resolved_grid(grid: GridFile) -> Grid {
    let GridFile { frame, keep, only_filled, side, rows } = grid;
    let sizes: Vec<Vec<_>> = rows.iter().map(|row| row.iter().map(|cell| (cell.span, cell.rows)).collect()).collect();
    // The checks know that every cell has a place.
    let placed = |row: Laid| row.places.into_iter().map(Option::unwrap_or_default).collect();
    let places: Vec<Vec<usize>> = laid(&sizes).into_iter().map(placed).collect();
    let captions: Vec<Vec<Option<Key>>> = (0..rows.len()).map(|r| captions(&rows, &places, r)).collect();
    let rows = rows.into_iter().zip(places).zip(captions).map(|((row, places), captions)| {
        let cells = row.into_iter().zip(places).zip(captions);
        cells.map(|((cell, column), caption_of)| grid_cell(cell, column, caption_of, frame)).collect()
    });
    Grid { frame, keep, only_filled, rows: rows.collect(), side }
}

fn grid_cell(cell: CellFile, column: usize, caption_of: Option<Key>, frame: bool) -> GridCell {
    let style = cell.style.unwrap_or_else(|| usual_style(cell.places().is_empty(), frame));
    let CellFile { text, span, rows, align, indent, mentions, .. } = cell;
    GridCell { text, column, span, rows, style, align, indent, mentions, caption_of }
}

/// The style of a cell that names none, by whether it is a label.
pub(super) fn usual_style(is_label: bool, frame: bool) -> CellStyle {
    match (frame, is_label) {
        (false, _) => CellStyle::Caption,
        (true, true) => CellStyle::Label,
        (true, false) => CellStyle::Value,
    }
}

/// For each cell of row `r`, the field whose label is its literal text: its own, else the one to the right, else the
/// one below.
fn captions(rows: &[Vec<CellFile>], places: &[Vec<usize>], r: usize) -> Vec<Option<Key>> {
    let own = |cell: &CellFile| match cell.places()[..] {
        [key] => Some(key.clone()),
        _ => None,
    };
    let row = &rows[r];
    (0..row.len())
        .map(|c| {
            if !row[c].places().is_empty() {
                return own(&row[c]);
            }
            let beside = |right: &usize| places[r][*right] == places[r][c] + row[c].span;
            let right = Some(c + 1).filter(|right| *right < row.len() && beside(right)).map(|right| &row[right]);
            if let Some(right) = right.filter(|cell| !cell.places().is_empty()) {
                return own(right);
            }
            // Funds in columns: 全年预算数 and 全年执行数 stand above their amounts.
            let below = r + row[c].rows;
            let under = places.get(below)?.iter().position(|place| *place == places[r][c])?;
            own(&rows[below][under])
        })
        .collect()
}
