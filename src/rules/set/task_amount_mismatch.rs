//! A task whose amount differs from the total of its project form.

use super::tasks::By;
use crate::model::{Column, FieldPath, RowId, Table};
use crate::rules::amounts::money::usual;
use crate::rules::finding::Severity;
use crate::rules::forms::Forms;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use foldhash::HashMap;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "task-amount-mismatch",
    severity: Severity::Error,
    says: "部门整体表里任务的金额不等于项目表的总额",
    example: "任务 20 万元，项目表 25 万元",
    check: Check::Set(check),
};

fn check(forms: &Forms<'_>, report: &mut Report) {
    let Some(matched) = forms.matched() else { return };
    let mut forms_of: HashMap<RowId, usize> = HashMap::default();
    matched.pairs.iter().for_each(|(task, ..)| *forms_of.entry(task.id).or_default() += 1);
    // Pairs that were matched by amount cannot differ.
    for (task, project, _) in matched.pairs.iter().filter(|(.., by)| *by == By::Name) {
        let Some((own, other)) = task.total.zip(project.identity.total).filter(|(own, other)| own != other) else {
            continue;
        };
        // A task with several project forms is their sum, with which no single form can be compared.
        if forms_of.get(&task.id).is_some_and(|forms| *forms > 1) {
            continue;
        }
        let [apart, own, other] = [own.apart(other), own, other].map(usual);
        let message = format!("任务“{}”是 {own}，项目表是 {other}，相差 {apart}", task.name);
        let place = Place::Text(FieldPath::Cell(Table::Tasks, task.id, Column::Total));
        report.add(matched.department.identity.id, Found::at(place, message).hint("请核对两张表的金额"));
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Column, Table};
    use crate::rules::testing::{findings, form, project};

    #[test]
    fn amounts() {
        let check = |task: &str, total: &str, expected: &[&str]| {
            let cells = [(Column::Name, "网络经费"), (Column::Total, task)];
            let department = form("guangyuan-department").row_of(Table::Tasks, &cells);
            let project = project().with(&[("project_name", "网络经费"), ("funds.total", total)]);
            let found = findings("task-amount-mismatch", &[department, project]);
            assert_eq!(found.iter().map(|f| f.message.as_str()).collect::<Vec<_>>(), expected);
        };
        check("20", "25", &["任务“网络经费”是 20万元，项目表是 25万元，相差 5万元"]);
        check("20", "20万元", &[]);
        check("20", "", &[]);
    }
}
