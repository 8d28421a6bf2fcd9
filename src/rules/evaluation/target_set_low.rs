//! Far more achieved than was promised: 5000份 for ≥1000份 with the full score. Targets that are set low are deducted.

use super::outcome::{claim, has_reason};
use crate::model::Column;
use crate::model::score::is_ceiling;
use crate::model::value::{Comparison, Quantity, Value, parse};
use crate::rules::finding::Severity;
use crate::rules::kind::Kind;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Indicator};
use rust_decimal::Decimal;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "achieved-far-above-target",
    severity: Severity::Warning,
    says: "实际完成值远远高于指标值，指标值可能定低了，没有写原因",
    example: "指标值 ≥1000份，实际 5000份",
    check: Check::Form(check),
};

/// From this many tenths of the target on it is far above, and from that many on very far.
const FAR: (Decimal, Decimal) = (Decimal::from_parts(12, 0, 0, false, 1), Decimal::from_parts(15, 0, 0, false, 1));

/// Targets below this are passed by chance: 2次 for ≥1次, 12 trainings for ≥6 (重庆 2021).
const SMALL: Decimal = Decimal::TEN;

fn check(view: &FormView<'_>, report: &mut Report) {
    for indicator in view.indicators.iter().filter(|indicator| !has_reason(indicator)) {
        let claim = claim(view, indicator);
        let achieved = parse(claim.achieved);
        let Some(times) = times(indicator, &achieved).filter(|times| *times >= FAR.0) else { continue };
        let small = indicator.target.quantity().is_some_and(|wanted| wanted.value < SMALL);
        let message = format!(
            "“{}”的指标值是 {}，实际是 {}，是指标值的 {} 倍",
            indicator.called(),
            indicator.value,
            claim.achieved,
            times.round_dp(1).normalize()
        );
        let found = Found::cell(indicator, Column::Actual, message);
        let found = found.evidence(format!("{} / {}", indicator.evidence(), claim.achieved));
        let found = found.graded_if(small || times < FAR.1, Severity::Hint);
        report.add(view.form.id, found.hint("请核对两个数；确实超额完成的，请写明原因"));
    }
}

/// How many times the target was achieved, where more is better.
fn times(indicator: &Indicator<'_>, achieved: &Value<'_>) -> Option<Decimal> {
    let (wanted, got) = (indicator.target.quantity()?, achieved.quantity()?);
    let ceiling = is_ceiling(indicator.name) || matches!(indicator.kind, Kind::Cost | Kind::OtherCost);
    let more = wanted.operator.is_none_or(|operator| {
        matches!(operator.comparison, Comparison::AtLeast | Comparison::MoreThan | Comparison::Equal)
    });
    // A time may be meant to be short, and a range says how much is enough.
    let comparable = |quantity: &Quantity<'_>| !quantity.is_duration() && quantity.high.is_none();
    let alike = wanted.unit.kind == got.unit.kind && wanted.is_price() == got.is_price();
    let fits = !ceiling && more && alike && comparable(wanted) && comparable(got) && wanted.value > Decimal::ZERO;
    got.value.checked_div(wanted.value).filter(|_| fits)
}

#[cfg(test)]
mod tests {
    use crate::model::Column;
    use crate::rules::Severity;
    use crate::rules::testing::{findings, form};

    fn found(name: &str, target: &str, actual: &str, reason: &str) -> Vec<Severity> {
        let cells =
            [(Column::Name, name), (Column::Value, target), (Column::Actual, actual), (Column::Deviation, reason)];
        let form = form("national-self-evaluation").indicator_of("产出指标", &cells);
        findings("achieved-far-above-target", &[form]).iter().map(|finding| finding.severity).collect()
    }

    #[test]
    fn achieved_values() {
        assert_eq!(found("宣传资料", "≥1000份", "5000份", ""), [Severity::Warning]);
        assert_eq!(found("宣传资料", "1000份", "1500份", ""), [Severity::Warning]);
        assert_eq!(found("宣传资料", "≥1000份", "1250份", ""), [Severity::Hint]);
        assert_eq!(found("培训班", "≥1次", "3次", ""), [Severity::Hint]);
        assert_eq!(found("党性教育培训次数", "≥6次", "12次", ""), [Severity::Hint]);
        assert_eq!(found("党性教育培训次数", "≥10次", "20次", ""), [Severity::Warning]);
        for (name, target, actual, reason) in [
            ("宣传资料", "≥1000份", "5000份", "新增任务"),
            ("宣传资料", "≥1000份", "1100份", ""),
            ("投诉率", "5%", "10%", ""),
            ("投诉", "≤5次", "10次", ""),
            ("办理时间", "15天", "30天", ""),
            ("宣传资料", "≥1000份", "很多", ""),
            ("事故", "0起", "1起", ""),
        ] {
            assert_eq!(found(name, target, actual, reason), [], "{name} {target} {actual}");
        }
    }
}
