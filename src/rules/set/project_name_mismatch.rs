//! A task and its project form with different names: 医疗保险监管支出 and 医疗保险监管经费 (广元 2021).

use super::tasks::By;
use crate::model::{Column, FieldPath, Table};
use crate::rules::finding::Severity;
use crate::rules::forms::Forms;
use crate::rules::likeness::same_characters;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    code: "project-name-mismatch",
    severity: Severity::Warning,
    says: "部门整体表里的任务名称和项目表的项目名称不同（金额相同、名称相近）",
    example: "任务“医疗保险监管支出”，项目“医疗保险监管经费”",
    check: Check::Set(check),
};

fn check(forms: &Forms<'_>, report: &mut Report) {
    let Some(matched) = forms.matched() else { return };
    let mut pairs: Vec<_> = matched.pairs.iter().filter(|(.., by)| *by == By::Amount).collect();
    pairs.sort_by_key(|(task, ..)| task.id);
    for (task, project, _) in pairs {
        let name = &project.identity.project;
        let message = format!("任务“{}”和项目表“{name}”金额相同，名称不同", task.name);
        let place = Place::Text(FieldPath::Cell(Table::Tasks, task.id, Column::Name));
        // A name that is only shortened or reordered is still recognised.
        let shortened = same_characters(&task.plain, &project.identity.project_plain);
        let found = Found::at(place, message).graded_if(shortened, Severity::Hint);
        report.add(matched.department.identity.id, found.hint("请把两处的名称改成一样"));
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Column, Form, Table};
    use crate::rules::Severity;
    use crate::rules::testing::{findings, form, project};

    fn task(name: &str, total: &str) -> Form {
        let cells = [(Column::Name, name), (Column::Content, "保障科室工作正常推进"), (Column::Total, total)];
        form("guangyuan-department").row_of(Table::Tasks, &cells)
    }

    fn check(task: Form, name: &str, goals: &str, expected: &[Severity]) {
        let project = project().with(&[("project_name", name), ("funds.total", "6"), ("goals", goals)]);
        let found = findings("project-name-mismatch", &[task, project]);
        assert_eq!(found.iter().map(|f| f.severity).collect::<Vec<_>>(), expected, "{name}");
    }

    #[test]
    fn names() {
        check(task("医疗保险监管支出", "6"), "医疗保险监管经费", "", &[Severity::Warning]);
        check(task("医保业务电子档案信息系统", "6"), "业务档案电子信息系统", "", &[Severity::Hint]);
        check(task("办公设备", "6"), "资产采购", "保障科室工作正常推进。", &[Severity::Warning]);
        check(task("医疗保险监管经费", "6"), "医疗保险监管经费", "", &[]);
        check(task("医疗保险监管支出", "7"), "医疗保险监管经费", "", &[]);
        check(task("大病保险审计", "6"), "资产采购", "", &[]);
        check(task("服务大提升(专项)", "6"), "服务大提升", "", &[]);
    }

    /// 医保政策调整风险评估费 among the tasks is evaluated as 医保政策风险评估项目 (广元 2021).
    #[test]
    fn a_project_that_is_evaluated_under_another_name() {
        let evaluated =
            |name: &str| form("guangyuan-self-evaluation").with(&[("project_name", name), ("funds.budget.total", "5")]);
        let found = |forms: &[Form]| findings("project-name-mismatch", forms).len();
        let department = task("医保政策调整风险评估费", "5");
        assert_eq!(found(&[department.clone(), evaluated("医保政策风险评估项目")]), 1);
        assert_eq!(found(&[department.clone(), evaluated("医保政策调整风险评估费")]), 0);
        // What was declared tells the name; how it is evaluated is a matter of the two forms.
        let declared = project().with(&[("project_name", "医保政策调整风险评估费"), ("funds.total", "5")]);
        assert_eq!(found(&[department, declared, evaluated("医保政策调整风险评估费")]), 0);
    }
}
