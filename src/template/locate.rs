//! The line of an element in a RON text, for errors that are found after parsing.

/// A step from a value to one of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The field of a struct.
    Field(&'static str),
    /// The element of a list.
    Index(usize),
}

/// The line (from 1) of the part that `steps` lead to; the line of the nearest part found, where the text lacks it.
pub(super) fn line_of(source: &str, steps: &[Step]) -> usize {
    let mut at = skip_blank(source, 0);
    for step in steps {
        let found = match step {
            Step::Field(name) => field(source, at, name),
            Step::Index(index) => element(source, at, *index),
        };
        match found {
            Some(place) => at = place,
            None => break,
        }
    }
    1 + source[..at.min(source.len())].matches('\n').count()
}

fn field(source: &str, at: usize, name: &str) -> Option<usize> {
    parts(source, at, '(')?.into_iter().find_map(|part| {
        let after = source[part..].strip_prefix(name)?.trim_start().strip_prefix(':')?;
        Some(skip_blank(source, source.len() - after.len()))
    })
}

fn element(source: &str, at: usize, index: usize) -> Option<usize> {
    parts(source, at, '[')?.get(index).copied()
}

/// Where each part inside the next `open` bracket begins.
fn parts(source: &str, at: usize, open: char) -> Option<Vec<usize>> {
    let start = at + source[at..].find(open)? + 1;
    let mut begins = vec![skip_blank(source, start)];
    let (mut depth, mut i) = (0usize, start);
    while let Some(c) = source[i..].chars().next() {
        match c {
            '"' => {
                i = end_of_string(source, i);
                continue;
            }
            '/' if source[i..].starts_with("//") || source[i..].starts_with("/*") => {
                i = skip_blank(source, i);
                continue;
            }
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => begins.push(skip_blank(source, i + 1)),
            _ => {}
        }
        i += c.len_utf8();
    }
    Some(begins)
}

fn end_of_string(source: &str, quote: usize) -> usize {
    let mut escaped = false;
    for (i, c) in source[quote + 1..].char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return quote + 1 + i + 1,
            _ => {}
        }
    }
    source.len()
}

/// The next place at or after `at` that is neither white space nor comment.
fn skip_blank(source: &str, mut at: usize) -> usize {
    loop {
        let rest = &source[at..];
        let trimmed = rest.trim_start();
        at += rest.len() - trimmed.len();
        if trimmed.starts_with("//") {
            at += trimmed.find('\n').unwrap_or(trimmed.len());
        } else if trimmed.starts_with("/*") {
            at += trimmed.find("*/").map_or(trimmed.len(), |end| end + 2);
        } else {
            return at;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Step::{Field, Index};

    const SOURCE: &str = "// a [comment\n(\n  id: \"x(\\\"\", /* , */\n  rows: [\n    [(text: \"a\")],\n    [\n      (text: \"b,]\"), (text: \"c\"),\n      (\n        text: \"d\")]],\n)\n";

    #[test]
    fn lines() {
        for (steps, line) in [
            (vec![], 2),
            (vec![Field("id")], 3),
            (vec![Field("rows")], 4),
            (vec![Field("rows"), Index(0)], 5),
            (vec![Field("rows"), Index(1), Index(1)], 7),
            (vec![Field("rows"), Index(1), Index(2), Field("text")], 9),
            (vec![Field("rows"), Index(7)], 4),
            (vec![Field("none")], 2),
        ] {
            assert_eq!(line_of(SOURCE, &steps), line, "{steps:?}");
        }
    }
}
