//! An open project: its file, its history, and the draft that is being typed.

use super::keeper::Kept;
use super::saving::Saving;
use crate::edit::{Edit, History, Outcome, spread};
use crate::model::{Draft, FieldPath, Form, FormId, Project};
use crate::store::{ProjectError, Stamp, project};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An open project. A widget edits the draft; leaving the field, or any command, commits it as one edit.
#[derive(Debug)]
pub struct Document {
    pub(super) path: Option<PathBuf>,
    history: History,
    /// The project as its file holds it. None if it is in no file.
    pub(super) saved: Option<Arc<Project>>,
    /// What the file held when it was last read or written.
    pub(super) stamp: Option<Stamp>,
    pub(super) read_only: bool,
    pub(super) kept: Option<Kept>,
    pub(super) saving: Option<Saving>,
    draft: Option<Draft>,
    /// The form that a draft was put into, that draft, and the result: the last answer of [`Document::form`].
    drafted: Option<(Arc<Form>, Draft, Arc<Form>)>,
}

impl Document {
    /// Creates a document for a project in no file that does not need saving as it is: a new one, or a sample.
    pub fn new(project: Project) -> Self {
        let mut document = Self::unsaved(project);
        document.saved = Some(Arc::clone(document.project()));
        document
    }

    /// Creates a document for a project in no file that must not be lost: a copy, a recovery, what was salvaged.
    pub fn unsaved(project: Project) -> Self {
        Self {
            path: None,
            history: History::new(Arc::new(project)),
            saved: None,
            stamp: None,
            read_only: false,
            kept: None,
            saving: None,
            draft: None,
            drafted: None,
        }
    }

    /// Opens the project file at `path`.
    pub fn open(path: &Path) -> Result<Self, ProjectError> {
        let (project, stamp) = project::load_stamped(path)?;
        let mut document = Self::new(project);
        document.path = Some(path.to_owned());
        document.stamp = Some(stamp);
        Ok(document)
    }

    /// Returns the project's file, if it has one.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Returns the name of the project for the window's title.
    pub fn name(&self) -> String {
        let stem = self.path.as_ref().and_then(|path| path.file_stem());
        stem.map_or_else(|| "未命名项目".to_owned(), |stem| stem.to_string_lossy().into_owned())
    }

    /// Returns the project without the draft.
    pub fn project(&self) -> &Arc<Project> {
        self.history.project()
    }

    /// Returns the project as its file holds it, if it is in one and was changed since.
    pub fn saved(&self) -> Option<&Arc<Project>> {
        self.saved.as_ref().filter(|saved| !Arc::ptr_eq(saved, self.project()))
    }

    /// Returns the form `id` with the draft in it, as the window shows it.
    pub fn form(&mut self, id: FormId) -> Option<Arc<Form>> {
        let form = Arc::clone(self.project().form(id)?);
        let Some(draft) = self.draft.as_ref().filter(|draft| draft.form == id) else { return Some(form) };
        if form.text(&draft.path) == draft.settled() {
            // Nothing typed yet: the form's own `Arc` keeps its layout and findings cached.
            return Some(form);
        }
        let draft = draft.kept();
        // The same `Arc` for the same text, or the window would lay out and check the form again in every frame.
        if let Some((base, made_from, drafted)) = &self.drafted
            && Arc::ptr_eq(base, &form)
            && *made_from == draft
        {
            return Some(Arc::clone(drafted));
        }
        let mut with_draft = (*form).clone();
        for path in spread(&form, &draft.path) {
            with_draft.set_text(&path, &draft.text);
        }
        let with_draft = Arc::new(with_draft);
        self.drafted = Some((form, draft, Arc::clone(&with_draft)));
        Some(with_draft)
    }

    /// Returns the draft.
    pub fn draft(&self) -> Option<&Draft> {
        self.draft.as_ref()
    }

    /// Returns the draft for the text field that edits it. Call [`Self::typed`] after every change.
    pub fn draft_mut(&mut self) -> Option<&mut Draft> {
        self.draft.as_mut()
    }

    /// Begins a draft of a field with the field's text. A draft of another field is committed first.
    pub fn begin(&mut self, form: FormId, path: &FieldPath) {
        if self.draft.as_ref().is_some_and(|draft| draft.form == form && draft.path == *path) {
            return;
        }
        let _ = self.commit_draft();
        let text = self.project().form(form).map(|form| form.text(path).to_owned()).unwrap_or_default();
        self.draft = Some(Draft { form, path: path.clone(), text, composing: None });
        self.journal();
    }

    /// Writes the changed draft to the recovery copy.
    pub fn typed(&self) {
        self.journal();
    }

    /// Makes a step of what the draft was `before`, if it had grown until then and shrinks now: what was put in and deleted
    /// again comes back with undo, which else would undo earlier work.
    pub fn step_at_turn(&mut self, before: &str) {
        let Some(draft) = &self.draft else { return };
        let Some(form) = self.project().form(draft.form).map(Arc::clone) else { return };
        let count = |text: &str| text.chars().count();
        let (was, then, now) = (count(form.text(&draft.path)), count(before), count(draft.settled()));
        if was < then && now < then {
            let done = self.history.commit(&Edit::write(&form, &draft.path, before));
            let _ = self.journaled(done);
        }
    }

    /// Sets the text of the draft.
    pub fn type_text(&mut self, text: &str) {
        if let Some(draft) = self.draft.as_mut().filter(|draft| draft.text != text) {
            text.clone_into(&mut draft.text);
            self.journal();
        }
    }

    /// Commits the draft as one edit.
    pub fn commit_draft(&mut self) -> Outcome {
        self.drafted = None;
        let Some(draft) = self.draft.take() else { return Outcome::Unchanged };
        // The form may have been removed while its draft was open.
        let Some(form) = self.project().form(draft.form).map(Arc::clone) else { return Outcome::Unchanged };
        let done = self.history.commit(&Edit::write(&form, &draft.path, draft.settled()));
        self.journaled(done)
    }

    /// Discards the draft.
    pub fn cancel_draft(&mut self) {
        self.draft = None;
        self.drafted = None;
        self.journal();
    }

    /// Commits the draft, then applies `edit`.
    pub fn edit(&mut self, edit: &Edit) -> Outcome {
        let drafted = self.commit_draft();
        match self.history.commit(edit) {
            Outcome::Unchanged => drafted,
            Outcome::Changed => self.journaled(Outcome::Changed),
        }
    }

    /// Undoes the last step. A draft counts as the last step.
    pub fn undo(&mut self) -> Outcome {
        let _ = self.commit_draft();
        let done = self.history.undo();
        self.journaled(done)
    }

    /// Redoes the step that was undone last.
    pub fn redo(&mut self) -> Outcome {
        let _ = self.commit_draft();
        let done = self.history.redo();
        self.journaled(done)
    }

    fn journaled(&self, done: Outcome) -> Outcome {
        self.journal();
        done
    }

    /// Returns the name of the step that the next undo reverts.
    pub fn undo_name(&self) -> Option<&str> {
        self.history.undo_name()
    }

    /// Returns the name of the step that the next redo repeats.
    pub fn redo_name(&self) -> Option<&str> {
        self.history.redo_name()
    }

    /// Whether the project or its draft differs from the file.
    pub fn is_dirty(&self) -> bool {
        let typed = |draft: &Draft| {
            self.project().form(draft.form).is_some_and(|form| form.text(&draft.path) != draft.settled())
        };
        let saved = self.saved.as_ref().is_some_and(|saved| Arc::ptr_eq(self.project(), saved));
        // By address: undoing back to the saved snapshot is clean again, without comparing the texts.
        !saved || self.draft.as_ref().is_some_and(typed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> (Document, FormId) {
        let mut project = Project::default();
        let id = project.push(Form::default());
        (Document::new(project), id)
    }

    #[test]
    fn leaving_a_field_commits_it_once() {
        let (mut document, form) = document();
        document.begin(form, &FieldPath::field("goals"));
        document.type_text("一");
        document.type_text("一二");
        assert!(document.is_dirty() && document.undo_name().is_none());
        assert_eq!(document.form(form).expect("form").field("goals"), "一二");
        document.begin(form, &FieldPath::field("unit"));
        assert_eq!(document.project().forms[0].field("goals"), "一二");
        assert_eq!(document.undo(), Outcome::Changed);
        assert!(!document.is_dirty());
    }

    #[test]
    fn a_field_left_as_it_was_is_no_step() {
        let (mut document, form) = document();
        document.begin(form, &FieldPath::field("goals"));
        document.type_text("一");
        document.cancel_draft();
        document.begin(form, &FieldPath::field("goals"));
        assert_eq!(document.commit_draft(), Outcome::Unchanged);
        assert!(!document.is_dirty());
    }

    #[test]
    fn saving_saves_what_is_on_screen() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("p.ron");
        let (mut document, form) = document();
        assert!(!document.save().expect("no file yet"));
        document.begin(form, &FieldPath::field("goals"));
        document.type_text("一");
        document.save_as(&path).expect("saved");
        assert!(!document.is_dirty());
        assert_eq!(Document::open(&path).expect("opened").project().forms[0].field("goals"), "一");
    }
}
