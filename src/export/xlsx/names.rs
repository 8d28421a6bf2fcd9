//! Valid and unique sheet names: short and without forbidden characters.

use std::collections::{HashMap, HashSet};

/// The longest sheet name, in UTF-16 units.
const MAX_UNITS: usize = 31;

/// The names given so far, in lower case, since sheet names ignore case.
#[derive(Debug, Default)]
pub(super) struct SheetNames {
    given: HashSet<String>,
    /// The number that each name was last given with.
    last: HashMap<String, usize>,
}

impl SheetNames {
    /// A unique name for the sheet of the form called `name`.
    pub(super) fn unique(&mut self, name: &str) -> String {
        let plain = valid(name);
        let mut candidate = shortened(&plain, "");
        // Names that are cut to the same beginning count on together.
        let number = self.last.entry(candidate.to_lowercase()).or_insert(1);
        while !self.given.insert(candidate.to_lowercase()) {
            *number += 1;
            candidate = shortened(&plain, &format!("({number})"));
        }
        candidate
    }
}

/// The name without forbidden characters.
fn valid(name: &str) -> String {
    let allowed = |c: &char| !c.is_control() && !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\');
    let plain: String = name.chars().filter(allowed).collect();
    // Excel refuses an apostrophe at either end.
    let plain = plain.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    // Excel reserves the name History.
    if plain.is_empty() || plain.eq_ignore_ascii_case("history") { "绩效表".to_owned() } else { plain.to_owned() }
}

fn shortened(name: &str, suffix: &str) -> String {
    let mut room = MAX_UNITS - suffix.encode_utf16().count();
    let fits = |c: &char| {
        let units = c.len_utf16();
        let fits = units <= room;
        // After the first character that does not fit, none may follow.
        room = if fits { room - units } else { 0 };
        fits
    };
    let cut: String = name.chars().take_while(fits).collect();
    cut.trim_end_matches(|c: char| c == '\'' || c.is_whitespace()).to_owned() + suffix
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid_and_unique() {
        let mut names = SheetNames::default();
        for (name, expected) in [
            ("资产采购", "资产采购"),
            ("资产采购", "资产采购(2)"),
            ("[2021]159号: a/b*?\\", "2021159号 ab"),
            ("'x'", "x"),
            ("X", "X(2)"),
            ("", "绩效表"),
            ("history", "绩效表(2)"),
            ("' '年度' '", "年度"),
        ] {
            assert_eq!(names.unique(name), expected);
        }
    }

    #[test]
    fn short_enough_in_utf16() {
        let mut names = SheetNames::default();
        for name in ["字".repeat(40), "😀".repeat(40)] {
            for _ in 0..12 {
                assert!(names.unique(&name).encode_utf16().count() <= MAX_UNITS);
            }
        }
    }
}
