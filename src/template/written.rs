//! The RON notation of a [`Template`], as users write it by hand.

use super::check::VERSION;
use super::resolve::usual_style;
use super::shape::{BlockFile, CellFile, GridFile, ProseFile, ScheduleFile, TemplateFile};
use super::{Block, Grid, GridCell, Template};
use crate::base::notation;

/// How deep a template's parts have lines of their own: a row of cells, a column and a class are one line each.
const DEPTH: usize = 5;

impl Template {
    /// The template as the text of a file in the templates folder.
    pub fn ron(&self) -> String {
        let blocks = self.blocks.iter().map(|block| match block {
            Block::Grid(grid) => BlockFile::Grid(grid_file(grid)),
            Block::Table(table) => BlockFile::Table(table.clone()),
            Block::Schedule { side } => BlockFile::Schedule(ScheduleFile { side: side.clone() }),
            Block::Prose(begins) => BlockFile::Prose(ProseFile { begins: begins.clone() }),
            Block::Notes(lines) => BlockFile::Notes(lines.clone()),
        });
        let file = TemplateFile {
            version: VERSION,
            id: self.id.clone(),
            name: self.name.clone(),
            region: self.region.clone(),
            scope: self.scope,
            stage: self.stage,
            titles: self.titles.clone(),
            money: self.money,
            page: self.page.clone(),
            widths: self.widths.clone(),
            fields: self.fields.clone(),
            blocks: blocks.collect(),
            weight_total: self.weight_total,
            least_execution: self.least_execution,
        };
        // ron can write every part of a template.
        notation::write_rows(&file, DEPTH).unwrap_or_default() + "\n"
    }
}

fn grid_file(grid: &Grid) -> GridFile {
    let Grid { frame, keep, only_filled, side, rows } = grid.clone();
    let rows = rows.into_iter().map(|row| row.into_iter().map(|cell| cell_file(cell, frame)).collect());
    GridFile { frame, keep, only_filled, side, rows: rows.collect() }
}

fn cell_file(cell: GridCell, frame: bool) -> CellFile {
    let style = Some(cell.style).filter(|style| *style != usual_style(cell.places().is_empty(), frame));
    let GridCell { text, span, rows, align, indent, mentions, .. } = cell;
    CellFile { text, span, rows, style, align, indent, mentions }
}

#[cfg(test)]
mod tests {
    use crate::template::{Library, builtin};

    #[test]
    fn what_is_written_is_read_again() {
        for template in Library::builtin().templates() {
            let mut library = Library::default();
            let again = library.add_template("again.ron", &template.ron()).unwrap_or_else(|faulty| panic!("{faulty}"));
            assert_eq!(again, *template);
        }
        assert_eq!(Library::builtin().templates().len(), builtin::TEMPLATES.len());
    }
}
