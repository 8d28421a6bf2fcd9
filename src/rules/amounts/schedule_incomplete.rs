//! A payment plan (资金支出计划) that lacks its last month or does not end at 100%.

use crate::model::value::parse;
use crate::model::{Column, Row, Table};
use crate::rules::finding::Severity;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;
use rust_decimal::Decimal;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "schedule-incomplete",
    severity: Severity::Error,
    says: "资金支出计划没有最后的月份，或者最后不是 100%",
    example: "12月底只支出到 90%",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    let steps: Vec<&Row> = view.form.schedule.iter().filter(|row| !row[Column::Percent].trim().is_empty()).collect();
    if view.form.schedule.is_empty() {
        return;
    }
    let message = match steps.last() {
        None => "资金支出计划没有填写".to_owned(),
        Some(last) if last[Column::Month].trim().is_empty() => "资金支出计划的最后一步没有月份".to_owned(),
        Some(last) => match share(&last[Column::Percent]) {
            Some(share) if share != Decimal::ONE_HUNDRED => {
                format!(
                    "资金支出计划最后一步（{}）是 {}，不是 100%",
                    last[Column::Month].trim(),
                    last[Column::Percent].trim()
                )
            }
            _ => match view.form.schedule.last() {
                Some(row) if row[Column::Percent].trim().is_empty() && !row[Column::Month].trim().is_empty() => {
                    format!("资金支出计划的{}没有比例", row[Column::Month].trim())
                }
                _ => return,
            },
        },
    };
    let evidence: Vec<String> =
        view.form.schedule.iter().map(|row| format!("{} {}", &row[Column::Month], &row[Column::Percent])).collect();
    let found = Found::at(Place::Table(Table::Schedule), message).evidence(evidence.join("；"));
    report.add(view.form.id, found.hint("支出计划是累计比例，到年底应达到 100%"));
}

/// A cumulative share in percent: 25%, or 25 under a label that says %.
pub(super) fn share(text: &str) -> Option<Decimal> {
    let target = parse(text.trim());
    let quantity = target.quantity()?;
    // A bare number is in percent too: the label says %.
    quantity.in_percent().or_else(|| quantity.lacks_unit().then_some(quantity.value))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, plan};

    #[test]
    fn the_last_step() {
        let code = "schedule-incomplete";
        check(code, plan(&[("3月底", "25%"), ("12月底", "90%")]), &["schedule"]);
        check(code, plan(&[("3月底", "25%"), ("", "100%")]), &["schedule"]);
        check(code, plan(&[("3月底", ""), ("12月底", "")]), &["schedule"]);
        check(code, plan(&[("3月底", "100%"), ("12月底", "")]), &["schedule"]);
        check(code, plan(&[("3月底", "25%"), ("12月底", "100%")]), &[]);
        check(code, plan(&[("3月底", "25"), ("12月底", "100")]), &[]);
        check(code, plan(&[]), &[]);
    }
}
