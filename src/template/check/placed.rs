//! Checks that the title, each field and each table occur exactly once.

use super::fields::Declared;
use crate::base::notation::{Faults, Place};
use crate::model::{Key, Table, keys};
use crate::template::Pattern;
use crate::template::shape::{BlockFile, CellFile, TemplateFile};
use std::collections::BTreeSet;

pub(super) fn check(file: &TemplateFile, declared: &Declared<'_>, faults: &mut Faults<'_>) {
    let root = Place::default();
    if let Some(placed) = placed(file, faults) {
        check_fields(file, &placed, faults);
    }
    for (i, title) in file.titles.iter().enumerate() {
        for slot in title.slots().into_iter().filter(|slot| slot.as_str() != keys::YEAR && declared.lacks(slot)) {
            let what = format!("标题引用了未声明的字段 {{{slot}}}：请在 fields 里声明它，并写 in_title: true");
            faults.add(&root.field("titles").item(i), what);
        }
    }
    let mut tables = BTreeSet::new();
    for (i, block) in file.blocks.iter().enumerate() {
        let place = root.field("blocks").item(i);
        let table = match block {
            BlockFile::Table(table) if faults.is_read(&place.field("of")) => table.of,
            BlockFile::Schedule(_) => Table::Schedule,
            BlockFile::Prose(_) => Table::Paragraphs,
            BlockFile::Table(_) | BlockFile::Grid(_) | BlockFile::Notes(_) => continue,
        };
        if !tables.insert(table) {
            faults.add(&place, "同一张明细表只能出现一次：请删去这一块");
        }
    }
}

/// The fields in all cells, in order; None if a cell could not be read, as it may hold any field.
fn placed<'f>(file: &'f TemplateFile, faults: &Faults<'_>) -> Option<Vec<&'f Key>> {
    let blocks = Place::default().field("blocks");
    let mut keys = Vec::new();
    for (i, block) in file.blocks.iter().enumerate() {
        let BlockFile::Grid(grid) = block else { continue };
        let rows = blocks.item(i).field("rows");
        for (r, row) in grid.rows.iter().enumerate() {
            let is_read = |c| faults.is_read(&rows.item(r).item(c).field("text"));
            let row_is_read = faults.is_read(&rows.item(r)) && (0..row.len()).all(is_read);
            row_is_read.then(|| keys.extend(row.iter().flat_map(CellFile::places)))?;
        }
        faults.is_read(&rows).then_some(())?;
    }
    faults.is_read(&blocks).then_some(keys)
}

fn check_fields(file: &TemplateFile, placed: &[&Key], faults: &mut Faults<'_>) {
    let root = Place::default();
    let titled: Vec<&Key> = file.titles.iter().flat_map(Pattern::slots).collect();
    let titles_are_known = faults.is_whole(&root.field("titles"));
    if !placed.iter().any(|key| key.as_str() == keys::TITLE) {
        faults.add(&root.field("blocks"), "缺少标题：请在一个单元格里写 {title}");
    }
    for (i, field) in file.fields.iter().enumerate() {
        let key = &field.key;
        let times = placed.iter().filter(|placed| **placed == key).count();
        let what = match (field.in_title, times) {
            (false, 1) => continue,
            (true, 0) if titled.contains(&key) || !titles_are_known => continue,
            (true, _) => {
                format!("字段 {key} 声明为 in_title，应只出现在标题里：请在 titles 里写 {{{key}}}，单元格里不写")
            }
            (false, 0) => format!("字段 {key} 没有放进任何单元格：请在一个单元格里写 {{{key}}}，或者删去这个字段"),
            (false, n) => format!("字段 {key} 放进了 {n} 个单元格：请只留一处"),
        };
        faults.add(&root.field("fields").item(i), what);
    }
}
