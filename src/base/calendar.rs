//! Dates and times of day, computed from Unix time: all that logs, reports and cells need of a calendar.

/// Year, month and day of the day that is `days` after 1970-01-01.
///
/// Counts from 0000-03-01 in eras of 400 years (H. Hinnant, “chrono-compatible low-level date algorithms”): in years
/// that begin in March the leap day is the last day.
pub fn date(days: i64) -> (i64, i64, i64) {
    // From 0000-03-01 to 1970-01-01 there are 719 468 days; an era of 400 years has 146 097.
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    // Five months from March, or from August, have 153 days.
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// The number of days from 1970-01-01 to a day; a day after the end of a month is one of the next month.
pub fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let shifted = if month > 2 { month - 3 } else { month + 9 };
    let day_of_year = (153 * shifted + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// Date and time of day in some time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Four digits.
    pub year: i64,
    /// From 1.
    pub month: i64,
    /// From 1.
    pub day: i64,
    /// From 0 to 23.
    pub hour: u64,
    /// From 0 to 59.
    pub minute: u64,
    /// From 0 to 59.
    pub second: u64,
}

impl Moment {
    /// The moment `seconds` after the beginning of 1970, in UTC.
    pub fn in_greenwich(seconds: u64) -> Self {
        let (days, second) = (seconds / 86_400, seconds % 86_400);
        let (year, month, day) = date(days.cast_signed());
        Self { year, month, day, hour: second / 3_600, minute: second / 60 % 60, second: second % 60 }
    }

    /// The same moment in China, whose only time zone is UTC+8.
    pub fn in_china(seconds: u64) -> Self {
        Self::in_greenwich(seconds + 8 * 3_600)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_has_its_number() {
        for number in -100_000..100_000 {
            let (year, month, day) = date(number);
            assert_eq!(days(year, month, day), number);
        }
        assert_eq!(date(days(2_026, 2, 29)), (2_026, 3, 1));
    }

    #[test]
    fn days_and_hours() {
        let check = |seconds, expected| {
            let Moment { year, month, day, hour, minute, second } = Moment::in_greenwich(seconds);
            assert_eq!(format!("{year}-{month}-{day} {hour}:{minute}:{second}"), expected);
        };
        check(0, "1970-1-1 0:0:0");
        check(951_782_399, "2000-2-28 23:59:59");
        check(951_782_400, "2000-2-29 0:0:0");
        check(1_795_339_508, "2026-11-22 9:25:8");
        check(4_107_542_400, "2100-3-1 0:0:0");
        let china = Moment::in_china(1_798_732_800);
        assert_eq!((china.year, china.month, china.day, china.hour), (2027, 1, 1, 0));
    }
}
