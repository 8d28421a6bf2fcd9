//! All faults of a text at once, each with its line, since templates are corrected by hand.

#[cfg(test)]
mod tests;

use super::lenient::{self, Unread};
use super::place::Place;
use super::{ReadError, error::in_chinese, read, scan, without_mark};
use serde::de::{DeserializeOwned, IgnoredAny};
use std::fmt;

/// Longer texts are read up to the first fault only: each costs another reading. A template has about 10 000 bytes.
const MAX_BYTES: usize = 200_000;

/// Something that is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1, where a bracket, a quote or a comma is wrong.
    pub column: Option<usize>,
    /// What is wrong, and what to change.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "第 {} 行", self.line)?;
        if let Some(column) = self.column {
            write!(f, "第 {column} 列")?;
        }
        write!(f, "：{}", self.what)
    }
}

impl From<ReadError> for Fault {
    fn from(ReadError { line, column, what }: ReadError) -> Self {
        Self { line, column: Some(column), what }
    }
}

/// The faults found in a text so far.
#[derive(Debug, Clone)]
pub struct Faults<'t> {
    text: &'t str,
    /// Values that could not be read.
    unread: Unread<'t>,
    /// Values that were read and are wrong.
    wrong: Vec<(Place<'t>, String)>,
}

/// Reads a value from `text`. Each part that cannot be read is a fault, and the value holds a stand-in for it.
///
/// Where brackets, quotes or commas are wrong, it is unclear what belongs together: there is one fault and no value.
pub fn read_with_faults<T: DeserializeOwned>(text: &str) -> Result<(T, Faults<'_>), Vec<Fault>> {
    let text = without_mark(text);
    let faults = |unread| Faults { text, unread, wrong: Vec::new() };
    let error = match read(text) {
        Ok(value) => return Ok((value, faults(Unread::new()))),
        Err(error) => vec![error.into()],
    };
    if text.len() > MAX_BYTES {
        return Err(error);
    }
    // Reading without a type fails only where brackets, quotes or commas are wrong.
    match read::<IgnoredAny>(text) {
        Ok(_) => {}
        // At an unexpected end nothing tells what is missing besides.
        Err(end) if end.what == in_chinese(&ron::Error::Eof) => return Err(vec![end.into()]),
        Err(_) => return Err(error),
    }
    // ron found a fault that the lenient reader does not see: better one fault than none.
    match lenient::read(&scan::tree(text)) {
        (_, unread) if unread.is_empty() => Err(error),
        (Some(value), unread) => Ok((value, faults(unread))),
        (None, unread) => Err(faults(unread).into_list()),
    }
}

impl<'t> Faults<'t> {
    /// Whether the value at `place` was read, even if its parts have faults.
    pub fn is_read(&self, place: &Place<'_>) -> bool {
        !self.unread.keys().any(|unread| unread.holds(place))
    }

    /// Whether the value at `place` was read with all its parts.
    pub fn is_whole(&self, place: &Place<'_>) -> bool {
        self.is_read(place) && !self.unread.keys().any(|unread| place.holds(unread))
    }

    /// Adds that the value at `place` is wrong. Where it was not read as a whole, that fault is enough.
    pub fn add(&mut self, place: &Place<'t>, what: impl Into<String>) {
        if self.is_whole(place) {
            self.wrong.push((place.clone(), what.into()));
        }
    }

    /// Makes the value at `place` the only fault, because with it wrong nothing else can be judged.
    pub fn add_alone(&mut self, place: &Place<'t>, what: impl Into<String>) {
        self.unread.clear();
        self.wrong = vec![(place.clone(), what.into())];
    }

    /// Whether there are no faults.
    pub fn is_empty(&self) -> bool {
        self.unread.is_empty() && self.wrong.is_empty()
    }

    /// All faults, in the order of the text.
    pub fn into_list(self) -> Vec<Fault> {
        let tree = scan::tree(self.text);
        let unread = self.unread.into_iter().map(|(place, what)| {
            // A line may hold many values, and the column of one is hard to find in Notepad.
            let named = what.strip_prefix("这里").zip(place.name()).map(|(rest, name)| name + rest);
            (place, named.unwrap_or(what))
        });
        let mut list: Vec<_> = unread.chain(self.wrong).map(|(place, what)| (tree.find(&place).at, what)).collect();
        list.sort_by_key(|(at, _)| *at);
        let line = |at| 1 + self.text.get(..at).unwrap_or_default().matches('\n').count();
        list.into_iter().map(|(at, what)| Fault { line: line(at), column: None, what }).collect()
    }
}
