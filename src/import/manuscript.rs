//! Manuscripts that this program wrote as Word: their paragraphs come back by their styles, the forms in them by their places.

use super::outcome::{Imported, ImportedForm, ReadCell, ReadSheet, Role};
use crate::model::prose::{FORM, MERGED, Style, cell_column, numbers, paragraph};
use crate::model::{Column, FieldPath, Form, FormId, RowId, Table, Texts, keys, word_style};
use crate::workbook::{Grid, GridCell, Styled};
use std::ops::Range;

/// The template of manuscripts that are read: it asks for nothing but a title.
const TEMPLATE: &str = "manuscript";

/// The manuscripts of a file.
#[derive(Debug, Default)]
pub(super) struct Manuscripts {
    /// The open one among the forms of the file.
    open: Option<usize>,
    /// Whether the last section was a form within it.
    goes_on: bool,
}

impl Manuscripts {
    /// Reads the text in `grid`, if it is one; false for a form.
    pub(super) fn read(&mut self, grid: &Grid, source: &str, imported: &mut Imported) -> bool {
        if grid.prose.is_empty() {
            return false;
        }
        let at = match self.open.filter(|_| self.goes_on) {
            Some(at) => at,
            None => {
                let form = Form { template: TEMPLATE.to_owned(), source: source.to_owned(), ..Form::default() };
                imported.forms.push(ImportedForm { form, sheet: imported.sheets.len(), general: false });
                imported.forms.len() - 1
            }
        };
        (self.open, self.goes_on) = (Some(at), false);
        let mut cells = Vec::new();
        if let Some(read) = imported.forms.get_mut(at) {
            text(grid, &mut read.form, &mut |cell, role| {
                cells.push(ReadCell { area: cell.area, text: cell.text.clone(), form: Some(at), role });
            });
        }
        imported.sheets.push(ReadSheet { name: grid.name.clone(), cells, notices: grid.notices.clone() });
        true
    }

    /// Puts the forms that `grid` was read as in their place.
    pub(super) fn place(&mut self, grid: &Grid, forms: Range<usize>, imported: &mut Imported) {
        self.goes_on = grid.placed && self.open.is_some();
        let Some(open) = self.open.filter(|_| self.goes_on) else {
            self.open = None;
            return;
        };
        for at in forms {
            let id = FormId(u32::try_from(at + 1).unwrap_or_default());
            if let Some(read) = imported.forms.get_mut(at) {
                read.form.id = id;
            }
            let cells =
                [(Column::Style, Style::Form.name().to_owned()), (Column::Extra(FORM.into()), id.0.to_string())];
            if let Some(read) = imported.forms.get_mut(open) {
                read.form.push_row(Table::Paragraphs, cells.into_iter().collect());
            }
        }
    }

    /// Takes the numbers of headings off, which are counted anew.
    pub(super) fn finish(imported: &mut Imported) {
        for read in imported.forms.iter_mut().filter(|read| !read.form.paragraphs.is_empty()) {
            let numbers = numbers(&read.form.paragraphs);
            for (row, number) in read.form.paragraphs.iter_mut().zip(&numbers).filter(|(_, number)| !number.is_empty())
            {
                // A tab or a space at the end of the text may have been lost.
                let text = row[Column::Text].strip_prefix(number.trim_end()).map(|text| text.trim_start().to_owned());
                text.into_iter().for_each(|text| row.set(Column::Text, text));
            }
        }
    }
}

/// Adds the rows of `grid` to `form`; `told` hears what became of each cell.
fn text(grid: &Grid, form: &mut Form, told: &mut dyn FnMut(&GridCell, Role)) {
    let end = grid.cells().iter().map(|cell| cell.area.bottom()).chain(grid.prose.keys().map(|row| row + 1)).max();
    let width = grid.cells().iter().map(|cell| cell.area.right()).max().unwrap_or(1);
    for row in 0..end.unwrap_or(0) {
        let begin = grid.cells().get(grid.indices_in(row..row + 1)).unwrap_or_default();
        let cells: Vec<&GridCell> = begin.iter().filter(|cell| !cell.is_blank()).collect();
        let Some(Styled { id, begins_page }) = grid.prose.get(&row) else {
            // The lines of the title have no style of a paragraph.
            for cell in cells {
                let title = format!("{}{}", form.field(keys::TITLE), cell.text.trim());
                form.fields.set(keys::TITLE.into(), title);
                told(cell, Role::Taken(FieldPath::field(keys::TITLE)));
            }
            continue;
        };
        let style = word_style::called(id).unwrap_or_default();
        if style == Style::ContentsLine {
            cells.into_iter().for_each(|cell| told(cell, Role::Understood));
            continue;
        }
        // A break is one itself.
        if *begins_page && style != Style::PageBreak {
            form.push_row(Table::Paragraphs, [(Column::Style, Style::PageBreak.name())].into_iter().collect());
        }
        let id = form.push_row(Table::Paragraphs, texts(grid, row, width, style));
        cells.into_iter().for_each(|cell| told(cell, Role::Taken(path(id, cell.area.column))));
    }
}

fn path(row: RowId, column: u32) -> FieldPath {
    FieldPath::Cell(Table::Paragraphs, row, cell_column(column as usize))
}

/// The texts of a row of `grid`, of the style `style`, in a sheet `width` columns wide.
fn texts(grid: &Grid, row: u32, width: u32, style: Style) -> Texts<Column> {
    let width = if style.is_table() { width } else { 1 };
    let [left, above] = MERGED;
    let cells = (0..width).filter_map(|column| {
        let cell = grid.cells().get(grid.index_at(row, column)?)?;
        let begins = (cell.area.row, cell.area.column) == (row, column);
        let text = match () {
            () if begins => cell.text.as_str(),
            () if cell.area.column == column => above,
            () => left,
        };
        Some((cell_column(column as usize), text.to_owned()))
    });
    paragraph(style, cells)
}
