//! Labels of blocks and columns that name another unit than the template's: 预算金额（元） over the tasks of a form in 万元.
//! They are kept with the form under the template's label, so that its amounts are printed and converted as they came.

use super::fold::folded;
use super::reading::Reading;
use crate::base::amount::MoneyUnit;
use crate::model::Key;
use crate::template::units::in_unit;
use crate::template::{Block, ColumnSpec, TableBlock, Template};

/// Keeps the unit that the label in the cell `index` names; false if the template has no such label.
pub(super) fn keep(reading: &mut Reading<'_, '_>, index: usize) -> bool {
    let Some(unit) = MoneyUnit::named_in(reading.text(index)) else { return false };
    let template = &reading.vocabulary.template;
    let labels = over_columns(reading, index);
    let labels = if labels.is_empty() { beside(template, reading.label(index)) } else { labels };
    for label in &labels {
        reading.form.labels.set(Key::new(label), in_other(label, unit));
    }
    !labels.is_empty()
}

/// `label` with `unit` instead of its own, or behind it.
fn in_other(label: &str, unit: MoneyUnit) -> String {
    match MoneyUnit::named_in(label) {
        Some(own) => in_unit(label, own, unit).into_owned(),
        None => format!("{label}（{}）", unit.name()),
    }
}

/// The template's labels of the columns of amounts under the cell `index` of a header: that of their group, if all of the
/// group are under it.
fn over_columns(reading: &Reading<'_, '_>, index: usize) -> Vec<String> {
    let Some(area) = reading.cell(index).map(|cell| cell.area) else { return Vec::new() };
    let mut labels = Vec::new();
    for (header, block) in reading.headers().filter(|(header, _)| header.rows.contains(&area.row)) {
        let under = header.columns.iter().filter(|head| area.columns().contains(&head.at.start));
        let specs: Vec<&ColumnSpec> =
            under.filter(|head| head.column.is_amount()).filter_map(|head| block.column(&head.column)).collect();
        for spec in &specs {
            labels
                .push(spec.group.clone().filter(|group| is_whole(block, group, &specs)).unwrap_or(spec.label.clone()));
        }
    }
    labels.dedup();
    labels
}

/// Whether all amounts of `group` are among `specs`.
fn is_whole(block: &TableBlock, group: &str, specs: &[&ColumnSpec]) -> bool {
    let mut members =
        block.columns.iter().filter(|spec| spec.column.is_amount() && spec.group.as_deref() == Some(group));
    members.all(|member| specs.iter().any(|spec| spec.column == member.column))
}

/// The template's labels beside its blocks that are `label` but for the unit.
fn beside(template: &Template, label: &str) -> Vec<String> {
    let sides = template.blocks.iter().filter_map(|block| match block {
        Block::Grid(grid) => grid.side.as_ref(),
        Block::Table(table) => table.side.as_ref(),
        Block::Schedule { side } => side.as_ref(),
        Block::Prose(_) | Block::Notes(_) => None,
    });
    sides.map(|side| &side.text).filter(|text| folded(text) == label).cloned().collect()
}
