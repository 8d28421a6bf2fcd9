//! The menu bar with its keyboard: Alt goes to it, Alt and a letter opens a menu, as in Windows programs.

use super::{is_press, state};
use crate::session::Document;
use crate::ui::action::{Action, Menu};
use egui::{Context, Event, FocusDirection, Id, Key, KeyboardShortcut, Modifiers, Popup, SetOpenCommand, WidgetInfo};
use strum::VariantArray;

/// Space left free below a long menu, screen points.
const MARGIN: f32 = 16.0;

/// The menu bar, and the state of its keyboard.
#[derive(Default)]
pub(in crate::ui) struct Bar {
    /// Whether Alt is held and nothing else was pressed since.
    alt_alone: bool,
    /// If the bar has the focus: the widget that had it before.
    taken_from: Option<Option<Id>>,
    /// The menu whose name has the focus while no menu is open.
    at: Option<Menu>,
    /// The menu whose first item should get the focus once it is shown.
    enters: Option<Menu>,
    /// The menu that the keyboard opens in this frame.
    opens: Option<Menu>,
    /// Whether the keys of this frame belong to the bar.
    has_keys: bool,
}

impl Bar {
    /// Handles the bar's keys before anything else sees them. Text that keys with Alt held would write never reaches a
    /// field. Where a dialog `asks`, all keys are the dialog's.
    pub(in crate::ui) fn take_keys(&mut self, ctx: &Context, asks: bool) {
        let events = ctx.input_mut(|input| {
            drop_text_of_alt(&mut input.events);
            input.events.clone()
        });
        // A dialog that has just been asked for is on no layer yet, and Alt may be let go in that very frame: a window
        // manager takes the F4 of Alt+F4 for itself.
        if asks || ctx.memory(|memory| memory.top_modal_layer().is_some()) {
            (self.alt_alone, self.has_keys) = (false, false);
            if self.taken_from.is_some() {
                self.give_back(ctx);
            }
            return;
        }
        self.has_keys = self.at.is_some() || open(ctx).is_some();
        for event in &events {
            if self.is_alt_tapped(event) {
                if self.taken_from.is_some() { self.give_back(ctx) } else { self.take(ctx, Menu::File) }
            } else if let Some(menu) = self.named(event) {
                self.open(ctx, menu);
            }
        }
        if self.taken_from.is_some() || open(ctx).is_some() {
            self.walk(ctx, &events);
        }
    }

    /// Whether Alt was pressed and released with nothing else in between.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "egui has events of many kinds, and any new one is none of these"
    )]
    fn is_alt_tapped(&mut self, event: &Event) -> bool {
        let before = self.alt_alone;
        match event {
            Event::Key { key: Key::AltLeft | Key::AltRight, pressed, .. } => {
                self.alt_alone = *pressed;
                before && !*pressed
            }
            Event::Key { .. }
            | Event::PointerButton { .. }
            | Event::MouseWheel { .. }
            | Event::WindowFocused(_)
            | Event::Ime(_) => {
                self.alt_alone = false;
                false
            }
            _ => false,
        }
    }

    /// Returns the menu whose letter is pressed, with Alt or while the bar has the focus.
    fn named(&self, event: &Event) -> Option<Menu> {
        let is_pressed =
            |menu: &Menu, modifiers| is_press(event, KeyboardShortcut { modifiers, logical_key: menu.letter() });
        let waits = self.at.is_some();
        let named = |menu: &Menu| is_pressed(menu, Modifiers::ALT) || (waits && is_pressed(menu, Modifiers::NONE));
        Menu::VARIANTS.iter().copied().find(named)
    }

    /// Handles the keys in the bar: Left and Right go to the next menu, Down and Enter into it, Escape back to where
    /// the focus was.
    fn walk(&mut self, ctx: &Context, events: &[Event]) {
        let opened = open(ctx);
        let Some(here) = opened.or(self.at) else { return };
        let pressed = |logical_key| {
            let keys = KeyboardShortcut { modifiers: Modifiers::NONE, logical_key };
            events.iter().any(|event| is_press(event, keys))
        };
        let by = isize::from(pressed(Key::ArrowRight)) - isize::from(pressed(Key::ArrowLeft));
        if by != 0 {
            let next = beside(here, by);
            if opened.is_some() { self.open(ctx, next) } else { self.at = Some(next) }
        } else if opened.is_none() && (pressed(Key::ArrowDown) || pressed(Key::Enter) || pressed(Key::Space)) {
            self.open(ctx, here);
        } else if pressed(Key::Escape) {
            return self.give_back(ctx);
        } else if opened.is_some() && !pressed(Key::Tab) {
            // egui moves between the items of an open menu by itself.
            return;
        }
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }

    fn take(&mut self, ctx: &Context, at: Menu) {
        self.taken_from.get_or_insert(ctx.memory(egui::Memory::focused));
        self.at = Some(at);
    }

    fn open(&mut self, ctx: &Context, menu: Menu) {
        self.take(ctx, menu);
        (self.at, self.opens, self.enters) = (None, Some(menu), Some(menu));
    }

    /// Closes the menus and gives the focus back.
    fn give_back(&mut self, ctx: &Context) {
        Popup::close_all(ctx);
        if let Some(before) = self.taken_from.take() {
            ctx.memory_mut(|memory| match before {
                Some(id) => memory.request_focus(id),
                None => memory.stop_text_input(),
            });
        }
        (self.at, self.opens, self.enters) = (None, None, None);
    }

    /// Shows the bar. Returns the chosen action.
    pub(in crate::ui) fn show(&mut self, ui: &mut egui::Ui, document: Option<&Document>) -> Option<Action> {
        let ctx = ui.ctx().clone();
        let chosen = egui::MenuBar::new().ui(ui, |ui| {
            let shown = Menu::VARIANTS.iter().filter_map(|menu| self.menu(ui, *menu, document));
            shown.last()
        });
        self.opens = None;
        if chosen.inner.is_some() {
            self.give_back(&ctx);
        } else if self.at.is_none() && open(&ctx).is_none() {
            // Left by the pointer: the click decides where the focus goes.
            self.taken_from = None;
        }
        if self.has_keys || self.at.is_some() || open(&ctx).is_some() {
            // Nothing else may see the keys of a menu: Escape would restore the cell's text, Enter would go to the next
            // row.
            ctx.input_mut(|input| input.events.retain(|event| !matches!(event, Event::Key { .. } | Event::Text(_))));
        }
        chosen.inner
    }

    /// Shows a menu of the bar, and its items while it is open.
    fn menu(&mut self, ui: &mut egui::Ui, menu: Menu, document: Option<&Document>) -> Option<Action> {
        let button = ui.button(format!("{}({})", menu.name(), menu.letter().name()));
        let ctx = ui.ctx().clone();
        // With one menu open, moving over another name opens that, as in other programs.
        let slides_over =
            button.hovered() && ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO) && open(&ctx).is_some();
        let set = if button.clicked() {
            Some(SetOpenCommand::Toggle)
        } else {
            (self.opens == Some(menu) || (slides_over && self.opens.is_none())).then_some(SetOpenCommand::Bool(true))
        };
        if button.clicked() {
            self.at = None;
        }
        if self.at == Some(menu) {
            if ui.input(|input| input.pointer.any_pressed()) { self.at = None } else { button.request_focus() }
        }
        let popup = Popup::menu(&button).id(popup(menu)).open_memory(set);
        popup.show(|ui| self.lines(ui, menu, document)).and_then(|shown| shown.inner)
    }

    /// Shows the items of an open menu.
    fn lines(&mut self, ui: &mut egui::Ui, menu: Menu, document: Option<&Document>) -> Option<Action> {
        let mut chosen = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        let room = ui.ctx().content_rect().bottom() - ui.cursor().top() - MARGIN;
        ui.set_max_height(room);
        egui::ScrollArea::vertical().max_height(room).show(ui, |ui| {
            for (i, action) in Action::of(menu).enumerate() {
                if i > 0 && action.begins_group() {
                    ui.separator();
                }
                let (name, enabled) = state(action, document);
                let button = egui::Button::new(name.as_str()).shortcut_text(action.about().keys());
                let line = ui.add_enabled(enabled, button);
                line.widget_info(|| WidgetInfo::labeled(egui::Role::MenuItem, enabled, name.as_str()));
                // Only in the menu that is entered: the one being left is drawn once more, perhaps before it.
                if enabled && self.enters == Some(menu) && !ui.is_sizing_pass() {
                    self.enters = None;
                    line.request_focus();
                }
                if line.gained_focus() {
                    line.scroll_to_me(None);
                }
                if line.clicked() {
                    chosen = Some(action);
                    ui.close();
                }
            }
        });
        chosen
    }
}

/// Returns the id of a menu's popup.
fn popup(menu: Menu) -> Id {
    Id::unique(("menu", menu))
}

/// Returns the open menu.
fn open(ctx: &Context) -> Option<Menu> {
    Menu::VARIANTS.iter().copied().find(|menu| Popup::is_id_open(ctx, popup(*menu)))
}

/// Returns the menu `by` places from `menu`, round the end.
fn beside(menu: Menu, by: isize) -> Menu {
    let count = Menu::VARIANTS.len() as isize;
    let at = Menu::VARIANTS.iter().position(|other| *other == menu).unwrap_or(0) as isize;
    Menu::VARIANTS[(at + by).rem_euclid(count) as usize]
}

/// Removes the text that keys with Alt held would write.
#[expect(clippy::wildcard_enum_match_arm, reason = "egui has events of many kinds, and any new one is none of these")]
fn drop_text_of_alt(events: &mut Vec<Event>) {
    // Alt+F for a menu would write an f into the current cell. Ctrl and Alt together are AltGr, which does write.
    let mut with_alt = false;
    events.retain(|event| match event {
        Event::Key { pressed: true, modifiers, .. } => {
            with_alt = modifiers.alt && !modifiers.ctrl && !modifiers.command;
            true
        }
        Event::Text(_) => !with_alt,
        _ => true,
    });
}
