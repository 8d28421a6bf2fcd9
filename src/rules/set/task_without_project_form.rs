//! A task of the department form that has no project form.

use crate::model::{Column, FieldPath, Table};
use crate::rules::finding::Severity;
use crate::rules::forms::Forms;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    code: "task-without-project-form",
    severity: Severity::Error,
    says: "部门整体表里的任务没有对应的项目表（基本支出等除外；项目表大部分齐全时才检查）",
    example: "任务“大病保险业务审计”没有项目表",
    check: Check::Set(check),
};

fn check(forms: &Forms<'_>, report: &mut Report) {
    // In a set that holds only some of the forms, most tasks lack theirs and nothing is wrong.
    let Some(matched) = forms.matched().filter(|matched| matched.is_complete()) else { return };
    for task in &matched.tasks {
        let place = Place::Text(FieldPath::Cell(Table::Tasks, task.id, Column::Name));
        let found = Found::at(place, format!("任务“{}”没有对应的项目表", task.name));
        report.add(matched.department.identity.id, found.hint("请补上项目表；如果已有，请核对项目名称"));
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Column, Form, Table};
    use crate::rules::testing::{findings, form, project};

    fn check(tasks: &[&str], projects: &[&str], expected: usize) {
        let add = |form: Form, name: &&str| form.row_of(Table::Tasks, &[(Column::Name, *name), (Column::Total, "5")]);
        let department = tasks.iter().fold(form("guangyuan-department"), add);
        let project = |name: &&str| project().with(&[("project_name", name), ("funds.total", "5")]);
        let forms: Vec<Form> = [department].into_iter().chain(projects.iter().map(project)).collect();
        assert_eq!(findings("task-without-project-form", &forms).len(), expected, "{tasks:?} {projects:?}");
    }

    #[test]
    fn tasks() {
        let projects = ["网络", "宣传", "培训", "征收"];
        check(&["网络", "宣传", "培训", "征收", "审计"], &projects, 1);
        check(&["基本支出", "网络", "宣传", "培训", "征收"], &projects, 0);
        check(&["网络", "审计", "监管", "评估"], &projects, 0);
        check(&["网络", "审计"], &[], 0);
    }
}
