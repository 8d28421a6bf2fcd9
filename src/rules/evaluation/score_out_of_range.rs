//! A score above its weight or below 0, or a total that is not the sum of the scores.

use crate::model::score::points;
use crate::model::{Column, FieldPath, Form, Key, Table};
use crate::rules::finding::Severity;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;
use crate::template::label;
use crate::template::shown::{shown, total_points};
use rust_decimal::Decimal;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "score-out-of-range",
    severity: Severity::Error,
    says: "得分超过分值、小于 0，或者总分不等于各项之和",
    example: "分值 10，得分 12",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    for indicator in &view.indicators {
        // Scores in words, such as 优, have no range.
        let Some(score) = points(&indicator.row[Column::Score]) else { continue };
        let Some(weight) = points(&indicator.row[Column::Weight]) else { continue };
        if let Some(message) = out_of_range(score, weight) {
            let hint = format!("得分应在 0 和 {} 之间", weight.normalize());
            report.add(view.form.id, Found::cell(indicator, Column::Score, message).hint(hint));
        }
    }
    let execution = |key: &str| points(&shown(view.template, view.form, &FieldPath::field(key)));
    if let (Some(score), Some(weight)) = (execution("funds.score.total"), execution("funds.weight.total"))
        && let Some(message) = out_of_range(score, weight)
    {
        report.add(view.form.id, Found::field("funds.score.total", message).hint("预算执行率得分最高是它的分值"));
    }
    if let Some((stated, sum)) = wrong_total(view.form, view) {
        let path = FieldPath::Total(Table::Indicators, Column::Score);
        let message = format!("总分写的是 {}，各项得分相加是 {}", stated.normalize(), sum.normalize());
        report.add(view.form.id, Found::at(Place::Text(path), message).hint("请核对各项得分和总分"));
    } else if let Some((key, stated, sum)) = wrong_above(view) {
        let label = label(view.template, view.form, key.as_str());
        let message = format!("{label}写的是 {}，各项得分相加是 {}", stated.normalize(), sum.normalize());
        report.add(view.form.id, Found::field(key.as_str(), message).hint("请核对各项得分和总分"));
    }
}

fn out_of_range(score: Decimal, weight: Decimal) -> Option<String> {
    if score > weight {
        Some(format!("得分 {} 超过分值 {}", score.normalize(), weight.normalize()))
    } else if score < Decimal::ZERO {
        Some(format!("得分 {} 小于 0", score.normalize()))
    } else {
        None
    }
}

fn wrong_total(form: &Form, view: &FormView<'_>) -> Option<(Decimal, Decimal)> {
    let stated = points(form.text(&FieldPath::Total(Table::Indicators, Column::Score)))?;
    let sum = total_points(view.template, form, Table::Indicators, &Column::Score)?;
    (stated != sum).then_some((stated, sum))
}

/// The total that a line above or below the table states, if it is not the sum: 自评得分 | 100 (广西).
fn wrong_above<'f>(view: &FormView<'f>) -> Option<(&'f Key, Decimal, Decimal)> {
    const TOTALS: [&str; 6] = ["自评得分", "自评总分", "自评总得分", "总得分", "综合得分", "自评分数"];
    let is_total = |key: &Key| {
        let label = label(view.template, view.form, key.as_str());
        let core = label.split(['（', '(']).next().unwrap_or_default();
        key.fund().is_none() && TOTALS.contains(&core.trim_end_matches(['：', ':']))
    };
    let stated = |(key, text): (&'f Key, &str)| Some((key, points(text).filter(|_| is_total(key))?));
    let (key, stated) = view.form.fields.iter().find_map(stated)?;
    let sum = total_points(view.template, view.form, Table::Indicators, &Column::Score)?;
    // Where the table's total leaves the score of execution out, the line has it.
    let execution = points(&shown(view.template, view.form, &FieldPath::field("funds.score.total")));
    let with = execution.and_then(|execution| sum.checked_add(execution)).unwrap_or(sum);
    (stated != sum && stated != with).then_some((key, stated, sum))
}

#[cfg(test)]
mod tests {
    use crate::model::{Column, Form, Table};
    use crate::rules::testing::{check, form};

    const CODE: &str = "score-out-of-range";

    fn scored(weight: &str, score: &str) -> Form {
        let cells = [(Column::Name, "名称"), (Column::Weight, weight), (Column::Score, score)];
        form("national-self-evaluation").indicator_of("产出指标", &cells)
    }

    #[test]
    fn a_total_above_the_table() {
        let stated = |total: &str| {
            let mut form = scored("90", "88").with(&[("extra.1", total), ("funds.score.total", "10")]);
            form.labels.set("extra.1".into(), "自评得分");
            form
        };
        check(CODE, stated("98"), &[]);
        check(CODE, stated("100"), &["fields.自评得分"]);
        check(CODE, stated("优"), &[]);
    }

    #[test]
    fn scores() {
        check(CODE, scored("10", "12"), &["indicators[0].score"]);
        check(CODE, scored("10", "-1"), &["indicators[0].score"]);
        check(CODE, scored("10", "10.0"), &[]);
        check(CODE, scored("10", ""), &[]);
        check(CODE, scored("10", "优"), &[]);
    }

    #[test]
    fn totals() {
        let stated = |total: &str| {
            let mut form = scored("10", "9.5");
            form.totals.set((Table::Indicators, Column::Score), total);
            form
        };
        check(CODE, stated("9.5"), &[]);
        check(CODE, stated("95"), &["indicators_total.score"]);
    }
}
