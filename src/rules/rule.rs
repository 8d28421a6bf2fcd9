//! What a rule is, and how it reports what it finds.

use super::facts::Facts;
use super::finding::{Finding, Severity};
use super::forms::Forms;
use super::groups::Group;
use super::place::Place;
use super::view::{FormView, Indicator};
use crate::edit::Edit;
use crate::model::{Column, FieldPath, FormId, Key, Table};
use std::borrow::Cow;

/// A rule: its code, its severity, what it says, and its check.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The code: stable, used in JSON and in project files.
    pub code: &'static str,
    /// The severity of its findings, except those that set their own.
    pub severity: Severity,
    /// What it says, in one sentence.
    pub says: &'static str,
    /// An example.
    pub example: &'static str,
    pub(super) check: Check,
}

/// What a rule looks at, and the function that does so.
#[derive(Debug, Clone, Copy)]
pub(super) enum Check {
    /// A form alone.
    Form(fn(&FormView<'_>, &mut Report)),
    /// The forms that share something: the first function gives the fingerprints of what a form can share.
    Group(fn(&Facts) -> Vec<u64>, fn(&Group<'_>, &mut Report)),
    /// All forms of the set.
    Set(fn(&Forms<'_>, &mut Report)),
    /// The manuscripts of the set, against its forms.
    Manuscripts(fn(&Forms<'_>, &mut Report)),
}

/// What a rule found, before rule and form make it a [`Finding`].
#[derive(Debug)]
pub(super) struct Found {
    place: Place,
    severity: Option<Severity>,
    message: String,
    hint: Cow<'static, str>,
    /// None where the message itself is the evidence.
    evidence: Option<String>,
    fix: Option<Box<Edit>>,
}

impl Found {
    /// Reports `message` about `place`.
    pub(super) fn at(place: Place, message: impl Into<String>) -> Self {
        Self { place, severity: None, message: message.into(), hint: Cow::default(), evidence: None, fix: None }
    }

    /// Reports `message` about the single field `key`.
    pub(super) fn field(key: &str, message: impl Into<String>) -> Self {
        Self::at(Place::Text(FieldPath::field(key)), message)
    }

    /// Reports `message` about line `line`, from 0, of the single field `key`.
    pub(super) fn line(key: &str, line: usize, message: impl Into<String>) -> Self {
        Self::at(Place::Line(Key::new(key), line), message)
    }

    /// Reports `message` about an indicator's `column`, with the indicator as evidence.
    pub(super) fn cell(indicator: &Indicator<'_>, column: Column, message: impl Into<String>) -> Self {
        Self::at(Place::Text(FieldPath::Cell(Table::Indicators, indicator.id, column)), message)
            .evidence(indicator.evidence())
    }

    /// Reports `message` about an indicator's value.
    pub(super) fn value(indicator: &Indicator<'_>, message: impl Into<String>) -> Self {
        Self::cell(indicator, indicator.value_column(), message)
    }

    /// Reports `message` about a whole indicator.
    pub(super) fn indicator(indicator: &Indicator<'_>, message: impl Into<String>) -> Self {
        Self::at(Place::Row(Table::Indicators, indicator.id), message).evidence(indicator.evidence())
    }

    /// What to do about it.
    pub(super) fn hint(mut self, hint: impl Into<Cow<'static, str>>) -> Self {
        self.hint = hint.into();
        self
    }

    /// The texts that show it.
    pub(super) fn evidence(mut self, evidence: impl Into<String>) -> Self {
        self.evidence = Some(evidence.into());
        self
    }

    /// Adds evidence from another place.
    pub(super) fn against(mut self, other: &str) -> Self {
        self.evidence = Some(format!("{} ⟷ {other}", self.evidence.as_ref().unwrap_or(&self.message)));
        self
    }

    /// Sets `severity` instead of the rule's.
    pub(super) fn graded(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// Sets `severity` if `condition` holds.
    pub(super) fn graded_if(self, condition: bool, severity: Severity) -> Self {
        if condition { self.graded(severity) } else { self }
    }

    /// The fix.
    pub(super) fn fix(mut self, fix: Edit) -> Self {
        self.fix = Some(Box::new(fix));
        self
    }
}

/// Collects what rules find.
#[derive(Debug)]
pub(super) struct Report {
    rule: &'static str,
    severity: Severity,
    findings: Vec<Finding>,
}

impl Report {
    pub(super) fn new() -> Self {
        Self { rule: "", severity: Severity::Hint, findings: Vec::new() }
    }

    /// Attributes what is added from now on to `rule`.
    pub(super) fn begin(&mut self, rule: &'static Rule) {
        self.rule = rule.code;
        self.severity = rule.severity;
    }

    pub(super) fn add(&mut self, form: FormId, found: Found) {
        let Found { place, severity, message, hint, evidence, fix } = found;
        let severity = severity.unwrap_or(self.severity);
        let evidence = evidence.unwrap_or_else(|| message.clone());
        self.findings.push(Finding { rule: self.rule, severity, form, place, message, hint, evidence, fix });
    }

    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}
