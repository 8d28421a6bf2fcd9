//! Collapses the white space in the text of an HTML cell as a browser does.

/// The text of a cell, with collapsed white space.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) text: String,
    /// White space since the last character, if any: whether it contains a line break.
    space: Option<bool>,
    paragraph: bool,
}

impl Flow {
    pub(super) fn character(&mut self, c: char) {
        if c.is_ascii_whitespace() {
            self.space = Some(self.space.unwrap_or(false) || c == '\n' || c == '\r');
            return;
        }
        let last = self.text.chars().next_back();
        if self.paragraph && last.is_some() {
            self.text.push('\n');
        } else if let (Some(broken), Some(last)) = (self.space, last.filter(|last| *last != '\n')) {
            // A line break in the source between two Chinese characters is no space (CSS Text 3, 4.1.3).
            if !(broken && is_wide(last) && is_wide(c)) {
                self.text.push(' ');
            }
        }
        (self.paragraph, self.space) = (false, None);
        // Excel and Word write each further space as a no-break space.
        self.text.push(if c == '\u{a0}' { ' ' } else { c });
    }

    pub(super) fn line_break(&mut self) {
        (self.paragraph, self.space) = (false, None);
        self.text.push('\n');
    }

    pub(super) fn paragraph(&mut self) {
        self.paragraph |= !self.text.is_empty() && !self.text.ends_with('\n');
    }
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..)
}
