//! What is named under 其中 is at most what it is a part of, and as much where the parts are all that there are:
//! 人员经费 and 公用经费 of 基本支出.

use super::wrong::Wrong;
use crate::base::money::Money;

/// A line of one column, or columns of one line, as far as 其中 asks for it.
pub(super) struct Part {
    /// What it is called: the labels of all columns below one label.
    pub(super) names: Vec<String>,
    pub(super) amount: Option<Money>,
    /// The line and the column.
    pub(super) place: (usize, usize),
    /// Whether it belongs to the 其中 in front of it although it does not say so itself.
    pub(super) goes_on: bool,
}

/// Parts that are all that there are, with words of what they are the parts of; no word is anything.
const SPLITS: [(&str, &[&str]); 4] = [
    ("", &["基本支出", "项目支出"]),
    ("基本支出", &["人员经费", "公用经费"]),
    ("三公", &["出国", "接待", "用车"]),
    ("用车", &["购置", "运行"]),
];

/// Whether `name` begins to tell parts of what stands in front of it.
pub(super) fn is_among(name: &str) -> bool {
    name.starts_with("其中")
}

/// The parts under 其中 in `line` that are more than what they are parts of. `title` names the whole table.
pub(super) fn among(line: &[Part], title: &str) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    // A second 其中 may tell parts of the first: the parts of each come to no more than the whole.
    let (mut whole, mut told): (Option<&Part>, Vec<Vec<&Part>>) = (None, Vec::new());
    for part in line {
        match told.last_mut() {
            _ if part.names.first().is_some_and(|name| is_among(name)) => told.push(vec![part]),
            Some(parts) if part.goes_on => parts.push(part),
            _ => {
                wrong.extend(whole.and_then(|whole| compared(whole, &told, title)));
                (whole, told) = (Some(part), Vec::new());
            }
        }
    }
    wrong.extend(whole.and_then(|whole| compared(whole, &told, title)));
    wrong
}

fn compared(whole: &Part, told: &[Vec<&Part>], title: &str) -> Option<Wrong> {
    let stated = whole.amount?;
    let sum = |parts: &[&Part]| Money::sum(parts.iter().filter_map(|part| part.amount));
    let all: Vec<&Part> = told.iter().flatten().copied().collect();
    let wrong = |sum| Wrong { place: whole.place, stated, sum, parts: "其中各项", at_most: false };
    if is_split(whole, &all, title) {
        return sum(&all).filter(|sum| *sum != stated).map(wrong);
    }
    let more = told.iter().filter_map(|parts| sum(parts)).filter(|sum| *sum > stated).max();
    more.map(|sum| Wrong { at_most: true, ..wrong(sum) })
}

/// Whether `parts` are all that `whole` consists of.
fn is_split(whole: &Part, parts: &[&Part], title: &str) -> bool {
    let names = parts.iter().flat_map(|part| &part.names).filter(|name| name.trim_end_matches(['：', ':']) != "其中");
    let names: Vec<&String> = names.collect();
    let holds = |word: &&str| names.iter().any(|name| name.contains(word));
    SPLITS.iter().any(|(of, words)| {
        let is_of = whole.names.iter().any(|name| name.contains(of)) || title.contains(of);
        is_of && names.len() == words.len() && words.iter().all(holds)
    })
}
