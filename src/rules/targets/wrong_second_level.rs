//! An indicator under a class to which it does not belong: 满意度 under 可持续影响, 完成时间 under 质量 (both 广元 2021).

use crate::base::words::Words;
use crate::model::Column;
use crate::model::value::{DateMark, Quantity, Reading};
use crate::rules::finding::Severity;
use crate::rules::kind::Kind;
use crate::rules::measure::Measure;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Indicator};
use std::sync::LazyLock;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "wrong-second-level",
    severity: Severity::Warning,
    says: "指标放错了二级指标：满意度在可持续影响里，完成时间在质量指标里",
    example: "质量指标：完成时间，2021年12月底之前",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    for indicator in view.indicators.iter().filter(|indicator| !indicator.name.is_empty()) {
        let Some((what, belongs, severity)) = misplaced(indicator) else { continue };
        let branch = indicator.row[Column::Subclass].trim();
        let message = format!("“{}”是{what}，放在了{branch}里", indicator.name);
        let found = Found::indicator(indicator, message).graded(severity);
        report.add(view.form.id, found.hint(format!("请核对是否应放在{belongs}里")));
    }
}

static COSTS: LazyLock<Words> = LazyLock::new(|| Words::new(["成本", "费用", "经费"]));
static EXPENSES: LazyLock<Words> = LazyLock::new(|| Words::new(["费", "成本", "开支", "单价"]));
static OUTPUT_RATES: LazyLock<Words> = LazyLock::new(|| Words::new(["知晓率", "覆盖率", "合格率", "完成率"]));
static PUNCTUALITY: LazyLock<Words> = LazyLock::new(|| Words::new(["及时率", "及时性", "按时"]));
static QUALITIES: LazyLock<Words> = LazyLock::new(|| Words::new(["准确", "合格率", "完整"]));
static DEADLINES: LazyLock<Words> = LazyLock::new(|| Words::new(["完成时间", "时限", "期限", "完成日期"]));
static PACE: LazyLock<Words> = LazyLock::new(|| Words::new(["加快", "按时", "及时完成", "提高效率"]));

/// What an indicator is, where it belongs, and how sure that is.
fn misplaced(indicator: &Indicator<'_>) -> Option<(&'static str, &'static str, Severity)> {
    let (name, kind, target) = (indicator.name, indicator.kind, &indicator.target);
    let output = matches!(kind, Kind::Quantity | Kind::Quality | Kind::Cost);
    let price = target.prices().next().is_some();
    if kind != Kind::Satisfaction && kind != Kind::Other && is_satisfaction(indicator) {
        return Some(("满意度", "满意度指标", Severity::Warning));
    }
    if (output || kind.is_benefit()) && is_deadline(indicator) {
        return Some(("完成期限", "时效指标", Severity::Warning));
    }
    match kind {
        Kind::Quality if target.quantity().is_some_and(Quantity::is_amount) && COSTS.stand_in(name) => {
            Some(("金额", "成本指标", Severity::Warning))
        }
        Kind::Satisfaction if target.is_rate() && OUTPUT_RATES.stand_in(name) => {
            Some(("比率", "产出或效益指标", Severity::Hint))
        }
        // 投诉事件数 ≤3件: what people do, not how content they are.
        Kind::Satisfaction if indicator.measure == Measure::Count && !target.is_rate() => {
            Some(("数量", "产出或效益指标", Severity::Hint))
        }
        // 全年各类业务档案1500卷，每卷130元 (广元 2021) gives a count as well, hence only a hint.
        Kind::Quantity if price => Some(("单价", "成本指标", Severity::Hint)),
        Kind::Quantity if target.quantity().is_some_and(Quantity::is_amount) => {
            let cost = EXPENSES.stand_in(name);
            Some(("金额", "成本指标", if cost { Severity::Warning } else { Severity::Hint }))
        }
        Kind::Quantity if indicator.measure == Measure::Rate && target.is_rate() => {
            Some(("比率", "质量指标", Severity::Hint))
        }
        Kind::Cost if target.is_rate() && PUNCTUALITY.stand_in(name) => Some(("及时率", "时效指标", Severity::Warning)),
        Kind::Cost if target.holds_money() && is_gain(name) => Some(("效益", "经济效益指标", Severity::Warning)),
        Kind::EconomicBenefit | Kind::SocialBenefit | Kind::Sustainability
            if name.ends_with("成本") && !is_gain(name) =>
        {
            Some(("成本", "成本指标", Severity::Warning))
        }
        // 提高效率，加快完成参保任务 (博野 2022): to finish on time is timeliness, not an economic benefit.
        Kind::EconomicBenefit if is_pace(indicator) => Some(("工作进度", "时效指标", Severity::Hint)),
        Kind::Sustainability if QUALITIES.stand_in(name) => Some(("质量", "质量指标", Severity::Hint)),
        _ => None,
    }
}

/// 参保人员满意 ≥95%: a name that ends in satisfaction, with a share or points or without a value.
fn is_satisfaction(indicator: &Indicator<'_>) -> bool {
    let heads = ["满意度", "满意", "满意率", "满意程度"];
    // At the end of the name: 满意度调查完成率 is about surveys.
    heads.iter().any(|head| indicator.name.ends_with(head)) && !indicator.target.holds_money()
}

fn is_deadline(indicator: &Indicator<'_>) -> bool {
    matches!(indicator.target.reading(), Reading::Date(_))
        && indicator.target.dates.iter().any(DateMark::is_definite)
        && (DEADLINES.stand_in(indicator.name) || indicator.name.ends_with("时间"))
}

/// Whether a name is of what is saved or earned.
pub(in crate::rules) fn is_gain(name: &str) -> bool {
    // At the start of the name: 降低采购成本 is a gain, 成本节约率 a rate.
    ["减少", "节约", "节省", "增收", "增加", "降低", "带动", "挽回", "追回"].iter().any(|word| name.starts_with(word))
}

/// Whether an indicator is about finishing on time.
fn is_pace(indicator: &Indicator<'_>) -> bool {
    PACE.stand_in(indicator.name) && !indicator.target.holds_money()
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check_values;

    const CODE: &str = "wrong-second-level";

    #[test]
    fn outputs() {
        check_values(
            CODE,
            "质量指标",
            &[("完成时间", "2021年12月底之前"), ("群众满意度", "≥95%"), ("培训费用", "≤3万元")],
            &[("验收合格率", "≥95%"), ("等待时间", "≤15分钟"), ("满意度调查完成率", "100%")],
        );
        check_values(
            CODE,
            "数量指标",
            &[("档案整理", "1500卷，每卷130元"), ("宣传费", "3万元"), ("网络可使用率", "≥90%")],
            &[("档案整理", "1500卷"), ("资助人数", "≥100人"), ("完成培训", "2021年4次")],
        );
    }

    #[test]
    fn costs() {
        check_values(
            CODE,
            "成本指标",
            &[("减少参保人员缴费", "≥5000万元"), ("资金下达及时率", "≥60%")],
            &[("宣传费", "3万元"), ("降低成本", "显著"), ("成本节约率", "≥5%")],
        );
    }

    #[test]
    fn benefits() {
        check_values(
            CODE,
            "可持续影响指标",
            &[("参保人员满意", "大于或等于95%"), ("政府采购成本", "限价"), ("数据准确度", "无遗漏信息")],
            &[("保障基金安全", "收支平衡"), ("持续时间", "≥3年"), ("降低采购成本", "≥5%")],
        );
        check_values(
            CODE,
            "经济效益指标",
            &[("提高效率", "年底前完成拨付"), ("项目完成时间", "2021年12月31日前")],
            &[("增收", "≥5万元"), ("提高效率", "节约5万元")],
        );
        check_values(CODE, "满意度指标", &[], &[("群众满意度", "≥95%")]);
    }
}
