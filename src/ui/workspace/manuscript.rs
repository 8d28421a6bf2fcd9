//! Carries out what the bar above a manuscript and its paragraphs ask for.

use super::Workspace;
use crate::edit::Edit;
use crate::edit::manuscript_tables::{Change, change, insert_table};
use crate::edit::paragraphs::{insert_forms, last_of, restyle};
use crate::model::prose::{cell_column, cell_place};
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
        if let Asked::Table(change) = asked {
            return self.change_table(*change);
        }
        let _ = self.document.commit_draft();
        let Some(form) = self.form() else { return };
        let edit = match asked {
            Asked::Restyle(style) => restyle(&form, &rows, *style),
            Asked::AddTable(rows, columns) => insert_table(&form, last, (*rows, *columns)),
            Asked::AddForms(forms) => insert_forms(&form, last, forms),
            Asked::AddFigure(_) | Asked::Table(_) => return,
        };
        let (adds_table, end) = (matches!(asked, Asked::AddTable(..)), last_of(&form, last));
        let _ = self.change(&edit);
        match self.form() {
            // Into the first cell of the new table.
            Some(form) if adds_table => {
                self.editor.land_in(ctx, &mut self.document, &form, Landing::Below(end, 1, 0));
            }
            _ => self.editor.go(FieldPath::Cell(Table::Paragraphs, first, column)),
        }
    }

    /// Changes the table at the cursor.
    pub(super) fn change_table(&mut self, asked: Change) {
        let _ = self.document.commit_draft();
        let Some((Table::Paragraphs, rows, column)) = self.editor.chosen_rows() else { return };
        let (Some(form), Some(place)) = (self.form(), cell_place(&column)) else { return };
        let done = match change(&form, &rows, place, asked) {
            Ok(done) => done,
            Err(why) => {
                self.told = Some(why.to_owned());
                return;
            }
        };
        let _ = self.change(&done.edit);
        let (at, cell) = done.at;
        let row = self.form().and_then(|form| Some(form.paragraphs.get(at)?.id()));
        if let Some(row) = row {
            self.editor.go(FieldPath::Cell(Table::Paragraphs, row, cell_column(cell)));
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
