//! Asks for the year of several forms, above the list.

use super::filter::{OWN, end_of, place_caret};
use super::{Asked, FormList};
use crate::edit::forms::set_year;
use crate::model::{FormId, Project, keys};
use egui::text::{CCursor, CCursorRange};
use egui::{Button, Key, Modifiers, TextEdit, WidgetInfo};

/// Width of the field, screen points.
const WIDTH: f32 = 64.0;

/// The question while it is open.
pub(super) struct Year {
    forms: Vec<FormId>,
    typed: String,
    /// Whether the field was given the focus already.
    asked: bool,
}

impl Year {
    /// Asks for the year of `forms`, starting from the year of the first.
    pub(super) fn of(project: &Project, forms: Vec<FormId>) -> Self {
        let first = forms.first().and_then(|form| project.form(*form));
        let typed = first.map(|form| form.field(keys::YEAR).to_owned()).unwrap_or_default();
        Self { forms, typed, asked: false }
    }
}

impl FormList {
    /// Shows the question while it is open.
    pub(super) fn ask_year(&mut self, ui: &mut egui::Ui) -> Option<Asked> {
        let year = self.year.as_mut()?;
        let id = egui::Id::unique("year of forms");
        let has_keys = ui.memory(|memory| memory.has_focus(id));
        let (enter, escape) = ui.input_mut(|input| {
            let mut pressed = |key| has_keys && input.consume_key(Modifiers::NONE, key);
            (pressed(Key::Enter), pressed(Key::Escape))
        });
        let valid = year.typed.trim().len() == 4 && year.typed.trim().bytes().all(|digit| digit.is_ascii_digit());
        let (mut agreed, mut refused) = (enter && valid, escape);
        ui.label(format!("{} 张表的年度", year.forms.len()));
        ui.horizontal_wrapped(|ui| {
            let field = ui.add(
                TextEdit::singleline(&mut year.typed)
                    .id(id)
                    .event_filter(OWN)
                    .desired_width(WIDTH)
                    .hint_text("四位数字"),
            );
            field.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, "年度"));
            if !std::mem::replace(&mut year.asked, true) {
                field.request_focus();
                place_caret(ui.ctx(), id, CCursorRange::two(CCursor::new(0), end_of(&year.typed)));
            }
            agreed |= ui.add_enabled(valid, Button::new("确定")).clicked();
            refused |= ui.button("取消").clicked();
        });
        ui.separator();
        if !agreed && !refused {
            return None;
        }
        let year = self.year.take()?;
        self.keys.take();
        agreed.then(|| Asked::Do(set_year(&year.forms, year.typed.trim())))
    }
}
