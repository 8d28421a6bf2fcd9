//! Writes texts and column names as a project file stores them.

use crate::model::Column;
use std::fmt::{Display, Formatter, Result};

/// A text in quotes. Only quotes, backslashes and control characters are escaped; all other Unicode is left as it is.
pub(super) struct Quoted<'t> {
    text: &'t str,
    /// The indentation level of the lines; None writes the text on one line.
    depth: Option<usize>,
}

impl<'t> Quoted<'t> {
    /// The text on one line, even if it contains line ends.
    pub(super) fn inline(text: &'t str) -> Self {
        Self { text, depth: None }
    }

    /// The text line by line, each indented by `depth` levels.
    pub(super) fn lines(text: &'t str, depth: usize) -> Self {
        Self { text, depth: text.contains('\n').then_some(depth) }
    }
}

impl Display for Quoted<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("\"")?;
        match self.depth {
            None => escaped(self.text, f)?,
            Some(depth) => {
                for line in self.text.split_inclusive('\n') {
                    // A backslash at the end of a line makes RON skip the line end and the indentation after it.
                    write!(f, "\\\n{:width$}", "", width = 4 * depth)?;
                    // A space of the text itself would be skipped with the indentation, so it is escaped.
                    let own = line.strip_prefix(' ');
                    f.write_str(if own.is_some() { "\\x20" } else { "" })?;
                    escaped(own.unwrap_or(line), f)?;
                }
            }
        }
        f.write_str("\"")
    }
}

fn escaped(text: &str, f: &mut Formatter<'_>) -> Result {
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c == '"' || c == '\\' || c.is_control()) {
        f.write_str(&rest[..at])?;
        let mut after = rest[at..].chars();
        match after.next() {
            Some('\n') => f.write_str("\\n")?,
            Some('\r') => f.write_str("\\r")?,
            Some('\t') => f.write_str("\\t")?,
            Some(c @ ('"' | '\\')) => write!(f, "\\{c}")?,
            Some(control) => write!(f, "\\u{{{:x}}}", u32::from(control))?,
            None => {}
        }
        rest = after.as_str();
    }
    f.write_str(rest)
}

/// A column's name in the file, as its `Deserialize` expects it.
pub(super) struct ColumnName<'c>(pub(super) &'c Column);

impl Display for ColumnName<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.0 {
            Column::Extra(key) => write!(f, "{}({})", self.0.file_name(), Quoted::inline(key.as_str())),
            named => f.write_str(named.file_name()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let written = Quoted::lines(text, 1).to_string();
        assert_eq!(written, expected);
        assert_eq!(crate::base::notation::read::<String>(&written).as_deref(), Ok(text));
        assert_eq!(crate::base::notation::read::<String>(&Quoted::inline(text).to_string()).as_deref(), Ok(text));
    }

    #[test]
    fn texts() {
        check("", "\"\"");
        check("≥95% 👨‍👩‍👧 e\u{301} 'x'", "\"≥95% 👨‍👩‍👧 e\u{301} 'x'\"");
        check("“a\"b\\c", "\"“a\\\"b\\\\c\"");
        check("\r\t\0\u{1b}\u{85}", "\"\\r\\t\\u{0}\\u{1b}\\u{85}\"");
    }

    #[test]
    fn texts_of_several_lines() {
        check("1、甲\n2、乙", "\"\\\n    1、甲\\n\\\n    2、乙\"");
        check(" a\n\n  b\n", "\"\\\n    \\x20a\\n\\\n    \\n\\\n    \\x20 b\\n\"");
        check("\n\tb", "\"\\\n    \\n\\\n    \\tb\"");
    }
}
