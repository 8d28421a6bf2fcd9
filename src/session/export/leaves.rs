//! What is laid out for each form: itself, or the parts of a manuscript.

use crate::export::Setting;
use crate::model::prose::placed;
use crate::model::{Form, FormId, Project};
use crate::session::manuscript::{Leaf, Part, bound, is_manuscript};
use crate::session::{MissingTemplate, template_of};
use crate::template::Library;
use std::collections::HashSet;
use std::sync::Arc;

/// The forms that a manuscript among `forms` prints in their places, and that are not printed again.
pub(super) fn placed_elsewhere(project: &Project, library: &Library, forms: &[(usize, &Arc<Form>)]) -> HashSet<FormId> {
    let manuscripts = forms.iter().filter(|(_, form)| is_manuscript(library, form));
    let placed = manuscripts.flat_map(|(_, form)| form.paragraphs.iter().filter_map(placed));
    placed.filter(|id| project.form(*id).is_some_and(|form| !is_manuscript(library, form))).collect()
}

/// What is laid out for each of `forms`.
pub(super) fn leaves(
    project: &Project,
    library: &Library,
    forms: &[(usize, &Arc<Form>)],
    setting: Setting<'_>,
) -> Result<Vec<Vec<Leaf>>, MissingTemplate> {
    let of_form = |(_, form): &(usize, &Arc<Form>)| {
        let template = template_of(library, form)?;
        if template.has_prose() {
            return Ok(bound(project, library, (form, template), setting));
        }
        let part = Part { form: Arc::clone(form), template: Arc::clone(template), place: None };
        Ok(vec![Leaf { part, within: None, part_of: None }])
    };
    forms.iter().map(of_form).collect()
}
