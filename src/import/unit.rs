//! What forms say of the unit that files them.

use super::outcome::ImportedForm;
use crate::model::{Unit, keys};
use std::collections::BTreeMap;

/// The unit that `forms` are of, as most of them say.
pub(super) fn of(forms: &[ImportedForm]) -> Unit {
    let texts = |key: &'static str| forms.iter().map(move |imported| imported.form.field(key).trim());
    let named = |key| usual(texts(key).map(|text| split(text).1));
    let coded = |key| usual(texts(key).map(|text| split(text).0));
    let name = [keys::UNIT, keys::IMPLEMENTER].into_iter().map(named).find(|name| !name.is_empty());
    let code = [keys::UNIT, keys::DEPARTMENT].into_iter().map(coded).find(|code| !code.is_empty());
    Unit {
        name: name.unwrap_or_default(),
        code: code.unwrap_or_default(),
        year: usual(texts(keys::YEAR)),
        ..Unit::default()
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

/// Code and name of a unit written as one: `450001 博野县医疗保障局`, `611001渭南市医疗保障局`.
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
        let form = |unit: &str| {
            let mut form = crate::model::Form::default();
            form.fields.set(keys::UNIT.into(), unit);
            ImportedForm { form, sheet: 0, general: false }
        };
        let forms = [
            form("广元市医疗保险管理局"),
            form("450001 博野县医疗保障局本级"),
            form("450001 博野县医疗保障局本级"),
            form(""),
        ];
        let unit = of(&forms);
        assert_eq!((unit.name.as_str(), unit.code.as_str()), ("博野县医疗保障局本级", "450001"));
        assert_eq!(split("2个单位"), ("", "2个单位"));
    }
}
