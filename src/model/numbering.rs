//! The numbers that are typed in front of headings, and of the names of a budget's lines: 一、 （一） 1、 （1）.

use crate::base::text::numeral;

/// How deep a numbered name stands: 一、 above （一） above 1. above （1）; None where it has no number.
pub fn depth(name: &str) -> Option<usize> {
    split(name).map(|(depth, _)| depth)
}

/// The name without its number.
pub fn without(name: &str) -> &str {
    split(name).map_or(name, |(_, rest)| rest)
}

/// How deep a numbered name stands, and what is behind its number; None where it has no number.
pub(super) fn split(name: &str) -> Option<(usize, &str)> {
    let inner = name.trim_start_matches(['（', '(']);
    let bracketed = inner.len() < name.len();
    let number = inner.chars().next()?;
    let end = inner.find(|c: char| numeral(c).is_none() && !c.is_ascii_digit())?;
    let behind = inner.get(end..)?.chars().next()?;
    let is_numbered = end > 0 && if bracketed { "）)".contains(behind) } else { "、.．".contains(behind) };
    let depth = if number.is_ascii_digit() { 2 } else { 0 } + usize::from(bracketed);
    let rest = inner.get(end + behind.len_utf8()..)?;
    // 1.5万元 is an amount.
    let is_amount = behind == '.' && rest.starts_with(|c: char| c.is_ascii_digit());
    Some((depth, rest)).filter(|_| is_numbered && !is_amount)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_deep_names_stand() {
        for (name, expected) in [
            ("一、部门预算", Some((0, "部门预算"))),
            ("十二、上年结转", Some((0, "上年结转"))),
            ("（二）政府性基金", Some((1, "政府性基金"))),
            ("1、财政拨款", Some((2, "财政拨款"))),
            ("10.卫生健康支出", Some((2, "卫生健康支出"))),
            ("（1）一般公共预算拨款", Some((3, "一般公共预算拨款"))),
            ("(3)国有资本", Some((3, "国有资本"))),
            ("其中：专项资金", None),
            ("合计", None),
            ("", None),
            ("2023年预算", None),
            ("1.5万元", None),
        ] {
            assert_eq!(split(name), expected, "{name}");
            assert_eq!((depth(name), without(name)), (expected.map(|(d, _)| d), expected.map_or(name, |(_, n)| n)));
        }
    }
}
