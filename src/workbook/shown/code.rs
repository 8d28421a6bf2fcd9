//! Parses the codes of number formats, as far as they change what a form shows.

/// A section of a format, for one sign of numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) kind: Kind,
    pub(super) tokens: Vec<Token>,
}

/// How a section shows a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    General,
    Number { decimals: usize, percent: bool, zero_shown: bool },
    Date,
}

/// A part of a format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Literal(String),
    /// The place of the number's digits.
    Digits,
    /// A part of a date: its letter, and how often it is repeated.
    Date(char, usize),
}

impl Section {
    /// Parses the section `code`.
    pub(super) fn read(code: &str) -> Self {
        let mut section = Self { kind: Kind::General, tokens: Vec::new() };
        let trimmed = code.trim();
        if !trimmed.is_empty() && !trimmed.eq_ignore_ascii_case("general") && trimmed != "@" {
            section.parse(code);
        }
        section
    }

    fn parse(&mut self, code: &str) {
        let (mut decimals, mut percent, mut after_point, mut dated, mut zero_shown) = (0, false, false, false, false);
        let mut chars = code.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' => {
                    let text: String = chars.by_ref().take_while(|c| *c != '"').collect();
                    self.literal(&text);
                }
                '\\' => {
                    if let Some(c) = chars.next() {
                        self.literal(c.encode_utf8(&mut [0; 4]));
                    }
                }
                // `_x` is a space as wide as x, `*x` fills the cell with x: alignment, not text.
                '_' | '*' => drop(chars.next()),
                '[' => {
                    let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    // Of [$￥-804] the currency sign is text; colours, conditions and [h] are ignored.
                    if let Some(sign) = inner.strip_prefix('$').and_then(|rest| rest.split('-').next()) {
                        self.literal(sign);
                    }
                }
                '0' | '#' | '?' => {
                    decimals += usize::from(after_point);
                    zero_shown |= c == '0';
                    self.digits();
                }
                '.' => after_point = true,
                // Thousands separators are left out so that an amount reads as it was typed.
                ',' => {}
                '%' => {
                    percent = true;
                    self.literal("%");
                }
                'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => {
                    dated = true;
                    let letter = c.to_ascii_lowercase();
                    let mut count = 1;
                    while chars.next_if(|next| next.eq_ignore_ascii_case(&letter)).is_some() {
                        count += 1;
                    }
                    self.tokens.push(Token::Date(letter, count));
                }
                '/' if !dated && self.tokens.contains(&Token::Digits) => {
                    self.tokens.clear();
                    return;
                }
                '@' if dated => {}
                '@' => self.digits(),
                // Forms have no use for E+00 and fractions (`# ?/?`, above): the number is shown plainly.
                'E' | 'e' if !dated => {
                    self.tokens.clear();
                    return;
                }
                c => self.literal(c.encode_utf8(&mut [0; 4])),
            }
        }
        self.kind = if dated {
            Kind::Date
        } else if self.tokens.contains(&Token::Digits) {
            Kind::Number { decimals, percent, zero_shown }
        } else {
            Kind::General
        };
    }

    fn literal(&mut self, text: &str) {
        match self.tokens.last_mut() {
            Some(Token::Literal(before)) => before.push_str(text),
            _ => self.tokens.push(Token::Literal(text.to_owned())),
        }
    }

    fn digits(&mut self) {
        if !self.tokens.contains(&Token::Digits) {
            self.tokens.push(Token::Digits);
        }
    }
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
