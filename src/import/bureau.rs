//! Finds the bureau that files a set of forms.

use super::outcome::ImportedForm;
use crate::model::naming::{FILERS, coded};
use crate::model::{Bureau, keys};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The bureau of `forms`: the name, code and year that most of them give.
pub(super) fn of(forms: &[ImportedForm]) -> Bureau {
    let texts = |key: &'static str| forms.iter().map(move |imported| imported.form.field(key).trim());
    let read = |key| texts(key).map(coded::bureau);
    // In the order of FILERS: a department is not the bureau (重庆 prints an office of the finance bureau there).
    let name = FILERS.into_iter().map(|key| usual(read(key).map(|bureau| bureau.name))).find(|name| !name.is_empty());
    let name = name.unwrap_or_default();
    // A code next to that name, in any field, is better than a code alone or next to another name.
    let anywhere = FILERS.into_iter().chain([keys::DEPARTMENT]);
    let own = anywhere.flat_map(read).filter(|bureau| bureau.name == name).map(|bureau| bureau.code);
    let of = |key| usual(read(key).map(|bureau| bureau.code));
    let codes = std::iter::once(usual(own)).chain([keys::BUREAU, keys::DEPARTMENT].into_iter().map(of));
    let code = codes.into_iter().find(|code| !code.is_empty()).unwrap_or_default();
    Bureau { name, code, year: usual(texts(keys::YEAR)), ..Bureau::default() }
}

/// The most frequent text; the first of several.
fn usual<'t, T: Into<Cow<'t, str>>>(texts: impl Iterator<Item = T>) -> String {
    let mut counts: BTreeMap<Cow<'t, str>, (usize, std::cmp::Reverse<usize>)> = BTreeMap::new();
    for (place, text) in texts.map(Into::into).enumerate().filter(|(_, text)| !text.is_empty()) {
        counts.entry(text).or_insert((0, std::cmp::Reverse(place))).0 += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or_else(String::new, |(text, _)| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_most_forms_say() {
        for (forms, name, code) in [
            (
                &[["广元市医疗保险管理局", "", ""], ["450001 甲局", "", ""], ["450001 甲局", "", ""], ["", "", ""]][..],
                "甲局",
                "450001",
            ),
            (&[["甲局", "", "611001丙厅"]], "甲局", "611001"),
            (&[["", "450001 乙中心", "611001丙厅"], ["", "450001：乙中心", ""]], "乙中心", "450001"),
            (&[["甲局", "450002 乙中心", "450001 甲局"]], "甲局", "450001"),
            (&[["644001", "乙中心", ""]], "乙中心", "644001"),
            (&[["", "", "611001、丙厅"]], "", "611001"),
            (&[["2个单位", "", ""]], "2个单位", ""),
        ] {
            let form = |texts: &[&str; 3]| {
                let mut form = crate::model::Form::default();
                FILERS
                    .into_iter()
                    .chain([keys::DEPARTMENT])
                    .zip(texts)
                    .for_each(|(key, text)| form.fields.set(key.into(), *text));
                ImportedForm { form, sheet: 0, general: false }
            };
            let bureau = of(&forms.iter().map(form).collect::<Vec<_>>());
            assert_eq!((bureau.name.as_str(), bureau.code.as_str()), (name, code), "{forms:?}");
        }
    }
}
