//! A block → one edit of a form.

use super::super::branch::Branches;
use super::super::header::{self, HeadColumn, Header};
use super::super::importer::Importer;
use super::super::outcome::{ReadCell, Reason, Role};
use super::super::reading::{Mark, Reading};
use super::super::rows;
use super::super::schedule::is_month;
use super::super::text::Labelled;
use super::super::vocabulary::Vocabulary;
use super::{Block, target};
use crate::edit::Edit;
use crate::model::{Column, FieldPath, Form, Row, Table, Texts};
use std::collections::BTreeMap;

/// What a block becomes in a form.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pasted {
    /// The change, as one step; None where nothing of the block has a place.
    pub edit: Option<Edit>,
    /// The cells that have no place, each with the reason; their areas count from the block's first cell.
    pub unplaced: Vec<ReadCell>,
    /// What else of the block was left out, in words.
    pub problems: Vec<String>,
}

impl Pasted {
    /// What of the block has no place in the form, a line each.
    pub fn notes(&self) -> Vec<String> {
        let line = |cell: &ReadCell| {
            let Role::NotPlaced(reason) = cell.role else { return None };
            let text = cell.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let (row, column) = (cell.area.row + 1, cell.area.column + 1);
            Some(format!("所粘贴内容第 {row} 行第 {column} 列：{text}（{}）", reason.name()))
        };
        self.unplaced.iter().filter_map(line).chain(self.problems.iter().cloned()).collect()
    }
}

impl Importer {
    /// What `block` becomes when it is pasted into `form` at `anchor`; None where the form's template is not at hand.
    pub fn paste(&self, form: &Form, anchor: &FieldPath, block: &Block) -> Option<Pasted> {
        let vocabulary = self.vocabulary(&form.template)?;
        let sheet = Labelled::new(&block.grid);
        let mut headers = header::find(&sheet, 0..block.rows, vocabulary);
        headers.retain(|header| vocabulary.template.table(header.table).is_some());
        if !headers.is_empty() {
            let mut reading = Reading::new(&sheet, 0..block.rows, vocabulary, &self.words, false);
            let columns = read_tables(&mut reading, headers);
            return Some(pasted(form, anchor, block, &reading, &columns));
        }
        let (table, column) = match anchor {
            FieldPath::Cell(table, _, column) => (*table, column),
            FieldPath::Field(_) | FieldPath::Total(..) => {
                let edit = step(vec![Edit::set(form.id, anchor.clone(), block.text())]);
                return Some(Pasted { edit, problems: block.grid.problems.clone(), ..Pasted::default() });
            }
        };
        let turned = (table == Table::Schedule && !runs_down(block)).then(|| block.transposed());
        let block = turned.as_ref().unwrap_or(block);
        let sheet = Labelled::new(&block.grid);
        let mut reading = Reading::new(&sheet, 0..block.rows, vocabulary, &self.words, false);
        let columns = BTreeMap::from([(table, read_plainly(&mut reading, table, column, block))]);
        Some(pasted(form, anchor, block, &reading, &columns))
    }
}

type Columns = BTreeMap<Table, Vec<Column>>;

/// Reads the tables below `headers`; the columns that they have.
fn read_tables(reading: &mut Reading<'_, '_>, headers: Vec<Header>) -> Columns {
    let mut found = Columns::new();
    let mut branches = Branches::default();
    let limits: Vec<u32> = headers.iter().skip(1).map(|next| next.rows.start).chain([reading.rows.end]).collect();
    for (mut header, limit) in headers.into_iter().zip(limits) {
        let table = reading.vocabulary.template.table(header.table);
        header.columns.retain(|head| table.is_some_and(|table| table.column(&head.column).is_some()));
        let columns = found.entry(header.table).or_default();
        columns.extend(header.columns.iter().map(|head| head.column.clone()));
        rows::read(reading, header, limit, &mut branches);
    }
    found
}

/// Reads `block` into the columns of `table` from `first` on, a row a row; the columns that it fills.
fn read_plainly(reading: &mut Reading<'_, '_>, table: Table, first: &Column, block: &Block) -> Vec<Column> {
    let shown = shown_columns(reading.vocabulary, table);
    let months = table == Table::Schedule && (0..block.rows).any(|row| is_month(block.text_at(row, 0)));
    let from = if months { Some(0) } else { shown.iter().position(|column| column == first) };
    let columns: Vec<Column> =
        shown.into_iter().skip(from.unwrap_or(usize::MAX)).take(block.columns as usize).collect();
    let heads = columns.iter().zip(0..).map(|(column, at)| HeadColumn {
        column: column.clone(),
        at: at..at + 1,
        label: String::new(),
    });
    let header = Header { table, rows: 0..0, columns: heads.collect(), side: None };
    let mut branches = Branches::default();
    branches.learn(reading, &header, block.rows);
    for row in 0..block.rows {
        let label = reading.sheet.grid.index_at(row, 0).map_or("", |index| reading.label(index));
        // A total is computed, and the label at the side of a schedule is the form's own.
        let total = from == Some(0) && rows::total_label(reading, &header, row).is_some();
        if total || (table == Table::Schedule && reading.vocabulary.is_schedule(label)) {
            let cells: Vec<usize> = reading.sheet.filled(row..row + 1).collect();
            cells.into_iter().for_each(|index| reading.mark(index, Mark::Understood));
            continue;
        }
        let before = reading.form.rows(table).len();
        rows::read_row(reading, &header, row, &mut branches);
        if reading.form.rows(table).len() == before {
            // A blank row keeps those below it at their places.
            reading.form.push_row(table, Texts::default());
        }
    }
    columns
}

/// The columns of `table` in the order in which the form shows them.
fn shown_columns(vocabulary: &Vocabulary, table: Table) -> Vec<Column> {
    match vocabulary.template.table(table) {
        Some(block) => block.columns.iter().map(|spec| spec.column.clone()).collect(),
        None if table == Table::Schedule => vec![Column::Month, Column::Percent],
        None => Vec::new(),
    }
}

/// Whether the steps of a payment schedule stand below each other, and not side by side as the form shows them.
fn runs_down(block: &Block) -> bool {
    let month = |row, column| is_month(block.text_at(row, column));
    match (month(0, 0), block.columns) {
        (true, 1) => block.rows == 1 || month(1, 0),
        (true, _) => !month(0, 1),
        (false, columns) => columns == 1,
    }
}

/// The outcome of `reading`, in which `columns` of the tables were read.
fn pasted(form: &Form, anchor: &FieldPath, block: &Block, reading: &Reading<'_, '_>, columns: &Columns) -> Pasted {
    let mut edits = Vec::new();
    for (table, columns) in columns {
        let rows = reading.form.rows(*table).iter().map(cells).collect();
        let mut columns = columns.clone();
        if columns.contains(&Column::Subclass) {
            columns.push(Column::Mark);
        }
        let place = (*table, target::first_row(form, *table, anchor));
        edits.extend(target::edits(form, &reading.vocabulary.template, place, &columns, rows));
    }
    let marks: BTreeMap<usize, &Mark> = reading.marks().collect();
    let unplaced = reading.filled().filter_map(|index| {
        let cell = reading.cell(index)?;
        let reason = match marks.get(&index) {
            Some(Mark::NotPlaced(reason)) => *reason,
            None if !reading.is_label(index) => Reason::Unknown,
            _ => return None,
        };
        Some(ReadCell { area: cell.area, text: cell.text.clone(), role: Role::NotPlaced(reason) })
    });
    Pasted { unplaced: unplaced.collect(), problems: block.grid.problems.clone(), edit: step(edits) }
}

/// The edits as one step.
fn step(edits: Vec<Edit>) -> Option<Edit> {
    (!edits.is_empty()).then(|| Edit::Many { name: "粘贴".to_owned(), edits })
}

fn cells(row: &Row) -> Texts<Column> {
    row.cells().map(|(column, text)| (column.clone(), text)).collect()
}
