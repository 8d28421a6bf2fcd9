//! A code that is nearly that of a bureau or of a project: 644001 and 64401.

use super::compare::one_slip;
use super::subject::Told;
use crate::rules::finding::Severity;
use crate::rules::forms::Forms;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    code: "prose-code-differs",
    severity: Severity::Error,
    says: "文稿里的单位代码、项目编码和表单里的差一点",
    example: "表单里的代码是 644001，报告写 64401",
    check: Check::Manuscripts(check),
};

/// A code of fewer characters is soon like another number.
const LEAST: usize = 5;
/// A code that is longer than a bureau's, of whose characters no two projects share all but one.
const LONG: usize = 12;

fn check(forms: &Forms<'_>, report: &mut Report) {
    for told in forms.told() {
        for (at, written) in codes(&told.sentence.text) {
            if let Some(found) = compared(forms, told, at, written) {
                report.add(told.form, found);
            }
        }
    }
}

fn compared(forms: &Forms<'_>, told: &Told<'_>, at: usize, written: &str) -> Option<Found> {
    let codes = &forms.known().codes;
    // 611 is the department of 611001.
    let is_known = codes.keys().any(|code| code.starts_with(written) || written.starts_with(code.as_str()));
    if is_known || told.is_name(at) {
        return None;
    }
    let digits: Vec<char> = written.chars().collect();
    let text = &told.sentence.text;
    let (code, whose) = codes.iter().find(|(code, whose)| {
        let known: Vec<char> = code.chars().collect();
        let same_length = known.len() == digits.len();
        // 611002 is the next bureau, unless the name beside it says whose code it is to be.
        let is_next = same_length
            && known.len() < LONG
            && known.split_last().map(|(_, front)| front) == digits.split_last().map(|(_, front)| front);
        let is_named = !whose.is_empty() && text.contains(whose.as_str());
        known.len() >= LEAST && one_slip(&known, &digits) && (!is_next || is_named)
    })?;
    let whose = if whose.is_empty() { String::new() } else { format!("“{whose}”的") };
    let message = format!("{whose}代码在表单里是 {code}，这里写的是 {written}");
    let found = Found::at(Place::Text(told.sentence.path.clone()), message).evidence(text.trim());
    Some(found.hint("请核对代码"))
}

/// The codes in `text` with their places: letters and digits, and no amount, year or telephone number behind a dash.
fn codes(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |c: char| c.is_ascii_alphanumeric();
    let runs = text
        .match_indices(is_part)
        .filter(move |(at, _)| !text.get(..*at).is_some_and(|before| before.ends_with(is_part)));
    runs.filter_map(move |(at, _)| {
        let rest = text.get(at..)?;
        let end = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
        let (code, after) = rest.split_at(end);
        let before = text.get(..at)?;
        let digits = code.chars().filter(char::is_ascii_digit).count();
        let number = before.ends_with(['.', ',', '-', '—'])
            || after.trim_start().starts_with(['.', ',', '元', '万', '亿', '%', '年', '人', '次', '分', '-']);
        (code.len() >= LEAST - 1 && digits * 2 > code.len() && !number).then_some((at, code))
    })
}
