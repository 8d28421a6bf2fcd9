//! Pastes a block into a form as one edit, by its header, its classes or the cursor.

use super::super::branch::Branches;
use super::super::header::{HeadColumn, Header};
use super::super::importer::Importer;
use super::super::outcome::{ReadCell, Reason, Role};
use super::super::reading::Reading;
use super::super::rows;
use super::super::schedule::is_month;
use super::super::sums;
use super::super::tables;
use super::super::text::Labelled;
use super::contents::Levels;
use super::pasted::{Pasted, step};
use super::target::{BRANCH, Target, classes_without_row, shown_columns};
use super::{Block, Selection, levels, prose, values};
use crate::model::{Column, FieldPath, Form, Row, Table, Texts};
use crate::template::Template;
use std::collections::BTreeMap;

impl Importer {
    /// Pastes `block` into `form` where `at` is selected; None if the form's template is not in the library.
    pub fn paste(&self, form: &Form, at: &Selection, block: &Block) -> Option<Pasted> {
        if let Some(pasted) = prose::pasted(form, &at.anchor, block) {
            return Some(pasted);
        }
        let vocabulary = self.vocabulary(&form.template)?;
        let template = &vocabulary.template;
        let sheet = Labelled::new(&block.grid);
        let read = |headers: Vec<Header>| {
            let mut reading = Reading::new(&sheet, 0..block.rows, vocabulary, &self.words, false);
            let columns = read_tables(&mut reading, headers);
            pasted(form, &at.anchor, block, &reading, &Read { columns, guide: Guide::Header })
        };
        let mut headers = tables::find(&sheet, 0..block.rows, vocabulary);
        headers.retain(|header| template.table(header.table).is_some());
        if !headers.is_empty() {
            return Some(read(headers));
        }
        let levels = Levels::new(self, form);
        if let Some(header) = recognised(&levels, template, &at.anchor, block) {
            return Some(read(vec![header]));
        }
        let (table, column) = match &at.anchor {
            FieldPath::Cell(table, _, column) if block.rows > 1 || block.columns > 1 => (*table, column),
            _ => return Some(values::paste(form, template, at, block)),
        };
        let turned = (table == Table::Schedule && !runs_down(block)).then(|| block.transposed());
        let block = &at.filled_with(turned.as_ref().unwrap_or(block));
        let sheet = Labelled::new(&block.grid);
        let mut reading = Reading::new(&sheet, 0..block.rows, vocabulary, &self.words, false);
        let columns = BTreeMap::from([(table, read_plainly(&mut reading, table, column, block))]);
        let classed = table == Table::Indicators && levels::classes(block, &levels).is_some();
        let guide = if classed { Guide::Classes } else { Guide::Cursor };
        Some(pasted(form, &at.anchor, block, &reading, &Read { columns, guide }))
    }

    /// Pastes `block` cell by cell; None if the form's template is not in the library.
    pub fn paste_values(&self, form: &Form, at: &Selection, block: &Block) -> Option<Pasted> {
        if let Some(pasted) = prose::pasted(form, &at.anchor, block) {
            return Some(pasted);
        }
        Some(values::paste(form, &self.vocabulary(&form.template)?.template, at, block))
    }
}

/// The header of a `block` without one, if its classes tell its columns.
fn recognised(levels: &Levels<'_>, template: &Template, anchor: &FieldPath, block: &Block) -> Option<Header> {
    let falling: Vec<Column> = match anchor {
        FieldPath::Cell(Table::Indicators, _, first) => {
            shown_columns(template, Table::Indicators).into_iter().skip_while(|column| column != first).collect()
        }
        // A block of one or two columns may be meant as the text of a field.
        _ if block.columns < 3 => return None,
        _ => Vec::new(),
    };
    levels::header(block, template, levels, &falling)
}

/// The columns read of each table.
type Columns = BTreeMap<Table, Vec<Column>>;

/// The columns read from a block, and how its rows are placed.
struct Read {
    columns: Columns,
    guide: Guide,
}

/// How the rows of a block are placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Guide {
    /// By the cursor alone.
    Cursor,
    /// By the cursor, and by classes in the form's class columns.
    Classes,
    /// By a header, read or recognised.
    Header,
}

/// Reads the tables below `headers`, and returns their columns.
fn read_tables(reading: &mut Reading<'_, '_>, headers: Vec<Header>) -> Columns {
    let mut found = Columns::new();
    let mut branches = Branches::default();
    let limits: Vec<u32> = headers.iter().skip(1).map(|next| next.rows.start).chain([reading.rows.end]).collect();
    for (mut header, limit) in headers.into_iter().zip(limits) {
        let table = reading.vocabulary.template.table(header.table);
        // An operator or unit without a column in the form goes into the value: ≥ | 95 | % → ≥95%.
        let valued = |column: &Column| matches!(column, Column::Operator | Column::Unit) && header.has(&Column::Value);
        let known = |column: &Column| table.is_some_and(|table| table.column(column).is_some()) || valued(column);
        header.columns = header.columns.iter().filter(|head| known(&head.column)).cloned().collect();
        let columns = found.entry(header.table).or_default();
        columns.extend(header.columns.iter().map(|head| head.column.clone()));
        rows::read(reading, header, limit, &mut branches);
    }
    found
}

/// Reads `block` into the columns of `table` from `first` on, row by row, and returns the columns that it fills.
fn read_plainly(reading: &mut Reading<'_, '_>, table: Table, first: &Column, block: &Block) -> Vec<Column> {
    let shown = shown_columns(&reading.vocabulary.template, table);
    let months = table == Table::Schedule && (0..block.rows).any(|row| is_month(block.text_at(row, 0)));
    // A month can only be in the first column, wherever the cursor is.
    let from = if months { Some(0) } else { shown.iter().position(|column| column == first) };
    let columns: Vec<Column> =
        shown.into_iter().skip(from.unwrap_or(usize::MAX)).take(block.columns as usize).collect();
    let heads = columns.iter().zip(0..).map(|(column, at)| HeadColumn::bare(column.clone(), at..at + 1));
    let header = Header::new(table, 0..0, heads.collect());
    let mut branches = Branches::default();
    branches.learn(reading, &header, block.rows);
    for row in 0..block.rows {
        let label = reading.sheet.grid.index_at(row, 0).map_or("", |index| reading.label(index));
        // The form computes totals, and prints the label beside a schedule itself.
        let total = from == Some(0) && sums::total_label(reading, &header, row).is_some();
        if total || (table == Table::Schedule && reading.vocabulary.is_schedule(label)) {
            let cells: Vec<usize> = reading.sheet.filled(row..row + 1).collect();
            cells.into_iter().for_each(|index| reading.mark(index, Role::Understood));
            continue;
        }
        let before = reading.form.rows(table).len();
        rows::read_row(reading, &header, row, &mut branches);
        if reading.form.rows(table).len() == before {
            // A blank row stays, so that those below it keep their distance from the cursor.
            reading.form.push_row(table, Texts::default());
        }
    }
    columns
}

/// Whether the steps of a payment schedule are below each other, not side by side as the form shows them.
fn runs_down(block: &Block) -> bool {
    let month = |row, column| is_month(block.text_at(row, column));
    match (month(0, 0), block.columns) {
        (true, 1) => block.rows == 1 || month(1, 0),
        (true, _) => !month(0, 1),
        (false, columns) => columns == 1,
    }
}

/// The edit for what was read. If the block names classes, a class whose rows it overwrites stays on the form.
fn pasted(form: &Form, anchor: &FieldPath, block: &Block, reading: &Reading<'_, '_>, read: &Read) -> Pasted {
    let (mut edits, mut added) = (Vec::new(), 0);
    let template = &reading.vocabulary.template;
    for (table, columns) in &read.columns {
        let rows = reading.form.rows(*table).iter().map(|row| cells(row, template, *table)).collect();
        let mut columns = columns.clone();
        columns.retain(|column| *table == Table::Schedule || is_shown(template, *table, column));
        // A block without a class column gets the classes of its subclasses.
        let completes =
            read.guide == Guide::Header && columns.contains(&Column::Subclass) && !columns.contains(&Column::Class);
        columns.extend(completes.then_some(Column::Class));
        // The mark is part of the subclass, and cleared with it.
        if columns.contains(&Column::Subclass) {
            columns.push(Column::Mark);
        }
        let classed = read.guide != Guide::Cursor && columns.iter().any(|column| BRANCH.contains(column));
        let target = Target::new(form, template, *table, anchor).completing(completes);
        let mut placed = if classed && target.is_free() {
            target.among_classes(&columns, rows)
        } else {
            target.over(&columns, rows)
        };
        added += placed.added.len();
        if classed {
            classes_without_row(form, &mut placed);
        }
        edits.extend(placed.edits(form, *table));
    }
    let roles: BTreeMap<usize, &Role> = reading.roles().collect();
    let unplaced = reading.filled().filter_map(|index| {
        let cell = reading.cell(index)?;
        let reason = match roles.get(&index) {
            Some(Role::NotPlaced(reason)) => *reason,
            None if !reading.is_label(index) => Reason::Unknown,
            _ => return None,
        };
        Some(ReadCell { area: cell.area, text: cell.text.clone(), form: None, role: Role::NotPlaced(reason) })
    });
    Pasted { unplaced: unplaced.collect(), notices: block.grid.notices.clone(), edit: step(edits), added }
}

fn is_shown(template: &Template, table: Table, column: &Column) -> bool {
    template.table(table).is_some_and(|block| block.column(column).is_some())
}

/// The cells of `row`; an operator or unit without a column in the template is joined to the value.
fn cells(row: &Row, template: &Template, table: Table) -> Texts<Column> {
    let [mut valued, mut cells]: [Texts<Column>; 2] = Default::default();
    for (column, text) in row.cells() {
        let joins = matches!(column, Column::Operator | Column::Unit) && !is_shown(template, table, column);
        if joins || *column == Column::Value {
            valued.set(column.clone(), text);
        } else {
            cells.set(column.clone(), text);
        }
    }
    let bare = || valued.iter().map(|(_, text)| text).collect::<String>();
    let row = Row::with(row.id(), valued.clone());
    // Without a value its operator and unit are kept all the same.
    cells.set(Column::Value, if row[Column::Value].is_empty() { bare() } else { row.whole_value().into_owned() });
    cells
}
