//! Accepted findings: the user has looked at one and given a reason, so it is no longer reported.

use super::finding::Finding;
use crate::model::{Accepted, Checks, FormId};
use foldhash::HashMap;

/// Accepts `finding` for `reason`. The acceptance holds as long as the evidence stays the same.
pub fn accept(finding: &Finding, reason: impl Into<String>) -> Accepted {
    Accepted {
        rule: finding.rule.to_owned(),
        form: finding.form,
        place: finding.place.stable_name(),
        evidence: mark(&finding.evidence),
        reason: reason.into(),
    }
}

/// The acceptances of a project, by form.
#[derive(Debug, Default)]
pub(super) struct Acceptances(HashMap<FormId, OfForm>);

/// The acceptances in a form: rule, place and evidence, with the reason.
type OfForm = HashMap<[String; 3], String>;

impl Acceptances {
    pub(super) fn of(checks: &Checks) -> Self {
        let mut forms: HashMap<FormId, OfForm> = HashMap::default();
        for Accepted { rule, form, place, evidence, reason } in checks.accepted.iter().cloned() {
            forms.entry(form).or_default().entry([rule, place, evidence]).or_insert(reason);
        }
        Self(forms)
    }

    /// The reason for which `finding` was accepted; None where it was not.
    pub(super) fn reason(&self, finding: &Finding) -> Option<&str> {
        // Most forms have none, and the key of a finding takes time to make.
        let of_form = self.0.get(&finding.form)?;
        let key = [finding.rule.to_owned(), finding.place.stable_name(), mark(&finding.evidence)];
        of_form.get(&key).map(String::as_str)
    }
}

/// The hash that stands for the evidence in project files: FNV-1a, which is the same on every machine and in every
/// version of the program.
fn mark(evidence: &str) -> String {
    // The 64-bit FNV prime; the fold below starts from the offset basis.
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
