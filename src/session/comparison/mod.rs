//! Compares forms row by row, for people: two stations of a project, two years, two files, a file and its backup.

mod lines;
mod pairs;
mod stations;
mod table;
#[cfg(test)]
mod tests;

pub use lines::{Kind, Line, lines};
pub use stations::{between, stations};
pub use table::printed;

use crate::model::{Form, FormId, Project, keys};
use crate::template::{Library, shown};
use pairs::pairs;
use std::sync::Arc;

/// Two forms of one subject, or one that only one side has.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The form before. None if it was added.
    pub before: Option<Arc<Form>>,
    /// The form after. None if it was dropped.
    pub after: Option<Arc<Form>>,
}

/// How the forms of two projects differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormDifference {
    /// The form after; before, if it was dropped.
    pub form: FormId,
    /// The name of the form.
    pub name: String,
    /// What it is on each side: 2021年申报表; empty where there is none.
    pub sides: [String; 2],
    /// What differs.
    pub lines: Vec<Line>,
}

impl Pair {
    /// How the two differ; None if they show the same.
    pub fn difference(&self, library: &Library) -> Option<FormDifference> {
        let form = self.after.as_ref().or(self.before.as_ref())?;
        let (form, name) = (form.id, form.name().to_owned());
        let side = |form: &Option<Arc<Form>>| form.as_ref().map(|form| called(form, library)).unwrap_or_default();
        let sides = [side(&self.before), side(&self.after)];
        let lines = match (&self.before, &self.after) {
            (Some(before), Some(after)) => lines(before, after, library),
            _ => Vec::new(),
        };
        let alone = self.before.is_none() || self.after.is_none();
        (alone || !lines.is_empty()).then_some(FormDifference { form, name, sides, lines })
    }
}

/// What a form is called beside its name: its year and stage.
pub fn called(form: &Form, library: &Library) -> String {
    let stage = library.template(&form.template).map_or("表", |template| shown::stage(template, form).heading());
    match form.field(keys::YEAR).trim() {
        "" => stage.to_owned(),
        year => format!("{year}年{stage}"),
    }
}

/// Compares all forms of two projects, in the order of `after`, then those that it lacks.
pub fn compare(before: &Project, after: &Project, library: &Library) -> Vec<FormDifference> {
    pairs(before, after, library).iter().filter_map(|pair| pair.difference(library)).collect()
}
