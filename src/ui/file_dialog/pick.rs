//! Which lines of a list are chosen, with Shift and Ctrl as in file managers.

use egui::Modifiers;
use std::collections::BTreeSet;

/// The chosen lines of a list.
#[derive(Debug, Default)]
pub(super) struct Pick {
    /// The current line, which the keyboard moves from.
    pub(super) at: Option<usize>,
    /// The line where a range of lines begins.
    from: usize,
    pub(super) chosen: BTreeSet<usize>,
}

impl Pick {
    /// Chooses only this line.
    pub(super) fn one(&mut self, line: usize) {
        (self.at, self.from) = (Some(line), line);
        self.chosen = BTreeSet::from([line]);
    }

    /// Chooses a line by pointer or key: with Shift the range up to it, with Ctrl in addition to the others.
    pub(super) fn reach(&mut self, line: usize, held: Modifiers, several: bool) {
        if several && held.shift {
            self.at = Some(line);
            self.chosen = (self.from.min(line)..=self.from.max(line)).collect();
        } else if several && held.command {
            if !self.chosen.remove(&line) {
                self.chosen.insert(line);
            }
            (self.at, self.from) = (Some(line), line);
        } else {
            self.one(line);
        }
    }

    /// Whether this line is the only one chosen.
    pub(super) fn is_only(&self, line: usize) -> bool {
        self.chosen.len() == 1 && self.chosen.contains(&line)
    }

    /// Chooses the first `count` lines.
    pub(super) fn all(&mut self, count: usize) {
        self.chosen = (0..count).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(steps: &[(usize, Modifiers)], several: bool) -> Vec<usize> {
        let mut pick = Pick::default();
        steps.iter().for_each(|(line, held)| pick.reach(*line, *held, several));
        pick.chosen.into_iter().collect()
    }

    #[test]
    fn with_shift_and_ctrl() {
        let (none, ctrl, shift) = (Modifiers::NONE, Modifiers::COMMAND, Modifiers::SHIFT);
        assert_eq!(chosen(&[(3, none), (5, none)], true), [5]);
        assert_eq!(chosen(&[(3, none), (5, ctrl)], true), [3, 5]);
        assert_eq!(chosen(&[(3, none), (5, ctrl), (3, ctrl)], true), [5]);
        assert_eq!(chosen(&[(3, none), (5, shift), (1, shift)], true), [1, 2, 3]);
        assert_eq!(chosen(&[(3, none), (5, shift)], false), [5]);
    }
}
