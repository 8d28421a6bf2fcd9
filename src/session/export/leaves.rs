//! What is laid out for each form: itself, or the parts of a manuscript.

use crate::base::cores::in_order;
use crate::export::{LaidOut, Setting};
use crate::model::prose::placed;
use crate::model::{Form, FormId, Numbering, Project};
use crate::session::manuscript::{Leaf, Part, bound, is_manuscript};
use crate::session::{MissingTemplate, template_of};
use crate::template::Library;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// How many pages are before a form, and how many there are in all.
pub(super) type Within = HashMap<FormId, (usize, usize)>;

/// The forms that a manuscript among `forms` prints in their places, and that are not printed again.
pub(super) fn placed_elsewhere(project: &Project, library: &Library, forms: &[(usize, &Arc<Form>)]) -> HashSet<FormId> {
    let manuscripts = forms.iter().filter(|(_, form)| is_manuscript(library, form));
    let placed = manuscripts.flat_map(|(_, form)| form.paragraphs.iter().filter_map(placed));
    placed.filter(|id| project.form(*id).is_some_and(|form| !is_manuscript(library, form))).collect()
}

/// The forms of `project` that are printed by themselves and not in a manuscript.
pub fn printed_alone(project: &Project, library: &Library) -> Vec<Arc<Form>> {
    let forms: Vec<(usize, &Arc<Form>)> = project.forms.iter().enumerate().collect();
    let placed = placed_elsewhere(project, library, &forms);
    forms.into_iter().filter(is_alone(library, &placed)).map(|(_, form)| Arc::clone(form)).collect()
}

fn is_alone(library: &Library, placed: &HashSet<FormId>) -> impl Fn(&(usize, &Arc<Form>)) -> bool {
    move |(_, form)| !placed.contains(&form.id) && !is_manuscript(library, form)
}

/// How many pages are before each of `forms` and how many there are in all, where they are numbered through. A manuscript has
/// numbers of its own, and so have the forms in it.
pub(super) fn numbers(
    library: &Library,
    forms: &[(usize, &Arc<Form>)],
    placed: &HashSet<FormId>,
    setting: Setting<'_>,
) -> Result<Within, MissingTemplate> {
    if setting.print.numbering == Numbering::PerForm || setting.print.no_page_numbers {
        return Ok(Within::new());
    }
    let alone = forms.iter().filter(|form| is_alone(library, placed)(form));
    let alone = alone.map(|(_, form)| Ok((*form, template_of(library, form)?))).collect::<Result<Vec<_>, _>>()?;
    let counts = in_order(&alone, |(form, template)| LaidOut::new(form, template, setting).paged().count());
    let all = counts.iter().sum();
    let mut before = 0;
    let numbered = alone.iter().zip(counts).map(|((form, _), count)| {
        let within = (before, all);
        before += count;
        (form.id, within)
    });
    Ok(numbered.collect())
}

/// What is laid out for each of `forms`.
pub(super) fn leaves(
    project: &Project,
    library: &Library,
    forms: &[(usize, &Arc<Form>)],
    numbers: &Within,
    setting: Setting<'_>,
) -> Result<Vec<Vec<Leaf>>, MissingTemplate> {
    let of_form = |(_, form): &(usize, &Arc<Form>)| {
        let template = template_of(library, form)?;
        if template.has_prose() {
            return Ok(bound(project, library, (form, template), setting));
        }
        let part = Part { form: Arc::clone(form), template: Arc::clone(template), place: None };
        Ok(vec![Leaf { part, within: numbers.get(&form.id).copied(), part_of: None }])
    };
    forms.iter().map(of_form).collect()
}
