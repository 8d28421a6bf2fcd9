//! The window without a screen: keys and the pointer are events, what is shown is read as a screen reader reads it.

use egui::{Event, Key, Modifiers, Pos2, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use jibiao::session::keeper::Keeper;
use jibiao::ui::{App, Start};
use std::path::Path;
use std::time::Duration;

/// How many frames a save may take.
const PATIENCE: usize = 2_000;

/// The window without a screen.
pub(crate) struct Window {
    harness: Harness<'static, Option<App>>,
}

impl Window {
    /// The window with the project at `path` open.
    pub(crate) fn open(path: &Path) -> Self {
        Self::kept(path, None)
    }

    /// The same, kept from loss by `keeper`.
    pub(crate) fn kept(path: &Path, keeper: Option<Keeper>) -> Self {
        let path = path.to_owned();
        let builder = Harness::builder().with_size([1366.0, 768.0]).with_step_dt(0.1);
        let harness = builder.build_ui_state(
            move |ui, app: &mut Option<App>| {
                let start = || Start { path: Some(path.clone()), keeper: keeper.clone(), ..Start::default() };
                app.get_or_insert_with(|| App::new(ui.ctx(), start()).expect("window")).show(ui);
            },
            None,
        );
        let mut window = Self { harness };
        window.harness.run_steps(3);
        window
    }

    /// Runs a frame in which `events` arrive.
    pub(crate) fn frame(&mut self, events: Vec<Event>) {
        events.into_iter().for_each(|event| self.harness.event(event));
        self.harness.step();
    }

    /// Types `text`, a character a frame.
    pub(crate) fn type_text(&mut self, text: &str) {
        for c in text.chars() {
            self.frame(vec![Event::Text(c.to_string())]);
        }
    }

    /// Presses a key with `modifiers` held.
    pub(crate) fn press(&mut self, modifiers: Modifiers, key: Key) {
        // As a keyboard reports it: Ctrl is the command key here.
        let modifiers = Modifiers { command: modifiers.ctrl, ..modifiers };
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run_steps(2);
    }

    /// The same, with the text that the key writes: what a keyboard reports of a letter with Alt held.
    pub(crate) fn press_writing(&mut self, modifiers: Modifiers, key: Key, text: &str) {
        let modifiers = Modifiers { command: modifiers.ctrl, ..modifiers };
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        self.frame(vec![event(true), Event::Text(text.to_owned()), event(false)]);
        self.harness.run_steps(2);
    }

    /// Makes the window another size.
    pub(crate) fn resize(&mut self, size: egui::Vec2) {
        self.harness.set_size(size);
        self.harness.run_steps(3);
    }

    /// Looks at some more frames in which nothing is done.
    pub(crate) fn rest(&mut self, frames: usize) {
        self.harness.run_steps(frames);
    }

    /// What the control is called that has the keys.
    pub(crate) fn focused(&self) -> Option<String> {
        let mut nodes = vec![self.harness.root()];
        while let Some(node) = nodes.pop() {
            if node.accesskit_node().is_focused() {
                return node.accesskit_node().label();
            }
            nodes.extend(node.children());
        }
        None
    }

    /// Composes `text` as an input method does, and ends with it.
    pub(crate) fn compose(&mut self, steps: &[&str], text: &str) {
        for step in steps {
            let preedit = egui::ImeEvent::Preedit { text: (*step).to_owned(), active_range_chars: None };
            self.frame(vec![Event::Ime(preedit)]);
        }
        self.frame(vec![Event::Ime(egui::ImeEvent::Commit(text.to_owned()))]);
    }

    /// Presses the pointer's button at `from`, moves it to `to` and lets it go.
    pub(crate) fn drag(&mut self, from: Pos2, to: Pos2) {
        let button = |pos, pressed| Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.frame(vec![Event::PointerMoved(from)]);
        self.frame(vec![button(from, true)]);
        for step in 1_u8..=4 {
            let at = from + (to - from) * (f32::from(step) / 4.0);
            self.frame(vec![Event::PointerMoved(at)]);
        }
        self.frame(vec![button(to, false)]);
        self.harness.run_steps(2);
    }

    /// Clicks at a point of the window.
    pub(crate) fn click(&mut self, at: Pos2) {
        self.drag(at, at);
    }

    /// Clicks the control that is called `name`.
    pub(crate) fn click_on(&mut self, name: &str) {
        let at = self.rect_of(name).center();
        self.click(at);
    }

    /// Where the control or field that is called `name` lies.
    pub(crate) fn rect_of(&self, name: &str) -> Rect {
        // A question lies over the toolbar, whose buttons may have the same names.
        let found = self.harness.query_all_by_label(name).last();
        found.unwrap_or_else(|| panic!("{name} is not shown")).rect()
    }

    /// Where the line of an open menu lies that is called `name`.
    pub(crate) fn rect_of_line(&self, name: &str) -> Rect {
        let found = self.harness.query_all_by_role_and_label(egui::accesskit::Role::MenuItem, name).next();
        found.unwrap_or_else(|| panic!("{name} is not in the menu")).rect()
    }

    /// Whether a menu is open that has a line called `name`.
    pub(crate) fn shows_line(&self, name: &str) -> bool {
        self.harness.query_all_by_role_and_label(egui::accesskit::Role::MenuItem, name).next().is_some()
    }

    /// Where the control lies whose name has `part` in it.
    pub(crate) fn rect_of_part(&self, part: &str) -> Rect {
        let found = self.harness.query_all_by_label_contains(part).last();
        found.unwrap_or_else(|| panic!("{part} is not shown")).rect()
    }

    /// Whether something on screen is called `name`.
    pub(crate) fn shows(&self, name: &str) -> bool {
        self.harness.query_all_by_label_contains(name).next().is_some()
    }

    /// Presses Ctrl+S and waits until the file is written.
    pub(crate) fn save(&mut self) {
        self.press(Modifiers::CTRL, Key::S);
        self.until_shown("已保存");
    }

    /// Waits until something on screen is called `name`.
    pub(crate) fn until_shown(&mut self, name: &str) {
        self.until(name, |window| window.harness.query_by_label(name).is_some());
    }

    /// Waits until something on screen has `part` in its name.
    pub(crate) fn until_part_shown(&mut self, part: &str) {
        self.until(part, |window| window.shows(part));
    }

    fn until(&mut self, name: &str, shown: impl Fn(&Self) -> bool) {
        for _ in 0..PATIENCE {
            self.harness.step();
            if shown(self) {
                return;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        panic!("{name} does not come");
    }

    /// What a screen reader says of every control that can have the focus: kind, name, whether a name is missing.
    pub(crate) fn nameless_controls(&self) -> Vec<String> {
        use egui::accesskit::Role;
        let mut nameless = Vec::new();
        let mut nodes = vec![self.harness.root()];
        while let Some(node) = nodes.pop() {
            let role = node.accesskit_node().role();
            let speaks = matches!(
                role,
                Role::Button | Role::CheckBox | Role::TextInput | Role::MultilineTextInput | Role::Slider | Role::Image
            );
            if speaks && node.accesskit_node().label().is_none_or(|label| label.trim().is_empty()) {
                nameless.push(format!("{role:?} at {:?}", node.rect()));
            }
            nodes.extend(node.children());
        }
        nameless
    }
}
