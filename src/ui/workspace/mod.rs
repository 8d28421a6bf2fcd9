//! An open project on screen: the list of forms, the form, the right side, the bottom line.

mod forms;
mod panels;
mod pasting;
mod rows;
mod side;

pub(super) use forms::template_name;
pub(super) use side::{Side, icon_button};

use super::action::Action;
use super::chooser::{Chooser, Chosen};
use super::clipboard::Clipboard;
use super::editor::{Editor, Wish};
use super::find::Find;
use super::findings::Findings;
use super::form_list::{self, Asked};
use super::preview::Preview;
use super::scene::{Scene, Shown};
use super::status::{Said, Sums};
use super::theme::Colours;
use super::unit_window::{Closed, UnitWindow};
use crate::edit::{Edit, Outcome};
use crate::model::{FieldPath, Form, FormId};
use crate::session::import::Reader;
use crate::session::settings::Settings;
use crate::session::{Document, template_of};
use crate::template::{Library, Template};
use panels::Panels;
use rows::Branch;
use std::sync::Arc;

/// The least and the greatest zoom.
const ZOOM: std::ops::RangeInclusive<f32> = 0.6..=2.5;

/// What the user is asked to choose.
enum Asking {
    Template(Chooser<Arc<Template>>),
    Form(Chooser<FormId>),
    Branch(Chooser<Branch>),
}

/// An open project on screen.
pub(super) struct Workspace {
    pub(super) document: Document,
    current: Option<FormId>,
    editor: Editor,
    preview: Preview,
    sums: Sums,
    findings: Findings,
    find: Find,
    clipboard: Clipboard,
    /// Reads blocks from the clipboard; made when the first one is pasted.
    reader: Option<Reader>,
    side: Side,
    pub(super) panels: Panels,
    asking: Option<Asking>,
    unit: Option<UnitWindow>,
    /// What was done last, in the bottom line.
    told: Option<String>,
}

impl Workspace {
    /// `document` as the user likes to see it.
    pub(super) fn new(document: Document, settings: &Settings) -> Self {
        let current = document.project().forms.first().map(|form| form.id);
        let mut workspace = Self {
            document,
            current,
            editor: Editor::default(),
            preview: Preview::default(),
            sums: Sums::default(),
            findings: Findings::new(settings.rules.clone()),
            find: Find::default(),
            clipboard: Clipboard::default(),
            reader: None,
            side: Side::default(),
            panels: Panels::of(settings),
            asking: None,
            unit: None,
            told: None,
        };
        workspace.editor.zoom = settings.zoom;
        workspace
    }

    /// The zoom of the form.
    pub(super) fn zoom(&mut self) -> &mut f32 {
        &mut self.editor.zoom
    }

    /// Gives the keys back to the form.
    pub(super) fn take_keys(&mut self) {
        self.editor.take_keys();
    }

    /// Shows the project.
    pub(super) fn show(&mut self, ui: &mut egui::Ui, library: &Arc<Library>, colours: &Colours) {
        let project = Arc::clone(self.document.project());
        let form = self.current.and_then(|id| self.document.form(id));
        let template = form.as_ref().map(|form| template_of(library, form).cloned());
        self.findings.update(&project, library);
        let findings = &self.findings;
        let shown = form.as_ref().map(|form| {
            let template = template.as_ref().and_then(|found| found.as_deref().ok());
            Shown { form, template }
        });
        let scene = Scene { project: &project, library, findings, colours, shown };
        let said = Said::of(&self.document, self.editor.zoom, self.told.as_deref());
        let status = egui::Panel::bottom("status").show(ui, |ui| self.sums.show(ui, scene, said));
        if let Some(zoom) = status.inner {
            self.editor.zoom = zoom;
        }
        if self.panels.has_tree {
            let panel = egui::Panel::left("forms").default_size(self.panels.tree_width).min_size(160.0);
            let shown = panel.show(ui, |ui| form_list::show(ui, scene));
            self.panels.tree_width = shown.response.rect.width().round();
            if let Some(asked) = shown.inner {
                self.take_from_list(asked, library);
            }
        }
        if self.panels.has_side {
            let template = template.as_ref().and_then(|found| found.as_deref().ok());
            self.right_side(ui, (template, form.as_ref()), (&project, library), colours);
        }
        let ground = egui::Frame::central_panel(ui.style()).fill(colours.window.0);
        egui::CentralPanel::default().frame(ground).show(ui, |ui| match (&form, &template) {
            (Some(form), Some(Ok(template))) => {
                let over = (colours, &self.findings);
                let wish = self.editor.show(ui, &mut self.document, (template, form, &project), over);
                if let Some(wish) = wish {
                    self.grant(ui.ctx(), wish, (template, library));
                }
            }
            (_, Some(Err(missing))) => drop(ui.label(missing.to_string())),
            _ => drop(ui.weak("还没有表。请点左边的“添加表”，或按 Ctrl+Shift+N。")),
        });
        self.show_windows(ui.ctx());
    }

    fn take_from_list(&mut self, asked: Asked, library: &Library) {
        match asked {
            Asked::Show(id) => {
                self.turn_to(id);
                self.editor.take_keys();
            }
            Asked::Add => self.ask_for_template(library),
            Asked::Move(id, to) => self.move_form(id, to),
            Asked::Act(id, action) => {
                self.turn_to(id);
                self.act(action, library);
            }
        }
    }

    fn grant(&mut self, ctx: &egui::Context, wish: Wish, (template, library): (&Template, &Library)) {
        match wish {
            Wish::AddRow(edit) => self.add_row(&edit),
            Wish::Do(edit) => self.change(&edit),
            Wish::Copy(paths) => self.copy(ctx, template, &paths),
            Wish::Cut(paths, clear) => {
                self.copy(ctx, template, &paths);
                self.change(&clear);
            }
            Wish::Paste(text) => self.paste(library, &text),
        }
    }

    /// Carries out an edit that does not come from the cursor's field.
    pub(super) fn change(&mut self, edit: &Edit) {
        self.editor.settle(&mut self.document);
        let done = self.document.edit(edit);
        self.after_turn(done);
    }

    /// Carries out an action of the project.
    pub(super) fn act(&mut self, action: Action, library: &Library) {
        self.editor.settle(&mut self.document);
        let _ = self.document.commit_draft();
        self.told = None;
        match action {
            Action::Undo => {
                let done = self.document.undo();
                self.after_turn(done);
            }
            Action::Redo => {
                let done = self.document.redo();
                self.after_turn(done);
            }
            Action::AddRow | Action::DuplicateRow | Action::RemoveRow | Action::MoveRowUp | Action::MoveRowDown => {
                self.act_on_rows(action);
            }
            Action::AddToBranch => {
                self.asking = Some(Asking::Branch(Chooser::new("加指标到分类", self.branches(library))));
            }
            Action::RenameBranch => self.rename_branch(library),
            Action::AddForm => self.ask_for_template(library),
            Action::GoToForm => self.ask_for_form(library),
            Action::RenameForm => self.rename_form(library),
            Action::DuplicateForm | Action::RemoveForm | Action::MoveFormUp | Action::MoveFormDown => {
                self.act_on_form(action);
            }
            Action::PreviousForm => self.turn_by(-1),
            Action::NextForm => self.turn_by(1),
            Action::UnitData => self.unit = Some(UnitWindow::new(self.document.project())),
            Action::Find | Action::Replace => {
                self.panels.has_side = true;
                self.side = Side::Find;
                self.find.open(action == Action::Replace);
            }
            Action::ShowFindings => self.open_side(Side::Findings),
            Action::ShowPreview => self.open_side(Side::Preview),
            Action::NextFinding => self.step_finding(true),
            Action::PreviousFinding => self.step_finding(false),
            Action::ApplyFix => self.apply_fix(),
            Action::ToggleTree => self.panels.has_tree = !self.panels.has_tree,
            Action::TogglePreview => self.panels.has_side = !self.panels.has_side,
            Action::ZoomIn => self.zoom_by(1.1),
            Action::ZoomOut => self.zoom_by(1.0 / 1.1),
            Action::ZoomReset => self.editor.zoom = 1.0,
            _ => {}
        }
    }

    fn open_side(&mut self, side: Side) {
        self.panels.has_side = true;
        self.turn_side(side);
    }

    fn zoom_by(&mut self, by: f32) {
        self.editor.zoom = (self.editor.zoom * by).clamp(*ZOOM.start(), *ZOOM.end());
    }

    fn after_turn(&mut self, done: Outcome) {
        if done == Outcome::Changed {
            let project = Arc::clone(self.document.project());
            if self.current.is_none_or(|id| project.form(id).is_none()) {
                self.current = project.forms.first().map(|form| form.id);
            }
            let form = self.current.and_then(|id| project.form(id));
            self.editor.refresh(&mut self.document, form.map(AsRef::as_ref));
        }
    }

    /// Shows another form.
    fn turn_to(&mut self, id: FormId) {
        if self.current != Some(id) {
            self.editor.leave(&mut self.document);
            self.current = Some(id);
        }
    }

    /// Shows a form, with the cursor at `path` of it.
    fn go_to(&mut self, id: FormId, path: Option<FieldPath>) {
        self.turn_to(id);
        if let (Some(path), Some(form)) = (path, self.form()) {
            self.editor.go(&mut self.document, &form, path);
        }
    }

    fn turn_by(&mut self, by: isize) {
        let forms = &self.document.project().forms;
        let at = forms.iter().position(|form| Some(form.id) == self.current).unwrap_or(0);
        if let Some(form) = at.checked_add_signed(by).and_then(|at| forms.get(at)) {
            self.turn_to(form.id);
        }
    }

    fn form(&self) -> Option<Arc<Form>> {
        self.current.and_then(|id| self.document.project().form(id)).cloned()
    }

    fn show_windows(&mut self, ctx: &egui::Context) {
        if let Some(window) = &mut self.unit
            && let Some(closed) = window.show(ctx)
        {
            if let Closed::Agreed(edit) = closed {
                self.change(&edit);
            }
            self.unit = None;
            self.editor.take_keys();
        }
        let Some(mut asking) = self.asking.take() else { return };
        let answered = match &mut asking {
            Asking::Template(chooser) => chooser.show(ctx).map(|chosen| {
                if let Chosen::One(template) = chosen {
                    self.add_form(&template);
                }
            }),
            Asking::Form(chooser) => chooser.show(ctx).map(|chosen| {
                if let Chosen::One(form) = chosen {
                    self.turn_to(form);
                }
            }),
            Asking::Branch(chooser) => chooser.show(ctx).map(|chosen| {
                if let Chosen::One(branch) = chosen {
                    self.add_to_branch(&branch);
                }
            }),
        };
        match answered {
            Some(()) => self.editor.take_keys(),
            None => self.asking = Some(asking),
        }
    }
}
