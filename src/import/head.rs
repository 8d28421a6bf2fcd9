//! Reads the single fields of a form: first cells with label and value, then texts near labels, the surest first.

use super::fold::{folded, printed, splits};
use super::outcome::{Reason, Role};
use super::reading::Reading;
use super::slot::Slot;
use super::{leftover, signature};
use crate::base::amount::plain_number;
use crate::base::nothing::is_dash;
use crate::base::text::squeezed;
use crate::model::{FieldPath, keys};
use crate::template::FieldKind;
use crate::workbook::Area;
use std::collections::{BTreeMap, BTreeSet};

/// The most rows between a text and a label above it. It bounds the time for sheets with long blank columns.
const REACH: u32 = 100;

/// The most rows between a label and those above it that tell it from equal ones: a part of a form has ten.
const PART_ROWS: u32 = 40;

/// A cell that may hold the text of a field, with the labels around it.
struct Candidate {
    index: usize,
    area: Area,
    /// The nearest label to the left, and whether nothing is in between.
    left: Option<(usize, bool)>,
    /// The nearest label above, and whether nothing is in between.
    above: Option<(usize, bool)>,
}

/// What is around a candidate, looked up once for all slots that it is compared with.
struct Around<'r> {
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
    fn of(reading: &Reading<'r, '_>, candidate: &Candidate) -> Self {
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

/// Reads the single fields.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    // Bare fields that `heading` has read.
    let said = reading.vocabulary.slots.iter().enumerate();
    let said = said.filter(|(_, slot)| !reading.form.field(slot.key.as_str()).is_empty() && slot.is_bare);
    let mut filled: BTreeMap<usize, Option<usize>> = said.map(|(slot, _)| (slot, None)).collect();
    let first_label = reading.filled().find(|index| reading.is_label(*index));
    let top = first_label.and_then(|index| reading.cell(index)).map_or(reading.rows.start, |cell| cell.area.row);
    let (mut candidates, mut signed) = (Vec::new(), Vec::new());
    for index in reading.open() {
        if is_dash(reading.text(index)) {
            continue;
        }
        // 填报单位（盖章）：… usually repeats a field: it is read last, in case none gives it.
        if signature::names_signer(reading.text(index)) {
            signed.push(index);
            continue;
        }
        let is_label = reading.is_label(index);
        let candidate = candidate(reading, index);
        let inline = inline(reading, &candidate, &filled);
        match inline.filter(|(.., text)| !is_label || !text.is_empty()) {
            Some((slot, label, text)) => {
                place(reading, slot, index, &text, Some(label));
                filled.insert(slot, None);
            }
            None if !is_label => candidates.push(candidate),
            None => {}
        }
    }
    let mut ranked: Vec<(u8, usize, usize)> = Vec::new();
    for (place, candidate) in candidates.iter().enumerate() {
        let around = Around::of(reading, candidate);
        for (slot, spec) in reading.vocabulary.slots.iter().enumerate() {
            // A text without any label around it is above all labels (the bureau of 博野), and nowhere else.
            let below = spec.is_bare && candidate.area.row > top;
            let rank = if below { 0 } else { rank(reading, candidate, &around, slot, spec) };
            if rank > 0 {
                ranked.push((rank, place, slot));
            }
        }
    }
    // Of equal ranks in reading order.
    ranked.sort_by_key(|(rank, place, slot)| (std::cmp::Reverse(*rank), *place, *slot));
    let mut done = BTreeSet::new();
    for (_, place_of, slot) in &ranked {
        if done.contains(place_of) || filled.contains_key(slot) {
            continue;
        }
        let Some(candidate) = candidates.get(*place_of) else { continue };
        let label = label_for(reading, candidate, *slot);
        let printed = label.map(|label| printed(reading.text(label)));
        place(reading, *slot, candidate.index, reading.text(candidate.index), printed);
        if let Some(label) = label {
            reading.mark(label, Role::Understood);
        }
        filled.insert(*slot, label.or(candidate.left.map(|(label, _)| label)));
        done.insert(*place_of);
    }
    for index in signed {
        if let Some((slot, label, text)) = inline(reading, &candidate(reading, index), &filled) {
            place(reading, slot, index, &text, Some(label));
            filled.insert(slot, None);
        }
    }
    let mut lines: BTreeMap<usize, String> = BTreeMap::new();
    let named: BTreeSet<usize> = ranked.iter().filter(|(rank, ..)| *rank > 2).map(|(_, place, _)| *place).collect();
    for (place, candidate) in candidates.iter().enumerate().filter(|(place, _)| !done.contains(place)) {
        if take_for_title(reading, candidate) {
            continue;
        }
        go_on(reading, candidate, &filled, named.contains(&place), &mut lines);
    }
    for (slot, more) in lines {
        let Some(key) = reading.vocabulary.slots.get(slot).map(|slot| slot.key.clone()) else { continue };
        let text = format!("{}{more}", reading.form.field(key.as_str()));
        reading.form.fields.set(key, text);
    }
    label_the_empty(reading, &filled);
}

/// Takes the text beside the label of a field that the template prints only in its title; false if there is none.
fn take_for_title(reading: &mut Reading<'_, '_>, candidate: &Candidate) -> bool {
    let Some((left, true)) = candidate.left else { return false };
    let label = reading.label(left);
    let fields = reading.vocabulary.template.fields.iter().filter(|spec| spec.in_title);
    let mut named = fields.filter(|spec| reading.words.names(label, spec.key.as_str()));
    let Some(key) = named.next().map(|spec| spec.key.clone()) else { return false };
    let is_free = reading.form.field(key.as_str()).is_empty();
    if is_free {
        reading.take(candidate.index, FieldPath::Field(key), reading.text(candidate.index));
        reading.mark(left, Role::Understood);
    }
    is_free
}

/// Appends the text of `candidate` to the `lines` of a field whose label is beside it too: goals with one line per cell.
fn go_on(
    reading: &mut Reading<'_, '_>,
    candidate: &Candidate,
    filled: &BTreeMap<usize, Option<usize>>,
    named: bool,
    lines: &mut BTreeMap<usize, String>,
) {
    let Some((left, true)) = candidate.left else { return };
    let same = filled.iter().find(|(_, label)| **label == Some(left)).map(|(slot, _)| *slot);
    let of_lines = |slot: &usize| reading.vocabulary.slots.get(*slot).filter(|slot| slot.kind == FieldKind::Lines);
    match same.and_then(|slot| Some((slot, of_lines(&slot)?.key.clone()))) {
        Some((slot, key)) => {
            let lines = lines.entry(slot).or_default();
            lines.push('\n');
            lines.push_str(reading.text(candidate.index));
            reading.mark(candidate.index, Role::Taken(FieldPath::Field(key)));
        }
        None if named && leftover::spare(reading).is_none() => {
            reading.mark(candidate.index, Role::NotPlaced(Reason::Taken));
        }
        None => {}
    }
}

/// The slot, label and value of a cell that holds both: 其中：财政拨款  6万元 of 广元.
fn inline(
    reading: &Reading<'_, '_>,
    candidate: &Candidate,
    filled: &BTreeMap<usize, Option<usize>>,
) -> Option<(usize, String, String)> {
    let text = &reading.cell(candidate.index)?.text;
    // A text beside its own label that begins with the same words is all value.
    let beside = candidate.left.filter(|(_, direct)| *direct).map(|(label, _)| reading.label(label));
    for (end, start) in splits(text) {
        let (label, value) = (text.get(..end)?, text.get(start..)?);
        let slots = reading.vocabulary.fields_of(&folded(label));
        let beside_it = beside.is_some_and(|beside| reading.vocabulary.fields_of(beside) == slots && !slots.is_empty());
        let free: Vec<usize> = slots.iter().copied().filter(|slot| !filled.contains_key(slot)).collect();
        let plain = end == start;
        let fits = |slot: &&usize| {
            let kind = reading.vocabulary.slots.get(**slot).map(|slot| slot.kind);
            // Without a colon only an amount can be told from a longer label.
            !plain || kind == Some(FieldKind::Amount)
        };
        if free.is_empty() || beside_it {
            continue;
        }
        let under = under(reading, candidate, &free);
        let chosen = free.iter().find(|slot| fits(slot) && under.as_ref().is_none_or(|under| under.contains(slot)));
        if let Some(slot) = chosen {
            return Some((*slot, printed(label), value.trim().to_owned()));
        }
    }
    None
}

/// The labels around the cell `index`.
fn candidate(reading: &Reading<'_, '_>, index: usize) -> Candidate {
    let area = reading.cell(index).map_or(Area::single(0, 0), |cell| cell.area);
    let first = reading.sheet.filled(area.row..area.row.saturating_add(1)).next() == Some(index);
    let left = look_left(reading, area).or_else(|| if first { look_aside(reading, area) } else { None });
    Candidate { index, area, left, above: look_up(reading, area) }
}

/// The nearest label to the left in the first row of `area`.
fn look_left(reading: &Reading<'_, '_>, area: Area) -> Option<(usize, bool)> {
    let mut direct = true;
    let mut column = area.column;
    while column > 0 {
        column -= 1;
        let Some(index) = reading.sheet.grid.index_at(area.row, column) else { continue };
        let cell = reading.cell(index)?;
        column = cell.area.column;
        if cell.is_blank() {
            continue;
        }
        if reading.is_label(index) {
            return Some((index, direct));
        }
        direct = false;
    }
    None
}

/// The label beside a block that is not merged over the block's rows: above the blank cells to the left.
fn look_aside(reading: &Reading<'_, '_>, area: Area) -> Option<(usize, bool)> {
    for column in (0..area.column).rev() {
        let rows = (reading.rows.start.max(area.row.saturating_sub(REACH))..area.row).rev();
        let above = rows.map_while(|row| match reading.sheet.grid.index_at(row, column) {
            None => Some(None),
            Some(index) => Some(reading.cell(index).filter(|cell| !cell.is_blank()).map(|_| index)),
        });
        let first = above.flatten().next();
        if let Some(index) = first.filter(|index| reading.is_label(*index)) {
            return Some((index, true));
        }
    }
    None
}

/// The nearest label above the first column of `area`, within the same part of the form.
fn look_up(reading: &Reading<'_, '_>, area: Area) -> Option<(usize, bool)> {
    let mut direct = true;
    let mut row = area.row;
    while row > reading.rows.start.max(area.row.saturating_sub(REACH)) {
        row -= 1;
        let Some(index) = reading.sheet.grid.index_at(row, area.column) else { continue };
        let cell = reading.cell(index)?;
        row = cell.area.row;
        if cell.is_blank() {
            continue;
        }
        // A cell with a role, of a table for example, ends the part.
        if !reading.is_open(index) {
            return None;
        }
        if reading.is_label(index) {
            return Some((index, direct));
        }
        direct = false;
    }
    None
}

/// How likely `candidate` is the text of the slot, from 0 (not at all) to 6 (labels in its row and its column fit).
fn rank(reading: &Reading<'_, '_>, candidate: &Candidate, around: &Around<'_>, place: usize, slot: &Slot) -> u8 {
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
fn under(reading: &Reading<'_, '_>, candidate: &Candidate, rivals: &[usize]) -> Option<Vec<usize>> {
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

/// The cell with the label that names the slot for `candidate`.
fn label_for(reading: &Reading<'_, '_>, candidate: &Candidate, slot: usize) -> Option<usize> {
    let names = |(index, _): &(usize, bool)| reading.vocabulary.fields_of(reading.label(*index)).contains(&slot);
    let matrix = reading.vocabulary.slots.get(slot).filter(|slot| slot.row.is_some());
    if let Some(matrix) = matrix {
        let total = matrix.key.as_str().ends_with(".total");
        let label = if total { candidate.above } else { candidate.left };
        return label.map(|(index, _)| index);
    }
    candidate
        .left
        .filter(|left| left.1 && names(left))
        .or_else(|| candidate.above.filter(names))
        .map(|(index, _)| index)
}

/// Puts `text`, read from the cell `index`, into the slot, and keeps its label.
fn place(reading: &mut Reading<'_, '_>, slot: usize, index: usize, text: &str, label: Option<String>) {
    let Some(key) = reading.vocabulary.slots.get(slot).map(|slot| slot.key.clone()) else { return };
    reading.take(index, FieldPath::Field(key), text);
    if let Some(label) = label {
        keep_label(reading, slot, label);
    }
}

/// Keeps the printed label if the template prints another one, so that the form is printed with it again.
fn keep_label(reading: &mut Reading<'_, '_>, slot: usize, label: String) {
    let Some(key) = reading.vocabulary.slots.get(slot).map(|slot| slot.key.clone()) else { return };
    let usual = reading.vocabulary.template.field(key.as_str()).map_or("", |spec| spec.label.as_str());
    if squeezed(usual) != squeezed(&label) && !label.is_empty() {
        reading.form.labels.set(key, label);
    }
}

/// Keeps the printed labels of fields that are empty.
fn label_the_empty(reading: &mut Reading<'_, '_>, filled: &BTreeMap<usize, Option<usize>>) {
    let used: BTreeSet<usize> = filled.values().flatten().copied().collect();
    for index in reading.open() {
        if !reading.is_label(index) {
            continue;
        }
        let label = reading.label(index);
        let known = used.contains(&index) || reading.vocabulary.is_literal(label);
        match reading.vocabulary.fields_of(label) {
            [slot] if !known && !filled.contains_key(slot) => {
                keep_label(reading, *slot, printed(reading.text(index)));
            }
            _ => {}
        }
    }
}
