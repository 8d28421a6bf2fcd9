//! Finds where the values of a RON text begin and end, since ron does not tell.

use super::tree::{Node, Part};

/// The tree of `text`, whose brackets and quotes match.
pub(super) fn tree(text: &str) -> Node<'_> {
    Scanner { text, at: 0 }.value()
}

/// Walks over a text.
struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Scanner<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn since(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn value(&mut self) -> Node<'t> {
        self.skip_blank();
        let at = self.at;
        self.skip_bare();
        let name = self.since(at);
        let end = self.at;
        self.skip_blank();
        let open = self.rest().chars().next().filter(|c| *c == '(' || (name.is_empty() && ['[', '{'].contains(c)));
        let parts = if open.is_some() { self.parts() } else { Vec::new() };
        if open.is_none() {
            // Blanks after a value without brackets are not part of it.
            self.at = end;
        }
        Node { text: self.since(at), name, open, parts, at }
    }

    /// The parts between the bracket here and the one that closes it.
    fn parts(&mut self) -> Vec<Part<'t>> {
        let mut parts = Vec::new();
        self.at += 1;
        loop {
            self.skip_blank();
            match self.rest().chars().next() {
                None => return parts,
                Some(')' | ']' | '}') => {
                    self.at += 1;
                    return parts;
                }
                Some(',') => self.at += 1,
                Some(_) => parts.push(self.part()),
            }
        }
    }

    fn part(&mut self) -> Part<'t> {
        let first = self.value();
        self.skip_blank();
        if self.rest().starts_with(':') {
            self.at += 1;
            Part { key: Some(first), value: self.value() }
        } else {
            Part { key: None, value: first }
        }
    }

    /// Skips a text in quotes, or everything up to the next sign.
    fn skip_bare(&mut self) {
        let rest = self.rest();
        // r"…" and r#"…"# end at a quote that is followed by as many #.
        let raw = rest.strip_prefix('r').map(|raw| raw.trim_start_matches('#')).filter(|raw| raw.starts_with('"'));
        self.at += if let Some(raw) = raw {
            let opening = rest.len() - raw.len() + 1;
            let closing = format!("\"{}", "#".repeat(opening - 2));
            raw.get(1..).and_then(|raw| raw.find(&closing)).map_or(rest.len(), |end| opening + end + closing.len())
        } else if let Some(quote) = rest.chars().next().filter(|c| ['"', '\''].contains(c)) {
            end_of_quoted(rest, quote)
        } else {
            let ends = |(i, c): &(usize, char)| {
                c.is_whitespace()
                    || ",:()[]{}".contains(*c)
                    || ["//", "/*"].iter().any(|note| rest[*i..].starts_with(note))
            };
            rest.char_indices().find(ends).map_or(rest.len(), |(i, _)| i)
        };
    }

    /// Skips white space, comments, and the attributes at the start of a text.
    fn skip_blank(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            let end = if trimmed.starts_with("//") {
                trimmed.find('\n')
            } else if trimmed.starts_with("/*") {
                end_of_comment(trimmed)
            } else if trimmed.starts_with("#!") {
                trimmed.find(']').map(|end| end + 1)
            } else {
                return;
            };
            self.at += end.unwrap_or(trimmed.len());
        }
    }
}

/// The length in bytes of the text in quotes at the start of `rest`, with the quotes.
fn end_of_quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (i, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return i + c.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}

/// The length in bytes of the comment at the start of `rest`; in RON comments can be nested.
fn end_of_comment(rest: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = 0;
    loop {
        let next = at + rest.get(at..)?.find(['/', '*'])?;
        let sign = rest.get(next..next + 2)?;
        depth = match sign {
            "/*" => depth + 1,
            "*/" => depth - 1,
            _ => depth,
        };
        at = next + if ["/*", "*/"].contains(&sign) { 2 } else { 1 };
        if depth == 0 {
            return Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::notation::place::Place;

    const SOURCE: &str = "#![enable(implicit_some)]\n// a [comment\n(\n  id: \"x(\\\"\", /* , /* ( */ */\n  raw: r#\"a\")\"#, c: '(',\n  rows: [\n    [(text: \"a\")],\n    [\n      (text: \"b,]\"), (text: \"c\"),\n      grid(\n        text: \"d\")]],\n  codes: {\"≥\": \"1\",\n    \"定性\": \"6\"}, rows_: none, same: 1,\n  same: 2,\n)\n";

    fn check(place: &Place<'_>, line: usize, text: &str) {
        let whole = tree(SOURCE);
        let found = whole.find(place);
        assert_eq!(1 + SOURCE[..found.at].matches('\n').count(), line, "{place:?}");
        assert!(found.text.starts_with(text), "{place:?}: {}", found.text);
    }

    #[test]
    fn places() {
        let root = Place::default();
        let rows = root.field("rows");
        check(&root, 3, "(\n  id");
        check(&root.field("id"), 4, "\"x(\\\"\"");
        check(&root.field("raw"), 5, "r#\"a\")\"#");
        check(&root.field("c"), 5, "'('");
        check(&rows, 6, "[");
        check(&rows.item(0), 7, "[(text");
        check(&rows.item(1).item(1), 9, "(text: \"c\")");
        check(&rows.item(1).item(2), 10, "grid(");
        check(&rows.item(1).item(2).field("text"), 11, "\"d\"");
        check(&rows.item(7), 6, "[");
        check(&root.field("codes").item(1), 13, "\"6\"");
        check(&root.field("rows_"), 13, "none");
        check(&root.field("same"), 14, "2");
        check(&root.field("none").item(3), 3, "(");
    }

    #[test]
    fn any_text_comes_to_an_end() {
        for text in ["", "(", ")", "[,,", "a:b", "\"", "'", "r#\"", "/*", "/*/", "(a::b)", "#![", "{(]})", "\\"] {
            let _ = tree(text);
        }
    }
}
