//! A total score that is not that of the self-evaluation.

use super::about::{About, report_each};
use super::compare::{same_number, within};
use super::role::is_otherwise;
use super::stated::{Sort, Stated};
use super::subject::Told;
use crate::base::words::Words;
use crate::rules::finding::Severity;
use crate::rules::forms::Forms;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use std::sync::LazyLock;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "prose-score-differs",
    severity: Severity::Error,
    says: "文稿里的自评总分和自评表的不同",
    example: "自评表总分 98.5 分，报告写“自评得分95.8分”",
    check: Check::Manuscripts(check),
};

/// Words by which points are those of the whole.
static TOTALS: LazyLock<Words> =
    LazyLock::new(|| Words::new("总分 得分 总得分 自评分 评分 综合得分 平均分 评价结果 自评".split(' ')));
/// Words by which they are of a part, or of something else.
static PARTS: LazyLock<Words> = LazyLock::new(|| {
    Words::new("指标 满分 权重 产出 效益 满意度 执行率 预算执行 扣 分值 决策 过程 管理 部分 折合 占 标准".split(' '))
});

fn check(forms: &Forms<'_>, report: &mut Report) {
    report_each(forms, report, Sort::Points, compared);
}

fn compared(forms: &Forms<'_>, told: &Told<'_>, stated: &Stated) -> Option<Found> {
    let text = told.sentence.text.get(..stated.at.start)?;
    let clause = text.rsplit(['，', ',']).next().unwrap_or(text);
    // 综合评价：98分 has its words in front of the comma.
    if !TOTALS.stand_in(text) || PARTS.stand_in(clause) || is_otherwise(clause) {
        return None;
    }
    let About { thing, called, whole } = About::of(forms, told, stated, "各项目平均（或部门整体）")?;
    let score = *thing.scores.first()?;
    let sure = TOTALS.stand_in(clause);
    // The bureau may score itself by other forms than those of the file.
    let near = thing.scores.iter().any(|score| within(stated.number, *score, if whole { 20 } else { 100 }));
    if thing.scores.iter().any(|score| same_number(stated.number, *score)) || !(near || (sure && !whole)) {
        return None;
    }
    let message =
        format!("{called}的总分在自评表里是 {} 分，这里写的是 {} 分", score.round_dp(2).normalize(), stated.number);
    let found = Found::at(Place::Text(told.sentence.path.clone()), message).evidence(told.sentence.text.trim());
    Some(found.graded_if(whole || !sure, Severity::Warning).hint("请核对；写成 {总分}，就总和表单一致"))
}
