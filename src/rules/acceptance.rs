//! Findings that were looked at and accepted.

use super::finding::Finding;
use super::likeness::fingerprint;
use crate::model::{Accepted, Checks};

/// The acceptance of `finding` for `reason`; it holds while the evidence stays the same.
pub fn accept(finding: &Finding, reason: impl Into<String>) -> Accepted {
    Accepted {
        rule: finding.rule.to_owned(),
        form: finding.form,
        place: finding.place.stable_name(),
        evidence: evidence(finding),
        reason: reason.into(),
    }
}

/// Why `finding` was accepted, where it was.
pub fn reason<'c>(checks: &'c Checks, finding: &Finding) -> Option<&'c str> {
    let same = |accepted: &&Accepted| {
        accepted.form == finding.form
            && accepted.rule == finding.rule
            && accepted.place == finding.place.stable_name()
            && accepted.evidence == evidence(finding)
    };
    checks.accepted.iter().find(same).map(|accepted| accepted.reason.as_str())
}

fn evidence(finding: &Finding) -> String {
    format!("{:016x}", fingerprint(&finding.evidence))
}
