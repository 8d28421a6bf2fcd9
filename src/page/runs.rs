//! Lines of text as runs of one face each.

use super::Text;
use super::wrap::advance;
use crate::base::face::{Faces, Role};

/// Writes a line as runs of one face each: a PDF text operator takes one font.
pub(super) fn write_runs(
    texts: &mut Vec<Text>,
    faces: &Faces,
    (role, size): (Role, f32),
    line: &str,
    (mut x, baseline): (f32, f32),
    cell: usize,
) {
    let mut run: Option<Text> = None;
    for c in line.chars() {
        let (face, _) = faces.place(role, c);
        let wide = f32::from(advance(faces, role, c)) * size / 1000.0;
        // A tab has no glyph: it ends the run and only moves on.
        if c == '\t' || run.as_ref().is_some_and(|run| run.role != face) {
            texts.extend(run.take());
        }
        if c != '\t' {
            let fresh = || Text { x, baseline, size, role: face, text: String::new(), cell: Some(cell) };
            run.get_or_insert_with(fresh).text.push(c);
        }
        x += wide;
    }
    texts.extend(run);
}

/// The width of `text` on one line, pt.
pub(super) fn runs_width(faces: &Faces, role: Role, size: f32, text: &str) -> f32 {
    text.chars().map(|c| f32::from(advance(faces, role, c))).sum::<f32>() * size / 1000.0
}
