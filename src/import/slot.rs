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
            Block::Grid(grid) => {
                let covering = covering(grid);
                slots.extend((0..grid.rows.len()).flat_map(|row| of_row(template, grid, &covering, row)));
            }
            Block::Table(_) | Block::Schedule { .. } | Block::Prose(_) | Block::Notes(_) => {}
        }
    }
    slots
}

fn of_row(template: &Template, grid: &Grid, covering: &[Vec<(usize, &GridCell)>], row: usize) -> Vec<Slot> {
    let side = grid.side.as_ref().map(|side| folded(&side.text));
    let mut slots = Vec::new();
    let mut left: Option<&GridCell> = None;
    for (first, cell) in covering.get(row).into_iter().flatten().copied() {
        let keys = cell.places();
        // A cell without a field is a label; a blank one keeps the label before it.
        if keys.is_empty() {
            if !folded(&cell.text.literal()).is_empty() {
                left = Some(cell);
            }
            continue;
        }
        if first != row {
            continue;
        }
        for key in keys.into_iter().filter(|key| ![keys::TITLE, keys::YEAR].contains(&key.as_str())) {
            let inline = Some(folded(&cell.text.literal())).filter(|text| !text.is_empty());
            let over = headings(grid, row, cell).next();
            let beside = left.map(|label| folded(&label.text.literal()));
            let above = left.map(|label| literals_above(grid, row, label));
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

/// The cells that cover each row, from left to right, with the row that each begins in.
fn covering(grid: &Grid) -> Vec<Vec<(usize, &GridCell)>> {
    let mut rows: Vec<Vec<(usize, &GridCell)>> = Vec::with_capacity(grid.rows.len());
    for (row, cells) in grid.rows.iter().enumerate() {
        let above = rows.last().into_iter().flatten().filter(|(first, cell)| first + cell.rows > row).copied();
        let mut covering: Vec<_> = above.chain(cells.iter().map(|cell| (row, cell))).collect();
        covering.sort_by_key(|(_, cell)| cell.column);
        rows.push(covering);
    }
    rows
}

/// The label cells in the rows above `row` that cover the columns of `cell`, from bottom to top.
fn literals_above<'g>(grid: &'g Grid, row: usize, cell: &GridCell) -> impl Iterator<Item = &'g GridCell> {
    let columns = cell.column..cell.column + cell.span;
    (0..row).rev().filter_map(move |r| {
        let covers = |above: &&GridCell| above.column <= columns.start && columns.end <= above.column + above.span;
        let above = grid.rows.get(r)?.iter().find(covers).filter(|above| r + above.rows <= row)?;
        let literal = above.places().is_empty() && !folded(&above.text.literal()).is_empty();
        literal.then_some(above)
    })
}

/// Those labels that head a column, and do not name the field to their right.
fn headings(grid: &Grid, row: usize, cell: &GridCell) -> impl Iterator<Item = String> {
    let above = literals_above(grid, row, cell).filter(|above| heads_column(grid, above));
    above.map(|above| folded(&above.text.literal()))
}

fn heads_column(grid: &Grid, cell: &GridCell) -> bool {
    grid.rows.iter().any(|row| {
        let place = row.iter().position(|other| std::ptr::eq(other, cell));
        let beside = |place: usize| row.get(place + 1).filter(|right| right.column == cell.column + cell.span);
        place.is_some_and(|place| beside(place).is_none_or(|right| right.places().is_empty()))
    })
}
