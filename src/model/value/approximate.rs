//! Words that make a number imprecise: 约, 近, 左右, 余, 若干.

use super::span::{Span, is_chinese, next_char, past, past_blanks, previous_char, rest};
use crate::base::words::Words;
use std::sync::LazyLock;

static BEFORE: LazyLock<Words> =
    LazyLock::new(|| Words::new(["大约", "大概", "大致", "将近", "接近", "约", "近", "≈"]));

static INSTEAD: LazyLock<Words> =
    LazyLock::new(|| Words::new(["若干", "数十", "数百", "数千", "数万", "几十", "几百", "几千", "几万"]));

/// Characters that form another word with a following 约 or 近: 节约, 预约, 最近, 附近.
const OTHER_WORDS: &str = "节预制条合公签违简婉契赴履毁最附临靠就远";

/// The word at `at` that makes the number after it imprecise.
pub(super) fn before(text: &str, at: usize) -> Option<Span> {
    let word = BEFORE.longest_at(rest(text, at))?;
    let other_word = word.len() == '约'.len_utf8() && previous_char(text, at).is_some_and(|c| OTHER_WORDS.contains(c));
    (!other_word).then(|| Span::new(at, at + word.len()))
}

/// 余 or 多 between the number and its unit: 20余次, 3万多元.
pub(super) fn between(text: &str, at: usize) -> Option<Span> {
    let word = next_char(text, at).filter(|c| matches!(c, '余' | '多'))?;
    let end = at + word.len_utf8();
    // 多 is part of a word in 多样化 and 多层, and 余 in 余额 and 余款.
    let other_word = next_char(text, end).is_none_or(|c| !is_chinese(c) || "额款于样化级层".contains(c));
    (!other_word).then(|| Span::new(at, end))
}

/// 左右 after a quantity.
pub(super) fn after(text: &str, at: usize) -> Option<Span> {
    let start = past_blanks(text, at);
    past(text, start, "左右").map(|end| Span::new(start, end))
}

/// A word at `at` that stands for a number: 若干, 数十, 几百.
pub(super) fn instead(text: &str, at: usize) -> Option<Span> {
    let word = INSTEAD.longest_at(rest(text, at))?;
    Some(Span::new(at, at + word.len()))
}
