//! Which rows of a list are chosen, and which is the current one, with Shift and Ctrl as in file managers.

use super::keys::{Held, Way};
use egui::Modifiers;

/// How many rows Page Up and Page Down move.
const PAGE: usize = 10;

/// The chosen rows of a list, by what they represent, so that the choice survives changes of the list.
pub(in crate::ui) struct Picked<T> {
    chosen: Vec<T>,
    /// Where a range begins.
    anchor: Option<T>,
    /// The current row, which keys move from.
    at: Option<T>,
}

impl<T> Default for Picked<T> {
    fn default() -> Self {
        Self { chosen: Vec::new(), anchor: None, at: None }
    }
}

impl<T: Clone + PartialEq> Picked<T> {
    /// Returns the current row.
    pub(in crate::ui) fn at(&self) -> Option<&T> {
        self.at.as_ref()
    }

    /// Whether `row` is chosen.
    pub(in crate::ui) fn holds(&self, row: &T) -> bool {
        self.chosen.contains(row)
    }

    /// Returns how many rows are chosen.
    pub(in crate::ui) fn count(&self) -> usize {
        self.chosen.len()
    }

    /// Returns the chosen ones of `rows`, in their order.
    pub(in crate::ui) fn among(&self, rows: &[T]) -> Vec<T> {
        rows.iter().filter(|row| self.holds(row)).cloned().collect()
    }

    /// Drops from the choice what is not among `rows`.
    pub(in crate::ui) fn keep(&mut self, rows: &[T]) {
        self.chosen.retain(|chosen| rows.contains(chosen));
    }

    /// Chooses only `row`.
    pub(in crate::ui) fn only(&mut self, row: T) {
        self.chosen = vec![row.clone()];
        self.anchor = Some(row.clone());
        self.at = Some(row);
    }

    /// Chooses all `rows`.
    pub(in crate::ui) fn all(&mut self, rows: &[T]) {
        self.chosen = rows.to_vec();
        self.anchor = rows.first().cloned();
    }

    /// Adds `row` to the choice, or removes it.
    pub(in crate::ui) fn toggle(&mut self, row: T) {
        match self.chosen.iter().position(|other| *other == row) {
            Some(place) => drop(self.chosen.remove(place)),
            None => self.chosen.push(row.clone()),
        }
        self.anchor = Some(row.clone());
        self.at = Some(row);
    }

    /// Chooses the rows from the anchor to `row`.
    pub(in crate::ui) fn reach(&mut self, rows: &[T], row: T) {
        let place = |wanted: &T| rows.iter().position(|other| other == wanted);
        let from = self.anchor.as_ref().and_then(place);
        let (Some(from), Some(to)) = (from, place(&row)) else { return self.only(row) };
        self.chosen = rows[from.min(to)..=from.max(to)].to_vec();
        self.at = Some(row);
    }

    /// Handles a click on `row`. Returns whether it chose only that row.
    pub(in crate::ui) fn click(&mut self, rows: &[T], row: T, held: Modifiers) -> bool {
        match (held.shift, held.command || held.ctrl) {
            (true, _) => self.reach(rows, row),
            (false, true) => self.toggle(row),
            (false, false) => {
                self.only(row);
                return true;
            }
        }
        false
    }

    /// Handles a right click on `row`, which keeps the choice if the row is part of it.
    pub(in crate::ui) fn right_click(&mut self, row: T) {
        if self.holds(&row) {
            self.at = Some(row);
        } else {
            self.only(row);
        }
    }

    /// Moves by a key. Returns the new row if the key chose it.
    pub(in crate::ui) fn go(&mut self, rows: &[T], way: Way, held: Held) -> Option<T> {
        let last = rows.len().checked_sub(1)?;
        let here = self.at.as_ref().and_then(|at| rows.iter().position(|row| row == at));
        let to = match (way, here) {
            (Way::First, _) => 0,
            (Way::Last, _) => last,
            (Way::Down, here) => here.map_or(0, |here| here + 1),
            (Way::Up, here) => here.map_or(last, |here| here.saturating_sub(1)),
            (Way::PageDown, here) => here.map_or(0, |here| here + PAGE),
            (Way::PageUp, here) => here.map_or(last, |here| here.saturating_sub(PAGE)),
        };
        let row = rows.get(to.min(last))?.clone();
        match held {
            Held::Nothing => self.only(row.clone()),
            Held::Shift => self.reach(rows, row.clone()),
            Held::Ctrl => {
                self.at = Some(row);
                return None;
            }
        }
        Some(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: [u8; 5] = [1, 2, 3, 4, 5];

    #[test]
    fn clicks() {
        let mut picked = Picked::default();
        assert!(picked.click(&ROWS, 2, Modifiers::NONE));
        assert!(!picked.click(&ROWS, 4, Modifiers::SHIFT));
        assert_eq!(picked.among(&ROWS), [2, 3, 4]);
        picked.click(&ROWS, 3, Modifiers::CTRL);
        assert_eq!(picked.among(&ROWS), [2, 4]);
        picked.click(&ROWS, 1, Modifiers::SHIFT);
        assert_eq!(picked.among(&ROWS), [1, 2, 3]);
        picked.right_click(2);
        assert_eq!((picked.count(), picked.at()), (3, Some(&2)));
        picked.keep(&[2, 5]);
        assert_eq!(picked.among(&ROWS), [2]);
        picked.right_click(5);
        assert_eq!(picked.among(&ROWS), [5]);
    }

    #[test]
    fn keys() {
        let mut picked = Picked::default();
        assert_eq!(picked.go(&ROWS, Way::Down, Held::Nothing), Some(1));
        assert_eq!(picked.go(&ROWS, Way::Down, Held::Shift), Some(2));
        assert_eq!(picked.among(&ROWS), [1, 2]);
        assert_eq!(picked.go(&ROWS, Way::Last, Held::Ctrl), None);
        assert_eq!((picked.at(), picked.count()), (Some(&5), 2));
        picked.toggle(5);
        assert_eq!(picked.among(&ROWS), [1, 2, 5]);
        assert_eq!(picked.go(&ROWS, Way::Up, Held::Nothing), Some(4));
        assert_eq!(picked.go(&[], Way::Up, Held::Nothing), None);
    }
}
