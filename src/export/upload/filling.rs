//! Turns forms into rows of the upload sheet, one form after the other.

use super::values::{Source, is_void};
use super::{Cell, Refused, Table, Unfilled, gaps, limits};
use crate::model::{Bureau, Form, Row};
use crate::template::Template;
use crate::template::profile::Profile;
use std::cell::OnceCell;

/// An upload sheet under construction; it keeps rows, not forms.
pub struct Filling<'p> {
    profile: &'p Profile,
    bureau: &'p Bureau,
    table: Table,
    /// For each column, the rows in which it is empty although required.
    unfilled: Vec<Vec<Unfilled>>,
}

impl<'p> Filling<'p> {
    /// An empty sheet with the header rows of `profile`, for forms of `bureau`.
    pub fn new(profile: &'p Profile, bureau: &'p Bureau) -> Self {
        let table = Table {
            sheet: profile.sheet.clone(),
            headers: headers(profile),
            merges: profile.merges.clone(),
            ..Table::default()
        };
        Self { profile, bureau, table, unfilled: vec![Vec::new(); profile.columns.len()] }
    }

    /// Adds the indicators of `form`, except those without name and value, as in a blank form.
    pub fn add(&mut self, form: &Form, template: &Template) {
        let total = OnceCell::new();
        for row in form.indicators.iter().filter(|row| !is_void(row)) {
            let cells = self.cells(form, template, row, &total);
            self.table.rows.push(cells);
        }
    }

    fn cells(&mut self, form: &Form, template: &Template, row: &Row, total: &OnceCell<Cell>) -> Vec<Cell> {
        let source = Source::new(self.bureau, form, template, row, total);
        let place = self.table.headers.len() + self.table.rows.len() + 1;
        let mut cells = Vec::with_capacity(self.profile.columns.len());
        for (column, empty) in self.profile.columns.iter().zip(&mut self.unfilled) {
            let mut cell = source.cell(column, self.profile.money);
            if column.required && cell.is_empty() {
                empty.push(source.unfilled(&column.value, place));
            }
            let refusals = limits::refusals(column, &cell).into_iter().chain(limits::cut(&mut cell));
            self.table.refused.extend(refusals.map(|refusal| Refused {
                row: place,
                header: column.header.clone(),
                form: form.id,
                path: source.path(&column.value),
                refusal,
            }));
            cells.push(cell);
        }
        cells
    }

    /// The finished sheet, with its gaps.
    pub fn finish(self) -> Table {
        Table { gaps: gaps::of(&self.profile.columns, self.unfilled), ..self.table }
    }
}

/// The header rows of `profile`; of merged cells the first holds the text.
fn headers(profile: &Profile) -> Vec<Vec<String>> {
    let names = profile.columns.iter().map(|column| column.header.clone()).collect();
    let mut headers: Vec<Vec<String>> = profile.above.iter().cloned().chain([names]).collect();
    for (r, row) in headers.iter_mut().enumerate() {
        for (c, text) in row.iter_mut().enumerate() {
            if profile.merges.iter().any(|merge| merge.covers(r, c) && (merge.row, merge.column) != (r, c)) {
                text.clear();
            }
        }
    }
    headers
}
