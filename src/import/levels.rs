//! What the columns of an indicator table hold, where their headings do not say it: 一级指标 over 数量指标, a heading that no
//! county shares over ≥95%.

use super::header::{HeadColumn, Header};
use super::kernel::{is_of_part, is_past, plain};
use super::reading::Reading;
use crate::model::{Column, Key, Table};

/// The most columns that are looked at: forms have twenty.
const MOST_COLUMNS: usize = 60;

/// Gives the columns of `header` their meanings by the cells above the row `bottom`.
pub(super) fn settle(reading: &Reading<'_, '_>, header: &mut Header, bottom: u32) {
    if header.table != Table::Indicators || reading.own || header.columns.len() > MOST_COLUMNS {
        return;
    }
    let body = header.rows.end..bottom;
    let cells = |head: &HeadColumn| {
        let at = head.at.clone();
        let filled = reading.sheet.filled(body.clone());
        let inside =
            filled.filter(move |index| reading.cell(*index).is_some_and(|cell| at.contains(&cell.area.column)));
        inside.collect::<Vec<usize>>()
    };
    let most = |head: &HeadColumn, is: &dyn Fn(usize) -> bool| {
        let cells = cells(head);
        let hits = cells.iter().filter(|index| is(**index)).count();
        hits > 0 && 2 * hits > cells.len()
    };
    let is_class = |index: usize| is_level(reading, index, &Column::Class);
    let is_subclass = |index: usize| is_level(reading, index, &Column::Subclass);
    let find = |header: &Header, column: Column| header.columns.iter().find(|head| head.column == column).cloned();
    let rename = |header: &mut Header, from: &Column, to: Column| {
        header.columns.iter_mut().filter(|head| head.column == *from).for_each(|head| head.column = to.clone());
    };
    // Two levels: 一级指标 | 二级指标 | 指标值, where the second names the indicators (鄂州 2022).
    let names = |head: &HeadColumn| !most(head, &|index| is_subclass(index) || is_class(index));
    if !header.has(&Column::Name) && find(header, Column::Subclass).is_some_and(|head| names(&head)) {
        rename(header, &Column::Subclass, Column::Name);
    }
    let subclasses = |head: &HeadColumn| most(head, &|index| is_subclass(index) && !is_class(index));
    if !header.has(&Column::Subclass) && find(header, Column::Class).is_some_and(|head| subclasses(&head)) {
        rename(header, &Column::Class, Column::Subclass);
    }
    // 一级指标 | 二级指标 | 绩效指标 | 指标值 (天津).
    let level = header.columns.iter().rposition(|head| matches!(head.column, Column::Class | Column::Subclass));
    let named = level.and_then(|level| header.columns.get(level + 1)).filter(|head| head.label.ends_with("指标"));
    if let Some(Column::Extra(_)) = named.map(|head| &head.column).filter(|_| !header.has(&Column::Name)) {
        named.map(|head| head.column.clone()).iter().for_each(|name| rename(header, name, Column::Name));
    }
    // 年初指标值 beside 调整指标值, in either order: the first one is the target that was approved (重庆 2021). 半年指标值 is of
    // half the year (江苏).
    let adjusted = |head: &HeadColumn| head.label.contains("调整") || is_of_part(&head.label);
    let value = header.columns.iter().position(|head| head.column == Column::Value);
    let other = header
        .columns
        .iter()
        .position(|head| head.named == Some(Column::Value) && head.column != Column::Value && !adjusted(head));
    if let (Some(value), Some(other)) = (value.filter(|at| adjusted(&header.columns[*at])), other) {
        let label = Key::new(&header.columns[value].label);
        header.columns[value].column = Column::Extra(label);
        header.columns[other].column = Column::Value;
    }
    if header.has(&Column::Value) {
        return;
    }
    let target = header
        .columns
        .iter()
        // 前年 | 上年 | 预计当年实现 (湖北).
        .filter(|head| !is_past(&head.label) && !is_of_part(&head.label))
        .find(|head| matches!(head.column, Column::Extra(_)) && most(head, &|index| is_target(reading.text(index))));
    if let Some(extra) = target.map(|head| head.column.clone()) {
        rename(header, &extra, Column::Value);
    }
}

/// Whether the cell holds a class or subclass of any template, depending on `level`.
fn is_level(reading: &Reading<'_, '_>, index: usize, level: &Column) -> bool {
    let label = reading.label(index);
    reading.words.is_level(label, level) || plain(label).is_some_and(|label| reading.words.is_level(&label, level))
}

/// Whether a text reads like a target: ≥95%, 12次, 2023年12月底前.
fn is_target(text: &str) -> bool {
    let signed = text.starts_with(['≥', '≤', '＞', '＜', '>', '<', '=', '＝', '±', '≧', '≦']);
    let figure = text.contains(|c: char| c.is_ascii_digit()) && text.chars().count() <= 16;
    signed || figure
}
