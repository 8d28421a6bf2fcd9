//! Extracts from a form the facts that other forms are compared with.

use super::{CodeOf, Coded, Goals, Identity, LongValues, Named, Task};
use crate::base::money::Money;
use crate::model::naming::{Filer, coded, filer, numbered};
use crate::model::{Column, RowId, Table, keys};
use crate::rules::likeness::{fingerprint, plain};
use crate::rules::measure::core;
use crate::rules::view::FormView;

/// How many characters a value or a clause must have so that two projects hardly write the same by chance.
const LONG: usize = 12;
const CLAUSE: usize = 6;
/// How many clauses of a goal are compared with those of other goals, each with all.
const CLAUSES: usize = 100;

pub(super) fn identity(view: &FormView<'_>) -> Identity {
    let form = view.form;
    let project = coded::project(form.field(keys::PROJECT_NAME));
    // The code's own field is surer than a code within the name, where 四川 prints it.
    let codes = [form.field(keys::PROJECT_CODE).trim(), &project.code];
    let code = codes.into_iter().find(|code| !code.is_empty()).unwrap_or_default();
    Identity {
        id: form.id,
        scope: view.template.scope,
        stage: view.stage,
        year: form.field(keys::YEAR).trim().to_owned(),
        bureau: named(&filer(form)),
        department: named(&Filer::at(form, keys::DEPARTMENT)),
        project: project.name.to_owned(),
        project_plain: plain(project.name).into_owned(),
        project_core: plain(core(project.name)).into_owned(),
        project_code: code.to_owned(),
        total: view.total(),
    }
}

/// 年初预算数 where a report has it, else its only budget.
pub(super) fn initial(view: &FormView<'_>) -> Option<(&'static str, Money)> {
    let keys = ["funds.initial.total", "funds.budget.total"];
    let stated = keys.into_iter().find_map(|key| Some((key, view.amount(key)?)));
    stated.filter(|_| view.stage.reports())
}

fn named(filer: &Filer<'_>) -> Named {
    Named { name: filer.bureau.name.to_owned(), code: filer.bureau.code.to_string(), key: filer.key }
}

pub(super) fn codes(identity: &Identity) -> Vec<Coded> {
    let mut codes = Vec::new();
    let mut add = |of: CodeOf, thing: &str, with: &str, key: &'static str| {
        if !thing.is_empty() && !with.is_empty() {
            // Rotated, so that a bureau and a project of the same name do not share a group.
            let thing = fingerprint(thing).rotate_left(of as u32);
            codes.push(Coded { of, thing, with: with.to_owned(), key });
        }
    };
    let Identity { bureau, department, project_plain, year, .. } = identity;
    add(CodeOf::Bureau, &plain(&bureau.name), &bureau.code, bureau.key);
    // Where the department files the form itself, both are the same pair.
    if department.key != bureau.key {
        add(CodeOf::Bureau, &plain(&department.name), &department.code, department.key);
    }
    let (code, key) = (plain(&identity.project_code), keys::PROJECT_CODE);
    if !project_plain.is_empty() {
        add(CodeOf::Project, &format!("{year} {project_plain}"), &code, key);
    }
    add(CodeOf::Code, &code, project_plain, key);
    codes
}

pub(super) fn tasks(view: &FormView<'_>) -> Vec<Task> {
    let unit = view.units.of_column(Table::Tasks, &Column::Total);
    let read = |row: &crate::model::Row| {
        let (name, content) = (numbered(&row[Column::Name]).name, row[Column::Content].trim());
        let name = if name.is_empty() { content } else { name };
        Task {
            id: row.id(),
            name: name.to_owned(),
            plain: plain(name).into_owned(),
            content: plain(content).into_owned(),
            total: Money::read(&row[Column::Total], unit),
        }
    };
    view.form.tasks.iter().map(read).collect()
}

pub(super) fn goals(text: &str) -> Goals {
    let whole = plain(text);
    let clauses = text
        .split(['，', ',', '。', '；', ';', '\n', '：', ':'])
        .map(plain)
        .filter(|clause| clause.chars().count() >= CLAUSE)
        .take(CLAUSES)
        .map(|clause| (fingerprint(&clause), clause.chars().count()));
    Goals {
        clauses: clauses.collect(),
        whole: fingerprint(&whole),
        written: fingerprint(text),
        plain: whole.into_owned(),
    }
}

pub(super) fn long_values(view: &FormView<'_>) -> LongValues {
    // Only values in words show a copy: many projects have ≥95% of something.
    let in_words = view.indicators.iter().filter(|indicator| indicator.target.quantities.is_empty());
    let long = in_words.filter(|indicator| indicator.value.chars().nth(LONG).is_some());
    let mut values = LongValues::default();
    for indicator in long {
        let fingerprint = fingerprint(indicator.value);
        let rows = values.rows.entry(fingerprint).or_default();
        if rows.is_empty() {
            values.fingerprints.push(fingerprint);
        }
        rows.push(indicator.id);
    }
    values
}

pub(super) fn targets(view: &FormView<'_>) -> Vec<(RowId, u64)> {
    // Rotated, so that exchanging name and value makes a different number.
    let both = |name: &str, value: &str| fingerprint(name) ^ fingerprint(value).rotate_left(17);
    view.indicators.iter().map(|indicator| (indicator.id, both(indicator.name, indicator.value))).collect()
}
