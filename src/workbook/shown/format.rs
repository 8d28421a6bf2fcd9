//! A number format, applied to a number.

use super::code::{Kind, Section, Token, sections};
use super::condition::Condition;
use super::digits::plain;
use super::{date, fraction, number};

/// A number format: one section for all numbers, or one each for positive numbers, negative numbers and zero.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Format {
    sections: Vec<Section>,
}

impl Format {
    /// Parses `code`.
    pub(super) fn read(code: &str) -> Self {
        let sections = sections(code);
        let alone = sections.len() == 1;
        // The fourth section is for texts.
        Self { sections: sections.into_iter().take(3).map(|code| Section::read(code, alone)).collect() }
    }

    /// The text of `value`; `shift` is added to it, in days, if the format is a date.
    pub(super) fn shown(&self, value: f64, shift: f64) -> String {
        if !value.is_finite() {
            return String::new();
        }
        let Some((section, signless)) = self.section(value) else { return plain(value) };
        let negative = value < 0.0 && !signless;
        match section.kind {
            Kind::Date => date::shown(value + shift, &section.tokens),
            Kind::General if section.tokens.is_empty() => plain(value),
            Kind::General => number::general(value.abs(), negative, &section.tokens),
            Kind::Number if section.tokens.contains(&Token::Bar) => {
                fraction::shown(value.abs(), negative, &section.tokens)
            }
            Kind::Number | Kind::Words => number::shown(value.abs(), negative, &section.tokens),
        }
    }

    /// The section for `value`, and whether it writes the sign of negative numbers itself.
    fn section(&self, value: f64) -> Option<(&Section, bool)> {
        let conditional = self.sections.iter().any(|section| section.condition.is_some());
        match self.sections.as_slice() {
            [_, negative, ..] if !conditional && value < 0.0 => Some((negative, true)),
            [_, _, zero] if !conditional && value == 0.0 => Some((zero, false)),
            [first, ..] if !conditional => Some((first, false)),
            sections => {
                let last = sections.len().saturating_sub(1);
                let found = sections.iter().enumerate().find(|(place, section)| match section.condition {
                    Some(condition) => condition.holds(value),
                    // Without a condition the second of three is for negative numbers, the last for all others.
                    None => *place == last || (*place == 0 && value > 0.0) || (*place == 1 && value < 0.0),
                });
                let (place, section) = found?;
                let own = section.condition.map_or(place == 1 && last == 2, Condition::is_negative);
                Some((section, own))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_cells_show_them() {
        let check = |value: f64, code: &str, expected: &str| {
            assert_eq!(Format::read(code).shown(value, 0.0), expected, "{value} {code}");
        };
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
        check(0.5, "# ?/?", "1/2");
        check(2.25, "# ?/?", "2 1/4");
        check(-2.0, "# ?/?", "-2");
        check(0.9999, "# ?/?", "1");
        check(0.123_456_7, "# ???/???", "10/81");
        check(0.3, "?/?", "2/7");
        check(1.75, "?/?", "7/4");
        check(2.4, "# ?/8", "2 3/8");
        check(0.25, "# ??/100", "25/100");
        check(f64::NAN, "0", "");
        check(0.0, "0;-0;;@", "");
        check(-3.0, "0.0;", "");
        check(5.0, "\"无\"", "无");
        check(5.0, "General\"元\"", "5元");
        check(-5.5, "@", "-5.5");
        check(4_227_200_558.0, "00000-00000", "42272-00558");
        check(978_711_518_092.0, "0-00000-00000-0", "9-78711-51809-2");
        check(558.0, "00000-00000", "00000-00558");
        check(12.0, "###-####", "-12");
        check(42.0, "000000", "000042");
        check(1_234.0, "0,", "1");
        check(12_345.0, "[>999]#,\"K\";0", "12K");
        check(500.0, "[>999]#,\"K\";0", "500");
        check(-7.0, "[<0]\"负\"0;0", "负7");
        check(-7.0, "[>=100]0\"大\";0\"小\"", "-7小");
        check(12_345.0, "0.00E+00", "1.23E+04");
        check(0.000_123, "0.0E-0", "1.2E-4");
        check(12_345.0, "##0.0E+0", "12.3E+3");
        check(9_999.9, "0.0E+00", "1.0E+04");
        check(-29_817.97, "#,##0_);(#,##0)", "(29818)");
        check(0.5, "#.##", ".5");
        check(45.6, ".0", "45.6");
        check(0.6, ".0", ".6");
        check(3e-104, "General", "3E-104");
        check(-0.004, "0.00", "0");
    }

    #[test]
    fn dates_as_cells_show_them() {
        let check = |value: f64, code: &str, expected: &str| {
            assert_eq!(Format::read(code).shown(value, 0.0), expected, "{value} {code}");
        };
        check(44_561.0, "yyyy\"年\"m\"月\"d\"日\"", "2021年12月31日");
        check(44_561.0, "m/d/yyyy", "12/31/2021");
        check(44_561.0, "mm-dd-yy", "2021年12月31日");
        check(44_561.0, "[$-804]yyyy\"年\"m\"月\";@", "2021年12月");
        check(44_561.0, "yyyy/mm/dd", "2021/12/31");
        check(44_561.5, "yyyy-m-d h:mm", "2021-12-31 12:00");
        check(60.0, "yyyy-m-d", "1900-2-29");
        check(1.0, "yyyy-m-d", "1900-1-1");
        check(3e9, "yyyy-m-d", "3000000000");
        check(0.999_987_27, "h:mm:ss", "23:59:58");
        check(0.999_999_999_9, "yyyy-m-d h:mm:ss", "1900-1-1 0:00:00");
        check(0.499_999_999_99, "h:mm", "12:00");
        check(0.75, "h:mm AM/PM", "6:00 PM");
        check(0.01, "上午/下午h\"时\"mm\"分\"", "上午12时14分");
        check(1.5, "[h]:mm", "36:00");
        check(0.5 + 1.25 / 86_400.0, "mm:ss.00", "00:01.25");
        check(44_561.0, "aaaa", "星期五");
        check(44_561.0, "dddd, mmmm d, yyyy", "Friday, December 31, 2021");
        check(44_561.0, "d-mmm-yy", "31-Dec-21");
    }
}
