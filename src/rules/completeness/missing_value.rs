//! A row with a name and without a value, such as 提高效率：无 (博野 2022).

use super::prompts::is_prompt;
use crate::base::nothing::is_nothing;
use crate::base::words::Words;
use crate::model::Column;
use crate::rules::finding::Severity;
use crate::rules::kind::Kind;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Indicator};
use crate::template::Stage;
use std::sync::LazyLock;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "missing-value",
    severity: Severity::Error,
    says: "有三级指标，没有指标值（空白、“无”、“—”），或者自评表里没有实际完成值",
    example: "提高效率：无",
    check: Check::Form(check),
};

/// Things that should not happen.
static EVENTS: LazyLock<Words> =
    LazyLock::new(|| Words::new(["事故", "事件", "案件", "现象", "投诉", "违规", "违纪", "差错", "舆情"]));

fn check(view: &FormView<'_>, report: &mut Report) {
    let mut above: Option<&Indicator<'_>> = None;
    let evaluates = evaluates(view);
    // One finding a row: a name that is a prompt is the subject of `placeholder-left`.
    for indicator in view.indicators.iter().filter(|indicator| !is_prompt(indicator.name)) {
        if indicator.has_no_value() && !indicator.name.is_empty() {
            let found = match indicator.value {
                "" => Found::value(indicator, format!("“{}”没有指标值", indicator.name)),
                text => Found::value(indicator, format!("“{}”的指标值是“{text}”，等于没有", indicator.name)),
            };
            // In published forms one amount often covers two costs, with its cell merged over both rows.
            let shares = above.is_some_and(|a| a.kind == Kind::Cost && a.target.amount().is_some());
            let merged = indicator.kind == Kind::Cost && indicator.value.is_empty() && shares;
            // For what should not happen, 无 can be a target: none.
            let event = !indicator.value.is_empty() && EVENTS.stand_in(indicator.name);
            let found = if event {
                found.graded(Severity::Hint).hint("如果是指不发生，请写成 0起、0次")
            } else if merged {
                found.graded(Severity::Warning).hint("如果和上一行合用一个金额，请把两项的金额分开填写")
            } else {
                found.hint("请填写指标值；用不到的指标请删去这一行")
            };
            report.add(view.form.id, found);
            continue;
        }
        above = Some(indicator);
        let actual = &indicator.row[Column::Actual];
        // For what should not happen, 无 says that it did not.
        let unknown = is_nothing(actual) && (actual.trim().is_empty() || !EVENTS.stand_in(indicator.name));
        if evaluates && unknown && !indicator.name.is_empty() && !is_prompt(indicator.value) {
            let message = format!("“{}”没有实际完成值", indicator.name);
            report.add(view.form.id, Found::cell(indicator, Column::Actual, message).hint("请填写实际完成了多少"));
        }
    }
}

/// Whether the form tells what was achieved.
fn evaluates(view: &FormView<'_>) -> bool {
    let told = |indicator: &Indicator<'_>| !indicator.row[Column::Actual].trim().is_empty();
    view.has_column(&Column::Actual) && (view.stage == Stage::SelfEvaluation || view.indicators.iter().any(told))
}

#[cfg(test)]
mod tests {
    use crate::model::{Column, Form};
    use crate::rules::Severity;
    use crate::rules::testing::{check, check_values, findings, form, project};

    #[test]
    fn values() {
        check_values(
            "missing-value",
            "经济效益指标",
            &[("提高效率", "无"), ("提高效率", ""), ("提高效率", "—"), ("指标1：提高效率", " ")],
            &[("提高效率", "无遗漏信息"), ("提高效率", "0"), ("", ""), ("指标1：", "")],
        );
    }

    #[test]
    fn achieved_values() {
        let row = |form: Form, name: &str, actual: &str| {
            form.indicator_of("产出指标", &[(Column::Name, name), (Column::Value, "≥95%"), (Column::Actual, actual)])
        };
        let told = row(form("generic"), "合格率", "96%");
        check("missing-value", row(told.clone(), "覆盖率", ""), &["indicators[1].actual"]);
        check("missing-value", row(told.clone(), "覆盖率", "/"), &["indicators[1].actual"]);
        check("missing-value", row(told.clone(), "安全事故", "无"), &[]);
        check("missing-value", row(told, "……", ""), &[]);
        check("missing-value", row(form("generic"), "覆盖率", ""), &[]);
        check("missing-value", row(form("national-self-evaluation"), "覆盖率", ""), &["indicators[0].actual"]);
        let neither = [(Column::Name, "覆盖率")];
        let form = form("national-self-evaluation").indicator_of("产出指标", &neither);
        check("missing-value", form, &["indicators[0].value"]);
    }

    #[test]
    fn an_amount_that_two_rows_share() {
        let form = project().indicator("成本指标", "显示设备", "35万元").indicator("成本指标", "会议系统", "");
        let found = findings("missing-value", &[form]);
        assert_eq!(found.iter().map(|f| f.severity).collect::<Vec<_>>(), [Severity::Warning]);
    }
}
