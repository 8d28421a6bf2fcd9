//! Pastes a block cell by cell: no header is looked for, no class is respelled, no total is left out.

use super::super::outcome::{ReadCell, Reason, Role};
use super::pasted::{Pasted, step};
use super::target::{BRANCH, Target, shown_columns};
use super::{Block, Selection};
use crate::edit::{Edit, spread};
use crate::model::{Column, FieldPath, Form, Row, Table, Texts};
use crate::template::Template;

/// Pastes `block` cell by cell, from the first cell of `at` on.
pub(super) fn paste(form: &Form, template: &Template, at: &Selection, block: &Block) -> Pasted {
    let FieldPath::Cell(table, _, first) = &at.anchor else {
        let edit = step(vec![Edit::set(form.id, at.anchor.clone(), block.text())]);
        return Pasted { edit, notices: block.notices().to_vec(), ..Pasted::default() };
    };
    // The form shows the steps of a payment schedule side by side.
    let turned = (*table == Table::Schedule).then(|| at.filled_with(block).transposed());
    let block = turned.unwrap_or_else(|| at.filled_with(block));
    let shown = shown_columns(template, *table);
    let columns: Vec<&Column> = shown.iter().skip_while(|column| *column != first).collect();
    let from = Target::new(form, template, *table, &at.anchor).first;
    let alone = block.rows() == 1 && block.columns() == 1;
    let (mut texts, mut added) = (Vec::new(), Vec::new());
    for row in 0..block.rows() {
        let cells = columns.iter().zip(0..block.columns());
        let cells = cells.map(|(column, at)| ((*column).clone(), block.own_text_at(row, at, BRANCH.contains(column))));
        // A blank class stands for the one above, as in a merged range.
        let cells = cells.filter(|(column, text)| !(BRANCH.contains(column) && text.trim().is_empty()));
        match form.rows(*table).get(from + row as usize) {
            Some(present) => texts.extend(cells.flat_map(|(column, text)| {
                let path = FieldPath::Cell(*table, present.id(), column);
                // A class pasted alone is renamed in all its rows, as if typed.
                let paths = if alone { spread(form, &path) } else { vec![path] };
                paths.into_iter().map(move |path| (path, text.to_owned()))
            })),
            None => added.push(below(form, *table, added.last(), cells)),
        }
    }
    let rows = added.len();
    let edits = [
        Edit::SetTexts { form: form.id, texts },
        Edit::InsertRows { form: form.id, table: *table, before: None, rows: added },
    ];
    Pasted {
        edit: step(edits.into_iter().collect()),
        unplaced: beside(&block, columns.len() as u32),
        notices: block.notices().to_vec(),
        added: rows,
    }
}

/// A new row with `cells`, in the class of the row above.
fn below<'t>(
    form: &Form,
    table: Table,
    above: Option<&Texts<Column>>,
    cells: impl Iterator<Item = (Column, &'t str)>,
) -> Texts<Column> {
    let last = form.rows(table).last().map(Row::branch).unwrap_or_default();
    let branch =
        BRANCH.iter().zip(last).map(|(column, label)| (column.clone(), above.map_or(label, |row| row.get(column))));
    let mut row: Texts<Column> = branch.collect();
    cells.for_each(|(column, text)| row.set(column, text));
    row
}

/// The cells to the right of the form's `columns`.
fn beside(block: &Block, columns: u32) -> Vec<ReadCell> {
    let cells = block.cells().iter().filter(|cell| cell.area.column >= columns && !cell.is_blank());
    let role = Role::NotPlaced(Reason::NoColumn);
    cells.map(|cell| ReadCell { area: cell.area, text: cell.text.clone(), form: None, role: role.clone() }).collect()
}
