//! The manuscript that is shown, as it reads. What it takes from the other forms is read again only when one of them
//! changes, so that a key in the manuscript costs no more than its own paragraphs.

use crate::model::{Bureau, Draft, FieldPath, Form, FormId, Key, Project, RowId, Table, Texts};
use crate::session::manuscript::{Figures, Spelling, spelled, title_of};
use crate::template::{Library, Template};
use std::collections::HashMap;
use std::sync::Arc;

/// The manuscript that is shown, as it reads.
#[derive(Default)]
pub(in crate::ui) struct Readings {
    figures: Option<Known>,
    read: Option<Read>,
}

/// A manuscript as it reads, and what it was read from.
struct Read {
    form: Arc<Form>,
    /// The paragraph that is being typed into.
    typed: Option<RowId>,
    read: Arc<Form>,
}

/// What the forms tell a manuscript, and what it was read from.
struct Known {
    others: Vec<Arc<Form>>,
    bureau: Bureau,
    fields: Texts<Key>,
    figures: Arc<Figures>,
}

impl Known {
    fn holds(&self, project: &Project, form: &Form) -> bool {
        let mut others = others(project, form.id);
        self.bureau == project.bureau
            && self.fields == form.fields
            && self.others.iter().all(|known| others.next().is_some_and(|other| Arc::ptr_eq(known, other)))
            && others.next().is_none()
    }
}

fn others(project: &Project, id: FormId) -> impl Iterator<Item = &Arc<Form>> {
    project.forms.iter().filter(move |form| form.id != id)
}

impl Readings {
    /// Returns `form` as it reads: a manuscript spelled out, any other form as it is.
    pub(in crate::ui) fn read(
        &mut self,
        project: &Project,
        library: &Library,
        (form, template): (&Arc<Form>, &Template),
        draft: Option<&Draft>,
    ) -> Arc<Form> {
        if !template.has_prose() {
            return Arc::clone(form);
        }
        let figures = self.figures(project, library, form);
        let typed = draft.filter(|draft| draft.form == form.id).and_then(|draft| match &draft.path {
            FieldPath::Cell(Table::Paragraphs, row, _) => Some(*row),
            FieldPath::Cell(..) | FieldPath::Field(_) | FieldPath::Total(..) => None,
        });
        let same = |known: &&Read| Arc::ptr_eq(&known.form, form) && known.typed == typed;
        if let Some(known) = self.read.as_ref().filter(same) {
            return Arc::clone(&known.read);
        }
        let title = |id: FormId| title_of(project, library, id);
        let spelling = Spelling { figures: &figures, title: &title, pages: &HashMap::new(), typed };
        let read = Arc::new(spelled(form, spelling));
        self.read = Some(Read { form: Arc::clone(form), typed, read: Arc::clone(&read) });
        read
    }

    /// Returns the figures of the manuscript that was read last.
    pub(in crate::ui) fn known(&self) -> Arc<Figures> {
        self.figures.as_ref().map(|known| Arc::clone(&known.figures)).unwrap_or_default()
    }

    /// Returns the figures for `form`.
    fn figures(&mut self, project: &Project, library: &Library, form: &Form) -> Arc<Figures> {
        match &self.figures {
            Some(known) if known.holds(project, form) => Arc::clone(&known.figures),
            _ => {
                let figures = Arc::new(Figures::of(project, library, form));
                let others = others(project, form.id).cloned().collect();
                let (bureau, fields) = (project.bureau.clone(), form.fields.clone());
                self.figures = Some(Known { others, bureau, fields, figures: Arc::clone(&figures) });
                self.read = None;
                figures
            }
        }
    }
}
