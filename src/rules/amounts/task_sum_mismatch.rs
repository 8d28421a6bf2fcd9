//! Tasks that do not add up.

use super::money::in_unit;
use crate::base::amount::amount_in;
use crate::base::nothing::is_nothing;
use crate::model::{Column, FieldPath, Row, Table, totals};
use crate::rules::finding::Severity;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;
use rust_decimal::Decimal;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "task-sum-mismatch",
    severity: Severity::Error,
    says: "各任务金额加起来不等于金额合计，或者某个任务的总额不等于财政拨款与其他资金之和",
    example: "金额合计 718 万元，各任务相加 718.01 万元",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    let unit = view.template.money;
    let named = |amount: Decimal| in_unit(amount.saturating_mul(unit.in_yuan()), unit);
    for column in [Column::Total, Column::Fiscal, Column::Other] {
        let path = FieldPath::Total(Table::Tasks, column.clone());
        let stated = amount_in(view.form.text(&path), unit);
        let Some((stated, sum)) = stated.zip(totals::sum(view.form, Table::Tasks, &column, unit)) else { continue };
        if stated != sum {
            let apart = named((stated - sum).abs());
            let message = format!("金额合计写的是 {}，各任务相加是 {}，相差 {apart}", named(stated), named(sum));
            report.add(view.form.id, Found::at(Place::Text(path), message).hint("请核对各任务的金额和合计"));
        }
    }
    for row in &view.form.tasks {
        let amount = |column| amount_in(&row[column], unit);
        let Some((total, fiscal, other)) = parts(row, amount) else { continue };
        let sum = fiscal + other;
        if total != sum {
            let (fiscal, other) = (named(fiscal), named(other));
            let message = format!("总额 {} 不等于财政拨款 {fiscal} 与其他资金 {other} 之和", named(total));
            let path = FieldPath::Cell(Table::Tasks, row.id(), Column::Total);
            report.add(view.form.id, Found::at(Place::Text(path), message).hint("请核对这一行的三个金额"));
        }
    }
}

/// Total, 财政拨款 and 其他资金 of a row; one of the last two may say that there is none.
fn parts(row: &Row, amount: impl Fn(Column) -> Option<Decimal>) -> Option<(Decimal, Decimal, Decimal)> {
    let blank = |column: Column| is_nothing(&row[column]);
    let part = |column: Column| if is_nothing(&row[&column]) { Some(Decimal::ZERO) } else { amount(column) };
    if blank(Column::Fiscal) && blank(Column::Other) {
        return None;
    }
    Some((amount(Column::Total)?, part(Column::Fiscal)?, part(Column::Other)?))
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
        check(CODE, form, &["tasks_total.total"]);
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
