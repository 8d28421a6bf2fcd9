//! Turns the text of a template into a checked [`Template`], or into all its faults.

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
    }
}

fn resolved_grid(grid: GridFile) -> Grid {
    let GridFile { frame, keep, only_filled, side, rows } = grid;
    let captions: Vec<Vec<Option<Key>>> = (0..rows.len()).map(|r| captions(&rows, r)).collect();
    let rows = rows.into_iter().zip(captions).map(|(row, captions)| {
        row.into_iter().zip(captions).map(|(cell, caption_of)| grid_cell(cell, caption_of, frame)).collect()
    });
    Grid { frame, keep, only_filled, rows: rows.collect(), side }
}

fn grid_cell(cell: CellFile, caption_of: Option<Key>, frame: bool) -> GridCell {
    let is_label = cell.text.slots().is_empty();
    let style = cell.style.unwrap_or(match (frame, is_label) {
        (false, _) => CellStyle::Caption,
        (true, true) => CellStyle::Label,
        (true, false) => CellStyle::Value,
    });
    GridCell { text: cell.text, span: cell.span, style, align: cell.align, indent: cell.indent, caption_of }
}

/// For each cell of row `r`, the field whose label is its literal text: its own, else the one to the right, else the
/// one below.
fn captions(rows: &[Vec<CellFile>], r: usize) -> Vec<Option<Key>> {
    let own = |cell: &CellFile| match cell.text.slots()[..] {
        [key] => Some(key.clone()),
        _ => None,
    };
    let row = &rows[r];
    let start = |row: &[CellFile], c: usize| row[..c].iter().map(|cell| cell.span).sum::<usize>();
    (0..row.len())
        .map(|c| {
            if !row[c].text.slots().is_empty() {
                return own(&row[c]);
            }
            if let Some(right) = row.get(c + 1).filter(|cell| !cell.text.slots().is_empty()) {
                return own(right);
            }
            let below = rows.get(r + 1)?;
            // Funds in columns: 全年预算数 and 全年执行数 stand above their amounts.
            let under = (0..below.len()).find(|&b| start(below, b) == start(row, c))?;
            own(&below[under])
        })
        .collect()
}
