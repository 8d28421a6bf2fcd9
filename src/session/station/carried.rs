//! What a station takes over from the form before, and what it leaves empty.

use super::title::title;
use crate::base::amount::MoneyUnit;
use crate::base::money::Money;
use crate::model::{Bureau, Column, Form, Key, Row, Table, Texts, keys};
use crate::template::{FieldKind, FieldSpec, Stage, TableBlock, Template, Units, blank};
use std::borrow::Cow;

/// The columns in which a report tells what was done: a new one leaves them empty.
const REPORTED: [Column; 4] = [Column::Actual, Column::Score, Column::Deviation, Column::Remark];
/// The columns of funds that a report fills in: parts of keys.
const REPORTED_FUNDS: [&str; 5] = ["arrived", "executed", "left", "rate", "reason"];
/// The columns of funds that state what was granted: an approval has none, its keys are `funds.total`.
const GRANTED: [&str; 2] = ["budget", "initial"];

/// A form and what is made of it.
pub(super) struct Carry<'a> {
    pub(super) form: &'a Form,
    pub(super) from: &'a Template,
    pub(super) to: &'a Template,
    pub(super) stage: Stage,
    pub(super) bureau: &'a Bureau,
    /// The other stations of the project in that year, the last one first.
    pub(super) others: &'a [&'a Form],
}

impl Carry<'_> {
    /// The new station. Its rows keep their ids.
    pub(super) fn form(&self) -> Form {
        let mut made = if self.from.id == self.to.id && !self.stage.reports() { self.copy() } else { self.carry() };
        let title = title(self.to, &made, self.stage);
        made.fields.set(keys::TITLE.into(), title);
        made
    }

    /// All of the form: 申报 → 批复, and the beginning of an adjustment.
    fn copy(&self) -> Form {
        Form { source: String::new(), steps: Vec::new(), ..self.form.clone() }
    }

    fn carry(&self) -> Form {
        let mut made = Form { template: self.to.id.clone(), ..Form::default() };
        blank::filled(self.to, self.bureau).for_each(|(key, text)| made.fields.set(key, text));
        // What a line of the form says of its amounts decides how those are written, so it stands before them.
        for key in [keys::YEAR, keys::PROJECT_CODE] {
            fill(&mut made, key.into(), self.form.field(key).to_owned());
        }
        if self.to.field(keys::MONEY_UNIT).is_some() {
            fill(&mut made, keys::MONEY_UNIT.into(), self.form.field(keys::MONEY_UNIT).to_owned());
        }
        let texts: Vec<(Key, String)> =
            self.to.fields.iter().map(|spec| (spec.key.clone(), self.text(&made, spec))).collect();
        texts.into_iter().for_each(|(key, text)| fill(&mut made, key, text));
        let told: Vec<(Key, String)> = self.to.fields.iter().filter_map(|spec| self.elsewhere(spec)).collect();
        told.into_iter().for_each(|(key, text)| fill(&mut made, key, text));
        for table in Table::ALL {
            *made.rows_mut(table) = self.rows(table);
        }
        made
    }

    fn text(&self, made: &Form, spec: &FieldSpec) -> String {
        let key = spec.key.as_str();
        if self.stage.reports() && is_reported(spec) {
            return String::new();
        }
        let written = self.form.field(key);
        if let Some(parts) = spec.key.fund() {
            let from = if written.is_empty() { granted(self.form, &parts) } else { key.to_owned() };
            let units = [Units::of(self.from, self.form).of_field(&from), Units::of(self.to, made).of_field(key)];
            return amount(self.form.field(&from), units).into_owned();
        }
        match key {
            // It names the stage before.
            keys::TITLE => String::new(),
            // The bureau that asked for the money also spends it, unless a form names another.
            keys::IMPLEMENTER if written.is_empty() => self.form.field(keys::BUREAU).to_owned(),
            keys::BUREAU if written.is_empty() => self.form.field(keys::IMPLEMENTER).to_owned(),
            _ => written.to_owned(),
        }
    }

    /// What another station says of the project where the form has no place for it: who is in charge, beside a plan that only
    /// names the unit. Amounts and what is reported are each station's own.
    fn elsewhere(&self, spec: &FieldSpec) -> Option<(Key, String)> {
        let own = is_reported(spec) || spec.key.fund().is_some() || spec.key.as_str() == keys::TITLE;
        if own || self.from.field(spec.key.as_str()).is_some() || !self.form.field(spec.key.as_str()).is_empty() {
            return None;
        }
        let text = self.others.iter().map(|form| form.field(spec.key.as_str())).find(|text| !text.trim().is_empty())?;
        Some((spec.key.clone(), text.to_owned()))
    }

    fn rows(&self, table: Table) -> Vec<Row> {
        let rows = self.form.rows(table);
        match (table, self.to.table(table)) {
            (Table::Schedule, _) if self.to.has_schedule() => rows.to_vec(),
            (_, Some(block)) => rows.iter().map(|row| self.row(row, block)).collect(),
            (_, None) => Vec::new(),
        }
    }

    fn row(&self, row: &Row, block: &TableBlock) -> Row {
        let has = |column: &Column| block.column(column).is_some();
        let branch = |column: &Column| matches!(column, Column::Class | Column::Subclass | Column::Mark | Column::Term);
        let reported = |column: &Column| self.stage.reports() && REPORTED.contains(column);
        let kept = row.cells().filter(|(column, _)| (has(column) || branch(column)) && !reported(column));
        let mut cells: Texts<Column> = kept.map(|(column, text)| (column.clone(), text)).collect();
        // ≥, 95 and % are written as one target where the form has no columns for them, and an adjusted target is the one
        // that counts.
        if [Column::Operator, Column::Unit, Column::Adjusted]
            .iter()
            .any(|column| !row[column].is_empty() && !has(column))
        {
            cells.set(Column::Value, row.whole_value());
            [Column::Operator, Column::Unit].into_iter().for_each(|column| cells.set(column, ""));
        }
        if let Some(label) = class_label(block, &row[Column::Class]) {
            cells.set(Column::Class, label);
        }
        Row::with(row.id(), cells)
    }
}

/// Sets a field, unless there is nothing to set: what the template fills in stays then.
fn fill(made: &mut Form, key: Key, text: String) {
    if !text.is_empty() {
        made.fields.set(key, text);
    }
}

/// What the form calls a class that another form calls otherwise: 项目完成 → 完成指标.
fn class_label<'b>(block: &'b TableBlock, class: &str) -> Option<&'b str> {
    block.class_like(class).map(|spec| spec.label.as_str()).filter(|label| *label != class)
}

fn is_reported(spec: &FieldSpec) -> bool {
    let fund = spec.key.fund().is_some_and(|parts| parts.iter().any(|part| REPORTED_FUNDS.contains(part)));
    let by_kind = matches!(spec.kind, FieldKind::Percent | FieldKind::Score | FieldKind::Reviewer);
    fund || by_kind || [keys::GOALS_ACTUAL, keys::GRADE].contains(&spec.key.as_str())
}

/// The key under which `form` states what was granted: `funds.budget.total` of one form is `funds.total` of another.
pub fn granted(form: &Form, parts: &[&str]) -> String {
    let row = match parts {
        [column, row @ ..] if GRANTED.contains(column) => row,
        parts => parts,
    };
    let columns = ["funds."].into_iter().map(str::to_owned).chain(GRANTED.map(|column| format!("funds.{column}.")));
    let mut keys = columns.map(|before| before + &row.join("."));
    keys.find(|key| !form.field(key).trim().is_empty()).unwrap_or_default()
}

/// An amount as a form in the second unit writes it. One that names its unit stays as it was typed.
fn amount(text: &str, [from, to]: [MoneyUnit; 2]) -> Cow<'_, str> {
    let named = MoneyUnit::behind(text).1.is_some();
    let money = Money::read(text, from).filter(|_| from != to && !named);
    money.map_or(Cow::Borrowed(text), |money| Cow::Owned(money.to(to).figure().normalize().to_string()))
}
