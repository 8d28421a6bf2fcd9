//! A cost that is not its unit price times the quantity of the same thing.

use super::cost::{stated, stated_quantity};
use super::counted::Counted;
use super::money::{rounds_to, usual};
use crate::base::money::Money;
use crate::model::value::Computation;
use crate::rules::finding::Severity;
use crate::rules::kind::Kind;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Indicator};
use rust_decimal::Decimal;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "cost-quantity-mismatch",
    severity: Severity::Error,
    says: "成本金额不等于单价乘以数量指标里的数量",
    example: "印发宣传资料 20000 份，按 3 元/份测算，成本写 10 万元",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    for cost in view.of_kind(Kind::Cost) {
        let (Some(stated), Some(quantity)) = (stated(cost), stated_quantity(cost)) else { continue };
        let Some(counted) = Counted::of(view, cost) else { continue };
        let Some(expected) = expected(cost, &counted) else { continue };
        if expected.outcomes.contains(&stated) {
            continue;
        }
        let Some(likely) = expected.outcomes.first().copied() else { continue };
        // 84件 at 120元 are 1.008万元, and 1万元 is written: rounded, hence only a hint.
        let rounded = expected.outcomes.iter().any(|outcome| rounds_to(outcome.in_yuan(), quantity));
        let vague = cost.target.approximate.is_some() || counted.indicator.target.approximate.is_some();
        let severity = match (rounded, vague || expected.mixed || !counted.sure) {
            (true, _) => Severity::Hint,
            (false, true) => Severity::Warning,
            (false, false) => Severity::Error,
        };
        let message = format!(
            "按数量指标“{}”（{}）和所写的单价应是 {}，成本写的是 {}，相差 {}",
            counted.indicator.called(),
            counted.indicator.value,
            usual(likely),
            usual(stated),
            usual(likely.apart(stated))
        );
        let found = Found::value(cost, message).against(&counted.indicator.evidence()).graded(severity);
        report.add(view.form.id, found.hint("请核对单价、数量和金额"));
    }
}

/// What a cost can be expected to be.
struct Expected {
    /// The likeliest reading first.
    outcomes: Vec<Money>,
    /// Whether it adds fixed terms to priced ones: 2.88万元（按0.24万元/套测算+4800元）, 广元 2021.
    mixed: bool,
}

fn expected(cost: &Indicator<'_>, counted: &Counted<'_, '_>) -> Option<Expected> {
    // A value that computes its own result is the subject of `value-arithmetic-mismatch`.
    let own = |computation: &&Computation| cost.target.outcome(computation).is_none();
    if let Some(computation) = cost.target.computations.iter().find(|c| c.stated.is_some()) {
        return Some(computation).filter(own).and_then(|computation| by_price(cost, computation, counted));
    }
    if cost.target.prices().next().is_some() || !counted.sure {
        return None;
    }
    let target = &counted.indicator.target;
    let [computation] = target.computations.as_slice() else { return None };
    let outcome = target.outcome(computation).filter(|product| product.is_money)?;
    Some(Expected { outcomes: vec![Money::yuan(outcome.value)], mixed: false })
}

/// The sums of a computation's terms, where each price is multiplied by the count of what it is for: 10万元（按3元/份测算）
/// for 20000份 (广元 2021) should be 6万元.
fn by_price(cost: &Indicator<'_>, computation: &Computation, counted: &Counted<'_, '_>) -> Option<Expected> {
    let mut outcomes = vec![Decimal::ZERO];
    let (mut terms, mut closed) = (0, 0);
    for term in computation.terms() {
        let product = cost.target.product(term).filter(|product| product.is_money)?;
        let counts = counted.counts(&product.open)?;
        terms += 1;
        closed += usize::from(product.open.is_empty());
        let values: Option<Vec<Decimal>> = counts.iter().map(|count| product.value.checked_mul(*count)).collect();
        let values = values?;
        outcomes = outcomes.iter().flat_map(|sum| values.iter().map(move |value| *sum + *value)).collect();
        // Each ambiguous count doubles the readings: after six of them nothing can be said.
        if outcomes.len() > 64 {
            return None;
        }
    }
    let outcomes = outcomes.into_iter().map(Money::yuan).collect();
    Some(Expected { outcomes, mixed: closed > 0 && terms > closed })
}

#[cfg(test)]
mod tests {
    use crate::model::Form;
    use crate::rules::Severity;
    use crate::rules::testing::{findings, project};

    const CODE: &str = "cost-quantity-mismatch";

    fn form(quantity: (&str, &str), cost: (&str, &str)) -> Form {
        project().indicator("数量指标", quantity.0, quantity.1).indicator("成本指标", cost.0, cost.1)
    }

    fn check(quantity: (&str, &str), cost: (&str, &str), expected: &[Severity]) {
        let found = findings(CODE, &[form(quantity, cost)]);
        assert_eq!(found.iter().map(|f| f.severity).collect::<Vec<_>>(), expected, "{cost:?}: {found:#?}");
    }

    #[test]
    fn a_price_in_the_cost() {
        check(("医保宣传", "印发宣传资料20000份"), ("骗保宣传", "10万元（按3元/份测算）"), &[Severity::Error]);
        check(("医保宣传", "印发宣传资料20000份"), ("骗保宣传", "6万元（按3元/份测算）"), &[]);
        check(("结算单", "84件"), ("结算单", "120元/件，合计1万元"), &[Severity::Hint]);
        check(("办事指南", "13330份"), ("办事指南", "1.5元/份，合计1.28万元"), &[Severity::Error]);
        check(("电脑", "1台"), ("电脑", "0.85万元（按8500元/台测算）"), &[]);
    }

    #[test]
    fn a_price_in_the_quantity() {
        check(("档案整理", "1500卷，每卷130元"), ("档案整理", "15万元"), &[Severity::Error]);
        check(("档案整理", "1500卷，每卷130元"), ("档案整理", "19.5万元"), &[]);
        check(("签章", "2000元/人，共80人左右"), ("签章", "15万元"), &[Severity::Warning]);
    }

    #[test]
    fn meetings() {
        let meeting = ("工作会议", "4次，参会人员70人/次，各1天");
        check(meeting, ("工作会议及培训", "6.48万元（按160元/人.天测算，场地费500元/天）"), &[Severity::Error]);
        check(meeting, ("工作会议及培训", "4.68万元（按160元/人.天测算，场地费500元/天）"), &[]);
        check(("评审", "2次，各2天，聘请专家15人"), ("评审", "3万元（按500元/人.天测算）"), &[]);
    }

    #[test]
    fn what_cannot_be_told() {
        check(("交叉检查", "定期和不定期"), ("交叉检查", "4.2万元（按300元/人.天测算）"), &[]);
        check(("培训", "2次，1天，40人次"), ("培训", "3万元（住宿150元/人.天，资料20元/份测算）"), &[]);
        check(("文件柜", "11套"), ("沙发", "1万元（按2000元/套测算）"), &[]);
        check(("文件柜", "11套"), ("文件柜", "2.88万元（按0.24万元/套测算+4800元）"), &[Severity::Warning]);
    }
}
