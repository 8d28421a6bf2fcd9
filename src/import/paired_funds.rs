//! Reads funds in pairs of label and figure: 预算数 | 45 | 执行数 | 30.6 over 其中：财政拨款 | 45 | 其中：财政拨款 | 30.6.

use super::fold::printed;
use super::kernel::{self, FundColumn};
use super::outcome::Role;
use super::reading::Reading;
use crate::base::amount::plain_number;
use crate::model::{FieldPath, Key};

/// The most rows of funds: forms have fifteen.
const MOST_ROWS: u32 = 60;

/// A label with its figure, if that is filled in.
struct Pair {
    label: usize,
    figure: Option<usize>,
    /// The column of the sheet that the label begins in.
    at: u32,
}

/// Reads the funds in pairs.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    let mut done = None;
    for index in reading.open() {
        let Some(row) = reading.cell(index).map(|cell| cell.area.row) else { continue };
        if done.is_none_or(|done| row > done) {
            done = Some(read_block(reading, row).unwrap_or(row));
        }
    }
}

/// Reads the funds that begin in `row`, and returns their last row; None if none begin there.
fn read_block(reading: &mut Reading<'_, '_>, row: u32) -> Option<u32> {
    let heads: Vec<(Pair, FundColumn)> = pairs(reading, row, |label| kernel::column(label).is_some())
        .into_iter()
        .filter_map(|pair| Some((kernel::column(reading.label(pair.label))?, pair)))
        .map(|(column, pair)| (pair, column))
        .collect();
    let amounts = heads.iter().filter(|(pair, column)| column.is_amount() && pair.figure.is_some()).count();
    let apart =
        heads.iter().enumerate().all(|(at, (_, column))| heads.iter().take(at).all(|(_, other)| other != column));
    if amounts < 2 || !apart {
        return None;
    }
    for (pair, column) in &heads {
        take(reading, pair, &format!("funds.{}.total", column.part()));
    }
    let mut last = row;
    for below in row.saturating_add(1)..reading.rows.end.min(row.saturating_add(MOST_ROWS)) {
        let found = pairs(reading, below, |label| kernel::row(label).is_some());
        let of = |pair: &Pair| heads.iter().find(|(head, _)| head.at == pair.at).map(|(_, column)| *column);
        if found.is_empty() || !found.iter().all(|pair| of(pair).is_some()) {
            break;
        }
        for pair in &found {
            let Some((column, row)) = of(pair).zip(kernel::row(reading.label(pair.label))) else { continue };
            let keys: Vec<String> = row.parts().iter().map(|part| format!("funds.{}.{part}", column.part())).collect();
            let has = |key: &&String| reading.vocabulary.template.field(key.as_str()).is_some();
            if let Some(key) = keys.iter().find(has).or_else(|| keys.first()) {
                take(reading, pair, key);
            }
        }
        last = below;
    }
    Some(last)
}

/// The labels of `row` that `is_label` knows, each with the figure right behind it.
fn pairs(reading: &Reading<'_, '_>, row: u32, is_label: impl Fn(&str) -> bool) -> Vec<Pair> {
    let cells: Vec<usize> =
        reading.sheet.filled(row..row.saturating_add(1)).filter(|index| reading.is_open(*index)).collect();
    let is_figure = |index: usize| plain_number(reading.text(index).trim_end_matches(['%', '％'])).is_some();
    let labels = cells.iter().enumerate().filter(|(_, index)| is_label(reading.label(**index)));
    let pair = |(place, label): (usize, &usize)| {
        let figure = cells.get(place + 1).copied().filter(|index| is_figure(*index));
        Some(Pair { label: *label, figure, at: reading.cell(*label)?.area.column })
    };
    labels.filter_map(pair).collect()
}

fn take(reading: &mut Reading<'_, '_>, pair: &Pair, key: &str) {
    reading.mark(pair.label, Role::Understood);
    if let Some(figure) = pair.figure {
        reading.take(figure, FieldPath::field(key), reading.text(figure));
    }
    let label = printed(reading.text(pair.label));
    if !reading.vocabulary.prints(key, &label) {
        reading.form.labels.set(Key::new(key), label);
    }
}
