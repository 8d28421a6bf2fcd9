//! The severities of the rules in a project: the project's, else the user's, else the rule's own.

use super::finding::{Finding, Severity};
use crate::model::Regrade;
use std::collections::BTreeMap;

/// The rules that are switched off or have another severity, by code.
#[derive(Debug, Default)]
pub(super) struct Severities {
    pub(super) user: BTreeMap<String, Regrade>,
    pub(super) project: BTreeMap<String, Regrade>,
}

impl Severities {
    /// What the project or the user changed about the rule `code`.
    pub(super) fn of(&self, code: &str) -> Option<Regrade> {
        self.project.get(code).or_else(|| self.user.get(code)).copied()
    }

    /// Whether the rule `code` is switched off.
    pub(super) fn is_off(&self, code: &str) -> bool {
        self.of(code) == Some(Regrade::Off)
    }

    /// Gives each finding the severity that its rule has here, even where the rule graded the finding itself.
    pub(super) fn apply(&self, mut findings: Vec<Finding>) -> Vec<Finding> {
        for finding in &mut findings {
            match self.of(finding.rule) {
                Some(Regrade::Error) => finding.severity = Severity::Error,
                Some(Regrade::Warning) => finding.severity = Severity::Warning,
                Some(Regrade::Hint) => finding.severity = Severity::Hint,
                Some(Regrade::Off) | None => {}
            }
        }
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_project_goes_before_the_user() {
        let list = |rules: &[(&str, Regrade)]| rules.iter().map(|(code, r)| ((*code).to_owned(), *r)).collect();
        let severities = Severities {
            user: list(&[("a", Regrade::Off), ("b", Regrade::Error)]),
            project: list(&[("a", Regrade::Hint), ("c", Regrade::Off)]),
        };
        let of = ["a", "b", "c", "d"].map(|code| severities.of(code));
        assert_eq!(of, [Some(Regrade::Hint), Some(Regrade::Error), Some(Regrade::Off), None]);
        assert_eq!(["a", "c"].map(|code| severities.is_off(code)), [false, true]);
    }
}
