//! A value that says no more than the name: 持续时间 = 享受待遇时长 (博野 2022), 可持续发展 = 可持续.

use crate::model::value::Reading;
use crate::rules::degree::is_degree;
use crate::rules::finding::Severity;
use crate::rules::kind::Kind;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Indicator};

pub(in crate::rules) const RULE: Rule = Rule {
    code: "value-repeats-name",
    severity: Severity::Warning,
    says: "指标值只是把名称再说一遍，没有给出数字",
    example: "可持续服务时间：享受基本医疗保险时长",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    for indicator in view.indicators.iter().filter(|indicator| !indicator.name.is_empty() && !indicator.has_no_value())
    {
        let (name, value) = (&*indicator.plain_name, &*indicator.plain_value);
        let in_words = indicator.target.reading() == Reading::Text && indicator.target.lone_operator.is_none();
        let message = if name == value {
            // The subject of `name-equals-value`.
            continue;
        } else if in_words && indicator.kind != Kind::Cost && names_measure(indicator.value) {
            format!("“{}”只说了衡量什么，没有给出数字", indicator.value)
        } else if in_words && value.chars().count() >= 2 && name.contains(value) {
            format!("“{}”只是重复了名称“{}”", indicator.value, indicator.name)
        } else if !in_words && repeats_before_number(indicator) {
            let message = format!("指标值“{}”先重复了一遍名称", indicator.value);
            let found = Found::value(indicator, message).graded(Severity::Hint);
            report.add(view.form.id, found.hint("指标值里只写数字和单位就可以了"));
            continue;
        } else {
            continue;
        };
        let single_degree = is_degree(indicator.value) && indicator.kind.is_benefit() && value != "可持续";
        // 合规 under 合规性 is not a number but can be checked.
        let of_quality = indicator.name.ends_with('性');
        let found = Found::value(indicator, message).graded_if(single_degree || of_quality, Severity::Hint);
        report.add(view.form.id, found.hint("请写出要达到的数字或日期"));
    }
}

/// Whether a value names a measure instead of giving it: 网络运行时长.
pub(super) fn names_measure(value: &str) -> bool {
    const HEADS: &[&str] =
        &["时长", "时间", "天数", "人数", "数量", "次数", "户数", "金额", "数额", "比例", "满意度", "人次"];
    // 缩短等待时间 says what should be achieved and does not only name a measure.
    const VERBS: &[&str] = &[
        "提高", "提升", "降低", "减少", "增加", "扩大", "促进", "保障", "确保", "有效", "节约", "缩短", "延长", "加快",
        "控制", "增强", "节省", "按照", "规定", "按",
    ];
    let value = value.trim().trim_end_matches('。');
    HEADS.iter().any(|head| value.ends_with(head)) && !VERBS.iter().any(|verb| value.starts_with(verb))
}

/// Whether the value repeats the name and then gives a number: 业务前台座机通讯费3万元 under 业务前台座机通讯费.
fn repeats_before_number(indicator: &Indicator<'_>) -> bool {
    // Short names are the natural way to put it: 通讯费3万元.
    indicator.name.chars().nth(3).is_some() && indicator.value.starts_with(indicator.name)
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check_values;

    const CODE: &str = "value-repeats-name";

    #[test]
    fn measures_that_are_only_named() {
        check_values(
            CODE,
            "可持续影响指标",
            &[("可持续服务时间", "享受基本医疗保险时长"), ("可持续性服务", "网络运行时长"), ("可持续发展", "可持续")],
            &[
                ("可持续服务时间", "≥1年"),
                ("医疗费用", "缩短等待时间"),
                ("可持续发展", "持续推进"),
                ("可持续发展", "可持续发展"),
                ("服务时间", ""),
            ],
        );
    }

    #[test]
    fn amounts() {
        check_values(
            CODE,
            "成本指标",
            &[("座机通讯费", "座机通讯费3万元")],
            &[("补助金额", "财政补助金额"), ("座机通讯费", "3万元"), ("通讯费", "通讯费3万元")],
        );
    }
}
