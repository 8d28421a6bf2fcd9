//! A list to choose from by typing part of a name: commands, templates, forms, classes.

use super::Answer;
use crate::ui::dialog::{Dialog, Reply};
use crate::ui::initials::{Initials, Wanted};
use egui::{Context, Key, Modifiers, Rangef, Rect, Ui};

/// Height of the list with its field, screen points. It stays when few names are left.
const HEIGHT: f32 = 420.0;

/// An entry to choose.
pub(in crate::ui) struct Choice<T> {
    pub(in crate::ui) name: String,
    /// The text at the right: a shortcut, an amount, a count.
    pub(in crate::ui) detail: String,
    pub(in crate::ui) value: T,
}

/// An open list.
pub(in crate::ui) struct Chooser<T> {
    title: &'static str,
    choices: Vec<Choice<T>>,
    /// The names of the choices, prepared for matching.
    names: Vec<Initials>,
    typed: String,
    /// The indices of the choices whose names contain what is typed, or have its letters as initials.
    fitting: Vec<usize>,
    /// The index of the current one among those.
    at: usize,
    /// Whether to scroll to the initial choice.
    sought: bool,
}

/// How often the arrow keys were pressed.
#[derive(Default)]
struct Steps {
    down: usize,
    up: usize,
}

impl<T: Clone> Chooser<T> {
    pub(in crate::ui) fn new(title: &'static str, choices: Vec<Choice<T>>) -> Self {
        let fitting = (0..choices.len()).collect();
        let names = choices.iter().map(|choice| Initials::of(&choice.name)).collect();
        Self { title, choices, names, typed: String::new(), fitting, at: 0, sought: false }
    }

    /// Begins at the choice with an index, if there is one.
    pub(in crate::ui) fn at(self, at: Option<usize>) -> Self {
        Self { at: at.unwrap_or(0), sought: true, ..self }
    }

    /// Shows the list until something is chosen or the user cancels.
    pub(super) fn show(&mut self, ctx: &Context, answer: impl Fn(T) -> Answer) -> Option<Answer> {
        // Taken before the text field is shown, which would move its caret by them.
        let steps = ctx.input_mut(|input| Steps {
            down: input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown),
            up: input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp),
        });
        let mut picked = None;
        let dialog = Dialog::new(self.title, 480.0).high(HEIGHT).starts_in_body().outside_leaves();
        let closed = dialog.show(ctx, |ui| {
            self.field(ui);
            picked = self.list(ui, &steps);
            vec![Reply::new("确定", true).only_if(!self.fitting.is_empty()), Reply::new("取消", false)]
        });
        let picked = if closed == Some(true) { Some(self.at) } else { picked };
        let chosen = picked.and_then(|at| self.choices.get(*self.fitting.get(at)?));
        chosen.map(|choice| answer(choice.value.clone())).or_else(|| closed.map(|_| Answer::Closed))
    }

    fn field(&mut self, ui: &mut Ui) {
        let edit = egui::TextEdit::singleline(&mut self.typed)
            .hint_text("输入名称里的几个字或拼音首字母来筛选，↑↓ 选择，回车确定");
        let edit = ui.add(edit.desired_width(f32::INFINITY));
        edit.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, self.title));
        if edit.changed() {
            let wanted = Wanted::of(&self.typed);
            let fits = |at: &usize| self.names[*at].place(&wanted).is_some();
            self.fitting = (0..self.names.len()).filter(fits).collect();
            // Stable: else they stay in their order.
            self.fitting.sort_by_key(|at| !self.names[*at].begins(&wanted));
            // A name that has it as it is typed comes before initials: PDF is no 平顶.
            let typed = self.typed.trim().to_lowercase();
            let has = |at: &usize| self.choices[*at].name.to_lowercase().contains(&typed);
            self.at = self.fitting.iter().position(has).unwrap_or(0);
        }
    }

    /// Shows the matching choices. Returns the index of the clicked one.
    fn list(&mut self, ui: &mut Ui, steps: &Steps) -> Option<usize> {
        let last = self.fitting.len().saturating_sub(1);
        self.at = (self.at + steps.down).min(last).saturating_sub(steps.up);
        if self.fitting.is_empty() {
            ui.weak("没有匹配的项");
        }
        let mut clicked = None;
        let height = ui.spacing().interact_size.y;
        let pitch = height + ui.spacing().item_spacing.y;
        let mut area = egui::ScrollArea::vertical().auto_shrink(false);
        if !ui.is_sizing_pass() && std::mem::take(&mut self.sought) {
            // Centred from the first frame, so that nothing moves on opening.
            let above = (ui.available_height() - height) / 2.0;
            area = area.vertical_scroll_offset((self.at as f32 * pitch - above).max(0.0));
        }
        area.show_rows(ui, height, self.fitting.len(), |ui, rows| {
            if steps.down + steps.up > 0 {
                let top = ui.max_rect().top() + (self.at as f32 - rows.start as f32) * pitch;
                let row = Rect::from_x_y_ranges(ui.max_rect().x_range(), Rangef::new(top, top + height));
                ui.scroll_to_rect(row, None);
            }
            for at in rows {
                let choice = &self.choices[self.fitting[at]];
                let button = egui::Button::selectable(at == self.at, choice.name.as_str());
                let button = button.truncate().shortcut_text(choice.detail.as_str());
                let row = ui.add_sized([ui.available_width(), height], button);
                let is_cut = row.intrinsic_size().is_some_and(|whole| whole.x > row.rect.width());
                let row = if is_cut { row.on_hover_text(&choice.name) } else { row };
                if row.clicked() {
                    clicked = Some(at);
                }
            }
        });
        clicked
    }
}
