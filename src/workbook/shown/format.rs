//! A number format, applied to a number.

use super::code::{Kind, Section, Token, sections};
use super::date;
use super::digits::{fixed, plain, without_zeros};

/// A number format: one section for all numbers, or one each for positive numbers, negative numbers and zero.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Format {
    sections: Vec<Section>,
}

impl Format {
    /// Parses `code`.
    pub(super) fn read(code: &str) -> Self {
        // The fourth section is for texts.
        Self { sections: sections(code).into_iter().take(3).map(Section::read).collect() }
    }

    /// The text of `value`; `shift` is added to it, in days, if the format is a date.
    ///
    /// Thousands commas and padding zeros are dropped, so that an amount reads as it was typed. Words, percent signs
    /// and rounding are kept: they are what the printed form shows.
    pub(super) fn shown(&self, value: f64, shift: f64) -> String {
        if !value.is_finite() {
            return String::new();
        }
        // A section for negative numbers writes its own minus sign or brackets.
        let (section, signless) = match self.sections.as_slice() {
            [_, negative, ..] if value < 0.0 => (negative, true),
            [_, _, zero] if value == 0.0 => (zero, false),
            [first, ..] => (first, false),
            [] => return plain(value),
        };
        match section.kind {
            Kind::General => plain(value),
            Kind::Number { decimals, percent, zero_shown } => {
                let negative = value < 0.0 && !signless;
                let magnitude = if percent { value.abs() * 100.0 } else { value.abs() };
                let rounded = fixed(magnitude, decimals);
                let digits = if percent { rounded } else { without_zeros(&rounded) };
                let zero = !digits.bytes().any(|b| (b'1'..=b'9').contains(&b));
                let mut out = String::new();
                for token in &section.tokens {
                    match token {
                        Token::Literal(text) => out.push_str(text),
                        // `"-"??` of the accounting formats shows zero as a dash alone.
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
            Kind::Date => date::shown(value + shift, &section.tokens),
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
        check(0.5, "# ?/?", "0.5");
        check(f64::NAN, "0", "");
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
    }
}
