//! The unit of a form's amounts: 金额单位：元 above the table, or 项目资金（元） where the template prints 项目资金（万元）.

use super::outcome::{Reason, Role};
use super::reading::Reading;
use super::unit_labels;
use crate::base::amount::MoneyUnit;
use crate::base::text::squeezed;
use crate::model::keys;
use crate::template::{Block, Template, Units};
use std::collections::BTreeSet;

/// The longest label, in characters: a longer text is a note, which may mention a unit without setting it.
const LABEL_CHARS: usize = 40;

/// Takes the unit that the line `index` states for all amounts; a second one that differs is told.
pub(super) fn state(reading: &mut Reading<'_, '_>, index: usize, unit: MoneyUnit) {
    let usual = Units::of(&reading.vocabulary.template, &reading.form).usual();
    let free = reading.form.field(keys::MONEY_UNIT).is_empty();
    if unit != usual && free {
        reading.form.fields.set(keys::MONEY_UNIT.into(), unit.name());
    }
    let role = if unit == usual || free { Role::Understood } else { Role::NotPlaced(Reason::MoneyUnit) };
    reading.mark(index, role);
}

/// Takes the unit that labels of blocks and columns name. Where they differ among themselves, those that differ from the
/// form's unit are kept with the form, and told if the template has no such label.
pub(super) fn settle(reading: &mut Reading<'_, '_>) {
    let template = &reading.vocabulary.template;
    let usual = Units::of(template, &reading.form).usual();
    let stated = !reading.form.field(keys::MONEY_UNIT).is_empty();
    let kept: BTreeSet<String> = reading.form.labels.iter().map(|(_, own)| squeezed(own)).collect();
    let named = |index: usize| {
        let text = reading.text(index);
        let unit = MoneyUnit::named_in(text)?;
        let label = squeezed(text);
        (label.chars().count() <= LABEL_CHARS && !kept.contains(&label)).then_some((index, unit, label))
    };
    let named: Vec<(usize, MoneyUnit, String)> = reading.understood().filter_map(named).collect();
    let lost: Vec<usize> = named
        .iter()
        // The template knows the unit of a label that it prints itself, unless the form is in another unit.
        .filter(|(_, unit, label)| *unit != usual && (stated || !prints(template, label)))
        .map(|(index, ..)| *index)
        .collect();
    let mut units = named.iter().map(|(_, unit, _)| *unit);
    let first = units.next();
    let one = first.filter(|first| *first != usual && units.all(|unit| unit == *first) && !stated);
    match one.filter(|_| !lost.is_empty()) {
        Some(unit) => reading.form.fields.set(keys::MONEY_UNIT.into(), unit.name()),
        None => {
            for index in lost {
                if !unit_labels::keep(reading, index) {
                    reading.overrule(index, Role::NotPlaced(Reason::MoneyUnit));
                }
            }
        }
    }
}

/// Whether the template prints `label` itself: then it knows the unit.
fn prints(template: &Template, label: &str) -> bool {
    let same = |text: &str| squeezed(text) == label;
    template.blocks.iter().any(|block| match block {
        Block::Grid(grid) => {
            let cells = grid.rows.iter().flatten().map(|cell| cell.text.literal());
            grid.side.iter().any(|side| same(&side.text)) || cells.into_iter().any(|text| same(&text))
        }
        Block::Table(table) => {
            let columns = table.columns.iter().flat_map(|spec| [Some(&spec.label), spec.group.as_ref()]);
            table.side.iter().any(|side| same(&side.text)) || columns.flatten().any(|text| same(text))
        }
        Block::Schedule { side } => side.iter().any(|side| same(&side.text)),
        Block::Prose(_) => false,
        Block::Notes(lines) => lines.iter().any(|line| same(line)),
    })
}
