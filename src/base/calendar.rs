//! Moments by the calendar and the clock.

/// A moment by the calendar and the clock of some place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Four digits.
    pub year: u64,
    /// From 1.
    pub month: u64,
    /// From 1.
    pub day: u64,
    /// From 0 to 23.
    pub hour: u64,
    /// From 0 to 59.
    pub minute: u64,
    /// From 0 to 59.
    pub second: u64,
}

impl Moment {
    /// The moment `seconds` after the beginning of 1970, in Greenwich.
    pub fn in_greenwich(seconds: u64) -> Self {
        let (days, second) = (seconds / 86_400, seconds % 86_400);
        // Years that begin in March put the day that some years have more at their end.
        let shifted = days + 719_468;
        let (era, day) = (shifted / 146_097, shifted % 146_097);
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let date = day - (153 * month + 2) / 5 + 1;
        let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        Self {
            year: era * 400 + year + next,
            month,
            day: date,
            hour: second / 3_600,
            minute: second / 60 % 60,
            second: second % 60,
        }
    }

    /// The same moment in China, which has one time.
    pub fn in_china(seconds: u64) -> Self {
        Self::in_greenwich(seconds + 8 * 3_600)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
