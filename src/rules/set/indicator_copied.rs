//! An indicator that was copied from another project and does not fit this one (广元 2021).

use super::copies::{owner, same_sort, speaks_of};
use crate::model::Column;
use crate::model::{FieldPath, RowId, Table};
use crate::rules::facts::Facts;
use crate::rules::finding::Severity;
use crate::rules::groups::Group;
use crate::rules::likeness::plain;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    code: "indicator-copied-from-other-project",
    severity: Severity::Warning,
    says: "指标是从另一个项目抄来的，和本项目无关",
    example: "经办窗口建设项目的指标值写“及时足额征收基本医疗保险费”",
    check: Check::Group(shared, check),
};

/// A value in more projects than this is a stock phrase of the bureau.
const COMMON: usize = 2;
/// A value longer than this, in characters, is not written twice by chance, even where it also mentions this project.
const LONG: usize = 30;

/// Forms that share a long value.
fn shared(facts: &Facts) -> Vec<u64> {
    if facts.is_project_plan() { facts.values.fingerprints.clone() } else { Vec::new() }
}

fn check(group: &Group<'_>, report: &mut Report) {
    if group.facts.len() > COMMON {
        return;
    }
    for facts in &group.facts {
        for id in facts.values.rows.get(&group.key).into_iter().flatten() {
            if let Some(found) = copied(facts, *id, &group.facts) {
                report.add(facts.identity.id, found);
            }
        }
    }
}

fn copied(facts: &Facts, id: RowId, projects: &[&Facts]) -> Option<Found> {
    let row = facts.form.row(Table::Indicators, id)?;
    let text = plain(&row[Column::Value]);
    let (original, most) = owner(&text, projects)?;
    let own = speaks_of(&text, facts);
    let foreign = own == 0 || (own < most && text.chars().nth(LONG).is_some());
    if original.identity.id == facts.identity.id || most <= own || !foreign || same_sort(facts, original) {
        return None;
    }
    let (value, other) = (row[Column::Value].trim(), &original.identity.project);
    let message = format!("这个指标值和“{other}”的一字不差，说的不像是本项目：{value}");
    let path = FieldPath::Cell(Table::Indicators, id, Column::Value);
    Some(Found::at(Place::Text(path), message).evidence(value).against(other).hint("请写本项目自己的指标和值"))
}

#[cfg(test)]
mod tests {
    use crate::model::Form;
    use crate::rules::testing::{findings, project};

    fn form(name: &str, value: &str) -> Form {
        project().with(&[("project_name", name)]).indicator("社会效益指标", "积极影响", value)
    }

    fn check(forms: &[Form], expected: &[u32]) {
        let found = findings("indicator-copied-from-other-project", forms);
        assert_eq!(found.iter().map(|finding| finding.form.0).collect::<Vec<_>>(), expected, "{found:#?}");
    }

    #[test]
    fn values() {
        let value = "及时足额征收基本医疗保险费，保障参保者权益";
        check(&[form("医疗保险征收经费", value), form("四级经办体系", value)], &[2]);
        check(&[form("医疗保险征收经费", value), form("医疗保险征收二期", value)], &[]);
        check(&[form("网络建设", value), form("四级经办体系", value)], &[]);
        check(&[form("医疗保险征收经费", value), form("四级经办体系", value), form("网络建设", value)], &[]);
        check(&[form("医疗保险征收经费", "保障权益"), form("四级经办体系", "保障权益")], &[]);
        check(&[form("满意度调查", "参保人员满意度≥95%以上并持续"), form("网络", "参保人员满意度≥95%以上并持续")], &[]);
    }
}
