//! The budget tables of a file as the paragraphs of one manuscript.

use super::super::outcome::{Imported, ImportedForm, ReadCell, Reason, Role};
use super::super::section::is_table_number;
use super::super::years::year_of_file;
use super::TEMPLATE;
use super::block::{Block, filled};
use crate::base::amount::MoneyUnit;
use crate::base::text::squeezed;
use crate::model::prose::{MAX_CELLS, MERGED, Style, cell_column, paragraph};
use crate::model::{Column, FieldPath, Form, Row, RowId, Table, Texts, keys};
use crate::workbook::{Area, Grid, GridCell};
use std::collections::BTreeMap;

/// The budget tables of a file, as they are found sheet by sheet.
#[derive(Default)]
pub(in crate::import) struct Tables {
    form: Form,
    /// The first sheet with one.
    sheet: Option<usize>,
    /// The cells of each sheet with their outcomes.
    cells: Vec<(usize, ReadCell)>,
}

/// The outcomes of cells, by their place.
type Roles = BTreeMap<(u32, u32), Role>;

impl Tables {
    /// Takes the tables `blocks` of `grid`, which is the sheet `sheet`.
    pub(in crate::import) fn take(&mut self, grid: &Grid, blocks: &[Block], sheet: usize) {
        let mut roles = Roles::new();
        for block in blocks {
            if self.sheet.is_some() || !self.form.paragraphs.is_empty() {
                self.push(Style::PageBreak, &Texts::default());
            }
            self.sheet.get_or_insert(sheet);
            self.titles(grid, block, &mut roles);
            self.rows(grid, block, &mut roles);
            for row in &block.below {
                for cell in filled(grid, *row) {
                    let path = self.paragraph(Style::Body, cell.text.trim());
                    roles.insert(place(cell.area), Role::Taken(path));
                }
            }
        }
        let held = grid.cells().iter().filter(|cell| !cell.is_blank());
        for cell in held.filter(|cell| blocks.iter().any(|block| block.holds(cell.area.row))) {
            let role = roles.remove(&place(cell.area)).unwrap_or(Role::Understood);
            self.cells.push((sheet, ReadCell { area: cell.area, text: cell.text.clone(), form: None, role }));
        }
    }

    /// The paragraphs that were made.
    pub(in crate::import) fn into_paragraphs(self) -> Vec<Row> {
        self.form.paragraphs
    }

    /// Adds the manuscript to `imported`, if there are tables; `source` is the name of the file.
    pub(in crate::import) fn finish(mut self, source: &str, imported: &mut Imported) {
        let Some(sheet) = self.sheet else { return };
        let form = imported.forms.len();
        for (sheet, cell) in self.cells {
            if let Some(read) = imported.sheets.get_mut(sheet) {
                read.cells.push(ReadCell { form: Some(form), ..cell });
            }
        }
        for read in &mut imported.sheets {
            read.cells.sort_by_key(|cell| (cell.area.row, cell.area.column));
        }
        let captions = self.form.paragraphs.iter().filter(|row| Style::of(row) == Style::Caption);
        let year = captions.filter_map(|row| year_of_file(&row[Column::Text])).next().or_else(|| year_of_file(source));
        if let Some(year) = year.map(str::to_owned) {
            self.form.fields.set(keys::YEAR.into(), year);
        }
        TEMPLATE.clone_into(&mut self.form.template);
        source.clone_into(&mut self.form.source);
        imported.forms.push(ImportedForm { form: self.form, sheet, general: false });
    }

    fn push(&mut self, style: Style, cells: &Texts<Column>) -> RowId {
        let cells = cells.iter().map(|(column, text)| (column.clone(), text.to_owned()));
        self.form.push_row(Table::Paragraphs, paragraph(style, cells))
    }

    fn paragraph(&mut self, style: Style, text: &str) -> FieldPath {
        let row = self.push(style, &[(Column::Text, text.to_owned())].into_iter().collect());
        FieldPath::Cell(Table::Paragraphs, row, Column::Text)
    }

    /// The lines above a table: its number and its title as one, the line with the unit, others in the middle.
    fn titles(&mut self, grid: &Grid, block: &Block, roles: &mut Roles) {
        let mut number: Option<(String, Area)> = None;
        for row in &block.above {
            let cells = filled(grid, *row);
            let text = cells.iter().map(|cell| cell.text.trim()).collect::<Vec<_>>().join("　");
            let label = squeezed(&text);
            if let (true, [cell]) = (is_table_number(&label), cells.as_slice()) {
                number = Some((label, cell.area));
                continue;
            }
            let states_unit = cells
                .iter()
                .flat_map(|cell| cell.text.split_whitespace())
                .any(|part| MoneyUnit::stated_by(part).is_some());
            let style = if states_unit {
                Style::Signature
            } else if label.contains('表') {
                Style::Caption
            } else {
                Style::Centered
            };
            let taken = if style == Style::Caption { number.take() } else { None };
            let text = taken.as_ref().map_or(text.clone(), |(number, _)| format!("{number}　{text}"));
            let path = self.paragraph(style, &text);
            let areas = cells.iter().map(|cell| cell.area).chain(taken.map(|(_, area)| area));
            roles.extend(areas.map(|area| (place(area), Role::Taken(path.clone()))));
        }
        if let Some((number, area)) = number {
            let path = self.paragraph(Style::Caption, &number);
            roles.insert(place(area), Role::Taken(path));
        }
    }

    /// The rows of a table; a cell that is merged with another one says so.
    fn rows(&mut self, grid: &Grid, block: &Block, roles: &mut Roles) {
        let areas = || block.rows().flat_map(|row| filled(grid, row)).map(|cell| cell.area);
        let left = areas().map(|area| area.column).min().unwrap_or(0);
        let right = areas().map(|area| area.right()).max().unwrap_or(0);
        let right = right.min(left.saturating_add(MAX_CELLS as u32));
        for row in block.rows() {
            let style = if block.heads.contains(&row) { Style::TableHead } else { Style::TableRow };
            let mut cells: Vec<(Column, String)> = Vec::new();
            let mut taken: Vec<((u32, u32), Column)> = Vec::new();
            for column in left..right {
                let Some(cell) = grid.index_at(row, column).and_then(|index| grid.cells().get(index)) else { continue };
                let own = cell_column((column - left) as usize);
                let Some(text) = shown(cell, (row, column), |row| block.holds(row)) else { continue };
                if place(cell.area) == (row, column) {
                    taken.push((place(cell.area), own.clone()));
                }
                cells.push((own, text.to_owned()));
            }
            let id = self.push(style, &cells.into_iter().collect());
            roles.extend(
                taken
                    .into_iter()
                    .map(|(place, column)| (place, Role::Taken(FieldPath::Cell(Table::Paragraphs, id, column)))),
            );
            let beyond = filled(grid, row).into_iter().filter(|cell| cell.area.column >= right);
            roles.extend(beyond.map(|cell| (place(cell.area), Role::NotPlaced(Reason::NoColumn))));
        }
    }
}

/// What the place of `cell` holds: its text where it begins, else the mark of a merged cell; None where it begins in a row
/// that is not held.
pub(in crate::import) fn shown(cell: &GridCell, at: (u32, u32), is_held: impl Fn(u32) -> bool) -> Option<&str> {
    if place(cell.area) == at {
        return Some(cell.text.trim());
    }
    let mark = if cell.area.row == at.0 { MERGED[0] } else { MERGED[1] };
    (cell.area.row == at.0 || is_held(cell.area.row)).then_some(mark)
}

fn place(area: Area) -> (u32, u32) {
    (area.row, area.column)
}
