//! Two forms for the same project.

use crate::rules::facts::{Facts, Identity};
use crate::rules::finding::Severity;
use crate::rules::groups::Group;
use crate::rules::likeness::fingerprint;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    code: "duplicate-form",
    severity: Severity::Error,
    says: "同一个项目报了两张表",
    example: "两张表的项目名称、金额和指标都一样",
    check: Check::Group(shared, check),
};

/// Forms of the same project, stage, year and bureau: a set may hold the declaration and the approval of a project, and
/// its forms of two years.
fn shared(facts: &Facts) -> Vec<u64> {
    let Identity { project_plain, stage, year, bureau, .. } = &facts.identity;
    let named =
        (!project_plain.is_empty()).then(|| format!("{project_plain}\n{}\n{year}\n{}", stage.name(), bureau.name));
    named.iter().map(|name| fingerprint(name)).collect()
}

fn check(group: &Group<'_>, report: &mut Report) {
    let Some((first, others)) = group.facts.split_first() else { return };
    for facts in others {
        let identity = &facts.identity;
        let same_rows = rows(facts).eq(rows(first));
        let same_total = identity.total == first.identity.total && identity.total.is_some();
        let codes = [&identity.project_code, &first.identity.project_code];
        // Two codes are two projects, except where the rows show that one form is a copy of the other.
        if codes.iter().all(|code| !code.is_empty()) && codes[0] != codes[1] && !same_rows {
            continue;
        }
        let what = match (same_total, same_rows) {
            (true, true) => "金额和指标都一样",
            (true, false) => "金额一样，指标不同",
            (false, true) => "指标一样，金额不同",
            (false, false) => "金额和指标都不同",
        };
        let message = format!("项目“{}”报了两张表，{what}", identity.project);
        let found = Found::at(Place::Form, message).against(first.form.name());
        let sure = same_total || same_rows;
        report.add(identity.id, found.graded_if(!sure, Severity::Warning).hint("请删去重复的一张，或改正项目名称"));
    }
}

fn rows(facts: &Facts) -> impl Iterator<Item = u64> {
    facts.targets.iter().map(|(_, row)| *row)
}

#[cfg(test)]
mod tests {
    use crate::model::Form;
    use crate::rules::Severity;
    use crate::rules::testing::{findings, project};

    fn form(name: &str, total: &str, value: &str) -> Form {
        project().with(&[("project_name", name), ("funds.total", total)]).indicator("数量指标", "系统", value)
    }

    fn check(forms: &[Form], expected: &[(u32, Severity)]) {
        let found = findings("duplicate-form", forms);
        assert_eq!(found.iter().map(|f| (f.form.0, f.severity)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn projects() {
        let first = form("档案系统", "50", "1套");
        check(&[first.clone(), form("档案系统 ", "50万元", "1套")], &[(2, Severity::Error)]);
        check(&[first.clone(), form("档案系统", "50", "2套")], &[(2, Severity::Error)]);
        check(&[first.clone(), form("档案系统", "60", "2套")], &[(2, Severity::Warning)]);
        check(&[first.clone(), form("档案系统二期", "50", "1套")], &[]);
        let approval = first.clone().with(&[("title", "部门预算项目支出绩效目标批复表")]);
        check(&[first.clone(), approval], &[]);
        check(&[first.clone(), first.clone().with(&[("year", "2022")])], &[]);
    }
}
