//! A header field that the template requires and that is empty.

use crate::rules::finding::Severity;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;
use crate::template::label;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "missing-required-field",
    severity: Severity::Error,
    says: "必填的表头项目没有填写",
    example: "“项目名称”是空的",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    for spec in view.template.fields.iter().filter(|spec| spec.required) {
        let key = spec.key.as_str();
        if view.form.field(key).trim().is_empty() {
            let label = label(view.template, view.form, key);
            report.add(view.form.id, Found::field(key, format!("“{label}”没有填写")).hint(format!("请填写{label}")));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, project};

    const FULL: [(&str, &str); 4] =
        [("project_name", "资产采购"), ("unit", "广元市医疗保障局"), ("funds.total", "6"), ("goals", "采购")];

    #[test]
    fn required_fields() {
        check("missing-required-field", project().with(&FULL), &[]);
        check("missing-required-field", project().with(&FULL).with(&[("unit", " ")]), &["fields.预算单位"]);
        check("missing-required-field", project().with(&FULL).with(&[("funds.total", "")]), &["funds.年度资金总额"]);
    }
}
