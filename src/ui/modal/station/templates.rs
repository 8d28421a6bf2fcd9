//! Which templates the next stations may have, and which they take where none is chosen.

use crate::model::{FormId, Project};
use crate::session::station::{Made, offered};
use crate::template::{Library, Stage, Template};
use std::sync::Arc;

/// The templates that can be chosen for `forms`, those for the templates of the most of them first.
pub(super) fn templates(project: &Project, library: &Library, forms: &[FormId], stage: Stage) -> Vec<Arc<Template>> {
    let mut counts: Vec<(&Arc<Template>, usize)> = Vec::new();
    for from in forms.iter().filter_map(|id| library.template(&project.form(*id)?.template)) {
        match counts.iter_mut().find(|(known, _)| known.id == from.id) {
            Some((_, count)) => *count += 1,
            None => counts.push((from, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut found: Vec<Arc<Template>> = Vec::new();
    for template in counts.into_iter().flat_map(|(from, _)| offered(library, from, stage)) {
        if !found.iter().any(|known| known.id == template.id) {
            found.push(Arc::clone(template));
        }
    }
    found
}

/// Names the templates that `made`, of none that was chosen, takes.
pub(super) fn usual(library: &Library, made: &Made, offered: &[Arc<Template>]) -> String {
    let ids = made.templates();
    match ids.first().and_then(|id| library.template(id)) {
        Some(template) if ids.len() > 1 => format!("按各张表的地区（{}等 {} 种）", template.name, ids.len()),
        Some(template) => format!("按各张表的地区（{}）", template.name),
        None if offered.is_empty() => "按各张表的地区（没有适用的模板）".to_owned(),
        None => "按各张表的地区".to_owned(),
    }
}
