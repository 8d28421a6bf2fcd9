//! The same indicator twice in a form, within a class or in two classes.

use crate::edit::Edit;
use crate::model::value::{Comparison, DateMark, Reading};
use crate::model::{Column, Table};
use crate::rules::finding::Severity;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Indicator};
use foldhash::HashMap;
use rust_decimal::Decimal;
use std::collections::hash_map::Entry;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "duplicate-indicator",
    severity: Severity::Warning,
    says: "同一个指标写了两次",
    example: "完成时间在质量指标和时效指标里各写一次",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    // Rows of the empty form are all alike.
    let counts = |indicator: &&Indicator<'_>| !indicator.name.is_empty() && !indicator.has_no_value();
    // A form with two tables says one thing once for the year and once for its whole term (东莞 2019).
    let mut firsts: HashMap<(&str, &str, Said<'_>), &Indicator<'_>> = HashMap::default();
    for indicator in view.indicators.iter().filter(counts) {
        let first = match firsts.entry((&indicator.row[Column::Term], &indicator.plain_name, said(indicator))) {
            Entry::Occupied(first) => *first.get(),
            Entry::Vacant(free) => {
                free.insert(indicator);
                continue;
            }
        };
        let branch = |indicator: &Indicator<'_>| indicator.row[Column::Subclass].trim().to_owned();
        let same_branch = branch(first) == branch(indicator);
        let message = match same_branch {
            true => format!("“{}”在{}里写了两次", indicator.name, branch(indicator)),
            false => format!("“{}”在{}和{}里各写了一次", indicator.name, branch(first), branch(indicator)),
        };
        let found = Found::indicator(indicator, message).against(&first.evidence()).hint("请删去一个");
        // Within one class either row can go. Of rows in two classes only the user knows which is in the wrong place.
        let row = Edit::RemoveRows { form: view.form.id, table: Table::Indicators, rows: vec![indicator.id] };
        report.add(view.form.id, if same_branch { found.fix(row) } else { found });
    }
}

/// What a value says, however it is spelled: 2021年12月底前完成 and 2021年12月底之前 (广元 2021) are one date.
#[derive(PartialEq, Eq, Hash)]
enum Said<'a> {
    Number(Option<Comparison>, Decimal, &'a str),
    Date(Option<i32>, Option<u8>),
    Words(&'a str),
}

fn said<'a>(indicator: &'a Indicator<'_>) -> Said<'a> {
    let target = &indicator.target;
    let date = |date: &DateMark| Said::Date(date.year, date.month);
    match target.reading() {
        Reading::Quantity(_) => target.quantity().map(|quantity| {
            let comparison = quantity.operator.map(|operator| operator.comparison);
            Said::Number(comparison, quantity.value.normalize(), quantity.unit.base)
        }),
        Reading::Date(index) => target.dates.get(index).map(date),
        Reading::Several | Reading::Text => None,
    }
    .unwrap_or_else(|| Said::Words(&indicator.plain_value))
}

#[cfg(test)]
mod tests {
    use crate::model::Column::{Name, Subclass, Term, Value};
    use crate::rules::testing::{check, project};

    #[test]
    fn two_tables_of_a_form_say_it_each_once() {
        let of = |term| [(Term, term), (Subclass, "质量指标"), (Name, "误差率"), (Value, "≤5%")];
        let form = project().indicator_of("产出指标", &of("长期")).indicator_of("产出指标", &of("年度"));
        check("duplicate-indicator", form, &[]);
    }

    fn two(first: (&str, &str, &str), second: (&str, &str, &str), expected: &[&str]) {
        let form = project().indicator(first.0, first.1, first.2).indicator(second.0, second.1, second.2);
        check("duplicate-indicator", form, expected);
    }

    #[test]
    fn rows() {
        let finished = ("质量指标", "完成时间", "2021年12月底之前");
        two(finished, ("时效指标", "完成时间", "2021年12月底前完成"), &["indicators[1]"]);
        two(("满意度指标", "满意度", "≥95%"), ("满意度指标", "指标2：满意度", "≥ 95%"), &["indicators[1]"]);
        two(finished, ("时效指标", "完成时间", "2021年6月底前"), &[]);
        two(("数量指标", "文件柜", "11套"), ("成本指标", "文件柜", "2.88万元"), &[]);
        two(("满意度指标", "职工满意度", "≥95%"), ("满意度指标", "群众满意度", "≥95%"), &[]);
        two(("数量指标", "文件柜", ""), ("数量指标", "文件柜", ""), &[]);
    }
}
