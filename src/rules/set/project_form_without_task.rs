//! A project form that no task of the department form names.

use crate::base::money::Money;
use crate::rules::finding::Severity;
use crate::rules::forms::Forms;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use foldhash::HashSet;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "project-form-without-task",
    severity: Severity::Error,
    says: "项目表没有列进部门整体表的年度主要任务",
    example: "项目“资产采购”不在部门整体表里",
    check: Check::Set(check),
};

fn check(forms: &Forms<'_>, report: &mut Report) {
    let Some(matched) = forms.matched() else { return };
    // Where few projects are listed as tasks, the tasks are areas of work and not projects.
    if matched.pairs.len() < 2 || matched.projects.len() * 2 > matched.pairs.len() {
        return;
    }
    let amounts: HashSet<Option<Money>> = matched.tasks.iter().map(|task| task.total).collect();
    let names: HashSet<&str> =
        matched.pairs.iter().map(|(_, project, _)| project.identity.project_plain.as_str()).collect();
    for project in &matched.projects {
        let identity = &project.identity;
        // A task of the same amount may be this project under another name: 广元 2021 has four such names.
        if amounts.contains(&identity.total) {
            continue;
        }
        // A second form of a project is the subject of `duplicate-form`.
        if !names.contains(identity.project_plain.as_str()) {
            let message = format!("项目“{}”没有列进部门整体表的年度主要任务", identity.project);
            let found = Found::at(Place::Form, message);
            report.add(identity.id, found.hint("请在部门整体表里补上这一项；如果已有，请核对名称和金额"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Column, Form, Table};
    use crate::rules::testing::{findings, form, project};

    fn check(projects: &[(&str, &str)], expected: usize) {
        let tasks = [("网络", "5"), ("宣传", "6"), ("审计", "7")];
        let add = |form: Form, task: &(&str, &str)| {
            form.row_of(Table::Tasks, &[(Column::Name, task.0), (Column::Total, task.1)])
        };
        let department = tasks.iter().fold(form("guangyuan-department"), add);
        let project = |p: &(&str, &str)| project().with(&[("project_name", p.0), ("funds.total", p.1)]);
        let forms: Vec<Form> = [department].into_iter().chain(projects.iter().map(project)).collect();
        assert_eq!(findings("project-form-without-task", &forms).len(), expected, "{projects:?}");
    }

    #[test]
    fn projects() {
        check(&[("网络", "5"), ("宣传", "6"), ("采购", "9")], 1);
        check(&[("网络", "5"), ("宣传", "6"), ("采购", "7")], 0);
        check(&[("网络", "5"), ("采购", "9"), ("征收", "10")], 0);
        check(&[("网络", "5"), ("宣传", "6"), ("审计", "7")], 0);
    }
}
