//! Numbers and dates as a cell shows them.

use super::format::{Format, Kind, Token};

/// How many digits of a number a spreadsheet keeps.
const DIGITS: usize = 15;

/// The text of the number `value` in a cell of the number format `code`.
///
/// Thousands commas and padding zeros are left out, so that an amount reads as it was typed; what the format adds in
/// words or as a percentage is kept, and so is its rounding: it is what the form shows.
pub(super) fn shown(value: f64, code: &str) -> String {
    shown_since(value, code, 0.0)
}

/// As [`shown`], with `shift` days added to a date.
pub(super) fn shown_since(value: f64, code: &str, shift: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let format = Format::parse(code, value);
    match format.kind {
        Kind::General | Kind::Text => plain(value),
        Kind::Number { decimals, percent, zero_shown } => {
            let negative = value < 0.0 && !format.signless;
            let magnitude = if percent { value.abs() * 100.0 } else { value.abs() };
            let rounded = fixed(magnitude, decimals);
            let digits = if percent { rounded } else { without_zeros(&rounded) };
            let zero = !digits.bytes().any(|b| (b'1'..=b'9').contains(&b));
            let mut out = String::new();
            for token in &format.tokens {
                match token {
                    Token::Literal(text) => out.push_str(text),
                    Token::Digits if zero && !zero_shown => {}
                    Token::Digits => {
                        out.push_str(if negative && !zero { "-" } else { "" });
                        out.push_str(&digits);
                    }
                    Token::Date(..) => {}
                }
            }
            out
        }
        Kind::Date => super::date::shown(value + shift, &format.tokens),
    }
}

/// The built-in date formats of Chinese versions, which have a number and no code in the file.
pub(super) fn chinese_date(id: u32) -> Option<&'static str> {
    match id {
        27 | 36 | 50 | 52 | 57 => Some("yyyy\"年\"m\"月\""),
        28 | 29 | 51 | 53 | 54 | 58 => Some("m\"月\"d\"日\""),
        30 => Some("m/d/yy"),
        31 => Some("yyyy\"年\"m\"月\"d\"日\""),
        32 | 34 | 55 => Some("h\"时\"mm\"分\""),
        33 | 35 | 56 => Some("h\"时\"mm\"分\"ss\"秒\""),
        _ => None,
    }
}

/// The built-in format `id`, which has no code in the file, as Chinese versions show it.
pub(super) fn built_in(id: u32) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5..=8 => "\"￥\"#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14 => "mm-dd-yy",
        15 | 16 => "m\"月\"d\"日\"",
        17 => "yyyy\"年\"m\"月\"",
        18 | 20 => "h:mm",
        19 | 21 => "h:mm:ss",
        22 => "yyyy/m/d h:mm",
        37..=40 => "#,##0.00",
        41 | 43 => "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
        42 | 44 => "_ \"￥\"* #,##0.00_ ;_ \"￥\"* -#,##0.00_ ;_ \"￥\"* \"-\"??_ ;_ @_ ",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        49 => "@",
        other => chinese_date(other).unwrap_or(""),
    }
}

/// The shortest text of `value`, of the digits that a spreadsheet keeps: 630.51, not 630.5099999999999.
pub(super) fn plain(value: f64) -> String {
    let scientific = format!("{value:.*e}", DIGITS - 1);
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return scientific };
    let Ok(exponent) = exponent.parse::<i32>() else { return scientific };
    if !(-20..=20).contains(&exponent) {
        return format!("{value:e}");
    }
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let text = if exponent < 0 {
        let zeros = "0".repeat(exponent.unsigned_abs() as usize - 1);
        format!("0.{zeros}{digits}")
    } else {
        let whole = exponent as usize + 1;
        let padded = format!("{digits:0<whole$}");
        let (before, after) = padded.split_at(whole);
        format!("{before}.{after}")
    };
    let text = without_zeros(&text);
    if text == "0" { text } else { sign.to_owned() + &text }
}

/// `value` with `decimals` decimals, rounded as people round: 0.285 → 0.29.
fn fixed(value: f64, decimals: usize) -> String {
    let text = plain(value);
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    if fraction.len() <= decimals || text.contains('e') {
        return if decimals == 0 { whole.to_owned() } else { format!("{whole}.{fraction:0<decimals$}") };
    }
    let (kept, dropped) = fraction.split_at(decimals);
    let up = dropped.starts_with(['5', '6', '7', '8', '9']);
    let mut digits: Vec<u8> = whole.bytes().chain(kept.bytes()).collect();
    if up {
        let mut place = digits.len();
        loop {
            if place == 0 {
                digits.insert(0, b'1');
                break;
            }
            place -= 1;
            match digits.get_mut(place) {
                Some(digit) if *digit == b'9' => *digit = b'0',
                Some(digit) => {
                    *digit += 1;
                    break;
                }
                None => break,
            }
        }
    }
    let text: String = digits.into_iter().map(char::from).collect();
    let (whole, fraction) = text.split_at(text.len() - decimals);
    if decimals == 0 { whole.to_owned() } else { format!("{whole}.{fraction}") }
}

fn without_zeros(text: &str) -> String {
    if !text.contains('.') {
        return text.to_owned();
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_cells_show_them() {
        let check = |value: f64, code: &str, expected: &str| assert_eq!(shown(value, code), expected, "{value} {code}");
        check(630.51, "General", "630.51");
        check(630.509_999_999_999_9, "General", "630.51");
        check(30.0, "", "30");
        check(1_093.879_999_999_999_9, "General", "1093.88");
        check(13_063_722_004_277.0, "0", "13063722004277");
        check(0.000_01, "General", "0.00001");
        check(-3.5, "General", "-3.5");
        check(220.0, "0.00", "220");
        check(1_234_567.5, "#,##0.00", "1234567.5");
        check(1_234.0, "#,##0.00_ ;[Red]\\-#,##0.00\\ ", "1234");
        check(-1_234.0, "#,##0.00_ ;[Red]\\-#,##0.00\\ ", "-1234 ");
        check(33.333_333, "0.00", "33.33");
        check(0.95, "0%", "95%");
        check(0.285, "0%", "29%");
        check(0.95, "0.00%", "95.00%");
        check(1.0, "0%", "100%");
        check(0.95, "\"≥\"0%", "≥95%");
        check(6.0, "0\"万元\"", "6万元");
        check(6.0, "0.00\\万\\元", "6万元");
        check(99.999, "0.0", "100");
        check(-0.001, "0", "0");
        check(0.0, "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)", "-");
        check(0.5, "# ?/?", "0.5");
        check(f64::NAN, "0", "");
    }

    #[test]
    fn dates_as_cells_show_them() {
        let check = |value: f64, code: &str, expected: &str| assert_eq!(shown(value, code), expected, "{value} {code}");
        check(44_561.0, "yyyy\"年\"m\"月\"d\"日\"", "2021年12月31日");
        check(44_561.0, "m/d/yyyy", "12/31/2021");
        check(44_561.0, "mm-dd-yy", "2021年12月31日");
        check(44_561.0, "[$-804]yyyy\"年\"m\"月\";@", "2021年12月");
        check(44_561.0, "yyyy/mm/dd", "2021/12/31");
        check(44_561.5, "yyyy-m-d h:mm", "2021-12-31 12:00");
        check(60.0, "yyyy-m-d", "1900-2-29");
        check(1.0, "yyyy-m-d", "1900-1-1");
        check(3e9, "yyyy-m-d", "3000000000");
    }
}
