//! Gives a role to the cells left over once a form is read: signatures, units, notes, unknown fields, unplaced text.

use super::band::{heads_columns, heads_part, names_columns};
use super::fold::{folded, printed};
use super::kernel::{self, FundRow};
use super::outcome::{Reason, Role};
use super::reading::Reading;
use super::{signature, unasked, units};
use crate::base::amount::{MoneyUnit, plain_number};
use crate::base::nothing::is_dash;
use crate::base::text::numeral;
use crate::model::{FieldPath, keys};
use crate::template::own::Place;

/// The longest label of an unknown field, in characters.
const LABEL_CHARS: usize = 24;

/// The longest line of a label that is broken over lines, in characters.
const NARROW_CHARS: usize = 6;

/// Gives every open cell a role.
pub(super) fn settle(reading: &mut Reading<'_, '_>) {
    // The previous cell, if it may be the label of the next one. The order of the branches matters: further down
    // 负责人：李四 and 单位：万元 would be kept as fields of the form.
    let mut pending: Option<usize> = None;
    for index in reading.open() {
        if !reading.is_open(index) {
            continue;
        }
        if reading.is_full() {
            reading.mark(index, Role::NotPlaced(Reason::NoRoom));
            continue;
        }
        let (text, label) = (reading.text(index), reading.label(index));
        let waiting = pending.take();
        if heads_columns(reading, index)
            || reading.cell(index).is_some_and(|cell| names_columns(reading, cell.area.row))
        {
            reading.mark(index, Role::Understood);
        } else if signature::asks(text) || (signature::is_signature(text) && text.ends_with(['：', ':'])) {
            // The name may be in the next cell.
            pending = Some(index);
        } else if signature::is_signature(text) {
            let placed = signature::read(text, &mut reading.bureau);
            reading.mark(index, if placed { Role::Understood } else { Role::NotPlaced(Reason::Unknown) });
        } else if let Some(unit) = MoneyUnit::stated_by(label) {
            units::state(reading, index, unit);
        } else if is_page_number(label) || reading.vocabulary.is_note(label) || is_dash(text) {
            reading.mark(index, Role::Understood);
        } else if let Some((name, value)) = inline(text)
            .filter(|(name, _)| {
                // 审核意见 | 单位公章： 年 月 日 is one field.
                let named = waiting.is_some_and(|label| beside(reading, label, index));
                !reading.is_label(index) && (!named || reading.words.is_label(&folded(name)))
            })
            .filter(|(_, value)| !value.is_empty() || !is_answered(reading, index))
        {
            reading.keep(index, name, value);
        } else if let Some(below) = figure_below(reading, index) {
            let total = FieldPath::field(keys::FUNDS_TOTAL);
            let has = reading.vocabulary.template.field(keys::FUNDS_TOTAL).is_some();
            // 合计 | 一般公共预算 | 其他收入 over figures.
            if has && kernel::row(label) == Some(FundRow::Total) && reading.form.text(&total).is_empty() {
                reading.form.labels.set(keys::FUNDS_TOTAL.into(), printed(text));
                reading.take(below, total, reading.text(below));
            } else {
                reading.keep(below, &printed(text), reading.text(below));
            }
            reading.mark(index, Role::Understood);
        } else if let Some(name) = waiting.filter(|name| beside(reading, *name, index)) {
            // Who signs is below the tables; 项目负责人 above them is a field.
            let signed = reading.place(name) == Place::Foot || signature::is_signature(reading.text(name));
            if takes_total(reading, name, index) {
                // Among the funds it is called by the template's name: 合计 alone is no label there.
                reading.take(index, FieldPath::field(keys::FUNDS_TOTAL), text);
            } else if !(signed && signs(reading, name, text)) {
                reading.keep(index, &printed(reading.text(name)), text);
            }
            reading.mark(name, Role::Understood);
            reading.mark(index, Role::Understood);
        } else if heads_block(reading, index) || heads_part(reading, index) || is_part_of_label(reading, index) {
            reading.mark(index, Role::Understood);
        } else if may_label(reading, index) {
            pending = Some(index);
        } else {
            reading.mark(index, Role::NotPlaced(Reason::Unknown));
        }
    }
    for index in reading.open() {
        let text = reading.text(index);
        if reading.is_label(index) || signature::is_signature(text) || signature::asks(text) {
            reading.mark(index, Role::Understood);
        } else if is_unfilled(reading, index) {
            reading.keep(index, &printed(text), "");
        } else {
            reading.mark(index, Role::NotPlaced(Reason::Unknown));
        }
    }
    reading.form.unasked = unasked::of(reading);
}

/// Whether the cell is the label of a field that is not filled in: short words in a row of several cells, before a blank
/// one.
fn is_unfilled(reading: &Reading<'_, '_>, index: usize) -> bool {
    let Some(area) = reading.cell(index).map(|cell| cell.area) else { return false };
    let text = reading.text(index);
    // 2.项目实施内容及过程概述 is numbered words (青神 2023).
    let words = text.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['.', '．', '、']);
    let worded = !words.contains(|c: char| c.is_ascii_digit() || "。，；、！？《》“”".contains(c));
    // One of them may begin above: the label beside the block.
    let beside = area.column.checked_sub(1).and_then(|left| reading.sheet.grid.index_at(area.row, left));
    let several = beside.is_some() || reading.sheet.grid.indices_in(area.row..area.row + 1).nth(1).is_some();
    let right = reading.sheet.grid.index_at(area.row, area.right());
    worded && several && right.is_none_or(|right| reading.text(right).is_empty()) && may_label(reading, index)
}

/// Whether the cell holds a piece of a label that is broken over rows: 总, 体, 目, 标 (清涧 2021).
fn is_part_of_label(reading: &Reading<'_, '_>, index: usize) -> bool {
    let first = reading.cell(index).is_some_and(|cell| {
        reading.sheet.filled(cell.area.row..cell.area.row + 1).next() == Some(index) && cell.area.columns <= 2
    });
    first && kernel::is_piece(reading.label(index))
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
    let short = text.chars().count() <= 2 * NARROW_CHARS + 4
        && !text.contains(|c: char| c.is_ascii_digit() || "。，；".contains(c));
    let narrow =
        short || text.lines().count() < 2 || text.lines().all(|line| line.trim().chars().count() <= NARROW_CHARS);
    (text.chars().count() <= LABEL_CHARS && narrow) || reading.is_label(index)
}

/// Whether `label` is the 合计 of the sources of the money, with its figure in the cell `index` (黑龙江), and nothing said what
/// they come to.
fn takes_total(reading: &Reading<'_, '_>, label: usize, index: usize) -> bool {
    let has = reading.vocabulary.template.field(keys::FUNDS_TOTAL).is_some();
    let open = has && !reading.form.fields.iter().any(|(key, _)| key.as_str().ends_with(".total"));
    let above = reading.place(label) == Place::Head;
    let is_total = || ["合计", "总计"].contains(&reading.label(label));
    !reading.own && open && above && is_total() && plain_number(reading.text(index)).is_some()
}

/// Whether a text that is no label stands right behind the cell: 立项依据： | 《关于……的通知》 (上海).
fn is_answered(reading: &Reading<'_, '_>, index: usize) -> bool {
    let Some(area) = reading.cell(index).map(|cell| cell.area) else { return false };
    let right = reading.sheet.grid.index_at(area.row, area.right()).filter(|right| reading.is_open(*right));
    right.is_some_and(|right| {
        let text = reading.text(right);
        !text.is_empty() && !text.ends_with(['：', ':']) && !reading.is_label(right)
    })
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
    let is_figure = |index| plain_number(reading.text(index).trim_end_matches(['%', '％'])).is_some();
    let left = area.column.checked_sub(1).and_then(|column| reading.sheet.grid.index_at(area.bottom(), column));
    let labelled = left.is_some_and(|left| {
        let begins = reading.cell(left).is_some_and(|cell| cell.area.row == area.bottom() && !cell.is_blank());
        // A sentence is no label: 100% beside it is below 总体完成率 (河北).
        begins && !is_figure(left) && !reading.text(left).contains('。')
    });
    (same && !labelled && is_figure(below) && !is_figure(index)).then_some(below)
}

/// Whether `index` is to the right of `label` with nothing between, and is no known label itself.
fn beside(reading: &Reading<'_, '_>, label: usize, index: usize) -> bool {
    let (Some(left), Some(right)) = (reading.cell(label), reading.cell(index)) else { return false };
    let row = right.area.row;
    let between = || {
        (left.area.right()..right.area.column)
            .all(|column| !reading.value_columns.contains(&column) && !reading.is_box(row, column))
    };
    // A label beside several rows heads them: the first cell of each is a label too.
    let known = reading.is_label(index) || right.area.rows < left.area.rows;
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
