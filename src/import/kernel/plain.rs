//! A label without what counties add to it: brackets, years, marks.

use std::borrow::Cow;

/// The longest label that is looked at, in characters: a longer text is no heading.
const LABEL_CHARS: usize = 28;

/// The folded `label` without brackets (`(B/A)`, `(含单位)`, `(50分)`) and years (`2023年`); None if it is too long for a
/// label, or a sentence.
pub(in crate::import) fn plain(label: &str) -> Option<Cow<'_, str>> {
    // In bytes first: most texts that are no label are much longer.
    if label.is_empty() || label.len() > 4 * LABEL_CHARS || label.contains(['。', ';', '；', '!', '√', '□']) {
        return None;
    }
    let text = without_year(label);
    let text = if text.contains('(') { without_brackets(text) } else { Cow::Borrowed(text) };
    (!text.is_empty() && text.chars().count() <= LABEL_CHARS).then_some(text)
}

/// Whether the folded `label` is a piece of a label that is broken over rows: 总, 体, 目, 标 (清涧 2021).
pub(in crate::import) fn is_piece(label: &str) -> bool {
    const WHOLE: [&str; 8] = [
        "年度总体目标",
        "年度绩效目标",
        "年度绩效指标",
        "项目资金",
        "资金情况",
        "预算执行情况",
        "项目基本情况",
        "目标完成情况",
    ];
    !label.is_empty() && label.chars().count() <= 2 && WHOLE.iter().any(|whole| whole.contains(label))
}

/// `2023年指标值` and `2023年度指标值` → `指标值`.
fn without_year(label: &str) -> &str {
    let digits = label.bytes().take_while(u8::is_ascii_digit).count();
    let rest = label.get(digits..).filter(|_| digits == 4).and_then(|rest| rest.strip_prefix('年'));
    rest.map(|rest| rest.strip_prefix('度').unwrap_or(rest)).filter(|rest| !rest.is_empty()).unwrap_or(label)
}

/// Without its brackets, unless one holds an amount: 财政拨款(6万元) is a label with its value.
fn without_brackets(label: &str) -> Cow<'_, str> {
    let mut out = String::with_capacity(label.len());
    let mut rest = label;
    while let Some((before, inside)) = rest.split_once('(') {
        let Some((inner, after)) = inside.split_once(')') else { break };
        let amount = inner.starts_with(|c: char| c.is_ascii_digit()) && inner.contains(['元', '万']);
        if amount {
            return Cow::Borrowed(label);
        }
        out.push_str(before);
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn additions() {
        for (label, kernel) in [
            ("全年(调整)预算数", Some("全年预算数")),
            ("年初目标值(A)", Some("年初目标值")),
            ("执行率(B/A)", Some("执行率")),
            ("2023年度指标值", Some("指标值")),
            ("2020年实际执行数", Some("实际执行数")),
            ("测算(公式)依据", Some("测算依据")),
            ("财政拨款(6万元)", Some("财政拨款(6万元)")),
            ("2022年", Some("2022年")),
            ("(盖章)", None),
            ("完成培训。", None),
            ("", None),
        ] {
            assert_eq!(plain(label).as_deref(), kernel, "{label}");
        }
    }
}
