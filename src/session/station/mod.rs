//! The next station of a project: the approved form, its adjustment, its monitoring table and its self-evaluation are made
//! from the form before, so that nothing is typed twice.

mod carried;
mod offer;
#[cfg(test)]
mod tests;
mod title;

pub use offer::offered;

use super::{MissingTemplate, template_of};
use crate::edit::Edit;
use crate::model::{Form, FormId, Line, Project, keys};
use crate::template::{Library, Stage, Template, shown};
use carried::Carry;
use std::collections::HashSet;
use std::sync::Arc;

/// What is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The stage of the new forms.
    pub stage: Stage,
    /// The id of their template. None takes the first of [`offered`] for each form.
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

/// Makes the next station of each of `forms`; each stands after the form that it was made of.
pub fn next(project: &Project, library: &Library, forms: &[FormId], step: &Step) -> Made {
    let chosen: HashSet<FormId> = forms.iter().copied().collect();
    let mut there = stations(project, library, step.stage);
    let (mut edits, mut not_made) = (Vec::new(), Vec::new());
    for (place, form) in project.forms.iter().enumerate().filter(|(_, form)| chosen.contains(&form.id)) {
        match one(project, library, form, step, &mut there) {
            // Each is applied before the next one, so its index counts those before it.
            Ok(made) => edits.push(Edit::InsertForms { at: place + 1 + edits.len(), forms: vec![made] }),
            Err(why) => not_made.push(why),
        }
    }
    let count = edits.len();
    let name = format!("生成{}", step.stage.heading());
    Made { edit: (count > 0).then_some(Edit::Many { name, edits }), count, not_made }
}

/// The forms that the next station is made of where none are named: of each project and year the plan that binds.
///
/// 自评 follows the adjustment, else the approval, else what was declared.
pub fn binding(project: &Project, library: &Library, stage: Stage) -> Vec<FormId> {
    let mut plans: Vec<(Stage, &Arc<Form>)> = Vec::new();
    for form in &project.forms {
        let Some(template) = library.template(&form.template) else { continue };
        let own = shown::stage(template, form);
        if !own.reports() && own != stage {
            plans.push((own, form));
        }
    }
    // Stable: of two plans of one stage the first counts.
    plans.sort_by_key(|(own, _)| std::cmp::Reverse(*own));
    let mut named = HashSet::new();
    plans.retain(|(_, form)| Line::of(form).is_none_or(|line| named.insert((line, year(form)))));
    plans.into_iter().map(|(_, form)| form.id).collect()
}

/// A station that a project has: its line and its year.
type Station = (Line, String);

fn stations(project: &Project, library: &Library, stage: Stage) -> HashSet<Station> {
    let is = |form: &&Arc<Form>| {
        library.template(&form.template).is_some_and(|template| shown::stage(template, form) == stage)
    };
    project.forms.iter().filter(is).filter_map(|form| Some((Line::of(form)?, year(form)))).collect()
}

fn year(form: &Form) -> String {
    form.field(keys::YEAR).trim().to_owned()
}

fn one(
    project: &Project,
    library: &Library,
    form: &Form,
    step: &Step,
    there: &mut HashSet<Station>,
) -> Result<Form, NotMade> {
    let from = template_of(library, form)?;
    let stage = step.stage;
    let to = target(library, from, form, step)?;
    if Line::of(form).is_some_and(|line| !there.insert((line, year(form)))) {
        return Err(NotMade::There { form: form.name().to_owned(), stage });
    }
    let mut made = Carry { form, from, to, stage, bureau: &project.bureau }.form();
    if to.field(keys::MONTH).is_some() {
        made.fields.set(keys::MONTH.into(), step.month.to_string());
    }
    Ok(made)
}

fn target<'l>(library: &'l Library, from: &Template, form: &Form, step: &Step) -> Result<&'l Template, NotMade> {
    let none = || NotMade::NoTemplate { form: form.name().to_owned(), stage: step.stage };
    match &step.template {
        Some(id) => library.template(id).map(AsRef::as_ref).ok_or_else(none),
        None => offered(library, from, step.stage).into_iter().next().map(AsRef::as_ref).ok_or_else(none),
    }
}
