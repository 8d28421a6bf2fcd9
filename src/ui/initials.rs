//! Matches names against typed text, by characters or by the initials of their pinyin (资产采购 by zccg).

use pinyin::ToPinyinMulti;

/// A name prepared for matching: its letters, digits and characters, each with all that it can be typed as.
#[derive(Debug)]
pub(super) struct Initials {
    letters: Vec<Letter>,
    /// What the letters can be typed as, all together: most names are ruled out by it at once.
    all: u64,
}

#[derive(Debug)]
struct Letter {
    itself: char,
    /// Whether a word of the name begins with it: the name itself, or what stands behind a sign or a space.
    begins: bool,
    /// The initials of its readings, one bit per letter from a to z: 行 has both x and h.
    initials: u64,
}

/// What is typed to find names, prepared for looking through many.
#[derive(Debug)]
pub(super) struct Wanted(Vec<Word>);

#[derive(Debug)]
struct Word {
    letters: Vec<char>,
    all: u64,
}

/// Returns the bit of what is typed: letters from a to z have one each, other characters share the rest.
fn bit(typed: char) -> u64 {
    let number =
        if typed.is_ascii_lowercase() { u32::from(typed) - u32::from('a') } else { 26 + u32::from(typed) % 38 };
    1 << number
}

impl Letter {
    fn of((itself, begins): (char, bool)) -> Self {
        let readings = itself.to_pinyin_multi().into_iter().flatten();
        let initials = readings.filter_map(|reading| reading.plain().chars().next()).map(bit);
        Self { itself, begins, initials: initials.fold(0, |all, initial| all | initial) }
    }

    fn is_typed_as(&self, typed: char) -> bool {
        self.itself == typed || (typed.is_ascii_lowercase() && self.initials & bit(typed) != 0)
    }
}

/// Returns the letters, digits and characters of a text, without signs and spaces, each with whether a word begins there.
fn letters(text: &str) -> impl Iterator<Item = (char, bool)> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.flat_map(|word| word.chars().flat_map(char::to_lowercase).enumerate().map(|(at, c)| (c, at == 0)))
}

impl Word {
    fn is_at(&self, letters: &[Letter]) -> bool {
        letters.iter().zip(&self.letters).all(|(letter, typed)| letter.is_typed_as(*typed))
    }
}

impl Wanted {
    pub(super) fn of(typed: &str) -> Self {
        let word = |word: &str| {
            let letters: Vec<char> = letters(word).map(|(c, _)| c).collect();
            let all = letters.iter().copied().map(bit).fold(0, |all, bit| all | bit);
            Word { letters, all }
        };
        Self(typed.split_whitespace().map(word).filter(|word| !word.letters.is_empty()).collect())
    }

    /// Returns how many letters, digits and characters are wanted.
    pub(super) fn len(&self) -> usize {
        self.0.iter().map(|word| word.letters.len()).sum()
    }
}

impl Initials {
    pub(super) fn of(name: &str) -> Self {
        let letters: Vec<Letter> = letters(name).map(Letter::of).collect();
        let all = letters.iter().fold(0, |all, letter| all | letter.initials | bit(letter.itself));
        Self { letters, all }
    }

    /// Whether the name contains every word of `typed`.
    pub(super) fn fit(&self, typed: &str) -> bool {
        self.place(&Wanted::of(typed)).is_some()
    }

    /// Returns where in the name the first word of `wanted` begins, in characters, if it contains every word.
    pub(super) fn place(&self, wanted: &Wanted) -> Option<usize> {
        let mut places = wanted.0.iter().map(|word| self.place_of(word));
        let first = places.next().unwrap_or(Some(0))?;
        places.all(|place| place.is_some()).then_some(first)
    }

    /// Whether every word of `wanted` begins a word of the name: tj is 天津 before it is 整体绩效.
    pub(super) fn begins(&self, wanted: &Wanted) -> bool {
        let begins = |word: &Word| {
            self.letters.windows(word.letters.len()).any(|at| at.first().is_some_and(|at| at.begins) && word.is_at(at))
        };
        wanted.0.iter().all(begins)
    }

    fn place_of(&self, word: &Word) -> Option<usize> {
        if word.all & !self.all != 0 {
            return None;
        }
        self.letters.windows(word.letters.len()).position(|at| word.is_at(at))
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

    #[test]
    fn what_begins_a_word_of_a_name() {
        let begins =
            |typed: &str| Initials::of("部门整体绩效自评表　部门整体　天津（参考格式）").begins(&Wanted::of(typed));
        assert_eq!(["tj", "天津", "zt", "bm tj", "bm zt", "ck"].map(begins), [true, true, false, true, false, true]);
        assert!(!Initials::of("部门整体绩效自评表　部门整体　重庆").begins(&Wanted::of("tj")));
    }

    #[test]
    fn where_a_name_has_what_is_typed() {
        let place = |typed: &str| Initials::of("参保群众满意度").place(&Wanted::of(typed));
        assert_eq!(
            ["cb", "满意", "myd", "满意 cb", "满意 bc", ""].map(place),
            [Some(0), Some(4), Some(4), Some(4), None, Some(0)]
        );
        assert_eq!(Wanted::of("参保 cb（1）").len(), 5);
    }
}
