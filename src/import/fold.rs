//! Normalizes labels for comparison: forms pad them, break them over lines, and use wide or narrow brackets and colons.

use crate::base::amount::MoneyUnit;
use crate::base::text::half_width;
use crate::model::naming::numbered::item;
use std::borrow::Cow;

/// Normalizes a label: no white space, narrow brackets and colons, no `其中` in front, no colon or unit at the end, no month
/// up to which it reports.
pub(super) fn folded(text: &str) -> String {
    let mut narrow = String::with_capacity(text.len());
    let characters = text
        .chars()
        // Zero-width characters come with text copied from web pages.
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{feff}'))
        .map(|c| match c {
            '﹙' => '(',
            '﹚' => ')',
            '﹕' => ':',
            c => half_width(c),
        });
    narrow.extend(characters);
    let core = stripped(&narrow);
    if let Some((before, _, after)) = month_in(core) {
        return format!("{before}月{after}");
    }
    if core.len() == narrow.len() { narrow } else { core.to_owned() }
}

/// The month up to which the label reports, with what is before and behind it: 1—7月执行数, 截至7月底支出数 (监控表).
pub(super) fn month_in(label: &str) -> Option<(Cow<'_, str>, &str, &str)> {
    let (before, after) = label.split_once('月')?;
    let start = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let month = before.get(start.len()..).filter(|month| month.len() <= 2)?;
    let since = start.trim_end_matches(['-', '—', '–', '－', '~', '～', '至', '到']);
    if since.ends_with('1') && since.len() < start.len() {
        Some((Cow::Owned(format!("{since}—")), month, after))
    } else {
        ["截至", "截止"].iter().any(|word| start.ends_with(word)).then_some((Cow::Borrowed(start), month, after))
    }
}

fn stripped(narrow: &str) -> &str {
    // Marks of required fields.
    let mut text = narrow.trim_start_matches(['*', '★', '※']);
    text = text.strip_prefix("其中").unwrap_or(text).trim_start_matches(':');
    // Colon and unit come in either order: `（万元）：`, `：（万元）`.
    loop {
        let shorter = text.strip_suffix("(%)").or_else(|| MoneyUnit::without(text)).unwrap_or(text);
        let shorter = shorter.trim_end_matches(':');
        if shorter.len() == text.len() {
            break;
        }
        text = shorter;
    }
    // Forms number their parts: `一、`, `(一)`, `1.`.
    let text = item(text).map_or(text, |(_, label)| label);
    if text.is_empty() { narrow } else { text }
}

/// A folded label without the bracket at its end: `指标值(包含数字及文字描述)` of 广元 → `指标值`.
pub(super) fn bare(folded: &str) -> Option<&str> {
    let open = folded.strip_suffix(')')?.rfind('(')?;
    folded.get(..open).filter(|bare| !bare.is_empty())
}

/// A label as printed, without padding, `其中` and colon.
pub(super) fn printed(text: &str) -> String {
    let squeezed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let core = squeezed.strip_prefix("其中").map_or(squeezed.as_str(), |rest| rest.trim_start_matches(['：', ':']));
    let core = core.trim_end_matches(['：', ':']);
    if core.is_empty() { squeezed } else { core.to_owned() }
}

/// Where a text may split into label and value: the end of the label and the start of the value in bytes, the likeliest
/// first. 广元 prints both in one cell: 其他资金6万元.
pub(super) fn splits(text: &str) -> Vec<(usize, usize)> {
    let mut splits = Vec::new();
    let lead = text.len() - text.trim_start().len();
    let mut end_of_lead = lead;
    let body = text.get(lead..).unwrap_or_default();
    if let Some(rest) = body.strip_prefix("其中") {
        let rest = rest.trim_start().trim_start_matches(['：', ':']).trim_start();
        end_of_lead = text.len() - rest.len();
    }
    for (at, c) in text.char_indices().filter(|(at, _)| *at > end_of_lead) {
        let digit = c.is_ascii_digit() && at > 0;
        if matches!(c, '：' | ':') {
            splits.push((at, at + c.len_utf8()));
        } else if c.is_whitespace() || digit {
            splits.push((at, at));
        }
        if splits.len() > 12 {
            break;
        }
    }
    // A colon separates better than a space or a digit before it: 其他1：甲.
    splits.sort_by_key(|(end, start)| end == start);
    splits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padded_and_decorated_labels() {
        for (text, expected) in [
            ("项 目\n名　称：", "项目名称"),
            (" 其中：财政\n拨款", "财政拨款"),
            ("项目资金（万元）", "项目资金"),
            ("部门（单位）名称", "部门(单位)名称"),
            ("一、项目名称", "项目名称"),
            ("（二）实施单位:", "实施单位"),
            ("3月底", "3月底"),
            ("1—7月\n执行数", "1—月执行数"),
            ("1-12月执行率（%）", "1—月执行率"),
            ("1—月执行数", "1—月执行数"),
            ("截止7月底支出数", "截止月底支出数"),
            ("其中", "其中"),
            ("*项目编码", "项目编码"),
            ("", ""),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
        assert_eq!(bare("指标值(包含数字及文字描述)"), Some("指标值"));
        assert_eq!(printed("其中：\n财政拨款 "), "财政拨款");
    }

    #[test]
    fn labels_with_their_value() {
        let label = |text: &str, n: usize| {
            splits(text).get(n).map(|(end, start)| (folded(&text[..*end]), text[*start..].trim().to_owned()))
        };
        assert_eq!(label(" 年度资金总额：6万元", 0), Some(("年度资金总额".into(), "6万元".into())));
        assert_eq!(label("       其中：财政拨款  6万元", 0), Some(("财政拨款".into(), "6万元".into())));
        assert_eq!(label("其他资金6万元", 0), Some(("其他资金".into(), "6万元".into())));
    }
}
