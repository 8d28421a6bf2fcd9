//! Breaks text into lines of a given width. PDF, XLSX row heights and the window all use these lines.

use super::breaking::Breaker;
use crate::base::face::{Faces, Role};

/// Advance of a tab, in thousandths of an em.
const TAB: u16 = 2000;

/// A line of a wrapped text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// Start in the text, in bytes.
    pub start: usize,
    /// End in the text, in bytes, without the line end and the spaces before it.
    pub end: usize,
    /// Width, pt.
    pub width: f32,
}

/// Returns the advance of `c` in thousandths of an em.
pub(super) fn advance(faces: &Faces, role: Role, c: char) -> u16 {
    if c == '\t' { TAB } else { faces.advance(role, c) }
}

/// Wraps `text`, set in `role` at `size` pt, to `width` pt and adds the lines to `lines`.
///
/// Every character is in a line, except line ends and the spaces at which a line breaks. Text without a possible break
/// is broken where the width ends. An empty text has no lines.
pub fn wrap(faces: &Faces, role: Role, text: &str, size: f32, width: f32, lines: &mut Vec<Line>) {
    if text.is_empty() {
        return;
    }
    let mut at = 0;
    // A line break typed by the user begins a paragraph, even an empty one: goals are often listed line by line.
    for paragraph in text.split('\n') {
        wrap_paragraph(faces, role, text, at..at + paragraph.len(), (size, width), lines);
        at += paragraph.len() + 1;
    }
}

fn wrap_paragraph(
    faces: &Faces,
    role: Role,
    text: &str,
    range: std::ops::Range<usize>,
    (size, width): (f32, f32),
    lines: &mut Vec<Line>,
) {
    let per_em = size / 1000.0;
    let mut breaker = Breaker::default();
    // The current line: its start, its width with and without trailing spaces, and the last possible break with the
    // width up to it.
    let (mut start, mut used, mut inked, mut ink_end) = (range.start, 0.0_f32, 0.0_f32, range.start);
    let mut last_break: Option<(usize, f32, usize, f32)> = None;
    for (i, c) in text[range.clone()].char_indices().map(|(i, c)| (range.start + i, c)) {
        if breaker.may_break_before(c) && i > start {
            last_break = Some((i, used, ink_end, inked));
        }
        let wide = f32::from(advance(faces, role, c)) * per_em;
        // Spaces hang over the edge, as in word processors. A single character wider than the line still gets its line.
        if used + wide > width && !c.is_whitespace() && i > start {
            let (next, before, end, line_width) = last_break.take().unwrap_or((i, used, ink_end, inked));
            lines.push(Line { start, end: end.max(start), width: line_width });
            start = next;
            used -= before;
            inked -= before;
        }
        used += wide;
        if !c.is_whitespace() {
            inked = used;
            ink_end = i + c.len_utf8();
        }
    }
    // Spaces at the end of a paragraph were typed by the user and stay in the text.
    lines.push(Line { start, end: range.end, width: inked.max(0.0) });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Wraps at `ems` full-width characters and joins the lines with bars.
    fn check(text: &str, ems: f32, expected: &str) {
        let mut lines = Vec::new();
        wrap(&Faces::bundled(), Role::Body, text, 10.0, ems * 10.0, &mut lines);
        let found: Vec<_> = lines.iter().map(|line| &text[line.start..line.end]).collect();
        assert_eq!(found.join("|"), expected);
        for line in &lines {
            assert!(line.width <= ems * 10.0 + 10.0, "{line:?}");
        }
    }

    #[test]
    fn chinese() {
        check("保障科室工作", 3.0, "保障科|室工作");
        check("保障科，室工作", 3.0, "保障|科，室|工作");
        check("保障（科室）工作", 3.0, "保障|（科|室）工|作");
        check("", 3.0, "");
        check("一\n二\n", 3.0, "一|二|");
    }

    #[test]
    fn numbers_stay_with_their_unit() {
        check("安排工作经费5000万元", 7.5, "安排工作经费|5000万元");
        check("完成率≥95%以上", 4.5, "完成率|≥95%以|上");
    }

    #[test]
    fn what_cannot_break_is_broken() {
        check(&"a".repeat(10), 3.0, "aaaaa|aaaaa");
        check("，，，，", 2.0, "，，|，，");
        check("字", 0.1, "字");
    }

    #[test]
    fn spaces_hang() {
        check("aa bb", 1.5, "aa|bb");
        check("aa  ", 9.0, "aa  ");
    }
}
