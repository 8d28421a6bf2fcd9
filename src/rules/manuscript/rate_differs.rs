//! An execution rate that does not follow from the amounts of the forms.

use super::about::{About, report_each};
use super::compare::{same_number, within};
use super::role::is_otherwise;
use super::stated::{Sort, Stated};
use super::subject::Told;
use crate::rules::finding::Severity;
use crate::rules::forms::Forms;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    code: "prose-rate-differs",
    severity: Severity::Error,
    says: "文稿里的预算执行率和表单算出来的不同",
    example: "预算 5 万元、执行 4.5 万元，报告写“执行率99%”",
    check: Check::Manuscripts(check),
};

fn check(forms: &Forms<'_>, report: &mut Report) {
    report_each(forms, report, Sort::Percent, compared);
}

fn compared(forms: &Forms<'_>, told: &Told<'_>, stated: &Stated) -> Option<Found> {
    let text = told.sentence.text.get(..stated.at.start)?;
    let clause = text.rsplit(['，', ',', '、']).next().unwrap_or(text);
    let (_, between) = clause.rsplit_once("执行率")?;
    // 执行率为99.8%, but not 执行率得分占10%.
    let words = between.trim_matches(|c: char| c.is_whitespace() || "：:为是达到了的（）()".contains(c));
    if !words.is_empty() || is_otherwise(clause) || ["目标", "指标", "应"].iter().any(|word| clause.contains(word))
    {
        return None;
    }
    let About { thing, called, whole } = About::of(forms, told, stated, "各项目合计（或部门整体）")?;
    let rate = *thing.rates.first()?;
    let near = |rate: &&rust_decimal::Decimal| !whole || within(stated.number, **rate, 30);
    if thing.rates.iter().any(|rate| same_number(stated.number, *rate)) || !thing.rates.iter().any(|rate| near(&rate)) {
        return None;
    }
    let message = format!("{called}的执行率按表单是 {}%，这里写的是 {}%", rate.normalize(), stated.number);
    let found = Found::at(Place::Text(told.sentence.path.clone()), message).evidence(told.sentence.text.trim());
    Some(found.graded_if(whole, Severity::Warning).hint("请核对；写成 {执行率}，就总和表单一致"))
}
