//! What the other stations of a project say at a field: what was approved for the target that is evaluated.

mod written;

use super::carried::granted;
use super::{lines, stage_of};
use crate::model::{Column, FieldPath, Form, Occasion, Project, RowId, Table, keys, ties};
use crate::template::{Library, Stage, Template};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;
use written::Written;

/// The other stations of the project of a form, with their rows tied to its own.
#[derive(Debug, Default)]
pub struct Beside {
    others: Vec<Other>,
    /// The year and the stage of the form.
    own: (String, Option<Stage>),
}

#[derive(Debug)]
struct Other {
    stage: Stage,
    form: Arc<Form>,
    template: Arc<Template>,
    /// Its year, if it is of another year than the form.
    year: Option<String>,
    /// When the form itself was as this one.
    when: Option<Occasion>,
    /// Its row for each row of the form.
    rows: HashMap<(Table, RowId), RowId>,
}

/// What another station says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Says {
    /// What it is called: 批复表, 2025年自评表.
    pub name: String,
    /// Its text, as it is shown.
    pub text: String,
    /// Whether it means the same field and says something else.
    pub differs: bool,
}

impl Beside {
    /// The other stations of the project of `form`. Empty for a form that names no project.
    pub fn of(project: &Project, library: &Library, form: &Form) -> Self {
        let lines = lines(project);
        let line = lines.line(form);
        let year = form.field(keys::YEAR).trim();
        let same =
            project.forms.iter().filter(|other| other.id != form.id && line.is_some() && lines.line(other) == line);
        let other = |other: &Arc<Form>| {
            let own = other.field(keys::YEAR).trim();
            Some(Other {
                stage: stage_of(library, other)?,
                template: Arc::clone(library.template(&other.template)?),
                year: (own != year && !own.is_empty()).then(|| own.to_owned()),
                rows: Table::ALL.into_iter().flat_map(|table| tied(other, form, table)).collect(),
                form: Arc::clone(other),
                when: None,
            })
        };
        let mut others: Vec<Other> = same.filter_map(other).collect();
        others.extend(
            project
                .snapshots
                .iter()
                .filter(|kept| kept.of == form.id)
                .filter_map(|kept| Some(Other { when: Some(kept.taken), ..other(&kept.form)? })),
        );
        others.sort_by(|a, b| (&a.year, a.stage).cmp(&(&b.year, b.stage)));
        Self { others, own: (year.to_owned(), stage_of(library, form)) }
    }

    /// The other stations, each with what it is called and whether it comes later than the form.
    pub fn forms(&self) -> impl Iterator<Item = (String, &Arc<Form>, bool)> {
        let (own_year, own_stage) = &self.own;
        let is_later = |other: &Other| {
            let year = other.year.as_deref().unwrap_or(own_year);
            other.when.is_none() && (year, Some(other.stage)) > (own_year.as_str(), *own_stage)
        };
        self.others.iter().map(move |other| (other.name(), &other.form, is_later(other)))
    }

    /// Whether the project has no other station.
    pub fn is_empty(&self) -> bool {
        self.others.is_empty()
    }

    /// What the other stations say at the field `path` of `form`. For a field of a row that they lack, as what was
    /// achieved, they say their target.
    pub fn at(&self, template: &Template, form: &Form, path: &FieldPath) -> Vec<Says> {
        let own = Written::of(template, form, path);
        self.others.iter().filter_map(|other| other.says(path, &own)).collect()
    }
}

fn tied(other: &Form, form: &Form, table: Table) -> Vec<((Table, RowId), RowId)> {
    let both = ties(other, form, table).into_iter().filter_map(|tie| Some((tie.after?, tie.before?)));
    both.map(|(row, other)| ((table, row), other)).collect()
}

impl Other {
    fn says(&self, path: &FieldPath, own: &Written<'_>) -> Option<Says> {
        let (written, same) = match path {
            FieldPath::Cell(table, row, column) => self.cell(*table, *row, column)?,
            path => (self.field(path)?, true),
        };
        let is_of_year = self.year.is_none() && self.when != Some(Occasion::LastYear);
        let differs = same && is_of_year && !own.text.trim().is_empty() && !written.is_same(own);
        if written.text.trim().is_empty() || (self.when == Some(Occasion::HandedIn) && !differs) {
            return None;
        }
        Some(Says { name: self.name(), text: written.text.into_owned(), differs })
    }

    fn name(&self) -> String {
        let year = self.year.as_ref().map(|year| format!("{year}年")).unwrap_or_default();
        match self.when {
            Some(Occasion::HandedIn) => "报出时".to_owned(),
            Some(Occasion::LastYear) if year.is_empty() => format!("上年{}", self.stage.heading()),
            _ => format!("{year}{}", self.stage.heading()),
        }
    }

    fn written(&self, path: &FieldPath) -> Written<'_> {
        Written::of(&self.template, &self.form, path)
    }

    fn field(&self, path: &FieldPath) -> Option<Written<'_>> {
        let written = self.written(path);
        let FieldPath::Field(key) = path else { return Some(written) };
        match key.fund().filter(|_| written.text.is_empty()) {
            Some(parts) => Some(self.written(&FieldPath::field(&granted(&self.form, &parts)))),
            // The title tells the stages apart.
            None => Some(written).filter(|_| key.as_str() != keys::TITLE),
        }
    }

    /// The text of the tied row, and whether it is of the same column.
    fn cell(&self, table: Table, row: RowId, column: &Column) -> Option<(Written<'_>, bool)> {
        let row = *self.rows.get(&(table, row))?;
        let written = self.written(&FieldPath::Cell(table, row, column.clone()));
        if !written.text.is_empty() && (*column != Column::Value || self.year.is_none()) {
            return Some((written, true));
        }
        let [mut target, actual] =
            [Column::Value, Column::Actual].map(|column| self.written(&FieldPath::Cell(table, row, column)));
        if !actual.text.is_empty() {
            target.text = Cow::Owned(format!("{}，完成 {}", target.text, actual.text));
        }
        Some((target, false))
    }
}
