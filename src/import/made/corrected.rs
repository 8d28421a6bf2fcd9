//! Corrects the reading where the layout says more: a row of headings over rows of figures, a label after a blank place.

use super::source::Source;
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
    let known = |spot: &Spot| matches!(spot.is, Is::Field(_) | Is::Cell(..) | Is::Total(..));
    let may_head = heads.iter().skip(1).all(|head| !head.looks_filled_in() && !known(head));
    let first = heads.first().filter(|first| !known(first) && !matches!(first.text.trim().parse::<f64>(), Ok(_)))?;
    if heads.len() < 2 || !may_head || (first.looks_filled_in() && first.is != Is::Blank) {
        return None;
    }
    let mut last = row;
    for below in row + 1..source.height {
        let cells = own(source, below);
        let aligned = cells.iter().filter(|cell| heads.iter().any(|head| head.in_line_with(cell))).count();
        let filled =
            cells.iter().skip(1).all(|cell| cell.looks_filled_in() || cell.is == Is::Unknown && below > row + 1);
        if cells.len() < 2 || aligned < cells.len() || !filled || cells.iter().any(is_indicator) {
            break;
        }
        last = below;
    }
    if last == row {
        return None;
    }
    for head in heads.iter().filter(|head| head.is != Is::Blank) {
        source.set(head.row, head.column, Is::Label);
    }
    for below in row + 1..=last {
        for (place, cell) in own(source, below).into_iter().enumerate() {
            let labels_row = place == 0 && !cell.looks_filled_in();
            if labels_row {
                source.set(cell.row, cell.column, Is::Label);
            } else if !known(&cell) && !super::source::is_struck_out(&cell.text) {
                source.set(cell.row, cell.column, Is::Place);
            }
        }
    }
    Some(last)
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
