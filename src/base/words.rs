//! Lists of words that are looked up at a place of a text.

/// A list of words, each with a meaning, ordered so that the words that can begin at a place are found without trying
/// the others.
#[derive(Debug)]
pub struct Words<T = ()> {
    /// Which characters may begin a word, by the last eight bits of their codes. At most places of a text no word
    /// begins, and this alone shows it.
    firsts: [u64; 4],
    /// The words, sorted by first character; of the same first character the longest comes first.
    words: Vec<Word<T>>,
}

#[derive(Debug)]
struct Word<T> {
    first: char,
    word: &'static str,
    meaning: T,
}

impl Words {
    /// A list of `words` without meanings; empty ones are left out.
    pub fn new(words: impl IntoIterator<Item = &'static str>) -> Self {
        Self::meaning(words.into_iter().map(|word| (word, ())))
    }
}

impl<T> Words<T> {
    /// A list of words with their meanings; empty ones are left out.
    pub fn meaning(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let with_first = |(word, meaning): (&'static str, T)| Some(Word { first: word.chars().next()?, word, meaning });
        let mut words: Vec<Word<T>> = words.into_iter().filter_map(with_first).collect();
        words.sort_by(|a, b| a.first.cmp(&b.first).then(b.word.len().cmp(&a.word.len())));
        let mut firsts = [0; 4];
        for word in &words {
            let (part, bit) = place(word.first);
            firsts[part] |= bit;
        }
        Self { firsts, words }
    }

    /// The longest of the words that `text` begins with.
    pub fn longest_at(&self, text: &str) -> Option<&'static str> {
        self.read_at(text).map(|(word, _)| word)
    }

    /// The longest of the words that `text` begins with, and its meaning.
    pub fn read_at(&self, text: &str) -> Option<(&'static str, &T)> {
        self.begun_by(text.chars().next()?, text)
    }

    /// Whether `text` contains one of the words.
    pub fn stand_in(&self, text: &str) -> bool {
        self.all_in(text).next().is_some()
    }

    /// The meaning of the first of the words in `text`.
    pub fn first_in<'a>(&'a self, text: &'a str) -> Option<&'a T> {
        self.begun_in(text).map(|(_, _, meaning)| meaning).next()
    }

    /// The words in `text` with their places, at each place the longest.
    pub fn all_in<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, &'static str)> + 'a {
        self.begun_in(text).map(|(at, word, _)| (at, word))
    }

    /// The words in `text` with their places and meanings, at each place the longest.
    pub fn begun_in<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, &'static str, &'a T)> + 'a {
        text.char_indices().filter_map(|(at, c)| {
            let (word, meaning) = self.begun_by(c, text.get(at..)?)?;
            Some((at, word, meaning))
        })
    }

    /// The longest of the words that `text`, whose first character is `c`, begins with.
    #[inline]
    fn begun_by(&self, c: char, text: &str) -> Option<(&'static str, &T)> {
        let (part, bit) = place(c);
        if self.firsts[part] & bit == 0 {
            return None;
        }
        let from = self.words.partition_point(|word| word.first < c);
        let mut same = self.words.get(from..)?.iter().take_while(|word| word.first == c);
        same.find(|word| text.starts_with(word.word)).map(|word| (word.word, &word.meaning))
    }
}

fn place(first: char) -> (usize, u64) {
    let code = first as usize;
    ((code >> 6) & 3, 1 << (code & 63))
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

    #[test]
    fn what_words_mean() {
        let words = Words::meaning([("万", 4), ("万亿", 12)]);
        assert_eq!(words.read_at("万亿元"), Some(("万亿", &12)));
        assert_eq!(words.first_in("三百万元"), Some(&4));
        assert_eq!(words.first_in("三百"), None);
        // The codes of 七 and 伃 end in the same eight bits.
        assert_eq!(Words::new(["七"]).longest_at("伃"), None);
    }
}
