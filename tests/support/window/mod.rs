//! The window without a screen: keys and the pointer are events, what is shown is read as a screen reader reads it.

mod hand;
mod screen;

pub(crate) use screen::Control;

use egui::{Key, Modifiers, Pos2, Rect, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable};
use jibiao::model::Project;
use jibiao::session::keeper::Keeper;
use jibiao::ui::{App, Start};
use std::path::Path;
use std::sync::Arc;
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
        Self::sized(path, keeper, vec2(1366.0, 768.0))
    }

    /// The same in a window of another size.
    pub(crate) fn sized(path: &Path, keeper: Option<Keeper>, size: Vec2) -> Self {
        let path = path.to_owned();
        Self::started(size, move || Start { path: Some(path.clone()), keeper: keeper.clone(), ..Start::default() })
    }

    /// The window with the project at `path` open and a folder of former projects.
    pub(crate) fn with_library(path: &Path, library: &Path) -> Self {
        let (path, library) = (path.to_owned(), library.to_owned());
        let start = move || Start { path: Some(path.clone()), indicators: Some(library.clone()), ..Start::default() };
        Self::started(vec2(1366.0, 768.0), start)
    }

    fn started(size: Vec2, start: impl Fn() -> Start + 'static) -> Self {
        let builder = Harness::builder().with_size(size).with_step_dt(0.1);
        let harness = builder.build_ui_state(
            move |ui, app: &mut Option<App>| {
                app.get_or_insert_with(|| App::new(ui.ctx(), start()).expect("window")).show(ui);
            },
            None,
        );
        let mut window = Self { harness };
        window.harness.run_steps(3);
        window
    }

    /// Makes the window another size.
    pub(crate) fn resize(&mut self, size: egui::Vec2) {
        self.harness.set_size(size);
        self.harness.run_steps(3);
    }

    /// The name of the control or field that has the keys.
    pub(crate) fn focused(&self) -> String {
        self.names(|node| node.is_focused() && node.label().is_some()).into_iter().next().unwrap_or_default()
    }

    /// The names of the rows that are at hand in a list.
    pub(crate) fn at_hand(&self) -> Vec<String> {
        self.names(|node| node.toggled() == Some(egui::accesskit::Toggled::True))
    }

    /// The names of all that is `wanted`, from the top of the window to its foot.
    fn names(&self, wanted: impl Fn(&AccessKitNode<'_>) -> bool) -> Vec<String> {
        let found = self.harness.query_all_by(|node| wanted(node));
        found.filter_map(|node| node.accesskit_node().label()).collect()
    }

    /// The names and texts that have `part` in them.
    pub(crate) fn texts_with(&self, part: &str) -> Vec<String> {
        let found = self.harness.query_all_by_label_contains(part).map(|node| {
            let node = node.accesskit_node();
            node.label().or_else(|| node.value()).unwrap_or_default()
        });
        found.collect()
    }

    /// Clicks the button that is called `name` in the row whose own name has `part` in it.
    pub(crate) fn click_in(&mut self, part: &str, name: &str) {
        let rows: Vec<Rect> = self.harness.query_all_by_label_contains(part).map(|node| node.rect()).collect();
        let buttons: Vec<Rect> = self.harness.query_all_by_label(name).map(|node| node.rect()).collect();
        let at = buttons.into_iter().rfind(|button| rows.iter().any(|row| row.contains_rect(*button)));
        let at = at.unwrap_or_else(|| panic!("{name} is not shown in {part}"));
        self.click(at.center());
    }

    /// Where everything lies that a screen reader knows of.
    pub(crate) fn rects(&self) -> Vec<Rect> {
        let placed = self.harness.query_all_by(|node| node.raw_bounds().is_some());
        placed.map(|node| node.rect()).collect()
    }

    /// The open project, without what is being typed.
    pub(crate) fn project(&self) -> Option<Arc<Project>> {
        self.harness.state().as_ref().and_then(App::project)
    }

    /// Clicks at a point of the window with `modifiers` held.
    pub(crate) fn click_with(&mut self, modifiers: Modifiers, at: Pos2) {
        let modifiers = Modifiers { command: modifiers.ctrl, ..modifiers };
        self.press_button(egui::PointerButton::Primary, modifiers, at);
    }

    /// Clicks at a point of the window with the right button.
    pub(crate) fn right_click(&mut self, at: Pos2) {
        self.press_button(egui::PointerButton::Secondary, Modifiers::NONE, at);
    }

    /// Clicks the control that is called `name`.
    pub(crate) fn click_on(&mut self, name: &str) {
        let at = self.rect_of(name).center();
        self.click(at);
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

    /// Where the control or field that is called `name` lies.
    pub(crate) fn rect_of(&self, name: &str) -> Rect {
        // A question lies over the toolbar, whose buttons may have the same names.
        let found = self.harness.query_all_by_label(name).last();
        found.unwrap_or_else(|| panic!("{name} is not shown")).rect()
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
        self.until(name, |window| window.harness.query_all_by_label(name).next().is_some());
    }

    /// Waits until something on screen has `part` in its name.
    pub(crate) fn until_part_shown(&mut self, part: &str) {
        self.until(part, |window| window.shows(part));
    }

    /// Waits until `shown` is so.
    pub(crate) fn until(&mut self, name: &str, shown: impl Fn(&Self) -> bool) {
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
