//! The figures that a sentence states: a number with its unit, and whether it is meant exactly.

use crate::base::amount::MoneyUnit;
use crate::base::money::Money;
use rust_decimal::Decimal;
use std::ops::Range;

/// A figure of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::rules) struct Stated {
    /// Where number and unit stand, in bytes.
    pub(in crate::rules) at: Range<usize>,
    pub(in crate::rules) number: Decimal,
    pub(in crate::rules) sort: Sort,
    /// Whether it is a bound or an estimate: ≥95%, 约15万元, 15万元以上.
    pub(in crate::rules) loose: bool,
}

/// What a figure is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum Sort {
    Money(MoneyUnit),
    Percent,
    /// 分 of a score.
    Points,
    /// 个项目, 项目17个
    Projects,
    /// 张表
    Forms,
    /// 个指标, 项指标
    Indicators,
    /// Another count, whose figure stands between others.
    Other,
    /// 2022年
    Year,
}

impl Stated {
    /// The amount, if it is one.
    pub(in crate::rules) fn money(&self) -> Option<Money> {
        match self.sort {
            Sort::Money(unit) => Money::new(self.number, unit),
            _ => None,
        }
    }
}

/// Marks and words in front of a number that is not meant exactly, and behind it.
const BOUNDS: [&str; 20] = [
    "≥",
    "≤",
    ">",
    "<",
    "＞",
    "＜",
    "≧",
    "≦",
    "不低于",
    "不少于",
    "不超过",
    "不高于",
    "大于",
    "小于",
    "约",
    "近",
    "超过",
    "达到",
    "超",
    "控制在",
];
const AFTER: [&str; 12] = ["以上", "以下", "以内", "左右", "上下", "余", "多", "/", "每", "至", "～", "~"];

/// The figures of `sentence`, whose digits are of half width, in order.
pub(super) fn stated(sentence: &str) -> Vec<Stated> {
    let mut found: Vec<Stated> = Vec::new();
    let mut from = 0;
    while let Some(start) = sentence.get(from..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit())) {
        let start = from + start;
        let rest = sentence.get(start..).unwrap_or_default();
        let end = rest.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(rest.len());
        let written = rest.get(..end).unwrap_or_default().trim_end_matches([',', '.']);
        let before = sentence.get(..start).unwrap_or_default();
        let after = sentence.get(start + written.len()..).unwrap_or_default();
        from = start + written.len().max(1);
        // A number within a code is none, nor is one with letters behind it.
        if before.ends_with(|c: char| c.is_ascii_alphanumeric()) {
            continue;
        }
        let Ok(number) = written.replace(',', "").parse::<Decimal>() else { continue };
        let Some((sort, unit)) = sort(before, written, after) else { continue };
        let at = start..start + written.len() + unit;
        let behind = sentence.get(at.end..).unwrap_or_default().trim_start();
        let spaced = before.trim_end();
        let loose =
            BOUNDS.iter().any(|word| spaced.ends_with(word)) || AFTER.iter().any(|word| behind.starts_with(word));
        from = at.end;
        found.push(Stated { at, number, sort, loose });
    }
    found
}

/// What a number is of, by what stands around it, and how many bytes of its unit follow.
fn sort(before: &str, written: &str, after: &str) -> Option<(Sort, usize)> {
    let unit = after.trim_start_matches([' ', '　']);
    let space = after.len() - unit.len();
    let with = |sort: Sort, word: &str| Some((sort, space + word.len()));
    let money = [MoneyUnit::Yi, MoneyUnit::Wan, MoneyUnit::Yuan];
    if let Some(money) = money.into_iter().find(|money| unit.starts_with(money.name())) {
        return with(Sort::Money(money), money.name());
    }
    if unit.starts_with('%') {
        return with(Sort::Percent, "%");
    }
    if let Some(after) = unit.strip_prefix('分') {
        let other = ["钟", "之", "别", "为", "项", "管", "局", "布", "类", "析", "配", "解", "步", "批"];
        return if other.iter().any(|word| after.starts_with(word)) { None } else { with(Sort::Points, "分") };
    }
    if unit.starts_with('年') {
        let four = written.len() == 4 && written.bytes().all(|digit| digit.is_ascii_digit());
        return with(if four { Sort::Year } else { Sort::Other }, "年");
    }
    if let Some((word, after)) = ["个", "项", "张", "份"].iter().find_map(|word| Some((word, unit.strip_prefix(word)?)))
    {
        return with(counted(before, word, after), word);
    }
    None
}

/// What is counted: the noun behind the measure word, or, where none follows, the one in front of the number.
fn counted(before: &str, word: &str, after: &str) -> Sort {
    let noun = after.split(['，', '、', '。', '（', '(', '；', '：', ',']).next().unwrap_or_default();
    let noun: String = noun.chars().take(10).collect();
    let before = before.trim_end_matches([' ', '　', '共', '计', '为', '有', '：', ':']);
    let of = |words: &[&str]| {
        let behind = words.iter().any(|word| noun.contains(word));
        behind || (noun.is_empty() && words.iter().any(|word| before.ends_with(word)))
    };
    match word {
        // 3个一级指标 are no indicators.
        "个" | "项" if of(&["指标"]) && !noun.contains('级') => Sort::Indicators,
        "个" if of(&["项目"]) => Sort::Projects,
        "张" | "份" if of(&["绩效表", "目标表", "自评表", "项目表", "申报表", "监控表"]) => {
            Sort::Forms
        }
        _ => Sort::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sentence: &str, expected: &[(&str, Sort, bool)]) {
        let found = stated(sentence);
        let found: Vec<_> = found.iter().map(|f| (&sentence[f.at.clone()], f.sort, f.loose)).collect();
        assert_eq!(found, expected, "{sentence}");
    }

    #[test]
    fn figures_of_sentences() {
        let wan = Sort::Money(MoneyUnit::Wan);
        check(
            "2022年网络经费预算 15.78 万元，支出157,500元，执行率99.8%，得98.5分。",
            &[
                ("2022年", Sort::Year, false),
                ("15.78 万元", wan, false),
                ("157,500元", Sort::Money(MoneyUnit::Yuan), false),
                ("99.8%", Sort::Percent, false),
                ("98.5分", Sort::Points, false),
            ],
        );
        check(
            "约15万元，≥95%，30万元以上",
            &[("15万元", wan, true), ("95%", Sort::Percent, true), ("30万元", wan, true)],
        );
        check(
            "共17个项目、项目17个、14项指标，18张自评表",
            &[
                ("17个", Sort::Projects, false),
                ("17个", Sort::Projects, false),
                ("14项", Sort::Indicators, false),
                ("18张", Sort::Forms, false),
            ],
        );
        check("代码644001，30分钟，第3季度，P00427710005Y", &[]);
        check("3个月，5年", &[("3个", Sort::Other, false), ("5年", Sort::Other, false)]);
    }
}
