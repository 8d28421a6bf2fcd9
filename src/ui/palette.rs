//! The command palette: every action by name.

use super::action::{Action, shown};
use egui::{Context, Key};

/// The palette, while it is open.
#[derive(Debug, Default)]
pub(super) struct Palette {
    typed: Option<String>,
    chosen: usize,
}

impl Palette {
    pub(super) fn open(&mut self) {
        *self = Self { typed: Some(String::new()), chosen: 0 };
    }

    /// Shows the palette; returns what was chosen.
    pub(super) fn show(&mut self, ctx: &Context, has_project: bool) -> Option<Action> {
        let typed = self.typed.as_mut()?;
        let (down, up, enter) = ctx.input_mut(|input| {
            let mut pressed = |key| input.consume_key(egui::Modifiers::NONE, key);
            (pressed(Key::ArrowDown), pressed(Key::ArrowUp), pressed(Key::Enter))
        });
        let mut picked = None;
        let modal = egui::Modal::new(egui::Id::unique("palette")).show(ctx, |ui| {
            ui.set_width(420.0);
            let edit = ui.add(egui::TextEdit::singleline(typed).hint_text("输入命令名").desired_width(f32::INFINITY));
            edit.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "命令名"));
            if !edit.has_focus() {
                edit.request_focus();
            }
            let fits = |action: &Action| {
                (has_project || action.without_project())
                    && *action != Action::Palette
                    && action.about().name.contains(typed.trim())
            };
            let fitting: Vec<Action> = Action::ALL.into_iter().filter(fits).collect();
            let last = fitting.len().saturating_sub(1);
            self.chosen = (self.chosen + usize::from(down)).saturating_sub(usize::from(up)).min(last);
            egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
                for (i, action) in fitting.iter().enumerate() {
                    let about = action.about();
                    let shortcut = about.shortcut.as_ref().map(shown).unwrap_or_default();
                    let button = egui::Button::selectable(i == self.chosen, about.name).shortcut_text(shortcut);
                    let row = ui.add_sized([ui.available_width(), 0.0], button);
                    if row.clicked() || (enter && i == self.chosen) {
                        picked = Some(*action);
                    }
                    if i == self.chosen && (up || down) {
                        row.scroll_to_me(None);
                    }
                }
            });
        });
        if picked.is_some() || modal.should_close() {
            self.typed = None;
        }
        picked
    }
}
