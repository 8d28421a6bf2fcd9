//! The single fields of a template, each with the labels around it.

use super::fold::folded;
use crate::model::{Key, keys};
use crate::template::{Block, FieldKind, Grid, GridCell, Template};

/// A place where a template prints a single field.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Slot {
    pub(super) key: Key,
    pub(super) kind: FieldKind,
    /// The labels of this field alone, besides those that the template lists.
    pub(super) captions: Vec<String>,
    /// The label to the left, if it names several fields of the row.
    pub(super) row: Option<String>,
    /// The label above, if it heads several fields of the column.
    pub(super) over: Option<String>,
    /// The label beside the block.
    pub(super) side: Option<String>,
    /// The labels above the one to the left: they tell 财政拨款 under 预算数 from 财政拨款 under 执行数 (广元 2021 自评).
    pub(super) under: Vec<String>,
    /// Whether it has no label at all, like the bureau above the form of 博野.
    pub(super) is_bare: bool,
}

/// The slots of `template` in reading order, without title and year, which `heading` reads.
pub(super) fn of(template: &Template) -> Vec<Slot> {
    let mut slots = Vec::new();
    for block in &template.blocks {
        match block {
            Block::Grid(grid) => slots.extend((0..grid.rows.len()).flat_map(|row| of_row(template, grid, row))),
            Block::Table(_) | Block::Schedule { .. } | Block::Notes(_) => {}
        }
    }
    slots
}

fn of_row(template: &Template, grid: &Grid, row: usize) -> Vec<Slot> {
    let side = grid.side.as_ref().map(|side| folded(&side.text));
    let mut slots = Vec::new();
    let mut left: Option<(usize, &GridCell)> = None;
    let mut column = 0;
    for cell in grid.rows.get(row).into_iter().flatten() {
        let start = column;
        column += cell.span;
        let keys = cell.text.slots();
        // A cell without a field is a label; a blank one keeps the label before it.
        if keys.is_empty() {
            if !folded(&cell.text.literal()).is_empty() {
                left = Some((start, cell));
            }
            continue;
        }
        for key in keys.into_iter().filter(|key| ![keys::TITLE, keys::YEAR].contains(&key.as_str())) {
            let inline = Some(folded(&cell.text.literal())).filter(|text| !text.is_empty());
            let over = headings(grid, row, start, cell.span).next();
            let beside = left.map(|(_, cell)| folded(&cell.text.literal()));
            let above = left.map(|(start, cell)| literals_above(grid, row, start, cell.span));
            let under = above.into_iter().flatten().map(|above| folded(&above.text.literal())).collect();
            // 年度资金总额 × 年初预算数: neither label alone names the field (项目支出绩效自评表, 财预〔2020〕10号).
            let matrix = beside.is_some() && over.is_some() && inline.is_none();
            let captions = match (&inline, &beside, &over) {
                _ if matrix => Vec::new(),
                (Some(inline), ..) => vec![inline.clone()],
                (None, Some(beside), _) => vec![beside.clone()],
                (None, None, Some(over)) => vec![over.clone()],
                (None, None, None) => Vec::new(),
            };
            let is_bare = captions.is_empty() && !matrix && side.is_none();
            slots.push(Slot {
                key: key.clone(),
                kind: template.field(key.as_str()).map_or(FieldKind::Text, |spec| spec.kind),
                captions,
                row: beside.filter(|_| matrix),
                over: over.filter(|_| matrix),
                side: side.clone(),
                under,
                is_bare,
            });
        }
    }
    slots
}

/// The label cells above the columns `start..start + span`, from bottom to top.
fn literals_above(grid: &Grid, row: usize, start: usize, span: usize) -> impl Iterator<Item = &GridCell> {
    (0..row).rev().filter_map(move |r| {
        let cell = cell_at(grid.rows.get(r)?, start, span)?;
        let literal = cell.text.slots().is_empty() && !folded(&cell.text.literal()).is_empty();
        literal.then_some(cell)
    })
}

/// Those labels that head a column, and do not name the field to their right.
fn headings(grid: &Grid, row: usize, start: usize, span: usize) -> impl Iterator<Item = String> {
    literals_above(grid, row, start, span)
        .filter(|cell| heads_column(grid, cell))
        .map(|cell| folded(&cell.text.literal()))
}

fn heads_column(grid: &Grid, cell: &GridCell) -> bool {
    grid.rows.iter().any(|row| {
        let place = row.iter().position(|other| std::ptr::eq(other, cell));
        place.is_some_and(|place| row.get(place + 1).is_none_or(|right| right.text.slots().is_empty()))
    })
}

/// The cell of `row` that covers all these columns.
fn cell_at(row: &[GridCell], start: usize, span: usize) -> Option<&GridCell> {
    let mut column = 0;
    row.iter().find(|cell| {
        let first = column;
        column += cell.span;
        first <= start && start + span <= column
    })
}
