//! 提高, 显著, 有效 … as the value: nobody can check whether it was reached.

use crate::model::value::{DateMark, Reading};
use crate::rules::degree::{grades, is_degree, is_mostly_degree};
use crate::rules::finding::Severity;
use crate::rules::kind::Kind;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Indicator};

pub(in crate::rules) const RULE: Rule = Rule {
    code: "vague-unmeasurable-value",
    severity: Severity::Warning,
    says: "指标值只有“提高”“显著”“有效”一类的话，无法考核",
    example: "参保人员受益率：显著提高",
    check: Check::Form(check),
};

/// Results of an inspection, which are no numbers but can be checked.
const VERIFIABLE: &[&str] =
    &["合格", "达标", "验收合格", "质量合格", "质量达标", "符合标准", "符合要求", "优良", "优秀"];

fn check(view: &FormView<'_>, report: &mut Report) {
    for indicator in view.indicators.iter().filter(|indicator| is_words(indicator)) {
        let degree = is_degree(indicator.value) || is_mostly_degree(indicator.value);
        let relevant = match indicator.kind {
            // `non-numeric-quantity`, `timeliness-without-date` and `cost-without-amount` ask for the figure.
            Kind::Quantity => is_degree(indicator.value),
            Kind::Timeliness => false,
            Kind::Cost => degree && grades(indicator.value),
            _ => true,
        };
        if !relevant {
            continue;
        }
        let called = indicator.called();
        let message = match degree {
            true => format!("“{called}”的值“{}”只说了程度，没有数字，无法考核", indicator.value),
            false => format!("“{called}”的值没有数字或日期，无法考核：{}", indicator.value),
        };
        // For benefits the guidance allows a graded description, hence only a hint.
        let loud = degree && !indicator.kind.is_benefit() && !is_verifiable(indicator);
        let found = Found::value(indicator, message).graded_if(!loud, Severity::Hint);
        report.add(view.form.id, found.hint("请写出可以核对的数字，如 ≥95%、较上年提高5%、不超过2起"));
    }
}

/// Whether an inspection can tell: 验收合格, 符合国家验收规范.
fn is_verifiable(indicator: &Indicator<'_>) -> bool {
    let conforms = indicator.value.starts_with("符合") || indicator.value.starts_with("达到");
    let norm = ["规范", "规程", "规定", "标准", "要求"].iter().any(|norm| indicator.value.ends_with(norm));
    VERIFIABLE.contains(&&*indicator.plain_value) || (conforms && norm)
}

/// Whether the value consists of words alone.
fn is_words(indicator: &Indicator<'_>) -> bool {
    let target = &indicator.target;
    // 全年 and 当年 are read as dates too, but give nothing to check.
    let undated = !target.dates.iter().any(DateMark::is_definite);
    matches!(target.reading(), Reading::Text | Reading::Date(_))
        && undated
        && target.lone_operator.is_none()
        && target.approximate.is_none()
        && !indicator.has_no_value()
        && !super::value_repeats_name::names_measure(indicator.value)
}

#[cfg(test)]
mod tests {
    use crate::rules::Severity;
    use crate::rules::testing::{check_values, findings, project};

    const CODE: &str = "vague-unmeasurable-value";

    fn severity(subclass: &str, value: &str) -> Option<Severity> {
        findings(CODE, &[project().indicator(subclass, "名称", value)]).first().map(|finding| finding.severity)
    }

    #[test]
    fn outputs() {
        check_values(
            CODE,
            "质量指标",
            &[("工作推进", "提高"), ("窗口形象", "形象好"), ("数据传输", "满足审核需要，数据实时传输。")],
            &[("合格率", "≥95%"), ("合格率", "提高5%"), ("完成情况", "2021年底前"), ("质量", "无"), ("质量", "≥长期")],
        );
        assert_eq!(severity("质量指标", "提高"), Some(Severity::Warning));
        assert_eq!(severity("质量指标", "满足审核需要，数据实时传输。"), Some(Severity::Hint));
    }

    #[test]
    fn benefits_may_be_graded() {
        assert_eq!(severity("社会效益指标", "显著提高"), Some(Severity::Hint));
        assert_eq!(severity("可持续影响指标", "长期有效进行"), Some(Severity::Hint));
    }

    #[test]
    fn what_other_rules_say() {
        check_values(CODE, "数量指标", &[("基金安全", "提高")], &[("检查", "定期和不定期")]);
        check_values(CODE, "时效指标", &[], &[("进度", "按要求完成支出进度")]);
        check_values(CODE, "成本指标", &[], &[("补助金额", "财政补助标准"), ("三公经费", "只减不增")]);
    }
}
