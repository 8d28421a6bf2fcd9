//! A list to choose from by typing a part of a name: commands, templates, forms, classes.

use egui::{Context, Id, Key, Modifiers};

/// Something to choose.
pub(super) struct Choice<T> {
    pub(super) name: String,
    /// What stands at the right: a shortcut, an amount, a count.
    pub(super) detail: String,
    pub(super) value: T,
}

/// What became of a chooser.
pub(super) enum Chosen<T> {
    One(T),
    Nothing,
}

/// An open list.
pub(super) struct Chooser<T> {
    title: &'static str,
    choices: Vec<Choice<T>>,
    typed: String,
    at: usize,
}

impl<T: Clone> Chooser<T> {
    pub(super) fn new(title: &'static str, choices: Vec<Choice<T>>) -> Self {
        Self { title, choices, typed: String::new(), at: 0 }
    }

    /// Shows the list; returns once something is chosen or the user leaves.
    pub(super) fn show(&mut self, ctx: &Context) -> Option<Chosen<T>> {
        let (down, up, enter) = ctx.input_mut(|input| {
            let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
            (pressed(Key::ArrowDown), pressed(Key::ArrowUp), pressed(Key::Enter))
        });
        let mut picked = None;
        let modal = egui::Modal::new(Id::unique(("chooser", self.title))).show(ctx, |ui| {
            ui.set_width(480.0);
            ui.heading(self.title);
            let edit =
                egui::TextEdit::singleline(&mut self.typed).hint_text("输入名称里的几个字来筛选，↑↓ 选择，回车确定");
            let edit = ui.add(edit.desired_width(f32::INFINITY));
            edit.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, self.title));
            if !edit.has_focus() {
                edit.request_focus();
            }
            if edit.changed() {
                self.at = 0;
            }
            let wanted = self.typed.trim();
            let fitting: Vec<&Choice<T>> = self.choices.iter().filter(|choice| choice.name.contains(wanted)).collect();
            let last = fitting.len().saturating_sub(1);
            self.at = (self.at + usize::from(down)).saturating_sub(usize::from(up)).min(last);
            let height = ui.spacing().interact_size.y;
            let list = egui::ScrollArea::vertical().max_height(400.0);
            let scroll = if up || down { Some(self.at) } else { None };
            list.show(ui, |ui| {
                for (i, choice) in fitting.iter().enumerate() {
                    let button = egui::Button::selectable(i == self.at, choice.name.as_str())
                        .truncate()
                        .shortcut_text(choice.detail.as_str());
                    let row = ui.add_sized([ui.available_width(), height], button);
                    if row.clicked() || (enter && i == self.at) {
                        picked = Some(choice.value.clone());
                    }
                    if scroll == Some(i) {
                        row.scroll_to_me(None);
                    }
                }
                if fitting.is_empty() {
                    ui.weak("没有匹配的项");
                }
            });
        });
        match picked {
            Some(value) => Some(Chosen::One(value)),
            None => modal.should_close().then_some(Chosen::Nothing),
        }
    }
}
