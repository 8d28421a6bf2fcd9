//! Two stations of every project: what was declared and what was approved, all at once.

use super::Pair;
use crate::base::text::squeezed;
use crate::model::{Form, Line, Lines, Project, keys};
use crate::session::station::stage_of;
use crate::template::{Library, Stage};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// What the stations of a year are of: a project, or the whole bureau.
type Subject = (Result<Line, String>, String);

/// The forms of each subject by their stage, in the order of the project. Of several of one stage the last counts.
fn subjects<'p>(project: &'p Project, library: &Library) -> Vec<BTreeMap<Stage, &'p Arc<Form>>> {
    let lines = Lines::of(project.forms.iter().map(AsRef::as_ref));
    let mut places: HashMap<Subject, usize> = HashMap::new();
    let mut subjects: Vec<BTreeMap<Stage, &Arc<Form>>> = Vec::new();
    for form in &project.forms {
        let Some(stage) = stage_of(library, form).filter(|stage| *stage != Stage::Manuscript) else { continue };
        let about = lines.line(form).ok_or_else(|| squeezed(form.field(keys::BUREAU)).to_string());
        let place = *places.entry((about, form.field(keys::YEAR).trim().to_owned())).or_insert(subjects.len());
        if place == subjects.len() {
            subjects.push(BTreeMap::new());
        }
        subjects[place].insert(stage, form);
    }
    subjects
}

/// The stages that can be compared, the earlier one first, each with how many projects have both.
pub fn stations(project: &Project, library: &Library) -> Vec<([Stage; 2], usize)> {
    let subjects = subjects(project, library);
    let two = |forms: &BTreeMap<Stage, &Arc<Form>>| {
        let stages: Vec<Stage> = forms.keys().copied().collect();
        let pairs = stages
            .iter()
            .enumerate()
            .flat_map(|(at, before)| stages.iter().skip(at + 1).map(|after| [*before, *after]).collect::<Vec<_>>());
        pairs.collect::<BTreeSet<_>>()
    };
    let mut counts: BTreeMap<[Stage; 2], usize> = BTreeMap::new();
    subjects.iter().flat_map(two).for_each(|pair| *counts.entry(pair).or_default() += 1);
    counts.into_iter().collect()
}

/// The forms of the two stages, of each project that has both.
pub fn between(project: &Project, library: &Library, [before, after]: [Stage; 2]) -> Vec<Pair> {
    let pair = |forms: BTreeMap<Stage, &Arc<Form>>| {
        let form = |stage| forms.get(&stage).map(|form| Arc::clone(form));
        Some(Pair { before: Some(form(before)?), after: Some(form(after)?) })
    };
    subjects(project, library).into_iter().filter_map(pair).collect()
}
