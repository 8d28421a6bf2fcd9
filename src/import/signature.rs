//! Recognises the lines under a form: who filled it in, who signs, notes.

use crate::base::text::squeezed;
use crate::base::words::Words;
use crate::model::Bureau;
use std::ops::Range;
use std::sync::LazyLock;

/// The labels of signatures with the fields they fill.
const LABELS: [(&str, Part); 23] = [
    ("填报单位", Part::Filer),
    ("填表单位", Part::Filer),
    ("编制单位", Part::Filer),
    ("单位", Part::Name),
    ("单位主要负责人", Part::Head),
    ("单位负责人", Part::Head),
    ("部门负责人", Part::Head),
    ("项目负责人", Part::Head),
    ("负责人", Part::Head),
    ("填报人", Part::Filler),
    ("填表人", Part::Filler),
    ("经办人", Part::Filler),
    ("制表人", Part::Filler),
    ("审核人", Part::Other),
    ("复核人", Part::Other),
    ("联系人", Part::Other),
    ("分管领导", Part::Other),
    ("财务负责人", Part::Other),
    ("联系电话", Part::Phone),
    ("联系方式", Part::Phone),
    ("填报日期", Part::Date),
    ("填表日期", Part::Date),
    ("填报时间", Part::Date),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The bureau that files the form.
    Filer,
    /// A bureau if a stamp is asked for, else a unit: 单位（盖章）, but 单位：万元.
    Name,
    Head,
    Filler,
    Phone,
    Date,
    /// A person for whom [`Bureau`] has no field.
    Other,
}

/// Marks after a label that asks for a signature or stamp.
const MARKS: [&str; 10] =
    ["（盖章）", "(盖章)", "（公章）", "(公章)", "（签字）", "(签字)", "（签名）", "(签名)", "（签章）", "(签章)"];

/// The first cell of rows under a table that are not indicators.
const TAILS: [&str; 8] = ["备注", "说明", "填报说明", "填表说明", "评价等级", "自评等级", "自评结论", "评价结论"];

/// What labels below a table say and no class of indicators: 偏差大或目标未完成原因分析, 改进措施及结果应用方案.
const BELOW: [&str; 12] = [
    "需要说明",
    "需说明",
    "原因分析",
    "改进措施",
    "存在问题",
    "存在的问题",
    "结果应用",
    "实现措施",
    "保障措施",
    "下一步",
    "自评结论",
    "评价结论",
];

/// Whether a row that begins with the folded `label` is below the table and not part of it.
pub(super) fn is_tail(label: &str) -> bool {
    let bare = without_mark(label);
    let named = LABELS.iter().any(|(name, part)| !matches!(part, Part::Filer | Part::Name) && bare == *name);
    let short = label.chars().count() <= 24;
    named
        || TAILS.contains(&label)
        || label.ends_with("意见")
        || (short && BELOW.iter().any(|word| label.contains(word)))
}

fn without_mark(label: &str) -> &str {
    MARKS.iter().find_map(|mark| label.strip_suffix(mark)).unwrap_or(label)
}

/// Whether `text` is a line to be signed or stamped.
pub(super) fn is_signature(text: &str) -> bool {
    let first = entries(text).into_iter().next();
    // A longer text that mentions a stamp is a note.
    let stamped = ["盖章", "公章"].iter().any(|word| text.contains(word)) && text.chars().count() < 60;
    first.is_some_and(|(_, part, _)| part != Part::Name || stamped)
}

/// Whether a short `text` that may be broken over lines only asks for a signature: 财务负\n责人：.
pub(super) fn asks(text: &str) -> bool {
    let line = squeezed(text);
    line.chars().count() <= 16 && line.ends_with(['：', ':']) && is_signature(&line)
}

/// Whether `text` begins with a signature label and a colon.
pub(super) fn names_signer(text: &str) -> bool {
    !entries(text).is_empty()
}

/// Whether `text` is a note under the table.
pub(super) fn is_note(text: &str) -> bool {
    let text = text.trim_start();
    ["注：", "注:", "备注：", "备注:", "说明：", "说明:", "填表说明", "填报说明", "注1"]
        .iter()
        .any(|start| text.starts_with(start))
}

/// Fills the empty fields of `bureau` from `text`. Returns whether all of `text` has a place there.
pub(super) fn read(text: &str, bureau: &mut Bureau) -> bool {
    let mut placed = true;
    for (_, part, value) in entries(text) {
        let field = match part {
            Part::Filer | Part::Name => &mut bureau.name,
            Part::Head => &mut bureau.head,
            Part::Filler => &mut bureau.filler,
            Part::Phone => &mut bureau.phone,
            Part::Date => &mut bureau.date,
            Part::Other => {
                placed &= value.is_empty();
                continue;
            }
        };
        if field.is_empty() {
            value.clone_into(field);
        }
        // A second, different name has no place: the caller reports the line.
        placed &= value.is_empty() || field == value;
    }
    placed
}

/// Where in `text` the labels are, each with its colon, and the values after them, without padding.
pub(super) fn parts(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let part = |(start, _, value): (usize, Part, &str)| {
        let rest = text.get(start..).unwrap_or_default();
        let colon = rest.char_indices().find(|(_, c)| ['：', ':'].contains(c)).map(|(at, c)| at + c.len_utf8());
        let end = start + colon.unwrap_or(0);
        let after = text.get(end..).unwrap_or_default();
        let begins = if value.is_empty() { end } else { end + after.len() - after.trim_start().len() };
        (start..end, begins..begins + value.len())
    };
    entries(text).into_iter().map(part).collect()
}

/// The labels in `text` with the values after them; none unless the text begins with a label.
fn entries(text: &str) -> Vec<(usize, Part, &str)> {
    static NAMED: LazyLock<Words<Part>> = LazyLock::new(|| Words::meaning(LABELS));
    if NAMED.longest_at(text.trim_start()).is_none() {
        return Vec::new();
    }
    let mut found: Vec<(usize, usize, Part)> = Vec::new();
    for (start, label, part) in NAMED.begun_in(text) {
        // 负责人 within 单位负责人 is not a label of its own.
        if found.last().is_some_and(|(_, end, _)| start < *end) {
            continue;
        }
        let after = text.get(start + label.len()..).unwrap_or_default();
        let after = MARKS.iter().find_map(|mark| after.strip_prefix(mark)).unwrap_or(after);
        if let Some(value) = after.trim_start_matches([' ', '　']).strip_prefix(['：', ':']) {
            found.push((start, text.len() - value.len(), *part));
        }
    }
    if found.first().is_none_or(|(start, ..)| !text.get(..*start).unwrap_or_default().trim().is_empty()) {
        return Vec::new();
    }
    let ends: Vec<usize> = found.iter().skip(1).map(|(start, ..)| *start).chain([text.len()]).collect();
    let values = found.into_iter().zip(ends);
    values.map(|((start, begins, part), end)| (start, part, text.get(begins..end).unwrap_or_default().trim())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_signed() {
        let mut bureau = Bureau::default();
        for line in [
            "填报人：张三　　负责人：李四　　联系电话：　　　　　　填报日期：2021年3月1日",
            "单位（盖章）：广元市医疗保障局",
        ] {
            assert!(is_signature(line), "{line}");
            read(line, &mut bureau);
        }
        assert_eq!(
            [&bureau.filler, &bureau.head, &bureau.phone, &bureau.date, &bureau.name],
            ["张三", "李四", "", "2021年3月1日", "广元市医疗保障局"]
        );
        for line in ["单位：万元", "各单位负责人：会议", "负责人满意度"] {
            assert!(!is_signature(line), "{line}");
        }
    }
}
