//! Lists of words, looked up by what stands at a place of a text.

/// A list of words, ordered so that those that can stand at a place are found without trying the others.
#[derive(Debug)]
pub struct Words {
    /// The first character of each word.
    firsts: Vec<char>,
    /// The words, those of one first character together, the longest first.
    words: Vec<&'static str>,
}

impl Words {
    /// A list of `words`; empty ones are left out.
    pub fn new(words: impl IntoIterator<Item = &'static str>) -> Self {
        let first = |word: &&'static str| Some((word.chars().next()?, *word));
        let mut pairs: Vec<(char, &'static str)> = words.into_iter().filter_map(|word| first(&word)).collect();
        pairs.sort_by(|(a, one), (b, other)| a.cmp(b).then(other.len().cmp(&one.len())));
        let (firsts, words) = pairs.into_iter().unzip();
        Self { firsts, words }
    }

    /// The longest of the words that `text` begins with.
    pub fn longest_at(&self, text: &str) -> Option<&'static str> {
        let first = text.chars().next()?;
        let from = self.firsts.partition_point(|c| *c < first);
        let same = self.firsts.get(from..)?.iter().take_while(|c| **c == first).count();
        self.words.get(from..from + same)?.iter().find(|word| text.starts_with(**word)).copied()
    }

    /// Whether one of the words stands anywhere in `text`.
    pub fn stand_in(&self, text: &str) -> bool {
        text.char_indices().any(|(at, _)| text.get(at..).is_some_and(|rest| self.longest_at(rest).is_some()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_at_a_place() {
        let words = Words::new(["显著", "提高", "显著提高", "高", ""]);
        assert_eq!(words.longest_at("显著提高了"), Some("显著提高"));
        assert_eq!(words.longest_at("显著增强"), Some("显著"));
        assert_eq!(words.longest_at("显"), None);
        assert_eq!(words.longest_at(""), None);
        assert!(words.stand_in("水平提高"));
        assert!(!words.stand_in("水平提升"));
    }
}
