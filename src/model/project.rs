//! A project: the forms of one unit for one year.

use super::{Checks, Form, FormId, UnitField};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The forms of one unit for one year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Project {
    /// Whose forms they are.
    pub unit: Unit,
    /// How they are printed.
    pub print: PrintOptions,
    /// How they are checked.
    pub checks: Checks,
    /// The forms, in the order in which they are printed.
    pub forms: Vec<Arc<Form>>,
}

/// The unit that files the forms, and the people who sign them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Unit {
    /// 单位名称
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// 单位编码
    #[serde(skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// 年度, four digits.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub year: String,
    /// 填报人
    #[serde(skip_serializing_if = "String::is_empty")]
    pub filler: String,
    /// 负责人
    #[serde(skip_serializing_if = "String::is_empty")]
    pub head: String,
    /// 联系电话
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// 填报日期
    #[serde(skip_serializing_if = "String::is_empty")]
    pub date: String,
}

impl Unit {
    /// Takes from `other` what is not known here; nothing of a unit that goes by another name.
    pub fn complete_with(&mut self, mut other: Self) {
        if !self.name.is_empty() && !other.name.is_empty() && self.name != other.name {
            return;
        }
        for field in UnitField::ALL {
            if self.text(field).is_empty() {
                std::mem::swap(self.text_mut(field), other.text_mut(field));
            }
        }
    }
}

/// How the forms of a project are printed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PrintOptions {
    /// Whether the last line names 填报人, 负责人, 联系电话, 填报日期 and leaves room for the stamp.
    pub signature: bool,
    /// Whether type shrinks, down to the template's least size, so that a form fits one page.
    pub fit_one_page: bool,
    /// Whether pages carry no number.
    pub no_page_numbers: bool,
}

impl Project {
    /// The form `id`.
    pub fn form(&self, id: FormId) -> Option<&Arc<Form>> {
        self.forms.iter().find(|form| form.id == id)
    }

    /// An id that no form of this project has.
    pub fn next_form_id(&self) -> FormId {
        FormId(self.forms.iter().map(|form| form.id.0).max().map_or(1, |id| id + 1))
    }

    /// Adds `form` at the end under an id of its own, and returns the id.
    pub fn push(&mut self, mut form: Form) -> FormId {
        form.id = self.next_form_id();
        let id = form.id;
        self.forms.push(Arc::new(form));
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_completed_with_its_own_data_alone() {
        let unit = |name: &str, code: &str| Unit { name: name.into(), code: code.into(), ..Unit::default() };
        for (own, other, completed) in [
            (unit("甲局", ""), unit("甲局", "450001"), unit("甲局", "450001")),
            (unit("甲局", ""), unit("", "450001"), unit("甲局", "450001")),
            (unit("", ""), unit("乙局", "611001"), unit("乙局", "611001")),
            (unit("甲局", ""), unit("乙局", "611001"), unit("甲局", "")),
            (unit("甲局", "1"), unit("甲局", "2"), unit("甲局", "1")),
        ] {
            let mut unit = own;
            unit.complete_with(other);
            assert_eq!(unit, completed);
        }
    }
}
