//! Findings that were looked at and accepted.

use super::finding::Finding;
use crate::model::{Accepted, Checks};

/// The acceptance of `finding` for `reason`; it holds while the evidence stays the same.
pub fn accept(finding: &Finding, reason: impl Into<String>) -> Accepted {
    Accepted {
        rule: finding.rule.to_owned(),
        form: finding.form,
        place: finding.place.stable_name(),
        evidence: mark(&finding.evidence),
        reason: reason.into(),
    }
}

/// Why `finding` was accepted, where it was.
pub fn reason<'c>(checks: &'c Checks, finding: &Finding) -> Option<&'c str> {
    let same = |accepted: &&Accepted| {
        accepted.form == finding.form
            && accepted.rule == finding.rule
            && accepted.place == finding.place.stable_name()
            && accepted.evidence == mark(&finding.evidence)
    };
    checks.accepted.iter().find(same).map(|accepted| accepted.reason.as_str())
}

/// What stands for the evidence in project files: FNV-1a, so that it stays the same on every machine and in every version.
fn mark(evidence: &str) -> String {
    let step = |mark: u64, byte: u8| (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", evidence.bytes().fold(0xcbf2_9ce4_8422_2325, step))
}

#[cfg(test)]
mod tests {
    #[test]
    fn project_files_keep_it() {
        assert_eq!(super::mark("数量指标 / 文件柜 / 11套"), "05eb11461a2a5385");
    }
}
