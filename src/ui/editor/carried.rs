//! Paragraphs that were copied, with their styles, as long as the clipboard holds their text.

use super::Editor;
use crate::model::prose::Style;
use crate::model::{Column, FieldPath, Form, RowId, Table, Texts};

/// Paragraphs that were copied, and the text that stands for them on the clipboard.
pub(super) struct Carried {
    text: String,
    rows: Vec<Texts<Column>>,
}

/// The text as the clipboard of any system may give it back.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").trim_end().to_owned()
}

impl Editor {
    /// Remembers the paragraphs at `paths` of `form`, which are on the clipboard as `text`. Cells of tables alone are pasted
    /// as cells.
    pub(in crate::ui) fn carry(&mut self, form: &Form, paths: &[FieldPath], text: &str) {
        let mut ids: Vec<RowId> = Vec::new();
        for path in paths {
            if let FieldPath::Cell(Table::Paragraphs, id, _) = path
                && ids.last() != Some(id)
            {
                ids.push(*id);
            }
        }
        let rows = || ids.iter().filter_map(|id| form.row(Table::Paragraphs, *id));
        let has_text = rows().any(|row| !Style::of(row).is_table());
        self.carried = has_text.then(|| Carried {
            text: plain(text),
            rows: rows()
                .map(|row| row.cells().map(|(column, text)| (column.clone(), text.to_owned())).collect())
                .collect(),
        });
    }

    /// The paragraphs that `text` from the clipboard stands for; None if something else was copied since.
    pub(in crate::ui) fn carried(&self, text: &str) -> Option<&[Texts<Column>]> {
        let carried = self.carried.as_ref()?;
        (carried.text == plain(text)).then_some(&carried.rows[..])
    }
}
