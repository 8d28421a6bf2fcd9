//! The overview as the 汇总表 that bureaus hand in, and the list of what is due.

use super::{Entry, Station};
use crate::base::money::Money;
use crate::model::Bureau;
use crate::model::score::execution_rate;
use crate::session::printed::{Printed, PrintedColumn};
use crate::sheet::Align;
use rust_decimal::Decimal;

const fn column(label: &'static str, width: u16, align: Align) -> PrintedColumn {
    PrintedColumn { label, width, align }
}

const SUMMARY: [PrintedColumn; 11] = [
    column("序号", 5, Align::Center),
    column("项目名称", 26, Align::Left),
    column("项目编码", 16, Align::Left),
    column("环节", 14, Align::Left),
    column("预算数\n（万元）", 10, Align::Right),
    column("执行数\n（万元）", 10, Align::Right),
    column("执行率", 9, Align::Right),
    column("自评得分", 8, Align::Right),
    column("权重合计", 8, Align::Right),
    column("问题", 6, Align::Right),
    column("状态", 9, Align::Center),
];

const DUE: [PrintedColumn; 6] = [
    column("序号", 5, Align::Center),
    column("项目名称", 28, Align::Left),
    column("环节", 12, Align::Left),
    column("状态", 9, Align::Center),
    column("退回日期和原因", 36, Align::Left),
    column("问题", 7, Align::Right),
];

/// The summary of all projects, with sums below.
pub fn summary(entries: &[Entry], bureau: &Bureau) -> Printed {
    let number = |number: Option<Decimal>| number.map(|number| number.round_dp(2).normalize().to_string());
    let row = |(at, entry): (usize, &Entry)| {
        vec![
            (at + 1).to_string(),
            entry.name.clone(),
            entry.code.clone(),
            entry.stages(),
            Entry::wan(entry.budget),
            Entry::wan(entry.executed),
            number(entry.rate).map(|rate| format!("{rate}%")).unwrap_or_default(),
            number(entry.score).unwrap_or_default(),
            number(entry.weight).unwrap_or_default(),
            entry.findings().to_string(),
            entry.state().name().to_owned(),
        ]
    };
    let mut rows: Vec<Vec<String>> = entries.iter().enumerate().map(row).collect();
    rows.extend(sums(entries));
    let departments = entries.iter().any(|entry| !entry.is_project);
    let apart = if departments { "部门整体的表单列一行，不与项目相加。" } else { "" };
    Printed {
        name: "汇总表",
        title: "项目绩效情况汇总表".to_owned(),
        above: vec![heading(bureau)],
        columns: SUMMARY.to_vec(),
        rows,
        below: vec![format!("共 {} 项。{apart}", entries.len())],
        extension: "xlsx",
    }
}

/// The mean of the scores of all projects, with two decimals, from which 四川 scores a department by 40 %. None while a
/// project has none.
fn mean_score(entries: &[Entry]) -> Option<Decimal> {
    let scores: Option<Vec<Decimal>> =
        entries.iter().filter(|entry| entry.is_project).map(|entry| entry.score).collect();
    let scores = scores.filter(|scores| !scores.is_empty())?;
    let sum = scores.iter().try_fold(Decimal::ZERO, |sum, score| sum.checked_add(*score))?;
    Some(sum.checked_div(Decimal::from(scores.len()))?.round_dp(2).normalize())
}

/// The last row: what all projects have together, where there are several.
fn sums(entries: &[Entry]) -> Option<Vec<String>> {
    let projects: Vec<&Entry> = entries.iter().filter(|entry| entry.is_project).collect();
    let sum = |amount: &dyn Fn(&Entry) -> Option<Money>| Money::sum(projects.iter().filter_map(|entry| amount(entry)));
    let (budget, executed) = (sum(&|entry| entry.budget), sum(&|entry| entry.executed));
    // Where some project has not reported yet, a rate over all would be too low.
    let all = projects.iter().all(|entry| entry.executed.is_some());
    let rate = executed.zip(budget).filter(|_| all).and_then(|(executed, budget)| execution_rate(executed, budget));
    let rate = rate.map(|rate| format!("{}%", rate.normalize())).unwrap_or_default();
    let mean = mean_score(entries).map(|mean| format!("平均 {mean}")).unwrap_or_default();
    let texts = ["", "合计", "", "", &Entry::wan(budget), &Entry::wan(executed), &rate, &mean, "", "", ""];
    (projects.len() > 1).then(|| texts.map(str::to_owned).to_vec())
}

/// The list of the forms that the bureau still has to work on: drafts, and what was sent back.
pub fn due(entries: &[Entry], bureau: &Bureau) -> Printed {
    let waiting: Vec<(&Entry, &Station)> =
        entries.iter().flat_map(|entry| entry.due().map(move |station| (entry, station))).collect();
    let row = |(at, (entry, station)): (usize, &(&Entry, &Station))| {
        vec![
            (at + 1).to_string(),
            entry.name.clone(),
            station.stage.map_or("表", |stage| stage.heading()).to_owned(),
            station.state.name().to_owned(),
            station.step.clone(),
            station.findings.to_string(),
        ]
    };
    Printed {
        name: "待办",
        title: "绩效目标表待办清单".to_owned(),
        above: vec![heading(bureau)],
        columns: DUE.to_vec(),
        rows: waiting.iter().enumerate().map(row).collect(),
        below: vec![format!("待办 {} 张表，共 {} 项。", waiting.len(), entries.len())],
        extension: "pdf",
    }
}

fn heading(bureau: &Bureau) -> String {
    let parts = [("单位", &bureau.name), ("单位编码", &bureau.code), ("年度", &bureau.year)];
    let known = parts.into_iter().filter(|(_, text)| !text.is_empty());
    known.map(|(label, text)| format!("{label}：{text}")).collect::<Vec<_>>().join("　　")
}
