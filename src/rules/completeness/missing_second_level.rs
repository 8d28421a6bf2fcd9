//! A second-level class that the template requires and that has no indicator.

use crate::model::{Column, Table};
use crate::rules::finding::Severity;
use crate::rules::kind::Kind;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Indicator};

pub(in crate::rules) const RULE: Rule = Rule {
    code: "missing-second-level",
    severity: Severity::Warning,
    says: "模板要求的二级指标一个指标也没有",
    example: "整张表没有质量指标",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    // A form that reports repeats the indicators that were approved: what was missing then cannot be added now.
    if view.stage.reports() || view.indicators.is_empty() {
        return;
    }
    let Some(block) = view.template.table(Table::Indicators) else { return };
    for class in &block.tree {
        for spec in class.subclasses.iter().filter(|spec| spec.required) {
            let wanted = Kind::of(&class.label, &spec.label);
            let fits = |label: &str| label == spec.label || spec.variants.iter().any(|variant| variant == label);
            // By kind too, since places name one class differently: 满意度指标 and 服务对象满意度.
            let of_kind = |i: &Indicator<'_>| wanted != Kind::Other && i.kind == wanted;
            let filled = view.indicators.iter().filter(|indicator| !is_empty(indicator));
            if !filled.into_iter().any(|i| of_kind(i) || fits(i.row[Column::Subclass].trim())) {
                let found = Found::at(Place::Branch(spec.label.clone()), format!("没有{}", spec.label));
                let hint = format!("{}下的{}是必填的，请至少填一个指标", class.label, spec.label);
                report.add(view.form.id, found.hint(hint));
            }
        }
    }
}

/// Whether a row is as the empty form has it. One that says 指标1： is the subject of `placeholder-left`.
fn is_empty(indicator: &Indicator<'_>) -> bool {
    indicator.name.is_empty() && indicator.number.is_none() && indicator.has_no_value()
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, form, project};

    #[test]
    fn required_classes() {
        let mut whole = project();
        for subclass in ["数量指标", "质量指标", "时效指标", "成本指标", "社会效益指标", "可持续发展指标"]
        {
            whole = whole.indicator(subclass, "名称", "1个");
        }
        check("missing-second-level", whole.clone(), &["indicators[l2=满意度指标]"]);
        let empty = whole.clone().indicator("满意度指标", "", "");
        check("missing-second-level", empty, &["indicators[l2=满意度指标]"]);
        check("missing-second-level", whole.clone().indicator("满意度指标", "指标1：", ""), &[]);
        check("missing-second-level", whole.indicator("服务对象满意度", "满意度", "≥95%"), &[]);
    }

    #[test]
    fn forms_that_cannot_fix_it() {
        let evaluation = form("guangyuan-self-evaluation").indicator("数量指标", "文件柜", "11套");
        check("missing-second-level", evaluation, &[]);
        check("missing-second-level", project(), &[]);
    }
}
