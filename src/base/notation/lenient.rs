//! Reads on after a fault, so that all faults of a text are reported at once.
//!
//! A value that cannot be read is noted and replaced by a stand-in, and the text is read again from its beginning,
//! until nothing fails. serde allows no shortcut: when a value fails, everything already read around it is lost.

mod notes;
mod reader;
mod stand_in;
mod values;
mod variant;

use super::place::Place;
use super::tree::Node;
use notes::Notes;
pub(super) use notes::Unread;
use reader::Reader;
use serde::de::DeserializeOwned;

/// Reads a value from `tree`, with a stand-in in each place that is noted; no value where there are too many faults.
pub(super) fn read<'t, T: DeserializeOwned>(tree: &Node<'t>) -> (Option<T>, Unread<'t>) {
    let notes = Notes::default();
    let value = loop {
        match T::deserialize(Reader { notes: &notes, place: Place::default(), node: tree }) {
            Ok(value) => break Some(value),
            // Each round notes a new place, so the loop ends.
            Err(_) if notes.take_failed() => {}
            Err(_) => break None,
        }
    };
    (value, notes.into_unread())
}
