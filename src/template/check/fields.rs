//! Checks the declared fields and the references between them.

use crate::base::notation::{Faults, Place};
use crate::model::{Key, keys};
use crate::template::{FieldSpec, Pattern};
use std::collections::BTreeSet;

/// The fields that a template declares.
pub(super) struct Declared<'f> {
    fields: &'f [FieldSpec],
    /// Whether every key could be read: only then is a missing one really missing.
    complete: bool,
}

impl<'f> Declared<'f> {
    /// Checks each of `fields` and their relations.
    pub(super) fn check(fields: &'f [FieldSpec], faults: &mut Faults<'_>) -> Self {
        let list = Place::default().field("fields");
        let complete = (0..fields.len()).all(|i| faults.is_read(&list.item(i).field("key"))) && faults.is_read(&list);
        let declared = Self { fields, complete };
        let mut seen = BTreeSet::new();
        for (i, field) in fields.iter().enumerate() {
            let place = list.item(i);
            let key = &field.key;
            if [keys::TITLE, keys::YEAR].contains(&key.as_str()) {
                faults.add(&place, format!("字段 {key} 由程序提供，不用声明：请删去这一项"));
            }
            if !seen.insert(key) {
                faults.add(&place, format!("字段 {key} 声明了两次：请删去一次，或者换一个 key"));
            }
            if field.label.trim().is_empty() {
                faults.add(&place.field("label"), format!("字段 {key} 没有标签 label"));
            }
            if field.default.iter().flat_map(|default| default.slots()).any(|slot| !slot.as_str().starts_with("unit."))
            {
                let what = format!("字段 {key} 的 default 只能引用 {{unit.name}}、{{unit.code}}、{{unit.year}}");
                faults.add(&place.field("default"), what);
            }
            declared.check_computed(field, &place.field("computed"), faults);
        }
        declared
    }

    /// The field `key`, if it is declared.
    pub(super) fn get(&self, key: &Key) -> Option<&FieldSpec> {
        self.fields.iter().find(|field| field.key == *key)
    }

    /// Whether `key` is certainly not declared.
    pub(super) fn lacks(&self, key: &Key) -> bool {
        self.complete && self.get(key).is_none()
    }

    /// Checks that the slots of `text` are declared, or given by the program.
    pub(super) fn check_slots(&self, text: &Pattern, place: &Place<'static>, faults: &mut Faults<'_>) {
        let is_given = |slot: &Key| [keys::TITLE, keys::YEAR].contains(&slot.as_str());
        for slot in text.slots().into_iter().filter(|slot| !is_given(slot) && self.lacks(slot)) {
            faults.add(place, format!("引用了未声明的字段 {{{slot}}}：请在 fields 里声明它，或者改正这里"));
        }
    }

    fn check_computed(&self, field: &FieldSpec, place: &Place<'static>, faults: &mut Faults<'_>) {
        let Some(computed) = &field.computed else { return };
        for key in computed.needs() {
            if self.lacks(key) {
                let what = format!("字段 {} 的 computed 引用了未声明的字段 {key}：请在 fields 里声明它", field.key);
                faults.add(place, what);
            }
            let other = self.get(key).and_then(|other| other.computed.as_ref());
            if other.is_some_and(|other| !computed.may_need(other)) {
                let what = format!("字段 {} 的 computed 不能引用另一个计算字段 {key}：请改用它所引用的字段", field.key);
                faults.add(place, what);
            }
        }
    }
}
