//! Copying and pasting of cells.
//!
//! Copying: [`copied`] makes tab-separated text and HTML of the paths that are selected; put both on the clipboard.
//!
//! Pasting: make a [`Block`] of what the clipboard holds, ask [`Reader::paste`](super::import::Reader::paste) for the
//! edit, commit it, and show [`Pasted::notices`]. Text that is typed into goes on taking plain text: a block is one where
//! [`is_table`] says so, or where cells are selected rather than a text.

pub use crate::import::clipboard::{Block, Copied, Pasted, Selection, copied};

use super::import::Reader;
use crate::model::Form;

/// Whether `block` is a part of a table, and not a text that happens to have been copied.
pub fn is_table(block: &Block) -> bool {
    block.columns() > 1
}

impl Reader {
    /// What `block` becomes when it is pasted into `form` where `at` is selected; None where the form's template is not
    /// at hand.
    pub fn paste(&self, form: &Form, at: &Selection, block: &Block) -> Option<Pasted> {
        self.importer().paste(form, at, block)
    }

    /// The same with every cell taken as it stands: no header is read, no class recognised.
    pub fn paste_values(&self, form: &Form, at: &Selection, block: &Block) -> Option<Pasted> {
        self.importer().paste_values(form, at, block)
    }
}
