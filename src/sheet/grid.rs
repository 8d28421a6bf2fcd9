//! Blocks of single fields: labels beside values, row by row.

use super::Cell;
use super::builder::Builder;
use crate::model::FieldPath;
use crate::template::{Align, CellStyle, FieldKind, Grid, GridCell};

/// Adds the block to the sheet.
pub(super) fn add(builder: &mut Builder<'_>, grid: &Grid) {
    let first = builder.next_row();
    let offset = grid.side.as_ref().map_or(0, |side| side.span);
    // The row after the last one that a cell so far takes.
    let mut reach = 0;
    for (r, cells) in grid.rows.iter().enumerate() {
        let bare = !grid.frame && cells.iter().all(|cell| is_empty_caption(builder, cell));
        if bare || (grid.only_filled && cells.iter().all(|cell| is_unfilled(builder, cell))) {
            continue;
        }
        // A short block with a side label, as the funds, is kept on one page.
        let row = builder.row(grid.frame, grid.keep || (r > 0 && grid.side.is_some()) || reach > r);
        reach = cells.iter().map(|cell| r + cell.rows).max().unwrap_or(0).max(reach);
        for spec in cells {
            let mut cell = cell(builder, spec, row, offset + spec.column);
            if grid.only_filled && is_unfilled(builder, spec) {
                (cell.text, cell.value_at) = (String::new(), 0);
            }
            builder.cell(cell);
        }
    }
    builder.side(grid.side.as_ref(), first, sole_field(grid));
}

/// Whether an unframed cell prints nothing: no literal text and only empty slots.
fn is_empty_caption(builder: &Builder<'_>, cell: &GridCell) -> bool {
    !cell.text.slots().is_empty() && cell.text.literal().trim().is_empty() && is_unfilled(builder, cell)
}

/// Whether no field of the cell is filled in.
fn is_unfilled(builder: &Builder<'_>, cell: &GridCell) -> bool {
    cell.places().into_iter().all(|key| builder.shown(&FieldPath::Field(key.clone())).is_empty())
}

fn cell(builder: &Builder<'_>, spec: &GridCell, row: usize, column: usize) -> Cell {
    let field = spec.caption_of.clone().map(FieldPath::Field);
    let slots = spec.places();
    let kind = slots.first().and_then(|key| builder.template.field(key.as_str())).map(|field| field.kind);
    let filled = spec.text.fill(|key| builder.shown(&FieldPath::Field(key.clone())));
    // The mark cannot occur in a text, so its place is the end of the label.
    let label_end = label_length(&spec.text.fill(|_| "\u{0}"));
    let (text, value_at) = if slots.len() == 1 && label_end > 0 {
        let label = builder.own_label(&filled[..label_end], field.as_ref());
        let value_at = label.len();
        (label + &filled[label_end..], value_at)
    } else if slots.is_empty() {
        let text = match builder.own_caption(spec) {
            Some(own) => own.to_owned(),
            None => builder.own_label(&filled, field.as_ref()),
        };
        let end = text.len();
        (text, end)
    } else {
        (filled, 0)
    };
    let left = kind == Some(FieldKind::Lines) || (label_end > 0 && !slots.is_empty() && spec.style == CellStyle::Value);
    Cell {
        rows: spec.rows,
        columns: spec.span,
        value_at,
        field,
        style: spec.style,
        align: spec.align.or(left.then_some(Align::Left)),
        indent: spec.indent,
        amount: kind == Some(FieldKind::Amount) && label_end == 0,
        ..Cell::label(row, column, text)
    }
}

/// The length of the literal text before the slot, in bytes.
fn label_length(with_mark: &str) -> usize {
    with_mark.find('\u{0}').unwrap_or(0)
}

/// The field whose label is the side label: the only field of the block.
fn sole_field(grid: &Grid) -> Option<FieldPath> {
    let mut slots = grid.rows.iter().flatten().flat_map(GridCell::places);
    match (slots.next(), slots.next()) {
        (Some(key), None) => Some(FieldPath::Field(key.clone())),
        _ => None,
    }
}
