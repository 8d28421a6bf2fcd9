//! A share on a name that names no measure: 提升经办能力 ≥99%.

use crate::base::words::Words;
use crate::model::keys;
use crate::model::naming::coded;
use crate::rules::finding::Severity;
use crate::rules::kind::Kind;
use crate::rules::likeness::plain;
use crate::rules::measure::Measure;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Indicator};
use std::sync::LazyLock;

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

/// Verbs with which names begin that tell what is to become better, and not what is measured: 维护社会稳定 ≥95%,
/// 保护生态环境卫生 ≥95% (井研 2023).
static AIMS: LazyLock<Words> = LazyLock::new(|| {
    Words::new([
        "维护", "促进", "保护", "保障", "提升", "提高", "增强", "改善", "推动", "推进", "加强", "巩固", "优化", "营造",
        "确保", "助力", "完善", "健全", "弘扬", "繁荣", "支持", "缓解",
    ])
});

/// Whether a name of a benefit tells an aim and no measure. 提高粮食产量 and 促进农民增收 may rise by a share.
fn is_aim(indicator: &Indicator<'_>) -> bool {
    static MEASURABLE: LazyLock<Words> = LazyLock::new(|| {
        Words::new([
            "率", "比例", "比重", "度", "量", "数", "额", "收入", "增收", "产值", "利润", "税", "价", "成本", "费",
            "支出",
        ])
    });
    indicator.kind.is_benefit()
        && indicator.measure == Measure::Unknown
        && AIMS.longest_at(indicator.name).is_some()
        && !MEASURABLE.stand_in(indicator.name)
}

fn check(view: &FormView<'_>, report: &mut Report) {
    let project = plain(coded::project(view.form.field(keys::PROJECT_NAME)).name);
    for indicator in view.indicators.iter().filter(|i| i.target.is_rate() && i.kind != Kind::Satisfaction) {
        let is_project = !project.is_empty() && indicator.plain_name == project;
        let names_nothing = NOTHING_TO_MEASURE.iter().any(|head| indicator.name.ends_with(head)) || is_aim(indicator);
        if !is_project && !names_nothing {
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
            &[
                ("提升医保经办能力", "≥99%"),
                ("对健全社会救助体系的影响", "≥95%"),
                ("可持续发展率", "95%"),
                ("维护社会稳定", "≥95%"),
                ("保护生态环境卫生", "≥95%"),
            ],
            &[
                ("政策知晓率", "≥95%"),
                ("提升医保经办能力", "显著"),
                ("培训机构", "≥5家"),
                ("参保业务", "≥95%"),
                ("提高粮食产量", "≥5%"),
                ("促进农民增收", "≥5%"),
            ],
        );
    }

    #[test]
    fn the_name_of_the_project() {
        let form = project().with(&[("project_name", "服务大提升")]).indicator("社会效益指标", "服务大提升", "≥50%");
        assert_eq!(findings(CODE, &[form]).first().map(|f| f.severity), Some(Severity::Warning));
    }
}
