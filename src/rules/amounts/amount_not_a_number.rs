//! An amount that is not a number, such as 年度资金总额：abc: without this rule the sums would silently leave it out.

use crate::base::nothing::is_nothing;
use crate::model::{Column, FieldPath, Table};
use crate::rules::finding::Severity;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;
use crate::template::own::own_amounts;
use crate::template::{FieldKind, place};

pub(in crate::rules) const RULE: Rule = Rule {
    code: "amount-not-a-number",
    severity: Severity::Error,
    says: "金额写的不是数字，不能参加加总",
    example: "年度资金总额：约6万",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    for path in amounts(view) {
        let text = view.form.text(&path).trim();
        // 无 and dashes count as nothing in every sum.
        if is_nothing(text) || view.amount_at(&path).is_some() {
            continue;
        }
        let message = format!("{}写的“{text}”不是数字", place(view.template, view.form, &path));
        // A blank total is added up by the program.
        let without = if matches!(path, FieldPath::Total(..)) {
            "留空自动合计"
        } else {
            "没有金额的留空或写“无”"
        };
        let hint = format!("请只写数字，如 6.5（{}）；{without}", view.unit_at(&path).name());
        report.add(view.form.id, Found::at(Place::Text(path), message).hint(hint));
    }
}

/// The fields of the form that hold amounts.
fn amounts<'v>(view: &'v FormView<'_>) -> impl Iterator<Item = FieldPath> + 'v {
    let single = view.template.fields.iter().filter(|spec| spec.kind == FieldKind::Amount);
    let own = own_amounts(view.template, view.form);
    let columns = Table::ALL.into_iter().flat_map(|table| {
        let block = view.template.table(table);
        let columns = block.into_iter().flat_map(|block| &block.columns).map(|spec| &spec.column);
        columns.filter(|column| column.is_amount()).map(move |column| (table, column))
    });
    single
        .map(|spec| &spec.key)
        .chain(own)
        .map(|key| FieldPath::Field(key.clone()))
        .chain(columns.flat_map(|(table, column)| down(view, table, column)))
}

/// The cells of `column`, and the total under them.
fn down<'v>(view: &'v FormView<'_>, table: Table, column: &'v Column) -> impl Iterator<Item = FieldPath> + 'v {
    let cells = view.form.rows(table).iter().map(move |row| FieldPath::Cell(table, row.id(), column.clone()));
    cells.chain([FieldPath::Total(table, column.clone())])
}

#[cfg(test)]
mod tests {
    use crate::model::{Column, Table};
    use crate::rules::testing::{check, findings, form, project};

    const CODE: &str = "amount-not-a-number";

    #[test]
    fn single_amounts() {
        for text in ["abc", "约6万元", "６", "6 7", "1,20", "12人", "元"] {
            check(CODE, project().with(&[("funds.total", text)]), &["funds.年度资金总额"]);
        }
        for text in ["", " ", "无", "/", "—", "220", "6万元", "1,200.50元", "16.78万", "-3"] {
            check(CODE, project().with(&[("funds.total", text)]), &[]);
        }
        let found = findings(CODE, &[project().with(&[("funds.fiscal", "abc")])]);
        assert_eq!(found[0].message, "财政拨款写的“abc”不是数字");
        assert_eq!(found[0].hint, "请只写数字，如 6.5（万元）；没有金额的留空或写“无”");
    }

    #[test]
    fn amounts_under_labels_of_the_forms_own() {
        let mut form = project().with(&[("funds.carried", "约6"), ("funds.rate.carried", "近一半")]);
        form.labels.set("funds.carried".into(), "上年结转资金");
        form.labels.set("funds.rate.carried".into(), "执行率");
        check(CODE, form, &["funds.上年结转资金"]);
    }

    #[test]
    fn amounts_of_tasks_and_their_totals() {
        let cells = [(Column::Name, "审计"), (Column::Total, "若干"), (Column::Fiscal, "无")];
        let mut form = form("guangyuan-department").row_of(Table::Tasks, &cells);
        form.totals.set((Table::Tasks, Column::Total), "合计");
        check(CODE, form, &["tasks[0].total", "tasks_total.total"]);
    }

    #[test]
    fn one_that_is_no_number_does_not_silence_the_sums_without_it() {
        let both = [("funds.budget.total", "abc"), ("funds.executed.total", "20"), ("funds.executed.fiscal", "15")];
        let form = form("guangyuan-self-evaluation").with(&both);
        check(CODE, form.clone(), &["funds.预算数"]);
        check("funds-sum-mismatch", form, &["funds.执行数"]);
    }
}
