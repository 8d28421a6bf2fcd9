//! Whose forms are imported: the bureau's own data are completed from them.

use crate::model::Bureau;
use std::collections::HashSet;

/// `bureau` completed from the `bureaus` of the files that are imported. Where it has no name and they are several units,
/// none of them is known to be the user's own: the year alone is taken.
pub(super) fn completed(bureau: &Bureau, bureaus: &[&Bureau]) -> Bureau {
    let mut bureau = bureau.clone();
    let names: HashSet<&str> = bureaus.iter().map(|of| of.name.as_str()).filter(|name| !name.is_empty()).collect();
    let several = bureau.name.is_empty() && names.len() > 1;
    for of in bureaus {
        let year = Bureau { year: of.year.clone(), ..Bureau::default() };
        bureau.complete_with(if several { year } else { (*of).clone() });
    }
    bureau
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whose_forms_they_are() {
        let bureau = |name: &str, code: &str| Bureau { name: name.into(), code: code.into(), ..Bureau::default() };
        let of = |own: &Bureau, files: &[Bureau]| completed(own, &files.iter().collect::<Vec<_>>());
        let (none, own) = (Bureau::default(), bureau("甲局", ""));
        let (first, second) = (bureau("甲局", "450001"), bureau("乙局", "611001"));
        assert_eq!(of(&none, &[second.clone(), second.clone()]), second);
        assert_eq!(of(&none, &[first.clone(), second.clone()]), none, "two units: neither is known to be the user's");
        assert_eq!(of(&own, &[second.clone(), first.clone()]), first);
        assert_eq!(of(&own, &[second]), own);
    }
}
