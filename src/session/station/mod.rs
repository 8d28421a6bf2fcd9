//! The next station of a project: the approved form, its adjustment, its monitoring table and its self-evaluation are made
//! from the form before, so that nothing is typed twice.

mod adjusted;
mod beside;
mod carried;
mod counted;
mod offer;
#[cfg(test)]
mod tests;
mod title;

pub use beside::{Beside, Says};
pub use carried::granted;
pub use counted::counted;
pub use offer::offered;

use super::{MissingTemplate, template_of};
use crate::edit::Edit;
use crate::model::{Form, FormId, Line, Lines, Occasion, Project, keys};
use crate::template::{Library, Stage, Template, shown};
use carried::Carry;
use offer::usual;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The stage of the new forms.
    pub stage: Stage,
    /// The id of their template. None takes the first of [`offered`] for each form, unless it is of another county.
    pub template: Option<String>,
    /// The month up to which a monitoring table reports, from 1.
    pub month: u32,
}

/// The month of monitoring tables unless the bureau asks for another: they are filled in in August.
pub const USUAL_MONTH: u32 = 7;

/// Why no next station was made of a form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotMade {
    /// The template of the form, or the one that was asked for, is not there.
    #[error(transparent)]
    Missing(#[from] MissingTemplate),
    /// No template is for the stage.
    #[error("“{form}”没有生成{}：没有适用的模板，可以先导入一张空白的{}并记住这种表", stage.heading(), stage.heading())]
    NoTemplate {
        /// The name of the form.
        form: String,
        /// The stage.
        stage: Stage,
    },
    /// The form reports, or is of that stage itself.
    #[error("“{form}”没有生成{}：它本身是{}，请选这个项目的申报表、批复表或调整表", stage.heading(), own.heading())]
    NotFrom {
        /// The name of the form.
        form: String,
        /// The stage of the form.
        own: Stage,
        /// The stage.
        stage: Stage,
    },
    /// The project has that station already.
    #[error("“{form}”没有生成{}：这个项目同一年度已经有了", stage.heading())]
    There {
        /// The name of the form.
        form: String,
        /// The stage.
        stage: Stage,
    },
}

/// The edit that adds the stations, and the forms of which none was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// One step for all. None if nothing was made.
    pub edit: Option<Edit>,
    /// How many forms it adds.
    pub count: usize,
    /// Why others were left out.
    pub not_made: Vec<NotMade>,
}

impl Made {
    /// The ids of the templates of the forms that it adds, each once.
    pub fn templates(&self) -> Vec<&str> {
        let Some(Edit::Many { edits, .. }) = &self.edit else { return Vec::new() };
        let mut ids: Vec<&str> = Vec::new();
        for edit in edits {
            let Edit::InsertForms { forms, .. } = edit else { continue };
            for form in forms {
                if !ids.contains(&form.template.as_str()) {
                    ids.push(&form.template);
                }
            }
        }
        ids
    }
}

/// Makes the next station of each of `forms`; each stands after the form that it was made of.
pub fn next(project: &Project, library: &Library, forms: &[FormId], step: &Step) -> Made {
    let stage = step.stage;
    let chosen: HashSet<FormId> = forms.iter().copied().collect();
    let lines = lines(project);
    let of_stage = project.forms.iter().filter(|form| stage_of(library, form) == Some(stage));
    let mut there: HashSet<Station> = of_stage.filter_map(|form| station(&lines, form)).collect();
    // The last form of each project that stands before the new one in the year, read once for all.
    let mut last: HashMap<Station, usize> = HashMap::new();
    let mut stations: HashMap<Station, Vec<&Form>> = HashMap::new();
    for (at, form) in project.forms.iter().enumerate() {
        station(&lines, form).into_iter().for_each(|station| stations.entry(station).or_default().push(form));
        let earlier = stage_of(library, form) < Some(stage);
        if let Some(station) = station(&lines, form).filter(|_| earlier) {
            last.insert(station, at);
        }
    }
    stations.values_mut().for_each(|forms| forms.sort_by_key(|form| std::cmp::Reverse(stage_of(library, form))));
    let (mut added, mut not_made) = (Vec::new(), Vec::new());
    for (place, form) in project.forms.iter().enumerate().filter(|(_, form)| chosen.contains(&form.id)) {
        let origin = origin(project, library, &lines, form);
        let others = station(&lines, form).and_then(|station| stations.get(&station)).map_or(&[][..], Vec::as_slice);
        let made = one(project, library, (form, origin, others), step).and_then(|made| {
            let new = station(&lines, form).is_none_or(|station| there.insert(station));
            if new { Ok(made) } else { Err(NotMade::There { form: form.name().to_owned(), stage }) }
        });
        match made {
            Ok(made) => {
                // In the order of the year among the stations of the project.
                let last = station(&lines, form).and_then(|station| last.get(&station).copied());
                added.push((last.map_or(place, |last| last.max(place)) + 1, made));
            }
            Err(why) => not_made.push(why),
        }
    }
    added.sort_by_key(|(at, _)| *at);
    let count = added.len();
    // Each is applied before the next one, so its index counts those before it.
    let insert =
        |(before, (at, made)): (usize, (usize, Form))| Edit::InsertForms { at: at + before, forms: vec![made] };
    let edits: Vec<Edit> = added.into_iter().enumerate().map(insert).collect();
    let name = format!("生成{}", stage.heading());
    Made { edit: (count > 0).then_some(Edit::Many { name, edits }), count, not_made }
}

/// The forms that the next station is made of where none are named: of each project and year the plan that binds.
///
/// 自评 follows the adjustment, else the approval, else what was declared.
pub fn binding(project: &Project, library: &Library, stage: Stage) -> Vec<FormId> {
    let lines = lines(project);
    let staged = project.forms.iter().filter_map(|form| Some((stage_of(library, form)?, form)));
    let mut plans: Vec<(Stage, &Arc<Form>)> = staged.filter(|(own, _)| leads(*own, stage)).collect();
    // Stable: of two plans of one stage the first counts.
    plans.sort_by_key(|(own, _)| std::cmp::Reverse(*own));
    let mut named = HashSet::new();
    plans.retain(|(_, form)| station(&lines, form).is_none_or(|station| named.insert(station)));
    plans.into_iter().map(|(_, form)| form.id).collect()
}

/// Of each of `forms` the plan of its project that binds, as [`binding`] finds it; a form that names no project itself.
pub fn binding_of(project: &Project, library: &Library, forms: &[FormId], stage: Stage) -> Vec<FormId> {
    let lines = lines(project);
    let station_of = |id: FormId| project.form(id).and_then(|form| station(&lines, form));
    let bound = binding(project, library, stage);
    let plans: HashMap<Station, FormId> = bound.into_iter().filter_map(|id| Some((station_of(id)?, id))).collect();
    let mut seen = HashSet::new();
    let plan = |id: &FormId| station_of(*id).and_then(|station| plans.get(&station).copied()).unwrap_or(*id);
    forms.iter().map(plan).filter(|id| seen.insert(*id)).collect()
}

/// Whether forms of `stage` are made of forms of the stage `own`: of plans, and not of what reports on them or is written
/// about them.
fn leads(own: Stage, stage: Stage) -> bool {
    own.plans() && own != stage
}

/// The stage of a form; None if its template is not there.
pub fn stage_of(library: &Library, form: &Form) -> Option<Stage> {
    library.template(&form.template).map(|template| shown::stage(template, form))
}

fn lines(project: &Project) -> Lines {
    Lines::of(project.forms.iter().map(AsRef::as_ref))
}

/// The declaration of the year after, as `form` planned it or reports on it. Its years are those of `form`.
pub fn again(project: &Project, library: &Library, lines: &Lines, form: &Form) -> Result<Form, NotMade> {
    let from = template_of(library, form)?;
    let step = Step { stage: Stage::Declaration, template: None, month: USUAL_MONTH };
    let planned = origin(project, library, lines, form).filter(|plan| plan.stage != Stage::Adjustment);
    let to = match planned {
        Some(plan) if !shown::stage(from, form).reports() => plan,
        planned => target(library, planned.unwrap_or(from), form, &step)?,
    };
    Ok(Carry { form, from, to, stage: step.stage, bureau: &project.bureau, others: &[] }.form())
}

/// A line and a year: it has one form of each stage.
type Station = (Line, String);

fn station(lines: &Lines, form: &Form) -> Option<Station> {
    Some((lines.line(form)?, form.field(keys::YEAR).trim().to_owned()))
}

/// The template by which the region of a project is known: that of its declaration or approval, where `form` is an
/// adjustment by the national frame.
fn origin<'l>(project: &Project, library: &'l Library, lines: &Lines, form: &Form) -> Option<&'l Template> {
    let own = library.template(&form.template)?;
    if own.stage != Stage::Adjustment {
        return Some(own);
    }
    let same = |other: &&Arc<Form>| station(lines, other) == station(lines, form);
    let others = project.forms.iter().filter(same).filter_map(|other| library.template(&other.template));
    let mut plans = others.filter(|template| template.stage != Stage::Adjustment && template.stage.plans());
    plans.next_back().or(Some(own)).map(AsRef::as_ref)
}

fn one(
    project: &Project,
    library: &Library,
    (form, origin, others): (&Form, Option<&Template>, &[&Form]),
    step: &Step,
) -> Result<Form, NotMade> {
    let from = template_of(library, form)?;
    let (own, stage) = (shown::stage(from, form), step.stage);
    if !leads(own, stage) {
        return Err(NotMade::NotFrom { form: form.name().to_owned(), own, stage });
    }
    let to = target(library, origin.unwrap_or(from), form, step)?;
    let carry = |form| Carry { form, from, to, stage, bureau: &project.bureau, others }.form();
    let handed_in = project.snapshot(form.id, Occasion::HandedIn).filter(|kept| kept.template == form.template);
    let mut made = match handed_in.filter(|_| stage == Stage::Adjustment && adjusted::has_both(to)) {
        Some(before) => {
            let mut made = carry(before);
            adjusted::fill(&mut made, &carry(form));
            made
        }
        None => carry(form),
    };
    if to.field(keys::MONTH).is_some() {
        made.fields.set(keys::MONTH.into(), step.month.to_string());
    }
    Ok(made)
}

fn target<'l>(library: &'l Library, from: &Template, form: &Form, step: &Step) -> Result<&'l Template, NotMade> {
    let none = || NotMade::NoTemplate { form: form.name().to_owned(), stage: step.stage };
    match &step.template {
        Some(id) => library.template(id).map(AsRef::as_ref).ok_or_else(none),
        None => usual(library, from, step.stage).map(AsRef::as_ref).ok_or_else(none),
    }
}
