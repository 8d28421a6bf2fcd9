//! Lists items in a Chinese sentence.

/// Joins `items` for a sentence: `PDF、Excel、上报表或 JSON`, with `joint` before the last one. Between Latin letters and
/// Chinese characters there is a space, as everywhere in the program's texts.
pub fn listed<T: AsRef<str>>(items: &[T], joint: &str) -> String {
    let Some((last, others)) = items.split_last() else { return String::new() };
    let last = last.as_ref();
    if others.is_empty() {
        return last.to_owned();
    }
    let others = others.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("、");
    // The items are in Latin letters or in Chinese, `joint` is in Chinese.
    let before = if others.ends_with(|c: char| c.is_ascii()) { " " } else { "" };
    let after = if last.starts_with(|c: char| c.is_ascii()) { " " } else { "" };
    format!("{others}{before}{joint}{after}{last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_in_sentences() {
        assert_eq!(listed::<&str>(&[], "和"), "");
        assert_eq!(listed(&["PDF"], "和"), "PDF");
        assert_eq!(listed(&["PDF", "Excel"], "和"), "PDF 和 Excel");
        assert_eq!(listed(&["一个 PDF", "一个 Excel"], "和"), "一个 PDF 和一个 Excel");
        assert_eq!(listed(&["PDF", "上报表", "JSON"], "或"), "PDF、上报表或 JSON");
        assert_eq!(listed(&[".pdf", ".xlsx"], "或"), ".pdf 或 .xlsx");
    }
}
