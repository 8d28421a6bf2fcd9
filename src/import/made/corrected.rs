//! Corrects the reading where the layout says more: a row of headings over rows of figures, a label after a blank place.

use super::source::{Source, is_struck_out};
use super::spot::{Is, Spot};
use crate::model::Table;

/// Corrects the cells outside of the tables.
pub(super) fn correct(source: &mut Source<'_>) {
    let mut row = 0;
    while row < source.height {
        let below = small_table(source, row);
        row = below.unwrap_or(row) + 1;
    }
    for row in 0..source.height {
        blank_then_label(source, row);
    }
}

/// Takes `row` as headings if figures, blanks or longer texts lie below them in the same columns; returns the last row
/// of that small table.
fn small_table(source: &mut Source<'_>, row: usize) -> Option<usize> {
    let heads: Vec<Spot> = own(source, row);
    let may_head = |head: &Spot| !is_known(head) && (!head.looks_filled_in() || is_word(head));
    let first = heads.first()?;
    let others_head = heads.len() > 1 && heads.iter().skip(1).all(may_head);
    if !others_head || !(first.is == Is::Blank || may_head(first)) {
        return None;
    }
    let last = (row + 1..source.height).take_while(|below| goes_on(&heads, &own(source, *below))).last()?;
    for head in heads.iter().filter(|head| head.is != Is::Blank) {
        source.set(head.row, head.column, Is::Label);
    }
    for below in row + 1..=last {
        for (place, cell) in own(source, below).into_iter().enumerate() {
            if place == 0 && !cell.looks_filled_in() {
                source.set(cell.row, cell.column, Is::Label);
            } else if !is_known(&cell) && !is_struck_out(&cell.text) {
                source.set(cell.row, cell.column, Is::Place);
            }
        }
    }
    Some(last)
}

/// Whether `cells` are a row of the small table under `heads`.
fn goes_on(heads: &[Spot], cells: &[Spot]) -> bool {
    let aligned = cells.iter().all(|cell| heads.iter().any(|head| head.in_line_with(cell)));
    let values = || cells.iter().skip(1);
    // Beside figures a short text is filled in too: 依据招标文件 (鄂州 2022).
    let beside_figures = values().any(Spot::is_figure) && values().all(|cell| !cell.is_label());
    let filled = beside_figures || values().all(Spot::looks_filled_in);
    cells.len() > 1 && aligned && filled && !cells.iter().any(is_indicator)
}

/// Whether the reading is sure of what was filled in: a word is no amount.
fn is_known(spot: &Spot) -> bool {
    matches!(spot.is, Is::Field(_) | Is::Cell(..) | Is::Total(..)) && !is_word(spot)
}

/// Whether a cell was taken for an amount and holds no figure.
fn is_word(spot: &Spot) -> bool {
    matches!(&spot.is, Is::Field(key) if key.fund().is_some()) && !spot.text.contains(|c: char| c.is_ascii_digit())
}

/// The cells of one row's height that begin in `row`.
fn own(source: &Source<'_>, row: usize) -> Vec<Spot> {
    source.covering(row).into_iter().filter(|spot| spot.row == row && spot.rows == 1).cloned().collect()
}

fn is_indicator(spot: &Spot) -> bool {
    matches!(spot.is, Is::Cell(Table::Indicators | Table::Tasks | Table::Schedule, ..))
}

/// Label, blank, text, blank: the blank place belongs to the label, and the text is the next label (重庆 2021).
fn blank_then_label(source: &mut Source<'_>, row: usize) {
    let spots: Vec<Spot> = source.covering(row).into_iter().cloned().collect();
    for four in spots.windows(4) {
        let [label, place, next, after] = four else { continue };
        let is = (label.is_label(), &place.is, &next.is, &after.is);
        if let (true, Is::Blank, Is::Field(key), Is::Blank) = is {
            let key = key.clone();
            source.set(place.row, place.column, Is::Field(key));
            source.set(next.row, next.column, Is::Label);
        }
    }
}
