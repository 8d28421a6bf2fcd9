//! The menu bar and the shortcuts, both from the table of actions.

use super::action::{Action, Menu, shown};
use super::app::App;

/// The action whose shortcut was pressed.
pub(super) fn pressed(ctx: &egui::Context, has_project: bool) -> Option<Action> {
    // egui lets Ctrl+S match Ctrl+Shift+S: the shortcut with more keys held goes first.
    let mut actions = Action::ALL;
    actions.sort_by_key(|action| action.about().shortcut.is_none_or(|shortcut| !shortcut.modifiers.shift));
    ctx.input_mut(|input| {
        actions
            .into_iter()
            .filter(|action| has_project || action.without_project())
            .find(|action| action.about().shortcut.is_some_and(|shortcut| input.consume_shortcut(&shortcut)))
    })
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
                    let (name, enabled) = match (action, document) {
                        (Action::Undo, Some(d)) => {
                            (named(about.name, d.undo_name()), d.undo_name().is_some() || d.is_dirty())
                        }
                        (Action::Redo, Some(d)) => (named(about.name, d.redo_name()), d.redo_name().is_some()),
                        (_, project) => (about.name.to_owned(), project.is_some() || action.without_project()),
                    };
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

fn named(action: &str, step: Option<&str>) -> String {
    step.map_or_else(|| action.to_owned(), |step| format!("{action}：{step}"))
}
