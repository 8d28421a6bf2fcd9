//! Helpers for the tests of the rules: they build small forms and run one rule on them.

use super::check::Checker;
use super::finding::Finding;
use crate::model::{Column, Form, Key, Project, Table};
use crate::template::Library;
use std::collections::BTreeMap;

/// A form of the template `template` for 2021.
pub(super) fn form(template: &str) -> Form {
    let mut form = Form { template: template.into(), ..Form::default() };
    form.fields.set(Key::new("year"), "2021");
    form
}

/// A project form of the 2015 tree.
pub(super) fn project() -> Form {
    form("guangyuan-project")
}

impl Form {
    /// The form with these single fields.
    pub(super) fn with(mut self, fields: &[(&str, &str)]) -> Self {
        for (key, text) in fields {
            self.fields.set(Key::new(key), *text);
        }
        self
    }

    /// The form with an indicator of subclass, name and value.
    pub(super) fn indicator(self, subclass: &str, name: &str, value: &str) -> Self {
        self.indicator_of("产出指标", &[(Column::Subclass, subclass), (Column::Name, name), (Column::Value, value)])
    }

    /// The form with an indicator of a class and these cells.
    pub(super) fn indicator_of(mut self, class: &str, cells: &[(Column, &str)]) -> Self {
        let cells = [(Column::Class, class)].into_iter().chain(cells.iter().cloned());
        self.push_row(Table::Indicators, cells.collect());
        self
    }

    /// The form with a row of another table.
    pub(super) fn row_of(mut self, table: Table, cells: &[(Column, &str)]) -> Self {
        self.push_row(table, cells.iter().cloned().collect());
        self
    }
}

/// A form with a payment plan of these months and cumulative shares.
pub(super) fn plan(steps: &[(&str, &str)]) -> Form {
    let row = |form: Form, step: &(&str, &str)| {
        form.row_of(Table::Schedule, &[(Column::Month, step.0), (Column::Percent, step.1)])
    };
    steps.iter().fold(form("boye-project"), row)
}

/// The findings of the rule `code` in `forms`.
pub(super) fn findings(code: &str, forms: &[Form]) -> Vec<Finding> {
    findings_in(code, &set(forms))
}

/// A project of `forms`.
pub(super) fn set(forms: &[Form]) -> Project {
    let mut project = Project::default();
    for form in forms {
        project.push(form.clone());
    }
    project
}

/// The findings of the rule `code` in `project`.
pub(super) fn findings_in(code: &str, project: &Project) -> Vec<Finding> {
    let mut checker = Checker::new(BTreeMap::new());
    checker.check(project, &Library::builtin());
    let all = project.forms.iter().flat_map(|form| checker.findings_of(form.id));
    all.filter(|finding| finding.rule == code).cloned().collect()
}

/// Asserts that the rule `code` finds something in `form` at exactly these addresses.
#[track_caller]
pub(super) fn check(code: &str, form: Form, expected: &[&str]) {
    let library = Library::builtin();
    let project = set(&[form]);
    let template = library.template(&project.forms[0].template).expect("template");
    let found = findings_in(code, &project);
    let places: Vec<String> = found.iter().map(|f| f.place.address(template, &project.forms[0])).collect();
    assert_eq!(places, expected, "{code}: {found:#?}");
}

/// Asserts for each name and value in `subclass` whether the rule `code` finds something, and no more than once.
#[track_caller]
pub(super) fn check_values(code: &str, subclass: &str, says: &[(&str, &str)], silent: &[(&str, &str)]) {
    for (values, expected) in [(says, 1), (silent, 0)] {
        for (name, value) in values {
            let found = findings(code, &[project().indicator(subclass, name, value)]);
            assert_eq!(found.len(), expected, "{code} {subclass} {name} {value}: {found:#?}");
        }
    }
}
