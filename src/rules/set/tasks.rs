//! Matches the tasks of the department form with the project forms.

use crate::base::money::Money;
use crate::model::{FormId, RowId};
use crate::rules::facts::{Facts, Task};
use crate::rules::likeness::{plain, shared};
use crate::rules::measure::core;
use foldhash::{HashMap, HashSet};
use std::borrow::Cow;

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

/// The most tasks of one amount that are compared with a form of this amount.
const COMMON: usize = 50;

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
    let named: HashSet<RowId> = pairs.iter().map(|(task, ..)| task.id).collect();
    tasks.retain(|task| !named.contains(&task.id));
    tasks.retain(|task| !BASIC.iter().any(|word| task.name.contains(word)));
    // The most similar pairs first, so that a weak match does not take the form of a strong one.
    let mut of_amount: HashMap<Money, Vec<&'f Task>> = HashMap::default();
    for task in &tasks {
        task.total.into_iter().for_each(|total| of_amount.entry(total).or_default().push(task));
    }
    let mut candidates: Vec<(usize, &'f Task, &'f Facts)> = Vec::new();
    for project in &projects {
        let same = project.identity.total.and_then(|total| of_amount.get(&total));
        // An amount of very many tasks tells nothing about which of them is meant.
        for task in same.filter(|tasks| tasks.len() <= COMMON).into_iter().flatten() {
            candidates.push((likeness(task, project), task, project));
        }
    }
    candidates.sort_by_key(|(likeness, ..)| std::cmp::Reverse(*likeness));
    let (mut taken, mut placed): (HashSet<RowId>, HashSet<FormId>) = Default::default();
    for (_, task, project) in candidates.into_iter().filter(|(likeness, ..)| *likeness > 0) {
        if !taken.contains(&task.id) && !placed.contains(&project.identity.id) {
            pairs.push((task, project, By::Amount));
            taken.insert(task.id);
            placed.insert(project.identity.id);
        }
    }
    tasks.retain(|task| !taken.contains(&task.id));
    projects.retain(|project| !placed.contains(&project.identity.id));
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
