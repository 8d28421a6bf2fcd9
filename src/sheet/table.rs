//! Lays out the tables of a form: header, one row per task or indicator, labels over runs of rows, total.

use super::Cell;
use super::builder::Builder;
use super::own_columns::with_own;
use super::runs::runs;
use crate::model::{Column, FieldPath, Row, Table};
use crate::template::{CellStyle, ColumnSpec, TableBlock, TotalSpec};
use std::ops::Range;

/// Adds the table of `block`.
pub(super) fn add(builder: &mut Builder<'_>, block: &TableBlock) {
    let rows = builder.form.rows(block.of);
    let has_totals = builder.form.totals.iter().any(|((table, _), _)| *table == block.of);
    if block.only_filled && !has_totals && rows.iter().all(Row::is_blank) {
        return;
    }
    let block = &*with_own(block, builder.form);
    let first = builder.next_row();
    let header = add_header(builder, block);
    let body = builder.next_row();
    // An empty table prints one blank row to fill in.
    let count = rows.len().max(1);
    for row in 0..count {
        // The header never ends a page, and the last row never begins one.
        builder.row(true, row == 0 || row + 1 == count);
    }
    for (spec, column) in columns(block) {
        match spec.column {
            Column::Term => add_labels(builder, block, column, body, &runs(rows, |row| &row[Column::Term])),
            // The classes of 长期 and of 年度 are two labels.
            Column::Class => {
                let by_class = runs(rows, |row| (&row[Column::Term], &row[Column::Class]));
                add_labels(builder, block, column, body, &by_class);
            }
            Column::Subclass => {
                // By branch: the same subclass under two classes is two labels.
                let by_branch = runs(rows, |row| (&row[Column::Term], row.branch()));
                add_labels(builder, block, column, body, &by_branch);
            }
            _ => add_values(builder, block, spec, column, body),
        }
    }
    let within = block.total.iter().filter(|total| !total.below_side);
    within.for_each(|total| add_total(builder, block, total));
    builder.side(block.side.as_ref(), first, None);
    let below = block.total.iter().filter(|total| total.below_side);
    below.for_each(|total| add_total(builder, block, total));
    builder.section(first, header);
}

/// The columns of the table with their first grid columns.
fn columns(block: &TableBlock) -> impl Iterator<Item = (&ColumnSpec, usize)> {
    let start = block.side.as_ref().map_or(0, |side| side.span);
    block.columns.iter().scan(start, |at, spec| {
        let column = *at;
        *at += spec.span;
        Some((spec, column))
    })
}

/// Adds the header and returns its number of rows: two if columns are grouped.
fn add_header(builder: &mut Builder<'_>, block: &TableBlock) -> usize {
    let grouped = block.columns.iter().any(|spec| spec.group.is_some());
    let first = builder.row(true, false);
    if grouped {
        builder.row(true, true);
    }
    let mut group: Option<Cell> = None;
    for (spec, column) in columns(block) {
        let text = match &spec.printed {
            Some(printed) => printed.fill(|key| builder.shown(&FieldPath::Field(key.clone()))),
            None => builder.own_label(&spec.label, None),
        };
        let Some(label) = spec.group.as_ref().map(|group| builder.own_label(group, None)) else {
            builder.cell(Cell {
                rows: 1 + usize::from(grouped),
                columns: spec.span,
                ..Cell::label(first, column, text)
            });
            continue;
        };
        builder.cell(Cell { columns: spec.span, ..Cell::label(first + 1, column, text) });
        match &mut group {
            Some(cell) if cell.text == label && cell.column + cell.columns == column => cell.columns += spec.span,
            _ => {
                if let Some(done) = group.take() {
                    builder.cell(done);
                }
                group = Some(Cell { columns: spec.span, ..Cell::label(first, column, label) });
            }
        }
    }
    if let Some(done) = group {
        builder.cell(done);
    }
    1 + usize::from(grouped)
}

/// Adds the class or subclass labels, each over its run of rows.
fn add_labels(builder: &mut Builder<'_>, block: &TableBlock, column: usize, body: usize, runs: &[Range<usize>]) {
    let form = builder.form;
    let spec = columns(block).find(|(_, at)| *at == column).map(|(spec, _)| spec);
    let Some(spec) = spec else { return };
    for run in runs {
        let row = &form.rows(block.of)[run.start];
        let mark = if spec.column == Column::Subclass { &row[Column::Mark] } else { "" };
        let text =
            if mark.is_empty() { row[&spec.column].to_owned() } else { format!("{}\n({mark})", &row[&spec.column]) };
        let field = Some(FieldPath::Cell(block.of, row.id(), spec.column.clone()));
        let cell = Cell::label(body + run.start, column, text);
        builder.cell(Cell { rows: run.len(), columns: spec.span, value_at: 0, field, ..cell });
    }
    if runs.is_empty() {
        builder.cell(Cell { columns: spec.span, ..Cell::label(body, column, String::new()) });
    }
}

/// Adds a column of values.
fn add_values(builder: &mut Builder<'_>, block: &TableBlock, spec: &ColumnSpec, column: usize, body: usize) {
    let rows = builder.form.rows(block.of);
    for i in 0..rows.len().max(1) {
        let row = rows.get(i);
        let field = row.map(|row| FieldPath::Cell(block.of, row.id(), spec.column.clone()));
        let text = field.as_ref().map(|path| builder.shown(path)).unwrap_or_default();
        builder.cell(Cell {
            columns: spec.span,
            value_at: 0,
            field,
            style: CellStyle::Value,
            align: spec.align,
            amount: spec.column.is_amount(),
            ..Cell::label(body + i, column, text)
        });
    }
}

/// Adds the total row: its label up to the first summed column, then the sums.
fn add_total(builder: &mut Builder<'_>, block: &TableBlock, total: &TotalSpec) {
    let row = builder.row(true, true);
    let mut label: Option<Cell> = None;
    for (spec, column) in columns(block) {
        let own = || !builder.form.text(&FieldPath::Total(block.of, spec.column.clone())).is_empty();
        if total.columns.iter().any(|sum| sum.column == spec.column) || own() {
            builder.cell(total_cell(builder, block.of, spec, row, column));
        } else if let Some(cell) = label.as_mut().filter(|cell| cell.column + cell.columns == column) {
            cell.columns += spec.span;
        } else {
            let text = if label.is_none() { total.label.clone() } else { String::new() };
            // The first column begins at the left edge there.
            let start = if label.is_none() && total.below_side { 0 } else { column };
            let columns = column + spec.span - start;
            if let Some(done) = label.replace(Cell { columns, ..Cell::label(row, start, text) }) {
                builder.cell(done);
            }
        }
    }
    if let Some(done) = label {
        builder.cell(done);
    }
}

fn total_cell(builder: &Builder<'_>, table: Table, spec: &ColumnSpec, row: usize, column: usize) -> Cell {
    let path = FieldPath::Total(table, spec.column.clone());
    let text = builder.shown(&path);
    Cell {
        columns: spec.span,
        value_at: 0,
        field: Some(path),
        style: CellStyle::Value,
        align: spec.align,
        amount: spec.column.is_amount(),
        ..Cell::label(row, column, text)
    }
}
