//! Under the list: the name to save by, and what is listed.

use super::FileDialog;
use super::listing::Filter;
use crate::ui::dialog::InDialog;
use egui::TextEdit;

impl FileDialog {
    /// Shows the name to save by.
    pub(super) fn name_line(&mut self, ui: &mut egui::Ui) {
        let label = ui.label("文件名");
        let edit = TextEdit::singleline(&mut self.name).desired_width(f32::INFINITY);
        let mut output = edit.show(ui);
        let edit = output.response.response.labelled_by(label.id);
        if self.arrived {
            edit.request_focus();
            // The name alone is selected: the ending is right as it is.
            let end = self.name.rfind('.').map_or(self.name.len(), |at| at);
            let end = egui::text::CCursor::new(self.name[..end].chars().count());
            let range = egui::text::CCursorRange::two(egui::text::CCursor::new(0), end);
            output.state.cursor.set_char_range(Some(range));
            output.state.store(ui.ctx(), edit.id);
        }
    }

    /// Shows which files are listed: those of the kind, or all.
    pub(super) fn filter(&mut self, ui: &mut egui::Ui) {
        let name = format!("所有文件（不勾选时只看{}）", self.wish.filter_name);
        if ui.checkbox(&mut self.all_files, name).with_agreeing_enter().changed() {
            let extensions = if self.all_files { &[] } else { self.wish.extensions };
            self.listing.refilter(Filter { kind: self.wish.kind, extensions });
        }
    }
}
