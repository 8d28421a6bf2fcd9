//! How likely a cell holds the text of a field, by the labels around it.

use super::candidate::{Candidate, look_up};
use super::reading::Reading;
use super::slot::Slot;
use crate::base::amount::plain_number;
use crate::model::keys;
use crate::template::FieldKind;
use crate::workbook::Area;

/// The most rows between a label and those above it that tell it from equal ones: a part of a form has ten.
const PART_ROWS: u32 = 40;

/// What is around a candidate, looked up once for all slots that it is compared with.
pub(super) struct Around<'r> {
    /// The label to the left, whether nothing is in between, and the slots that it may name.
    left: Option<(&'r str, bool, &'r [usize])>,
    /// Those slots of several with the label to the left that are under the labels above it.
    fitting: Option<Vec<usize>>,
    /// The same of the label above, and whether it covers the candidate's columns.
    above: Option<(&'r str, bool, &'r [usize])>,
    covered: bool,
    may_be_amount: bool,
    nested: bool,
}

impl<'r> Around<'r> {
    pub(super) fn of(reading: &Reading<'r, '_>, candidate: &Candidate) -> Self {
        let named = |(index, direct): (usize, bool)| {
            let label = reading.label(index);
            (label, direct, reading.vocabulary.fields_of(label))
        };
        let (left, above) = (candidate.left.map(named), candidate.above.map(named));
        let covers = |area: Area| area.column <= candidate.area.column && area.right() >= candidate.area.right();
        Self {
            left,
            fitting: left.and_then(|(.., rivals)| under(reading, candidate, rivals)),
            above,
            covered: candidate.above.and_then(|(index, _)| reading.cell(index)).is_some_and(|cell| covers(cell.area)),
            may_be_amount: may_be_amount(reading.text(candidate.index)),
            nested: side_of_label(reading, candidate),
        }
    }
}

/// How likely `candidate` is the text of the slot, from 0 (not at all) to 6 (labels in its row and its column fit).
pub(super) fn rank(
    reading: &Reading<'_, '_>,
    candidate: &Candidate,
    around: &Around<'_>,
    place: usize,
    slot: &Slot,
) -> u8 {
    if slot.kind == FieldKind::Amount && !reading.own && !around.may_be_amount {
        return 0;
    }
    if let (Some(row), Some(over)) = (&slot.row, &slot.over) {
        let (Some((left, ..)), Some((above, _, named))) = (around.left, around.above) else { return 0 };
        let row_fits = left == row || reading.words.names_row(left, &slot.key);
        let over_fits = above == over || named.contains(&place);
        return if row_fits && over_fits { 6 } else { 0 };
    }
    // A label beside several rows leaves its field to the label above one of them.
    if let Some((left, true, named)) = around.left.filter(|_| !around.nested) {
        if named.contains(&place) {
            let rank = if named.len() == 1 { 5 } else { 4 };
            let fits = around.fitting.as_ref().is_none_or(|fitting| fitting.contains(&place));
            return if fits && !is_heading(reading, candidate, slot) { rank } else { 0 };
        }
        if slot.captions.is_empty() && slot.side.as_deref() == Some(left) {
            return 4;
        }
        if !named.is_empty() {
            return 0;
        }
    }
    if around.above.is_some_and(|(_, direct, named)| direct && named.contains(&place)) {
        return if around.covered { 4 } else { 2 };
    }
    if let Some((left, true, _)) = around.left {
        return u8::from(slot.side.as_deref() == Some(left));
    }
    let numbers = slot.key.as_str() != keys::TABLE_NO || reading.own || may_number(reading.text(candidate.index));
    u8::from(slot.is_bare && numbers && candidate.left.is_none() && candidate.above.is_none())
}

/// Whether a text can be the number of a table, such as 预算05-2表.
fn may_number(text: &str) -> bool {
    text.chars().count() <= 12 && text.contains(['表', '附']) && !text.contains(['：', ':'])
}

/// Whether a text can be an amount: it has a figure, ends with a unit (伍万元), or is as short as 无.
fn may_be_amount(text: &str) -> bool {
    text.contains(char::is_numeric) || text.ends_with(['元', '万', '亿']) || text.chars().count() <= 2
}

/// Whether the label to the left is beside several rows, one of which begins with the label above (总体目标, 年度目标).
fn side_of_label(reading: &Reading<'_, '_>, candidate: &Candidate) -> bool {
    let (Some((left, _)), Some((above, true))) = (candidate.left, candidate.above) else { return false };
    let (Some(side), Some(over)) = (reading.cell(left), reading.cell(above)) else { return false };
    let within = (side.area.row..side.area.bottom()).contains(&over.area.row) && over.area.column >= side.area.right();
    let lines = |slot: &usize| reading.vocabulary.slots.get(*slot).is_some_and(|slot| slot.kind == FieldKind::Lines);
    within && reading.vocabulary.fields_of(reading.label(above)).iter().any(lines)
}

/// Whether a text without digits is right above a figure: it is the heading of an amount, not an amount.
fn is_heading(reading: &Reading<'_, '_>, candidate: &Candidate, slot: &Slot) -> bool {
    let below = reading.sheet.grid.index_at(candidate.area.bottom(), candidate.area.column);
    let figure = below.is_some_and(|below| plain_number(reading.text(below)).is_some());
    // Unless the label to the left spans both rows, the figure below belongs to another label.
    let beside_both = candidate
        .left
        .and_then(|(left, _)| reading.cell(left))
        .is_some_and(|left| left.area.bottom() > candidate.area.bottom());
    let worded = !reading.text(candidate.index).contains(|c: char| c.is_ascii_digit());
    slot.kind == FieldKind::Amount && worded && figure && beside_both
}

/// Of several slots with the same label, those below the labels above the candidate's label: 财政拨款 below 预算数 or below
/// 执行数. None if those labels decide nothing.
pub(super) fn under(reading: &Reading<'_, '_>, candidate: &Candidate, rivals: &[usize]) -> Option<Vec<usize>> {
    if rivals.len() < 2 {
        return None;
    }
    let mut seen: Vec<&str> = Vec::new();
    let mut area = reading.cell(candidate.left?.0)?.area;
    let top = area.row.saturating_sub(PART_ROWS);
    while area.row > top {
        let (above, _) = look_up(reading, area)?;
        area = reading.cell(above)?.area;
        let label = reading.label(above);
        if seen.contains(&label) {
            continue;
        }
        seen.push(label);
        let fields = reading.vocabulary.fields_of(label);
        let same = |other: &String| {
            other == label || reading.vocabulary.fields_of(other).iter().any(|field| fields.contains(field))
        };
        let under =
            |slot: &&usize| reading.vocabulary.slots.get(**slot).is_some_and(|slot| slot.under.iter().any(same));
        let fitting: Vec<usize> = rivals.iter().filter(under).copied().collect();
        // A label above all of them, or none, decides nothing.
        if (1..rivals.len()).contains(&fitting.len()) {
            return Some(fitting);
        }
    }
    None
}
