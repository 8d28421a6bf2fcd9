//! Checks tables with a row per task or indicator.

use super::fields::Declared;
use super::rows::Rows;
use crate::base::notation::{self, Faults, Place};
use crate::base::text::squeezed;
use crate::model::{Column, Table};
use crate::template::{ClassSpec, TableBlock, TotalSpec};
use std::collections::BTreeSet;

pub(super) fn check(
    table: &TableBlock,
    place: &Place<'static>,
    declared: &Declared<'_>,
    rows: &mut Rows,
    faults: &mut Faults<'_>,
) {
    let side = super::check_side(table.side.as_ref(), place, rows, faults);
    if table.of == Table::Schedule {
        faults.add(&place.field("of"), "支出计划请用 schedule 块：写成 schedule()");
    }
    rows.push(place.field("columns"), "各列", side, table.columns.iter().map(|spec| spec.span), faults);
    check_columns(table, &place.field("columns"), declared, faults);
    check_classes(&table.tree, &place.field("tree"), faults);
    if let Some(total) = &table.total {
        check_total(total, table, place, declared, faults);
    }
}

fn check_columns(table: &TableBlock, list: &Place<'static>, declared: &Declared<'_>, faults: &mut Faults<'_>) {
    let mut seen = BTreeSet::new();
    for (i, spec) in table.columns.iter().enumerate() {
        let place = list.item(i);
        if faults.is_read(&place.field("column")) && !seen.insert(&spec.column) {
            faults.add(&place, format!("列 {} 出现了两次：请删去一列，或者改它的 column", written(&spec.column)));
        }
        if squeezed(&spec.label).is_empty() {
            faults.add(&place.field("label"), "列要有标签 label");
        }
        if let Some(printed) = &spec.printed {
            declared.check_slots(printed, &place.field("printed"), faults);
        }
        if spec.one_of && faults.is_read(&place.field("column")) && !spec.column.is_tick() {
            faults.add(&place.field("one_of"), format!("列 {} 不是打勾的列：请删去 one_of", written(&spec.column)));
        }
        if spec.span == 0 {
            faults.add(&place.field("span"), "列的 span 不能是 0：请写它占几列");
        }
    }
    if !seen.contains(&Column::Name) {
        faults.add(list, "缺少名称列：columns 里要有 column: name");
    }
}

/// The column in the notation of templates.
fn written(column: &Column) -> String {
    // ron can write a name, alone or with a text.
    notation::write(column).unwrap_or_default()
}

fn check_classes(tree: &[ClassSpec], list: &Place<'static>, faults: &mut Faults<'_>) {
    let mut seen = BTreeSet::new();
    for (i, class) in tree.iter().enumerate() {
        let place = list.item(i);
        let labels = std::iter::once((place.field("label"), &class.label));
        let subclasses = place.field("subclasses");
        let of_subclasses = class
            .subclasses
            .iter()
            .enumerate()
            .map(|(j, subclass)| (subclasses.item(j).field("label"), &subclass.label));
        for (place, _) in labels.chain(of_subclasses).filter(|(_, label)| label.trim().is_empty()) {
            faults.add(&place, "指标分类的标签不能为空");
        }
        if !seen.insert(&class.label) {
            faults.add(&place, format!("一级指标“{}”出现了两次：请把它们的 subclasses 合在一起", class.label));
        }
    }
}

fn check_total(
    total: &TotalSpec,
    table: &TableBlock,
    place: &Place<'static>,
    declared: &Declared<'_>,
    faults: &mut Faults<'_>,
) {
    let list = place.field("total").field("columns");
    let columns_are_known = faults.is_whole(&place.field("columns"));
    for (i, sum) in total.columns.iter().enumerate() {
        let place = list.item(i);
        // The first column holds the label of the total row.
        let can_be_summed = table.columns.iter().skip(1).any(|spec| spec.column == sum.column);
        if columns_are_known && !can_be_summed {
            let what = format!("合计列 {} 不在表里，或是第一列：请改成表里后面的一列", written(&sum.column));
            faults.add(&place, what);
        }
        if let Some(key) = sum.plus.as_ref().filter(|key| declared.lacks(key)) {
            faults.add(&place, format!("合计的 plus 引用了未声明的字段 {key}：请在 fields 里声明它"));
        }
    }
}
