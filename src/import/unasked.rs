//! Which fields a sheet does not ask for although its template requires them: another county prints no 主管部门.

use super::fold::folded;
use super::kernel;
use super::reading::Reading;
use crate::model::{Fund, Key};
use crate::template::FieldSpec;
use std::collections::BTreeSet;

/// The longest cell, in characters, that is looked through for labels: a longer text may mention a field in passing.
const LABEL_CHARS: usize = 30;
/// The bytes of so many characters.
const LABEL_BYTES: usize = 4 * LABEL_CHARS;

/// The required fields of the template that the sheet has neither a text nor a label for.
pub(super) fn of(reading: &Reading<'_, '_>) -> BTreeSet<Key> {
    let blank = |key: &Key| reading.form.field(key.as_str()).is_empty() && reading.form.labels.get(key).is_empty();
    // The money goes by many names: its labels do not tell whether a sheet states it.
    let money = |key: &Key| key.fund().is_some() || Fund::Total.keys().contains(&key.as_str());
    let required = reading.vocabulary.template.fields.iter().filter(|spec| spec.required && !spec.in_title);
    let open = required.filter(|spec| blank(&spec.key) && !money(&spec.key));
    open.filter(|spec| !asks(reading, spec)).map(|spec| spec.key.clone()).collect()
}

/// Whether a label of the sheet names the field, alone or among others: 主管部门：　　实施单位：.
fn asks(reading: &Reading<'_, '_>, spec: &FieldSpec) -> bool {
    let mut names: Vec<String> = std::iter::once(&spec.label).chain(&spec.variants).map(|name| folded(name)).collect();
    names.retain(|name| !name.is_empty());
    let mut labels = reading.filled().map(|index| reading.label(index));
    labels.any(|label| {
        if label.is_empty() || label.len() > LABEL_BYTES || label.chars().count() > LABEL_CHARS {
            return false;
        }
        let slots = reading.vocabulary.fields_of(label).iter();
        let mut keys = slots.filter_map(|slot| reading.vocabulary.slots.get(*slot)).map(|slot| &slot.key);
        names.iter().any(|name| label.contains(name))
            || keys.any(|key| *key == spec.key)
            || kernel::keys(label).contains(&spec.key.as_str())
    })
}
