//! A self-evaluation whose targets differ from those that were declared or approved.

use crate::model::naming::numbered;
use crate::model::value::{Comparison, UnitKind, Units, comparable, parse};
use crate::model::{Column, Table};
use crate::rules::facts::{Facts, Identity};
use crate::rules::finding::Severity;
use crate::rules::groups::Group;
use crate::rules::likeness::{fingerprint, plain};
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::template::{Scope, Stage};
use foldhash::{HashMap, HashSet};
use rust_decimal::Decimal;
use std::borrow::Cow;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "targets-differ-from-declared",
    severity: Severity::Warning,
    says: "自评表、监控表的指标或指标值和当初申报（批复、调整）的不同",
    example: "申报时 ≥97%，自评表写 ≥95%",
    check: Check::Group(shared, check),
};

/// How many differences a message names.
const NAMED: usize = 3;

/// Forms of one project and year.
pub(super) fn shared(facts: &Facts) -> Vec<u64> {
    let Identity { project_plain, year, scope, .. } = &facts.identity;
    let named = (*scope == Scope::Project && !project_plain.is_empty()).then(|| format!("{project_plain}\n{year}"));
    named.iter().map(|name| fingerprint(name)).collect()
}

/// The plan of the project that its reports follow, and what it is called.
pub(super) fn binding<'f>(group: &Group<'f>) -> Option<(&'f Facts, &'static str)> {
    let plans = || group.facts.iter().copied().filter(|facts| facts.is_project_plan());
    // The adjusted form binds, else the approved one (批复表); without either, the declaration counts.
    let last = |stage| plans().rfind(|facts| facts.identity.stage == stage);
    let bound = [Stage::Adjustment, Stage::Approval].into_iter().find_map(last);
    let plan = bound.or_else(|| plans().next())?;
    Some((plan, plan.identity.stage.heading()))
}

fn check(group: &Group<'_>, report: &mut Report) {
    let Some((plan, called)) = binding(group) else { return };
    for evaluation in group.facts.iter().filter(|facts| facts.identity.stage.reports()) {
        let differences = differences(plan, evaluation);
        if differences.is_empty() {
            continue;
        }
        let more = if differences.len() > NAMED { "等" } else { "" };
        let named: Vec<&str> = differences.iter().take(NAMED).map(String::as_str).collect();
        let message = format!("有 {} 处和{called}的不同：{}{more}", differences.len(), named.join("；"));
        let found = Found::at(Place::Table(Table::Indicators), message).evidence(differences.join("；"));
        let hint = format!("{}应按批复（有调整的按调整后）的指标和指标值填写", evaluation.identity.stage.name());
        report.add(evaluation.identity.id, found.hint(hint));
    }
}

fn differences(plan: &Facts, evaluation: &Facts) -> Vec<String> {
    // What was adjusted counts, and ≥, 95 and % of one form are ≥95% of another.
    fn read(facts: &Facts) -> Vec<(Cow<'_, str>, &str, Cow<'_, str>)> {
        let names = facts.form.indicators.iter().map(|row| (numbered(&row[Column::Name]).name, row));
        let read = names.map(|(name, row)| (plain(name), name, row.whole_value()));
        read.filter(|(plain, ..)| !plain.is_empty()).collect()
    }
    let (planned, evaluated) = (read(plan), read(evaluation));
    let mut given: HashMap<&str, Given<'_>> = HashMap::default();
    for (key, _, value) in &evaluated {
        given
            .entry(key)
            .or_insert_with(|| Given { first: value, meant: HashSet::default() })
            .meant
            .extend(meant(value));
    }
    let own = evaluation.identity.stage.heading();
    let mut found = Vec::new();
    for (key, name, value) in &planned {
        match given.get(&**key) {
            None => found.push(format!("少了“{name}”")),
            Some(given) if meant(value).iter().any(|meant| given.meant.contains(meant)) => {}
            Some(given) => found.push(format!("“{name}”原为 {value}，{own}是 {}", given.first)),
        }
    }
    let known: HashSet<&str> = planned.iter().map(|(key, ..)| &**key).collect();
    let added = evaluated.iter().filter(|(key, ..)| !known.contains(&**key));
    found.extend(added.map(|(_, name, _)| format!("多了“{name}”")));
    found
}

/// The targets of a self-evaluation for one indicator.
struct Given<'f> {
    first: &'f str,
    meant: HashSet<Meant<'f>>,
}

/// What a target asks for. Two targets with one of these in common ask for the same, however each is spelled: 100% and
/// =100%, ≥6200人 and 不少于0.62万人.
#[derive(PartialEq, Eq, Hash)]
enum Meant<'t> {
    Words(String),
    Quantity { comparison: Comparison, value: Decimal, high: Option<Decimal>, unit: (UnitKind, String), per: Units<'t> },
}

fn meant(value: &str) -> Vec<Meant<'_>> {
    let target = parse(value);
    let alone = target.quantities.len() == 1 && target.computations.is_empty();
    let quantity = target.quantity().filter(|_| alone).map(|quantity| Meant::Quantity {
        comparison: quantity.operator.map_or(Comparison::Equal, |operator| operator.comparison),
        value: quantity.value,
        high: quantity.high,
        unit: (quantity.unit.kind, comparable(quantity.unit.base).to_owned()),
        per: quantity.unit.per,
    });
    [Meant::Words(squeezed(value))].into_iter().chain(quantity).collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '，' | '。' | ',')).collect()
}

#[cfg(test)]
mod tests {
    use crate::model::Form;
    use crate::rules::testing::{findings, form, project};

    fn rows(form: Form, rows: &[(&str, &str)]) -> Form {
        let form = form.with(&[("project_name", "网络")]);
        rows.iter().fold(form, |form, (name, value)| form.indicator("质量指标", name, value))
    }

    fn check(planned: &[(&str, &str)], evaluated: &[(&str, &str)], expected: &[&str]) {
        check_all(&[rows(project(), planned), rows(form("guangyuan-self-evaluation"), evaluated)], expected);
    }

    fn check_all(forms: &[Form], expected: &[&str]) {
        let found = findings("targets-differ-from-declared", forms);
        assert_eq!(found.iter().map(|f| f.message.as_str()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn targets() {
        let plan = [("合格率", "≥97%"), ("完成时间", "12月")];
        check(&plan, &plan, &[]);
        check(&plan, &[("合格率", "≥ 97%"), ("指标1：完成时间", "12月")], &[]);
        check(
            &plan,
            &[("合格率", "≥95%")],
            &["有 2 处和申报表的不同：“合格率”原为 ≥97%，自评表是 ≥95%；少了“完成时间”"],
        );
    }

    #[test]
    fn an_adjustment_binds_before_an_approval() {
        let plan = |stage: &str, value: &str| {
            let title = format!("部门预算项目支出绩效目标{stage}");
            rows(project().with(&[("title", title.as_str())]), &[("合格率", value)])
        };
        let [adjusted, approved] = [plan("调整表", "≥95%"), plan("批复表", "≥97%")];
        let evaluation = |value| rows(form("guangyuan-self-evaluation"), &[("合格率", value)]);
        for plans in [[&adjusted, &approved], [&approved, &adjusted]] {
            let with = |value| [plans[0].clone(), plans[1].clone(), evaluation(value)];
            check_all(&with("≥95%"), &[]);
            check_all(&with("≥97%"), &["有 1 处和调整表的不同：“合格率”原为 ≥95%，自评表是 ≥97%"]);
        }
    }

    #[test]
    fn each_station_is_called_by_its_name() {
        let plan = rows(project().with(&[("title", "部门预算项目支出绩效目标批复表")]), &[("柜", "11套")]);
        let monitoring = rows(form("national-monitoring"), &[("柜", "12套")]);
        let found = findings("targets-differ-from-declared", &[plan, monitoring]);
        let said: Vec<(&str, &str)> = found.iter().map(|found| (&*found.message, &*found.hint)).collect();
        let wanted = "有 1 处和批复表的不同：“柜”原为 11套，监控表是 12套";
        assert_eq!(said, [(wanted, "监控应按批复（有调整的按调整后）的指标和指标值填写")]);
    }

    #[test]
    fn the_same_target_spelled_otherwise() {
        for (declared, evaluated) in [
            ("100%", "=100%"),
            ("≥90%", "≥90％"),
            ("≥12万立方米", "不少于12万立方米"),
            ("≥12万立方米", "≥12万m³"),
            ("≥6200人", "≥0.62万人"),
        ] {
            check(&[("质量", declared)], &[("质量", evaluated)], &[]);
        }
        for (declared, evaluated) in [("≥97%", "97%"), ("≥97%", "≥95%"), ("12人", "12次"), ("≥2次/年", "≥2次")]
        {
            let expected = format!("“质量”原为 {declared}，自评表是 {evaluated}");
            let expected = format!("有 1 处和申报表的不同：{expected}");
            check(&[("质量", declared)], &[("质量", evaluated)], &[&expected]);
        }
    }
}
