//! How similar two names are, by the pairs of neighbouring characters that they share.

use crate::base::text::half_width;
use foldhash::fast::FixedState;
use std::borrow::Cow;
use std::hash::BuildHasher;

/// The characters of `text` that count when names are compared: letters and digits, lower case and half width.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if text.chars().all(as_it_is) {
        return Cow::Borrowed(text);
    }
    let text = text.trim_matches(|c| !counts(c));
    if text.chars().all(as_it_is) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut from = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| !as_it_is(*c)) {
        plain.push_str(text.get(from..at).unwrap_or_default());
        if counts(c) {
            plain.extend(half_width(c).to_lowercase());
        }
        from = at + c.len_utf8();
    }
    plain.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(plain)
}

/// Whether `c` stays as it is. Most characters do, and need no look-up in the tables of Unicode.
fn as_it_is(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | 'a'..='z' | '0'..='9')
}

/// Whether `c` is a letter or a digit.
fn counts(c: char) -> bool {
    match c {
        _ if as_it_is(c) => true,
        _ if c.is_ascii() => c.is_ascii_uppercase(),
        // Chinese punctuation, which most texts contain: no look-up in the tables of Unicode either.
        '\u{3000}'..='\u{3020}' | '\u{ff00}'..='\u{ff0f}' => false,
        _ => c.is_alphanumeric(),
    }
}

/// The pairs of neighbouring characters of `text`, each once, in order.
fn pairs(text: &str) -> Vec<(char, char)> {
    let mut pairs: Vec<(char, char)> = text.chars().zip(text.chars().skip(1)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The pairs of `a` that `b` has too.
fn common(a: &[(char, char)], b: &[(char, char)]) -> impl Iterator<Item = (char, char)> {
    a.iter().filter(|pair| b.binary_search(pair).is_ok()).copied()
}

/// Pairs that are in so many names that they do not tell which project is meant.
const COMMON: [(char, char); 14] = [
    ('经', '费'),
    ('项', '目'),
    ('工', '作'),
    ('资', '金'),
    ('支', '出'),
    ('专', '项'),
    ('费', '用'),
    ('业', '务'),
    ('建', '设'),
    ('补', '助'),
    ('年', '度'),
    ('保', '障'),
    ('单', '位'),
    ('提', '高'),
];

/// The number of telling pairs that two plain texts share.
pub(super) fn shared(a: &str, b: &str) -> usize {
    Telling::pairs_of(a).shared_with(b.chars())
}

/// The telling pairs of a plain text, to be looked for in other texts.
pub(super) struct Telling(Vec<(char, char)>);

impl Telling {
    /// The pairs of `text`.
    pub(super) fn pairs_of(text: &str) -> Self {
        let mut pairs = pairs(text);
        pairs.retain(|pair| !COMMON.contains(pair));
        Self(pairs)
    }

    /// How many of them a plain text contains.
    pub(super) fn shared_with(&self, text: impl Iterator<Item = char> + Clone) -> usize {
        let mut stand = vec![false; self.0.len()];
        for pair in text.clone().zip(text.skip(1)) {
            if let Ok(at) = self.0.binary_search(&pair) {
                stand[at] = true;
            }
        }
        stand.into_iter().filter(|stands| *stands).count()
    }
}

/// The similarity of two plain texts in percent: the shared pairs among all (the Dice coefficient).
pub(super) fn percent(a: &str, b: &str) -> usize {
    let (a, b) = (pairs(a), pairs(b));
    let all = a.len() + b.len();
    // Each shared pair is in both texts, hence 200 and not 100.
    (200 * common(&a, &b).count()).checked_div(all).unwrap_or(0)
}

/// Whether the characters of one plain text are all in the other, as in a shortened or reordered name.
pub(super) fn same_characters(a: &str, b: &str) -> bool {
    let within = |a: &str, b: &str| a.chars().all(|c| b.contains(c));
    within(a, b) || within(b, a)
}

/// A number that stands for a text within a run. Project files keep another hash, that of `acceptance`.
pub(super) fn fingerprint(text: &str) -> u64 {
    FixedState::with_seed(0).hash_one(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        assert!(percent("医疗保险监管支出", "医疗保险监管经费") > 60);
        assert_eq!(percent("资产采购", "大病保险"), 0);
        assert_eq!(shared("工作经费", "专项工作经费"), 1);
        assert!(same_characters("业务档案电子信息", "医保业务电子档案信息"));
        assert!(!same_characters("监管支出", "监管经费"));
        assert_eq!(plain("医保（专项） A"), "医保专项a");
        assert_eq!(plain("ＤＲＧ２、㐀·é"), "drg2㐀é");
    }
}
