//! Parses a section of a number format.

use super::code::{Kind, Section, Token};
use super::condition::Condition;

/// The names of the halves of a day.
const HALVES: [(&str, &str, &str); 3] = [("上午/下午", "上午", "下午"), ("am/pm", "AM", "PM"), ("a/p", "A", "P")];

impl Section {
    /// Parses the section `code`; one of several that is empty shows nothing.
    pub(super) fn read(code: &str, alone: bool) -> Self {
        let mut section = Self { kind: Kind::General, tokens: Vec::new(), condition: None };
        let trimmed = code.trim();
        if trimmed.is_empty() {
            section.kind = if alone { Kind::General } else { Kind::Words };
        } else if trimmed != "@" {
            Parser { section: &mut section, rest: code }.parse();
        }
        section
    }

    fn has(&self, wanted: impl Fn(&Token) -> bool) -> bool {
        self.tokens.iter().any(wanted)
    }
}

/// A section while it is parsed.
struct Parser<'s, 'c> {
    section: &'s mut Section,
    rest: &'c str,
}

impl<'c> Parser<'_, 'c> {
    fn parse(mut self) {
        let mut general = false;
        while let Some(c) = self.rest.chars().next() {
            if self.halves() || self.date() {
                continue;
            }
            let word = ["General", "@"]
                .into_iter()
                .find(|word| self.rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)));
            if let Some(word) = word {
                self.rest = &self.rest[word.len()..];
                general = true;
                self.section.tokens.push(Token::Digit('#'));
                continue;
            }
            self.rest = &self.rest[c.len_utf8()..];
            self.see(c);
        }
        let dated = |token: &Token| matches!(token, Token::Date(..) | Token::Elapsed(..) | Token::Halves(..));
        self.section.kind = if self.section.has(dated) {
            Kind::Date
        } else if general {
            Kind::General
        } else if self.section.has(|token| matches!(token, Token::Digit(_))) {
            Kind::Number
        } else {
            Kind::Words
        };
    }

    fn see(&mut self, c: char) {
        match c {
            '"' => {
                let text = self.until('"');
                self.literal(text);
            }
            '\\' => {
                let next = self.next();
                self.literal(next);
            }
            // `_x` is a space as wide as x, `*x` fills the cell with x: alignment, not text.
            '_' | '*' => drop(self.next()),
            '[' => {
                let inner = self.until(']');
                self.bracket(inner);
            }
            '0' | '#' | '?' if self.is_subsecond() => {
                if let Some(Token::Subsecond(digits)) = self.section.tokens.last_mut() {
                    *digits += 1;
                }
            }
            '0' | '#' | '?' => self.section.tokens.push(Token::Digit(c)),
            '1'..='9' if self.section.has(|token| *token == Token::Bar) => self.section.tokens.push(Token::Fixed(c)),
            '.' if matches!(self.section.tokens.last(), Some(Token::Date('s', _) | Token::Elapsed('s', _))) => {
                self.section.tokens.push(Token::Subsecond(0));
            }
            '.' => self.section.tokens.push(Token::Point),
            // Between digits a comma groups them, which is left out so that an amount reads as it was typed.
            ',' if !self.rest.starts_with(['0', '#', '?']) && self.digits_before() => {
                self.section.tokens.push(Token::Thousands);
            }
            ',' if self.digits_before() => {}
            '%' => self.section.tokens.push(Token::Percent),
            '/' if self.digits_before() => self.section.tokens.push(Token::Bar),
            'E' | 'e' if self.digits_before() && self.rest.starts_with(['+', '-']) => {
                let signed = self.next() == "+";
                self.section.tokens.push(Token::Exponent(signed));
            }
            c => self.literal(c.encode_utf8(&mut [0; 4])),
        }
    }

    fn is_subsecond(&self) -> bool {
        matches!(self.section.tokens.last(), Some(Token::Subsecond(_)))
    }

    fn digits_before(&self) -> bool {
        self.section.has(|token| matches!(token, Token::Digit(_)))
    }

    /// Takes the name of the halves of a day.
    fn halves(&mut self) -> bool {
        let found = HALVES
            .iter()
            .find(|(code, ..)| self.rest.get(..code.len()).is_some_and(|start| start.to_lowercase() == *code));
        if let Some((code, before, after)) = found {
            self.rest = &self.rest[code.len()..];
            self.section.tokens.push(Token::Halves(before, after));
        }
        found.is_some()
    }

    /// Takes a letter of a date, repeated.
    fn date(&mut self) -> bool {
        let letter = self.rest.chars().next().map(|c| c.to_ascii_lowercase());
        let Some(letter) = letter.filter(|letter| "ymdhsa".contains(*letter)) else { return false };
        let count = self.rest.chars().take_while(|c| c.eq_ignore_ascii_case(&letter)).count();
        // 一 and 星期一; a single a is a letter.
        if letter == 'a' && count < 3 {
            return false;
        }
        self.rest = &self.rest[count..];
        self.section.tokens.push(Token::Date(letter, count));
        true
    }

    fn bracket(&mut self, inner: &str) {
        let mut letters = inner.chars().map(|c| c.to_ascii_lowercase());
        let first = letters.next().filter(|first| "hms".contains(*first));
        if let Some(letter) = first.filter(|first| letters.all(|c| c == *first)) {
            self.section.tokens.push(Token::Elapsed(letter, inner.len()));
        } else if let Some(sign) = inner.strip_prefix('$').and_then(|rest| rest.split('-').next()) {
            // Of [$￥-804] the currency sign is text; colours are not.
            self.literal(sign);
        } else if let Some(condition) = Condition::read(inner) {
            self.section.condition = Some(condition);
        }
    }

    /// Takes the text up to `end`, and that.
    fn until(&mut self, end: char) -> &'c str {
        let (text, rest) = self.rest.split_once(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        text
    }

    /// Takes the next character.
    fn next(&mut self) -> &'c str {
        let end = self.rest.chars().next().map_or(0, char::len_utf8);
        let (next, rest) = self.rest.split_at(end);
        self.rest = rest;
        next
    }

    fn literal(&mut self, text: &str) {
        match self.section.tokens.last_mut() {
            Some(Token::Literal(before)) => before.push_str(text),
            _ => self.section.tokens.push(Token::Literal(text.to_owned())),
        }
    }
}
