//! A small map of texts, in which an empty text and an absent one are the same.

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Borrow;
use std::fmt;
use std::marker::PhantomData;

/// Texts by key, in the key's order; an absent key and an empty text are the same thing.
///
/// A sorted list, not a tree: it holds about ten texts, which are read far more often than written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Texts<K: Ord>(Vec<(K, String)>);

impl<K: Ord> Default for Texts<K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord> Texts<K> {
    /// The text under `key`; empty if there is none.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> &str
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().and_then(|at| self.0.get(at)).map_or("", |(_, text)| text)
    }

    /// Sets the text under `key`; an empty text removes it.
    pub fn set(&mut self, key: K, text: impl Into<String>) {
        let text = text.into();
        match self.place(&key) {
            Ok(at) if text.is_empty() => {
                self.0.remove(at);
            }
            Ok(at) => self.0[at].1 = text,
            Err(_) if text.is_empty() => {}
            Err(at) => self.0.insert(at, (key, text)),
        }
    }

    /// The index of `key`, or where to insert it.
    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|(other, _)| other.borrow().cmp(key))
    }

    /// Keys and texts, in order; none of the texts is empty.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &str)> {
        self.0.iter().map(|(k, v)| (k, v.as_str()))
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K: Ord, S: Into<String>> FromIterator<(K, S)> for Texts<K> {
    fn from_iter<I: IntoIterator<Item = (K, S)>>(pairs: I) -> Self {
        let mut texts = Self::default();
        for (key, text) in pairs {
            texts.set(key, text);
        }
        texts
    }
}

impl<K: Ord + Serialize> Serialize for Texts<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de, K: Ord + Deserialize<'de>> Deserialize<'de> for Texts<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries(PhantomData))
    }
}

/// Refuses a key that occurs twice, as after merging files by hand: one text would be lost silently.
struct Entries<K>(PhantomData<K>);

impl<'de, K: Ord + Deserialize<'de>> Visitor<'de> for Entries<K> {
    type Value = Texts<K>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("texts by key")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Texts<K>, A::Error> {
        let mut texts = Vec::new();
        while let Some((key, text)) = map.next_entry::<K, String>()? {
            if !text.is_empty() {
                texts.push((key, text));
            }
        }
        texts.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        if texts.windows(2).any(|pair| matches!(pair, [(a, _), (b, _)] if a == b)) {
            return Err(A::Error::custom("同一项写了两次，请删去一个"));
        }
        Ok(Texts(texts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_is_absent() {
        let mut texts: Texts<&str> = [("a", "1"), ("b", "")].into_iter().collect();
        assert_eq!((texts.get("a"), texts.get("b"), texts.iter().count()), ("1", "", 1));
        texts.set("a", "2");
        texts.set("0", "3");
        assert_eq!(texts.iter().collect::<Vec<_>>(), [(&"0", "3"), (&"a", "2")]);
        texts.set("a", "");
        texts.set("0", "");
        assert!(texts.is_empty());
    }
}
