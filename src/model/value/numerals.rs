//! Numbers in Chinese: `十二`, `三千五百`, `九十八点五`, and years such as `二〇二一`.

use super::span::{next_char, rest};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub(super) struct Numeral {
    /// None if the run of numerals is not a number, as in 十四五.
    pub(super) value: Option<Decimal>,
    pub(super) end: usize,
}

fn digit(c: char) -> Option<u16> {
    Some(match c {
        '零' | '〇' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn power(c: char) -> Option<u16> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        _ => return None,
    })
}

/// Whether a Chinese number may begin with `c`.
pub(super) fn begins(c: char) -> bool {
    // Not with 百 or 千: 百日行动 is a word.
    digit(c).is_some() || matches!(c, '十' | '拾')
}

/// Reads the run of numerals at `at`, up to 9999; 万 and 亿 after it are left to `scale`.
pub(super) fn read(text: &str, at: usize) -> Numeral {
    let run = rest(text, at);
    let whole = numerals_of(run, |c| digit(c).is_some() || power(c).is_some());
    let mut end = at + whole.len();
    let mut value = below_ten_thousand(whole).map(Decimal::from);
    if let Some(fraction) =
        run[whole.len()..].strip_prefix('点').map(|after| numerals_of(after, |c| digit(c).is_some()))
        && !fraction.is_empty()
    {
        end += '点'.len_utf8() + fraction.len();
        value = value.and_then(|value| with_fraction(value, fraction));
    }
    Numeral { value, end }
}

/// Reads four numerals before 年 as a year.
pub(super) fn year(text: &str, at: usize) -> Option<(i32, usize)> {
    let run = numerals_of(rest(text, at), |c| digit(c).is_some());
    let year =
        run.chars().filter_map(digit).fold(0, |year: i32, d| year.saturating_mul(10).saturating_add(i32::from(d)));
    (run.chars().count() == 4 && next_char(text, at + run.len()) == Some('年')).then_some((year, at + run.len()))
}

fn numerals_of(run: &str, belongs: impl Fn(char) -> bool) -> &str {
    &run[..run.len() - run.trim_start_matches(belongs).len()]
}

fn below_ten_thousand(run: &str) -> Option<u16> {
    let (mut total, mut waiting, mut last_power, mut after_zero) = (0, None, 10_000, false);
    for c in run.chars() {
        if let Some(power) = power(c) {
            let digit = waiting.take().or((power == 10 && total == 0).then_some(1))?;
            if power >= last_power {
                return None;
            }
            total += digit * power;
            last_power = power;
            after_zero = false;
        } else {
            let digit = digit(c)?;
            if waiting.is_some() {
                return None;
            }
            if digit == 0 && total > 0 {
                after_zero = true;
            } else {
                waiting = Some(digit);
            }
        }
    }
    match waiting {
        // 三百五 is spoken for 350, but not certain enough to be compared.
        Some(_) if !(last_power == 10 || last_power == 10_000 || after_zero) => None,
        Some(ones) => Some(total + ones),
        None => (total > 0).then_some(total),
    }
}

fn with_fraction(whole: Decimal, digits: &str) -> Option<Decimal> {
    let mut mantissa = whole.to_i128()?;
    let mut scale = 0;
    for d in digits.chars().filter_map(digit) {
        mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(d))?;
        scale += 1;
    }
    Decimal::try_from_i128_with_scale(mantissa, scale).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let read = read(text, 0);
        let value = read.value.map_or("-".to_string(), |v| v.to_string());
        assert_eq!(format!("{value} {}", &text[read.end..]).trim_end(), expected, "{text}");
    }

    #[test]
    fn numbers() {
        check("十二", "12");
        check("二十个", "20 个");
        check("三千五百", "3500");
        check("两次", "2 次");
        check("一百零五人", "105 人");
        check("九十八点五", "98.5");
        check("伍万", "5 万");
        check("零", "0");
        check("两点建议", "2 点建议");
    }

    #[test]
    fn what_is_no_number() {
        check("十四五规划", "- 规划");
        check("一二三产业", "- 产业");
        check("三百五", "-");
        check("百日", "- 日");
    }

    #[test]
    fn years() {
        assert_eq!(year("二〇二一年", 0), Some((2021, 12)));
        assert_eq!(year("二一年", 0), None);
    }
}
