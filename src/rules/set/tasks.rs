//! Matches the tasks of the department form with the project forms.

use crate::rules::facts::{Facts, Task};
use crate::rules::likeness::{plain, shared};
use crate::rules::measure::core;
use std::borrow::Cow;
use std::collections::HashMap;

/// How a task and a project form were matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum By {
    /// The names are the same.
    Name,
    /// The amounts are the same, and the names or the goals are similar.
    Amount,
}

/// The tasks of the department form with their project forms.
pub(in crate::rules) struct Matched<'f> {
    pub(super) department: &'f Facts,
    pub(super) pairs: Vec<(&'f Task, &'f Facts, By)>,
    /// Tasks without a project form, other than 基本支出 and the like.
    pub(super) tasks: Vec<&'f Task>,
    /// Project forms without a task.
    pub(super) projects: Vec<&'f Facts>,
}

/// Basic spending (基本支出) and sums, which have no project form.
const BASIC: &[&str] = &[
    "基本支出",
    "人员经费",
    "人员支出",
    "工资",
    "公用经费",
    "公用支出",
    "日常公用",
    "对个人和家庭",
    "商品和服务",
    "社会保障缴费",
    "住房公积金",
    "津补贴",
    "离退休费",
    "机构运转",
    "合计",
    "其他支出",
];

/// Matches the tasks of the department form with the project forms; None where either has nothing to match.
pub(in crate::rules) fn matched<'f>(
    department: &'f Facts,
    projects: impl Iterator<Item = &'f Facts>,
) -> Option<Matched<'f>> {
    let mut projects: Vec<&'f Facts> = projects.filter(|facts| !facts.identity.project_plain.is_empty()).collect();
    let mut tasks: Vec<&'f Task> = department.tasks.iter().filter(|task| !task.plain.is_empty()).collect();
    if tasks.is_empty() || projects.is_empty() {
        return None;
    }
    let mut pairs = Vec::new();
    // Without suffixes in brackets, so that the task 服务大提升(专项) matches the project 服务大提升.
    let by_name: HashMap<Cow<'_, str>, &'f Task> = tasks.iter().map(|task| (plain(core(&task.name)), *task)).collect();
    projects.retain(|project| match by_name.get(project.identity.project_core.as_str()) {
        Some(task) => {
            pairs.push((*task, *project, By::Name));
            false
        }
        None => true,
    });
    tasks.retain(|task| !pairs.iter().any(|(matched, ..)| matched.id == task.id));
    tasks.retain(|task| !BASIC.iter().any(|word| task.name.contains(word)));
    // The most similar pairs first, so that a weak match does not take the form of a strong one.
    let mut candidates: Vec<(usize, &'f Task, &'f Facts)> = Vec::new();
    for project in &projects {
        for task in tasks.iter().filter(|task| task.total.is_some() && task.total == project.identity.total) {
            candidates.push((likeness(task, project), task, project));
        }
    }
    candidates.sort_by_key(|(likeness, ..)| std::cmp::Reverse(*likeness));
    for (_, task, project) in candidates.into_iter().filter(|(likeness, ..)| *likeness > 0) {
        let free =
            tasks.iter().any(|t| t.id == task.id) && projects.iter().any(|p| p.identity.id == project.identity.id);
        if free {
            pairs.push((task, project, By::Amount));
            tasks.retain(|t| t.id != task.id);
            projects.retain(|p| p.identity.id != project.identity.id);
        }
    }
    Some(Matched { department, pairs, tasks, projects })
}

/// How similar a task and a project form of the same amount are.
fn likeness(task: &Task, project: &Facts) -> usize {
    let same_goal = task.content.chars().count() > 6 && task.content == project.goals.plain;
    // The same goal outweighs any name: 办公设备采购经费 is the form 资产采购 (广元 2021).
    shared(&task.plain, &project.identity.project_plain) + if same_goal { 100 } else { 0 }
}

impl Matched<'_> {
    /// Whether tasks are projects here and the set holds at least four fifths of their forms, so that a gap is a fault.
    pub(super) fn is_complete(&self) -> bool {
        let (found, missing) = (self.pairs.len(), self.tasks.len());
        found >= 2 && missing * 4 <= found
    }
}
