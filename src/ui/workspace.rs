//! An open project on screen: the list of forms, the form, the preview, the bottom line.

use super::action::Action;
use super::editor::{Editor, add_after};
use super::findings::{self, Findings};
use super::form_list::{self, Asked};
use super::preview::Preview;
use super::status::Sums;
use super::theme::Colours;
use super::unit_window::{Closed, UnitWindow};
use crate::edit::{Edit, Outcome};
use crate::model::{FieldPath, Form, FormId, Project, Row, RowId, Table};
use crate::session::{Document, template_of};
use crate::template::{Library, Template, blank};
use std::sync::Arc;

/// The least and the greatest zoom.
const ZOOM: std::ops::RangeInclusive<f32> = 0.6..=2.5;

/// An open project on screen.
pub(super) struct Workspace {
    pub(super) document: Document,
    current: Option<FormId>,
    editor: Editor,
    preview: Preview,
    sums: Sums,
    findings: Findings,
    /// Whether the right side lists findings rather than the printed page.
    checking: bool,
    tree: bool,
    previewing: bool,
    choosing_template: bool,
    unit: Option<UnitWindow>,
}

impl Workspace {
    pub(super) fn new(document: Document) -> Self {
        let current = document.project().forms.first().map(|form| form.id);
        let choosing_template = current.is_none();
        Self {
            document,
            current,
            editor: Editor::default(),
            preview: Preview::default(),
            sums: Sums::default(),
            findings: Findings::default(),
            checking: false,
            tree: true,
            previewing: true,
            choosing_template,
            unit: None,
        }
    }

    /// Shows the project.
    pub(super) fn show(&mut self, ui: &mut egui::Ui, library: &Arc<Library>, colours: &Colours) {
        let project = Arc::clone(self.document.project());
        let form = self.current.and_then(|id| self.document.form(id));
        let template = form.as_ref().map(|form| template_of(library, form).cloned());
        let dirty = self.document.is_dirty();
        self.findings.update(&project, library);
        egui::Panel::bottom("status").show(ui, |ui| {
            self.sums.show(ui, (&project, library), form.as_deref(), (dirty, self.editor.zoom));
        });
        if self.tree {
            let asked = egui::Panel::left("forms")
                .default_size(240.0)
                .show(ui, |ui| form_list::show(ui, &project, library, (self.current, &self.findings), colours));
            match asked.inner {
                Some(Asked::Show(id)) => self.turn_to(id),
                Some(Asked::Add) => self.choosing_template = true,
                None => {}
            }
        }
        if let (true, Some(form), Some(Ok(template))) = (self.previewing, &form, &template) {
            self.right_side(ui, template, form, &project, colours);
        }
        let ground = egui::Frame::central_panel(ui.style()).fill(colours.window.0);
        egui::CentralPanel::default().frame(ground).show(ui, |ui| match (&form, &template) {
            (Some(form), Some(Ok(template))) => {
                let edit =
                    self.editor.show(ui, &mut self.document, (template, form, &project), (colours, &self.findings));
                if let Some(edit) = edit {
                    self.add_row(&edit);
                }
            }
            (_, Some(Err(missing))) => drop(ui.label(missing.to_string())),
            _ => drop(ui.weak("还没有表。请点左边的“＋ 添加表…”。")),
        });
        self.show_windows(ui.ctx(), library);
    }

    /// Shows the printed page or the findings.
    fn right_side(
        &mut self,
        ui: &mut egui::Ui,
        template: &Template,
        form: &Arc<Form>,
        project: &Project,
        colours: &Colours,
    ) {
        let (mut clicked, mut asked) = (None, None);
        egui::Panel::right("preview").default_size(380.0).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.selectable_value(&mut self.checking, false, "打印预览");
                let count = self.findings.count(form.id);
                let title = if count == 0 { "检查".to_owned() } else { format!("检查（{count}）") };
                ui.selectable_value(&mut self.checking, true, title);
            });
            if self.checking {
                asked = self.findings.show(ui, project, self.current, colours);
            } else {
                clicked = self.preview.show(ui, (template, form, project), self.editor.active(), colours);
            }
        });
        if let Some(path) = clicked {
            self.editor.go(&mut self.document, form, path);
        }
        match asked {
            Some(findings::Asked::Go(id, path)) => {
                self.turn_to(id);
                if let (Some(path), Some(form)) = (path, self.form()) {
                    self.editor.go(&mut self.document, &form, path);
                }
            }
            Some(findings::Asked::Fix(edit)) => {
                self.editor.settle(&mut self.document);
                let done = self.document.edit(&edit);
                self.after_turn(done);
            }
            None => {}
        }
    }

    /// Carries out an action of the project.
    pub(super) fn act(&mut self, action: Action) {
        self.editor.settle(&mut self.document);
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
                self.act_on_row(action);
            }
            Action::AddForm => self.choosing_template = true,
            Action::DuplicateForm | Action::RemoveForm | Action::MoveFormUp | Action::MoveFormDown => {
                self.act_on_form(action);
            }
            Action::PreviousForm => self.turn_by(-1),
            Action::NextForm => self.turn_by(1),
            Action::UnitData => self.unit = Some(UnitWindow::new(self.document.project())),
            Action::ToggleTree => self.tree = !self.tree,
            Action::TogglePreview => self.previewing = !self.previewing,
            Action::ZoomIn => self.zoom(1.1),
            Action::ZoomOut => self.zoom(1.0 / 1.1),
            Action::ZoomReset => self.editor.zoom = 1.0,
            _ => {}
        }
    }

    fn zoom(&mut self, by: f32) {
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

    /// Adds a row and goes to the same column of it.
    fn add_row(&mut self, edit: &Edit) {
        let Edit::InsertRows { table, before, .. } = edit else { return };
        let column = match self.editor.active() {
            Some(FieldPath::Cell(_, _, column)) => column.clone(),
            _ => crate::model::Column::Name,
        };
        self.editor.settle(&mut self.document);
        if self.document.edit(edit) == Outcome::Unchanged {
            return;
        }
        let Some(form) = self.form() else { return };
        let rows = form.rows(*table);
        let end = before.and_then(|id| rows.iter().position(|row| row.id() == id)).unwrap_or(rows.len());
        if let Some(row) = end.checked_sub(1).and_then(|at| rows.get(at)) {
            self.editor.go(&mut self.document, &form, FieldPath::Cell(*table, row.id(), column));
        }
    }

    fn act_on_row(&mut self, action: Action) {
        let _ = self.document.commit_draft();
        let (Some(form), Some(FieldPath::Cell(table, id, column))) = (self.form(), self.editor.active().cloned())
        else {
            return;
        };
        let rows = form.rows(table);
        let Some(at) = rows.iter().position(|row| row.id() == id) else { return };
        let before = |at: usize| rows.get(at).map(Row::id);
        let move_to = |before: Option<RowId>, neighbour: Option<&Row>| Edit::MoveRows {
            form: form.id,
            table,
            rows: vec![id],
            before,
            branch: neighbour.filter(|_| table == Table::Indicators).map(|row| row.branch().map(str::to_owned)),
        };
        let edit = match action {
            Action::AddRow => return self.add_row(&add_after(&form, table, id)),
            Action::DuplicateRow => {
                let cells = rows[at].cells().map(|(column, text)| (column.clone(), text)).collect();
                Edit::InsertRows { form: form.id, table, before: before(at + 1), rows: vec![cells] }
            }
            Action::RemoveRow => Edit::RemoveRows { form: form.id, table, rows: vec![id] },
            Action::MoveRowUp if at > 0 => step_over(rows, at, at - 1, move_to, id),
            Action::MoveRowDown if at + 1 < rows.len() => step_over(rows, at, at + 1, move_to, id),
            _ => return,
        };
        let _ = self.document.edit(&edit);
        let Some(form) = self.form() else { return };
        let rows = form.rows(table);
        let stays = rows.iter().find(|row| row.id() == id).or_else(|| rows.get(at.min(rows.len().saturating_sub(1))));
        match stays {
            Some(row) => self.editor.go(&mut self.document, &form, FieldPath::Cell(table, row.id(), column)),
            None => self.editor.leave(&mut self.document),
        }
    }

    fn act_on_form(&mut self, action: Action) {
        let Some(form) = self.form() else { return };
        let project = Arc::clone(self.document.project());
        let at = project.forms.iter().position(|other| other.id == form.id).unwrap_or(0);
        let edit = match action {
            Action::DuplicateForm => Edit::InsertForms { at: at + 1, forms: vec![(*form).clone()] },
            Action::RemoveForm => Edit::RemoveForm(form.id),
            Action::MoveFormUp if at > 0 => Edit::MoveForm { form: form.id, to: at - 1 },
            Action::MoveFormDown => Edit::MoveForm { form: form.id, to: at + 1 },
            _ => return,
        };
        let _ = self.document.edit(&edit);
        let forms = Arc::clone(self.document.project());
        let shown = match action {
            Action::DuplicateForm => forms.forms.get(at + 1),
            Action::RemoveForm => forms.forms.get(at).or(forms.forms.last()),
            _ => return,
        };
        self.editor.leave(&mut self.document);
        self.current = shown.map(|form| form.id);
    }

    fn show_windows(&mut self, ctx: &egui::Context, library: &Library) {
        if self.choosing_template {
            self.choose_template(ctx, library);
        }
        if let Some(window) = &mut self.unit
            && let Some(closed) = window.show(ctx)
        {
            if let Closed::Agreed(edit) = closed {
                let _ = self.document.edit(&edit);
            }
            self.unit = None;
        }
    }

    fn choose_template(&mut self, ctx: &egui::Context, library: &Library) {
        let modal = egui::Modal::new(egui::Id::unique("template")).show(ctx, |ui| {
            ui.heading("添加表");
            let mut chosen = None;
            for template in library.templates() {
                let text = format!("{}　·　{}　{}", template.name, template.scope.name(), template.region);
                if ui.add(egui::Button::new(text).frame(false)).clicked() {
                    chosen = Some(Arc::clone(template));
                }
            }
            ui.add_space(8.0);
            (chosen, ui.button("取消").clicked())
        });
        let closes = modal.should_close();
        let (chosen, cancelled) = modal.inner;
        if let Some(template) = &chosen {
            let unit = self.document.project().unit.clone();
            let at = self.document.project().forms.len();
            let form = blank::form(template, &unit);
            let _ = self.document.edit(&Edit::InsertForms { at, forms: vec![form] });
            self.editor.leave(&mut self.document);
            self.current = self.document.project().forms.last().map(|form| form.id);
        }
        if chosen.is_some() || cancelled || closes {
            self.choosing_template = false;
        }
    }
}

/// Moves the row at `at` over its neighbour, or, where the neighbour is on another branch, onto that branch.
fn step_over(
    rows: &[Row],
    at: usize,
    neighbour: usize,
    move_to: impl Fn(Option<RowId>, Option<&Row>) -> Edit,
    id: RowId,
) -> Edit {
    let other = &rows[neighbour];
    let same_branch = other.branch() == rows[at].branch();
    let down = neighbour > at;
    let before = match (same_branch, down) {
        (true, true) => rows.get(neighbour + 1).map(Row::id),
        (true, false) => Some(other.id()),
        (false, true) => Some(other.id()),
        (false, false) => Some(id),
    };
    move_to(before, (!same_branch).then_some(other))
}
