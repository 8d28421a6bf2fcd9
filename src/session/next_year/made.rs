//! Makes next year's forms of the plans that bind this year, and of reports where there is no plan.

use super::{Turned, mends};
use crate::model::renumbered::replace;
use crate::model::{Column, Form, FormId, Line, Lines, Project, Table, keys};
use crate::session::station::{again, binding, stage_of};
use crate::template::{FieldKind, Library, Scope, Stage};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What becomes of the amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amounts {
    /// They are those of this year.
    Keep,
    /// They are asked again.
    Empty,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextYear {
    /// The year of the forms.
    pub from: i32,
    /// The year of the new ones.
    pub to: i32,
    /// What becomes of the amounts.
    pub amounts: Amounts,
}

/// The year that most forms of the project are for: the bureau's, else that of the forms.
pub fn year_of(project: &Project) -> Option<i32> {
    let years = project.forms.iter().map(|form| form.field(keys::YEAR)).chain([project.bureau.year.as_str()]);
    years.filter_map(|year| year.trim().parse().ok()).max()
}

/// Makes next year's forms of the projects of `chosen`, else of all.
pub fn next_year(project: &Project, library: &Library, chosen: Option<&[FormId]>, wish: &NextYear) -> Turned {
    let lines = Lines::of(project.forms.iter().map(AsRef::as_ref));
    let this_year = |form: &Arc<Form>| match form.field(keys::YEAR).trim() {
        "" => true,
        year => year.parse() == Ok(wish.from),
    };
    let bases = bases(project, library, &lines, &this_year);
    let asked: Option<HashSet<Subject>> = chosen.map(|chosen| {
        let forms = chosen.iter().filter_map(|id| project.form(*id));
        forms.map(|form| Subject::of(library, &lines, form)).collect()
    });
    let mut turned =
        Turned { forms: Vec::new(), mends: Vec::new(), not_made: Vec::new(), last_year: Vec::new(), to: wish.to };
    let mut reports: HashMap<Subject, &Arc<Form>> = HashMap::new();
    let is_report = |form: &&Arc<Form>| this_year(form) && stage_of(library, form) == Some(Stage::SelfEvaluation);
    for form in project.forms.iter().filter(is_report) {
        reports.entry(Subject::of(library, &lines, form)).or_insert(form);
    }
    let mut bases_of: HashMap<Subject, FormId> = HashMap::new();
    for form in bases {
        let subject = Subject::of(library, &lines, form);
        if asked.as_ref().is_some_and(|asked| !asked.contains(&subject)) {
            continue;
        }
        match again(project, library, &lines, form) {
            Ok(mut made) => {
                set_year(&mut made, library, wish);
                turned.forms.push(Form { id: form.id, ..made });
                bases_of.insert(subject.clone(), form.id);
                turned.last_year.push(Arc::clone(reports.get(&subject).copied().unwrap_or(form)));
            }
            Err(why) => turned.not_made.push(why),
        }
    }
    let is_manuscript = |form: &&Arc<Form>| stage_of(library, form) == Some(Stage::Manuscript);
    let is_chosen = |form: &&Arc<Form>| chosen.is_none_or(|chosen| chosen.contains(&form.id));
    for form in project.forms.iter().filter(|form| this_year(form) && is_manuscript(form) && is_chosen(form)) {
        let mut made = Form { source: String::new(), steps: Vec::new(), ..(**form).clone() };
        set_year(&mut made, library, wish);
        // The forms of the new year stand where those of the old one did.
        let base = |id: FormId| bases_of.get(&Subject::of(library, &lines, project.form(id)?)).copied();
        replace(&mut made, base);
        turned.forms.push(made);
        turned.last_year.push(Arc::clone(form));
    }
    turned.mends = mends(&turned.forms, project, library, wish.from, wish.to - wish.from);
    turned
}

/// What a form is about: a project, or the whole of a bureau.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Subject {
    Project(Line),
    Bureau(String),
}

impl Subject {
    fn of(library: &Library, lines: &Lines, form: &Form) -> Self {
        let department = library.template(&form.template).is_some_and(|template| template.scope == Scope::Department);
        let bureau = || Self::Bureau(crate::base::text::squeezed(form.field(keys::BUREAU)));
        lines.line(form).filter(|_| !department).map_or_else(bureau, Self::Project)
    }
}

/// The forms that the new ones are made of: the plans that bind, and reports of what has no plan.
fn bases<'p>(
    project: &'p Project,
    library: &Library,
    lines: &Lines,
    this_year: &dyn Fn(&Arc<Form>) -> bool,
) -> Vec<&'p Arc<Form>> {
    let plans: HashSet<FormId> = binding(project, library, Stage::SelfEvaluation).into_iter().collect();
    let forms = || project.forms.iter().filter(|form| this_year(form));
    let mut planned: HashSet<Subject> =
        forms().filter(|form| plans.contains(&form.id)).map(|form| Subject::of(library, lines, form)).collect();
    let is_base = |form: &&Arc<Form>| {
        let reports = stage_of(library, form).is_some_and(Stage::reports);
        plans.contains(&form.id) || (reports && planned.insert(Subject::of(library, lines, form)))
    };
    forms().filter(is_base).collect()
}

fn set_year(form: &mut Form, library: &Library, wish: &NextYear) {
    let template = library.template(&form.template);
    let has_year = template.is_some_and(|template| template.field(keys::YEAR).is_some());
    if has_year || !form.field(keys::YEAR).is_empty() {
        form.fields.set(keys::YEAR.into(), wish.to.to_string());
    }
    if wish.amounts == Amounts::Empty {
        let amounts = template.into_iter().flat_map(|template| &template.fields);
        let amounts = amounts.filter(|spec| spec.kind == FieldKind::Amount || spec.key.fund().is_some());
        amounts.for_each(|spec| form.fields.set(spec.key.clone(), ""));
        for row in form.rows_mut(Table::Tasks) {
            [Column::Total, Column::Fiscal, Column::Other].into_iter().for_each(|column| row.set(column, ""));
        }
        form.totals = Default::default();
    }
}
