//! Where the keys lead from a cell. Cells span rows and columns, so the neighbours are searched for.

use super::cells::is_editable;
use super::keyboard::Way;
use crate::sheet::{Cell, Sheet};

/// How many rows PageUp and PageDown move.
const SCREEN_ROWS: usize = 10;

/// Returns the cell that `way` leads to from `cell`, if there is one.
pub(super) fn neighbour<'s>(sheet: &'s Sheet, cell: &'s Cell, way: Way) -> Option<&'s Cell> {
    let mut editable = sheet.cells.iter().filter(|other| is_editable(other));
    match way {
        Way::Next => editable.find(|other| (other.row, other.column) > (cell.row, cell.column)),
        Way::Previous => editable.rfind(|other| (other.row, other.column) < (cell.row, cell.column)),
        Way::Right => editable.find(|other| shares_row(other, cell) && other.column > cell.column),
        Way::Left => editable.rfind(|other| shares_row(other, cell) && other.column < cell.column),
        Way::RowEnd => editable.rfind(|other| shares_row(other, cell)),
        Way::RowStart => editable.find(|other| shares_row(other, cell)),
        // Down and up: the nearest row first, then the cell nearest in column.
        Way::Down => editable.filter(|o| o.row >= cell.row + cell.rows).min_by_key(|o| (o.row, distance(o, cell))),
        Way::Up => editable.filter(|o| o.row < cell.row).min_by_key(|o| (usize::MAX - o.row, distance(o, cell))),
        Way::First => editable.next(),
        Way::Last => editable.next_back(),
        Way::UpEdge => edge(sheet, cell, Way::Up),
        Way::DownEdge => edge(sheet, cell, Way::Down),
        Way::LeftEdge => edge(sheet, cell, Way::Left),
        Way::RightEdge => edge(sheet, cell, Way::Right),
        Way::PageUp => along(sheet, cell, Way::Up).take(SCREEN_ROWS).last(),
        Way::PageDown => along(sheet, cell, Way::Down).take(SCREEN_ROWS).last(),
    }
}

/// Returns the cell below the row of `cell`, in the column of `start`: where Enter goes after a run of Tabs.
pub(super) fn below<'s>(sheet: &'s Sheet, cell: &Cell, start: &Cell) -> Option<&'s Cell> {
    let editable = sheet.cells.iter().filter(|other| is_editable(other) && other.row >= cell.row + cell.rows);
    editable.min_by_key(|other| (other.row, distance(other, start)))
}

/// Whether the first row of `cell` runs through `other`.
fn shares_row(other: &Cell, cell: &Cell) -> bool {
    (other.row..other.row + other.rows).contains(&cell.row)
}

/// Returns how many columns two cells are apart, or 0 if they share one.
fn distance(a: &Cell, b: &Cell) -> usize {
    let (a_end, b_end) = (a.column + a.columns, b.column + b.columns);
    if a.column < b_end && b.column < a_end { 0 } else { a.column.abs_diff(b.column) }
}

/// Returns the cells in a direction, one after the other.
fn along<'s>(sheet: &'s Sheet, cell: &'s Cell, way: Way) -> impl Iterator<Item = &'s Cell> {
    std::iter::successors(neighbour(sheet, cell, way), move |next| neighbour(sheet, next, way))
}

/// Returns where Ctrl and an arrow lead, as in a spreadsheet: within a filled block to its edge, otherwise to the next
/// filled cell or the last cell.
fn edge<'s>(sheet: &'s Sheet, cell: &'s Cell, way: Way) -> Option<&'s Cell> {
    let is_filled = |cell: &Cell| !sheet.value(cell).is_empty();
    let mut ahead = along(sheet, cell, way).peekable();
    if is_filled(cell) && ahead.peek().is_some_and(|next| is_filled(next)) {
        return ahead.take_while(|next| is_filled(next)).last();
    }
    let mut last = None;
    for next in ahead {
        last = Some(next);
        if is_filled(next) {
            break;
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Bureau, Column, FieldPath, Form, PrintOptions, RowId, Table};
    use crate::sheet::sheet;
    use crate::template::{Library, blank};

    /// A form with four indicators, of which the first, the second and the fourth have names.
    fn form() -> (Sheet, Form) {
        let library = Library::builtin();
        let template = library.template("guangyuan-project").expect("template");
        let mut form = blank::form(template, &Bureau::default());
        let rows: Vec<RowId> = form.indicators.iter().map(crate::model::Row::id).collect();
        for at in [0, 1, 3] {
            form.set_text(&FieldPath::Cell(Table::Indicators, rows[at], Column::Name), "名");
        }
        (sheet(template, &form, &Bureau::default(), &PrintOptions::default()), form)
    }

    #[test]
    fn ctrl_and_an_arrow_go_to_the_edge_of_the_filled_block() {
        let (sheet, form) = form();
        let name = |at: usize| {
            let path = FieldPath::Cell(Table::Indicators, form.indicators[at].id(), Column::Name);
            super::super::cells::cell_of(&sheet, &path).expect("cell")
        };
        let to = |from: usize, way| neighbour(&sheet, name(from), way).map(|cell| (cell.row, cell.column));
        let at = |index: usize| Some((name(index).row, name(index).column));
        assert_eq!(to(0, Way::DownEdge), at(1));
        assert_eq!(to(1, Way::DownEdge), at(3));
        assert_eq!(to(3, Way::DownEdge), at(form.indicators.len() - 1));
        assert_eq!(to(1, Way::UpEdge), at(0));
        assert_eq!(to(0, Way::Down), at(1));
        assert_eq!(to(0, Way::PageDown), at(form.indicators.len() - 1), "fewer rows than a screen has");
    }
}
