//! A RON text as a tree of values, each with its position in the text.
//!
//! ron reports no positions of values, and only the position of the first error. The tree is built only for texts with
//! a fault, and only if their brackets and quotes match.

use super::place::{Place, Step};

/// A value of a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node<'t> {
    /// The value as it is written.
    pub(super) text: &'t str,
    /// What comes before its brackets, such as the variant of an enum; the whole value where it has no brackets.
    pub(super) name: &'t str,
    /// The bracket that it opens.
    pub(super) open: Option<char>,
    /// The content of its brackets.
    pub(super) parts: Vec<Part<'t>>,
    /// Where it begins in the text, in bytes.
    pub(super) at: usize,
}

/// A part of a value: `key: value`, or a value alone.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part<'t> {
    pub(super) key: Option<Node<'t>>,
    pub(super) value: Node<'t>,
}

impl<'t> Node<'t> {
    /// The value at `place`, or the closest one around it that exists. Of a field that is written twice, the last one:
    /// the reader keeps the first and reports the other.
    pub(super) fn find(&self, place: &Place<'_>) -> &Self {
        let mut node = self;
        for step in place.steps() {
            let part = match step {
                Step::Field(name) => {
                    node.parts.iter().rev().find(|part| part.key.as_ref().is_some_and(|key| key.text == *name))
                }
                Step::Item(index) => node.parts.get(*index),
            };
            let Some(part) = part else { break };
            node = &part.value;
        }
        node
    }
}
