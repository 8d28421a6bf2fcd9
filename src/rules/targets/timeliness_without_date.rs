//! A timeliness indicator without a date, a duration or a rate.

use crate::base::words::Words;
use crate::model::value::Reading;
use crate::rules::finding::Severity;
use crate::rules::kind::Kind;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;
use std::sync::LazyLock;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "timeliness-without-date",
    severity: Severity::Warning,
    says: "时效指标没有日期、时长或比率",
    example: "资金支付：按要求完成",
    check: Check::Form(check),
};

/// Words that fix a time although no date is written.
static TIMES: LazyLock<Words> = LazyLock::new(|| {
    Words::new([
        "当日",
        "在校",
        "寒假",
        "暑假",
        "寒暑假",
        "春耕",
        "秋收",
        "两季",
        "四季",
        "随到随",
        "次日",
        "每日",
        "日内",
        "日前",
        "日清",
        "日结",
        "结算日",
        "工作日",
        "逐日",
        "当天",
        "每天",
        "全天",
        "即时",
        "即办",
        "实时",
        "随时",
        "按月",
        "每月",
        "逐月",
        "当月",
        "次月",
        "月初",
        "月末",
        "按季",
        "每季",
        "逐季",
        "每周",
        "每年",
        "按年",
        "年前",
        "年度内",
        "常年",
        "学期",
        "学年",
        "开学前",
        "汛期",
        "节前",
        "春节",
        "国庆",
        "会前",
        "序时",
        "合同约定",
        "合同期",
    ])
});

fn check(view: &FormView<'_>, report: &mut Report) {
    for indicator in view.of_kind(Kind::Timeliness) {
        let timed = indicator.target.reading() != Reading::Text || TIMES.stand_in(indicator.value);
        if timed || indicator.has_no_value() || indicator.target.lone_operator.is_some() {
            continue;
        }
        let message = format!("时效指标“{}”的值“{}”没有日期或时长", indicator.called(), indicator.value);
        report.add(view.form.id, Found::value(indicator, message).hint("请写明期限，如 2021年12月底前、15个工作日内"));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check_values;

    #[test]
    fn times() {
        check_values(
            "timeliness-without-date",
            "时效指标",
            &[
                ("支付资金", "按要求完成支出进度"),
                ("发放补贴", "及时"),
                ("完成时间", "按时完成"),
                ("设备维护", "日常维护及时"),
            ],
            &[
                ("完成时间", "2021年12月底前"),
                ("发放补贴", "结算日及时报销"),
                ("发放补贴", "按月发放"),
                ("物资储备", "汛期来临前到位"),
                ("服务费支付", "按合同约定支付"),
                ("审批", "15天内"),
                ("及时率", "≥95%"),
                ("进度", "大于等于序时进度"),
                ("完成时间", ""),
            ],
        );
        check_values("timeliness-without-date", "质量指标", &[], &[("支付资金", "及时")]);
    }
}
