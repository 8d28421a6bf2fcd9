//! Carries out what the bar above a manuscript and its paragraphs ask for.

use super::Workspace;
use crate::edit::Edit;
use crate::edit::paragraphs::{add_column, insert_forms, insert_table, last_of, remove_column, restyle};
use crate::model::{FieldPath, Table};
use crate::ui::editor::Landing;
use crate::ui::manuscript::bar::{Asked, slot};
use egui::Context;

impl Workspace {
    /// Carries out what the bar asks for, at the paragraphs that are chosen.
    pub(super) fn take_from_bar(&mut self, ctx: &Context, asked: &Asked) {
        let Some((Table::Paragraphs, rows, column)) = self.editor.chosen_rows() else { return };
        let (Some(first), Some(last)) = (rows.first().copied(), rows.last().copied()) else { return };
        if let Asked::AddFigure(name) = asked {
            if let Some(form) = self.form() {
                self.editor.insert(ctx, &mut self.document, &form, &slot(name));
            }
            return;
        }
        let _ = self.document.commit_draft();
        let Some(form) = self.form() else { return };
        let edit = match asked {
            Asked::Restyle(style) => restyle(&form, &rows, *style),
            Asked::AddTable => insert_table(&form, last),
            Asked::AddColumn(place) => add_column(&form, first, *place),
            Asked::RemoveColumn(place) => remove_column(&form, first, *place),
            Asked::AddForms(forms) => insert_forms(&form, last, forms),
            Asked::AddFigure(_) => return,
        };
        let (adds_table, end) = (*asked == Asked::AddTable, last_of(&form, last));
        let _ = self.change(&edit);
        match self.form() {
            // Into the first cell of the new table.
            Some(form) if adds_table => {
                self.editor.land_in(ctx, &mut self.document, &form, Landing::Below(end, 1, 0));
            }
            _ => self.editor.go(FieldPath::Cell(Table::Paragraphs, first, column)),
        }
    }

    /// Changes paragraphs and goes on typing.
    pub(super) fn change_paragraphs(&mut self, ctx: &Context, edit: &Edit, landing: Landing) {
        let _ = self.change(edit);
        if let Some(form) = self.form() {
            self.editor.land_in(ctx, &mut self.document, &form, landing);
        }
    }
}
