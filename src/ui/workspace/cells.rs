//! Carries out what the cells of the form ask for.

use super::Workspace;
use crate::edit::Outcome;
use crate::template::Library;
use crate::ui::action::OnCells;
use crate::ui::editor::Wish;
use egui::Context;
use std::sync::Arc;

impl Workspace {
    /// Carries out what keys or pointer ask of the current form.
    pub(super) fn grant(&mut self, ctx: &Context, wish: Wish, library: &Arc<Library>) {
        match wish {
            Wish::AddRow(edit, column) => self.add_row(&edit, column),
            Wish::Do(edit) => drop(self.change(&edit)),
            Wish::Act(action) => self.wanted = Some(action),
            Wish::Copy(paths) => self.copy(ctx, library, &paths),
            Wish::Cut(paths, clear) => {
                self.copy(ctx, library, &paths);
                self.grant(ctx, *clear, library);
            }
            Wish::Paste(text) => self.paste(library, &text),
            Wish::Paragraphs(edit, landing) => self.change_paragraphs(ctx, &edit, landing),
            Wish::Table(change) => self.change_table(change),
            Wish::Tell(said) => self.told = Some(said.to_owned()),
        }
    }

    /// Fills or empties the selected cells.
    pub(super) fn act_on_cells(&mut self, action: OnCells) {
        if let Some(edit) = self.editor.cells_action(&self.document, action)
            && self.change(&edit) == Outcome::Unchanged
        {
            self.told = Some("没有可以填的格".to_owned());
        }
    }
}
