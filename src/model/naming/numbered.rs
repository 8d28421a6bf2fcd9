//! The number that forms print before the name of an indicator or a task: `指标1：`, `指标一、`, `任务2`, `1.`.

use crate::base::text::{digit, numeral};

/// A name without the number before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbered<'t> {
    /// The number; None if none is written.
    pub number: Option<u32>,
    /// The name after it.
    pub name: &'t str,
}

/// Words that forms number.
const NUMBERED: [&str; 2] = ["指标", "任务"];
/// The most digits of a number without such a word: 2021、… is a year.
const MOST_BARE: usize = 2;

/// Reads the name of an indicator or a task.
pub fn numbered(text: &str) -> Numbered<'_> {
    let text = text.trim();
    // The first character rules out most names, which are read for every row.
    let read = match text.chars().next() {
        Some('指' | '任') => NUMBERED.iter().find_map(|word| text.strip_prefix(word)).and_then(behind_word),
        Some(c) if numeral(c).is_some() || matches!(c, '（' | '(') => item(text),
        _ => None,
    };
    let (number, name) = read.map_or((None, text), |(number, name)| (Some(number), name));
    Numbered { number, name }
}

/// `1：参保人数` after 指标; the number may stand alone.
fn behind_word(text: &str) -> Option<(u32, &str)> {
    let (number, rest) = number(text.trim_start())?;
    let after = rest.trim_start();
    if after.is_empty() { Some((number, "")) } else { Some((number, behind_mark(after)?.trim())) }
}

/// Reads a number without a word before it, as in lists and in headings of a form: `1.参保人数`, `（一）参保人数`.
pub fn item(text: &str) -> Option<(u32, &str)> {
    let inner = text.strip_prefix(['（', '(']);
    let start = inner.unwrap_or(text);
    let (number, rest) = number(start)?;
    let short = start[..start.len() - rest.len()].chars().count() <= MOST_BARE;
    let name = match inner {
        Some(_) => rest.strip_prefix(['）', ')']).map(str::trim),
        // A number after the mark belongs to the one before it: 3.15晚会, 一、二级医院.
        None => behind_mark(rest).filter(|name| !name.starts_with(|c| numeral(c).is_some())).map(str::trim),
    };
    name.filter(|_| short).map(|name| (number, name))
}

/// What follows the mark at the start.
fn behind_mark(text: &str) -> Option<&str> {
    text.strip_prefix(['：', ':', '、', '.', '．', '，', ','])
}

/// The number at the start, in digits or in Chinese, and what follows it.
fn number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c| numeral(c).is_none()).unwrap_or(text.len());
    let (run, rest) = text.split_at(end);
    Some((value(run)?, rest))
}

/// 12, １２ or 十二. No form counts above 99 in Chinese.
fn value(run: &str) -> Option<u32> {
    let first = run.chars().next()?;
    let chinese = |c: char| digit(c).is_none();
    if !run.chars().all(|c| chinese(c) == chinese(first)) {
        return None;
    }
    let digits = |text: &str| {
        text.chars().try_fold(0_u32, |sum, c| sum.checked_mul(10)?.checked_add(numeral(c).filter(|n| *n < 10)?))
    };
    match run.split_once('十') {
        None if chinese(first) => numeral(first).filter(|_| run.chars().count() == 1),
        None => digits(run),
        Some((tens, ones)) if tens.chars().count() <= 1 && ones.chars().count() <= 1 => {
            let tens = if tens.is_empty() { 1 } else { digits(tens)? };
            Some(tens * 10 + digits(ones)?)
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, number: impl Into<Option<u32>>, name: &str) {
        let read = numbered(text);
        assert_eq!((read.number, read.name), (number.into(), name), "{text}");
    }

    #[test]
    fn numbers_before_names() {
        for mark in ["：", ":", "、", ".", "．", "，", ",", ": ", " ："] {
            check(&format!("指标12{mark}参保人数"), 12, "参保人数");
            check(&format!("任务一{mark}参保人数"), 1, "参保人数");
        }
        for (text, number) in [
            ("指标 1：参保人数 ", 1),
            ("指标１：参保人数", 1),
            ("指标十：参保人数", 10),
            ("指标十二：参保人数", 12),
            ("指标二十一：参保人数", 21),
            ("1.参保人数", 1),
            ("12、参保人数", 12),
            ("三、参保人数", 3),
            ("（2）参保人数", 2),
            ("(二) 参保人数", 2),
        ] {
            check(text, number, "参保人数");
        }
        check("指标1: 2023年缴费期内参保人数", 1, "2023年缴费期内参保人数");
        check("指标2、三级医院就诊率", 2, "三级医院就诊率");
        check("1. 2023年参保人数", 1, "2023年参保人数");
        for (text, number) in [("指标3", 3), ("指标12：", 12), ("指标一：", 1), ("任务2", 2), ("1.", 1)] {
            check(text, number, "");
        }
    }

    #[test]
    fn names_that_only_look_so() {
        let names = "指标 指标体系完善率 指标完成率 指标1完成率 指标2完成率 指标一致性 文件柜 \
            一、二级医院就诊率 3.15晚会 2、3号楼改造 1:1配比 2021、参保人数 2021年参保人数 \
            5G基站 一级医院 （含）税率 （2021）参保人数 十四五规划 一二：产业 百日行动 \
            任务完成率";
        for name in names.split(' ').chain([""]) {
            check(name, None, name);
        }
    }
}
