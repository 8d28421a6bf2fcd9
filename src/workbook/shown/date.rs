//! Formats dates as their cells show them.

use super::code::Token;
use super::digits::plain;
use crate::base::calendar;

/// The last day of spreadsheets, 9999-12-31.
const LAST_DAY: f64 = 2_958_465.0;
/// Days from 1899-12-31 to 1900-02-28. Excel counts a 29th of February after it that never was, as Lotus 1-2-3 did.
const BEFORE_THE_29TH: i64 = 59;
/// Days from 1899-12-31 to 1970-01-01, including that 29th of February.
const FROM_1899_TO_1970: i64 = 25_569;

/// Formats `serial`, in days since 1899-12-31 with the time of day as fraction, by `tokens`.
pub(super) fn shown(serial: f64, tokens: &[Token]) -> String {
    if !(0.0..LAST_DAY + 1.0).contains(&serial) {
        return plain(serial);
    }
    let seconds = ((serial - serial.floor()) * 86_400.0).round() as u64;
    let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let (year, month, day) = civil(serial.floor() as i64);
    // Excel's short date (format 14) is mm-dd-yy in the file, but shown in the order of the user's country.
    let short = [('m', 2), ('d', 2), ('y', 2)];
    let letters: Vec<(char, usize)> = tokens.iter().filter_map(date_letter).collect();
    if letters == short {
        return format!("{year}年{month}月{day}日");
    }
    let mut out = String::new();
    let mut after_hour = false;
    for (i, token) in tokens.iter().enumerate() {
        let Token::Date(letter, count) = token else {
            if let Token::Literal(text) = token {
                out.push_str(text);
            }
            continue;
        };
        let before_seconds = tokens.iter().skip(i + 1).find_map(date_letter).map(|(letter, _)| letter == 's');
        // `m` is the minute after an hour or before seconds, else the month.
        let value = match letter {
            'y' if *count > 2 => year,
            'y' => year % 100,
            'm' if after_hour || before_seconds == Some(true) => minute as i64,
            'm' => month,
            'd' => day,
            'h' => hour as i64,
            _ => second as i64,
        };
        after_hour = *letter == 'h';
        // mmm and ddd are names in the language of the program, which the file does not give: use numbers.
        let two_digits = *count == 2 || (*letter == 'y' && *count < 3);
        out.push_str(&if two_digits { format!("{value:02}") } else { value.to_string() });
    }
    out.trim().to_owned()
}

fn date_letter(token: &Token) -> Option<(char, usize)> {
    if let Token::Date(letter, count) = token { Some((*letter, *count)) } else { None }
}

/// The year, month and day of `serial`.
fn civil(serial: i64) -> (i64, i64, i64) {
    if serial == BEFORE_THE_29TH + 1 {
        return (1900, 2, 29);
    }
    calendar::date(serial + i64::from(serial <= BEFORE_THE_29TH) - FROM_1899_TO_1970)
}
