//! The list of the project's forms: filtered while typing, grouped by stage or by project, with amounts and findings.

mod amount;
mod filter;
mod group;
mod headings;
mod keys;
mod line;
mod lines;
mod menu;
mod rows;
mod year;

pub(super) use amount::{amount, of_tasks};

use super::action::Action;
use super::icon;
use super::listing::{Keys, Picked, RowMenu, heights};
use super::scene::Scene;
use crate::edit::Edit;
use crate::model::{FormId, Project};
use crate::template::Stage;
use egui::{Align, Label, Layout, RichText};
use lines::{Lines, View};
use year::Year;

/// What the user asked for in the list.
pub(super) enum Asked {
    /// Shows a form. The focus stays in the list.
    Show(FormId),
    /// Shows a form and gives it the focus.
    Enter(FormId),
    /// Adds a form.
    Add,
    /// Carries out an action on forms.
    Act(Vec<FormId>, Action),
    /// Makes a station that the project of a form lacks.
    Station(FormId, Stage),
    /// Changes the project.
    Do(Edit),
}

impl Asked {
    /// Whether the list keeps the focus afterwards.
    fn leaves_keys(&self) -> bool {
        match self {
            Self::Show(_) | Self::Do(_) => true,
            Self::Act(_, action) => *action != Action::RenameForm,
            Self::Enter(_) | Self::Add | Self::Station(..) => false,
        }
    }
}

/// The list of forms.
pub(super) struct FormList {
    view: View,
    /// Whether the filter should get the focus.
    filter_wanted: bool,
    lines: Lines,
    picked: Picked<FormId>,
    keys: Keys,
    menu: RowMenu,
    year: Option<Year>,
    /// The form that was shown last. When another is shown, the list goes to it.
    seen: Option<FormId>,
    /// The form whose row to scroll into view.
    sought: Option<FormId>,
    /// The heights of what is above the rows and of the rows, screen points.
    above: f32,
    height: f32,
}

impl Default for FormList {
    fn default() -> Self {
        Self {
            view: View::default(),
            filter_wanted: false,
            lines: Lines::default(),
            picked: Picked::default(),
            keys: Keys::new("表目录"),
            menu: RowMenu::default(),
            year: None,
            seen: None,
            sought: None,
            above: 0.0,
            height: 0.0,
        }
    }
}

impl FormList {
    /// Gives the list the focus.
    pub(super) fn take_keys(&mut self) {
        self.keys.take();
    }

    /// Whether the list has the focus.
    pub(super) fn has_keys(&self) -> bool {
        self.keys.has()
    }

    /// Returns the chosen forms, in the order of the list.
    pub(super) fn chosen(&self) -> Vec<FormId> {
        self.picked.among(&self.lines.order)
    }

    /// Returns the height of the list with all its rows, screen points. A filter does not reduce it.
    pub(super) fn needs(&self, ui: &egui::Ui) -> f32 {
        self.above + heights(ui, self.lines.most)
    }

    /// Shows the list. Only visible forms are drawn.
    pub(super) fn show(&mut self, ui: &mut egui::Ui, scene: Scene<'_>) -> Option<Asked> {
        self.update(scene);
        self.follow(scene.shown.map(|shown| shown.form.id));
        let mut asked = self.head(ui, scene.project);
        asked = self.filter_field(ui).or(asked);
        self.grouping(ui);
        self.update(scene);
        asked = self.ask_year(ui).or(asked);
        let rect = ui.available_rect_before_wrap();
        self.above = rect.top() - ui.max_rect().top();
        if self.height != rect.height() {
            // The shown form stays in view when the height of the list changes.
            self.height = rect.height();
            self.sought = self.sought.or(self.seen);
        }
        for step in self.keys.steps(ui, rect) {
            asked = self.take(step, scene.project).or(asked);
        }
        asked = self.rows(ui, scene).or(asked);
        self.keys.paint(ui, rect);
        // Showing another form gives it the focus; the list takes it back afterwards.
        let closed = self.menu.has_closed();
        let stays = asked.as_ref().map_or(closed, |asked| (closed || self.keys.has()) && asked.leaves_keys());
        if stays && self.year.is_none() {
            self.keys.take();
        }
        asked
    }

    /// Updates the rows. Forms that are no longer listed are no longer chosen.
    fn update(&mut self, scene: Scene<'_>) {
        if self.lines.update(scene.project, scene.library, &self.view) {
            self.picked.keep(&self.lines.order);
        }
    }

    /// Goes to the shown form if another part of the window changed it.
    fn follow(&mut self, shown: Option<FormId>) {
        if self.seen != shown {
            self.seen = shown;
            self.sought = shown;
            if let Some(form) = shown.filter(|form| self.picked.at() != Some(form)) {
                self.picked.only(form);
            }
        }
    }

    fn head(&self, ui: &mut egui::Ui, project: &Project) -> Option<Asked> {
        let chosen = self.picked.count();
        let of = if chosen > 1 { format!("选中 {chosen} / ") } else { String::new() };
        let count = RichText::new(format!("{of}{} 张表", project.forms.len())).strong();
        let mut added = false;
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                added = ui.button(format!("{} 添加表", icon::ADD)).clicked();
                // In the space left beside the button.
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.add(Label::new(count).truncate()));
            });
        });
        added.then_some(Asked::Add)
    }
}
