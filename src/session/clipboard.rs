//! Copies and pastes cells.
//!
//! To copy, call [`copied`] and put the text and the HTML that it returns on the clipboard.
//!
//! To paste, make a [`Block`] of the clipboard's contents, call [`Reader::paste`](super::import::Reader::paste), commit
//! the edit, and show [`Pasted::notices`]. While the user types in a cell, plain text is pasted into its text; a block
//! is pasted when [`is_table`] is true or when cells are selected.

pub use crate::import::clipboard::{Block, Copied, Pasted, Selection, copied};

use super::import::Reader;
use crate::model::Form;

/// Whether `block` is part of a table rather than a text that was copied.
pub fn is_table(block: &Block) -> bool {
    // One column may be a text of several lines.
    block.columns() > 1
}

impl Reader {
    /// Returns the result of pasting `block` into `form` at the selection `at`. None if the form's template is not
    /// installed.
    pub fn paste(&self, form: &Form, at: &Selection, block: &Block) -> Option<Pasted> {
        self.importer().paste(form, at, block)
    }

    /// Like [`Reader::paste`], but takes every cell as it is: no header is read, no class recognised.
    pub fn paste_values(&self, form: &Form, at: &Selection, block: &Block) -> Option<Pasted> {
        self.importer().paste_values(form, at, block)
    }
}
