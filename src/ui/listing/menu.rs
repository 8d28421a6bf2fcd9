//! The context menu of a row: opened by the right button at the pointer, or by Shift+F10 below the row.

use egui::{Button, Popup, Response, Ui, WidgetInfo};

/// The context menu of a list's rows.
#[derive(Default)]
pub(in crate::ui) struct RowMenu {
    /// Whether the menu of the current row was opened by a key.
    by_key: bool,
    /// Whether it was just opened.
    opening: bool,
    closed: bool,
}

impl RowMenu {
    /// Opens the menu of the current row.
    pub(in crate::ui) fn open(&mut self) {
        (self.by_key, self.opening) = (true, true);
    }

    /// Whether a menu has closed since this was last asked.
    pub(in crate::ui) fn has_closed(&mut self) -> bool {
        std::mem::take(&mut self.closed)
    }

    /// Shows the menu of `row` while it is open. `at` says whether it is the current row. The content is told whether
    /// the menu opens in this frame.
    pub(in crate::ui) fn show(&mut self, row: &Response, at: bool, content: impl FnOnce(&mut Ui, bool)) {
        let by_key = at && self.by_key;
        let opening = if by_key { std::mem::take(&mut self.opening) } else { row.secondary_clicked() };
        let popup = if by_key { Popup::menu(row).open_bool(&mut self.by_key) } else { Popup::context_menu(row) };
        self.closed |= popup.show(|ui| content(ui, opening)).is_some_and(|shown| shown.response.should_close());
    }
}

/// Shows an item of a menu and returns whether it was chosen. The `first` one gets the focus as the menu opens.
pub(in crate::ui) fn item(ui: &mut Ui, name: &str, keys: &str, first: bool) -> bool {
    let button = ui.add(Button::new(name).shortcut_text(keys));
    button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    if first {
        button.request_focus();
    }
    if button.clicked() {
        ui.close();
    }
    button.clicked()
}
