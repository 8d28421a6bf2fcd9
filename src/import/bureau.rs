//! What forms say of the bureau that files them.

use super::outcome::ImportedForm;
use crate::model::{Bureau, keys};
use std::collections::BTreeMap;

/// The bureau that `forms` are of, as most of them say.
pub(super) fn of(forms: &[ImportedForm]) -> Bureau {
    let texts = |key: &'static str| forms.iter().map(move |imported| imported.form.field(key).trim());
    let named = |key| usual(texts(key).map(|text| split(text).1));
    let coded = |key| usual(texts(key).map(|text| split(text).0));
    let name = [keys::BUREAU, keys::IMPLEMENTER].into_iter().map(named).find(|name| !name.is_empty());
    let code = [keys::BUREAU, keys::DEPARTMENT].into_iter().map(coded).find(|code| !code.is_empty());
    Bureau {
        name: name.unwrap_or_default(),
        code: code.unwrap_or_default(),
        year: usual(texts(keys::YEAR)),
        ..Bureau::default()
    }
}

/// The text that most often stands there; of several, the first.
fn usual<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let mut counts: BTreeMap<&str, (usize, std::cmp::Reverse<usize>)> = BTreeMap::new();
    for (place, text) in texts.enumerate().filter(|(_, text)| !text.is_empty()) {
        counts.entry(text).or_insert((0, std::cmp::Reverse(place))).0 += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or_else(String::new, |(text, _)| text.to_owned())
}

/// Code and name of a bureau written as one: `450001 博野县医疗保障局`, `611001渭南市医疗保障局`.
fn split(text: &str) -> (&str, &str) {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (code, name) = text.split_at(digits);
    if code.len() < 3 {
        ("", text)
    } else {
        (code, name.trim_start_matches([' ', '　', '-', '－', '—', '_']).trim())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_most_forms_say() {
        let form = |bureau: &str| {
            let mut form = crate::model::Form::default();
            form.fields.set(keys::BUREAU.into(), bureau);
            ImportedForm { form, sheet: 0, general: false }
        };
        let forms = [
            form("广元市医疗保险管理局"),
            form("450001 博野县医疗保障局本级"),
            form("450001 博野县医疗保障局本级"),
            form(""),
        ];
        let bureau = of(&forms);
        assert_eq!((bureau.name.as_str(), bureau.code.as_str()), ("博野县医疗保障局本级", "450001"));
        assert_eq!(split("2个单位"), ("", "2个单位"));
    }
}
