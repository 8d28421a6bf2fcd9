//! Checks project files and spreadsheets together as one set, for the command line, the report and JSON.

mod folded;

pub use folded::folded;

use super::gathering::{can_be_imported, gather, is_project};
use super::import::{ImportFailure, Reader, add};
use super::open;
use crate::model::renumbered::renumbered;
use crate::model::{Accepted, FormId, Project, Regrade};
use crate::rules::{Checker, Finding, Severity};
use crate::store::ProjectError;
use crate::template::Library;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The forms of several files as one set, and what could not be read of them.
#[derive(Debug, Default)]
pub struct Set {
    /// The forms.
    pub project: Project,
    /// What the files hold that has no place in a form.
    pub notices: Vec<String>,
    /// The files that could not be read.
    pub failures: Vec<CheckFailure>,
}

/// A file that cannot be checked.
#[derive(Debug, thiserror::Error)]
pub enum CheckFailure {
    /// A project file.
    #[error(transparent)]
    Project(#[from] ProjectError),
    /// A spreadsheet.
    #[error(transparent)]
    Spreadsheet(#[from] ImportFailure),
}

/// A form with what was found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Examined {
    /// The form.
    pub id: FormId,
    /// The form's name, with the file that it came from.
    pub form: String,
    /// The findings, errors first.
    pub said: Vec<Said>,
    /// The findings that the user accepted, with the reason given.
    pub accepted: Vec<(Said, String)>,
}

/// A finding as a report shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Said {
    /// The name of the source file without extension, otherwise the form's name.
    pub form: String,
    /// The rule's code.
    pub rule: &'static str,
    /// Its severity.
    #[serde(serialize_with = "severity_name")]
    pub severity: Severity,
    /// The place, as an address for other programs.
    #[serde(rename = "where")]
    pub address: String,
    /// What is wrong, with the figures.
    pub message: String,
    /// The texts that prove it.
    pub evidence: String,
    /// The place, in words.
    #[serde(skip)]
    pub place: String,
    /// What the user can do.
    #[serde(skip)]
    pub hint: String,
    /// The row that it is about, from 1.
    #[serde(skip)]
    pub row: Option<usize>,
    /// How many findings it stands for: more than one after [`folded`].
    #[serde(skip)]
    pub stands_for: usize,
}

/// Reads the project files and spreadsheets at `paths`, and those in folders, as one set.
pub fn read(paths: &[PathBuf], library: &Library) -> Set {
    let gathered = gather(paths, |path| is_project(path) || can_be_imported(path));
    let mut set = Set { notices: gathered.notices, ..Set::default() };
    // Made for the first spreadsheet only: a reader prepares the labels of all templates.
    let mut reader = None;
    for path in &gathered.files {
        if let Err(failure) = read_one(path, library, &mut reader, &mut set) {
            set.failures.push(failure);
        }
    }
    let missing = set.project.forms.iter().filter(|form| library.template(&form.template).is_none());
    // Said once for all files: a form without its template cannot be checked, and silence would read as no findings.
    let notices: Vec<String> =
        missing.map(|form| format!("“{}”没有检查：模板 {} 不在本机", form.name(), form.template)).collect();
    set.notices.extend(notices);
    set
}

fn read_one(path: &Path, library: &Library, reader: &mut Option<Reader>, set: &mut Set) -> Result<(), CheckFailure> {
    if is_project(path) {
        join(&mut set.project, open(path)?);
        return Ok(());
    }
    let file = reader.get_or_insert_with(|| Reader::new(library)).read(path, None)?;
    if add(&mut set.project, &file).is_empty() {
        set.notices.push(format!("没有找到绩效表：{}", file.name()));
    }
    set.notices.extend(file.notices());
    Ok(())
}

/// Adds the forms of `other` to `project`. Findings that were accepted in them stay accepted.
fn join(project: &mut Project, other: Project) {
    if *project == Project::default() {
        *project = other;
        return;
    }
    let ids: Vec<FormId> = other.forms.iter().map(|form| form.id).collect();
    let first = project.next_form_id();
    // A form that is not in its file is not one of another file.
    for (old, form) in ids.into_iter().zip(renumbered(other.forms.iter().map(AsRef::as_ref), first, |_| None)) {
        let id = form.id;
        project.forms.push(Arc::new(form));
        let accepted = other.checks.accepted.iter().filter(|accepted| accepted.form == old);
        project.checks.accepted.extend(accepted.map(|accepted| Accepted { form: id, ..accepted.clone() }));
    }
    for (code, regrade) in other.checks.rules {
        // One set, one severity per rule: the file that is named first decides.
        project.checks.rules.entry(code).or_insert(regrade);
    }
}

/// Checks `project` and returns the findings form by form, errors first. `user` holds the user's severities for rules
/// where the project sets none. A form whose template is not installed is left out.
pub fn examine(project: &Project, library: &Library, user: &BTreeMap<String, Regrade>) -> Vec<Examined> {
    let mut checker = Checker::new(user.clone());
    checker.check(project, library);
    let mut examined = Vec::with_capacity(project.forms.len());
    for form in &project.forms {
        let Some(template) = library.template(&form.template) else { continue };
        let name = if form.source.is_empty() { form.name() } else { form.source.as_str() };
        let said = |finding: &Finding| Said {
            form: name.to_owned(),
            rule: finding.rule,
            severity: finding.severity,
            address: finding.place.address(template, form),
            message: finding.message.clone(),
            evidence: finding.evidence.clone(),
            place: finding.place.words(template, form),
            hint: finding.hint.clone().into_owned(),
            row: finding.place.row().and_then(|(table, id)| Some(form.place_of(table, id)? + 1)),
            stands_for: 1,
        };
        let mut own: Vec<Said> = checker.findings_of(form.id).map(said).collect();
        // A stable sort: within one severity the order of the paper remains.
        own.sort_by_key(|said| said.severity);
        let accepted = checker.accepted_of(form.id).map(|(finding, reason)| (said(finding), reason.to_owned()));
        let called = match form.source.as_str() {
            "" => form.name().to_owned(),
            source => format!("{}（{source}）", form.name()),
        };
        examined.push(Examined { id: form.id, form: called, said: own, accepted: accepted.collect() });
    }
    examined
}

/// Returns the findings as a JSON array.
pub fn json(said: &[&Said]) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(said)
}

fn severity_name<S: serde::Serializer>(severity: &Severity, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(severity.name())
}
