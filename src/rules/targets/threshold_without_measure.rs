//! A share on a name that names no measure: 提升经办能力 ≥99%.

use crate::model::keys;
use crate::model::naming::coded;
use crate::rules::finding::Severity;
use crate::rules::kind::Kind;
use crate::rules::likeness::plain;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "threshold-without-measure",
    severity: Severity::Warning,
    says: "百分比挂在一个不能计算的名称上",
    example: "提升医保经办能力 ≥99%",
    check: Check::Form(check),
};

/// Heads of names that have no percentage: 对健全社会救助体系的影响 ≥95% (博野 2022), 医保服务能力大提升 ≥50% (渭南 2023).
const NOTHING_TO_MEASURE: &[&str] = &[
    "影响",
    "能力",
    "大提升",
    "作用",
    "意识",
    "形象",
    "环境",
    "发展",
    "可持续发展率",
    "发展率",
    "水平",
    "氛围",
    "质量",
    "素质",
    "影响力",
    "效果",
    "效益",
    "秩序",
    "力度",
];

fn check(view: &FormView<'_>, report: &mut Report) {
    let project = plain(coded::project(view.form.field(keys::PROJECT_NAME)).name);
    for indicator in view.indicators.iter().filter(|i| i.target.is_rate() && i.kind != Kind::Satisfaction) {
        let is_project = !project.is_empty() && indicator.plain_name == project;
        if !is_project && !NOTHING_TO_MEASURE.iter().any(|head| indicator.name.ends_with(head)) {
            continue;
        }
        let why = if is_project { "是项目名称，不是指标" } else { "不能用百分比计算" };
        let message = format!("“{}”{why}，“{}”是什么的百分比没有写明", indicator.name, indicator.value);
        let found = Found::value(indicator, message).graded_if(!is_project, Severity::Hint);
        report.add(view.form.id, found.hint("请把名称改成可以计算的，如 政策知晓率、一次办结率"));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::Severity;
    use crate::rules::testing::{check_values, findings, project};

    const CODE: &str = "threshold-without-measure";

    #[test]
    fn names() {
        check_values(
            CODE,
            "社会效益指标",
            &[("提升医保经办能力", "≥99%"), ("对健全社会救助体系的影响", "≥95%"), ("可持续发展率", "95%")],
            &[("政策知晓率", "≥95%"), ("提升医保经办能力", "显著"), ("培训机构", "≥5家"), ("参保业务", "≥95%")],
        );
    }

    #[test]
    fn the_name_of_the_project() {
        let form = project().with(&[("project_name", "服务大提升")]).indicator("社会效益指标", "服务大提升", "≥50%");
        assert_eq!(findings(CODE, &[form]).first().map(|f| f.severity), Some(Severity::Warning));
    }
}
