//! Which lines of a list are chosen, as file managers do it.

use egui::Modifiers;
use std::collections::BTreeSet;

/// The chosen lines of a list.
#[derive(Debug, Default)]
pub(super) struct Pick {
    /// The line that the keyboard is at.
    pub(super) at: Option<usize>,
    /// The other end of a run of lines.
    from: usize,
    pub(super) chosen: BTreeSet<usize>,
}

impl Pick {
    /// Chooses a line alone.
    pub(super) fn one(&mut self, line: usize) {
        (self.at, self.from) = (Some(line), line);
        self.chosen = BTreeSet::from([line]);
    }

    /// Chooses a line by pointer or key: with Shift everything up to it, with Ctrl beside what is chosen already.
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

    /// Whether a line is chosen, and no other.
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
