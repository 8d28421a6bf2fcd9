//! A rate without an operator in a form whose other rates have one.

use crate::model::value::UnitKind;
use crate::rules::finding::Severity;
use crate::rules::kind::Kind;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Indicator};
use foldhash::HashMap;
use rust_decimal::Decimal;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "missing-operator",
    severity: Severity::Hint,
    says: "同类指标都写了 ≥ 或 ≤，这一个没有写",
    example: "其他满意度写 ≥95%，这一个写 95%",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    counts(view, report);
    let shares = |indicator: &&Indicator<'_>| indicator.target.is_rate();
    let rates: Vec<&Indicator<'_>> = view.indicators.iter().filter(shares).collect();
    let has = |indicator: &&&Indicator<'_>| indicator.target.operator().is_some();
    let with = rates.iter().filter(has).count();
    // One operator, or operators on less than half of the rates, are no custom of the form.
    if with < 2 || with * 2 < rates.len() {
        return;
    }
    for indicator in rates.iter().filter(|indicator| indicator.target.operator().is_none()) {
        // 100% can only mean = and needs no operator.
        let share = indicator.target.quantity().and_then(crate::model::value::Quantity::in_percent);
        let value = indicator.value.trim_end_matches('。');
        // 同比下降5% states a change, and a sign before it would make no sense.
        let alone = indicator.target.quantity().is_some_and(|rate| rate.span.of(value) == value);
        if alone && share.is_some_and(|share| share < Decimal::ONE_HUNDRED) {
            let message = format!("“{}”没有写 ≥ 或 ≤，其他 {with} 个百分比都写了", indicator.value);
            let found = Found::value(indicator, message).hint(format!("如果是下限，请写 ≥{}", indicator.value));
            report.add(view.form.id, found);
        }
    }
}

/// Counts among counts of the same class with an operator: 200次 beside ≥280次 (鄂州 2022).
fn counts(view: &FormView<'_>, report: &mut Report) {
    let alone = |indicator: &&Indicator<'_>| {
        let quantity = indicator.target.quantity().filter(|q| q.unit.kind == UnitKind::Count && q.unit.per.is_empty());
        quantity.is_some_and(|quantity| quantity.span.of(indicator.value) == indicator.value.trim_end_matches('。'))
    };
    // Of things that are bought the number is exact; only rows of one unit are compared.
    fn unit<'f>(indicator: &Indicator<'f>) -> &'f str {
        indicator.target.quantity().map_or("", |quantity| quantity.unit.base)
    }
    let has = |indicator: &Indicator<'_>| indicator.target.operator().is_some();
    let mut of_unit: HashMap<&str, (usize, usize)> = HashMap::default();
    for indicator in view.of_kind(Kind::Quantity).filter(alone) {
        let (all, with) = of_unit.entry(unit(indicator)).or_default();
        *all += 1;
        *with += usize::from(has(indicator));
    }
    let most = |indicator: &Indicator<'_>| of_unit.get(unit(indicator)).is_some_and(|(all, with)| with * 2 >= *all);
    for indicator in view.of_kind(Kind::Quantity).filter(alone).filter(|i| !has(i) && most(i)) {
        let message = format!("“{}”没有写 ≥ 或 =，同类的数量写了", indicator.value);
        let found = Found::value(indicator, message).hint(format!("如果是下限，请写 ≥{}", indicator.value));
        report.add(view.form.id, found);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, project};

    #[test]
    fn siblings() {
        let form = project().indicator("质量指标", "合格率", "≥90%").indicator("满意度指标", "群众满意度", "≥95%");
        check("missing-operator", form.clone().indicator("质量指标", "发展率", "95%"), &["indicators[2].value"]);
        check("missing-operator", form.clone().indicator("质量指标", "发展率", "100%"), &[]);
        check("missing-operator", form.clone().indicator("质量指标", "案件数", "同比下降5%"), &[]);
        check("missing-operator", form.clone().indicator("数量指标", "文件柜", "11套"), &[]);
        let counts = form.indicator("数量指标", "巡检", "≥280次").indicator("数量指标", "文件柜", "11套");
        check("missing-operator", counts.clone(), &[]);
        check("missing-operator", counts.indicator("数量指标", "安检", "200次"), &["indicators[4].value"]);
        check("missing-operator", project().indicator("质量指标", "合格率", "90%"), &[]);
    }
}
