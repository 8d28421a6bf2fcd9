//! Which fields a sheet does not ask for although its template requires them: another county prints no 主管部门.

use super::fold::folded;
use super::kernel;
use super::reading::Reading;
use crate::model::{Fund, Key};
use crate::template::FieldSpec;
use std::collections::BTreeSet;

/// The longest cell, in characters, that is looked through for labels: a longer text may mention a field in passing.
const LABEL_CHARS: usize = 30;

/// The required fields of the template that the sheet has neither a text nor a label for.
pub(super) fn of(reading: &Reading<'_, '_>) -> BTreeSet<Key> {
    let asks = |spec: &FieldSpec| {
        let mut cells = reading.filled();
        cells.any(|index| names(reading, reading.label(index), spec))
    };
    let blank = |key: &Key| reading.form.field(key.as_str()).is_empty() && reading.form.labels.get(key).is_empty();
    // The money goes by many names: its labels do not tell whether a sheet states it.
    let money = |key: &Key| key.fund().is_some() || Fund::Total.keys().contains(&key.as_str());
    let required = reading.vocabulary.template.fields.iter().filter(|spec| spec.required && !spec.in_title);
    let mut open = required.filter(|spec| blank(&spec.key) && !money(&spec.key)).peekable();
    if open.peek().is_none() {
        return BTreeSet::new();
    }
    open.filter(|spec| !asks(spec)).map(|spec| spec.key.clone()).collect()
}

/// Whether the folded `label` names the field, alone or among others: 主管部门：　　实施单位：.
fn names(reading: &Reading<'_, '_>, label: &str, spec: &FieldSpec) -> bool {
    if label.is_empty() || label.chars().count() > LABEL_CHARS {
        return false;
    }
    let slots = reading.vocabulary.fields_of(label).iter();
    let mut keys = slots.filter_map(|slot| reading.vocabulary.slots.get(*slot)).map(|slot| &slot.key);
    let within = |name: &String| {
        let name = folded(name);
        !name.is_empty() && label.contains(&name)
    };
    keys.any(|key| *key == spec.key)
        || kernel::keys(label).contains(&spec.key.as_str())
        || within(&spec.label)
        || spec.variants.iter().any(within)
}
