//! Gives a role to the cells left over once a form is read: signatures, units, notes, unknown fields, unplaced text.

use super::fold::{folded, printed};
use super::outcome::{Reason, Role};
use super::reading::Reading;
use super::signature;
use crate::base::amount::{MoneyUnit, plain_number};
use crate::base::nothing::is_dash;
use crate::base::text::numeral;
use crate::model::{FieldPath, Key, keys};
use crate::template::Units;

/// The longest label of an unknown field, in characters.
const LABEL_CHARS: usize = 24;

/// The longest line of a label that is broken over lines, in characters.
const NARROW_CHARS: usize = 6;

/// Gives every open cell a role.
pub(super) fn settle(reading: &mut Reading<'_, '_>) {
    // The previous cell, if it may be the label of the next one. The order of the branches matters: further down
    // 负责人：李四 and 单位：万元 would be kept as fields that no template knows.
    let mut pending: Option<usize> = None;
    for index in reading.open() {
        if !reading.is_open(index) {
            continue;
        }
        let (text, label) = (reading.text(index), reading.label(index));
        let waiting = pending.take();
        if signature::is_signature(text) && text.ends_with(['：', ':']) {
            // The name may be in the next cell.
            pending = Some(index);
        } else if signature::is_signature(text) {
            let placed = signature::read(text, &mut reading.bureau);
            reading.mark(index, if placed { Role::Understood } else { Role::NotPlaced(Reason::Unknown) });
        } else if let Some(unit) = MoneyUnit::stated_by(label) {
            let same = unit == Units::of(&reading.vocabulary.template, &reading.form).usual();
            reading.mark(index, if same { Role::Understood } else { Role::NotPlaced(Reason::MoneyUnit) });
        } else if is_page_number(label) || reading.vocabulary.is_note(label) || is_dash(text) {
            reading.mark(index, Role::Understood);
        } else if let Some((name, value)) = inline(text)
            .filter(|_| !reading.is_label(index))
            .filter(|(name, _)| reading.words.is_label(&folded(name)) || spare(reading).is_some())
        {
            if !keep(reading, index, name, value) {
                reading.mark(index, if value.is_empty() { Role::Understood } else { Role::NotPlaced(Reason::Unknown) });
            }
        } else if let Some(below) = figure_below(reading, index) {
            if keep(reading, below, &printed(text), reading.text(below)) {
                reading.mark(index, Role::Understood);
            } else {
                reading.mark(index, Role::NotPlaced(Reason::Unknown));
            }
        } else if let Some(name) = waiting.filter(|name| beside(reading, *name, index)) {
            let known = reading.is_label(name);
            let label = printed(reading.text(name));
            let signed = signature::is_signature(reading.text(name)) && signs(reading, name, text);
            let placed = signed || keep(reading, index, &label, text) || signs(reading, name, text);
            if placed {
                reading.mark(name, Role::Understood);
                reading.mark(index, Role::Understood);
            } else {
                reading.mark(index, Role::NotPlaced(Reason::Unknown));
                reading.mark(name, if known { Role::Understood } else { Role::NotPlaced(Reason::Unknown) });
            }
        } else if heads_block(reading, index) {
            reading.mark(index, Role::Understood);
        } else if may_label(reading, index) {
            pending = Some(index);
        } else {
            reading.mark(index, Role::NotPlaced(Reason::Unknown));
        }
    }
    for index in reading.open() {
        let known = reading.is_label(index) || signature::is_signature(reading.text(index));
        reading.mark(index, if known { Role::Understood } else { Role::NotPlaced(Reason::Unknown) });
    }
}

/// Takes `text` as the signature that the cell `name` asks for; false if it asks for none, or there is no place for it.
fn signs(reading: &mut Reading<'_, '_>, name: usize, text: &str) -> bool {
    let line = format!("{}：{text}", reading.text(name).trim_end_matches(['：', ':']));
    signature::is_signature(&line) && signature::read(&line, &mut reading.bureau)
}

/// Whether `label` is a page number: 第1页, 共2页.
fn is_page_number(label: &str) -> bool {
    label.starts_with('第') && label.contains('页') && label.chars().count() <= 12
}

/// Whether the cell may be the label of the next one to its right.
fn may_label(reading: &Reading<'_, '_>, index: usize) -> bool {
    let text = reading.text(index);
    // A narrow column breaks its label over lines of a few characters.
    let narrow = text.lines().count() < 2 || text.lines().all(|line| line.trim().chars().count() <= NARROW_CHARS);
    (text.chars().count() <= LABEL_CHARS && narrow) || reading.is_label(index)
}

/// Whether the cell is the heading of a part of the form (基本情况): first in its row, before a known label or before
/// several rows of which the first has its own label.
fn heads_block(reading: &Reading<'_, '_>, index: usize) -> bool {
    let Some(area) = reading.cell(index).map(|cell| cell.area) else { return false };
    let first = reading.sheet.filled(area.row..area.row + 1).next() == Some(index);
    let beside = reading.sheet.grid.index_at(area.row, area.right());
    let heads = |beside: usize| {
        let lower = reading.cell(beside).map_or(area, |cell| cell.area);
        let followed =
            reading.sheet.grid.index_at(area.row, lower.right()).is_some_and(|index| !reading.text(index).is_empty());
        reading.is_label(beside) || (lower.rows < area.rows && followed)
    };
    first && may_label(reading, index) && beside.is_some_and(heads)
}

/// The figure right below a text without one: the text is its label, unless the figure has a label to its left.
fn figure_below(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    let area = reading.cell(index)?.area;
    let below = reading.sheet.grid.index_at(area.bottom(), area.column).filter(|below| reading.is_open(*below))?;
    let same = reading.cell(below)?.area.columns() == area.columns();
    let is_figure = |index| plain_number(reading.text(index)).is_some();
    let left = area.column.checked_sub(1).and_then(|column| reading.sheet.grid.index_at(area.bottom(), column));
    let labelled = left.is_some_and(|left| {
        let begins = reading.cell(left).is_some_and(|cell| cell.area.row == area.bottom() && !cell.is_blank());
        begins && !is_figure(left)
    });
    (same && !labelled && is_figure(below) && !is_figure(index)).then_some(below)
}

/// Whether `index` is to the right of `label` with nothing between, and is no known label itself.
fn beside(reading: &Reading<'_, '_>, label: usize, index: usize) -> bool {
    let (Some(left), Some(right)) = (reading.cell(label), reading.cell(index)) else { return false };
    let row = right.area.row;
    let between = || {
        (left.area.right()..right.area.column)
            .all(|column| reading.sheet.grid.index_at(row, column).is_none_or(|cell| reading.text(cell).is_empty()))
    };
    let known = reading.is_label(index);
    (left.area.row..left.area.bottom()).contains(&row) && left.area.right() <= right.area.column && between() && !known
}

/// Splits a cell into label and value at its first colon.
fn inline(text: &str) -> Option<(&str, &str)> {
    let (label, value) = text.split_once(['：', ':'])?;
    let label = label.trim();
    // 其中：中央补助 and 1、资金来源：（1）政府预算资金 are labels themselves.
    let numbered =
        value.trim_start().strip_prefix(['（', '(']).is_some_and(|rest| rest.starts_with(|c| numeral(c).is_some()));
    if label == "其中" || numbered {
        return None;
    }
    (!label.is_empty() && label.chars().count() <= LABEL_CHARS && !label.contains('\n'))
        .then_some((label, value.trim()))
}

/// The next empty spare field. Only the general template has them (`extra.1` …), for labels that no template knows.
pub(super) fn spare(reading: &Reading<'_, '_>) -> Option<Key> {
    let fields = reading.vocabulary.template.fields.iter().map(|spec| &spec.key);
    let free = |key: &&Key| key.as_str().starts_with(keys::SPARE) && reading.form.field(key.as_str()).is_empty();
    fields.into_iter().find(free).cloned()
}

/// Keeps `value` under `label` in a spare field; false if there is none.
fn keep(reading: &mut Reading<'_, '_>, index: usize, label: &str, value: &str) -> bool {
    let Some(key) = spare(reading).filter(|_| !value.is_empty()) else { return false };
    reading.form.labels.set(key.clone(), label);
    reading.take(index, FieldPath::Field(key), value);
    true
}
