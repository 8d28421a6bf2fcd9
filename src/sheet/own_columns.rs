//! The columns that a form has and its template has not: they are printed at the right of the table.

use crate::model::{Column, Form};
use crate::template::own::own_columns;
use crate::template::{Block, ColumnSpec, TableBlock, Template};
use std::borrow::Cow;

/// How many columns `form` adds to the grid of `template`, at its right: as many as the table with the most of its own.
pub(super) fn added_columns(template: &Template, form: &Form) -> usize {
    let own = template.blocks.iter().map(|block| match block {
        Block::Table(block) => own_columns(block, form).len(),
        Block::Grid(_) | Block::Schedule { .. } | Block::Prose(_) | Block::Notes(_) => 0,
    });
    own.max().unwrap_or(0)
}

/// The table as it is printed for `form`; only a form with columns of its own gets a copy.
pub(super) fn with_own<'b>(block: &'b TableBlock, form: &Form) -> Cow<'b, TableBlock> {
    let mut block = block.printed(form.rows(block.of));
    let own: Vec<ColumnSpec> = own_columns(&block, form).into_iter().cloned().map(own_column).collect();
    if !own.is_empty() {
        block.to_mut().columns.extend(own);
    }
    block
}

/// A column of the form's own, as wide as one column of the grid.
fn own_column(column: Column) -> ColumnSpec {
    let label = column.label().to_owned();
    ColumnSpec {
        column,
        label,
        printed: None,
        variants: Vec::new(),
        group: None,
        span: 1,
        align: None,
        one_of: false,
        only_filled: false,
    }
}
