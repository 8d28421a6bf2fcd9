//! Copies blocks of cells to the clipboard and pastes them from it.

use super::Workspace;
use crate::edit::paragraphs::insert_copied;
use crate::model::{FieldPath, Form, Table};
use crate::session::clipboard::{Block, Pasted, Selection, copied};
use crate::session::import::Reader;
use crate::template::Library;
use crate::ui::modal::Notice;

impl Workspace {
    /// Copies fields, as shown on the form.
    pub(super) fn copy(&mut self, ctx: &egui::Context, library: &Library, paths: &[FieldPath]) {
        let Some(form) = self.form() else { return };
        let Some(template) = library.template(&form.template) else { return };
        let table = copied(template, &form, paths);
        self.editor.carry(&form, paths, &table.text);
        self.clipboard.put(ctx, table.text, &table.html);
    }

    /// Returns the plain text on the clipboard.
    pub(in crate::ui) fn clipboard_text(&mut self) -> Option<String> {
        self.clipboard.text()
    }

    /// Pastes a block from the clipboard at the cursor. `text` is the clipboard's text as egui reports it.
    pub(super) fn paste(&mut self, library: &Library, text: &str) {
        if self.paste_paragraphs(text) {
            return;
        }
        // Another program may have copied since: the HTML belongs to the text only if the clipboard still has that.
        let same = self.clipboard_text().is_some_and(|now| now.trim_end() == text.trim_end());
        let html = if same { self.clipboard.html() } else { None };
        self.paste_block(library, Block::from_clipboard(text, html.as_deref()), Reader::paste);
    }

    /// Puts copied paragraphs below those that are selected, with their styles. Returns whether the text was theirs.
    fn paste_paragraphs(&mut self, text: &str) -> bool {
        let Some(rows) = self.editor.carried(text).map(<[_]>::to_vec) else { return false };
        let _ = self.document.commit_draft();
        let Some((Table::Paragraphs, chosen, _)) = self.editor.chosen_rows() else { return false };
        let (Some(form), Some(last)) = (self.form(), chosen.last()) else { return false };
        let _ = self.change(&insert_copied(&form, *last, rows));
        true
    }

    /// Pastes cell by cell, without reading headers or classes.
    pub(super) fn paste_values(&mut self, library: &Library) {
        let block = self.clipboard_text().and_then(|text| Block::from_clipboard(&text, None));
        self.paste_block(library, block, Reader::paste_values);
    }

    fn paste_block(
        &mut self,
        library: &Library,
        block: Option<Block>,
        read: fn(&Reader, &Form, &Selection, &Block) -> Option<Pasted>,
    ) {
        let _ = self.document.commit_draft();
        let (Some(form), Some(selection)) = (self.form(), self.editor.selection()) else { return };
        let Some(block) = block else { return };
        let reader = self.reader.get_or_insert_with(|| Reader::new(library));
        let Some(pasted) = read(reader, &form, &selection, &block) else { return };
        if let Some(edit) = &pasted.edit {
            let _ = self.change(edit);
            self.editor.show_cursor_place();
        }
        let notices = pasted.notices();
        if !notices.is_empty() {
            // Content that was left out needs more than a line in the status bar.
            self.asks.push(Notice::from(format!("粘贴好了，有几处请看一看：\n{}", notices.join("\n"))).into());
        } else if pasted.added > 0 {
            self.told = Some(format!("已粘贴，添加了 {} 行", pasted.added));
        }
    }
}
