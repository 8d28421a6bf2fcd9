//! A lone small letter or doubled punctuation inside Chinese text, left from typing.

use crate::rules::finding::Severity;
use crate::rules::marks::{is_mark, side_by_side};
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Written};

pub(in crate::rules) const RULE: Rule = Rule {
    code: "stray-character",
    severity: Severity::Warning,
    says: "文字里夹着多余的字母或标点",
    example: "提高a工作效率；及时发放，，足额到位",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    for Written { path, text, .. } in view.texts.iter().filter(|written| written.marks.strays()) {
        let Some(stray) = stray(text) else { continue };
        let found = Found::at(Place::Text(path.clone()), format!("“{stray}”像是误打的：{}", text.trim()));
        report.add(view.form.id, found.evidence(*text).hint("请删去多余的字符"));
    }
}

/// The first characters that seem to be typed by mistake.
fn stray(text: &str) -> Option<String> {
    let (mut before, mut last) = (' ', ' ');
    let mut doubled = None;
    for c in text.chars() {
        // Small letters only: K歌, B超 and A4纸 are words.
        if last.is_ascii_lowercase() && is_chinese(before) && is_chinese(c) {
            return Some(last.to_string());
        }
        if doubled.is_none() && side_by_side(last, c) {
            doubled = Some(format!("{last}{c}"));
        }
        (before, last) = (last, c);
    }
    doubled.or_else(|| text.trim_start().chars().next().filter(|c| is_mark(*c)).map(String::from))
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check_values;

    #[test]
    fn characters() {
        check_values(
            "stray-character",
            "社会效益指标",
            &[
                ("提高a工作效率", "≥95%"),
                ("发放", "及时发放，，足额到位"),
                ("发放", "及时、，足额"),
                ("发放", "及时足额，。"),
                ("、发放补贴", "≥95%"),
            ],
            &[
                ("DRG付费", "≥95%"),
                ("A4纸", "5包"),
                ("参保x5", "5m高"),
                ("发放", "及时，足额；等。。。"),
                ("K歌", "B超"),
            ],
        );
    }
}
