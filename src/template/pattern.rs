//! Text with slots: `（ {year}年度）`, `[{number}. ]{project_name}绩效目标表`.

use crate::base::text::squeezed;
use crate::model::Key;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;

/// The brackets of slots and parts. Written twice, one stands for itself.
const BRACKETS: [char; 4] = ['{', '}', '[', ']'];

/// Text with slots in braces; a part in square brackets is left out if its slots are empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pattern(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Literal(String),
    Slot(Key),
    Optional(Pattern),
}

impl Pattern {
    /// The text of a cell that has no slot.
    pub fn fixed(text: &str) -> Self {
        Self(if text.is_empty() { Vec::new() } else { vec![Part::Literal(text.to_owned())] })
    }

    /// A slot between two texts.
    pub fn around(before: &str, key: &Key, after: &str) -> Self {
        let mut parts = Self::fixed(before).0;
        parts.push(Part::Slot(key.clone()));
        parts.extend(Self::fixed(after).0);
        Self(parts)
    }

    /// Both, one after the other.
    pub fn followed_by(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Parses a pattern; the error is a message in Chinese.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut parts: Vec<Part> = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let doubled = rest.chars().next().filter(|c| BRACKETS.contains(c));
            let doubled = doubled.and_then(|c| Some((c, rest.strip_prefix(c)?.strip_prefix(c)?)));
            let (part, after) = if let Some((bracket, after)) = doubled {
                (Part::Literal(bracket.to_string()), after)
            } else if let Some(inner) = rest.strip_prefix('{') {
                let (name, after) = inner.split_once('}').ok_or(format!("“{text}”里的 {{ 没有配对的 }}"))?;
                if !is_key(name) {
                    return Err(format!("“{text}”里的 {{{name}}} 不是字段名：只用汉字、小写字母、数字、点和下划线"));
                }
                (Part::Slot(Key::new(name)), after)
            } else if let Some(inner) = rest.strip_prefix('[') {
                let (optional, after) = inner.split_once(']').ok_or(format!("“{text}”里的 [ 没有配对的 ]"))?;
                (Part::Optional(Self::parse(optional)?), after)
            } else {
                let end = rest.find(BRACKETS).unwrap_or(rest.len());
                if end == 0 {
                    return Err(format!("“{text}”里的括号不配对"));
                }
                (Part::Literal(rest[..end].to_owned()), &rest[end..])
            };
            match (parts.last_mut(), part) {
                (Some(Part::Literal(before)), Part::Literal(text)) => before.push_str(&text),
                (_, part) => parts.push(part),
            }
            rest = after;
        }
        Ok(Self(parts))
    }

    /// The keys of the slots, in order.
    pub fn slots(&self) -> Vec<&Key> {
        self.0
            .iter()
            .flat_map(|part| match part {
                Part::Literal(_) => Vec::new(),
                Part::Slot(key) => vec![key],
                Part::Optional(pattern) => pattern.slots(),
            })
            .collect()
    }

    /// The text outside the slots.
    pub fn literal(&self) -> String {
        self.fill(|_| "")
    }

    /// Writes the text with the result of `value` for each slot.
    pub fn fill<S: AsRef<str>>(&self, mut value: impl FnMut(&Key) -> S) -> String {
        let mut out = String::new();
        self.write(&mut out, &mut value);
        out
    }

    /// The pattern without white space in its texts.
    pub fn squeezed(&self) -> Self {
        let part = |part: &Part| match part {
            Part::Literal(text) => Part::Literal(squeezed(text)),
            Part::Slot(key) => Part::Slot(key.clone()),
            Part::Optional(pattern) => Part::Optional(pattern.squeezed()),
        };
        Self(self.0.iter().map(part).collect())
    }

    fn write<S: AsRef<str>>(&self, out: &mut String, value: &mut impl FnMut(&Key) -> S) {
        for part in &self.0 {
            match part {
                Part::Literal(text) => out.push_str(text),
                Part::Slot(key) => out.push_str(value(key).as_ref()),
                Part::Optional(pattern) => {
                    if pattern.slots().iter().any(|key| !value(key).as_ref().is_empty()) {
                        pattern.write(out, value);
                    }
                }
            }
        }
    }

    /// The inverse of [`Self::fill`]: the value of each slot that yields `text`, trimmed.
    pub fn matches(&self, text: &str) -> Option<BTreeMap<Key, String>> {
        let mut found = BTreeMap::new();
        let parts: Vec<&Part> = self.0.iter().collect();
        read(&parts, text, &mut found).then_some(found)
    }
}

fn read(parts: &[&Part], text: &str, found: &mut BTreeMap<Key, String>) -> bool {
    let Some((part, rest)) = parts.split_first() else {
        return text.trim().is_empty();
    };
    match part {
        Part::Literal(literal) => text.strip_prefix(literal.as_str()).is_some_and(|after| read(rest, after, found)),
        Part::Optional(optional) => {
            let with: Vec<&Part> = optional.0.iter().chain(rest.iter().copied()).collect();
            let mut trial = found.clone();
            if read(&with, text, &mut trial) {
                *found = trial;
                return true;
            }
            read(rest, text, found)
        }
        Part::Slot(key) => {
            let ends = match rest.first() {
                None => vec![text.len()],
                Some(Part::Literal(next)) => text.match_indices(next.as_str()).map(|(i, _)| i).collect(),
                // Nothing literal follows, so any end may be right.
                Some(_) => text.char_indices().map(|(i, _)| i).chain([text.len()]).collect(),
            };
            // The longest value first: a project's name may hold the words that follow it.
            ends.into_iter().rev().any(|end| {
                let mut trial = found.clone();
                let right = read(rest, &text[end..], &mut trial);
                if right {
                    trial.insert((*key).clone(), text[..end].trim().to_owned());
                    *found = trial;
                }
                right
            })
        }
    }
}

/// Whether `name` can name a slot. A form's own field is called by its label: {财政处室}.
fn is_key(name: &str) -> bool {
    let plain = |c: char| (c.is_alphabetic() && !c.is_uppercase()) || c.is_ascii_digit() || "_.".contains(c);
    !name.is_empty() && name.chars().all(plain)
}

/// Writes the notation of the pattern, which [`Pattern::parse`] reads.
impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|part| match part {
            Part::Literal(text) => text.chars().try_for_each(|c| {
                let doubled = if BRACKETS.contains(&c) { 2 } else { 1 };
                (0..doubled).try_for_each(|_| write!(f, "{c}"))
            }),
            Part::Slot(key) => write!(f, "{{{key}}}"),
            Part::Optional(pattern) => write!(f, "[{pattern}]"),
        })
    }
}

impl Serialize for Pattern {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
        let value = |key: &Key| values.iter().find(|(k, _)| *k == key.as_str()).map_or("", |(_, v)| *v);
        Pattern::parse(pattern).expect(pattern).fill(value)
    }

    fn read(pattern: &str, text: &str) -> Option<Vec<(String, String)>> {
        let found = Pattern::parse(pattern).expect(pattern).matches(text)?;
        Some(found.into_iter().map(|(k, v)| (k.to_string(), v)).collect())
    }

    #[test]
    fn filled() {
        assert_eq!(fill("（ {year}年度）", &[("year", "2021")]), "（ 2021年度）");
        assert_eq!(fill("[{number}. ]{name}绩效目标表", &[("name", "网络")]), "网络绩效目标表");
        assert_eq!(fill("[{number}. ]{name}绩效目标表", &[("name", "网络"), ("number", "15")]), "15. 网络绩效目标表");
    }

    #[test]
    fn read_backwards() {
        let pair = |k: &str, v: &str| (k.to_owned(), v.to_owned());
        assert_eq!(
            read("[{number}. ]{name}绩效目标表", "15. 网络绩效目标表"),
            Some(vec![pair("name", "网络"), pair("number", "15")])
        );
        assert_eq!(read("[{number}. ]{name}绩效目标表", "网络绩效目标表"), Some(vec![pair("name", "网络")]));
        assert_eq!(read("自评（{name}项目）", "自评（服装经费支出项目）"), Some(vec![pair("name", "服装经费支出")]));
        assert_eq!(read("（{year}年度）", "2021"), None);
    }

    #[test]
    fn what_is_written_is_read_again() {
        for text in [
            "（ {year}年度）",
            "[{number}. ]{name}表",
            "新增[[ ]]  延续[[√]]",
            "{{甲}}：{财政处室}",
            "{年初预算数.合计}",
        ] {
            assert_eq!(Pattern::parse(text).expect(text).to_string(), text);
        }
        assert_eq!(Pattern::parse("新增[[ ]]").expect("pattern").literal(), "新增[ ]");
        assert_eq!(Pattern::fixed("[√]{").to_string(), "[[√]]{{");
    }

    #[test]
    fn mistakes_are_named() {
        for bad in ["{year", "{}", "{Year}", "a}b", "[{x}"] {
            assert!(Pattern::parse(bad).is_err(), "{bad}");
        }
    }
}
