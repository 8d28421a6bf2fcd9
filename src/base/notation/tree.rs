//! A RON text as a tree of values, each with its place in the text.
//!
//! ron gives values without their places, and a place only to the first error. The tree is made where something is wrong
//! with a text, of texts whose brackets and quotes are right.

use super::place::{Place, Step};

/// A value of a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node<'t> {
    /// The value as it is written.
    pub(super) text: &'t str,
    /// What stands before its brackets, as the variant of an enum does; the whole of a value without brackets.
    pub(super) name: &'t str,
    /// The bracket that it opens.
    pub(super) open: Option<char>,
    /// What stands in its brackets.
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
    /// The value at `place`, or the nearest around it that there is. Of a field that is written twice it is the second.
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
