//! The menu bar, the toolbar and the shortcuts, all made from the table of actions.

mod bar;

pub(super) use bar::Bar;

use super::action::{Action, TOOLBAR};
use super::editor::Editor;
use super::over::nothing_is_over;
use crate::session::Document;
use egui::{Context, Event, KeyboardShortcut, RichText, WidgetInfo};

/// Returns the action whose shortcut was pressed.
pub(super) fn pressed(ctx: &Context, has_project: bool) -> Option<Action> {
    // A dialog or a menu has the keyboard.
    if !nothing_is_over(ctx) {
        return None;
    }
    // In the search field Ctrl+Delete deletes a word, not a row of the form.
    let types_elsewhere = ctx.text_edit_focused() && !Editor::has_keys(ctx);
    let can_be_done =
        |action: Action| (has_project || action.without_project()) && !(types_elsewhere && action.is_of_rows());
    ctx.input_mut(|input| {
        let at = input.events.iter().position(|event| action_of(event).is_some_and(can_be_done))?;
        action_of(&input.events.remove(at))
    })
}

/// Returns the action of a key.
fn action_of(event: &Event) -> Option<Action> {
    let is_asked = |keys: &KeyboardShortcut| is_press(event, *keys);
    let mut actions = Action::all().filter(|action| !action.belongs_to_fields());
    matches!(event, Event::Key { pressed: true, .. })
        .then(|| actions.find(|action| action.about().shortcuts.iter().any(is_asked)))?
}

/// Whether the event is a press of exactly these keys: with Shift in addition it is another shortcut.
fn is_press(event: &Event, keys: KeyboardShortcut) -> bool {
    let held = |modifiers: egui::Modifiers| (modifiers.alt, modifiers.shift, modifiers.command || modifiers.ctrl);
    matches!(event, Event::Key { key, pressed: true, modifiers, .. }
        if *key == keys.logical_key && held(*modifiers) == held(keys.modifiers))
}

/// Returns the current name of an action, and whether it is enabled.
fn state(action: Action, document: Option<&Document>) -> (String, bool) {
    let name = action.about().name;
    let named = |step: Option<&str>| step.map_or_else(|| name.to_owned(), |step| format!("{name}：{step}"));
    match (action, document) {
        (Action::Undo, Some(d)) => (named(d.undo_name()), d.undo_name().is_some() || d.is_dirty()),
        (Action::Redo, Some(d)) => (named(d.redo_name()), d.redo_name().is_some()),
        (_, project) => (name.to_owned(), project.is_some() || action.without_project()),
    }
}

/// Shows the toolbar. Returns the chosen action.
pub(super) fn toolbar(ui: &mut egui::Ui, document: Option<&Document>) -> Option<Action> {
    let mut chosen = None;
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
            let keys = about.shortcuts.first().map(|_| format!("（{}）", about.keys())).unwrap_or_default();
            let hint = format!("{name}{keys}");
            if response.on_hover_text(&hint).on_disabled_hover_text(hint).clicked() {
                chosen = Some(action);
            }
        }
    });
    chosen
}
