//! A field that asks for name and code but holds no code.

use crate::model::keys;
use crate::model::naming::coded;
use crate::rules::finding::Severity;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;
use crate::template::label;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "missing-code",
    severity: Severity::Warning,
    says: "“主管部门及代码”只写了名称，没有代码",
    example: "主管部门及代码：中卫市沙坡头区医疗保障局",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    for key in [keys::DEPARTMENT, keys::IMPLEMENTER, keys::BUREAU] {
        let label = label(view.template, view.form, key);
        let text = view.form.field(key).trim();
        // The printed label decides whether a code is wanted, such as 主管部门及代码 (沙坡头 2023).
        let asks = label.contains("代码") || label.contains("编码");
        if asks && !text.is_empty() && coded::bureau(text).code.is_empty() {
            let message = format!("“{label}”里没有代码：{text}");
            report.add(view.form.id, Found::field(key, message).hint("请在名称前写上代码，如 611001渭南市医疗保障局"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, form};

    #[test]
    fn codes() {
        let form = |text| form("shapotou-project").with(&[("department", text)]);
        for text in ["中卫市沙坡头区医疗保障局", "39中学", "120急救中心"] {
            check("missing-code", form(text), &["fields.主管部门及代码"]);
        }
        for text in ["611001渭南市医疗保障局", "644001", "医疗保障局（４５０）", ""] {
            check("missing-code", form(text), &[]);
        }
    }

    #[test]
    fn a_label_that_asks_for_no_code() {
        check("missing-code", crate::rules::testing::project().with(&[("unit", "医疗保障局")]), &[]);
    }
}
