//! 6万元 in a cell whose label already says 万元.

use crate::base::amount::MoneyUnit;
use crate::edit::Edit;
use crate::model::FieldPath;
use crate::rules::finding::Severity;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;
use crate::template::own::own_amounts;
use crate::template::{FieldKind, label};

pub(in crate::rules) const RULE: Rule = Rule {
    code: "redundant-unit-in-amount",
    severity: Severity::Hint,
    says: "表上已经印了“万元”，金额里又写了单位",
    example: "项目资金（万元）：6万元",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    let bare = |key: &str, text: &str| {
        // 854万(高标准农田建设400万元…) (岳阳 2022): whatever follows is the subject of `amount-not-a-number`.
        let alone = text.split(['(', '（']).next().unwrap_or(text);
        let (number, written) = MoneyUnit::behind(alone);
        // Only the label's own unit: to drop 万元 under a label that says 元 would change the amount. 6万 is left alone.
        let redundant = written == Some(view.units.of_field(key)) && (alone != text || alone.trim().ends_with('元'));
        (redundant && !number.trim().is_empty()).then(|| number.trim().to_owned())
    };
    let amounts = view.template.fields.iter().filter(|spec| spec.kind == FieldKind::Amount).map(|spec| &spec.key);
    let units: Vec<(FieldPath, &str, String)> = amounts
        .chain(own_amounts(view.template, view.form))
        .filter_map(|key| {
            let text = view.form.field(key.as_str());
            Some((FieldPath::Field(key.clone()), text, bare(key.as_str(), text)?))
        })
        .collect();
    // One finding per form, since it is one habit and has one fix.
    let Some((path @ FieldPath::Field(key), text, _)) = units.first() else { return };
    let label = label(view.template, view.form, key.as_str());
    let unit = view.units.of_field(key.as_str()).name();
    let others = if units.len() > 1 { format!("等 {} 处", units.len()) } else { String::new() };
    let found = Found::at(Place::Text(path.clone()), format!("表上已印有“{unit}”，{label}{others}不必再写：{text}"));
    let found = found.hint("请只写数字");
    // What follows the amount would be lost.
    let explained = units.iter().any(|(_, text, _)| text.contains(['(', '（']));
    let texts = units.iter().map(|(path, _, number)| (path.clone(), number.clone())).collect();
    let fixed = |found: Found| found.fix(Edit::SetTexts { form: view.form.id, texts });
    report.add(view.form.id, if explained { found } else { fixed(found) });
}

#[cfg(test)]
mod tests {
    use crate::edit::Edit;
    use crate::rules::testing::{check, findings, project};

    #[test]
    fn amounts() {
        let code = "redundant-unit-in-amount";
        let funds = |total, fiscal| project().with(&[("funds.total", total), ("funds.fiscal", fiscal)]);
        check(code, funds("6万元", "6万元"), &["funds.年度资金总额"]);
        check(code, funds("6", "6万元"), &["funds.财政拨款"]);
        check(code, funds("6", "6"), &[]);
        check(code, funds("60000元", "万元"), &[]);
        let in_yuan = |total| {
            let mut form = funds(total, "6");
            form.labels.set("funds.total".into(), "年度资金总额（元）");
            form
        };
        check(code, in_yuan("60000元"), &["funds.年度资金总额（元）"]);
        check(code, in_yuan("6万元"), &[]);
        let mut own = funds("6", "6").with(&[("funds.carried", "6万元")]);
        own.labels.set("funds.carried".into(), "上年结转资金");
        check(code, own, &["funds.上年结转资金"]);
        let found = findings(code, &[funds("6万元", "6 万元")]);
        let Some(Edit::SetTexts { texts, .. }) = found[0].fix.as_deref() else { panic!("no fix") };
        assert_eq!(texts.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(), ["6", "6"]);
        let explained = findings(code, &[funds("854万(甲400万元，乙454万元)", "854")]);
        assert!(explained[0].fix.is_none());
        assert!(found[0].message.contains("等 2 处"), "the fix is of both: {}", found[0].message);
    }
}
