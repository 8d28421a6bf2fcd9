//! The builder that the blocks add their rows and cells to.

use super::style::{line, styled};
use super::{Cell, Fit, Section, Sheet, SheetRow};
use crate::model::{FieldPath, Form, PrintOptions, keys};
use crate::template::shown::shown;
use crate::template::units::{in_unit, unit};
use crate::template::{Align, CellStyle, GridCell, Side, Template, label};

/// A sheet under construction; rows are added from top to bottom.
pub(super) struct Builder<'t> {
    pub(super) template: &'t Template,
    pub(super) form: &'t Form,
    sheet: Sheet,
}

impl<'t> Builder<'t> {
    pub(super) fn new(template: &'t Template, form: &'t Form, print: &PrintOptions) -> Self {
        let sheet = Sheet {
            name: form.name().to_owned(),
            title: shown(template, form, &FieldPath::field(keys::TITLE)).into_owned(),
            // A manuscript is set as official papers are.
            page: if template.has_prose() { template.page.clone() } else { styled(&template.page, &print.style) },
            line: line(&print.style),
            paper: print.paper,
            fit: match form.fit {
                // Running text has the size that its readers are used to.
                Fit::Auto if template.has_prose() => Fit::FullSize,
                Fit::Auto if print.fit_one_page => Fit::OnePage,
                other => other,
            },
            widths: template.widths.clone(),
            rows: Vec::new(),
            cells: Vec::new(),
            sections: Vec::new(),
        };
        Self { template, form, sheet }
    }

    /// The sheet, with `added` columns at the right of the template's for what tables have of their own.
    pub(super) fn finish(mut self, added: usize) -> Sheet {
        if added > 0 {
            self.widen(added);
        }
        // Side labels are added after the rows beside them, but writers expect cells in order.
        self.sheet.cells.sort_by_key(|cell| (cell.row, cell.column));
        self.sheet
    }

    /// Adds `added` columns of mean width at the right; in each row the last cell reaches to the new edge.
    fn widen(&mut self, added: usize) {
        let (old, sheet) = (self.width(), &mut self.sheet);
        #[expect(clippy::cast_precision_loss, reason = "a few dozen columns")]
        let mean = sheet.widths.iter().sum::<f32>() / old.max(1) as f32;
        sheet.widths.extend(std::iter::repeat_n(mean, added));
        let mut ends = vec![old; sheet.rows.len()];
        for cell in &sheet.cells {
            let rows = ends.iter_mut().skip(cell.row).take(cell.rows);
            rows.for_each(|end| *end = (*end).max(cell.column + cell.columns));
        }
        for cell in &mut sheet.cells {
            if ends.get(cell.row) == Some(&(cell.column + cell.columns)) {
                cell.columns = old + added - cell.column;
            }
        }
    }

    /// The relative widths of the grid's columns.
    pub(super) fn widths(&self) -> &[f32] {
        &self.sheet.widths
    }

    /// How many columns the grid has.
    pub(super) fn width(&self) -> usize {
        self.sheet.widths.len()
    }

    /// The number of the next row.
    pub(super) fn next_row(&self) -> usize {
        self.sheet.rows.len()
    }

    /// Adds a row and returns its number.
    pub(super) fn row(&mut self, framed: bool, keep: bool) -> usize {
        self.add(SheetRow { framed, keep, ..SheetRow::default() })
    }

    /// Adds `row` and returns its number.
    pub(super) fn add(&mut self, row: SheetRow) -> usize {
        self.sheet.rows.push(row);
        self.sheet.rows.len() - 1
    }

    /// Divides the whole width into columns of other relative widths; all cells so far take it whole.
    pub(super) fn divide(&mut self, widths: Vec<f32>) {
        for cell in &mut self.sheet.cells {
            (cell.column, cell.columns) = (0, widths.len());
        }
        self.sheet.widths = widths;
    }

    /// Adds a cell.
    pub(super) fn cell(&mut self, cell: Cell) {
        self.sheet.cells.push(cell);
    }

    /// Marks the rows from `first` on as a table whose first `header` rows repeat.
    pub(super) fn section(&mut self, first: usize, header: usize) {
        self.sheet.sections.push(Section { header: first..first + header, rows: first..self.next_row() });
    }

    /// Adds the side label of the rows from `first` on.
    pub(super) fn side(&mut self, side: Option<&Side>, first: usize, field: Option<FieldPath>) {
        let rows = self.next_row() - first;
        if let Some(side) = side.filter(|_| rows > 0) {
            let text = self.own_label(&side.text, field.as_ref());
            self.cell(Cell { rows, columns: side.span, stacked: side.stacked, field, ..Cell::label(first, 0, text) });
        }
    }

    /// The text of `path` as the form shows it.
    pub(super) fn shown(&self, path: &FieldPath) -> String {
        shown(self.template, self.form, path).into_owned()
    }

    /// A label of the template, replaced by the form's own label if it has one.
    pub(super) fn own_label(&self, text: &str, field: Option<&FieldPath>) -> String {
        let own = self.form.labels.get(text);
        if !own.is_empty() {
            return own.to_owned();
        }
        let text = in_unit(text, self.template.money, unit(self.template, self.form));
        let Some(FieldPath::Field(key)) = field else { return text.into_owned() };
        match self.template.field(key.as_str()) {
            Some(spec) if !self.form.labels.is_empty() => {
                text.replace(&spec.label, label(self.template, self.form, key.as_str()))
            }
            _ => text.into_owned(),
        }
    }

    /// What the form itself prints in the place of a label that tells what a field says.
    pub(super) fn own_caption(&self, spec: &GridCell) -> Option<&'t str> {
        let key = spec.caption_of.as_ref().filter(|_| spec.mentions)?;
        Some(self.form.labels.get(key)).filter(|own| !own.is_empty())
    }

    /// Adds an unframed line over the whole width, kept with the row above.
    pub(super) fn caption(&mut self, text: String) {
        let row = self.row(false, true);
        let align = Some(Align::Left);
        self.cell(Cell { columns: self.width(), style: CellStyle::Caption, align, ..Cell::label(row, 0, text) });
    }
}
