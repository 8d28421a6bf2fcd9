//! Continues series of dates: 2026年3月, 3月底, 第1季度, 2026-03-01.

use super::pieces::Pieces;
use super::step;
use crate::base::calendar::{date, days};

/// What a number in a date means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Year,
    Quarter,
    Month,
    Day,
}

use Part::{Day, Month, Quarter, Year};

/// The ways to write a date (# is a number), with what the numbers mean.
const SHAPES: [(&str, &[Part]); 14] = [
    ("#年", &[Year]),
    ("#年度", &[Year]),
    ("#年#月", &[Year, Month]),
    ("#-#", &[Year, Month]),
    ("#月", &[Month]),
    ("#年第#季度", &[Year, Quarter]),
    ("#年#季度", &[Year, Quarter]),
    ("第#季度", &[Quarter]),
    ("#季度", &[Quarter]),
    ("#年#月#日", &[Year, Month, Day]),
    ("#-#-#", &[Year, Month, Day]),
    ("#/#/#", &[Year, Month, Day]),
    ("#.#.#", &[Year, Month, Day]),
    ("#月#日", &[Month, Day]),
];

/// The year of a date that names none.
// Not a leap year: counting from 28 February goes on to 1 March.
const NO_YEAR: i64 = 2_001;

/// A date as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Written {
    parts: &'static [Part],
    year: i64,
    /// The month or the quarter, from 1.
    month: i64,
    day: i64,
}

/// Continues `given`. None if they are not dates of one shape.
pub(super) fn series(given: &[&str], count: usize) -> Option<Vec<String>> {
    let pieces: Vec<Pieces<'_>> = given.iter().map(|text| Pieces::of(text.trim(), false)).collect();
    let (first, last) = (pieces.first()?, pieces.last()?);
    if pieces.iter().any(|other| other.literals != first.literals) {
        return None;
    }
    let dates: Vec<Written> = pieces.iter().map(Written::of).collect::<Option<_>>()?;
    let end = *dates.last()?;
    // Dates on one day of the month go on by months (1月15日, 4月15日, 7月15日), as in Excel.
    let by_day = end.parts.contains(&Day) && (dates.len() == 1 || dates.iter().any(|date| date.day != end.day));
    let (places, round): (Vec<i64>, _) = if by_day {
        // Without a year all dates are in NO_YEAR, which has 365 days.
        (dates.iter().map(|date| days(date.year, date.month, date.day)).collect(), end.round(365))
    } else {
        (dates.iter().map(Written::month_place).collect(), end.round(end.per_year()))
    };
    let step = step(&places, round)?;
    let zeros = has_zeros(last);
    let text = |n: i64| {
        let next = if by_day { end.days_on(step * n) } else { end.months_on(step * n) };
        let written = |part: &Part| match next.number(*part) {
            number if zeros => format!("{number:02}"),
            number => number.to_string(),
        };
        last.with(&next.parts.iter().map(written).collect::<Vec<_>>())
    };
    Some((1..).take(count).map(text).collect())
}

/// Whether a date is written with leading zeros, as 2026-03-01, or may be, as 2026-12-31.
fn has_zeros(pieces: &Pieces<'_>) -> bool {
    let sure = pieces.numbers.iter().any(|number| number.starts_with('0'));
    sure || (pieces.literals.contains(&"-") && pieces.numbers.iter().all(|number| number.len() > 1))
}

impl Written {
    fn of(pieces: &Pieces<'_>) -> Option<Self> {
        let shape = pieces.literals.join("#");
        // 底, 末 and 初 remain in the text: 3月底 is followed by 4月底.
        let shape = ["底", "末", "初"].into_iter().find_map(|end| shape.strip_suffix(end)).unwrap_or(&shape);
        let (_, parts) = SHAPES.iter().find(|(known, _)| *known == shape)?;
        let mut written = Self { parts, year: NO_YEAR, month: 1, day: 1 };
        for (part, number) in parts.iter().zip(&pieces.numbers) {
            let most = if *part == Year { 4 } else { 2 };
            let number = Some(number).filter(|number| number.len() <= most)?.parse().ok()?;
            *written.place_of(*part) = number;
        }
        let year = !parts.contains(&Year) || (1_900..2_100).contains(&written.year);
        // 13月 or 2月30日 is not a date, so it repeats as any text.
        let month = if parts.contains(&Day) || parts.contains(&Month) { 12 } else { 4 };
        let within = (1..=month).contains(&written.month)
            && date(days(written.year, written.month, written.day)) == written.date();
        (year && within).then_some(written)
    }

    fn date(self) -> (i64, i64, i64) {
        (self.year, self.month, self.day)
    }

    fn place_of(&mut self, part: Part) -> &mut i64 {
        match part {
            Year => &mut self.year,
            Month | Quarter => &mut self.month,
            Day => &mut self.day,
        }
    }

    fn number(mut self, part: Part) -> i64 {
        *self.place_of(part)
    }

    /// The number of months, quarters or years of this date in a year.
    fn per_year(&self) -> i64 {
        match self.parts {
            parts if parts.contains(&Quarter) => 4,
            [Year] => 1,
            _ => 12,
        }
    }

    /// Its month or quarter, counted from the year 0.
    fn month_place(&self) -> i64 {
        self.year * self.per_year() + self.month - 1
    }

    /// The number of steps after which a date without a year repeats.
    fn round(&self, length: i64) -> Option<i64> {
        (!self.parts.contains(&Year)).then_some(length)
    }

    fn months_on(self, count: i64) -> Self {
        let place = self.month_place() + count;
        let (year, month) = (place.div_euclid(self.per_year()), place.rem_euclid(self.per_year()) + 1);
        let next = Self { year, month, ..self };
        // The 31st becomes the last day of a shorter month, as in Excel.
        let last = (28..=self.day).rev().find(|day| date(days(year, month, *day)) == (year, month, *day));
        Self { day: last.unwrap_or(self.day), ..next }
    }

    fn days_on(self, count: i64) -> Self {
        let (year, month, day) = date(days(self.year, self.month, self.day) + count);
        Self { parts: self.parts, year, month, day }
    }
}
