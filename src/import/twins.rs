//! Two indicator tables in one form: 中期 and 年度 side by side with the same classes (东莞 2019), or 长期 above 年度 (宁乡 2021).

use super::header::{HeadColumn, Header};
use super::text::Labelled;
use crate::base::text::squeezed;
use crate::model::{Column, Table};

/// The words for years, the longest first.
const TERMS: [&str; 9] = ["中长期", "中期", "长期", "实施周期", "实施期", "滚动", "三年", "本年度", "年度"];

/// The most columns of two tables: forms have twenty.
const MOST_COLUMNS: usize = 60;

/// The most rows between a heading and the table below it.
const REACH: u32 = 12;

/// `header` as two, if its columns begin again: 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值.
pub(super) fn parted(sheet: &Labelled<'_>, header: Header) -> Vec<Header> {
    let level = |head: &HeadColumn| matches!(head.named, Some(Column::Class | Column::Subclass | Column::Name));
    let again = |at: usize, head: &HeadColumn| {
        level(head) && header.columns.iter().take(at).any(|before| before.named == head.named)
    };
    let second = header.columns.iter().take(MOST_COLUMNS).enumerate().position(|(at, head)| again(at, head));
    // Each has its targets: 指标内容 behind 三级指标 describes it (云南).
    let targets = |heads: &[HeadColumn]| heads.iter().any(|head| head.named == Some(Column::Value));
    let second = second.filter(|at| targets(&header.columns[..*at]) && targets(&header.columns[*at..]));
    let few = header.columns.len() <= MOST_COLUMNS;
    let Some(second) = second.filter(|_| few && header.table == Table::Indicators) else { return vec![header] };
    let (left, right) = header.columns.split_at(second);
    let own = |columns: &[HeadColumn]| {
        let start = columns.iter().map(|head| head.at.start).min().unwrap_or(0);
        start..columns.iter().map(|head| head.at.end).max().unwrap_or(start)
    };
    // What only the left one has in front of its levels are the classes of both.
    let shared: Vec<HeadColumn> = left
        .iter()
        .take_while(|head| matches!(head.named, Some(Column::Class | Column::Subclass)))
        .filter(|head| right.iter().all(|other| other.named != head.named))
        .cloned()
        .collect();
    let mut seen = Vec::new();
    let mut restored: Vec<HeadColumn> = right.to_vec();
    for head in &mut restored {
        if let Some(named) = head.named.clone().filter(|named| !seen.contains(named)) {
            seen.push(named.clone());
            head.column = named;
        }
    }
    let (first, last) = (left.get(shared.len()..).unwrap_or_default(), restored.as_slice());
    let with = |columns: &[HeadColumn], others: &[HeadColumn]| Header {
        columns: shared.iter().chain(columns).cloned().collect(),
        term: term_above(sheet, header.rows.start, own(columns).start),
        twin: own(others),
        ..header.clone()
    };
    let mut both = vec![with(first, last), with(last, first)];
    if both.iter().any(|header| header.term.is_empty()) || both[0].term == both[1].term {
        for (header, term) in both.iter_mut().zip(["（一）", "（二）"]) {
            term.clone_into(&mut header.term);
        }
    }
    both
}

/// The years that the nearest text above `row` in `column` speaks of.
fn term_above(sheet: &Labelled<'_>, row: u32, column: u32) -> String {
    let above = (row.saturating_sub(REACH)..row).rev().map(|row| squeezed(sheet.text_at(row, column)));
    let mut short = above.filter(|text| text.chars().count() <= 24);
    let word = short.find_map(|text| TERMS.into_iter().find(|term| text.contains(term)));
    word.unwrap_or_default().to_owned()
}

/// Gives the rows of tables below each other their years, by the labels beside them: 长期绩效指标, 年度绩效指标.
pub(super) fn name(sheet: &Labelled<'_>, headers: &mut [Header]) {
    let beside = |header: &Header| header.side.map(|side| squeezed(sheet.text_at(side.row, side.column)));
    let of = |header: &Header| {
        let side = beside(header).filter(|_| header.table == Table::Indicators && header.term.is_empty())?;
        TERMS.into_iter().find(|term| side.contains(term))
    };
    let terms: Vec<Option<&str>> = headers.iter().map(of).collect();
    let several = terms.iter().flatten().any(|term| terms.iter().flatten().any(|other| other != term));
    for (header, term) in headers.iter_mut().zip(terms).filter(|_| several) {
        header.term = term.unwrap_or_default().to_owned();
    }
}
