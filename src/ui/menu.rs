//! The menu bar, the toolbar and the shortcuts, all from the table of actions.

use super::action::{Action, Menu, TOOLBAR, shown};
use super::app::App;
use crate::session::Document;
use egui::{Context, RichText, WidgetInfo};

/// The action whose shortcut was pressed.
pub(super) fn pressed(ctx: &Context, has_project: bool) -> Option<Action> {
    // Behind a dialog nothing is pressed.
    if ctx.memory(|memory| memory.top_modal_layer().is_some()) {
        return None;
    }
    // egui lets Ctrl+S match Ctrl+Shift+S: the shortcut with more keys held goes first.
    let mut actions = Action::ALL;
    let held = |action: &Action| {
        let modifiers = action.about().shortcut.map_or(egui::Modifiers::NONE, |shortcut| shortcut.modifiers);
        u8::from(modifiers.shift) + u8::from(modifiers.alt) + u8::from(modifiers.command)
    };
    actions.sort_by_key(|action| std::cmp::Reverse(held(action)));
    ctx.input_mut(|input| {
        actions
            .into_iter()
            .filter(|action| (has_project || action.without_project()) && !action.belongs_to_fields())
            .find(|action| action.about().shortcut.is_some_and(|shortcut| input.consume_shortcut(&shortcut)))
    })
}

/// What an action is called now, and whether it can be done.
fn state(action: Action, document: Option<&Document>) -> (String, bool) {
    let name = action.about().name;
    let named = |step: Option<&str>| step.map_or_else(|| name.to_owned(), |step| format!("{name}：{step}"));
    match (action, document) {
        (Action::Undo, Some(d)) => (named(d.undo_name()), d.undo_name().is_some() || d.is_dirty()),
        (Action::Redo, Some(d)) => (named(d.redo_name()), d.redo_name().is_some()),
        (_, project) => (name.to_owned(), project.is_some() || action.without_project()),
    }
}

/// Shows the menu bar; returns what was chosen.
pub(super) fn show(ui: &mut egui::Ui, app: &App) -> Option<Action> {
    let mut chosen = None;
    let document = app.workspace.as_ref().map(|workspace| &workspace.document);
    egui::MenuBar::new().ui(ui, |ui| {
        for menu in Menu::ALL {
            ui.menu_button(menu.name(), |ui| {
                for action in Action::ALL.into_iter().filter(|action| action.about().menu == menu) {
                    let about = action.about();
                    let (name, enabled) = state(action, document);
                    let mut button = egui::Button::new(name);
                    if let Some(shortcut) = &about.shortcut {
                        button = button.shortcut_text(shown(shortcut));
                    }
                    if ui.add_enabled(enabled, button).clicked() {
                        chosen = Some(action);
                        ui.close();
                    }
                }
            });
        }
    });
    chosen
}

/// Shows the toolbar; returns what was chosen.
pub(super) fn toolbar(ui: &mut egui::Ui, app: &App) -> Option<Action> {
    let mut chosen = None;
    let document = app.workspace.as_ref().map(|workspace| &workspace.document);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for action in TOOLBAR {
            let Some(action) = action else {
                ui.separator();
                continue;
            };
            let (name, enabled) = state(action, document);
            let about = action.about();
            let icon = about.icon.map(String::from).unwrap_or_default();
            let button = egui::Button::new(RichText::new(icon).size(18.0)).frame_when_inactive(false);
            let response = ui.add_enabled(enabled, button);
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, enabled, name.as_str()));
            let keys = about.shortcut.as_ref().map(|shortcut| format!("（{}）", shown(shortcut))).unwrap_or_default();
            if response.on_hover_text(format!("{name}{keys}")).clicked() {
                chosen = Some(action);
            }
        }
    });
    chosen
}
