//! How people write that a cell has no content: a dash, a slash, 无. The lists are here so that all parts agree.

/// Whether a cell has no content: it is blank, or holds only dashes or a word for none.
pub fn is_nothing(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || is_dash(text) || matches!(text, "无" | "无。" | "暂无" | "没有")
}

/// Whether a text is nothing but dashes or slashes, with which people strike out a cell.
pub fn is_dash(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, '-' | '–' | '—' | '―' | '－' | '/' | '／'))
}

/// Whether a cell in a column of units gives no unit. 是/否 is not a unit either: it names the possible answers.
pub fn is_no_unit(text: &str) -> bool {
    is_nothing(text) || text.trim() == "是/否"
}

/// Whether a cell for the reason of a deviation gives none.
pub fn is_no_reason(text: &str) -> bool {
    is_nothing(text) || matches!(text.trim(), "无偏差" | "无偏离" | "不适用")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing() {
        for text in
            ["", " ", "　", "无", " 无 ", "无。", "暂无", "没有", "/", "／", "-", "--", "–", "—", "——", "－", "//"]
        {
            assert!(is_nothing(text) && is_no_unit(text) && is_no_reason(text), "{text}");
        }
        for text in ["0", "无遗漏", "无纸化", "-1", "1/2", "是/否", "否", "无人", "不"] {
            assert!(!is_nothing(text), "{text}");
        }
    }

    #[test]
    fn what_says_no_unit_or_no_reason() {
        assert!(is_no_unit("是/否") && !is_no_reason("是/否"));
        assert!(is_no_reason("无偏差") && is_no_reason("不适用") && !is_no_unit("不适用"));
        assert!(!is_no_unit("人/次") && !is_no_unit("个") && !is_no_reason("疫情影响"));
    }

    #[test]
    fn dashes() {
        assert!(is_dash("——") && is_dash("/") && !is_dash("") && !is_dash("- ") && !is_dash("-5"));
    }
}
