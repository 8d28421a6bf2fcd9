//! Of which time a column of targets is: of years before, of a part of the year.

/// 上年实际完成值, 历史值, 前年.
pub(in crate::import) fn is_past(label: &str) -> bool {
    const PAST: [&str; 9] = ["上年", "去年", "往年", "前年", "历史", "基期", "近三年", "近两年", "前两年"];
    PAST.iter().any(|word| label.contains(word))
}

/// 半年指标值, 一季度目标值: of a part of the year.
pub(in crate::import) fn is_of_part(label: &str) -> bool {
    label.contains("半年") || label.contains("季度")
}
