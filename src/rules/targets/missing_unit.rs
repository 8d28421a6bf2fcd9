//! A quantity or an amount without its unit: ≥100 for funds (博野 2022), 31.7万 for persons (沙坡头 2023).

use crate::model::Column;
use crate::rules::finding::Severity;
use crate::rules::kind::Kind;
use crate::rules::measure::{Measure, core};
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Indicator};

pub(in crate::rules) const RULE: Rule = Rule {
    code: "missing-unit",
    severity: Severity::Error,
    says: "数量或金额没有写单位",
    example: "参保人数：31.7万",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    for indicator in &view.indicators {
        let Some(quantity) = indicator.target.quantity().filter(|quantity| quantity.lacks_unit()) else { continue };
        let satisfaction = indicator.kind == Kind::Satisfaction && indicator.name.contains("满意");
        // Rates without % are the subject of `missing-percent`.
        if indicator.names_rate() || satisfaction || names_unit(indicator) || is_scored(indicator) {
            continue;
        }
        // 7.87万 among costs can only be 万元; that 元 is missing is the subject of `inconsistent-unit`.
        if indicator.kind == Kind::Cost && indicator.value.contains('万') {
            continue;
        }
        let written = quantity.number.of(indicator.value);
        let message = format!("“{}”的值“{}”没有单位", indicator.called(), indicator.value);
        let found = Found::value(indicator, message).hint(match indicator.kind {
            Kind::Cost => format!("请写明 {written} 是元还是万元"),
            _ => "请在数字后写上单位，如 人、次、个、万元".to_owned(),
        });
        let sure = matches!(indicator.kind, Kind::Cost | Kind::Quantity) || indicator.measure != Measure::Unknown;
        // A target of 0, as for what should not happen, is clear without a unit.
        let none = quantity.value.is_zero() && !matches!(indicator.kind, Kind::Cost | Kind::Quantity);
        report.add(view.form.id, found.graded_if(!sure, Severity::Warning).graded_if(none, Severity::Hint));
    }
}

/// Whether the name or the unit's own column states the unit: 参保人数（万人）.
fn names_unit(indicator: &Indicator<'_>) -> bool {
    !indicator.row[Column::Unit].trim().is_empty()
        || core(indicator.name) != indicator.name
        || indicator.name.ends_with(['%', '％', '‰'])
}

/// Whether the value has no unit by nature: 指数, 系数, 评分, an index such as PQI, or the number of a standard (GB/T).
fn is_scored(indicator: &Indicator<'_>) -> bool {
    let heads = ["指数", "系数", "得分", "评分", "分值", "倍数", "级别", "等级", "比", "pH值", "PH值", "郁闭度"];
    heads.iter().any(|head| indicator.name.ends_with(head))
        || indicator.name.ends_with(|c: char| c.is_ascii_uppercase())
        || indicator.value.contains("/T")
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check_values;

    #[test]
    fn quantities_and_amounts() {
        let code = "missing-unit";
        check_values(
            code,
            "数量指标",
            &[("参保人数", "31.7万"), ("培训班", "≥2")],
            &[
                ("参保人数（万人）", "31.7"),
                ("参保人数", "31.7万人"),
                ("覆盖率", "95"),
                ("景气指数", "102"),
                ("会议", "2次，1天"),
            ],
        );
        check_values(
            code,
            "成本指标",
            &[("财政拨付资金", "≥100")],
            &[("办公室座椅", "7.87万"), ("财政拨付资金", "≤100万元"), ("财政拨付资金", "财政标准")],
        );
    }
}
