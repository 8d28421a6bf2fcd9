//! How much of a template's labels a form prints.

use super::super::fold::bare;
use super::Vocabulary;
use foldhash::HashMap;

/// The share that a variant of a label counts in the score, against 1 for the label itself.
pub(super) const VARIANT: f32 = 0.85;

impl Vocabulary {
    /// Compares `labels` with the template's: the weighted share of its labels that are among them, and the number of
    /// `labels` that it knows, each variant counted as [`VARIANT`].
    pub(in crate::import) fn coverage<'l>(&self, labels: impl Iterator<Item = &'l str>) -> (f32, f32) {
        let mut found = vec![0.0_f32; self.weights.len()];
        let mut known = 0.0;
        for label in labels {
            let items = self.items.get(label).or_else(|| self.items.get(bare(label)?));
            let mut most = if self.literals.contains(label) { 1.0 } else { 0.0_f32 };
            for (item, share) in items.into_iter().flatten() {
                most = most.max(*share);
                if let Some(best) = found.get_mut(*item) {
                    *best = best.max(*share);
                }
            }
            known += most;
        }
        let whole: f32 = self.weights.iter().sum();
        let sum: f32 = found.iter().zip(&self.weights).map(|(share, weight)| share * weight).sum();
        (if whole > 0.0 { sum / whole } else { 0.0 }, known)
    }
}

/// Adds labels of which any one counts for the same `weight`.
pub(super) fn add_item(
    items: &mut HashMap<String, Vec<(usize, f32)>>,
    weights: &mut Vec<f32>,
    labels: impl IntoIterator<Item = (String, f32)>,
    weight: f32,
) {
    for (label, share) in labels {
        items.entry(label).or_default().push((weights.len(), share));
    }
    weights.push(weight);
}
