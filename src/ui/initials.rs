//! Matches names against typed text, by characters or by the initials of their pinyin (资产采购 by zccg).

use pinyin::ToPinyinMulti;

/// A name prepared for matching: its letters, digits and characters, each with all that it can be typed as.
pub(super) struct Initials(Vec<Letter>);

struct Letter {
    itself: char,
    /// The initials of its readings, one bit per letter from a to z: 行 has both x and h.
    initials: u32,
}

/// Returns the bit of a letter from a to z.
fn bit(letter: char) -> u32 {
    if letter.is_ascii_lowercase() { 1 << (u32::from(letter) - u32::from('a')) } else { 0 }
}

impl Letter {
    fn of(itself: char) -> Self {
        let readings = itself.to_pinyin_multi().into_iter().flatten();
        let initials = readings.filter_map(|reading| reading.plain().chars().next()).map(bit);
        Self { itself, initials: initials.fold(0, |all, initial| all | initial) }
    }

    fn is_typed_as(&self, typed: char) -> bool {
        self.itself == typed || self.initials & bit(typed) != 0
    }
}

/// Returns the letters, digits and characters of a text, without signs and spaces.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

impl Initials {
    pub(super) fn of(name: &str) -> Self {
        Self(letters(name).map(Letter::of).collect())
    }

    /// Whether the name contains every word of `typed`.
    pub(super) fn fit(&self, typed: &str) -> bool {
        typed.split_whitespace().all(|word| {
            let word: Vec<char> = letters(word).collect();
            let stands = |at: &[Letter]| at.iter().zip(&word).all(|(letter, typed)| letter.is_typed_as(*typed));
            word.is_empty() || self.0.windows(word.len()).any(stands)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_by_characters_and_initials() {
        for (name, typed, fits) in [
            ("资产采购", "", true),
            ("资产采购", "采购", true),
            ("资产采购", "zccg", true),
            ("资产采购", "ZCCG", true),
            ("资产采购", "cc", true),
            ("资产采购", "资c采g", true),
            ("资产采购", "zcg", false),
            ("资产采购", "购采", false),
            ("资产采购", "采购 资产", true),
            ("资产采购", "采购 bg", false),
            ("银行重复收费", "yhcf", true),
            ("银行重复收费", "yxzf", true),
            ("2021年“三公”经费", "sgjf", true),
            ("2021年“三公”经费", "2021n", true),
            ("OA 系统", "oaxt", true),
            ("资产采购", "（", true),
        ] {
            assert_eq!(Initials::of(name).fit(typed), fits, "{typed} in {name}");
        }
    }
}
