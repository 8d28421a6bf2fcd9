//! The lower part of the file dialog: the name to save under, and the filter.

use super::FileDialog;
use super::listing::Filter;
use crate::ui::dialog::InDialog;
use egui::TextEdit;

impl FileDialog {
    /// Shows the name to save under.
    pub(super) fn name_line(&mut self, ui: &mut egui::Ui) {
        let label = ui.label("文件名");
        let edit = TextEdit::singleline(&mut self.name).desired_width(f32::INFINITY);
        let mut output = edit.show(ui);
        let edit = output.response.response.labelled_by(label.id);
        if self.arrived {
            edit.request_focus();
            // Only the stem is selected, so that typing keeps the extension.
            let end = self.name.rfind('.').map_or(self.name.len(), |at| at);
            let end = egui::text::CCursor::new(self.name[..end].chars().count());
            let range = egui::text::CCursorRange::two(egui::text::CCursor::new(0), end);
            output.state.cursor.set_char_range(Some(range));
            output.state.store(ui.ctx(), edit.id);
        }
    }

    /// Shows whether all files are listed or only those of the kind.
    pub(super) fn filter(&mut self, ui: &mut egui::Ui) {
        let name = format!("所有文件（不勾选时只看{}）", self.wish.filter_name);
        if ui.checkbox(&mut self.all_files, name).with_agreeing_enter().changed() {
            let extensions = if self.all_files { &[] } else { self.wish.extensions };
            self.listing.refilter(Filter { kind: self.wish.kind, extensions });
        }
    }
}
