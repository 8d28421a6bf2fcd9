//! The codes of number formats (ECMA-376 part 1, 18.8.31), as far as they change what a form shows.

use super::condition::Condition;

/// A section of a format, for one kind of numbers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Section {
    pub(super) kind: Kind,
    pub(super) tokens: Vec<Token>,
    /// The numbers that it is for, where it says so.
    pub(super) condition: Option<Condition>,
}

/// How a section shows a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    General,
    Number,
    Date,
    /// Words alone, or nothing.
    Words,
}

/// A part of a format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Literal(String),
    /// The place of a digit: `0`, `#` or `?`.
    Digit(char),
    Point,
    Percent,
    /// Behind the last digit before the point: the number is shown in thousands.
    Thousands,
    /// `E+` or `E-`: whether a plus sign is shown.
    Exponent(bool),
    /// The bar of a fraction.
    Bar,
    /// A digit of a fixed denominator.
    Fixed(char),
    /// A part of a date: its letter, and how often it is repeated.
    Date(char, usize),
    /// Hours, minutes or seconds in all: `[h]`.
    Elapsed(char, usize),
    /// Digits of a second.
    Subsecond(usize),
    /// The halves of a day as they are called.
    Halves(&'static str, &'static str),
}

/// The sections of `code`, in the order positive, negative, zero, text.
pub(super) fn sections(code: &str) -> Vec<&str> {
    let mut sections = Vec::new();
    let (mut start, mut quoted, mut escaped) = (0, false, false);
    for (at, c) in code.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if !quoted => escaped = true,
            '"' => quoted = !quoted,
            ';' if !quoted => {
                sections.push(&code[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    sections.push(&code[start..]);
    sections
}
