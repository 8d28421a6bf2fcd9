//! The right side: the printed page, the findings, or finding and replacing.

use super::Workspace;
use crate::model::{Form, Project};
use crate::template::{Library, Template};
use crate::ui::find::FindAsked;
use crate::ui::findings::Asked;
use crate::ui::modal::{Acceptance, Modal};
use crate::ui::theme::Colours;
use egui::WidgetInfo;
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
        (template, form): (Option<&Template>, Option<&Arc<Form>>),
        (project, library): (&Arc<Project>, &Library),
        colours: &Colours,
    ) {
        let (mut clicked, mut asked, mut found) = (None, None, None);
        let width = ui.available_width();
        let usual = self.panels.side_width.map_or((width * 0.3).clamp(300.0, 620.0), |kept| kept.min(width * 0.6));
        let panel = egui::Panel::right("side").default_size(usual).min_size(240.0);
        let shown = panel.show(ui, |ui| {
            ui.horizontal(|ui| {
                let count = form.map_or(0, |form| self.findings.count(form.id));
                let checked = if count == 0 { "检查".to_owned() } else { format!("检查（{count}）") };
                for (side, name) in
                    [(Side::Preview, "打印预览".to_owned()), (Side::Findings, checked), (Side::Find, "查找".to_owned())]
                {
                    if ui.selectable_label(self.side == side, name).clicked() {
                        self.turn_side(side);
                    }
                }
            });
            ui.separator();
            match (self.side, template, form) {
                (Side::Preview, Some(template), Some(form)) => {
                    clicked = self.preview.show(ui, (template, form, project), self.editor.active(), colours);
                }
                (Side::Findings, ..) => {
                    asked = self.findings.show(ui, (project, library), self.current, colours);
                }
                (Side::Find, ..) => found = self.find.show(ui, (project, library), self.current, colours),
                _ => drop(ui.weak("没有可以预览的表。")),
            }
        });
        self.panels.side_width = Some(shown.response.rect.width().round());
        if let (Some(path), Some(form)) = (clicked, form) {
            self.editor.go(&mut self.document, form, path);
        }
        match asked {
            Some(Asked::Go(id, path)) => self.go_to(id, path),
            Some(Asked::Do(edit)) => self.change(&edit),
            Some(Asked::Accept(finding)) => self.asks.push(Modal::Acceptance(Acceptance::new(*finding))),
            None => {}
        }
        match found {
            Some(FindAsked::Go(id, path)) => self.go_to(id, Some(path)),
            Some(FindAsked::Replace(edit)) => self.change(&edit),
            Some(FindAsked::Leave) => {
                self.side = Side::Preview;
                self.editor.take_keys();
            }
            None => {}
        }
    }

    /// Turns to one of the parts of the right side.
    pub(super) fn turn_side(&mut self, side: Side) {
        self.side = side;
        if side != Side::Find {
            self.editor.take_keys();
        }
    }

    /// Goes to the next or the previous place that the checker speaks of, over all forms.
    pub(super) fn step_finding(&mut self, forward: bool) {
        let at = self.current.map(|form| (form, self.editor.active().cloned()));
        if let Some((form, path)) = self.findings.beside(self.document.project(), at, forward) {
            self.go_to(form, path);
        }
    }

    /// Applies the fix of the first finding at the cursor that has one.
    pub(super) fn apply_fix(&mut self) {
        let (Some(form), Some(path)) = (self.current, self.editor.active().cloned()) else { return };
        let fix = self.findings.said(form, &path).iter().find_map(|finding| finding.fix.as_deref().cloned());
        if let Some(fix) = fix {
            self.change(&fix);
        }
    }
}

/// A button that is an icon, with a name for screen readers and the pointer.
pub(in crate::ui) fn icon_button(ui: &mut egui::Ui, icon: char, name: &str) -> egui::Response {
    let response = ui.add(egui::Button::new(icon.to_string()).frame_when_inactive(false));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    response.on_hover_text(name)
}
