//! Tasks of a department form that do not add up.

use crate::base::money::Money;
use crate::base::nothing::is_nothing;
use crate::model::{Column, FieldPath, Row, Table};
use crate::rules::finding::Severity;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "task-sum-mismatch",
    severity: Severity::Error,
    says: "各任务金额加起来不等于金额合计，或者某个任务的总额不等于财政拨款与其他资金之和",
    example: "金额合计 718 万元，各任务相加 718.01 万元",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    // A form's own columns too, such as 2020年实际执行数 (鄂州 2022), if a total is printed below them.
    let own = view.form.totals.iter().map(|((table, column), _)| (*table, column));
    let own = own.filter(|(table, column)| *table == Table::Tasks && matches!(column, Column::Extra(_)));
    let columns = [Column::Total, Column::Fiscal, Column::Other];
    for column in columns.into_iter().chain(own.map(|(_, column)| column.clone())) {
        let path = FieldPath::Total(Table::Tasks, column.clone());
        let unit = view.unit_at(&path);
        let cells = || view.form.tasks.iter().map(|row| &row[&column]).filter(|text| !is_nothing(text));
        let unread = cells().any(|text| Money::read(text, unit).is_none());
        let sum = Money::sum(cells().filter_map(|text| Money::read(text, unit)));
        let Some((stated, sum)) = view.amount_at(&path).zip(sum) else { continue };
        // A cell that is not a number may fill a gap, but not undo that the others are too much already.
        if stated != sum && (!unread || sum > stated) {
            let apart = stated.apart(sum);
            let message = format!("金额合计写的是 {stated}，各任务相加是 {sum}，相差 {apart}");
            report.add(view.form.id, Found::at(Place::Text(path), message).hint("请核对各任务的金额和合计"));
        }
    }
    for row in &view.form.tasks {
        let amount = |column| Money::read(&row[&column], view.units.of_column(Table::Tasks, &column));
        let Some((total, fiscal, other)) = parts(row, amount) else { continue };
        if fiscal.checked_add(other).is_some_and(|sum| total != sum) {
            let message = format!("总额 {total} 不等于财政拨款 {fiscal} 与其他资金 {other} 之和");
            let path = FieldPath::Cell(Table::Tasks, row.id(), Column::Total);
            report.add(view.form.id, Found::at(Place::Text(path), message).hint("请核对这一行的三个金额"));
        }
    }
}

/// Total, 财政拨款 and 其他资金 of a row; one of the last two may say that there is none.
fn parts(row: &Row, amount: impl Fn(Column) -> Option<Money>) -> Option<(Money, Money, Money)> {
    let blank = |column: Column| is_nothing(&row[column]);
    // The row states only its total: there is nothing to compare it with.
    if blank(Column::Fiscal) && blank(Column::Other) {
        return None;
    }
    let total = amount(Column::Total)?;
    let none = Money::default().to(total.unit());
    let part = |column: Column| if is_nothing(&row[&column]) { Some(none) } else { amount(column) };
    Some((total, part(Column::Fiscal)?, part(Column::Other)?))
}

#[cfg(test)]
mod tests {
    use crate::model::{Column, Form, Table};
    use crate::rules::testing::{check, form};

    const CODE: &str = "task-sum-mismatch";

    fn task(total: &str, fiscal: &str, other: &str) -> Form {
        let cells = [(Column::Total, total), (Column::Fiscal, fiscal), (Column::Other, other)];
        form("guangyuan-department").row_of(Table::Tasks, &cells)
    }

    #[test]
    fn rows() {
        check(CODE, task("20", "15", "3"), &["tasks[0].total"]);
        check(CODE, task("20", "15", ""), &["tasks[0].total"]);
        check(CODE, task("20", "15", "无"), &["tasks[0].total"]);
        check(CODE, task("20", "15", "5"), &[]);
        check(CODE, task("20", "", ""), &[]);
        check(CODE, task("", "15", "5"), &[]);
    }

    #[test]
    fn an_amount_that_is_no_number_spoils_its_own_sum_alone() {
        let form = task("20", "abc", "3").row_of(Table::Tasks, &[(Column::Total, "20"), (Column::Fiscal, "15")]);
        check(CODE, form, &["tasks[1].total"]);
        let mut form = task("20", "abc", "5");
        form.totals.set((Table::Tasks, Column::Total), "21");
        form.totals.set((Table::Tasks, Column::Fiscal), "21");
        check(CODE, form.clone(), &["tasks_total.total"]);
        form.totals.set((Table::Tasks, Column::Total), "20");
        form.totals.set((Table::Tasks, Column::Fiscal), "");
        check(CODE, form.clone(), &[]);
        form.totals.set((Table::Tasks, Column::Other), "2");
        check(CODE, form, &["tasks_total.other"]);
    }

    #[test]
    fn a_column_of_the_forms_own() {
        let own = Column::Extra("2020年实际执行数".into());
        let cells = |amount: &'static str| [(own.clone(), amount)];
        let mut form = form("generic");
        for amount in ["191", "99", "372.88"] {
            form = form.row_of(Table::Tasks, &cells(amount));
        }
        form.totals.set((Table::Tasks, own.clone()), "662.98");
        check(CODE, form.clone(), &["tasks_total.2020年实际执行数"]);
        form.totals.set((Table::Tasks, own), "662.88");
        check(CODE, form, &[]);
    }

    #[test]
    fn the_stated_total() {
        let stated = |total: &str| {
            let mut form = task("20", "20", "");
            form.totals.set((Table::Tasks, Column::Total), total);
            form
        };
        check(CODE, stated("21"), &["tasks_total.total"]);
        check(CODE, stated("20.00"), &[]);
        check(CODE, stated(""), &[]);
    }
}
