//! Formats dates as their cells show them.

use super::code::Token;
use super::digits::plain;
use crate::base::calendar;

/// The last day of spreadsheets, 9999-12-31.
const LAST_DAY: f64 = 2_958_465.0;
/// Milliseconds in a day.
const MILLISECONDS: f64 = 86_400_000.0;
/// The days of the week from Monday.
const WEEKDAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
/// The days of the week as programs call them in every country but where the format names a language.
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/// The months likewise.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// Days from 1899-12-31 to 1900-02-28. Excel counts a 29th of February after it that never was, as Lotus 1-2-3 did.
const BEFORE_THE_29TH: i64 = 59;
/// Days from 1899-12-31 to 1970-01-01, including that 29th of February.
pub(crate) const FROM_1899_TO_1970: i64 = 25_569;

/// Formats `serial`, in days since 1899-12-31 with the time of day as fraction, by `tokens`.
pub(super) fn shown(serial: f64, tokens: &[Token]) -> String {
    if !(0.0..LAST_DAY + 1.0).contains(&serial) {
        return plain(serial);
    }
    // Noon may be stored as 0.49999999999: to the millisecond, then the seconds that have passed, as clocks show them.
    let thousandths = (serial * MILLISECONDS).round() as i64;
    let moment = Moment::at(thousandths);
    // Excel's short date (format 14) is mm-dd-yy in the file, but shown in the order of the user's country.
    let short = [('m', 2), ('d', 2), ('y', 2)];
    let letters: Vec<(char, usize)> = tokens.iter().filter_map(date_letter).collect();
    if letters == short {
        let (year, month, day) = moment.date;
        return format!("{year}年{month}月{day}日");
    }
    let halved = tokens.iter().any(|token| matches!(token, Token::Halves(..)));
    let mut out = String::new();
    let mut after_hour = false;
    for (i, token) in tokens.iter().enumerate() {
        match token {
            Token::Literal(text) => out.push_str(text),
            Token::Point => out.push('.'),
            Token::Bar => out.push('/'),
            Token::Percent => out.push('%'),
            Token::Halves(before, after) => out.push_str(if moment.second_of_day < 43_200 { before } else { after }),
            Token::Subsecond(digits) => {
                let all = format!("{:03}", moment.thousandth);
                out.push('.');
                out.push_str(all.get(..(*digits).min(3)).unwrap_or_default());
            }
            Token::Elapsed(letter, count) => {
                let length = match letter {
                    'h' => 3_600,
                    'm' => 60,
                    _ => 1,
                };
                after_hour = *letter == 'h';
                out.push_str(&format!("{:0count$}", thousandths / 1_000 / length));
            }
            Token::Date(letter, count) => {
                let next = tokens.iter().skip(i + 1).find_map(time_letter);
                // `m` is the minute after an hour or before seconds, else the month.
                let minute = *letter == 'm' && (after_hour || next == Some('s'));
                after_hour = *letter == 'h';
                out.push_str(&moment.part(if minute { 'n' } else { *letter }, *count, halved));
            }
            Token::Digit(_) | Token::Thousands | Token::Exponent(_) | Token::Fixed(_) => {}
        }
    }
    out.trim().to_owned()
}

/// A day and a time of day.
struct Moment {
    date: (i64, i64, i64),
    /// From 0, Monday.
    weekday: usize,
    second_of_day: i64,
    thousandth: i64,
}

impl Moment {
    /// The moment that many thousandths of a second after the beginning of 1899-12-31.
    fn at(thousandths: i64) -> Self {
        let (seconds, thousandth) = (thousandths / 1_000, thousandths % 1_000);
        let (serial, second_of_day) = (seconds / 86_400, seconds % 86_400);
        // 1900-01-01 is a Sunday in Excel, which a day too many in February makes right from March on.
        Self { date: civil(serial), weekday: ((serial + 5) % 7) as usize, second_of_day, thousandth }
    }

    /// The part `letter` (`n` is the minute), with `count` letters.
    fn part(&self, letter: char, count: usize, halved: bool) -> String {
        let (year, month, day) = self.date;
        let hour = self.second_of_day / 3_600;
        let value = match letter {
            'y' if count > 2 => year,
            'y' => year % 100,
            'm' if count > 2 => {
                return named(MONTHS.get((month - 1).cast_unsigned() as usize), count);
            }
            'm' => month,
            'd' if count > 2 => return named(DAYS.get(self.weekday), count),
            'd' => day,
            'h' if halved => (hour + 11) % 12 + 1,
            'h' => hour,
            'n' => self.second_of_day / 60 % 60,
            'a' => {
                let name = WEEKDAYS.get(self.weekday).copied().unwrap_or_default();
                return if count == 3 { name.to_owned() } else { format!("星期{name}") };
            }
            _ => self.second_of_day % 60,
        };
        let two_digits = count == 2 || (letter == 'y' && count < 3);
        if two_digits { format!("{value:02}") } else { value.to_string() }
    }
}

/// `name`, of `count` letters: three are a short name, five the first letter, four all of it.
fn named(name: Option<&&str>, count: usize) -> String {
    let name = name.copied().unwrap_or_default();
    let end = match count {
        3 => 3,
        5 => 1,
        _ => name.len(),
    };
    name.get(..end).unwrap_or(name).to_owned()
}

fn date_letter(token: &Token) -> Option<(char, usize)> {
    if let Token::Date(letter, count) = token { Some((*letter, *count)) } else { None }
}

fn time_letter(token: &Token) -> Option<char> {
    if let Token::Date(letter, _) | Token::Elapsed(letter, _) = token { Some(*letter) } else { None }
}

/// The year, month and day of `serial`.
fn civil(serial: i64) -> (i64, i64, i64) {
    if serial == BEFORE_THE_29TH + 1 {
        return (1900, 2, 29);
    }
    calendar::date(serial + i64::from(serial <= BEFORE_THE_29TH) - FROM_1899_TO_1970)
}
