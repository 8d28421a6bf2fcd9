//! A share of ≥100% or of more than 100%, such as 满意度 ≥100% (博野 2022).

use super::spelling::replace;
use crate::base::words::Words;
use crate::model::value::Comparison;
use crate::rules::finding::Severity;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Indicator};
use rust_decimal::Decimal;
use std::sync::LazyLock;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "rate-over-100",
    severity: Severity::Warning,
    says: "百分比写成 ≥100% 或超过 100%",
    example: "满意度 ≥100%，只可能是 =100%",
    check: Check::Form(check),
};

/// What can exceed 100%.
static GROWING: LazyLock<Words> = LazyLock::new(|| {
    Words::new([
        "增长",
        "增幅",
        "增加",
        "增收",
        "提高",
        "提升",
        "上升",
        "超额",
        "回报",
        "杠杆",
        "拨备",
        "倍",
        "流动比",
        "收益",
        "上年",
        "同比",
        "环比",
        "增值",
        "保值",
    ])
});

/// What never exceeds 100%, whatever else the name says.
static WHOLE: LazyLock<Words> = LazyLock::new(|| Words::new(["满意", "覆盖"]));

fn check(view: &FormView<'_>, report: &mut Report) {
    for indicator in &view.indicators {
        let Some(rate) = indicator.target.quantity().filter(|quantity| quantity.is_rate()) else { continue };
        let Some(share) = rate.in_percent().filter(|share| *share >= Decimal::ONE_HUNDRED) else { continue };
        if may_exceed(indicator) || GROWING.stand_in(indicator.value) {
            continue;
        }
        let comparison = rate.operator.map(|operator| operator.comparison);
        let at_least = matches!(comparison, Some(Comparison::AtLeast | Comparison::MoreThan));
        let whole = Decimal::ONE_HUNDRED;
        if at_least && share == whole {
            let found = Found::value(indicator, format!("“{}”：百分比不会超过 100%，只可能等于 100%", indicator.value));
            let found = found.hint("请写成 =100%；如果指的不是百分比，请写数字和单位");
            // Nothing but = can be meant, so the fix is mechanical.
            let operator = rate.operator.map(|operator| operator.span);
            let found = match operator {
                Some(span) => replace(found, view, indicator, span, "="),
                None => found,
            };
            report.add(view.form.id, found);
        } else if share > whole {
            let found = Found::value(indicator, format!("“{}”超过了 100%", indicator.value));
            report.add(view.form.id, found.hint("请核对数字；如果指的是增长，请在名称里写明"));
        }
    }
}

/// Whether a share above 100% makes sense: 收入增长率 may have one, 提高覆盖率 may not.
fn may_exceed(indicator: &Indicator<'_>) -> bool {
    GROWING.stand_in(indicator.name) && !WHOLE.stand_in(indicator.name)
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check_values;

    #[test]
    fn shares() {
        check_values(
            "rate-over-100",
            "满意度指标",
            &[("满意度", "≥100%"), ("满意度", "＞100%"), ("合格率", "120%"), ("提高覆盖率", "≥100%")],
            &[
                ("满意度", "=100%"),
                ("满意度", "100%"),
                ("三公经费", "≤100%"),
                ("收入增长率", "≥120%"),
                ("培训人数", "≥100人"),
                ("满意度", "≥99%"),
                ("国有资产保值增值率", "≥100%"),
                ("粮食产量", "较上年≥100%"),
                ("预算执行率", "≤100%"),
            ],
        );
    }
}
