//! Brackets of different width, as in （ … ), or a bracket without its other half.

use crate::base::text::numeral;
use crate::edit::Edit;
use crate::rules::finding::Severity;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Written};

pub(in crate::rules) const RULE: Rule = Rule {
    code: "mismatched-brackets",
    severity: Severity::Hint,
    says: "括号不配对：全角半角混用，或者只有一半",
    example: "34人(其中聘用14人、保险公司支持20人）",
    check: Check::Form(check),
};

const PAIRS: &[(char, char)] = &[
    ('（', '）'),
    ('(', ')'),
    ('【', '】'),
    ('[', ']'),
    ('〔', '〕'),
    ('［', '］'),
    ('《', '》'),
    ('“', '”'),
    ('「', '」'),
    ('『', '』'),
];

fn check(view: &FormView<'_>, report: &mut Report) {
    for Written { path, text, .. } in view.texts.iter().filter(|written| written.marks.brackets()) {
        let Some(mismatch) = first_mismatch(text) else { continue };
        let (message, fixed) = match mismatch {
            Mismatch::Mixed { open, close, at, usual } => {
                let after = text.get(at + close.len_utf8()..).unwrap_or_default();
                let fixed = format!("{}{usual}{after}", text.get(..at).unwrap_or_default());
                (format!("“{open}”和“{close}”不配对：{}", text.trim()), Some(fixed))
            }
            Mismatch::Open(open) => (format!("“{open}”没有配对的另一半：{}", text.trim()), None),
            Mismatch::Close(close) => (format!("“{close}”没有配对的另一半：{}", text.trim()), None),
        };
        let found = Found::at(Place::Text(path.clone()), message).evidence(*text).hint("请把括号补成一对");
        let found = match fixed {
            Some(fixed) => found.fix(Edit::set(view.form.id, path.clone(), fixed)),
            None => found,
        };
        report.add(view.form.id, found);
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Mismatch {
    /// Two halves of different width.
    Mixed {
        open: char,
        close: char,
        at: usize,
        usual: char,
    },
    Open(char),
    Close(char),
}

fn first_mismatch(text: &str) -> Option<Mismatch> {
    let mut open: Vec<(char, char)> = Vec::new();
    for (at, c) in text.char_indices() {
        // Chinese characters, most of every text, are no brackets.
        if matches!(c, '\u{3400}'..='\u{9fff}') {
            continue;
        }
        if let Some(pair) = PAIRS.iter().find(|(opening, _)| *opening == c) {
            open.push(*pair);
        } else if PAIRS.iter().any(|(_, closing)| *closing == c) {
            match open.pop() {
                Some((_, closing)) if closing == c => {}
                Some((opening, usual)) if same_shape(usual, c) => {
                    return Some(Mismatch::Mixed { open: opening, close: c, at, usual });
                }
                Some(_) => return Some(Mismatch::Close(c)),
                // 1） and a) number the items of a list.
                None if numbers_item(text, at) => {}
                None => return Some(Mismatch::Close(c)),
            }
        }
    }
    open.first().map(|(opening, _)| Mismatch::Open(*opening))
}

/// Whether one closing bracket can be a slip for the other.
fn same_shape(a: char, b: char) -> bool {
    [['）', ')'], [']', '］'], [']', '】'], ['〕', ']'], ['〕', '）'], ['】', '］']]
        .iter()
        .any(|pair| pair.contains(&a) && pair.contains(&b))
}

/// Whether the text before a closing bracket is the number of a list item.
fn numbers_item(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let number = before.chars().rev().take_while(|c| c.is_alphanumeric()).collect::<Vec<_>>();
    (1..=2).contains(&number.len()) && number.iter().all(|c| c.is_ascii_alphanumeric() || numeral(*c).is_some())
}

#[cfg(test)]
mod tests {
    use crate::edit::Edit;
    use crate::rules::testing::{check_values, findings, project};

    const CODE: &str = "mismatched-brackets";

    #[test]
    fn brackets() {
        check_values(
            CODE,
            "数量指标",
            &[
                ("人员", "34人(其中聘用14人）"),
                ("人员", "34人（其中聘用14人"),
                ("人员", "聘用14人）"),
                ("“三公经费", "5万元"),
            ],
            &[
                ("人员", "34人（其中聘用14人）"),
                ("“三公”经费", "5万元"),
                ("工作", "1）培训 2）会议"),
                ("文件", "〔2015〕88号"),
            ],
        );
    }

    #[test]
    fn the_fix() {
        let found = findings(CODE, &[project().indicator("数量指标", "人员", "34人(聘用14人）等")]);
        let Some(Edit::SetTexts { texts, .. }) = found[0].fix.as_deref() else { panic!("no fix") };
        assert_eq!(texts[0].1, "34人(聘用14人)等");
    }
}
