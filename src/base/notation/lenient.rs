//! Reads on after what is wrong with a text, so that all of it is told at once.
//!
//! A value that cannot be read is noted, a stand-in is put in its place, and the text is read again from its beginning,
//! until it reads. serde allows nothing less: what was to become of a value is lost with its error.

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

/// Reads a value from `tree`, with a stand-in in each place that is noted; no value where too much is wrong.
pub(super) fn read<'t, T: DeserializeOwned>(tree: &Node<'t>) -> (Option<T>, Unread<'t>) {
    let notes = Notes::default();
    let value = loop {
        match T::deserialize(Reader { notes: &notes, place: Place::default(), node: tree }) {
            Ok(value) => break Some(value),
            Err(_) if notes.take_failed() => {}
            Err(_) => break None,
        }
    };
    (value, notes.into_unread())
}
