//! Turns forms into rows of the upload sheet, one form after the other.

use super::of_form::OfForm;
use super::of_row::OfRow;
use super::of_rows::OfRows;
use super::told::{Told, coded};
use super::{Cell, Lacks, Refusal, Refused, Table, Unfilled, gaps, headers, limits};
use crate::model::naming::numbered;
use crate::model::value::OTHERWISE;
use crate::model::{Bureau, Column, FieldPath, Form, Row, keys};
use crate::template::Template;
use crate::template::profile::{CodeStyle, Profile, RowOf, UploadValue};
use crate::template::shown::stage;

/// An upload sheet under construction; it keeps rows, not forms.
pub struct Filling<'p> {
    profile: &'p Profile,
    bureau: &'p Bureau,
    /// Whether the system knows 定量（其他）.
    otherwise: bool,
    /// The month of the first form that tells one.
    month: String,
    rows: Vec<Vec<Cell>>,
    /// For each column, the rows in which it is empty although required.
    unfilled: Vec<Vec<Unfilled>>,
    /// For each column, the rows in which a name lacks its code.
    uncoded: Vec<Vec<Unfilled>>,
    /// Refused cells, each with its column; their headers are set in the end.
    refused: Vec<(usize, Refused)>,
    forms: usize,
    left_out: usize,
}

/// What the rows of a form have in common.
struct Common<'f> {
    form: &'f Form,
    whole: OfForm<'f>,
    /// For each column, its cell unless the indicators tell it.
    cells: Vec<Option<Cell>>,
    /// For each column, the code that the form tells for it; empty if it tells none.
    codes: Vec<String>,
}

impl<'p> Filling<'p> {
    /// An empty sheet with the header rows of `profile`, for forms of `bureau`.
    pub fn new(profile: &'p Profile, bureau: &'p Bureau) -> Self {
        let lists = profile.columns.iter().filter(|column| column.value == UploadValue::Operator);
        let otherwise = lists.into_iter().any(|column| column.code_of(OTHERWISE).is_some());
        let none = vec![Vec::new(); profile.columns.len()];
        let (month, rows, refused) = (String::new(), Vec::new(), Vec::new());
        let (unfilled, uncoded) = (none.clone(), none);
        Self { profile, bureau, otherwise, month, rows, unfilled, uncoded, refused, forms: 0, left_out: 0 }
    }

    /// The profile.
    pub fn profile(&self) -> &'p Profile {
        self.profile
    }

    /// Adds the rows of `form`, unless the profile is for forms of other stages. Indicators without name and value, as in
    /// a blank form, are none.
    pub fn add(&mut self, form: &Form, template: &Template) {
        if !self.profile.takes(stage(template, form)) {
            self.left_out += 1;
            return;
        }
        self.forms += 1;
        if self.month.is_empty() {
            form.field(keys::MONTH).trim().clone_into(&mut self.month);
        }
        let whole = OfForm::new(self.bureau, form, template, self.profile.money);
        let cell = |value: &UploadValue| value.column().is_none().then(|| whole.cell(value));
        let cells = self.profile.columns.iter().map(|column| cell(&column.value)).collect();
        let codes = self.profile.columns.iter().map(|column| whole.code(&column.value)).collect();
        let common = Common { form, whole, cells, codes };
        let rows = form.indicators.iter().filter(|row| !is_void(row));
        let rows = rows.map(|row| OfRow::new(form, template, row, self.otherwise));
        match self.profile.row {
            RowOf::Indicator => rows.collect::<Vec<_>>().iter().for_each(|row| self.push(&common, row)),
            RowOf::Project => {
                let rows = OfRows::new(form, template, rows.collect());
                self.push(&common, &rows);
            }
        }
    }

    fn push(&mut self, common: &Common<'_>, told: &dyn Told) {
        let number = self.rows.len() + 1;
        let place = self.profile.above.len() + 1 + number;
        let sorts = told.operators();
        let mut cells = Vec::with_capacity(self.profile.columns.len());
        for (at, column) in self.profile.columns.iter().enumerate() {
            let value = &column.value;
            let cell = match common.cells.get(at) {
                _ if *value == UploadValue::Serial => Cell::Number(number.into()),
                Some(Some(cell)) => cell.clone(),
                _ => told.cell(value),
            };
            let own = common.codes.get(at).map_or("", String::as_str);
            let mut cell = coded(column, cell, own);
            let path = || if value.column().is_some() { told.path(value) } else { common.whole.path(value) };
            let lacking =
                || Unfilled { row: place, form: common.form.id, path: path(), name: name(common.form, told, &path()) };
            let required = column.required || sorts.iter().any(|sort| column.is_required_for(sort));
            if cell.is_empty() {
                self.unfilled[at].extend(required.then(lacking));
            } else if column.write != CodeStyle::Name && column.codes.is_empty() && own.is_empty() {
                self.uncoded[at].push(lacking());
            }
            let refusals = limits::refusals(column, &cell).into_iter().chain(limits::cut(&mut cell));
            let refused = |refusal: Refusal| Refused {
                row: place,
                header: String::new(),
                form: common.form.id,
                path: path(),
                refusal,
            };
            self.refused.extend(refusals.map(|refusal| (at, refused(refusal))));
            cells.push(cell);
        }
        self.rows.push(cells);
    }

    /// The finished sheet, with its gaps.
    pub fn finish(self) -> Table {
        let labels = headers::labels(self.profile, &self.month);
        let label = |at: usize| labels.get(at).cloned().unwrap_or_default();
        let gaps = gaps::of(&labels, Lacks::Text, self.unfilled).chain(gaps::of(&labels, Lacks::Code, self.uncoded));
        let refused = self.refused.into_iter().map(|(at, refused)| Refused { header: label(at), ..refused });
        Table {
            sheet: self.profile.sheet.clone(),
            headers: headers::headers(self.profile, &self.month),
            merges: self.profile.merges.clone(),
            rows: self.rows,
            refused: refused.collect(),
            gaps: gaps.collect(),
            forms: self.forms,
            left_out: self.left_out,
        }
    }
}

/// The name of the form for a text of the form, else that of the indicator.
fn name(form: &Form, told: &dyn Told, path: &FieldPath) -> String {
    match path {
        FieldPath::Field(_) | FieldPath::Total(..) => form.name().to_owned(),
        cell @ FieldPath::Cell(..) => told.name(cell).to_owned(),
    }
}

/// Whether nothing is filled in except the number that a blank form prints: 指标1：.
fn is_void(row: &Row) -> bool {
    numbered(&row[Column::Name]).name.is_empty() && row[Column::Value].trim().is_empty()
}
