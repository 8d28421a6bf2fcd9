//! One form of each project, for sums over a file in which a project has several stations.

use super::{lines, stage_of};
use crate::model::{Form, FormId, Line, Project, keys};
use crate::template::{Library, Stage};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

/// The forms to be summed: of each project that of its last year which binds, a report only where there is no plan. Forms
/// that name no project count each.
pub fn counted(project: &Project, library: &Library) -> Vec<FormId> {
    let lines = lines(project);
    let mut best: HashMap<Line, (Rank, FormId)> = HashMap::new();
    let mut found = Vec::new();
    // A manuscript has no sums of its own.
    let is_form = |form: &&Arc<Form>| stage_of(library, form) != Some(Stage::Manuscript);
    for form in project.forms.iter().filter(is_form) {
        let Some(line) = lines.line(form) else {
            found.push(form.id);
            continue;
        };
        let stage = stage_of(library, form);
        // Of two of one stage the first counts.
        let year = form.field(keys::YEAR).trim().to_owned();
        let rank = Rank(year, stage.is_some_and(|stage| !stage.reports()), stage, Reverse(form.id));
        let known = best.entry(line).or_insert_with(|| (rank.clone(), form.id));
        if known.0 < rank {
            *known = (rank, form.id);
        }
    }
    found.extend(best.into_values().map(|(_, form)| form));
    found.sort_unstable();
    found
}

/// The year, whether it is a plan, the stage, and the place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Rank(String, bool, Option<Stage>, Reverse<FormId>);
