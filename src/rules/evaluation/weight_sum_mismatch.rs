//! Weights that do not add up to the total that the template states.

use crate::model::score::{points, total};
use crate::model::{Column, Table};
use crate::rules::finding::Severity;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;
use rust_decimal::Decimal;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "weight-sum-mismatch",
    severity: Severity::Error,
    says: "权重（分值）合计不对",
    example: "各指标权重相加是 95，应为 90",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    let weights: Vec<(&str, Decimal)> = view
        .indicators
        .iter()
        .filter_map(|i| Some((i.row[Column::Class].trim(), points(&i.row[Column::Weight])?)))
        .collect();
    if weights.is_empty() {
        return;
    }
    let sum = total(weights.iter().map(|(_, weight)| *weight));
    let allowed: Vec<Decimal> = match view.template.weight_total {
        Some(stated) => vec![Decimal::from(stated)],
        // The template does not say. 财预〔2021〕101号 keeps 10 for 预算执行率 at self-evaluation, so a declaration sums to 90.
        None => vec![Decimal::ONE_HUNDRED, Decimal::from(90)],
    };
    if !allowed.contains(&sum) {
        let expected: Vec<String> = allowed.iter().map(|total| total.normalize().to_string()).collect();
        let blank =
            view.indicators.iter().filter(|i| !i.name.is_empty() && i.row[Column::Weight].trim().is_empty()).count();
        let lacking = if blank > 0 { format!("，另有 {blank} 个指标没有权重") } else { String::new() };
        let message = format!("权重合计是 {}，应为 {}{lacking}", sum.normalize(), expected.join(" 或 "));
        report.add(view.form.id, Found::at(Place::Table(Table::Indicators), message).hint("请调整各指标的权重"));
        return;
    }
    let Some(block) = view.template.table(Table::Indicators) else { return };
    // 财预〔2021〕101号: 20/40/20/10 with 成本, 50/30/10 without. Where a class is unused, none has its usual weight.
    let used = |label: &str| total(weights.iter().filter(|(class, _)| *class == label).map(|(_, weight)| *weight));
    let every_class = block.tree.iter().all(|class| used(&class.label) > Decimal::ZERO);
    for class in block.tree.iter().filter(|_| every_class) {
        let Some(expected) = class.weight.map(Decimal::from) else { continue };
        let sum = used(&class.label);
        if sum != expected {
            let message = format!("{}的权重合计是 {}，一般为 {expected}", class.label, sum.normalize());
            // Places may set other weights per class, hence only a hint.
            let found = Found::at(Place::Table(Table::Indicators), message).graded(Severity::Hint);
            report.add(view.form.id, found.hint("请核对本地对各类指标权重的规定"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Column, Form};
    use crate::rules::Severity;
    use crate::rules::testing::{findings, form};

    fn weights(template: &str, rows: &[(&str, &str)]) -> Vec<Severity> {
        let add = |form: Form, row: &(&str, &str)| {
            form.indicator_of(row.0, &[(Column::Name, "名称"), (Column::Weight, row.1)])
        };
        let form = rows.iter().fold(form(template), add);
        findings("weight-sum-mismatch", &[form]).iter().map(|finding| finding.severity).collect()
    }

    #[test]
    fn sums() {
        let national = "national-project-2021";
        let rows = |last| [("成本指标", "20"), ("产出指标", "40"), ("效益指标", "20"), ("满意度指标", last)];
        assert_eq!(weights(national, &rows("10")), []);
        assert_eq!(weights(national, &rows("15")), [Severity::Error]);
        assert_eq!(weights(national, &[("产出指标", "50"), ("效益指标", "30"), ("满意度指标", "10")]), []);
        assert_eq!(weights(national, &[("产出指标", ""), ("效益指标", "")]), []);
        assert_eq!(weights("guangyuan-project", &[("产出指标", "60"), ("效益指标", "40")]), []);
    }

    #[test]
    fn classes() {
        let rows = [("成本指标", "30"), ("产出指标", "30"), ("效益指标", "20"), ("满意度指标", "10")];
        assert_eq!(weights("national-project-2021", &rows), [Severity::Hint, Severity::Hint]);
    }
}
