//! Writes digits into the places that a format gives for them.

use super::code::Token;

pub(super) fn is_digit(token: &Token) -> bool {
    matches!(token, Token::Digit(_))
}

/// The text as far as it was written, and whether a minus sign is still to be put before the first digit.
pub(super) struct Out {
    pub(super) text: String,
    pub(super) sign: bool,
}

impl Out {
    /// Writes `digits` into the places before the point, from the right: the first takes all that is left.
    pub(super) fn whole(&mut self, digits: &str, tokens: &[Token]) {
        let places = tokens.iter().filter(|token| is_digit(token)).count();
        let mut left = places;
        for token in tokens {
            if let Token::Digit(kind) = token {
                let first = left == places;
                left -= 1;
                let end = digits.len().saturating_sub(left);
                let start = if first { 0 } else { end.saturating_sub(usize::from(digits.len() > left)) };
                match digits.get(start..end).filter(|piece| !piece.is_empty()) {
                    // A number without a whole part shows its zero only where the format has one.
                    Some("0") if *kind != '0' && digits == "0" => {}
                    Some(piece) => self.digit(piece),
                    None if *kind == '0' && !digits.is_empty() => self.digit("0"),
                    None => {}
                }
            } else {
                self.other(token);
            }
        }
        // `.0` has no place for a whole part, which is shown for all that.
        if places == 0 && !digits.is_empty() && digits != "0" {
            self.digit(digits);
        }
    }

    /// Writes `digits` into the places behind the point.
    pub(super) fn decimals(&mut self, digits: &str, tokens: &[Token]) {
        let mut rest = digits.chars();
        for token in tokens {
            match token {
                Token::Point if digits.is_empty() => {}
                Token::Point => self.digit("."),
                Token::Digit(_) => {
                    if let Some(digit) = rest.next() {
                        self.digit(digit.encode_utf8(&mut [0; 4]));
                    }
                }
                other => self.other(other),
            }
        }
    }

    pub(super) fn exponent(&mut self, power: i32, signed: bool, tokens: &[Token]) {
        self.text.push('E');
        self.text.push_str(if power < 0 {
            "-"
        } else if signed {
            "+"
        } else {
            ""
        });
        self.whole(&power.unsigned_abs().to_string(), tokens);
    }

    pub(super) fn digit(&mut self, digit: &str) {
        if std::mem::take(&mut self.sign) {
            self.text.push('-');
        }
        self.text.push_str(digit);
    }

    pub(super) fn other(&mut self, token: &Token) {
        match token {
            Token::Literal(text) => self.text.push_str(text),
            Token::Percent => self.text.push('%'),
            _ => {}
        }
    }
}
