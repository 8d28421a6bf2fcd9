//! A target that asks for less than was achieved in the year before.

use crate::model::score::is_ceiling;
use crate::model::value::{Comparison, Quantity, parse};
use crate::model::{Column, Row, Table, ties};
use crate::rules::finding::Severity;
use crate::rules::kind::Kind;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Indicator};
use foldhash::HashMap;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "target-below-last-year",
    severity: Severity::Hint,
    says: "今年的指标值低于去年实际完成的（“不超过”的指标则高于去年）",
    example: "去年完成 98%，今年定 ≥90%",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    let Some(before) = view.last_year.filter(|_| !view.stage.reports()) else { return };
    let both = ties(before, view.form, Table::Indicators).into_iter().filter_map(|tie| Some((tie.after?, tie.before?)));
    let tied: HashMap<_, _> = both.collect();
    for indicator in &view.indicators {
        let row = tied.get(&indicator.id).and_then(|row| before.row(Table::Indicators, *row));
        if let Some(row) = row.filter(|row| is_below(indicator, row)) {
            let achieved = row[Column::Actual].trim();
            let message = format!("“{}”今年是 {}，去年完成的是 {achieved}", indicator.called(), indicator.value);
            let found = Found::value(indicator, message);
            report.add(view.form.id, found.hint("请核对是否定低了；有原因的在依据或说明里写明"));
        }
    }
}

/// Whether `indicator` asks for less than `row` tells was achieved.
fn is_below(indicator: &Indicator<'_>, row: &Row) -> bool {
    let achieved = parse(&row[Column::Actual]);
    let (Some(wanted), Some(got)) = (indicator.target.quantity(), achieved.quantity()) else { return false };
    let plain = |quantity: &Quantity<'_>| !quantity.is_duration() && quantity.high.is_none();
    let alike = wanted.unit.kind == got.unit.kind && wanted.is_price() == got.is_price();
    // What is spent follows the budget.
    let cost = matches!(indicator.kind, Kind::Cost | Kind::OtherCost);
    if cost || !alike || !plain(wanted) || !plain(got) {
        return false;
    }
    let ceiling = wanted.operator.map_or(is_ceiling(indicator.name), |operator| {
        matches!(operator.comparison, Comparison::AtMost | Comparison::LessThan)
    });
    if ceiling { wanted.value > got.value } else { wanted.value < got.value }
}

#[cfg(test)]
mod tests {
    use crate::model::{Column, FormId, Occasion, Project, Snapshot};
    use crate::rules::testing::{findings, findings_in, form, project, set};
    use std::sync::Arc;

    const CODE: &str = "target-below-last-year";

    fn report(name: &str, target: &str, actual: &str) -> crate::model::Form {
        let cells = [(Column::Name, name), (Column::Value, target), (Column::Actual, actual)];
        form("guangyuan-self-evaluation")
            .with(&[("project_name", "网络"), ("year", "2020")])
            .indicator_of("产出指标", &cells)
    }

    fn plan(name: &str, target: &str) -> crate::model::Form {
        project().with(&[("project_name", "网络")]).indicator("质量指标", name, target)
    }

    #[test]
    fn targets_and_what_was_achieved() {
        for (name, achieved, target, count) in [
            ("合格率", "98%", "≥90%", 1),
            ("合格率", "98%", "≥98%", 0),
            ("投诉", "3件", "≤5件", 1),
            ("投诉", "3件", "≤3件", 0),
            ("培训", "优秀", "≥3次", 0),
        ] {
            let found = findings(CODE, &[report(name, "≥1", achieved), plan(name, target)]);
            assert_eq!(found.len(), count, "{name} {achieved} {target}: {found:?}");
            assert!(found.iter().all(|finding| finding.form == FormId(2)));
        }
    }

    #[test]
    fn what_was_kept_of_the_year_before() {
        let mut kept: Project = set(&[plan("合格率", "≥90%")]);
        assert_eq!(findings_in(CODE, &kept).len(), 0);
        let form = Arc::new(report("合格率", "≥95%", "98%"));
        kept.snapshots.push(Snapshot { of: FormId(1), taken: Occasion::LastYear, form });
        assert_eq!(findings_in(CODE, &kept).len(), 1);
    }
}
