//! How much the rules weigh in a project: what the project says, else what the user says, else what the rule does.

use super::finding::{Finding, Severity};
use crate::model::Regrade;
use std::collections::BTreeMap;

/// What is switched off or weighs otherwise, by the rules' codes.
#[derive(Debug, Default)]
pub(super) struct Severities {
    pub(super) user: BTreeMap<String, Regrade>,
    pub(super) project: BTreeMap<String, Regrade>,
}

impl Severities {
    /// What becomes of the rule `code`, where it is not as it is.
    pub(super) fn of(&self, code: &str) -> Option<Regrade> {
        self.project.get(code).or_else(|| self.user.get(code)).copied()
    }

    /// Whether the rule `code` says nothing.
    pub(super) fn is_off(&self, code: &str) -> bool {
        self.of(code) == Some(Regrade::Off)
    }

    /// Gives each finding the weight that its rule has here.
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
