//! A header field that the template requires and that is empty.

use crate::base::words::Words;
use crate::model::{FieldPath, Fund, keys};
use crate::rules::finding::Severity;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;
use crate::template::label;
use crate::template::shown::shown;
use std::sync::LazyLock;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "missing-required-field",
    severity: Severity::Error,
    says: "必填的表头项目没有填写",
    example: "“项目名称”是空的",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    let year = view.template.prints_year().then_some(keys::YEAR);
    for key in required(view).into_iter().chain(year) {
        let asked = !view.form.unasked.iter().any(|unasked| unasked.as_str() == key);
        if asked && view.form.field(key).trim().is_empty() {
            // A line of its own that a form prints has no label beside it: （ 年度）.
            let label = if key == keys::YEAR { "年度" } else { label(view.template, view.form, key) };
            report.add(view.form.id, Found::field(key, format!("“{label}”没有填写")).hint(format!("请填写{label}")));
        }
    }
}

/// The fields that must be filled in: those that the template marks. A template that follows a sheet nobody described,
/// the general one among them, marks none: then what every such form asks for, and what this one has a label for.
fn required<'v>(view: &'v FormView<'_>) -> Vec<&'v str> {
    let marked: Vec<&str> =
        view.template.fields.iter().filter(|spec| spec.required).map(|spec| spec.key.as_str()).collect();
    if !marked.is_empty() || view.indicators.is_empty() {
        return marked;
    }
    let labelled = |key: &&str| !view.form.labels.get(*key).is_empty();
    let printed = [keys::DEPARTMENT, keys::IMPLEMENTER, keys::BUREAU, keys::GOALS].into_iter().filter(labelled);
    let title = shown(view.template, view.form, &FieldPath::field(keys::TITLE));
    // The form of a whole department is about no project, and states its money by task.
    let of_project = (!title.contains("整体")).then_some(keys::PROJECT_NAME);
    let total = Fund::Total.keys().into_iter().find(labelled).unwrap_or(keys::FUNDS_TOTAL);
    let lacks_total = of_project.is_some() && Fund::Total.key(view.form).is_none() && !tells_money(view);
    printed.chain(of_project).chain(lacks_total.then_some(total)).collect()
}

/// Whether a field that only this form has tells the money: 资金总额及构成：总额10606万元，财政拨款… (宁乡 2021).
fn tells_money(view: &FormView<'_>) -> bool {
    static MONEY: LazyLock<Words> = LazyLock::new(|| Words::new(["资金", "总额", "预算", "金额", "经费", "投资"]));
    let spare = view.form.labels.iter().filter(|(key, _)| key.fund().is_none());
    let mut filled = spare.filter(|(key, _)| view.form.field(key.as_str()).contains(|c: char| c.is_ascii_digit()));
    !view.form.field("funds.whole.total").trim().is_empty() || filled.any(|(_, label)| MONEY.stand_in(label))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, form, project};

    const FULL: [(&str, &str); 4] =
        [("project_name", "资产采购"), ("unit", "广元市医疗保障局"), ("funds.total", "6"), ("goals", "采购")];

    #[test]
    fn a_template_that_requires_nothing() {
        let form = |fields: &[(&str, &str)]| form("generic").with(fields).indicator("数量指标", "文件柜", "11套");
        check("missing-required-field", form(&[("project_name", "采购"), ("funds.total", "6")]), &[]);
        check("missing-required-field", form(&[("project_name", "采购")]), &["funds.资金总额"]);
        check("missing-required-field", form(&[("funds.budget.total", "6")]), &["fields.项目名称"]);
        let mut told = form(&[("project_name", "采购"), ("extra.1", "总额106万元，财政拨款106万元")]);
        told.labels.set("extra.1".into(), "资金总额及构成");
        check("missing-required-field", told, &[]);
        let mut of_department = form(&[("title", "部门整体绩效自评表"), ("unit", "某局")]);
        check("missing-required-field", of_department.clone(), &[]);
        of_department.labels.set("department".into(), "主管部门");
        check("missing-required-field", of_department, &["fields.主管部门"]);
    }

    #[test]
    fn a_field_that_the_sheet_does_not_print() {
        let mut form = project().with(&FULL).with(&[("unit", "")]);
        form.unasked.insert("unit".into());
        check("missing-required-field", form, &[]);
    }

    #[test]
    fn a_year_that_is_printed() {
        let with = |template: &str, year: &str| {
            let fields = [("year", year), ("project_name", "采购"), ("funds.total", "6"), ("funds.budget.total", "6")];
            let named = [("unit", "甲局"), ("department", "甲局"), ("implementer", "甲局"), ("goals", "采购")];
            form(template).with(&fields).with(&named)
        };
        check("missing-required-field", with("national-project-2021", " "), &["year"]);
        check("missing-required-field", with("national-project-2021", "2026"), &[]);
        let mut unprinted = with("national-project-2021", "");
        unprinted.unasked.insert("year".into());
        check("missing-required-field", unprinted, &[]);
    }

    #[test]
    fn required_fields() {
        check("missing-required-field", project().with(&FULL), &[]);
        check("missing-required-field", project().with(&FULL).with(&[("unit", " ")]), &["fields.预算单位"]);
        check("missing-required-field", project().with(&FULL).with(&[("funds.total", "")]), &["funds.年度资金总额"]);
    }
}
