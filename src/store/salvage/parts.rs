//! The parts of a damaged project file that are read separately, and how they are merged into a project.

use crate::base::paper::Paper;
use crate::model::{
    Bureau, Checks, Column, Fit, Form, FormId, Key, Numbering, PaperStyle, PrintOptions, Project, Row, Step, Table,
    Texts,
};
use serde::Deserialize;
use std::collections::BTreeSet;

/// Any part of a project file before its forms.
// Each part is read as a `Head` with all other fields empty, so that one type reads them all.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Head {
    version: u32,
    #[serde(rename = "unit")]
    bureau: Bureau,
    print: Option<PrintOptions>,
    checks: Option<Checks>,
    forms: Vec<Form>,
}

impl Head {
    pub(super) fn put_into(self, project: &mut Project) {
        let Self { version: _, mut bureau, print, checks, forms: _ } = self;
        bureau.complete_with(std::mem::take(&mut project.bureau));
        project.bureau = bureau;
        // The fields of one part may come one by one: each adds to what was read before.
        if let Some(print) = print {
            project.print.signature |= print.signature;
            project.print.fit_one_page |= print.fit_one_page;
            project.print.no_page_numbers |= print.no_page_numbers;
            if print.paper != Paper::default() {
                project.print.paper = print.paper;
            }
            if print.numbering != Numbering::default() {
                project.print.numbering = print.numbering;
            }
            if print.style != PaperStyle::default() {
                project.print.style = print.style;
            }
        }
        if let Some(checks) = checks {
            project.checks.rules.extend(checks.rules);
            project.checks.accepted.extend(checks.accepted);
            if !checks.profile.is_empty() {
                project.checks.profile = checks.profile;
            }
        }
    }
}

/// Any part of a form.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Part {
    id: Option<FormId>,
    template: Option<String>,
    source: Option<String>,
    fields: Texts<Key>,
    labels: Texts<Key>,
    unasked: BTreeSet<Key>,
    schedule: Vec<Row>,
    tasks: Vec<Row>,
    indicators: Vec<Row>,
    paragraphs: Vec<Row>,
    totals: Texts<(Table, Column)>,
    steps: Vec<Step>,
    fit: Option<Fit>,
}

impl Part {
    pub(super) fn put_into(self, form: &mut Form) {
        let Self {
            id,
            template,
            source,
            fields,
            labels,
            unasked,
            schedule,
            tasks,
            indicators,
            paragraphs,
            totals,
            steps,
            fit,
        } = self;
        form.id = id.unwrap_or(form.id);
        form.template = template.unwrap_or_else(|| std::mem::take(&mut form.template));
        form.source = source.unwrap_or_else(|| std::mem::take(&mut form.source));
        fields.iter().for_each(|(key, text)| form.fields.set(key.clone(), text));
        labels.iter().for_each(|(key, text)| form.labels.set(key.clone(), text));
        form.unasked.extend(unasked);
        totals.iter().for_each(|(place, text)| form.totals.set(place.clone(), text));
        form.schedule.extend(schedule);
        form.tasks.extend(tasks);
        form.indicators.extend(indicators);
        form.paragraphs.extend(paragraphs);
        form.steps.extend(steps);
        form.fit = fit.unwrap_or(form.fit);
    }
}
