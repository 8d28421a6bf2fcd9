//! Who files a form.

use super::coded::{self, Coded};
use crate::model::{Form, keys};

/// The fields that name who files a form, in order of preference: 预算单位, then 实施单位.
pub const FILERS: [&str; 2] = [keys::BUREAU, keys::IMPLEMENTER];

/// A bureau named in a form, and the field that names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filer<'f> {
    /// The field.
    pub key: &'static str,
    /// Its text.
    pub bureau: Coded<'f>,
}

impl<'f> Filer<'f> {
    /// The bureau in the field `key`.
    pub fn at(form: &'f Form, key: &'static str) -> Self {
        Self { key, bureau: coded::bureau(form.field(key)) }
    }
}

/// Who files `form`: the first of [`FILERS`] that holds a name, else the department.
///
/// The department names the form, but never the project: 重庆 prints 财政处室, an office of the finance bureau, there. If no
/// field holds a name, the first may still hold a code.
pub fn filer(form: &Form) -> Filer<'_> {
    let keys = FILERS.into_iter().chain([keys::DEPARTMENT]);
    let named = keys.map(|key| Filer::at(form, key)).find(|filer| !filer.bureau.name.is_empty());
    named.unwrap_or_else(|| Filer::at(form, keys::BUREAU))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_that_is_named() {
        for (texts, key, code, name) in [
            (["450001 甲局", "乙中心", "丙厅"], keys::BUREAU, "450001", "甲局"),
            (["", "乙中心", "611001丙厅"], keys::IMPLEMENTER, "", "乙中心"),
            (["644001", "乙中心", ""], keys::IMPLEMENTER, "", "乙中心"),
            (["", " ", "611001丙厅"], keys::DEPARTMENT, "611001", "丙厅"),
            (["644001", "", "611001"], keys::BUREAU, "644001", ""),
            (["", "", ""], keys::BUREAU, "", ""),
        ] {
            let mut form = Form::default();
            FILERS
                .into_iter()
                .chain([keys::DEPARTMENT])
                .zip(texts)
                .for_each(|(key, text)| form.fields.set(key.into(), text));
            let found = filer(&form);
            assert_eq!((found.key, &*found.bureau.code, found.bureau.name), (key, code, name), "{texts:?}");
        }
    }
}
