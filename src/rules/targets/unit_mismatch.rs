//! A unit that contradicts the name: 人数 in %, a 率 in days.

use crate::base::words::Words;
use crate::model::value::{Quantity, Reading, UnitKind};
use crate::rules::finding::Severity;
use crate::rules::kind::Kind;
use crate::rules::measure::Measure;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Indicator};
use std::sync::LazyLock;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "unit-mismatch",
    severity: Severity::Warning,
    says: "单位和指标名称对不上：人数、金额用 %，率用天数",
    example: "享受医疗待遇人数 ≤60%",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    for indicator in &view.indicators {
        let Some((named, given)) = contradiction(indicator) else { continue };
        let message = format!("“{}”是{named}，值“{}”是{given}", indicator.name, indicator.value);
        let hint = format!("请把值改成{named}，或者把名称改成与值相符的");
        report.add(view.form.id, Found::value(indicator, message).hint(hint));
    }
}

/// Words by which a percentage is a change and not a share.
static CHANGES: LazyLock<Words> = LazyLock::new(|| {
    Words::new([
        "同比",
        "环比",
        "较",
        "比上年",
        "比去年",
        "增长",
        "增加",
        "提高",
        "上升",
        "下降",
        "降低",
        "减少",
        "压减",
        "压缩",
        "缩减",
        "缩短",
    ])
});

/// Words that name a sum of money.
static MONEY: LazyLock<Words> = LazyLock::new(|| Words::new(["预算", "资金", "经费", "投资", "金额", "费用", "收入"]));

/// Words that name a length of time.
static PERIODS: LazyLock<Words> = LazyLock::new(|| Words::new(["时间", "时限", "期限", "时长", "天数", "工期"]));

/// What the name says is measured and what the value gives, where they cannot be the same.
fn contradiction(indicator: &Indicator<'_>) -> Option<(&'static str, &'static str)> {
    let quantity = indicator.target.quantity();
    // 较上年增长5% says how a number changes, and 预算控制数 is a sum of money.
    let changes = || CHANGES.stand_in(indicator.value);
    let sum = || MONEY.stand_in(indicator.name);
    let is_rate = quantity.is_some_and(Quantity::is_rate);
    match indicator.measure {
        Measure::Count | Measure::Money | Measure::Time if is_rate && changes() => None,
        // 享受医疗待遇人数 ≤60% (博野 2022), where the twin form has ≤60人.
        Measure::Count if is_rate => Some(("数量", "百分比")),
        Measure::Count if quantity.is_some_and(Quantity::is_amount) && !sum() => Some(("数量", "金额")),
        Measure::Money if is_rate => Some(("金额", "百分比")),
        Measure::Time if is_rate => Some(("时间", "百分比")),
        Measure::Time if quantity.is_some_and(Quantity::is_money) => Some(("时间", "金额")),
        Measure::Rate | Measure::Degree => not_a_share(indicator).map(|given| ("比率", given)),
        Measure::Unknown if is_rate && names_period(indicator) => Some(("时间", "百分比")),
        _ => None,
    }
}

/// What the value of a rate gives instead of a share.
fn not_a_share(indicator: &Indicator<'_>) -> Option<&'static str> {
    // 投诉率 ≤2次/年, 每百人 … are rates of another kind.
    // 90分 of a satisfaction are points, not minutes.
    let plain = |quantity: &&Quantity<'_>| quantity.unit.per.is_empty() && quantity.unit.base != "分";
    match (indicator.target.reading(), indicator.target.quantity().filter(plain).map(|quantity| quantity.unit.kind)) {
        (Reading::Date(_), _) => Some("日期"),
        (_, Some(UnitKind::Duration)) => Some("时间"),
        (_, Some(UnitKind::Money)) => Some("金额"),
        (_, Some(UnitKind::Count)) if indicator.measure == Measure::Rate => {
            let base = indicator.target.quantity().map_or("", |quantity| quantity.unit.base);
            (!matches!(base, "倍" | "成" | "点" | "级" | "个")).then_some("数量")
        }
        _ => None,
    }
}

/// Whether a timeliness indicator is about a period: 时间段内完成公费医疗报销 (博野 2022).
pub(super) fn names_period(indicator: &Indicator<'_>) -> bool {
    indicator.kind == Kind::Timeliness
        // 有效时间内参保完成率 and 及时性 take a share although they speak of time.
        && !indicator.names_rate()
        && !indicator.name.ends_with('性')
        && !indicator.name.contains('率')
        && PERIODS.stand_in(indicator.name)
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check_values;

    #[test]
    fn counts_and_amounts() {
        check_values(
            "unit-mismatch",
            "数量指标",
            &[
                ("参保人数", "≥100%"),
                ("拨付金额", "≥100%"),
                ("脱贫数", "≥80%"),
                ("培训人数", "5万元"),
                ("持续时间", "≥100%"),
            ],
            &[
                ("参保人数", "≥100人"),
                ("拨付金额", "≥100万元"),
                ("景气指数", "≥80%"),
                ("文件柜", "100%"),
                ("会议次数", "2次，1天"),
                ("上访案件数", "同比下降5%"),
                ("办理时间", "缩短20%"),
                ("预算控制数", "≤120万元"),
            ],
        );
    }

    #[test]
    fn rates() {
        check_values(
            "unit-mismatch",
            "时效指标",
            &[
                ("及时发放率", "核查后15天内及时发放"),
                ("完成率", "2021年12月底前"),
                ("知晓率", "50人"),
                ("时间段内完成报销", "≥60%"),
            ],
            &[
                ("及时发放率", "≥95%"),
                ("服务效率", "15天"),
                ("满意率", "≥90分"),
                ("有效时间内参保完成率", "≥98%"),
                ("报送及时性", "100%"),
                ("按时完成任务", "100%"),
                ("完成时间", "15天"),
            ],
        );
    }
}
