//! Formulas, shown where the file does not hold their results.

use super::super::limits;
use super::super::text::Text;
use std::borrow::Cow;
use std::collections::HashMap;

/// Shared formulas by number: each is stored once, however many cells have it.
#[derive(Default)]
pub(super) struct Formulas {
    by_number: HashMap<String, (String, bool)>,
    bytes: usize,
}

/// The formula of a cell.
#[derive(Default)]
pub(super) struct Formula {
    pub(super) text: Text,
    /// The number of a shared formula; only the first of its cells has the text.
    pub(super) shared: Option<String>,
}

impl Formulas {
    /// Keeps `formula` for the cells that share it.
    pub(super) fn keep(&mut self, formula: &Formula) {
        let (Some(number), false) = (&formula.shared, formula.text.as_str().is_empty()) else { return };
        let bytes = self.bytes + formula.text.as_str().len();
        if bytes <= limits::TEXT_BYTES && self.by_number.len() < limits::CELLS {
            self.bytes = bytes;
            self.by_number.insert(number.clone(), shown(formula.text.as_str()));
        }
    }

    /// The text of a cell with `formula` and no result, and whether it lacks one; empty for an empty formula.
    pub(super) fn shown(&self, formula: &Formula) -> (Cow<'_, str>, bool) {
        if formula.text.as_str().is_empty() {
            // Its references are those of the first cell: it is shown as a hint only.
            let kept = formula.shared.as_ref().and_then(|number| self.by_number.get(number));
            return kept.map_or((Cow::Borrowed(""), false), |(text, computes)| (Cow::Borrowed(text), *computes));
        }
        let (text, computes) = shown(formula.text.as_str());
        (Cow::Owned(text), computes)
    }
}

fn shown(formula: &str) -> (String, bool) {
    (format!("={formula}"), computes(formula))
}

/// Whether a formula computes something. Some programs store a typed `=1家` as a formula, though it is a target value.
fn computes(formula: &str) -> bool {
    // Calls, references to other sheets, operators, or a cell such as B2 or B$2. `=-5` or `=100%` compute nothing.
    let mut after_letter = false;
    formula.chars().any(|c| {
        let reference = after_letter && c.is_ascii_digit();
        after_letter = c.is_ascii_alphabetic() || (after_letter && c == '$');
        reference || matches!(c, '(' | '!' | '+' | '*' | '/' | '&')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_formula() {
        for (text, expected) in
            [("1家", false), ("100%", false), ("SUM(E6:E9)", true), ("E6+F6", true), ("B2", true), ("表1!A1", true)]
        {
            assert_eq!(computes(text), expected, "{text}");
        }
    }
}
