//! Splits a text into its numbers and the text around them.

/// A text in pieces. There is one more literal than there are numbers.
pub(super) struct Pieces<'t> {
    pub(super) literals: Vec<&'t str>,
    pub(super) numbers: Vec<&'t str>,
}

impl<'t> Pieces<'t> {
    /// Splits `text`. With `decimals`, 0.5 is one number.
    pub(super) fn of(text: &'t str, decimals: bool) -> Self {
        let mut pieces = Self { literals: Vec::new(), numbers: Vec::new() };
        let mut rest = text;
        while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
            let (literal, number) = rest.split_at(start);
            let end = end_of_number(number, decimals);
            let (number, after) = number.split_at(end);
            pieces.literals.push(literal);
            pieces.numbers.push(number);
            rest = after;
        }
        pieces.literals.push(rest);
        pieces
    }

    /// Returns the text with `numbers` in place of its own.
    pub(super) fn with(&self, numbers: &[String]) -> String {
        let mut text = String::new();
        for (i, literal) in self.literals.iter().enumerate() {
            text.push_str(literal);
            text.push_str(numbers.get(i).map_or("", String::as_str));
        }
        text
    }
}

fn end_of_number(text: &str, decimals: bool) -> usize {
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let whole = digits(text);
    match text.get(whole..).and_then(|rest| rest.strip_prefix('.')).filter(|_| decimals).map(digits) {
        Some(fraction) if fraction > 0 => whole + 1 + fraction,
        _ => whole,
    }
}

/// Writes `number` as wide as `like`, if that is padded with zeros.
pub(super) fn padded(number: &impl ToString, like: &str) -> String {
    let width = if like.starts_with('0') { like.len() } else { 0 };
    format!("{:0>width$}", number.to_string())
}
