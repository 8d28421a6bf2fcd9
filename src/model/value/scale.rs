//! 万, 亿 and other multipliers after a number.

use super::span::{next_char, past_blanks, rest};
use crate::base::words::Words;
use std::sync::LazyLock;

static SCALES: LazyLock<Words<u64>> = LazyLock::new(|| {
    Words::meaning([
        ("万亿", 1_000_000_000_000),
        ("千万", 10_000_000),
        ("百万", 1_000_000),
        ("十万", 100_000),
        ("亿", 100_000_000),
        ("万", 10_000),
        ("千", 1_000),
        ("百", 100),
    ])
});

/// The multiplier after a number, 1 if there is none, and its end.
pub(super) fn read(text: &str, at: usize) -> (u64, usize) {
    let start = past_blanks(text, at);
    let Some((word, scale)) = SCALES.read_at(rest(text, start)) else { return (1, at) };
    let end = start + word.len();
    // 千米 and 千克 are units, and 百分 begins 百分点.
    let of_the_unit = match (word, next_char(text, end)) {
        ("千", Some(next)) => "米克瓦伏卡帕".contains(next),
        ("百", Some(next)) => next == '分',
        _ => false,
    };
    if of_the_unit { (1, at) } else { (*scale, end) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, scale: u64, left: &str) {
        let (read, end) = read(text, 0);
        assert_eq!((read, &text[end..]), (scale, left), "{text}");
    }

    #[test]
    fn scales() {
        check("万元", 10_000, "元");
        check("万", 10_000, "");
        check("百万亩", 1_000_000, "亩");
        check("亿元", 100_000_000, "元");
    }

    #[test]
    fn units_that_begin_like_a_scale() {
        check("千米", 1, "千米");
        check("百分点", 1, "百分点");
        check("个", 1, "个");
    }
}
