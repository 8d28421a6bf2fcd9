//! The cells of one form, with what its reading says about each. Every place belongs to a cell.

use super::spot::{Is, Spot};
use crate::base::nothing::is_dash;
use crate::import::outcome::{ReadSheet, Role};
use crate::model::{FieldPath, Form, Key};
use crate::workbook::{Grid, Paper};
use std::collections::HashMap;
use std::ops::Range;

/// The form that a template is made from.
pub(super) struct Source<'s> {
    pub(super) form: &'s Form,
    pub(super) paper: &'s Paper,
    /// The first column of the sheet that the form takes.
    pub(super) left: usize,
    /// How many columns it takes.
    pub(super) width: usize,
    /// How many rows it takes.
    pub(super) height: usize,
    spots: Vec<Spot>,
    at: HashMap<(usize, usize), usize>,
}

impl<'s> Source<'s> {
    /// The form `which` of the `sheet` that was read from `grid`; None if it has no cell.
    pub(super) fn new(grid: &'s Grid, sheet: &ReadSheet, which: usize, form: &'s Form) -> Option<Self> {
        let own = || sheet.cells.iter().filter(|cell| cell.form == Some(which));
        let rows = own().map(|cell| cell.area.row).min()?..own().map(|cell| cell.area.bottom()).max()?;
        let left = own().map(|cell| cell.area.column).min()?;
        let right = own().map(|cell| cell.area.right()).max()?;
        let roles: HashMap<(u32, u32), &Role> =
            own().map(|cell| ((cell.area.row, cell.area.column), &cell.role)).collect();
        let cells = grid.indices_in(rows.clone()).filter_map(|index| grid.cells().get(index));
        let spots = cells.filter(|cell| cell.area.column >= left && cell.area.right() <= right).map(|cell| Spot {
            row: (cell.area.row - rows.start) as usize,
            column: (cell.area.column - left) as usize,
            rows: (cell.area.bottom().min(rows.end) - cell.area.row) as usize,
            columns: cell.area.columns as usize,
            text: cell.text.clone(),
            is: if cell.is_blank() { Is::Blank } else { is(roles.get(&(cell.area.row, cell.area.column)).copied()) },
        });
        let mut source = Self {
            form,
            paper: &grid.paper,
            left: left as usize,
            width: (right - left) as usize,
            height: (rows.end - rows.start) as usize,
            spots: Vec::new(),
            at: HashMap::new(),
        };
        spots.for_each(|spot| source.add(spot));
        source.fill();
        Some(source)
    }

    /// Corrects what the reading says about the cell at a place.
    pub(super) fn set(&mut self, row: usize, column: usize, is: Is) {
        if let Some(spot) = self.at.get(&(row, column)).and_then(|index| self.spots.get_mut(*index)) {
            spot.is = is;
        }
    }

    fn add(&mut self, spot: Spot) {
        let index = self.spots.len();
        for row in spot.row..spot.bottom() {
            self.at.extend(spot.across().map(|column| ((row, column), index)));
        }
        self.spots.push(spot);
    }

    /// Makes blank cells of the places without a cell, as wide as the cells above them.
    fn fill(&mut self) {
        for row in 0..self.height {
            for column in 0..self.width {
                if self.at.contains_key(&(row, column)) {
                    continue;
                }
                let end = (column + 1..self.width).find(|next| self.at.contains_key(&(row, *next)));
                let mut end = end.unwrap_or(self.width);
                if let Some(above) = row.checked_sub(1).and_then(|above| self.at(above, column)) {
                    end = end.min(above.right());
                }
                let (columns, text) = (end - column, String::new());
                self.add(Spot { row, column, rows: 1, columns, text, is: Is::Blank });
            }
        }
    }

    /// The cell that covers a place.
    pub(super) fn at(&self, row: usize, column: usize) -> Option<&Spot> {
        self.at.get(&(row, column)).and_then(|index| self.spots.get(*index))
    }

    /// The cells that cover `row`, from left to right.
    pub(super) fn covering(&self, row: usize) -> Vec<&Spot> {
        let mut spots: Vec<&Spot> = Vec::new();
        let mut column = 0;
        while let Some(spot) = self.at(row, column) {
            spots.push(spot);
            column = spot.right();
        }
        spots
    }

    /// The cells that begin in `rows`.
    pub(super) fn within(&self, rows: Range<usize>) -> impl Iterator<Item = &Spot> {
        self.spots.iter().filter(move |spot| rows.contains(&spot.row))
    }

    /// The cell to the left of `spot`, in its first row.
    pub(super) fn left_of(&self, spot: &Spot) -> Option<&Spot> {
        self.at(spot.row, spot.column.checked_sub(1)?)
    }

    /// The cell above the first column of `spot`.
    pub(super) fn above(&self, spot: &Spot) -> Option<&Spot> {
        self.at(spot.row.checked_sub(1)?, spot.column)
    }
}

fn is(role: Option<&Role>) -> Is {
    match role {
        // A field that is only numbered says no more than that the reading knew no better.
        Some(Role::Taken(FieldPath::Field(key))) if is_numbered(key) => Is::Unknown,
        Some(Role::Taken(FieldPath::Field(key))) => Is::Field(key.clone()),
        Some(Role::Taken(FieldPath::Cell(table, row, column))) => Is::Cell(*table, *row, column.clone()),
        Some(Role::Taken(FieldPath::Total(table, column))) => Is::Total(*table, column.clone()),
        Some(Role::Understood) => Is::Label,
        Some(Role::NotPlaced(_)) | None => Is::Unknown,
    }
}

/// Whether `text` strikes a cell out.
pub(super) fn is_struck_out(text: &str) -> bool {
    is_dash(text.trim())
}

/// Whether a key only numbers a field: extra.1.
pub(super) fn is_numbered(key: &Key) -> bool {
    let number = key.as_str().rsplit_once('.').map(|(_, number)| number);
    number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
}
