//! Reads the lines above a form: the title, the year and the number of the table (表13).

use super::instruction::instruction;
use super::outcome::{Reason, Role};
use super::reading::Reading;
use super::section::{is_table_number, title_in};
use super::years::{is_year, year_in, year_line};
use crate::base::text::{alike, squeezed};
use crate::model::{FieldPath, Key, keys};
use crate::template::shown::title;
use std::collections::BTreeMap;

/// Reads the title, the year line and the table number.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    let rows = reading.rows.clone();
    let mut found = None;
    for index in reading.filled().collect::<Vec<_>>() {
        let Some(row) = reading.cell(index).map(|cell| cell.area.row) else { continue };
        // The number of a table is above its title.
        if is_table_number(reading.label(index)) && found.is_none() {
            let path = FieldPath::field(keys::TABLE_NO);
            let has = reading.vocabulary.template.field(keys::TABLE_NO).is_some();
            match reading.form.field(keys::TABLE_NO) {
                "" if has => reading.take(index, path, reading.text(index)),
                // The number of an annex is of the notice that it is annexed to.
                _ => reading.mark(index, Role::Understood),
            }
        } else if let Some((label, told)) = instruction(reading.text(index)).filter(|_| found.is_none()) {
            reading.keep(index, label, told);
        } else if let Some(year) = year_line(reading.text(index)).filter(|year| {
            // 预算年度：2024 says what it is (海南).
            is_alone(reading, index) || (!year.is_empty() && reading.text(index).contains(['：', ':']))
        }) {
            read_year(reading, index, &year);
        } else if title_in(reading.sheet, row, reading.words) == Some(index) {
            match found {
                // The title is printed again on each page.
                Some(first) if reading.label(first) == reading.label(index) => reading.mark(index, Role::Understood),
                Some(_) => {}
                None if rows.contains(&row) && reading.is_open(index) => {
                    found = Some(index);
                    reading.mark(index, Role::Taken(FieldPath::field(keys::TITLE)));
                }
                None => {}
            }
        }
    }
    if let Some(index) = found {
        let printed = reading.text(index).replace('\n', "");
        reading.form.fields.set(keys::TITLE.into(), printed);
    }
}

fn is_alone(reading: &Reading<'_, '_>, index: usize) -> bool {
    let row = reading.cell(index).map_or(0, |cell| cell.area.row);
    reading.is_open(index) && reading.sheet.filled(row..row + 1).next() == Some(index)
}

fn read_year(reading: &mut Reading<'_, '_>, index: usize, year: &str) {
    match reading.form.field(keys::YEAR) {
        "" if !year.is_empty() => reading.take(index, FieldPath::field(keys::YEAR), year),
        known if known == year || year.is_empty() => reading.mark(index, Role::Understood),
        _ => reading.mark(index, Role::NotPlaced(Reason::Taken)),
    }
}

/// Takes from the title what no field gave, and drops the title if the template computes the same one.
pub(super) fn settle(reading: &mut Reading<'_, '_>) {
    let printed = reading.form.field(keys::TITLE).to_owned();
    let is_computed = |reading: &Reading<'_, '_>| alike(&title(&reading.vocabulary.template, &reading.form), &printed);
    // A title that follows from the fields adds nothing to them.
    if !is_computed(reading) {
        for (key, text) in said_by(reading, &printed) {
            if reading.form.field(key.as_str()).is_empty() && (key.as_str() != keys::YEAR || is_year(&text)) {
                reading.form.fields.set(key, text);
            }
        }
        if let Some(year) = year_in(&printed).filter(|_| reading.form.field(keys::YEAR).is_empty()) {
            reading.form.fields.set(keys::YEAR.into(), year);
        }
    }
    if is_computed(reading) {
        reading.form.fields.set(keys::TITLE.into(), "");
    }
}

/// The fields that the title contains, by the template's patterns. Known fields are filled in first, since a project's
/// name may contain the very words that follow it.
fn said_by(reading: &Reading<'_, '_>, printed: &str) -> BTreeMap<Key, String> {
    // A character that no spreadsheet can hold.
    const UNKNOWN: &str = "\u{0}";
    let form = &reading.form;
    let value =
        |key: &Key| Some(form.field(key.as_str())).filter(|text| !text.is_empty()).unwrap_or(UNKNOWN).to_owned();
    let titles = &reading.vocabulary.template.titles;
    for pattern in titles {
        let mut unknown = pattern.slots().into_iter().filter(|key| form.field(key.as_str()).is_empty());
        let (Some(key), None) = (unknown.next(), unknown.next()) else { continue };
        let text = pattern.fill(value);
        let Some((before, after)) = text.split_once(UNKNOWN) else { continue };
        let rest = printed.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
        if let Some(said) = rest {
            return [(key.clone(), said.trim().to_owned())].into_iter().collect();
        }
    }
    let read = |text: &str| titles.iter().find_map(|pattern| pattern.matches(text));
    read(printed).or_else(|| read(&squeezed(printed))).unwrap_or_default()
}
