//! A unit that contradicts the name: 人数 in %, a 率 in days.

use crate::base::words::Words;
use crate::model::value::{Quantity, Reading, UnitKind, comparable, parse};
use crate::rules::finding::Severity;
use crate::rules::kind::Kind;
use crate::rules::measure::Measure;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Indicator};
use std::sync::LazyLock;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "unit-mismatch",
    severity: Severity::Warning,
    says: "单位和指标名称对不上：人数、金额用 %，率用天数，满意度用件数",
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
fn contradiction<'v>(indicator: &'v Indicator<'_>) -> Option<(&'v str, &'v str)> {
    let quantity = indicator.target.quantity();
    // 较上年增长5% says how a number changes, and 预算控制数 is a sum of money.
    let changes = || CHANGES.stand_in(indicator.value);
    let sum = || MONEY.stand_in(indicator.name);
    let is_rate = quantity.is_some_and(Quantity::is_rate);
    if let Some(units) = other_unit(indicator) {
        return Some(units);
    }
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
        Measure::Unknown if PUNCTUAL.stand_in(indicator.name) && quantity.is_some_and(counts_things) => {
            Some(("时间", "数量"))
        }
        // 按期完成投资 10.
        Measure::Unknown if PUNCTUAL.stand_in(indicator.name) && quantity.is_some_and(Quantity::lacks_unit) => {
            Some(("时间", "没有单位的数"))
        }
        _ => None,
    }
}

/// Names of doing something in time: 按时发放 ≥1人/年 (井研 2023).
static PUNCTUAL: LazyLock<Words> = LazyLock::new(|| Words::new(["按时", "按期", "准时", "如期"]));

/// Whether it is a number of things, and not of times or of jobs that may be done in time.
fn counts_things(quantity: &Quantity<'_>) -> bool {
    let base = comparable(quantity.unit.base);
    quantity.unit.kind == UnitKind::Count && matches!(base, "人" | "人次" | "户" | "亩" | "公里" | "平方米")
}

/// The two units of one number that the name counts otherwise than the value: 村组干部230人 ≥230个 (井研 2023).
fn other_unit<'v>(indicator: &'v Indicator<'_>) -> Option<(&'v str, &'v str)> {
    let count = |quantity: &&Quantity<'_>| quantity.unit.kind == UnitKind::Count && quantity.unit.per.is_empty();
    // Only names with a figure need be parsed.
    if !indicator.name.contains(|c: char| c.is_numeric()) {
        return None;
    }
    let given = indicator.target.quantity().filter(count)?;
    let name = parse(indicator.name);
    let mut named = name.quantities.iter().filter(count);
    let first = named.next().filter(|_| named.next().is_none())?;
    let differ = comparable(first.unit.base) != comparable(given.unit.base);
    (first.value == given.value && differ).then(|| (first.unit.span.of(indicator.name), given.unit.base))
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
        // 群众满意度 ≤3件 counts events; 5星 and 4级 are degrees.
        (_, Some(UnitKind::Count)) => {
            let base = indicator.target.quantity().map_or("", |quantity| quantity.unit.base);
            (!matches!(base, "倍" | "成" | "点" | "级" | "个" | "星" | "档" | "等" | "颗")).then_some("数量")
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
                ("村组干部230人", "≥230个"),
                ("按时发放", "≥1人/年"),
                ("按期完成投资", "10"),
                ("群众满意度", "≤3件"),
            ],
            &[
                ("参保人数", "≥100人"),
                ("拨付金额", "≥100万元"),
                ("景气指数", "≥80%"),
                ("文件柜", "100%"),
                ("村组干部230人", "≥230名"),
                ("村组干部230人", "≥12个"),
                ("按时报送", "≥12次"),
                ("按期完成投资", "≥10%"),
                ("按期完成投资", "2021年12月底前"),
                ("群众满意度", "≥90分"),
                ("游客满意度", "4星"),
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
