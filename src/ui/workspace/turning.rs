//! Moves to forms and fields: from the lists, from findings and hits, and after undo and redo.

use super::Workspace;
use crate::model::{FieldPath, FormId};
use crate::session::{Place, Turn};
use crate::template::{Library, place};
use crate::ui::action::Action;
use crate::ui::findings::Stop;

impl Workspace {
    /// Shows another form. The draft is committed to its own field.
    pub(in crate::ui) fn turn_to(&mut self, id: FormId) {
        let _ = self.document.commit_draft();
        self.editor.turn_to(Some(id));
    }

    /// Shows a form with the cursor at `path`, and gives it the focus.
    pub(in crate::ui) fn go_to(&mut self, id: FormId, path: Option<FieldPath>) {
        self.turn_to(id);
        if let Some(path) = path {
            self.editor.go(path);
        }
    }

    /// Shows a form with the cursor at `path`. The focus stays where it is.
    pub(super) fn see(&mut self, id: FormId, path: FieldPath) {
        self.turn_to(id);
        self.editor.look_at(path);
    }

    /// Moves by a number of forms in the project's order.
    pub(super) fn turn_by(&mut self, by: isize) {
        let forms = &self.document.project().forms;
        let at = forms.iter().position(|form| Some(form.id) == self.editor.form()).unwrap_or(0);
        if let Some(id) = at.checked_add_signed(by).and_then(|at| forms.get(at)).map(|form| form.id) {
            self.turn_to(id);
        }
    }

    /// Stays at the shown form, or goes to the first if it no longer exists.
    pub(super) fn stay(&mut self) {
        let project = self.document.project();
        if self.editor.form().is_none_or(|id| project.form(id).is_none()) {
            let first = project.forms.first().map(|form| form.id);
            self.editor.turn_to(first);
        }
    }

    /// Undoes or redoes a step, says what it was, and shows where it was.
    pub(super) fn turn(&mut self, action: Action, library: &Library) {
        let back = action == Action::Undo;
        let turn = if back { self.document.turn_back() } else { self.document.turn_forward() };
        let Some(Turn { name, form, place }) = turn else {
            self.told = Some(if back { "没有可以撤销的了" } else { "没有可以重做的了" }.to_owned());
            return;
        };
        let field = place.as_ref().and_then(|place| self.words(place, library));
        let of = form.map(|form| format!("“{form}”")).or(field).map(|of| format!("（{of}）")).unwrap_or_default();
        self.told = Some(format!("{}：{name}{of}", if back { "已撤销" } else { "已重做" }));
        self.editor.forget_copied();
        if let Some(place) = place {
            self.go_to(place.form, place.path);
        }
        self.stay();
    }

    /// Returns the name of a field for the status line.
    fn words(&self, at: &Place, library: &Library) -> Option<String> {
        let form = self.document.project().form(at.form)?;
        Some(place(library.template(&form.template)?, form, at.path.as_ref()?))
    }

    /// Goes to the next or the previous place with findings, over all forms.
    pub(super) fn step_finding(&mut self, forward: bool) {
        let at = self.editor.form().map(|form| Stop { form, path: self.editor.at().cloned() });
        let project = self.document.project();
        if let Some(stop) = self.panes.beside(&self.findings, project, at.as_ref(), forward) {
            self.go_to(stop.form, stop.path);
        }
    }

    /// Applies the fix of the first finding at the cursor that has one.
    pub(super) fn apply_fix(&mut self) {
        let (Some(form), Some(path)) = (self.editor.form(), self.editor.at().cloned()) else { return };
        match self.findings.fix(form, &path) {
            Some(fix) => drop(self.change(&fix)),
            None => self.told = Some("这一格没有可以直接改正的问题".to_owned()),
        }
    }
}
