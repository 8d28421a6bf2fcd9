//! The texts of a manuscript's table while it is changed, cells that are one kept so.

use super::Edit;
use super::paragraphs::table_of;
use crate::model::merging::{Merged, merged, texts};
use crate::model::prose::{MAX_CELLS, MERGED, Style, cell_column, paragraph};
use crate::model::{Column, FieldPath, Form, Row, RowId, Table, Texts};

/// The label of a column that is added: a cell without text is none.
pub(super) const NEW_COLUMN: &str = "新列";

/// A cell of a table: where it begins, and how many columns and rows it takes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) columns: usize,
    pub(super) rows: usize,
}

/// The texts of a table while they are changed.
pub(super) struct Grid<'f> {
    pub(super) form: &'f Form,
    pub(super) rows: &'f [Row],
    texts: Vec<Vec<String>>,
    pub(super) heads: usize,
    merged: Vec<Vec<Merged>>,
}

impl<'f> Grid<'f> {
    /// The table that `row` belongs to.
    pub(super) fn of(form: &'f Form, row: RowId) -> Self {
        let rows = table_of(form, row);
        let (texts, heads) = texts(rows);
        let merged = merged(&texts, heads);
        let texts = texts.into_iter().map(|row| row.into_iter().map(str::to_owned).collect()).collect();
        Self { form, rows, texts, heads, merged }
    }

    pub(super) fn width(&self) -> usize {
        self.texts.first().map_or(0, Vec::len)
    }

    fn text(&self, row: usize, column: usize) -> &str {
        self.texts.get(row).and_then(|row| row.get(column)).map_or("", String::as_str)
    }

    fn set(&mut self, row: usize, column: usize, text: impl Into<String>) {
        if let Some(cell) = self.texts.get_mut(row).and_then(|row| row.get_mut(column)) {
            *cell = text.into();
        }
    }

    /// The cell that the one at `row` and `column` is, or is a part of. A loose arrow is a cell of its own.
    pub(super) fn span(&self, row: usize, column: usize) -> Span {
        match self.merged.get(row).and_then(|cells| cells.get(column)) {
            Some(Merged::Part { row, column }) => self.span(*row, *column),
            Some(Merged::Whole { columns, rows }) => Span { row, column, columns: *columns, rows: *rows },
            Some(Merged::Loose) | None => Span { row, column, columns: 1, rows: 1 },
        }
    }

    /// What the cell at `row` and `column` says; an arrow says nothing.
    pub(super) fn says(&self, row: usize, column: usize) -> &str {
        Some(self.text(row, column)).filter(|text| !MERGED.contains(&text.trim())).unwrap_or_default()
    }

    /// Writes `text` into a cell that takes so many columns and rows.
    pub(super) fn write(&mut self, span: Span, text: &str) {
        let [left, above] = MERGED;
        for row in span.row..span.row + span.rows {
            for column in span.column..span.column + span.columns {
                let is_below = row > span.row && column == span.column;
                self.set(row, column, if is_below { above } else { left });
            }
        }
        self.set(span.row, span.column, text);
    }

    /// The arrow that a cell put before `row` and `column` has, where that cell is within a larger one that begins before
    /// the line at `place`.
    fn within(&self, row: usize, column: usize, begins_before: impl Fn(usize, usize) -> bool) -> String {
        match self.merged.get(row).and_then(|cells| cells.get(column)) {
            Some(Merged::Part { row: from, column: start }) if begins_before(*from, *start) => {
                self.text(row, column).to_owned()
            }
            _ => String::new(),
        }
    }

    /// A row that is put before the one at `at`.
    pub(super) fn new_row(&self, at: usize, style: Style) -> Texts<Column> {
        let cell = |column| (cell_column(column), self.within(at, column, |from, _| from < at));
        paragraph(style, (0..self.width()).map(cell).filter(|(_, text)| !text.is_empty()))
    }

    /// Puts a column before the one at `at`.
    pub(super) fn add_column(&mut self, at: usize) {
        let texts: Vec<String> = (0..self.texts.len()).map(|row| self.within(row, at, |_, start| start < at)).collect();
        for (row, text) in self.texts.iter_mut().zip(texts) {
            row.insert(at.min(row.len()), text);
        }
        self.keep_column(at);
    }

    /// A column without any text would be none.
    pub(super) fn keep_column(&mut self, at: usize) {
        if (0..self.texts.len()).all(|row| self.text(row, at).is_empty()) {
            self.set(0, at, NEW_COLUMN);
        }
    }

    /// Takes a column out. A larger cell that begins there begins in the next one.
    pub(super) fn remove_column(&mut self, at: usize) {
        for row in 0..self.texts.len() {
            let span = self.span(row, at);
            if (span.row, span.column) == (row, at) && span.columns > 1 {
                let text = self.text(row, at).to_owned();
                self.write(Span { column: at + 1, columns: span.columns - 1, ..span }, &text);
            }
        }
        for row in self.texts.iter_mut().filter(|row| at < row.len()) {
            row.remove(at);
        }
    }

    /// Lets the larger cells that begin in a row of `gone` begin in the next one that stays.
    pub(super) fn without(&mut self, gone: &[RowId]) {
        let rows = self.rows;
        let is_gone = |row: &usize| rows.get(*row).is_some_and(|row| gone.contains(&row.id()));
        for row in (0..rows.len()).filter(is_gone) {
            for column in 0..self.width() {
                let span = self.span(row, column);
                let below = (row + 1..row + span.rows).find(|row| !is_gone(row));
                if let Some(below) = below.filter(|_| (span.row, span.column) == (row, column)) {
                    let text = self.text(row, column).to_owned();
                    self.write(Span { row: below, rows: row + span.rows - below, ..span }, &text);
                }
            }
        }
    }

    /// The texts that differ from those of the form.
    pub(super) fn edit(&self) -> Edit {
        let mut texts = Vec::new();
        for (row, cells) in self.rows.iter().zip(&self.texts) {
            for place in 0..MAX_CELLS {
                let text = cells.get(place).map_or("", String::as_str);
                if row[cell_column(place)] != *text {
                    texts.push((FieldPath::Cell(Table::Paragraphs, row.id(), cell_column(place)), text.to_owned()));
                }
            }
        }
        Edit::SetTexts { form: self.form.id, texts }
    }
}
