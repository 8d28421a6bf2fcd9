//! A year that is none of those of the file: last year's text, taken over.

use super::stated::Sort;
use super::subject::Told;
use crate::base::words::Words;
use crate::rules::finding::Severity;
use crate::rules::forms::Forms;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use std::sync::LazyLock;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "prose-year-differs",
    severity: Severity::Warning,
    says: "文稿里说到本年度的地方，写的是另一个年度",
    example: "2022 年的自评报告写“2021年度项目支出绩效自评”",
    check: Check::Manuscripts(check),
};

/// What follows the year of which a text tells: 2022年度, 2022年部门预算.
static OF_THE_YEAR: LazyLock<Words> =
    LazyLock::new(|| Words::new("度 部门预算 部门决算 绩效 项目支出 整体支出 部门整体 自评".split(' ')));
/// Words by which another year may be meant.
static OTHERWISE: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "上年 去年 上一年 前年 往年 下年 明年 下一年 同比 比 较 同期 自2 从2 起 至 以来 — － - ～ 规划 文件 通知 印发 办法 根据 依据 \
         按照 《 结转 历年 近年 提前 连续 审计"
            .split_whitespace(),
    )
});
/// A text taken over is of the last years.
const YEARS: i32 = 3;

fn check(forms: &Forms<'_>, report: &mut Report) {
    for told in forms.told() {
        look(forms, told, report);
    }
}

fn look(forms: &Forms<'_>, told: &Told<'_>, report: &mut Report) {
    let own: Option<i32> = told.prose.year.parse().ok();
    let known = forms.known();
    let Some(year) = own.or(known.years.last().copied()) else { return };
    let text = &told.sentence.text;
    for stated in told.sentence.stated.iter().filter(|stated| stated.sort == Sort::Year) {
        let found: i32 = stated.number.try_into().unwrap_or_default();
        let behind = text.get(stated.at.end..).unwrap_or_default();
        let is_own = own == Some(found) || known.years.contains(&found);
        let may_be_meant = OTHERWISE.stand_in(text) || told.is_name(stated.at.start);
        if is_own || (found - year).abs() > YEARS || OF_THE_YEAR.longest_at(behind).is_none() || may_be_meant {
            continue;
        }
        let message = format!("本文稿是 {year} 年度的，这里写的是 {found} 年");
        let place = Place::Text(told.sentence.path.clone());
        let found = Found::at(place, message).evidence(text.trim());
        report.add(told.form, found.hint("请核对；写成 {年度}，就总和文件的年度一致"));
    }
}
