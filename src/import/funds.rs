//! Reads funds in columns: 年初预算数 | 全年预算数 | 全年执行数 over 年度资金总额, 其中：财政拨款 and any other rows, or over figures alone.

use super::fold::{folded, printed};
use super::kernel::{self, FundColumn, FundRow};
use super::outcome::Role;
use super::reading::Reading;
use crate::base::nothing::is_dash;
use crate::base::text::alike;
use crate::model::{FieldPath, Key};
use crate::workbook::Area;

/// The most rows of funds: forms have fifteen.
const MOST_ROWS: u32 = 60;

/// The most columns of funds: forms have ten.
const MOST_COLUMNS: usize = 30;

/// A column of amounts, or of what belongs to them.
struct Head {
    index: usize,
    area: Area,
    /// Its part of the keys.
    part: String,
}

/// Reads the funds in columns.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    let mut done = None;
    for index in reading.open() {
        let Some(row) = reading.cell(index).map(|cell| cell.area.row) else { continue };
        if done.is_some_and(|done| row <= done) {
            continue;
        }
        let heads = heads(reading, row);
        done = Some(row);
        if !heads.is_empty() {
            done = Some(read_block(reading, row, &heads));
        }
    }
}

/// The headings of columns of funds in `row`; none if it has no two of them.
fn heads(reading: &Reading<'_, '_>, row: u32) -> Vec<Head> {
    let open: Vec<usize> = reading.sheet.filled(row..row + 1).filter(|index| reading.is_open(*index)).collect();
    let mut found: Vec<(usize, Area, Option<FundColumn>)> = Vec::new();
    for index in open {
        let Some(area) = reading.cell(index).map(|cell| cell.area) else { continue };
        let column = kernel::column(reading.label(index));
        // The label in the corner is over the labels of the rows (年度预算数, 青神 2023).
        let below = reading.sheet.grid.index_at(area.bottom(), area.column);
        let corner = below.is_some_and(|below| {
            let text = reading.label(below);
            kernel::row(text).is_some() || (kernel::column(text).is_some() && !text.contains(char::is_numeric))
        });
        match column.filter(|_| !corner) {
            Some(column) => found.push((index, area, Some(column))),
            // A figure among the headings makes them labels of the cells beside them.
            None if found.is_empty() => {}
            None if reading.text(index).contains(|c: char| c.is_ascii_digit()) || corner => return Vec::new(),
            None => found.push((index, area, None)),
        }
    }
    // The label beside the block is over more rows than the headings.
    let least = found.iter().map(|(_, area, _)| area.bottom()).min().unwrap_or(0);
    let sides = found.iter().take_while(|(_, area, _)| area.bottom() > least).count();
    found.drain(..sides);
    let known = found.iter().filter_map(|(.., column)| *column);
    let amounts = known.clone().filter(|column| column.is_amount()).count();
    let own = is_own(reading, row) && found.iter().all(|(.., column)| column.is_some()) && !found.is_empty();
    if (!own && (amounts == 0 || known.count() < 2)) || found.len() > MOST_COLUMNS {
        return Vec::new();
    }
    let mut heads: Vec<Head> = Vec::new();
    for (index, area, column) in found {
        let of = |column: FundColumn| column.part().to_owned();
        let free = |part: &String| heads.iter().all(|head| head.part != *part);
        // A second column of the same kind: 年初预算数 | 批复预算数.
        let numbered = || (1..).map(|n| format!("c{n}")).find(free).unwrap_or_default();
        let part = column.map(of).filter(free).unwrap_or_else(numbered);
        heads.push(Head { index, area, part });
    }
    heads
}

/// Whether this program printed the headings in `row` over the funds that only the form has: behind a blank corner.
fn is_own(reading: &Reading<'_, '_>, row: u32) -> bool {
    let corner = reading.sheet.grid.index_at(row, 0).and_then(|index| reading.cell(index));
    reading.own && corner.is_some_and(|cell| cell.is_blank() && cell.area.row == row)
}

/// Whether the row `at` is of the funds below `heads`, as this program prints them: under one heading, a line of the form's
/// own looks the same.
fn goes_on(reading: &Reading<'_, '_>, heads: &[Head], at: u32, kind: Option<FundRow>) -> bool {
    // The text of a line runs over all columns.
    let fits = |head: &Head| {
        let index = reading.sheet.grid.index_at(at, head.area.column);
        let cell = index.and_then(|index| reading.cell(index)).filter(|cell| cell.area.row == at);
        cell.is_none_or(|cell| cell.area.columns() == head.area.columns())
    };
    heads.iter().all(fits) && (heads.len() > 1 || kind.is_some())
}

/// Reads the rows below the headings in `row`, and returns the last one.
fn read_block(reading: &mut Reading<'_, '_>, row: u32, heads: &[Head]) -> u32 {
    let left = heads.iter().map(|head| head.area.column).min().unwrap_or(0);
    let top = heads.iter().map(|head| head.area.bottom()).max().unwrap_or(row + 1);
    let side = (0..left).find_map(|column| {
        let index = reading.sheet.grid.index_at(row, column)?;
        reading.cell(index).filter(|cell| !cell.is_blank() && cell.area.bottom() > top).map(|cell| (index, cell.area))
    });
    let own = is_own(reading, row);
    let mut last = row;
    // The parts of the keys of the rows so far.
    let mut names: Vec<String> = Vec::new();
    for at in top..reading.rows.end.min(top + MOST_ROWS) {
        let within = side.is_some_and(|(_, area)| at < area.bottom());
        let label = row_label(reading, at, left);
        let kind = label.and_then(|index| kernel::row(reading.label(index)));
        let values: Vec<(usize, usize)> = heads
            .iter()
            .enumerate()
            .filter_map(|(n, head)| {
                let inside = |column| reading.sheet.grid.index_at(at, column);
                let mut cells = head.area.columns().filter_map(inside);
                let index = cells
                    .find(|index| reading.cell(*index).is_some_and(|cell| cell.area.row == at && !cell.is_blank()))?;
                Some((n, index)).filter(|_| reading.is_open(index))
            })
            .collect();
        let bare = label.is_none() && names.is_empty() && !values.is_empty();
        let named = label.is_some() && if own { goes_on(reading, heads, at, kind) } else { kind.is_some() || within };
        if !(bare || named) {
            break;
        }
        let part = match (label, kind) {
            (None, _) | (_, Some(FundRow::Total)) => "total".to_owned(),
            (Some(_), None) if names.is_empty() && !own => "total".to_owned(),
            (Some(label), kind) => row_part(reading, heads, (label, kind), &names),
        };
        if names.contains(&part) {
            break;
        }
        for (n, index) in values {
            take(reading, &heads[n], label, &part, index);
        }
        if let Some(label) = label {
            reading.mark(label, Role::Understood);
        }
        names.push(part);
        last = at;
    }
    if last > row {
        for head in heads {
            reading.mark(head.index, Role::Understood);
            keep_label(reading, &format!("funds.{}.total", head.part), &printed(reading.text(head.index)));
        }
        if let Some((side, _)) = side {
            reading.mark(side, Role::Understood);
        }
        for index in reading.sheet.filled(row..row + 1).collect::<Vec<_>>() {
            let corner = reading.cell(index).is_some_and(|cell| cell.area.column < left);
            if corner && reading.is_open(index) {
                reading.mark(index, Role::Understood);
            }
        }
    }
    last
}

/// The label of the row `at`: the last cell that begins in it to the left of the column `left`.
fn row_label(reading: &Reading<'_, '_>, at: u32, left: u32) -> Option<usize> {
    let filled = reading.sheet.filled(at..at + 1);
    filled.filter(|index| reading.cell(*index).is_some_and(|cell| cell.area.column < left)).last()
}

/// The last part of the keys of a row: one that the template has if it can be, and a number for a source of money that no
/// county shares. The first row below the total is the fiscal part, whatever it is called.
fn row_part(
    reading: &Reading<'_, '_>,
    heads: &[Head],
    (label, kind): (usize, Option<FundRow>),
    names: &[String],
) -> String {
    let template = &reading.vocabulary.template;
    let has = |part: &str| heads.iter().any(|head| template.field(&format!("funds.{}.{part}", head.part)).is_some());
    let free = |part: &&str| names.iter().all(|name| name != part);
    let fiscal = FundRow::Fiscal.parts();
    let parts = kind.map(FundRow::parts).unwrap_or_default();
    let known = parts.iter().copied().filter(free).find(|part| has(part));
    // What the money is for is no source of it: 基本支出, 公用经费.
    let spent = ["支出", "经费"].iter().any(|word| reading.label(label).ends_with(word));
    let follows = names == ["total"] && kind != Some(FundRow::Other) && !spent && !reading.own;
    let first = fiscal.iter().copied().filter(|_| follows).find(|part| has(part));
    let last = |part: &&str| {
        template.fields.iter().any(|spec| spec.key.fund().is_some_and(|parts| parts.last() == Some(part)))
    };
    let usual = parts.iter().copied().filter(free).find(last).or_else(|| parts.iter().copied().find(free));
    let numbered = || (1..).map(|n| format!("r{n}")).find(|part| names.iter().all(|name| name != part));
    known.or(first).or(usual).map(str::to_owned).or_else(numbered).unwrap_or_default()
}

fn take(reading: &mut Reading<'_, '_>, head: &Head, label: Option<usize>, part: &str, index: usize) {
    let key = format!("funds.{}.{part}", head.part);
    let text = reading.text(index);
    // Cells that are not filled in print a dash: 分值 of 其他资金.
    if is_dash(text) {
        reading.mark(index, Role::Understood);
        return;
    }
    reading.take(index, FieldPath::field(&key), text);
    if let Some(label) = label.filter(|_| part != "total") {
        keep_label(reading, &key, &printed(reading.text(label)));
    }
}

/// Keeps the printed label of the field `key` if the template prints another one.
fn keep_label(reading: &mut Reading<'_, '_>, key: &str, label: &str) {
    let usual = reading.vocabulary.template.field(key).map(|spec| spec.label.as_str());
    let same = usual.is_some_and(|usual| alike(usual, label) || folded(usual) == label)
        || reading.vocabulary.prints(key, label);
    if !same && !label.is_empty() {
        reading.form.labels.set(Key::new(key), label);
    }
}
