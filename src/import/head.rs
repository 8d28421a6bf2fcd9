//! Reads the single fields of a form: first cells with label and value, then texts near labels, the surest first.

use super::band::heads_part;
use super::candidate::{Candidate, candidate};
use super::fold::{folded, printed, splits};
use super::limits;
use super::outcome::{Reason, Role};
use super::rank::{Around, rank, under};
use super::reading::Reading;
use super::signature;
use crate::base::nothing::is_dash;
use crate::base::text::alike;
use crate::model::FieldPath;
use crate::template::FieldKind;
use std::collections::{BTreeMap, BTreeSet};

/// Reads the single fields.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    reading.find_value_columns();
    // Bare fields that `heading` has read.
    let said = reading.vocabulary.slots.iter().enumerate();
    let said = said.filter(|(_, slot)| !reading.form.field(slot.key.as_str()).is_empty() && slot.is_bare);
    let mut filled: BTreeMap<usize, Option<usize>> = said.map(|(slot, _)| (slot, None)).collect();
    let first_label = reading.filled().find(|index| reading.is_label(*index));
    let top = first_label.and_then(|index| reading.cell(index)).map_or(reading.rows.start, |cell| cell.area.row);
    let (mut candidates, mut signed) = (Vec::new(), Vec::new());
    for index in reading.open().into_iter().take(limits::FIELD_CELLS) {
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
        // A label that no other text has may name an own field of the form.
        None if named && !reading.is_open(left) => {
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
            !plain || (kind == Some(FieldKind::Amount) && (reading.own || value.contains(char::is_numeric)))
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
    if reading.vocabulary.prints(key.as_str(), &label) {
        return;
    }
    let usual = reading.vocabulary.template.field(key.as_str()).map_or("", |spec| spec.label.as_str());
    if !alike(usual, &label) && !label.is_empty() {
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
        let known = used.contains(&index) || reading.vocabulary.is_literal(label) || heads_part(reading, index);
        match reading.vocabulary.fields_of(label) {
            [slot] if !known && !filled.contains_key(slot) => {
                keep_label(reading, *slot, printed(reading.text(index)));
            }
            _ => {}
        }
    }
}
