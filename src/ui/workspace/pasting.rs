//! Blocks of cells to the clipboard and from it.

use super::Workspace;
use crate::model::FieldPath;
use crate::session::clipboard::{Block, Selection, copied};
use crate::session::import::Reader;
use crate::template::{Library, Template};

impl Workspace {
    /// Puts fields on the clipboard, as they stand on the form.
    pub(super) fn copy(&mut self, ctx: &egui::Context, template: &Template, paths: &[FieldPath]) {
        if let Some(form) = self.current.and_then(|id| self.document.form(id)) {
            let table = copied(template, &form, paths);
            self.clipboard.put(ctx, table.text, &table.html);
        }
    }

    /// The plain text on the clipboard.
    pub(in crate::ui) fn clipboard_text(&mut self) -> Option<String> {
        self.clipboard.text()
    }

    /// Fills in a block from the clipboard, from the cursor on; `text` is what egui has of it.
    pub(super) fn paste(&mut self, library: &Library, text: &str) {
        self.editor.settle(&mut self.document);
        let _ = self.document.commit_draft();
        let (Some(form), Some(anchor)) = (self.form(), self.editor.active().cloned()) else { return };
        // Another program may have copied since: the HTML belongs to the text only where the clipboard still has that.
        let same = self.clipboard_text().is_some_and(|now| now.trim_end() == text.trim_end());
        let html = if same { self.clipboard.html() } else { None };
        let Some(block) = Block::from_clipboard(text, html.as_deref()) else { return };
        let reader = self.reader.get_or_insert_with(|| Reader::new(library));
        let Some(pasted) = reader.paste(&form, &Selection::from(&anchor), &block) else { return };
        if let Some(edit) = &pasted.edit {
            self.change(edit);
        }
        let notes = pasted.notes();
        self.told = (!notes.is_empty()).then(|| notes.join("；"));
    }
}
