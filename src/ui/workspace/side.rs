//! The right side: the printed page, the findings, or finding and replacing.

use super::Workspace;
use crate::edit::Edit;
use crate::model::Project;
use crate::session::find::Place;
use crate::template::Library;
use crate::ui::action::Action;
use crate::ui::find::FindAsked;
use crate::ui::findings::{Accepting, Answer, Asked, Stop};
use crate::ui::roving;
use crate::ui::scene::{Scene, Shown};
use crate::ui::theme::Colours;
use egui::{Key, Modifiers, Rect, WidgetInfo};
use std::sync::Arc;

/// What the right side shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::ui) enum Side {
    #[default]
    Preview,
    Findings,
    Find,
}

impl Workspace {
    /// Shows the right side.
    pub(super) fn right_side(
        &mut self,
        ui: &mut egui::Ui,
        project: &Arc<Project>,
        library: &Library,
        shown: Option<Shown<'_>>,
        colours: &Colours,
    ) {
        let scene = Scene { project, library, findings: &self.findings, colours, shown };
        let (mut turned, mut clicked, mut asked, mut found) = (None, None, None, None);
        let width = ui.available_width();
        let usual = self.panels.side_width.map_or((width * 0.3).clamp(300.0, 620.0), |kept| kept.min(width * 0.6));
        let panel = egui::Panel::right("side").default_size(usual).min_size(240.0);
        let cursor = self.editor.active();
        let panel = panel.show(ui, |ui| {
            turned = tabs(ui, scene, self.side);
            ui.separator();
            match self.side {
                Side::Preview => clicked = self.preview.show(ui, scene, cursor),
                Side::Findings => asked = self.findings_pane.show(ui, scene),
                Side::Find => found = self.find.show(ui, scene, cursor),
            }
        });
        let rect = panel.response.rect;
        self.panels.side_width = Some(rect.width().round());
        if let (Some(path), Some(shown)) = (clicked, shown) {
            self.go_to(shown.form.id, Some(path));
        }
        if let Some(side) = turned {
            self.turn_side(side);
        }
        if let Some(asked) = asked {
            self.take_from_findings(ui, asked);
        }
        if let Some(found) = found {
            self.take_from_find(ui, found, library);
        }
        self.give_keys_back(ui, rect);
    }

    fn take_from_findings(&mut self, ui: &egui::Ui, asked: Asked) {
        match asked {
            Asked::Go(stop) => {
                roving::swallow_keys(ui.ctx());
                self.go_to(stop.form, stop.path);
            }
            Asked::Do(edit) => self.change_from_side(&edit),
            Asked::Accept(finding) => self.accepting = Some(Accepting::new(*finding)),
        }
    }

    fn take_from_find(&mut self, ui: &egui::Ui, asked: FindAsked, library: &Library) {
        match asked {
            FindAsked::See(place) => self.see(place),
            FindAsked::Go(Place::Field(form, path)) => {
                roving::swallow_keys(ui.ctx());
                self.go_to(form, Some(path));
            }
            FindAsked::Go(Place::Unit(_)) => self.act(Action::UnitData, library),
            FindAsked::Replace(edit) => {
                self.change_from_side(&edit);
                self.told = Some(format!("已{}，按 Ctrl+Z 撤销", edit.name()));
            }
        }
    }

    /// Changes something and leaves the keys where they are: one mend follows the other.
    fn change_from_side(&mut self, edit: &Edit) {
        self.change(edit);
        self.editor.leave_keys();
    }

    /// Shows a match, and leaves the keys where they are. What is found in the unit's data shows in the list alone.
    fn see(&mut self, place: Place) {
        if let Place::Field(form, path) = place {
            self.go_to(form, Some(path));
            self.editor.leave_keys();
        }
    }

    /// Escape gives the keys that the right side has back to the form.
    fn give_keys_back(&mut self, ui: &egui::Ui, rect: Rect) {
        let has_keys = |id| ui.ctx().read_response(id).is_some_and(|focused| rect.contains_rect(focused.rect));
        let had_keys = self.side_has_keys;
        self.side_has_keys = ui.memory(egui::Memory::focused).is_some_and(has_keys);
        let is_free = !egui::Popup::is_any_open(ui.ctx()) && ui.memory(|memory| memory.top_modal_layer().is_none());
        if had_keys && is_free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.editor.take_keys();
        }
    }

    /// Turns to one of the parts of the right side; the form keeps the keys, where nothing is asked for.
    fn turn_side(&mut self, side: Side) {
        self.side = side;
        match side {
            Side::Find => self.find.take_keys(),
            Side::Findings | Side::Preview => self.editor.take_keys(),
        }
    }

    /// Opens one of the parts of the right side. The preview is there to be looked at: the form keeps the keys.
    pub(super) fn open_side(&mut self, side: Side) {
        self.panels.has_side = true;
        self.turn_side(side);
        if side == Side::Findings {
            self.findings_pane.take_keys();
            self.editor.leave_keys();
        }
    }

    /// Gives the keys to the right side.
    pub(super) fn side_takes_keys(&mut self) {
        match self.side {
            Side::Preview => self.preview.take_keys(),
            Side::Findings => self.findings_pane.take_keys(),
            Side::Find => self.find.take_keys(),
        }
    }

    /// Goes to the next or the previous place that the checker speaks of, over all forms.
    pub(super) fn step_finding(&mut self, forward: bool) {
        let at = self.current.map(|form| Stop { form, path: self.editor.active().cloned() });
        let project = self.document.project();
        if let Some(stop) = self.findings_pane.beside(&self.findings, project, at.as_ref(), forward) {
            self.findings_pane.turn_to(&self.findings, &stop);
            self.go_to(stop.form, stop.path);
        }
    }

    /// Applies the fix of the first finding at the cursor that has one.
    pub(super) fn apply_fix(&mut self) {
        let (Some(form), Some(path)) = (self.current, self.editor.active()) else { return };
        if let Some(fix) = self.findings.fix(form, path).cloned() {
            self.change(&fix);
        }
    }

    /// Asks why a finding is accepted.
    pub(super) fn show_accepting(&mut self, ctx: &egui::Context) {
        let Some(accepting) = &mut self.accepting else { return };
        let Some(answer) = accepting.show(ctx, self.document.project()) else { return };
        self.accepting = None;
        if let Answer::Agreed(edit) = answer {
            self.change(&edit);
        }
        self.side_takes_keys();
    }
}

/// The parts of the right side; returns the one that was chosen.
fn tabs(ui: &mut egui::Ui, scene: Scene<'_>, current: Side) -> Option<Side> {
    let mut turned = None;
    ui.horizontal(|ui| {
        let count = scene.shown.map_or(0, |shown| scene.findings.counts(shown.form.id).all());
        let checked = if count == 0 { "检查".to_owned() } else { format!("检查（{count}）") };
        for (side, name) in
            [(Side::Preview, "打印预览".to_owned()), (Side::Findings, checked), (Side::Find, "查找".to_owned())]
        {
            if ui.selectable_label(current == side, name).clicked() {
                turned = Some(side);
            }
        }
    });
    turned
}

/// A button that is an icon, with a name for screen readers and the pointer.
pub(in crate::ui) fn icon_button(ui: &mut egui::Ui, icon: char, name: &str) -> egui::Response {
    let response = ui.add(egui::Button::new(icon.to_string()).frame_when_inactive(false));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    response.on_hover_text(name)
}
