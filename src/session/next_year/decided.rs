//! The new forms, and what was decided of the years in them.

use super::{Choice, Mend, Spot};
use crate::edit::Edit;
use crate::model::renumbered::renumbered;
use crate::model::{Form, Occasion, Project, Snapshot};
use crate::session::station::NotMade;
use std::sync::Arc;

/// The new forms, before it is decided what becomes of the years in them.
#[derive(Debug, Clone, PartialEq)]
pub struct Turned {
    /// The new forms, each with the id of the form that it was made of; manuscripts place them by it.
    pub forms: Vec<Form>,
    /// Every place that says a year.
    pub mends: Vec<Mend>,
    /// Why nothing was made of others.
    pub not_made: Vec<NotMade>,
    /// Of each new form what was planned and achieved in the year before.
    pub(super) last_year: Vec<Arc<Form>>,
    pub(super) to: i32,
}

impl Turned {
    /// The new project, with `choices` for the places in [`Self::mends`].
    pub fn project(&self, before: &Project, choices: &[Choice]) -> Project {
        let mut project = Project { print: before.print.clone(), bureau: before.bureau.clone(), ..Project::default() };
        project.bureau.year = self.to.to_string();
        project.checks = before.checks.clone();
        // What was accepted was of other forms.
        project.checks.accepted.clear();
        for (mend, text) in self.rewritten(choices) {
            if let Spot::Bureau(field) = mend.spot {
                *project.bureau.text_mut(field) = text;
            }
        }
        let forms = renumbered(&self.written(choices), project.next_form_id(), |_| None);
        for (form, last_year) in forms.into_iter().zip(&self.last_year) {
            let of = form.id;
            project.forms.push(Arc::new(form));
            project.snapshots.push(Snapshot { of, taken: Occasion::LastYear, form: Arc::clone(last_year) });
        }
        project
    }

    /// The edit that adds the new forms at the end of the same project, where this year's stand beside them.
    pub fn edit(&self, at: usize, choices: &[Choice]) -> Option<Edit> {
        let forms = self.written(choices);
        let name = format!("生成 {} 年的表", self.to);
        (!forms.is_empty()).then_some(Edit::Many { name, edits: vec![Edit::InsertForms { at, forms }] })
    }

    /// The new forms with the choices carried out.
    fn written(&self, choices: &[Choice]) -> Vec<Form> {
        let mut forms = self.forms.clone();
        for (mend, text) in self.rewritten(choices) {
            if let Spot::Form(at, path) = &mend.spot
                && let Some(form) = forms.get_mut(*at)
            {
                form.set_text(path, &text);
            }
        }
        forms
    }

    /// The first mend of each text, with the text in which the choices are carried out.
    fn rewritten(&self, choices: &[Choice]) -> Vec<(&Mend, String)> {
        let decided: Vec<(&Mend, &Choice)> = self.mends.iter().zip(choices).collect();
        let texts = decided.chunk_by(|(a, _), (b, _)| a.spot == b.spot);
        texts.filter_map(rewritten).collect()
    }
}

/// The first mend of a text, with the text in which the choices are carried out. None if nothing changes.
fn rewritten<'m>(text: &[(&'m Mend, &Choice)]) -> Option<(&'m Mend, String)> {
    let (first, _) = text.first()?;
    let mut out = first.text.clone();
    // From the end, so that the places before it stay where they are.
    for (mend, choice) in text.iter().rev() {
        if let Choice::Write(new) = choice {
            out.replace_range(mend.span.clone(), new);
        }
    }
    (out != first.text).then_some((*first, out))
}
