//! The foot of the dialog: the name to save by, what is listed, the buttons.

use super::listing::Filter;
use super::{FileAnswer, FileDialog, FileKind};
use egui::{Button, Key, TextEdit, vec2};

/// Width of the agreeing and the cancelling button, screen points.
const BUTTON_WIDTH: f32 = 96.0;

impl FileDialog {
    /// Shows the name to save by; returns whether Enter was pressed in it.
    pub(super) fn name_line(&mut self, ui: &mut egui::Ui) -> bool {
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
        edit.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
    }

    /// Shows what is listed, and the buttons.
    pub(super) fn buttons(&mut self, ui: &mut egui::Ui) -> Option<FileAnswer> {
        if self.wish.kind != FileKind::Folder {
            let name = format!("所有文件（不勾选时只看{}）", self.wish.filter_name);
            if ui.checkbox(&mut self.all_files, name).changed() {
                let extensions = if self.all_files { &[] } else { self.wish.extensions };
                self.listing.refilter(Filter { kind: self.wish.kind, extensions });
            }
        }
        let size = vec2(BUTTON_WIDTH, ui.spacing().interact_size.y);
        ui.add_space((ui.available_width() - 2.0 * size.x - 2.0 * ui.spacing().item_spacing.x).max(0.0));
        let agree = match self.wish.kind {
            FileKind::Open | FileKind::OpenSeveral => "打开",
            FileKind::Save => "保存",
            FileKind::Folder => "选定",
        };
        let agree = ui.add_enabled(self.can_agree(), Button::new(agree).min_size(size));
        let cancel = ui.add(Button::new("取消").min_size(size));
        match (agree.clicked(), cancel.clicked()) {
            (true, _) => self.agree(),
            (_, true) => Some(FileAnswer::Cancelled),
            _ => None,
        }
    }
}
