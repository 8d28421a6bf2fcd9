//! A number of projects, forms or indicators that is not that of the file: 17 projects here and 18 there.

use super::stated::{Sort, Stated};
use super::subject::{Subject, Told};
use crate::base::words::Words;
use crate::rules::finding::Severity;
use crate::rules::forms::Forms;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use std::collections::BTreeSet;
use std::sync::LazyLock;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "prose-count-differs",
    severity: Severity::Warning,
    says: "文稿里说的项目、表、指标的个数和本文件的不同",
    example: "文件里有 18 个项目，报告写“共17个项目”",
    check: Check::Manuscripts(check),
};

/// Words by which all are counted.
static ALL: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "共 全部 合计 总计 所有 涉及 纳入 设 设置 编制 申报 安排 包括 预算项目 部门预算 我局 本部门 本单位 我单位"
            .split(' '),
    )
});
/// Words by which some are counted.
static SOME: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "其中 另 未 新增 延续 上年 去年 抽 重点 结转 每 前 第 调整 减少 增加 部分 一般 优 良 追加 批 已完成".split(' '),
    )
});

fn check(forms: &Forms<'_>, report: &mut Report) {
    for told in forms.told() {
        for (at, stated) in told.sentence.stated.iter().enumerate().filter(|(_, stated)| !stated.loose) {
            if let Some(found) = compared(forms, told, at, stated) {
                report.add(told.form, found);
            }
        }
    }
}

fn compared(forms: &Forms<'_>, told: &Told<'_>, at: usize, stated: &Stated) -> Option<Found> {
    let known = forms.known();
    let (counts, of, figure): (BTreeSet<usize>, _, _) = match stated.sort {
        Sort::Projects => (known.counts.clone(), "个项目", "{项目数}"),
        Sort::Forms => (known.forms.clone(), "张表", ""),
        Sort::Indicators => {
            let thing = match told.subject(stated.at.start)? {
                Subject::Named(thing, _) | Subject::Carried(thing) => known.things.get(thing)?,
                Subject::Whole => &known.whole,
            };
            (thing.indicators.iter().copied().collect(), "个指标", "{指标数}")
        }
        _ => return None,
    };
    let before = told.sentence.stated.get(..at).unwrap_or_default().last().map_or(0, |before| before.at.end);
    let clause = told.sentence.text.get(before..stated.at.start)?;
    let clause = clause.rsplit(['，', ',']).next().unwrap_or(clause);
    let behind: String = told.sentence.text.get(stated.at.end..)?.chars().take(12).collect();
    let behind = behind.split(['，', ',']).next().unwrap_or_default();
    if !ALL.stand_in(clause) || SOME.stand_in(clause) || SOME.stand_in(behind) {
        return None;
    }
    let number = stated.number.normalize();
    // A file of one form, or of none, tells nothing about how many there are.
    let most = counts.iter().copied().max().filter(|most| *most > 1)?;
    if counts.iter().any(|count| number == (*count).into()) {
        return None;
    }
    let message = format!("本文件有 {most} {of}，这里写的是 {number} {}", of.chars().next().unwrap_or_default());
    let hint = if figure.is_empty() {
        "请核对".to_owned()
    } else {
        format!("请核对；写成 {figure}，就总和表单一致")
    };
    let found = Found::at(Place::Text(told.sentence.path.clone()), message).evidence(told.sentence.text.trim());
    Some(found.hint(hint))
}
