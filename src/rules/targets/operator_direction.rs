//! A cost or a deadline with ≥, a coverage or satisfaction with ≤.

use super::unit_mismatch::names_period;
use crate::base::words::Words;
use crate::model::value::{Comparison, DateMark, Operator, Quantity};
use crate::rules::finding::Severity;
use crate::rules::kind::Kind;
use crate::rules::measure::Measure;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Indicator};
use rust_decimal::Decimal;
use std::sync::LazyLock;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "operator-direction",
    severity: Severity::Warning,
    says: "方向反了：成本、时限写 ≥，覆盖率、满意度写 ≤",
    example: "完成报销的时间 ≥60天",
    check: Check::Form(check),
};

/// Shares of which more is better.
static MORE_IS_BETTER: LazyLock<Words> = LazyLock::new(|| {
    Words::new([
        "满意",
        "覆盖",
        "知晓",
        "合格",
        "完成",
        "达标",
        "通过",
        "准确",
        "及时",
        "参保",
        "就业",
        "受益",
        "使用率",
        "利用率",
        "报销率",
        "执行率",
        "公开",
        "成功",
        "优良",
        "普及",
        "接种率",
        "成活率",
        "完好率",
        "出勤率",
        "参训率",
        "及格率",
        "处理率",
        "参与",
        "入学",
    ])
});

/// Shares and numbers of which less is better, whatever else the name says.
static LESS_IS_BETTER: LazyLock<Words> = LazyLock::new(|| {
    Words::new([
        "不满意",
        "未",
        "不",
        "控制",
        "结余",
        "结转",
        "降低",
        "降",
        "减少",
        "事故",
        "投诉",
        "差错",
        "违规",
        "逾期",
        "超支",
        "偏差",
        "故障",
        "损失",
        "死亡",
        "发病",
        "失业",
        "流失",
        "压减",
        "空置",
        "返贫",
        "误",
        "重复",
        "漏",
        "错",
        "虚",
        "拒",
        "欠",
        "超",
        "缺",
        "闲置",
        "滞",
        "感染",
        "复发",
        "退",
        "致贫",
        "自付",
    ])
});

/// Costs that should be large, since they are saved or earned: 减少参保人员缴费, 大于或等于5000万元 (广元 2021).
static NO_COST: LazyLock<Words> =
    LazyLock::new(|| Words::new(["减少", "节约", "节省", "增收", "增加", "收入", "产值", "效益", "降低", "压减"]));

/// What each person receives, which is not a cost to be kept low.
static FOR_EACH: LazyLock<Words> = LazyLock::new(|| Words::new(["每人", "人均", "标准", "补助", "补贴"]));

fn check(view: &FormView<'_>, report: &mut Report) {
    for indicator in &view.indicators {
        let Some(operator) = indicator.target.operator() else { continue };
        let more = matches!(operator.comparison, Comparison::AtLeast | Comparison::MoreThan);
        let less = matches!(operator.comparison, Comparison::AtMost | Comparison::LessThan);
        let found = if more {
            at_least(indicator, operator)
        } else if less {
            at_most(indicator)
        } else {
            None
        };
        let Some((what, fix, severity)) = found else { continue };
        let sign = operator.comparison.symbol();
        let message = format!("“{}”是{what}，写的是 {sign}：{}", indicator.called(), indicator.value);
        report
            .add(view.form.id, Found::value(indicator, message).graded(severity).hint(format!("请核对是否应为 {fix}")));
    }
}

type Wrong = (&'static str, &'static str, Severity);

fn at_least(indicator: &Indicator<'_>, operator: Operator) -> Option<Wrong> {
    let target = &indicator.target;
    match indicator.kind {
        // 预算下达及时率 and 成本节约率 are among costs, but more of them is better.
        Kind::Cost if indicator.names_rate() || NO_COST.stand_in(indicator.name) => None,
        // 每人每年工作经费 ≥1元 can be meant as a minimum, hence only a hint.
        Kind::Cost if FOR_EACH.stand_in(indicator.name) => {
            target.holds_money().then_some(("成本", "≤", Severity::Hint))
        }
        Kind::Cost => Some(("成本", "≤", Severity::Warning)),
        Kind::Timeliness if lasts(indicator.name) || SHORTENED.stand_in(indicator.value) => None,
        // 时间段内完成公费医疗报销 ≥60天 (博野 2022) rewards delay.
        Kind::Timeliness if names_period(indicator) => Some(("时限", "≤", Severity::Warning)),
        Kind::Timeliness if indicator.names_rate() => None,
        Kind::Timeliness => {
            let before_date = target.dates.iter().any(|date: &DateMark| date.operator == Some(operator));
            let limit = target.quantity().is_some_and(Quantity::is_duration) && indicator.measure == Measure::Time;
            (before_date || limit).then_some(("时限", "≤", Severity::Warning))
        }
        Kind::Satisfaction | Kind::Other => None,
        _ => {
            let share = target.is_rate() || target.quantity().is_some_and(|quantity| !quantity.is_money());
            let bad = WORSE.stand_in(indicator.name)
                && !REMEDIED.stand_in(indicator.name)
                && !REMEDIED.stand_in(indicator.value);
            (share && bad).then_some(("越低越好的指标", "≤", Severity::Warning))
        }
    }
}

/// Heads of names of what should be rare.
static WORSE: LazyLock<Words> = LazyLock::new(|| {
    Words::new([
        "差错率",
        "错误率",
        "漏报率",
        "故障率",
        "死亡率",
        "辍学率",
        "投诉率",
        "投诉次数",
        "事故率",
        "事故起数",
        "事故次数",
        "失业率",
        "流失率",
        "违规率",
        "发病率",
        "发生率",
        "逾期率",
        "超支率",
        "返贫率",
        "空置率",
    ])
});

/// Words of names and values that say that such a thing becomes rarer or is dealt with.
static REMEDIED: LazyLock<Words> = LazyLock::new(|| {
    Words::new([
        "降低", "下降", "减少", "控制", "处理", "办结", "整改", "化解", "处置", "查处", "发现", "反馈", "回复", "解决",
        "降幅", "不", "未", "无", "零", "防", "救治", "登记", "较",
    ])
});

/// Words of values that say by how much a time becomes shorter: 较法定时限压缩75%以上.
static SHORTENED: LazyLock<Words> =
    LazyLock::new(|| Words::new(["压缩", "压减", "缩短", "减少", "提前", "降低", "较", "缩减"]));

/// Whether a name is of a time that should be long.
fn lasts(name: &str) -> bool {
    static LONG: LazyLock<Words> = LazyLock::new(|| {
        Words::new([
            "持续",
            "维持",
            "保持",
            "有效期",
            "使用期",
            "使用时间",
            "使用年限",
            "寿命",
            "质保",
            "保修",
            "服务时间",
            "开放",
            "运行",
            "维护期",
            "提前",
            "保障",
            "值班",
            "值守",
            "培训",
            "学习",
            "在线",
            "在岗",
            "驻村",
            "播出",
            "供水",
            "供电",
            "供暖",
            "供热",
            "供气",
            "工作时间",
            "学时",
            "课时",
            "公示",
            "存储",
            "保存",
            "留存",
        ])
    });
    LONG.stand_in(name)
}

fn at_most(indicator: &Indicator<'_>) -> Option<Wrong> {
    if LESS_IS_BETTER.stand_in(indicator.name) {
        return None;
    }
    // ≤100% is right for what must be done in full but not exceeded, such as a budget.
    let below_whole = |rate: &Quantity<'_>| rate.in_percent().is_some_and(|share| share < Decimal::ONE_HUNDRED);
    let share = indicator.target.quantity().is_some_and(below_whole);
    let good =
        indicator.kind == Kind::Satisfaction || (indicator.names_rate() && MORE_IS_BETTER.stand_in(indicator.name));
    if share && good {
        return Some(("越高越好的比率", "≥", Severity::Warning));
    }
    let counted = indicator.target.quantity().is_some_and(|quantity| !quantity.is_money() && !quantity.is_rate());
    // Only a hint: ≤60人 (博野 2022) may be a cap on a shrinking group.
    (indicator.kind == Kind::Quantity && counted && indicator.measure == Measure::Count).then_some((
        "产出数量",
        "≥",
        Severity::Hint,
    ))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check_values;

    const CODE: &str = "operator-direction";

    #[test]
    fn costs() {
        check_values(
            CODE,
            "成本指标",
            &[("财政拨付资金", "≥100万元"), ("项目成本", "≥100%"), ("参保居民每人每年工作经费", "≥1元")],
            &[
                ("项目成本", "≤100万元"),
                ("减少参保人员缴费", "大于或等于5000万元"),
                ("预算下达及时率", "≥60%"),
                ("成本节约率", "≥5%"),
                ("成本控制在预算内", "≤100%"),
            ],
        );
    }

    #[test]
    fn deadlines() {
        check_values(
            CODE,
            "时效指标",
            &[("时间段内完成公费医疗报销", "≥60天"), ("完成时间", "≥12月"), ("审批时限", "≥5天")],
            &[
                ("完成时间", "≤12月"),
                ("及时率", "≥95%"),
                ("设备质保时间", "≥3年"),
                ("持续时间", "≥1年"),
                ("培训时间", "≥3天"),
                ("值班时长", "≥24小时"),
                ("供热天数", "≥151天"),
            ],
        );
    }

    #[test]
    fn shares() {
        check_values(
            CODE,
            "质量指标",
            &[("政策覆盖率", "≤95%"), ("群众满意度", "≤90%"), ("预算完成率", "≤95%")],
            &[
                ("结转结余资金控制率", "≤5%"),
                ("投诉率", "≤1%"),
                ("群众不满意率", "≤5%"),
                ("政策覆盖率", "≥95%"),
                ("重复参保率", "≤1%"),
                ("预算执行率", "≤100%"),
            ],
        );
        check_values(CODE, "数量指标", &[("享受待遇人数", "≤60人")], &[("事故人数", "≤2人"), ("三公经费", "≤5万元")]);
    }
}
