//! A payment plan that repeats a month, or whose cumulative share falls.

use super::schedule_incomplete::share;
use crate::model::value::parse;
use crate::model::{Column, Row, Table};
use crate::rules::finding::Severity;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;
use rust_decimal::Decimal;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "schedule-not-increasing",
    severity: Severity::Error,
    says: "资金支出计划的月份重复或者比例往下掉",
    example: "6月底 50%，10月底 45%",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    let steps: Vec<(&Row, Option<u8>, Option<Decimal>)> = (view.form.schedule.iter())
        .map(|row| (row, month(&row[Column::Month]), share(&row[Column::Percent])))
        .collect();
    for pair in steps.windows(2) {
        let [(earlier, a, low), (later, b, high)] = pair else { continue };
        let text = |row: &Row| format!("{} {}", row[Column::Month].trim(), row[Column::Percent].trim());
        let message = if a.is_some() && a == b {
            format!("资金支出计划里{}写了两次", earlier[Column::Month].trim())
        } else if a.zip(*b).is_some_and(|(a, b)| a > b) {
            format!("资金支出计划的月份次序不对：{} 在 {} 前面", text(earlier), text(later))
        // An equal share is right: nothing was spent in between.
        } else if low.zip(*high).is_some_and(|(low, high)| low > high) {
            format!("资金支出计划是累计比例，不会减少：{}，{}", text(earlier), text(later))
        } else {
            continue;
        };
        let found = Found::at(Place::Table(Table::Schedule), message);
        report.add(view.form.id, found.hint("请按月份先后填写累计比例"));
        return;
    }
}

fn month(text: &str) -> Option<u8> {
    parse(text).dates.first().and_then(|date| date.month)
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, plan};

    #[test]
    fn steps() {
        let code = "schedule-not-increasing";
        check(code, plan(&[("6月底", "50%"), ("10月底", "45%")]), &["schedule"]);
        check(code, plan(&[("6月底", "50%"), ("6月底", "75%")]), &["schedule"]);
        check(code, plan(&[("6月底", "50%"), ("3月底", "75%")]), &["schedule"]);
        check(code, plan(&[("3月底", "50%"), ("6月底", "50%"), ("12月底", "100%")]), &[]);
        check(code, plan(&[("3月底", ""), ("", "50%")]), &[]);
    }
}
