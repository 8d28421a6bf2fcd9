//! Counts findings by severity: the one count behind the tab, the filters and the list of forms.

use crate::rules::Severity;
use std::iter::Sum;

/// All severities, the gravest first.
pub(super) const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Hint];

/// The number of findings of each severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::ui) struct Counts([usize; 3]);

impl Counts {
    /// Returns the number of findings of `severity`.
    pub(in crate::ui) fn of(self, severity: Severity) -> usize {
        self.0[severity as usize]
    }

    /// Returns the number of all findings.
    pub(in crate::ui) fn all(self) -> usize {
        self.0.iter().sum()
    }

    /// Returns the gravest severity that occurs.
    pub(in crate::ui) fn gravest(self) -> Option<Severity> {
        SEVERITIES.into_iter().find(|severity| self.of(*severity) > 0)
    }

    /// Returns the counts in words: `2 处错误，1 处建议`.
    pub(in crate::ui) fn words(self) -> String {
        let some = SEVERITIES.into_iter().filter(|severity| self.of(*severity) > 0);
        let words: Vec<String> = some.map(|severity| format!("{} 处{}", self.of(severity), severity.label())).collect();
        words.join("，")
    }
}

impl FromIterator<Severity> for Counts {
    fn from_iter<I: IntoIterator<Item = Severity>>(severities: I) -> Self {
        let mut counts = Self::default();
        severities.into_iter().for_each(|severity| counts.0[severity as usize] += 1);
        counts
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| Self([0, 1, 2].map(|at| sum.0[at] + one.0[at])))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_said_in_words() {
        let one: Counts = [Severity::Hint, Severity::Error, Severity::Error].into_iter().collect();
        let both: Counts = [one, one].into_iter().sum();
        assert_eq!((both.all(), both.gravest(), both.words()), (6, Some(Severity::Error), "4 处错误，2 处建议".into()));
        assert_eq!((Counts::default().gravest(), Counts::default().words()), (None, String::new()));
    }
}
