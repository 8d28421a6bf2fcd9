//! Groups of forms that share something, with the findings about each group.
//!
//! A rule that compares forms names what they must share to be compared: a project's name, a goal, a value. An edit
//! then concerns only the groups that its form was in or is in now.

use super::facts::Facts;
use super::finding::Finding;
use crate::model::FormId;
use foldhash::HashMap;

/// A rule, by its place in the table, and a fingerprint of what the forms share.
pub(super) type GroupKey = (usize, u64);

/// Two or more forms that share a key, in the project's order.
pub(super) struct Group<'f> {
    pub(super) key: u64,
    pub(super) facts: Vec<&'f Facts>,
}

/// The groups of a project.
#[derive(Debug, Default)]
pub(super) struct Groups(HashMap<GroupKey, Members>);

#[derive(Debug, Default)]
struct Members {
    /// The places of the forms in the project, in order.
    places: Vec<usize>,
    findings: ByForm,
}

/// Findings about several forms. Those in one form stand together, in the order in which they were found.
#[derive(Debug, Default)]
pub(super) struct ByForm(Vec<Finding>);

impl ByForm {
    pub(super) fn new(mut findings: Vec<Finding>) -> Self {
        findings.sort_by_key(|finding| finding.form);
        Self(findings)
    }

    /// The findings in the form `id`.
    pub(super) fn of(&self, id: FormId) -> &[Finding] {
        let start = self.0.partition_point(|finding| finding.form < id);
        let end = self.0.partition_point(|finding| finding.form <= id);
        self.0.get(start..end).unwrap_or_default()
    }

    /// The forms that they are in.
    pub(super) fn forms(&self) -> impl Iterator<Item = FormId> {
        self.0.iter().map(|finding| finding.form)
    }
}

impl Groups {
    /// Adds the form at `place` to the groups of `keys`.
    pub(super) fn join(&mut self, keys: &[GroupKey], place: usize) {
        for key in keys {
            let places = &mut self.0.entry(*key).or_default().places;
            if let Err(at) = places.binary_search(&place) {
                // In the project's order, since rules take the first form of a group for the original.
                places.insert(at, place);
            }
        }
    }

    /// Takes the form at `place` out of the groups of `keys`.
    pub(super) fn leave(&mut self, keys: &[GroupKey], place: usize) {
        for key in keys {
            if let Some(group) = self.0.get_mut(key)
                && let Ok(at) = group.places.binary_search(&place)
            {
                group.places.remove(at);
            }
        }
    }

    /// Forgets all groups.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// The places of the forms of the group `key`; none where it has only one form.
    pub(super) fn places(&self, key: GroupKey) -> &[usize] {
        self.0.get(&key).map(|group| group.places.as_slice()).filter(|places| places.len() > 1).unwrap_or_default()
    }

    /// The findings about the group `key` in the form `id`.
    pub(super) fn findings(&self, key: GroupKey, id: FormId) -> &[Finding] {
        self.0.get(&key).map(|group| group.findings.of(id)).unwrap_or_default()
    }

    /// Replaces the findings about the group `key` and returns the former ones.
    pub(super) fn replace(&mut self, key: GroupKey, findings: ByForm) -> ByForm {
        let Some(group) = self.0.get_mut(&key) else { return ByForm::default() };
        let before = std::mem::replace(&mut group.findings, findings);
        if group.places.is_empty() {
            // The last form has left; the group was kept only to hand over its former findings.
            self.0.remove(&key);
        }
        before
    }
}
