//! A value in the description column: 良好, 核定数 (博野 2022).

use crate::model::Column;
use crate::model::value::parse;
use crate::rules::degree::is_degree;
use crate::rules::finding::Severity;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "value-in-description",
    severity: Severity::Warning,
    says: "绩效指标描述里写的是指标值",
    example: "描述栏写“良好”“核定数”",
    check: Check::Form(check),
};

/// Ends of short texts that give a value.
const VALUES: &[&str] = &["核定数", "平均值", "平均数", "核定值", "实际数", "预算数", "定额", "上年值", "基准值"];

/// The longest description, in characters, that can be a mere value.
const SHORT: usize = 8;

fn check(view: &FormView<'_>, report: &mut Report) {
    for indicator in &view.indicators {
        let text = indicator.row[Column::Description].trim();
        if text.is_empty() || text.chars().count() > SHORT {
            continue;
        }
        // 月度时序 (博野 2022) reads as a value but may describe how spending proceeds, hence only a hint.
        let pace = text.ends_with("时序") || text.ends_with("进度");
        let given = is_degree(text) || VALUES.iter().any(|head| text.ends_with(head)) || is_number(text);
        if given || pace {
            let message = format!("描述“{text}”像是指标值，应写在指标值一栏");
            let found = Found::cell(indicator, Column::Description, message).graded_if(!given, Severity::Hint);
            report.add(view.form.id, found.hint("请在描述里说明指标怎样计算，把这个值写进指标值"));
        }
    }
}

/// Whether a text is a number with its unit and nothing else.
fn is_number(text: &str) -> bool {
    parse(text).quantity().is_some_and(|quantity| quantity.span.of(text) == text)
}

#[cfg(test)]
mod tests {
    use crate::model::Column;
    use crate::rules::testing::{check, form};

    fn description(text: &str, expected: &[&str]) {
        let cells = [(Column::Subclass, "社会效益指标"), (Column::Name, "方便程度"), (Column::Description, text)];
        check("value-in-description", form("boye-project").indicator_of("效益指标", &cells), expected);
    }

    #[test]
    fn descriptions() {
        for text in ["良好", "明显提高", "核定数", "前三年平均值", "持续使用", "≥95%"] {
            description(text, &["indicators[0].desc"]);
        }
        for text in ["城乡民居满意度", "规定时间段内全部覆盖", "年度内门诊救助人次", "", "医疗救助政策覆盖面"]
        {
            description(text, &[]);
        }
    }
}
