//! How two consecutive quantities of a text are joined: ×, +, =, 按.

use super::operator::Comparison;
use super::quantity::Quantity;
use super::span::{Span, is_blank};
use crate::base::text::digit;

/// The relation that the text between two quantities expresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    Times,
    Plus,
    Equals,
    /// Signs that a sum of products cannot hold: a minus, a bracket around a sum.
    Unclear,
    /// 5万元，按…
    Basis,
    Apart,
}

/// Reads the text between two quantities.
pub(super) fn link(text: &str, left: &Quantity<'_>, right: &Quantity<'_>) -> Link {
    let between = Span::new(left.span.end, right.span.start).of(text).trim_matches(is_blank);
    let equals = right.operator.is_some_and(|o| o.comparison == Comparison::Equal);
    if equals && between.trim_matches([')', '）']).is_empty() {
        return Link::Equals;
    }
    if between.contains(['，', ',', '。', '；', ';', '、', '\n']) {
        return if between.ends_with('按') { Link::Basis } else { Link::Apart };
    }
    let times = between.contains(['×', '*', '＊', '✕', '∗', '╳']) || matches!(between, "x" | "X" | "·" | "乘" | "乘以");
    let plus = between.contains(['+', '＋']) || matches!(between, "加" | "加上");
    let other = between.contains(['÷', '－', '−']) || matches!(between, "-" | "减" | "减去" | "除以");
    // A number in between that was not read is still part of the computation.
    let unread = between.contains(['(', '（', ')', '）']) || between.chars().any(|c| digit(c).is_some());
    match (times, plus) {
        _ if other => Link::Unclear,
        (true, true) => Link::Unclear,
        (true, false) | (false, true) if unread => Link::Unclear,
        (true, false) => Link::Times,
        (false, true) => Link::Plus,
        (false, false) => Link::Apart,
    }
}

/// For each quantity, the quantity directly before the bracket that contains it.
pub(super) fn holders(text: &str, quantities: &[Quantity<'_>]) -> Vec<Option<usize>> {
    let mut open: Vec<Option<usize>> = Vec::new();
    let mut holders = Vec::with_capacity(quantities.len());
    let mut end = 0;
    for (index, quantity) in quantities.iter().enumerate() {
        let between = Span::new(end, quantity.span.start).of(text);
        let mut follows = index.checked_sub(1);
        for c in between.chars() {
            match c {
                '(' | '（' => open.push(follows),
                ')' | '）' => {
                    open.pop();
                }
                _ => {}
            }
            if !is_blank(c) {
                follows = None;
            }
        }
        holders.push(open.iter().rev().find_map(|holder| *holder));
        end = quantity.span.end;
    }
    holders
}

/// Whether the text from `whole` to `last` lists only some of its parts: 34人（其中聘用14人）, 5万元（培训3万元等）.
pub(super) fn lists_some_parts(text: &str, whole: &Quantity<'_>, last: &Quantity<'_>) -> bool {
    let from = |at: usize| text.get(at..).unwrap_or_default().trim_start_matches(is_blank);
    let inside = from(whole.span.end).trim_start_matches(['(', '（', '，', ',']).trim_start_matches(is_blank);
    ["其中", "含", "包括", "包含"].iter().any(|word| inside.starts_with(word)) || from(last.span.end).starts_with('等')
}
