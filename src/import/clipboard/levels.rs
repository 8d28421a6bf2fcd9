//! Recognises the columns of a block without a header by their contents: 产出指标 | 数量指标 | 参保人数 | ≥95%.

use super::super::header::{HeadColumn, Header};
use super::Block;
use super::contents::{Levels, are_operators, are_units, are_weights, targets, texts};
use crate::model::score::points;
use crate::model::{Column, Table};
use crate::template::{TableBlock, Template};

/// The header that `block` would have, if classes of indicators are recognised in it. None if they already fit
/// `falling`, the form's columns that the block would cover.
pub(super) fn header(block: &Block, template: &Template, levels: &Levels<'_>, falling: &[Column]) -> Option<Header> {
    let table = template.table(Table::Indicators)?;
    let classes = classes(block, levels)?;
    if lies_well(block, &classes, falling) {
        return None;
    }
    let mut columns = classes;
    let after = columns.iter().map(|(_, at)| at + 1).max().unwrap_or(0);
    columns.extend(others(block, template, table, after));
    columns.sort_by_key(|(_, at)| *at);
    let head = |(column, at): (Column, u32)| HeadColumn::bare(column, at..at + 1);
    Some(Header::new(Table::Indicators, 0..0, columns.into_iter().map(head).collect()))
}

/// The columns of classes and subclasses.
pub(super) fn classes(block: &Block, levels: &Levels<'_>) -> Option<Vec<(Column, u32)>> {
    let are = |at: u32, level: &Column| levels.are(&texts(block, at), level);
    let last = block.columns().checked_sub(1)?;
    // Not the last column: a class needs a name to its right.
    let first = (0..last).find(|at| are(*at, &Column::Class) || are(*at, &Column::Subclass))?;
    // 成本指标 is a class by 财预〔2021〕101号 and a subclass of 产出指标 by 财预〔2015〕88号.
    let both = are(first, &Column::Class) && are(first + 1, &Column::Subclass) && first < last;
    Some(match (both, are(first, &Column::Subclass)) {
        (true, _) => vec![(Column::Class, first), (Column::Subclass, first + 1)],
        (false, true) => vec![(Column::Subclass, first)],
        (false, false) => vec![(Column::Class, first)],
    })
}

/// Whether the block fits the columns that it would cover.
fn lies_well(block: &Block, classes: &[(Column, u32)], falling: &[Column]) -> bool {
    let lies = |(column, at): &(Column, u32)| falling.get(*at as usize) == Some(column);
    let holds = |(column, at): (&Column, u32)| {
        let texts = texts(block, at);
        texts.is_empty()
            || match column {
                Column::Operator => are_operators(&texts),
                Column::Unit => are_units(&texts),
                Column::Weight => texts.iter().all(|text| points(text).is_some()),
                _ => true,
            }
    };
    classes.iter().all(lies) && falling.iter().zip(0..block.columns()).all(holds)
}

/// The columns from `after` on whose meaning is certain: the name first, then the value with its operator, unit and
/// weight.
fn others(block: &Block, template: &Template, table: &TableBlock, after: u32) -> Vec<(Column, u32)> {
    if after >= block.columns() {
        return Vec::new();
    }
    let mut found: Vec<(Column, u32)> = vec![(Column::Name, after)];
    let mut texts_left: Vec<u32> = Vec::new();
    let rows = texts(block, after).len();
    for at in after + 1..block.columns() {
        let cells = texts(block, at);
        let has = |column: &Column| found.iter().any(|(other, _)| other == column);
        let column = if are_operators(&cells) {
            Column::Operator
        } else if are_units(&cells) {
            Column::Unit
        } else if table.column(&Column::Weight).is_some() && are_weights(&cells, rows, template.weight_total) {
            Column::Weight
        } else {
            texts_left.push(at);
            continue;
        };
        if !has(&column) {
            found.push((column, at));
        }
    }
    let measured = |at: &&u32| targets(&texts(block, **at)) * 2 >= texts(block, **at).len();
    // Of the texts, the value is the first of which half can be read as targets.
    let value = texts_left.iter().find(measured).or(texts_left.first()).copied();
    found.extend(value.map(|at| (Column::Value, at)));
    // A text before the value is the description (绩效指标描述 of 博野).
    let described = texts_left.first().filter(|at| value.is_some_and(|value| **at < value));
    if table.column(&Column::Description).is_some() {
        found.extend(described.map(|at| (Column::Description, *at)));
    }
    found
}
