//! A written score that is higher than target and achievement give: 执行 65.07 of 65.66 scored 9 of 10, a missed target
//! with full score (政府采购执行率 100% / 72.74% / 2 of 2, 重庆 2021).

use super::outcome::{claim, scored};
use super::rate::rate;
use crate::model::Column;
use crate::model::score::points;
use crate::rules::finding::Severity;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;
use rust_decimal::Decimal;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "score-differs-from-formula",
    severity: Severity::Warning,
    says: "得分和按指标值、完成值（执行率）算出来的不一样",
    example: "执行率 99.1%，分值 10，得分写 9，应是 9.91",
    check: Check::Form(check),
};

/// How far a score may be off: one decimal is what forms print.
const TOLERANCE: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

fn check(view: &FormView<'_>, report: &mut Report) {
    execution(view, report);
    for indicator in &view.indicators {
        let Some((score, weight)) = scored(indicator) else { continue };
        let claim = claim(view, indicator);
        let late = claim.is_late() && score == weight;
        let formula = claim.score(weight).filter(|formula| score - formula > TOLERANCE && score <= weight);
        // Points may be taken off for other reasons; whether one is given is the subject of `missing-deviation-reason`.
        let message = match formula {
            Some(formula) => format!(
                "“{}”的指标值是 {}，实际是 {}，按比例得 {formula} 分，写的是 {}",
                indicator.called(),
                indicator.value,
                claim.achieved,
                score.normalize()
            ),
            None if late => {
                format!("“{}”应在{}完成，实际是 {}，却得了满分", indicator.called(), indicator.value, claim.achieved)
            }
            None => continue,
        };
        let found = Found::cell(indicator, Column::Score, message);
        let found = found.evidence(format!("{} / {} / {score}", indicator.evidence(), claim.achieved));
        report.add(view.form.id, found.hint("请核对得分；没有达到指标值的不能得满分"));
    }
}

/// The score of budget execution.
fn execution(view: &FormView<'_>, report: &mut Report) {
    let written = |key: &str| points(view.form.field(key));
    let Some((score, weight)) = written("funds.score.total").zip(written("funds.weight.total")) else { return };
    let Some(rate) = rate(view) else { return };
    let share = rate.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED) / Decimal::ONE_HUNDRED;
    let Some(formula) = share.checked_mul(weight) else { return };
    if (formula - score).abs() > TOLERANCE && score <= weight {
        let (rate, formula) = (rate.round_dp(2).normalize(), formula.round_dp(2).normalize());
        let message =
            format!("预算执行率 {rate}%，分值 {}，应得 {formula} 分，写的是 {}", weight.normalize(), score.normalize());
        let found = Found::field("funds.score.total", message);
        report.add(view.form.id, found.hint("得分 = 分值 × 执行数 ÷ 预算数；本地另有规定的除外"));
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Column, Form};
    use crate::rules::testing::{check, form};

    const CODE: &str = "score-differs-from-formula";

    fn scored(target: &str, actual: &str, score: &str) -> Form {
        let cells = [
            (Column::Name, "合格率"),
            (Column::Value, target),
            (Column::Actual, actual),
            (Column::Weight, "10"),
            (Column::Score, score),
        ];
        form("national-self-evaluation").indicator_of("产出指标", &cells)
    }

    #[test]
    fn indicators() {
        let at: &[&str] = &["indicators[0].score"];
        check(CODE, scored("100%", "72.74%", "10"), at);
        check(CODE, scored("≥90%", "60%", "8"), at);
        check(CODE, scored("≤10件", "15件", "10"), at);
        check(CODE, scored("12月底前", "2022年3月", "10"), at);
        check(CODE, scored("≥90%", "60%", "6.7"), &[]);
        check(CODE, scored("≥95%", "95%", "9"), &[]);
        check(CODE, scored("12月底前", "2021年11月", "10"), &[]);
        check(CODE, scored("显著提高", "提高", "10"), &[]);
        check(CODE, scored("100%", "72.74%", ""), &[]);
    }

    #[test]
    fn budget_execution() {
        let funds = |executed: &str, score: &str| {
            form("national-self-evaluation").with(&[
                ("funds.budget.total", "65.66"),
                ("funds.executed.total", executed),
                ("funds.weight.total", "10"),
                ("funds.score.total", score),
            ])
        };
        check(CODE, funds("65.07", "9"), &["funds.得分"]);
        check(CODE, funds("65.07", "9.9"), &[]);
        check(CODE, funds("65.07", "9.91"), &[]);
        check(CODE, funds("70", "10"), &[]);
        check(CODE, funds("", "9"), &[]);
    }
}
