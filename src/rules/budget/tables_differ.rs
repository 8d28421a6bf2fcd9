//! The same total in several budget tables: 收入总计 and 支出总计 of 收支总表, and the 合计 of 收入总表 and 支出总表.

use super::across::wholes;
use super::table::{BudgetTable, is_total};
use super::which::{Which, which};
use crate::base::money::Money;
use crate::model::{FieldPath, FormId};
use crate::rules::finding::Severity;
use crate::rules::forms::Forms;
use crate::rules::manuscript::compare::same_money;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    code: "budget-tables-differ",
    severity: Severity::Error,
    says: "文稿的几张预算表里同一个总额不同：收支总表、收入总表、支出总表的总计，财政拨款各表的总计（两边都报）",
    example: "收支总表的收入总计是 7180130 元，收入总表的合计是 7180230 元",
    check: Check::Manuscripts(check),
};

/// A total that a table states.
#[derive(Clone)]
struct Total {
    caption: String,
    name: String,
    path: FieldPath,
    amount: Money,
}

fn check(forms: &Forms<'_>, report: &mut Report) {
    for (form, prose) in forms.proses() {
        // A manuscript may hold the tables of several bureaus, one after another, each with its 收支总表 in front.
        let mut set: Vec<(Which, &BudgetTable)> = Vec::new();
        for table in prose.tables.iter().filter(|table| table.unit.is_some()) {
            let Some(own) = which(&table.caption) else { continue };
            if own == Which::Balance && !set.is_empty() {
                compare(form, &std::mem::take(&mut set), report);
            }
            set.push((own, table));
        }
        compare(form, &set, report);
    }
}

/// Compares the tables of one bureau.
fn compare(form: FormId, set: &[(Which, &BudgetTable)], report: &mut Report) {
    let of = |which: Which| set.iter().filter(move |(own, _)| *own == which).map(|(_, table)| *table);
    for which in [Which::Balance, Which::FiscalBalance] {
        for table in of(which) {
            let sides = ["收入总计", "支出总计"].map(|name| of_side(table, name));
            let [income, outlay] = sides.each_ref().map(|side| side.first());
            if let Some((income, outlay)) = income.zip(outlay) {
                one_of(form, outlay, std::slice::from_ref(income), report);
            }
        }
    }
    let balance = || of(Which::Balance);
    for (which, side) in [(Which::Income, "收入"), (Which::Outlay, "支出")] {
        let stated: Vec<Total> = balance().flat_map(|table| of_side(table, side)).collect();
        // 收入总表 is with what was carried over, or without it.
        of(which).filter_map(only).for_each(|total| one_of(form, &total, &stated, report));
    }
    // By 功能 and by 经济, they are the same money.
    for which in [Which::General, Which::Basic] {
        let mut totals = of(which).filter_map(only);
        let Some(first) = totals.next() else { continue };
        totals.for_each(|total| one_of(form, &total, std::slice::from_ref(&first), report));
    }
    for source in ["一般公共预算", "政府性基金", "国有资本经营"] {
        let line = |table| line(table, source);
        let stated: Vec<Total> = balance().filter_map(line).collect();
        of(Which::FiscalBalance).filter_map(line).for_each(|own| one_of(form, &own, &stated, report));
    }
}

/// The totals of one side of a table: 本年收入合计 and 收入总计.
fn of_side(table: &BudgetTable, side: &str) -> Vec<Total> {
    let places = wholes(table).into_iter().flat_map(|column| (0..table.lines.len()).map(move |line| (line, column)));
    let totals = places.filter_map(|place| Total::of(table, place));
    totals.filter(|total| is_total(&total.name) && total.name.contains(side)).collect()
}

/// The total of a table that has only one.
fn only(table: &BudgetTable) -> Option<Total> {
    let [column] = wholes(table)[..] else { return None };
    let mut totals = (0..table.lines.len()).filter_map(|line| Total::of(table, (line, column)));
    let total = totals.find(|total| is_total(&total.name))?;
    totals.all(|other| !is_total(&other.name)).then_some(total)
}

/// The first line of the incomes that names `source`: what was carried over stands below.
fn line(table: &BudgetTable, source: &str) -> Option<Total> {
    let incomes = table.names(*table.amounts.first()?);
    let column = wholes(table).into_iter().find(|column| table.names(*column) == incomes)?;
    let names = (0..table.lines.len()).map(|line| (line, table.name(line, table.names(column))));
    let (line, _) = names.into_iter().find(|(_, name)| name.contains(source))?;
    Total::of(table, (line, column))
}

impl Total {
    fn of(table: &BudgetTable, (line, column): (usize, usize)) -> Option<Self> {
        let name = table.name(line, table.names(column));
        let (amount, path) = (table.amount(line, column)?, table.path(line, column)?);
        Some(Self { caption: table.caption.clone(), name, path, amount })
    }
}

/// Reports on both sides that `total` is none of `stated`, of which the last is the one that is meant.
fn one_of(form: FormId, total: &Total, stated: &[Total], report: &mut Report) {
    let Some(other) = stated.last().filter(|_| !stated.iter().any(|other| same_money(other.amount, total.amount)))
    else {
        return;
    };
    for (own, other) in [(total, other), (other, total)] {
        let apart = own.amount.apart(other.amount);
        let message = format!(
            "“{}”是 {}，{}的“{}”是 {}，相差 {apart}",
            own.name, own.amount, other.caption, other.name, other.amount
        );
        let found = Found::at(Place::Text(own.path.clone()), message).against(&other.caption);
        report.add(form, found.hint("请核对两张表的总额"));
    }
}
