//! Dates as a cell shows them.

use super::code::Token;
use super::digits::plain;
use crate::base::calendar;

/// The last day that a spreadsheet knows: 9999-12-31.
const LAST_DAY: f64 = 2_958_465.0;
/// Days from 1899-12-31 to 1900-02-28; spreadsheets count a 29th of February after it that was none.
const BEFORE_THE_29TH: i64 = 59;
/// Days from 1899-12-31 to 1970-01-01, with that 29th of February.
const FROM_1899_TO_1970: i64 = 25_569;

/// The text of the day `serial`, counted from 1899-12-31, as `tokens` write it.
pub(super) fn shown(serial: f64, tokens: &[Token]) -> String {
    if !(0.0..LAST_DAY + 1.0).contains(&serial) {
        return plain(serial);
    }
    let seconds = ((serial - serial.floor()) * 86_400.0).round() as u64;
    let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let (year, month, day) = civil(serial.floor() as i64);
    // Excel's own short date is mm-dd-yy in the file and the country's order on the screen.
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
        // Names of months and weekdays are in the reader's language, which the file does not tell: numbers instead.
        let two_digits = *count == 2 || (*letter == 'y' && *count < 3);
        out.push_str(&if two_digits { format!("{value:02}") } else { value.to_string() });
    }
    out.trim().to_owned()
}

fn date_letter(token: &Token) -> Option<(char, usize)> {
    if let Token::Date(letter, count) = token { Some((*letter, *count)) } else { None }
}

/// Year, month and day of the day `serial`.
fn civil(serial: i64) -> (i64, i64, i64) {
    if serial == BEFORE_THE_29TH + 1 {
        return (1900, 2, 29);
    }
    calendar::date(serial + i64::from(serial <= BEFORE_THE_29TH) - FROM_1899_TO_1970)
}
