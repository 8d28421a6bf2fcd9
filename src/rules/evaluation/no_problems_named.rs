//! 存在问题：暂无, 改进措施：无, while points were lost.

use super::outcome::{claim, is_missed, scored};
use super::rate::rate;
use crate::base::nothing::is_nothing;
use crate::base::words::Words;
use crate::model::FieldPath;
use crate::rules::finding::Severity;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;
use crate::template::{Stage, label};
use rust_decimal::Decimal;
use std::sync::LazyLock;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "no-problems-named",
    severity: Severity::Warning,
    says: "有指标没有达到或扣了分，“存在问题”“改进措施”却写“无”",
    example: "存在问题：暂无；有一项只得 8 分（分值 10）",
    check: Check::Form(check),
};

static ASKS: LazyLock<Words> =
    LazyLock::new(|| Words::new(["存在问题", "存在的问题", "主要问题", "改进措施", "改进建议"]));

fn check(view: &FormView<'_>, report: &mut Report) {
    // What is not reached by July may be reached by the end of the year.
    if view.stage == Stage::Monitoring {
        return;
    }
    let fields = view.form.fields.iter().filter(|(_, text)| is_nothing(text) || text.trim() == "无问题");
    for (key, text) in fields {
        let label = label(view.template, view.form, key.as_str());
        if !ASKS.stand_in(label) {
            continue;
        }
        let Some(lost) = lost(view) else { return };
        let message = format!("“{label}”写的是“{}”，可是{lost}", text.trim());
        let found = Found::at(Place::Text(FieldPath::Field(key.clone())), message);
        report.add(view.form.id, found.hint("请写明问题和改进措施"));
    }
}

/// What the form itself says was not reached.
fn lost(view: &FormView<'_>) -> Option<String> {
    let short = |(score, weight): (Decimal, Decimal)| score < weight;
    let missed = view.indicators.iter().find(|i| scored(i).is_some_and(short) || is_missed(claim(view, i)));
    let executed = || rate(view).filter(|rate| *rate < Decimal::ONE_HUNDRED);
    missed
        .map(|indicator| format!("“{}”没有完全达到", indicator.called()))
        .or_else(|| Some(format!("预算执行率是 {}%", executed()?.normalize())))
}

#[cfg(test)]
mod tests {
    use crate::model::{Column, Form};
    use crate::rules::testing::{check, form};

    fn told(text: &str, score: &str) -> Form {
        let cells = [
            (Column::Name, "合格率"),
            (Column::Value, "≥95%"),
            (Column::Actual, "96%"),
            (Column::Weight, "10"),
            (Column::Score, score),
        ];
        let mut form = form("generic").with(&[("extra.1", text)]).indicator_of("产出指标", &cells);
        form.labels.set("extra.1".into(), "存在问题");
        form
    }

    #[test]
    fn problems() {
        let code = "no-problems-named";
        check(code, told("暂无", "8"), &["fields.存在问题"]);
        check(code, told("无。", "8"), &["fields.存在问题"]);
        check(code, told("暂无", "10"), &[]);
        check(code, told("支付偏慢", "8"), &[]);
        let executed = [("funds.budget.total", "100"), ("funds.executed.total", "80")];
        check(code, told("无", "10").with(&executed), &["fields.存在问题"]);
    }
}
